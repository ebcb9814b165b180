"""What each case of a list needs now: `{% next_steps cases user as rows %}`."""

from django import template

from ..next_step import next_step, prepare

register = template.Library()


@register.simple_tag
def next_steps(cases, user):
    """(case, NextStep) for each case; what they need is read together, not case by case."""
    cases = list(cases)
    prepare(cases)
    return [(case, next_step(case, user)) for case in cases]
