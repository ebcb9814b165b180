"""Amounts over twelve months: the sources' own figures, and Python, SQL and a slow calendar against each other."""

import calendar
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise, product

import pytest
from django.db import connection
from hypothesis import example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from canvas.reckoning import add_months, last_day_of, twelve_month_amount

H = date(2020, 11, 24)


def day(text):
    return date.fromisoformat(text) if text else None


def reckon(amount, frequency, months=None, starts_on="", ends_on="", horizon_from=H):
    return twelve_month_amount(
        Decimal(amount),
        frequency,
        months=months and Decimal(months),
        starts_on=day(starts_on),
        ends_on=day(ends_on),
        horizon_from=horizon_from,
    )


# --- what the sources say --------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("amount", "frequency", "months", "total"),
    [
        ("74", "month", None, "888.00"),  # K14: rent, twelve months
        ("1354.33", "once", None, "1354.33"),  # K14: furnishing
        ("75", "week", None, "3900.00"),  # K15: leefgeld
        ("1039", "month", None, "12468.00"),  # K15: WIA
        ("993", "month", None, "11916.00"),  # K15: Wajong
        ("186", "once", None, "186.00"),  # K19: the costs of carrying out a loan
        ("75", "week", "6", "1950.00"),
        ("5800", "month", "3", "17400.00"),
        ("100", "year", "6", "50.00"),
        ("10.02", "week", "0.25", "10.86"),  # a half cent that a rounded share of the year would lose
    ],
)
def test_amounts_without_a_period(amount, frequency, months, total):
    assert reckon(amount, frequency, months) == Decimal(total)


def test_rent_and_furnishing_of_the_source_add_up():
    assert reckon("74", "month") + reckon("1354.33", "once") == Decimal("2242.33")  # K14


@pytest.mark.parametrize(
    ("amount", "frequency", "starts_on", "ends_on", "total"),
    [
        # The whole horizon is the year without a period, also in a leap year.
        ("75", "week", "2020-11-24", "2021-11-23", "3900.00"),
        ("74", "month", "2020-11-24", "2021-11-23", "888.00"),
        ("1200", "year", "2020-11-24", "2021-11-23", "1200.00"),
        # An open end is the end of the twelve months, an open begin their first day.
        ("74", "month", "2021-05-24", "", "444.00"),
        ("74", "month", "", "2021-05-23", "444.00"),
        # Before and after do not count.
        ("74", "month", "2019-01-01", "2021-05-23", "444.00"),
        ("74", "month", "2021-10-24", "2030-01-01", "74.00"),
        ("74", "month", "2019-01-01", "2020-11-23", "0.00"),
        ("74", "month", "2021-11-24", "2022-03-01", "0.00"),
        # Both days count: a week is seven days, one day is a seventh.
        ("75", "week", "2021-03-01", "2021-03-07", "75.00"),
        ("75", "week", "2021-03-01", "2021-03-01", "10.71"),
        # The days that remain are a part of the month they fall in: 14 of 28, 15 of 30.
        ("100", "month", "2021-02-01", "2021-02-14", "50.00"),
        ("100", "month", "2021-03-01", "2021-04-15", "150.00"),
        ("1200", "year", "2021-03-01", "2021-04-15", "150.00"),
        # From the 31st the next months begin on 28 February and on 31 March.
        ("100", "month", "2021-01-31", "2021-02-27", "100.00"),
        ("100", "month", "2021-01-31", "2021-03-30", "200.00"),
        ("100", "month", "2021-01-31", "2021-02-28", "103.23"),
        # Eenmalig has its day.
        ("500", "once", "2020-11-23", "", "0.00"),
        ("500", "once", "2020-11-24", "", "500.00"),
        ("500", "once", "2021-11-23", "", "500.00"),
        ("500", "once", "2021-11-24", "", "0.00"),
    ],
)
def test_amounts_with_a_period(amount, frequency, starts_on, ends_on, total):
    assert reckon(amount, frequency, None, starts_on, ends_on) == Decimal(total)


def test_twelve_months_end_before_the_same_day_a_year_later():
    assert last_day_of(H) == date(2021, 11, 23)
    assert last_day_of(date(2020, 2, 29)) == date(2021, 2, 27)
    assert last_day_of(date(2019, 3, 1)) == date(2020, 2, 29)
    assert add_months(date(2020, 1, 31), 1) == date(2020, 2, 29)


# --- a slow calendar of its own: day by day --------------------------------------------------------------------------
def slowly(amount, frequency, months, starts_on, ends_on, horizon_from):
    """Every day of the twelve months is looked at; fractions until the last cent, then rounded half up."""
    year_on = horizon_from.year + 1
    last_of_month = calendar.monthrange(year_on, horizon_from.month)[1]
    stop = date(year_on, horizon_from.month, min(horizon_from.day, last_of_month))
    days = [horizon_from + timedelta(n) for n in range((stop - horizon_from).days)]
    if frequency == "once":
        counted = Fraction(starts_on is None or starts_on in days)
    elif months is not None:
        counted = Fraction({"week": 52, "month": 12, "year": 1}[frequency]) * Fraction(months) / 12
    else:
        inside = [d for d in days if (starts_on is None or d >= starts_on) and (ends_on is None or d <= ends_on)]
        whole = len(inside) == len(days)
        if frequency == "week":
            counted = Fraction(52) if whole else min(Fraction(52), Fraction(len(inside), 7))
        else:
            counted = _months_one_by_one(inside) / (1 if frequency == "month" else 12)
    cents = Fraction(amount) * counted * 100
    return Decimal((2 * cents.numerator + cents.denominator) // (2 * cents.denominator)) / 100


def _months_one_by_one(inside):
    """Walk over the days; each day is one part of the month that it falls in, counted from the first day."""
    if not inside:
        return Fraction(0)
    begins, year, month = [], inside[0].year, inside[0].month
    for _ in range(14):
        begins.append(date(year, month, min(inside[0].day, calendar.monthrange(year, month)[1])))
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return sum(
        Fraction(sum(begin <= d < then for d in inside), (then - begin).days) for begin, then in pairwise(begins)
    )


AMOUNTS = st.decimals(min_value="0.01", max_value="9999999.99", places=2)
HORIZONS = st.one_of(
    st.dates(date(2018, 1, 1), date(2032, 12, 31)),
    st.sampled_from([date(2020, 2, 29), date(2019, 2, 28), date(2019, 3, 1), date(2020, 1, 31), date(2024, 12, 31)]),
)


@st.composite
def lines(draw):
    """A line of any kind, with its period near the edges of the horizon as often as far from them."""
    horizon = draw(HORIZONS)
    frequency = draw(st.sampled_from(["once", "week", "month", "year"]))
    months = draw(st.none() | st.decimals(min_value="0.25", max_value="12", places=2))
    near = st.integers(-3, 3) | st.integers(363, 369) | st.integers(-400, 800)
    starts = draw(st.none() | near)
    ends = draw(st.none() | st.integers(0, 400).map(lambda n: n + (starts or 0)) | near)
    if months is not None:
        starts = ends = None
    if None not in (starts, ends):
        starts, ends = min(starts, ends), max(starts, ends)
    days = [None if n is None else horizon + timedelta(n) for n in (starts, ends)]
    return (draw(AMOUNTS), frequency, months, *days, horizon)


def in_sql(rows):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT canvas_twelve_months(a, f, m, s, e, h) FROM unnest("
            "%s::numeric[], %s::text[], %s::numeric[], %s::date[], %s::date[], %s::date[]) AS t(a, f, m, s, e, h)",
            [list(column) for column in zip(*rows, strict=True)],
        )
        return [total for (total,) in cursor.fetchall()]


def in_python(row):
    amount, frequency, months, starts_on, ends_on, horizon = row
    return twelve_month_amount(
        amount, frequency, months=months, starts_on=starts_on, ends_on=ends_on, horizon_from=horizon
    )


# A half cent each: 7 × 0,005; 0,03 over half a month of 30 days; a year of 0,03 × 2/12 … found by asking for ties.
@example([(Decimal("0.05"), "month", None, date(2021, 4, 1), date(2021, 4, 3), date(2021, 4, 1))])
@example([(Decimal("0.07"), "week", Decimal("0.75"), None, None, date(2021, 4, 1))])
@example([(Decimal("0.06"), "year", None, date(2021, 4, 1), date(2021, 4, 30), date(2021, 4, 1))])
@example([(Decimal("9999999.99"), "week", None, date(2020, 2, 29), date(2021, 2, 27), date(2020, 2, 29))])
@hypothesis_settings(max_examples=60)
@given(st.lists(lines(), min_size=20, max_size=20))
@pytest.mark.django_db
def test_python_sql_and_the_slow_calendar_agree_to_the_cent(rows):
    expected = [slowly(*row) for row in rows]
    assert [in_python(row) for row in rows] == expected
    assert in_sql(rows) == expected


@pytest.mark.django_db
def test_every_length_of_a_period_agrees_in_a_leap_year():
    horizon = date(2019, 8, 31)
    starts = [None, horizon - timedelta(40), date(2019, 10, 31), date(2020, 1, 31), date(2020, 2, 29)]
    ends = [date(2020, 1, 30), date(2020, 2, 28), date(2020, 2, 29), date(2020, 3, 30), date(2020, 8, 30), None]
    amounts = [Decimal("0.05"), Decimal("99.99"), Decimal("1354.33")]
    frequencies = ("once", "week", "month", "year")
    rows = [(*row, horizon) for row in product(amounts, frequencies, [None], starts, ends)]
    assert [in_python(row) for row in rows] == [slowly(*row) for row in rows] == in_sql(rows)


@given(AMOUNTS, HORIZONS, st.sampled_from(["week", "month", "year"]))
def test_whole_horizon_equals_no_period(amount, horizon, frequency):
    whole = (amount, frequency, None, horizon, last_day_of(horizon), horizon)
    assert in_python(whole) == in_python((amount, frequency, None, None, None, horizon))


@given(lines())
def test_a_period_never_counts_more_than_the_year(row):
    amount, frequency, _, starts_on, ends_on, horizon = row
    counted = in_python((amount, frequency, None, starts_on, ends_on, horizon))
    assert 0 <= counted <= in_python((amount, frequency, None, None, None, horizon))
