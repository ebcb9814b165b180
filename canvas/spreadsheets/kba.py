"""A kosten-batenanalyse as an Excel workbook that counts by itself, to the cent what the app counts.

Each line holds the two whole numbers of its share of the year: it counts `telt` times, divided by `deler`. Products are
made in whole cents (a spreadsheet counts in binary fractions, and 0,1 is none): ROUND(bedrag × 100) × telt ÷ deler,
rounded to whole cents, ÷ 100. Whole cents are exact, so a half cent is a half cent and is rounded up, as in
canvas/reckoning.py. A test has LibreOffice count them again.
"""

import io

from ..enums import Frequency, Scenario
from ..reckoning import days_inside, months_between, times
from .kba_notes import put_notes
from .workbooks import DAY, EURO, PLAIN, TITLE, TOP, add_sheet, fit, freeze, new_workbook, put, put_headings

# {key: (heading, width)}; a column is found by its key, so that formulas keep pointing at the right one.
COLUMNS = {
    "scenario": ("Scenario", 11),
    "description": ("Omschrijving", 34),
    "scheme": ("Regeling", 22),
    "payer": ("Wie betaalt", 22),
    "rate": ("Tarief", 12),
    "rate_unit": ("Eenheid", 12),
    "quantity": ("Aantal", 9),
    "amount": ("Bedrag", 13),
    "frequency": ("Hoe vaak", 11),
    "months": ("Maanden", 9),
    "starts_on": ("Van", 11),
    "ends_on": ("Tot en met", 11),
    "low": ("Laag", 13),
    "high": ("Hoog", 13),
    "counts": ("Telt", 8),
    "divisor": ("Deler", 7),
    "share": ("Zo geteld", 27),
    "total": ("Over 12 maanden", 15),
    "low_total": ("Laag over 12 maanden", 15),
    "high_total": ("Hoog over 12 maanden", 15),
    "basis": ("Onderbouwing", 44),
    "source": ("Bron", 28),
}
LETTERS = {key: chr(ord("A") + place) for place, key in enumerate(COLUMNS)}
PLACES = {key: place for place, key in enumerate(COLUMNS, start=1)}
WHOLE_YEAR = {Frequency.WEEK: "52 weken", Frequency.MONTH: "12 maanden", Frequency.YEAR: "1 jaar"}
OUTSIDE = "valt buiten de twaalf maanden"
AT_THE_RIGHT = (
    *("rate", "quantity", "amount", "months", "starts_on", "ends_on", "low", "high", "counts", "divisor"),
    *("total", "low_total", "high_total"),
)
MAY_BE_EMPTY = ("scheme", "rate", "rate_unit", "quantity", "starts_on", "ends_on", "low", "high")
SHAPES = {**dict.fromkeys(("rate", "amount", "low", "high"), EURO), "starts_on": DAY, "ends_on": DAY}


def kba_as_excel(*kbas):
    """Bytes of a workbook for this Kba: its lines, its totals and an explanation.

    With more than one the sheets are numbered (a test has them all counted again at once).
    """
    book = new_workbook(f"Kosten-batenanalyse casus {kbas[0].case}")
    for number, kba in enumerate(kbas, start=1):
        _Sheets(book, kba, f" {number}" if len(kbas) > 1 else "").fill()
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


class _Sheets:
    """The three sheets of one kosten-batenanalyse, which point at each other."""

    def __init__(self, book, kba, suffix):
        self.kba = kba
        self.lines = add_sheet(book, f"Regels{suffix}", [width for _, width in COLUMNS.values()])
        self.totals = add_sheet(book, f"Totalen{suffix}", (34, 16, 16, 16, 16))
        self.notes = add_sheet(book, f"Toelichting{suffix}", (26, 96))
        self.first, self.last = (f"'{self.totals.title}'!$B${row}" for row in (4, 5))
        self.bottom = max(len(kba.lines), 1) + 1

    def fill(self):
        """Write all three."""
        headings = [heading for heading, _ in COLUMNS.values()]
        put_headings(self.lines, 1, headings, numbers=[COLUMNS[key][0] for key in AT_THE_RIGHT])
        for row, line in enumerate(self.kba.lines, start=2):
            self._put_line(row, line)
            fit(self.lines, row)
        self._hide_what_is_empty()
        freeze(self.lines, "C2", repeat_row=1)
        self.lines.page_setup.paperSize = self.lines.PAPERSIZE_A3
        self._put_totals()
        put_notes(self.notes, self.kba)

    def _hide_what_is_empty(self):
        """Twenty-two columns are many; those that no line uses stay out of sight."""
        for key in MAY_BE_EMPTY:
            if not any(getattr(line, key) for line in self.kba.lines):
                self.lines.column_dimensions[LETTERS[key]].hidden = True
        if all(line.low is None and line.high is None for line in self.kba.lines):
            for key in ("low_total", "high_total"):
                self.lines.column_dimensions[LETTERS[key]].hidden = True

    # --- one line ---
    def _put_line(self, row, line):
        for key in ("scheme", "payer", "rate", "rate_unit", "quantity", "starts_on", "ends_on", "basis", "source"):
            self._put(row, key, getattr(line, key) or None)
        for key in ("low", "high", "description"):
            self._put(row, key, getattr(line, key))
        self._put(row, "scenario", line.scenario.label)
        self._put(row, "frequency", line.frequency.label)
        self._put(row, "amount", self._at(row, RATE_TIMES_QUANTITY) if line.rate else line.amount)
        months, counts, divisor, share = self._share(row, line)
        self._put(row, "months", months)
        self._put(row, "counts", counts, shape="General")
        self._put(row, "divisor", divisor, shape="General")
        self._put(row, "share", share)
        self._put(row, "total", self._at(row, OVER_TWELVE_MONTHS, of="amount"), shape=EURO)
        for key in ("low", "high"):
            formula = self._at(row, OVER_TWELVE_MONTHS, of=key) if getattr(line, key) is not None else None
            self._put(row, f"{key}_total", formula or self._at(row, "={total}"), shape=EURO)

    def _put(self, row, key, value, *, shape=None):
        put(self.lines, row, PLACES[key], value, shape=shape or SHAPES.get(key))

    def _at(self, row, formula, of="amount"):
        """A formula about this row: {key} becomes the address of that cell, {of} that of `of`."""
        cells = {key: f"{letter}{row}" for key, letter in LETTERS.items()}
        return formula.format(**cells, of=cells[of], first=self.first, last=self.last)

    def _share(self, row, line):
        """(months, counts, divisor, in words): numbers, or formulas where the cells of the row decide."""
        if line.frequency == Frequency.ONCE:
            inside = line.starts_on is None or self._times(line)
            return None, self._at(row, ONCE if line.starts_on else "=1"), 1, "eenmalig" if inside else OUTSIDE
        if line.starts_on is None and line.ends_on is None:
            words = WHOLE_YEAR[line.frequency] if line.months is None else f"{_plain(line.months)} van de 12 maanden"
            return line.months or 12, self._at(row, BY_MONTHS), 12, words
        inside = days_inside(line.starts_on, line.ends_on, self.kba.horizon_from)
        if line.frequency == Frequency.WEEK:
            return None, self._at(row, BY_DAYS), 7, _days(inside)
        counted = self._times(line)
        return None, counted.numerator, counted.denominator, _months(inside)

    def _times(self, line):
        return times(
            line.frequency,
            months=line.months,
            starts_on=line.starts_on,
            ends_on=line.ends_on,
            horizon_from=self.kba.horizon_from,
        )

    # --- the totals ---
    def _put_totals(self):
        for row, text, font in ((1, f"Kosten-batenanalyse casus {self.kba.case}", TITLE), (2, self.kba.about, PLAIN)):
            cell = put(self.totals, row, 1, text)
            cell.font, cell.alignment = font, TOP
        put(self.totals, 4, 1, "De twaalf maanden beginnen op")
        put(self.totals, 5, 1, "De twaalf maanden eindigen op")
        if self.kba.horizon_from:
            put(self.totals, 4, 2, self.kba.horizon_from, shape=DAY)
            put(self.totals, 5, 2, "=EDATE(B4,12)-1", shape=DAY)
        amounts = ["Laag", "Verwacht", "Hoog"]
        put_headings(self.totals, 7, ["Over twaalf maanden", *amounts], numbers=amounts)
        for row, scenario in enumerate(Scenario, start=8):
            put(self.totals, row, 1, scenario.label)
            for column, key in enumerate(("low_total", "total", "high_total"), start=2):
                put(self.totals, row, column, self._sum_of(key, f"$A{row}"), shape=EURO)
        put(self.totals, 11, 1, "Rendement: Dreigend − Maatwerk", bold=True)
        for column, difference in ((2, "B9-D10"), (3, "C9-C10"), (4, "D9-B10")):
            formula = f'=IF(AND({self._count("$A$9")}>0,{self._count("$A$10")}>0),ROUND({difference},2),"–")'
            put(self.totals, 11, column, formula, shape=EURO, bold=True)
        self._put_payers(13)
        self.totals.freeze_panes = "B8"

    def _put_payers(self, top):
        amounts = [*Scenario.labels, "Bespaart"]
        put_headings(self.totals, top, ["Wie betaalt", *amounts], numbers=amounts)
        payers = list(dict.fromkeys(line.payer for line in self.kba.lines))
        for row, payer in enumerate(payers, start=top + 1):
            put(self.totals, row, 1, payer)
            fit(self.totals, row)
            for column, letter in enumerate("BCD", start=2):
                put(self.totals, row, column, self._sum_of_payer(f"${letter}${top}", f"$A{row}"), shape=EURO)
            put(self.totals, row, 5, f"=ROUND(C{row}-D{row},2)", shape=EURO)
        bottom = top + max(len(payers), 1)
        put(self.totals, bottom + 1, 1, "Samen", bold=True)
        for column, letter in enumerate("BCDE", start=2):
            formula = f"=ROUND(SUM({letter}{top + 1}:{letter}{bottom}),2)"
            put(self.totals, bottom + 1, column, formula, shape=EURO, bold=True)

    def _range(self, key):
        return f"'{self.lines.title}'!${LETTERS[key]}$2:${LETTERS[key]}${self.bottom}"

    def _count(self, scenario):
        return f"COUNTIF({self._range('scenario')},{scenario})"

    def _sum_of(self, key, scenario):
        return f"=ROUND(SUMIFS({self._range(key)},{self._range('scenario')},{scenario}),2)"

    def _sum_of_payer(self, scenario, payer):
        """SUMIFS would take * and ? in a name for wildcards, and 'Gemeente' for 'gemeente'; EXACT does not."""
        where = f"({self._range('scenario')}={scenario})*EXACT({self._range('payer')},{payer})"
        return f"=ROUND(SUMPRODUCT({where}*{self._range('total')}),2)"


RATE_TIMES_QUANTITY = "=ROUND(ROUND({rate}*100,0)*ROUND({quantity}*100,0)/100,0)/100"
OVER_TWELVE_MONTHS = "=ROUND(ROUND({of}*100,0)*ROUND({counts}*100,0)/(100*{divisor}),0)/100"
BY_MONTHS = '=IF({frequency}="per week",52,IF({frequency}="per maand",12,1))*{months}'
BY_DAYS = "=MAX(0,MIN(364,MIN({ends_on},{last})-MAX({starts_on},{first})+1))"
ONCE = "=IF(AND({starts_on}>={first},{starts_on}<={last}),1,0)"


def _plain(number):
    return f"{number.normalize():f}".replace(".", ",")


def _days(inside):
    if inside is None:
        return OUTSIDE
    days = (inside[1] - inside[0]).days + 1
    return f"{days} dagen van 7" if days < 364 else f"{days} dagen, ten hoogste 52 weken"


def _months(inside):
    if inside is None:
        return OUTSIDE
    counted = months_between(*inside)
    whole, rest = divmod(counted, 1)
    parts = [f"{whole} {'maand' if whole == 1 else 'maanden'}"] if whole else []
    parts += [f"{rest.numerator}/{rest.denominator} maand"] if rest else []
    return " en ".join(parts)
