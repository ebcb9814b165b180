"""Filters for the templates of printed documents: `{% load documents %}`."""

from django import template

from reports.documents.words import printable

register = template.Library()
register.filter("printable", lambda text: printable(str(text)), is_safe=False)
