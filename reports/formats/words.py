"""What the formats share: the lines of a letterhead, and what stands for a drawing where a drawing says nothing."""

import re
from html import unescape

from maatwerk.lib.dates import format_long
from maatwerk.lib.text import clean_text

from ..documents.words import with_curly_quotes

NO_SIGNS = dict.fromkeys((0xFFFE, 0xFFFF))
TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.DOTALL)


def plain(text):
    """The text with only signs that a file of XML may hold, and with curly quotes as on paper."""
    return with_curly_quotes(clean_text(text).translate(NO_SIGNS))


def letterhead(document):
    """[(label, lines)] of the head of a letter, in the order of the paper one; empty for a document without head."""
    if not document.is_letter:
        return []
    head = document.head
    return [
        *((field.label, field.lines) for field in head.addresses),
        ("DATUM", (format_long(document.date),)),
        *([("VERZONDEN", (format_long(head.sent_on),))] if head.sent_on else []),
        ("BIJLAGEN", (head.enclosure_count,)),
        *((field.label, field.lines) for field in head.particulars),
    ]


def said_by(chart):
    """What a reader hears of a drawing: its title."""
    found = TITLE.search(chart.svg)
    return unescape(" ".join(found[1].split())).replace("€ ", "€\u00a0") if found else ""


def date_line(document):
    """`Datum 3 december 2020 · Peildatum 30 november 2020`."""
    return f"Datum {format_long(document.date)} · Peildatum {format_long(document.as_of)}"
