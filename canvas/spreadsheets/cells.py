"""One cell as text, safe to open: what looks like a formula is written as text and never worked out.

A spreadsheet program runs a cell that begins with = + - or @, also when it stood in a text of ours. In CSV such a text
gets an apostrophe in front, in Excel it is a cell of the type text. Reading takes the apostrophe off again.
"""

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils import get_column_letter

# The wide ones count too in some languages of Excel.
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def guarded(text):
    """The text as it stands in CSV; `unguarded` gives it back, whatever it was."""
    return f"'{text}" if text.lstrip("'").startswith(RISKY) else text


def unguarded(text):
    """The text that was guarded."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(RISKY) else text


def put_text(cell, text):
    """Write text in a cell of openpyxl, as text: a formula or an error value is not made of it."""
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text) or None
    if cell.value is not None:
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(RISKY)
    return cell


def address(row, column):
    """C7: as a spreadsheet program names a cell; both count from 1."""
    return f"{get_column_letter(column)}{row}"
