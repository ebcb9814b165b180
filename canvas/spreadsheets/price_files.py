"""The kostenkaart as a file, with every price that was ever on it: as CSV for Dutch Excel, and as Excel."""

import csv
import io

from maatwerk.lib.dates import format_num

from ..models import Price, PriceItem
from .cells import guarded
from .price_rows import HEADINGS
from .workbooks import DAY, EURO, add_sheet, fit, freeze, new_workbook, put, put_headings

WIDTHS = (38, 12, 38, 26, 11, 12, 14, 44, 9, 15, 18)


def price_table():
    """One dict per price, by field, oldest first within its item; an item without a price has a row without one."""
    items = PriceItem.objects.select_related("scheme").prefetch_related("prices").order_by("name", "unit")
    return [_row(item, price) for item in items for price in (item.prices.all() or [Price()])]


def _row(item, price):
    return {
        "name": item.name,
        "unit": item.get_unit_display(),
        "scheme": item.scheme.name if item.scheme else "",
        "payer": item.payer,
        "is_residence": item.is_residence,
        "in_use": item.in_use,
        "amount": price.amount,
        "source": price.source,
        "fictitious": price.fictitious,
        "valid_from": price.valid_from,
        "valid_until": price.valid_until,
    }


def prices_as_csv():
    """Bytes: semicolons, decimal comma, and the mark at the start by which Excel knows that it is UTF-8."""
    lines = io.StringIO()
    writer = csv.writer(lines, delimiter=";")
    writer.writerow(HEADINGS.values())
    writer.writerows([_as_text(value) for value in row.values()] for row in price_table())
    return lines.getvalue().encode("utf-8-sig")


def _as_text(value):
    if value is None or isinstance(value, bool):
        return {None: "", True: "ja", False: "nee"}[value]
    if isinstance(value, str):
        return guarded(value)
    return format_num(value) if hasattr(value, "year") else f"{value:.2f}".replace(".", ",")


def prices_as_excel():
    """Bytes of a workbook: amounts are numbers in euro, days are days, the headings stay in sight."""
    book = new_workbook("Kostenkaart")
    sheet = add_sheet(book, "Kostenkaart", WIDTHS)
    put_headings(sheet, 1, HEADINGS.values(), numbers=["Prijs", "Geldig vanaf", "Geldig tot en met"])
    rows = price_table()
    for number, row in enumerate(rows, start=2):
        for column, value in enumerate(row.values(), start=1):
            value = {True: "ja", False: "nee"}[value] if isinstance(value, bool) else value
            shape = DAY if hasattr(value, "year") else None if value is None or isinstance(value, str) else EURO
            put(sheet, number, column, value, shape=shape)
        fit(sheet, number)
    freeze(sheet, "B2", repeat_row=1)
    sheet.auto_filter.ref = f"A1:K{max(len(rows) + 1, 2)}"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
