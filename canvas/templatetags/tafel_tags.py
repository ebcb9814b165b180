"""Makes the page of a tafel keep itself up to date: `{% load tafel_tags %}{% follow_tafel %}`."""

from django import template
from django.urls import reverse

from maatwerk.lib import clock

from ..tafel_state import follows

register = template.Library()


@register.inclusion_tag("canvas/meetings/follow.html", takes_context=True)
def follow_tafel(context):
    """What static/js/tafel.js starts from. The page does not know its own mark yet: its first question is answered."""
    meeting = context["meeting"]
    return {
        "follow_url": reverse("canvas:meeting_live", args=[meeting.pk]) if follows(meeting) else "",
        "kind": "agenda",
        "stand": context.get("stand", ""),
        "news": f"{context['present']} aanwezig. {context['need']['lead']}",
        "now": int(clock.now().timestamp()),
        "live": context.get("live", False),
    }


@register.simple_tag(takes_context=True)
def may_show(context):
    """Whether the user may put this tafel on the big screen: she chairs it or was invited."""
    user = context["request"].user
    invited = any(attendee.user_id == user.pk for attendee in context["attendees"])
    return invited or context["meeting"].chair_id == user.pk
