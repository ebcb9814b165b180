"""What our Excel files share: headings that stay in sight, widths, euros and days the Dutch way."""

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from .cells import put_text

EURO = '"€" #,##0.00;[Red]"€" -#,##0.00'
DAY = "dd-mm-yyyy"
HEAD = PatternFill("solid", fgColor="E8EEF4")
LINE = Side(style="thin", color="9AA5B1")
WRAP = Alignment(vertical="top", wrap_text=True)
TOP = Alignment(vertical="top")
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
    return sheet


def put_headings(sheet, row, headings):
    """A row of headings."""
    for column, heading in enumerate(headings, start=1):
        cell = put_text(sheet.cell(row, column), heading)
        cell.font, cell.fill, cell.alignment = Font(bold=True), HEAD, WRAP
        cell.border = Border(bottom=LINE)


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
    if bold:
        cell.font = Font(bold=True)
    return cell


def freeze(sheet, cell, *, repeat_row):
    """Keep what stands above and left of `cell` in sight, and print the row of headings on every page."""
    sheet.freeze_panes = cell
    sheet.print_title_rows = f"{repeat_row}:{repeat_row}"
