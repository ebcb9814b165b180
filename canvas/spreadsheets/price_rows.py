"""The kostenkaart as a table: one row per price, and what each cell of an uploaded table must hold."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from maatwerk.lib.bsn import find_bsn
from maatwerk.lib.euro import parse_euro

from ..enums import PriceUnit
from ..prices import FIRST_DAY, HIGHEST_PRICE, LAST_DAY
from .cells import address, unguarded

# {field: heading}, in the order of the columns.
HEADINGS = {
    "name": "Post",
    "unit": "Eenheid",
    "scheme": "Regeling of wet",
    "payer": "Wie betaalt",
    "is_residence": "Woonplek",
    "in_use": "In gebruik",
    "amount": "Prijs",
    "source": "Bron",
    "fictitious": "Fictief",
    "valid_from": "Geldig vanaf",
    "valid_until": "Geldig tot en met",
}
NEEDED = ("name", "unit", "amount", "source", "valid_from")
PRICE = ("amount", "source", "valid_from", "valid_until")
YES, NO = ("ja", "j", "x", "waar", "true", "1"), ("nee", "n", "onwaar", "false", "0")
UNITS = {label.casefold(): unit for unit, label in PriceUnit.choices}
UNITS.update({label.removeprefix("per ").casefold(): unit for unit, label in PriceUnit.choices})
WAYS_TO_WRITE_A_DAY = ("%d-%m-%Y", "%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y")
TEXT_LENGTHS = {"name": 120, "scheme": 120, "payer": 120, "source": 200}


@dataclass(frozen=True)
class Problem:
    """Why a row can't be read or used: its number, the heading and address of the cell, and a Dutch sentence."""

    row: int
    heading: str
    cell: str
    sentence: str


@dataclass(frozen=True)
class PriceRow:
    """One row that could be read. None: the table has no such column; amount None: an item without a price."""

    number: int
    name: str
    unit: str
    scheme: str | None
    payer: str | None
    is_residence: bool | None
    in_use: bool | None
    amount: Decimal | None
    source: str
    fictitious: bool | None
    valid_from: date | None
    valid_until: date | None
    columns: dict  # {field: number of the column}, for problems that show later

    def problem(self, field, sentence):
        """A Problem with the cell of this field; without such a column, with the row alone."""
        column = self.columns.get(field)
        return Problem(self.number, HEADINGS[field], address(self.number, column) if column else "", sentence)


def read_rows(table):
    """(rows, problems, headings that were not read) of a table as reading.read_table gives it."""
    heads = [unguarded(cell).strip() for cell in table[0]] if table else []
    columns, problems = _columns(heads)
    if problems:
        return [], problems, []
    rows = []
    for number, cells in enumerate(table[1:], start=2):
        if not any(cells):
            continue
        row, wrong = _read_row(number, cells, columns)
        problems += wrong
        rows += [row] if row else []
    known = set(columns.values())
    return rows, problems, [head for column, head in enumerate(heads, start=1) if head and column not in known]


def only_known_columns(table):
    """The same table without the columns that are not read."""
    columns, _ = _columns([unguarded(cell).strip() for cell in table[0]])
    kept = sorted(columns.values())
    return [[row[column - 1] if column <= len(row) else "" for column in kept] for row in table]


def _columns(heads):
    columns, problems = {}, []
    for field, heading in HEADINGS.items():
        found = [column for column, head in enumerate(heads, start=1) if head.casefold() == heading.casefold()]
        if len(found) > 1:
            problems.append(Problem(1, heading, address(1, found[1]), f"De kolom '{heading}' staat er twee keer."))
        elif found:
            columns[field] = found[0]
        elif field in NEEDED:
            problems.append(Problem(1, heading, "", f"De kolom '{heading}' ontbreekt. De namen staan in rij 1."))
    return columns, problems


def _read_row(number, cells, columns):
    values, problems = dict.fromkeys(HEADINGS), []
    for field, column in columns.items():
        text = cells[column - 1] if column <= len(cells) else ""
        try:
            if text.startswith("="):
                raise ValueError("Hier staat een formule. Zet er de uitkomst zelf neer.")
            values[field] = READERS[field](unguarded(text).strip(), field)
        except ValueError as wrong:
            problems.append(Problem(number, HEADINGS[field], address(number, column), str(wrong)))
    row = PriceRow(number=number, columns=columns, **{**values, "source": values["source"] or ""})
    if not problems:
        problems = list(_whole(row))
    return (None, problems) if problems else (row, [])


def _whole(row):
    """What a row misses: a name, or a part of its price."""
    if not row.name:
        yield row.problem("name", "Vul in waarvoor de prijs geldt.")
    if any(getattr(row, field) for field in PRICE):
        for field, sentence in (
            ("amount", "Vul een prijs in, zoals 75 of 62,50."),
            ("source", "Schrijf op waar deze prijs vandaan komt."),
            ("valid_from", "Vul in vanaf welke dag deze prijs geldt."),
        ):
            if not getattr(row, field):
                yield row.problem(field, sentence)
        if row.valid_from and row.valid_until and row.valid_until < row.valid_from:
            yield row.problem("valid_until", "De prijs eindigt voordat hij begint. Pas een van de twee dagen aan.")


# --- one cell --------------------------------------------------------------------------------------------------------
def _text(text, field):
    if len(text) > TEXT_LENGTHS[field]:
        raise ValueError(f"Maak dit korter: er passen {TEXT_LENGTHS[field]} tekens.")
    if number := find_bsn(text):
        raise ValueError(f"Het nummer dat eindigt op {number[-3:]} lijkt een burgerservicenummer. Haal het weg.")
    return " ".join(text.splitlines()).strip()


def _unit(text, field):
    if text.casefold() not in UNITS:
        raise ValueError(f"Kies een van deze eenheden: {', '.join(PriceUnit.labels)}.")
    return str(UNITS[text.casefold()])


def _yes(text, field):
    """Empty is what most rows are: in use, and nothing special."""
    if not text:
        return field == "in_use"
    if text.casefold() not in YES + NO:
        raise ValueError("Schrijf ja of nee.")
    return text.casefold() in YES


def _amount(text, field):
    if not text:
        return None
    amount = parse_euro(text)
    if not 0 < amount <= HIGHEST_PRICE:
        raise ValueError("Vul een prijs in die hoger is dan nul en lager dan tien miljoen.")
    return amount


def _day(text, field):
    if not text:
        return None
    for way in WAYS_TO_WRITE_A_DAY:
        try:
            day = datetime.strptime(text, way).date()
        except ValueError:
            continue
        if FIRST_DAY <= day <= LAST_DAY:
            return day
    raise ValueError("Schrijf een dag tussen 2000 en 2099, zoals 24-11-2020.")


READERS = {
    **dict.fromkeys(("name", "scheme", "payer", "source"), _text),
    **dict.fromkeys(("is_residence", "in_use", "fictitious"), _yes),
    **dict.fromkeys(("valid_from", "valid_until"), _day),
    "unit": _unit,
    "amount": _amount,
}
