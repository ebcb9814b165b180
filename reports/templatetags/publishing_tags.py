"""Where a report stands. `{% load publishing_tags %}{% workflow report user preview as flow %}`."""

from django import template

from ..workflow import flow_of

register = template.Library()


@register.simple_tag
def workflow(report, user, preview=None):
    """The Flow of a report for this reader; the blocks of one page share it."""
    if not hasattr(report, "flow"):
        report.flow = flow_of(report, user, preview or None)
    return report.flow
