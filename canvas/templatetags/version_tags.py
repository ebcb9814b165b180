"""What is different in a version from the one before: `{% load version_tags %}{% since_previous version number %}`."""

from django import template

from .. import versions

register = template.Library()


@register.inclusion_tag("canvas/since_line.html")
def since_previous(version, number):
    """One line with a link for the tafel; nothing for a first version. `number` is that of the case."""
    return {"since": versions.since_previous(version), "number": number}
