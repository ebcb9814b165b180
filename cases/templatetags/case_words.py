"""How a state is coloured; the word always stands beside it."""

from django import template

from ..enums import EXITS, LessonStatus, Status
from ..metingen import STATES

register = template.Library()

LESSON_TONES = {LessonStatus.SIGNALLED: "neutral", LessonStatus.ADAPTED: "good", LessonStatus.NOT_ADAPTED: "warn"}


@register.filter
def status_tone(status):
    """Tone of a case status for the badge: good for a good end, neutral for another one, accent while it runs."""
    if status in (Status.CLOSED, Status.REGULAR):
        return "good"
    return "neutral" if status in EXITS else "accent"


@register.filter
def lesson_tone(status):
    """Tone of a leerpunt's place on its route."""
    return LESSON_TONES.get(status, "accent")


@register.filter
def meting_state(state):
    """The word for the state of a meting."""
    return STATES[state][0]


@register.filter
def meting_tone(state):
    """Tone of the state of a meting."""
    return STATES[state][1]
