"""The figures of a document as files, so that others can compute again: CSV for a spreadsheet, JSON for a program.

Both hold the figures with their definition, and the tables (those of the drawings too) as they are printed. What is
withheld has no value in either.
"""

import csv
import io
import json
from dataclasses import asdict

from .blocks import Chart, FigureTable

CSV_COLUMNS = {
    "key": "sleutel",
    "label": "cijfer",
    "printed": "zoals gedrukt",
    "value": "waarde",
    "unit": "eenheid",
    "n": "n",
    "period": "periode",
    "as_of": "peildatum",
    "definition": "definitie",
    "source": "bron",
}
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would compute what begins so
BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes é for two letters


def figures_csv(document):
    """The figures as CSV, in bytes: semicolons and decimal commas, as a Dutch spreadsheet reads them."""
    written = io.StringIO()
    rows = csv.writer(written, delimiter=";", lineterminator="\r\n")
    rows.writerow(CSV_COLUMNS.values())
    for figure in document.figures:
        values = {name: str(getattr(figure, name)) for name in CSV_COLUMNS}
        rows.writerow(
            values[name].replace(".", ",") if name == "value" else _harmless(values[name]) for name in CSV_COLUMNS
        )
    return (BYTE_ORDER_MARK + written.getvalue()).encode()


def figures_json(document):
    """The figures and tables as JSON, in bytes: values exact, as text with a decimal point, "" when withheld."""
    data = {
        "document": document.title,
        "soort": document.kind,
        "gemeente": document.head.municipality,
        "datum": document.dated,
        "peildatum": document.peildatum,
        "cijfers": [
            {CSV_COLUMNS[name]: value for name, value in asdict(figure).items()} for figure in document.figures
        ],
        "tabellen": [_table(table) for table in tables_of(document)],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def has_figures(document):
    """Whether there is anything to compute with."""
    return bool(document.figures or tables_of(document))


def tables_of(document):
    """The tables of the document in order, with those that belong to a drawing."""
    tables = (block.table if isinstance(block, Chart) else block for block in document.blocks)
    return [table for table in tables if isinstance(table, FigureTable)]


def _table(table):
    return {
        "titel": table.caption,
        "kolommen": list(table.headers),
        "rijen": [list(row) for row in table.rows],
        "totaal": list(table.total),
        "noot": table.note,
    }


def _harmless(text):
    return f"'{text}" if text.startswith(FORMULA) else text
