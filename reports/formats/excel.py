"""All figures and tables of a document as an Excel file: numbers as numbers, so that others can compute with them.

What is withheld has no number here either.
"""

import io
import re
from datetime import date
from decimal import Decimal

from openpyxl.utils import get_column_letter

from canvas.spreadsheets import workbooks as cells
from canvas.spreadsheets.workbooks import BOLD, DAY, TITLE, TOP, add_sheet, fit, freeze, new_workbook, put_headings
from maatwerk.lib.dates import format_long

from ..documents.blocks import Chart, FigureTable, Question
from ..enums import Unit
from .numbers import EURO, EURO_CENTS, number_of
from .packing import settled
from .words import plain

FIGURES = {
    "Cijfer": 44,
    "Zoals gedrukt": 18,
    "Waarde": 16,
    "Eenheid": 12,
    "n": 8,
    "Periode": 26,
    "Peildatum": 13,
    "Definitie": 70,
    "Bron": 40,
    "Naam": 28,
}
NUMBERS = ("Waarde", "n")
MAX_NAME = 31
FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
FIRST, OTHER = 44, 20  # widths in characters


def put(sheet, row, column, value, **options):
    """As everywhere, with only signs that the file may hold."""
    return cells.put(sheet, row, column, plain(value) if isinstance(value, str) else value, **options)


def tables_of(document):
    """Every table of the document, those behind its drawings too, in order."""
    return list(_tables(document.blocks))


def _tables(blocks):
    for block in blocks:
        if isinstance(block, FigureTable):
            yield block
        elif isinstance(block, Chart) and block.table:
            yield block.table
        elif isinstance(block, Question):
            yield from _tables((*block.question, *block.answer))


def xlsx(document):
    """The file, in bytes: a sheet about the document, one of all figures, and one per table."""
    book = new_workbook(plain(document.file_title))
    book.properties.language = "nl-NL"
    tables = list(zip(_names(tables := tables_of(document)), tables, strict=True))
    _about(book, document, tables)
    if document.figures:
        _figures(book, document)
    for name, table in tables:
        _table(book, name, table)
    out = io.BytesIO()
    book.save(out)
    return settled(out.getvalue(), document.date)


def _names(tables):
    """A name of its own for every sheet, of at most 31 characters."""
    used = []
    for number, table in enumerate(tables, start=1):
        words = FORBIDDEN.sub(" ", plain(table.caption).partition(",")[0]).strip()
        used.append(f"{number}. {words}"[:MAX_NAME].strip())
    return used


def _about(book, document, tables):
    sheet = add_sheet(book, "Over dit bestand", [26, 90])
    heading = put(sheet, 1, 1, document.title, bold=True)
    heading.font, heading.alignment = TITLE, TOP
    rows = [
        ("Soort", document.type_label),
        ("Van", document.head.word_mark),
        ("Datum", format_long(document.date)),
        ("Peildatum", format_long(document.as_of)),
        *((name, table.caption) for name, table in tables),
    ]
    for row, (label, text) in enumerate(rows, start=3):
        put(sheet, row, 1, label, bold=True)
        put(sheet, row, 2, text)
        fit(sheet, row)


def _figures(book, document):
    sheet = add_sheet(book, "Cijfers", FIGURES.values())
    put_headings(sheet, 1, FIGURES, numbers=NUMBERS)
    for row, figure in enumerate(document.figures, start=2):
        value = Decimal(figure.value) if figure.value else None
        values = [
            (figure.label, None),
            (figure.printed, None),
            (value, _shape(figure, value)),
            (figure.unit, None),
            (int(figure.n) if figure.n else None, "#,##0"),
            (figure.period, None),
            (date.fromisoformat(figure.as_of), DAY),
            (figure.definition, None),
            (figure.source, None),
            (figure.key, None),
        ]
        for column, (cell, shape) in enumerate(values, start=1):
            put(sheet, row, column, cell, shape=shape if not isinstance(cell, str) else None)
        fit(sheet, row)
    freeze(sheet, "B2", repeat_row=1)


def _shape(figure, value):
    if value is None:
        return None
    if figure.unit == Unit.EURO:
        return EURO if value == value.to_integral_value() else EURO_CENTS
    return "General"


def _table(book, name, table):
    sheet = add_sheet(book, name, [FIRST, *[OTHER] * (len(table.headers) - 1)])
    put(sheet, 1, 1, table.caption, bold=True)
    sheet.merge_cells(f"A1:{get_column_letter(max(2, len(table.headers)))}1")
    fit(sheet, 1)
    put_headings(
        sheet,
        2,
        [plain(header) for header in table.headers],
        numbers=[header for header, number in table.columns if number],
    )
    for row, texts in enumerate(table.all_rows, start=3):
        for column, text in enumerate(texts, start=1):
            _cell(sheet, row, column, text, total=bool(table.total) and texts is table.total)
        fit(sheet, row)
    if table.note:
        row = 3 + len(table.all_rows)
        put(sheet, row, 1, table.note)
        fit(sheet, row)
    freeze(sheet, "B3", repeat_row=2)


def _cell(sheet, row, column, text, *, total):
    # The first cell names the row: 2019 there is a year and no amount.
    found = number_of(text) if column > 1 else None
    value, shape = found or (text, None)
    cell = put(sheet, row, column, value, shape=shape)
    if total:
        cell.font = BOLD
