"""Filters for the templates of printed documents: `{% load documents %}`."""

import re
from dataclasses import astuple

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

from reports.documents.words import printable

register = template.Library()
NUMBER_OF = re.compile(r"\b\d+ [^\W\d][\w-]{,30}(?![\w-])")
DAY = re.compile(r"\d{1,2} [a-z]+ \d{4}")
SHORT_ROWS, SHORT_LETTERS = 9, 1800  # a table of lines up to this size stays on one page


@register.filter
def whole_names(title):
    """A short text in which no line ends inside a number and its word, such as `50 gezinnen-aanpak`."""
    return mark_safe(NUMBER_OF.sub(r'<span class="whole">\g<0></span>', conditional_escape(title)))  # noqa: S308


@register.filter
def is_day(text):
    """Whether a cell holds a day and nothing else: `31 december 2020` stays on one line."""
    return bool(DAY.fullmatch(text))


@register.filter
def look_of(lines):
    """`short` for lines whose table fits on a page with room to spare, so that it need not be torn apart."""
    letters = sum(len(str(value)) for line in lines for value in astuple(line))
    return "short" if len(lines) <= SHORT_ROWS and letters <= SHORT_LETTERS else ""


register.filter("printable", lambda text: printable(str(text)), is_safe=False)
