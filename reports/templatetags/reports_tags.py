"""What the screen shows of a letter that paper does not: which numbers are live figures."""

import re

from django import template
from django.utils.html import escape
from django.utils.safestring import mark_safe

register = template.Library()
CHIP = re.compile("\x02([a-z0-9_]+)\x03([^\x04]*)\x04")


@register.filter
def chips(text, figures):
    """Text with its figures marked; on a figure stand its name, definition, n and peildatum."""

    def mark(found):
        figure = figures[found[1]]
        title = f"{figure.label}: {figure.definition}. {figure.source}."
        return f'<mark class="mw-hint" title="{escape(title)}">{found[2]}</mark>'

    return mark_safe(CHIP.sub(mark, escape(text)).replace("\n", "<br>"))  # noqa: S308 - escaped first


@register.filter
def breakable(name):
    """A long name that may go on on the next line after each underscore; copying it gives the plain name."""
    return mark_safe(escape(name).replace("_", "_<wbr>"))  # noqa: S308 - escaped first
