"""The frame of every page about one case: `{% load case_tags %}`."""

from django import template

from ..case_frame import shared_with, stepper, tabs
from ..next_step import next_step

register = template.Library()


@register.simple_block_tag(takes_context=True)
def case_frame(context, content, case, user):
    """Steps, 'nu nodig' and tabs of a case; what stands between the tags names the current tab."""
    frame = {
        "steps": stepper(case),
        "need": next_step(case, user),
        "tabs": tabs(case, user, content.strip()),
        "csrf_token": context.get("csrf_token"),
    }
    return template.loader.render_to_string("canvas/case_frame.html", frame)


@register.simple_tag
def case_shared_with(case):
    """Everyone who may read this case now."""
    return shared_with(case)
