"""Cells copied from a spreadsheet, as the fields of cost lines. Reads only; the form of a cost line judges each row.

A first row of column heads tells the order; without one it is the order of `FIXED`.
"""

import csv
import re
from dataclasses import dataclass
from io import StringIO

from .enums import Frequency, Scenario

MAX_ROWS = 200
FIXED = ("description", "payer", "amount", "frequency", "months", "basis", "source")

# What people write above a column, without capitals, dots and spaces.
HEADS = {
    "description": ("omschrijving", "waarvoor", "wat", "post", "kostenpost", "regel", "naam"),
    "scenario": ("scenario",),
    "payer": ("wiebetaalt", "betaler", "betaaltdoor", "doorwie", "financier"),
    "scheme": ("regeling", "wet", "regelingofwet", "regeling/wet"),
    "amount": ("bedrag", "kosten", "euro", "€", "bedragineuro", "bedrag(€)"),
    "frequency": ("hoevaak", "frequentie", "periode", "per", "termijn"),
    "months": ("maanden", "aantalmaanden", "hoelang"),
    "starts_on": ("van", "vanaf", "begin", "begindatum", "startdatum"),
    "ends_on": ("tot", "totenmet", "t/m", "tm", "einde", "einddatum"),
    "low": ("laag", "minimum", "min", "minimaal"),
    "high": ("hoog", "maximum", "max", "maximaal"),
    "basis": ("onderbouwing", "toelichting", "waarom", "reden"),
    "source": ("bron",),
}
FIELD_OF = {head: field for field, heads in HEADS.items() for head in heads}

FREQUENCIES = {
    Frequency.ONCE: ("eenmalig", "eenmaal", "1x", "éénmalig", "eenmalige"),
    Frequency.WEEK: ("week", "perweek", "wekelijks", "pw", "p/w", "/week"),
    Frequency.MONTH: ("maand", "permaand", "maandelijks", "pm", "p/m", "/maand", "/mnd", "mnd", "permnd"),
    Frequency.YEAR: ("jaar", "perjaar", "jaarlijks", "pj", "p/j", "/jaar"),
}
FREQUENCY_OF = {word: frequency for frequency, words in FREQUENCIES.items() for word in words}
SCENARIO_OF = {scenario.label.casefold(): scenario for scenario in Scenario}


@dataclass(frozen=True)
class PastedRow:
    """One row: its number in what was pasted (the heads are row 1) and {field: text} of the cells."""

    number: int
    cells: dict


@dataclass(frozen=True)
class Pasted:
    """The fields in the order of their columns, the rows, and the columns that mean nothing here."""

    columns: list
    rows: list
    ignored: list


def read_table(text):
    """What was pasted, as a Pasted.

    Raises ValueError with a Dutch sentence when this can't be read as a table of costs.
    """
    table = _table(text)
    if not table:
        raise ValueError("Plak hier de cellen uit je rekenblad.")
    columns = [FIELD_OF.get(_plain(cell)) for cell in table[0][1]]
    known = [field for field in columns if field]
    if len(known) >= 2 and "description" in known and "amount" in known:
        _refuse_twice(known)
        ignored = [cell for cell, field in zip(table[0][1], columns, strict=True) if cell and not field]
        table = table[1:]
    elif max(len(cells) for _, cells in table) < 3:
        raise ValueError(
            "Hier zijn geen kolommen in te vinden. Kopieer minstens omschrijving, wie betaalt en bedrag, of zet "
            "kolomkoppen boven de regels."
        )
    else:
        columns = list(FIXED)
        ignored = [f"kolom {n + 1}" for n in range(len(FIXED), max(len(cells) for _, cells in table))]
    if not table:
        raise ValueError("Er staan alleen kolomkoppen. Kopieer ook de regels eronder.")
    if len(table) > MAX_ROWS:
        raise ValueError(f"Dit zijn {len(table)} regels. Plak hooguit {MAX_ROWS} regels in één keer.")
    rows = [PastedRow(number, _cells(columns, cells)) for number, cells in table]
    return Pasted([field for field in columns if field], rows, ignored)


def _table(text):
    """(number, cells) of every row with something in it; cells are parted by tabs, or by semicolons without any tab."""
    delimiter = "\t" if "\t" in text else ";"
    # A cell of a spreadsheet that holds a line break or a quote comes in quotes.
    reader = csv.reader(StringIO(text.strip("\r\n"), newline=""), delimiter=delimiter)
    try:
        rows = [[" ".join(cell.split()) for cell in cells] for cells in reader]
    except csv.Error:
        raise ValueError("Deze tekst is niet te lezen als rijen en kolommen. Kopieer de cellen opnieuw.") from None
    return [(number, cells) for number, cells in enumerate(rows, start=1) if any(cells)]


def _plain(text):
    return re.sub(r"[\s.:]", "", text).casefold()


def _refuse_twice(known):
    if len(known) != len(set(known)):
        raise ValueError("Een kolom staat er twee keer in. Laat van elke soort één kolom staan.")


def _cells(columns, cells):
    found = {field: "" for field in columns if field}
    for field, cell in zip(columns, cells, strict=False):
        if field:
            found[field] = cell
    return found


def form_data(row, scenario, schemes):
    """What a cost line form is given for this row: words become choices, what is not known stays as it was typed.

    `scenario` is that of rows without one; `schemes` maps the name of a regeling in small letters to its number.
    """
    data = dict(row.cells)
    data["scenario"] = SCENARIO_OF.get(data.get("scenario", "").casefold(), data.get("scenario") or scenario)
    often = data.get("frequency", "")
    data["frequency"] = FREQUENCY_OF.get(_plain(often), often) if often else Frequency.ONCE
    if scheme := data.get("scheme"):
        data["scheme"] = schemes.get(scheme.casefold(), scheme)
    for name in ("amount", "low", "high"):
        if data.get(name):
            data[name] = data[name].replace("EUR", "").strip()
    return data
