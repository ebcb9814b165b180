"""A report on the screen: which numbers are live figures, and what they rest on. `{% load report_tags %}`."""

import re

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe

from maatwerk.lib.dates import MONTHS

register = template.Library()
CHIP = re.compile("\x02([a-z0-9_]+)\x03([^\x04]*)\x04")


def about(figure):
    """What stands beside a live figure: `n = 20 · 30 nov 2020`."""
    month = MONTHS[figure.as_of.month - 1]
    day = f"{figure.as_of.day} {'mrt' if month == 'maart' else month[:3]} {figure.as_of.year}"
    return " · ".join([*([f"n = {figure.n}"] if figure.n is not None else []), day])


@register.filter
def live(text, release):
    """Text with its live figures as chips; without a release (it is published) the text alone."""
    if release is None or "\x02" not in text:
        return mark_safe(escape(text).replace("\n", "<br>"))  # noqa: S308 - escaped first

    def mark(found):
        figure = release.found[found[1]]
        why = release.hidden.get(found[1], "")
        more = format_html("{}: {}{}", figure.label, about(figure), f". {why}" if why else "")
        name = "mw-chip mw-chip--hidden" if why else "mw-chip"
        return f'<span class="{name}">{found[2]}<span class="mw-chip__more" aria-hidden="true">{more}</span></span>'

    return mark_safe(CHIP.sub(mark, escape(text)).replace("\n", "<br>"))  # noqa: S308 - escaped first


@register.filter
def source_of(figure):
    """n and peildatum of a figure, in a few signs."""
    return about(figure)


@register.filter
def at(mapping, key):
    """mapping[key], or nothing."""
    return mapping.get(key) if mapping else None


@register.filter
def tag_of(level):
    """The heading on the screen for a heading of the document: the title of the page is h1, of the paper h2."""
    return min(int(level) + 1, 6)
