"""An uploaded file as rows of text, whatever program made it. What it is follows from its content, not from its name.

Nothing in it is run: formulas stay as they are written and are refused later, with the address of their cell. A file
that unpacks to something enormous, or that holds XML entities, is refused (openpyxl reads through defusedxml).
"""

import csv
import io
import zipfile
from datetime import date, datetime
from decimal import Decimal

from openpyxl import load_workbook

from maatwerk.lib.dates import format_num
from maatwerk.lib.refusals import RuleBroken

from .cells import address, guarded

MAX_BYTES = 2 * 1024 * 1024
MAX_UNPACKED = 10 * 1024 * 1024
MAX_PARTS = 200
MAX_ROWS = 2000
MAX_COLUMNS = 40
MAX_TEXT = 1000
# Empty rows below the list are no harm, but a small file can hold a million of them.
MOST_ROWS_SEEN = 20_000

UNKNOWN = "Dit is geen CSV- of Excelbestand. Sla de lijst op als CSV of als Excel (.xlsx) en kies dat bestand."
BROKEN = "Dit Excelbestand kan niet worden gelezen. Sla het opnieuw op als Excel (.xlsx) of als CSV."
TOO_BIG = "Dit bestand is te groot. Er passen 2 MB en 2.000 rijen in; splits de lijst."
OLD_EXCEL = "Dit is een oud of beveiligd Excelbestand. Sla het zonder wachtwoord op als Excel (.xlsx) of als CSV."


def read_table(data):
    """Rows of cells as text from the bytes of a CSV or xlsx file; empty rows stay, so that row 7 is row 7.

    A text that begins like a formula is guarded (cells.guarded); a real formula is not. Amounts read as 1250,5 and days
    as 24-11-2020. Raises RuleBroken with the sentence for whoever uploaded it.
    """
    if len(data) > MAX_BYTES:
        raise RuleBroken(TOO_BIG)
    if not data.strip():
        raise RuleBroken("Dit bestand is leeg.")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise RuleBroken(OLD_EXCEL)
    rows = _from_excel(data) if data.startswith(b"PK") else _from_csv(data)
    while rows and not any(rows[-1]):
        rows.pop()
    if len(rows) > MAX_ROWS + 1:
        raise RuleBroken(TOO_BIG)
    return rows


# --- Excel -----------------------------------------------------------------------------------------------------------
def _from_excel(data):
    _check_archive(data)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        try:
            return _rows_of(book.worksheets[0])
        finally:
            book.close()
    except RuleBroken:
        raise
    except Exception as error:  # what openpyxl meets in a broken or hostile file can be anything
        raise RuleBroken(BROKEN) from error


def _check_archive(data):
    """Sizes as the archive declares them; zipfile reads no more than that of each part."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise RuleBroken(BROKEN) from error
    if "xl/workbook.xml" not in {part.filename for part in parts}:
        raise RuleBroken(UNKNOWN)
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise RuleBroken(TOO_BIG)


def _rows_of(sheet):
    rows, texts, before = [], [], None
    for number, cells in enumerate(sheet.iter_rows(max_row=MOST_ROWS_SEEN + 1, max_col=MAX_COLUMNS), start=1):
        if number > MOST_ROWS_SEEN:
            raise RuleBroken(TOO_BIG)
        # A gap is one and the same empty row, time and again.
        if cells is not before:
            before, texts = cells, [_text(cell, number, column) for column, cell in enumerate(cells, start=1)]
        if number <= MAX_ROWS + 1:
            rows.append(texts)
        elif any(texts):
            raise RuleBroken(TOO_BIG)
    return rows


def _text(cell, row, column):
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, datetime | date):
        return format_num(value.date() if isinstance(value, datetime) else value)
    if isinstance(value, int | float):
        return _number(value)
    if cell.data_type == "f":
        # Also the array formulas, which are objects.
        return "=" + str(getattr(value, "text", value) or "").removeprefix("=")[:50]
    return guarded(_short(str(value), row, column).strip())


def _number(value):
    """A float of Excel as it is shown: 62.5 is 62,5, and 0.1 + 0.2 is 0,3."""
    plain = Decimal(repr(value))
    if not plain.is_finite() or abs(plain) > Decimal(10) ** 15:
        return str(value)[:30]
    return f"{plain.quantize(Decimal('0.000001')).normalize():f}".replace(".", ",")


def _short(text, row, column):
    if len(text) > MAX_TEXT:
        raise RuleBroken(f"Cel {address(row, column)} bevat meer dan {MAX_TEXT} tekens. Maak de tekst korter.")
    return text


# --- CSV -------------------------------------------------------------------------------------------------------------
def _from_csv(data):
    text = _decode(data)
    lines = io.StringIO(text, newline="")
    try:
        rows = []
        for number, cells in enumerate(csv.reader(lines, delimiter=_delimiter(text), strict=True), start=1):
            if number > MAX_ROWS + 1 and any(cells):
                raise RuleBroken(TOO_BIG)
            if number <= MAX_ROWS + 1:
                shown = cells[:MAX_COLUMNS]
                rows.append([_short(cell, number, column).strip() for column, cell in enumerate(shown, start=1)])
    except csv.Error as error:
        raise RuleBroken(
            "Dit CSV-bestand klopt niet: er staat ergens een aanhalingsteken te veel of te weinig."
        ) from error
    return rows


def _decode(data):
    """UTF-8 as we write it, UTF-16 as Excel may, or what older programs write."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if any(ord(letter) < 32 and letter not in "\t\r\n" for letter in text):
            break
        return text
    raise RuleBroken(UNKNOWN)


def _delimiter(text):
    """The mark that most often stands in the first line; ours is the semicolon."""
    first = text.partition("\n")[0]
    return max(";\t,", key=first.count)
