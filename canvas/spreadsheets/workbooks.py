"""What our Excel files share: headings that stay in sight, widths, euros and days the Dutch way."""

import textwrap

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins

from .cells import put_text

EURO = '"€" #,##0.00;[Red]"€" -#,##0.00'
DAY = "dd-mm-yyyy"
PLAIN, BOLD, TITLE = (
    Font(name="Calibri", size=11),
    Font(name="Calibri", size=11, bold=True),
    Font(name="Calibri", size=14, bold=True),
)
ROW_HEIGHT = 15
HEAD = PatternFill("solid", fgColor="E8EEF4")
LINE = Side(style="thin", color="9AA5B1")
WRAP = Alignment(vertical="top", horizontal="left", wrap_text=True, indent=1)
TOP = Alignment(vertical="top")
HEAD_OF_NUMBERS = Alignment(vertical="top", wrap_text=True, horizontal="right")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def new_workbook(title):
    """An empty workbook with our name on it."""
    book = Workbook()
    book.remove(book.active)
    book.properties.title, book.properties.creator = title, "Maatwerk"
    return book


def add_sheet(book, name, widths):
    """A sheet that prints on the width of one page, with the given column widths (in characters)."""
    sheet = book.create_sheet(name)
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    return sheet


def put_headings(sheet, row, headings, *, numbers=()):
    """A row of headings; those in `numbers` stand at the right, above their numbers."""
    for column, heading in enumerate(headings, start=1):
        cell = put_text(sheet.cell(row, column), heading)
        cell.font, cell.fill, cell.border = BOLD, HEAD, Border(bottom=LINE)
        cell.alignment = HEAD_OF_NUMBERS if heading in numbers else WRAP
    fit(sheet, row)


def put(sheet, row, column, value, *, shape=None, bold=False):
    """A number, a day, a text, or (with `shape`, its number format) a formula; None leaves the cell empty."""
    cell = sheet.cell(row, column)
    if isinstance(value, str) and not (shape and value.startswith("=")):
        put_text(cell, value)
    else:
        cell.value = value
    if shape:
        cell.number_format = shape
    cell.alignment = WRAP if isinstance(value, str) and not shape else TOP
    cell.font = BOLD if bold else PLAIN
    return cell


def fit(sheet, row):
    """Make the row high enough for its texts: not every program does that when it opens a file."""
    lines = 1
    for cell in sheet[row]:
        if cell.data_type == "s" and cell.value and cell.alignment.wrap_text:
            # A width counts digits; ordinary letters are about as wide, bold ones wider.
            room = sheet.column_dimensions[cell.column_letter].width / (1.1 if cell.font.b else 1)
            lines = max(lines, len(textwrap.wrap(cell.value, max(int(room), 5))))
    sheet.row_dimensions[row].height = ROW_HEIGHT * lines


def freeze(sheet, cell, *, repeat_row):
    """Keep what stands above and left of `cell` in sight, and print the row of headings on every page."""
    sheet.freeze_panes = cell
    sheet.print_title_rows = f"{repeat_row}:{repeat_row}"
