"""The Excel of a kosten-batenanalyse: LibreOffice counts its formulas again and comes to the same cents as the app."""

import io
import random
import subprocess
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from openpyxl import load_workbook

from canvas import reckoning
from canvas.enums import Frequency, Scenario
from canvas.spreadsheets.kba import COLUMNS, kba_as_excel
from canvas.spreadsheets.kba_lines import Kba, KbaLine
from canvas.sums import payer_sums
from canvas.totals import costs_so_far

PAYERS = ("gemeente (Wmo)", "Gemeente (Wmo)", "gezin*", "?", "=1+1", "zorgverzekeraar", ">0")
HORIZONS = (date(2020, 11, 24), date(2020, 2, 29), date(2019, 3, 1), date(2021, 1, 31), date(2023, 12, 31))


def kba_line(horizon, *, scenario=Scenario.CUSTOM, amount="1", frequency=Frequency.MONTH, payer="gemeente", **fields):
    """A KbaLine that was counted by canvas/reckoning.py."""
    amount = Decimal(amount)
    when = {name: fields.get(name) for name in ("months", "starts_on", "ends_on")}

    def counted(value):
        return reckoning.twelve_month_amount(value, frequency, **when, horizon_from=horizon)

    low, high = fields.get("low"), fields.get("high")
    return KbaLine(
        scenario=scenario,
        description="regel",
        scheme="",
        payer=payer,
        amount=amount,
        frequency=frequency,
        total=counted(amount),
        low_total=counted(amount if low is None else low),
        high_total=counted(amount if high is None else high),
        **fields,
    )


def cents(dice, top):
    return Decimal(dice.randrange(1, dice.choice((500, 10_000, 1_000_000, top)))).scaleb(-2)


def random_line(dice, horizon):
    """Any line that the app allows: one-off or not, with months, with a period however it lies, with rate and range."""
    frequency = dice.choice(list(Frequency))
    fields, amount = {}, cents(dice, 999_999_999)
    way = dice.choice(("year", "months", "period", "from", "until"))
    if frequency == Frequency.ONCE:
        fields["starts_on"] = dice.choice((None, horizon + timedelta(dice.randrange(-30, 400))))
    elif way == "months":
        fields["months"] = Decimal(dice.randrange(25, 1201)).scaleb(-2)
    elif way != "year":
        first = horizon + timedelta(dice.randrange(-60, 380))
        last = first + timedelta(dice.randrange(400))
        fields["starts_on"] = None if way == "until" else first
        fields["ends_on"] = None if way == "from" else last
    if dice.random() < 0.3:
        rate, quantity = cents(dice, 100_000), cents(dice, 10_000)
        amount = max((rate * quantity).quantize(Decimal("0.01"), "ROUND_HALF_UP"), Decimal("0.01"))
        if amount == (rate * quantity).quantize(Decimal("0.01"), "ROUND_HALF_UP"):
            fields.update(rate=rate, quantity=quantity, rate_unit="per uur")
    if dice.random() < 0.4:
        fields["low"] = (amount * dice.randrange(101) / 100).quantize(Decimal("0.01"))
        fields["high"] = amount + cents(dice, 100_000)
    return kba_line(
        horizon, scenario=dice.choice(list(Scenario)), amount=amount, frequency=frequency,
        payer=dice.choice(PAYERS), **fields,
    )  # fmt: skip


def half_cents(horizon):
    """Lines whose exact amount ends on half a cent, so that every one must go up."""
    for amount in range(1, 4000):
        for months in ("0.25", "0.5", "1.25", "2.1", "7.35", "9.99"):
            for frequency in (Frequency.WEEK, Frequency.MONTH, Frequency.YEAR):
                counted = reckoning.times(frequency, months=Decimal(months), horizon_from=horizon)
                if (Fraction(amount) * counted) % 1 == Fraction(1, 2):
                    yield kba_line(
                        horizon, amount=Decimal(amount).scaleb(-2), frequency=frequency, months=Decimal(months)
                    )


def generated():
    """Random ones, the examples of the letters, half cents, one without lines and one without Maatwerk."""
    dice = random.Random(20201124)
    kbas = []
    for number in range(19):
        horizon = HORIZONS[number % len(HORIZONS)]
        lines = [random_line(dice, horizon) for _ in range(dice.randrange(1, 60))]
        kbas.append(Kba(f"2020-{number:03}", "test", sorted(lines, key=lambda line: line.scenario.label), horizon))
    horizon = HORIZONS[0]
    ties = list(half_cents(horizon))
    kbas.append(Kba("2020-900", "halve centen", dice.sample(ties, 300), horizon))
    kbas.append(Kba("2020-901", "leeg", [], None))
    only = [kba_line(horizon, scenario=Scenario.THREATENED, amount="90000", frequency=Frequency.ONCE)]
    kbas.append(Kba("2020-902", "geen maatwerk", only, horizon))
    letters = [
        kba_line(horizon, scenario=scenario, amount=amount, frequency=Frequency.ONCE)
        for scenario, amount in zip(Scenario, ("20000", "90000", "63000"), strict=True)
    ]
    kbas.append(Kba("2020-001", "voorbeelden", letters, horizon))
    home = [
        kba_line(horizon, amount="74"),
        kba_line(horizon, amount="1354.33", frequency=Frequency.ONCE),
        kba_line(horizon, amount="75", frequency=Frequency.WEEK),
    ]
    kbas.append(Kba("2020-002", "huur en leefgeld", home, horizon))
    return kbas


@pytest.fixture(scope="module")
def counted(tmp_path_factory):
    """(the Kba's, the workbook as LibreOffice counted it): one start for all of them."""
    folder = tmp_path_factory.mktemp("calc")
    kbas = generated()
    (folder / "kba.xlsx").write_bytes(kba_as_excel(*kbas))
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "xlsx"]
    subprocess.run(
        [*command, "--outdir", str(folder / "out"), str(folder / "kba.xlsx")],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return kbas, load_workbook(folder / "out" / "kba.xlsx", data_only=True)


def exact(value):
    """The amount in a cell, as shortly as its binary fraction can be written: 0.1 + 0.2 would show."""
    return Decimal(repr(value))


def rows_of(book, name, number):
    sheet = book[f"{name} {number}"]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


@pytest.mark.slow
def test_every_line_counts_to_the_cent(counted):
    kbas, book = counted
    keys, seen = list(COLUMNS), 0
    for number, kba in enumerate(kbas, start=1):
        for line, row in zip(kba.lines, rows_of(book, "Regels", number)[1:], strict=True):
            cells = dict(zip(keys, row, strict=True))
            for key in ("amount", "total", "low_total", "high_total"):
                assert exact(cells[key]) == getattr(line, key), (kba.case, line, key, cells)
            seen += 1
    assert seen > 700


@pytest.mark.slow
def test_every_total_counts_to_the_cent(counted):
    kbas, book = counted
    for number, kba in enumerate(kbas, start=1):
        costs = costs_so_far(kba.lines)
        rows = rows_of(book, "Totalen", number)
        for scenario, row in zip(Scenario, rows[7:10], strict=True):
            expected = (costs.low[scenario], getattr(costs, scenario.value), costs.high[scenario])
            assert [exact(value) for value in row[1:4]] == [amount or 0 for amount in expected], (kba.case, row)
        low, high = costs.rendement_range or (costs.rendement, costs.rendement)
        shown = [low, costs.rendement, high]
        assert rows[10][1:4] == ["–"] * 3 if costs.rendement is None else [exact(v) for v in rows[10][1:4]] == shown


@pytest.mark.slow
def test_every_payer_counts_to_the_cent(counted):
    kbas, book = counted
    for number, kba in enumerate(kbas, start=1):
        rows = rows_of(book, "Totalen", number)[13:]
        expected = {
            sums.payer: [sums.current, sums.threatened, sums.custom, sums.saves] for sums in payer_sums(kba.lines)
        }
        told = {row[0]: [exact(value) for value in row[1:5]] for row in rows[:-1] if row[0]}
        assert told == expected, kba.case
        together = [sum(column, start=Decimal(0)) for column in zip(*expected.values(), strict=True)]
        assert (rows[-1][0], [exact(value) for value in rows[-1][1:5]]) == ("Samen", together or [0] * 4)


@pytest.mark.slow
def test_year_begins_and_ends_where_the_app_says(counted):
    kbas, book = counted
    for number, kba in enumerate(kbas, start=1):
        first, last = (row[1] for row in rows_of(book, "Totalen", number)[3:5])
        if kba.horizon_from is None:
            assert (first, last) == (None, None)
        else:
            assert (first.date(), last.date()) == (kba.horizon_from, reckoning.last_day_of(kba.horizon_from))


@pytest.mark.slow
def test_worked_examples_of_the_letters(counted):
    """Inventory 1P: K6, K14 and K15."""
    kbas, book = counted
    rows = rows_of(book, "Totalen", [kba.about for kba in kbas].index("voorbeelden") + 1)
    assert [row[2] for row in rows[7:11]] == [20_000, 90_000, 63_000, 27_000]
    rows = rows_of(book, "Regels", [kba.about for kba in kbas].index("huur en leefgeld") + 1)
    totals = [row[list(COLUMNS).index("total")] for row in rows[1:]]
    assert (totals, round(sum(totals[:2]), 2)) == ([888, 1354.33, 3_900], 2242.33)


def test_risky_text_stays_text():
    horizon = HORIZONS[0]
    line = kba_line(horizon, payer="=cmd|' /C calc'!A0", source="@SUM(1)", basis="-1+1\x07")
    book = load_workbook(io.BytesIO(kba_as_excel(Kba("2020-014", "test", [line], horizon))))
    cells = dict(zip(COLUMNS, book["Regels"][2], strict=True))
    assert [(cells[key].value, cells[key].data_type) for key in ("payer", "source", "basis")] == [
        ("=cmd|' /C calc'!A0", "s"),
        ("@SUM(1)", "s"),
        ("-1+1", "s"),
    ]
    assert book["Totalen"]["A14"].data_type == "s"
    assert {key for key, cell in cells.items() if cell.data_type == "f"} == {
        "counts",
        "total",
        "low_total",
        "high_total",
    }
