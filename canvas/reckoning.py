"""What an amount comes to over the twelve months of a canvas: exact calendar reckoning, rounded once at the end.

The twelve months are [H, H + 12 months), with H the canvas's `horizon_from`: 365 or 366 days. Source: rules.md, Costs
and money. What was decided about it:

* eenmalig counts whole; with a day (`starts_on`) that lies outside the twelve months it counts for nothing.
* without months and without a period, a periodic amount counts the whole year: 52 weeks, 12 months or 1 year.
* with a number of months it counts months/12 of that year: € 75 a week for 6 months is 75 × 52 × 6/12.
* with a period (both days included; no first day is H, no last day is the end of the twelve months) it counts the part
  of the period that lies inside the twelve months:
  - per week: days/7 weeks, at most 52, so that the whole horizon equals the year without a period;
  - per month: the whole months from the first day on, and the days that remain as a part of the month they fall in.
    Months are counted from that first day: from 31 January the next begin on 28 or 29 February and on 31 March;
  - per year: those months / 12.
* no rounding on the way: the share is a fraction, the product is rounded half up to the cent.

The database counts the same (canvas_twelve_months, migration 0007); a test compares both with a slow third.
"""

import calendar
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import floor

from .enums import Frequency

# How often a periodic amount returns in a year without a period.
YEARLY = {Frequency.WEEK: 52, Frequency.MONTH: 12, Frequency.YEAR: 1}
ONE_DAY = timedelta(days=1)


def add_months(day, months):
    """The same day `months` later, or the last day of that month when it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def last_day_of(horizon_from):
    """The last of the twelve months that begin on `horizon_from`."""
    return add_months(horizon_from, 12) - ONE_DAY


def days_inside(starts_on, ends_on, horizon_from):
    """(first, last) day of a period as far as it lies in the twelve months, or None; an open end is the edge."""
    first = max(starts_on or horizon_from, horizon_from)
    last = min(ends_on or date.max, last_day_of(horizon_from))
    return (first, last) if first <= last else None


def months_between(first, last):
    """Months from `first` to `last` (both included) as a Fraction: whole ones, and days as part of their month."""
    day_after = last + ONE_DAY
    whole = (day_after.year - first.year) * 12 + day_after.month - first.month
    if add_months(first, whole) > day_after:
        whole -= 1
    begin = add_months(first, whole)
    return whole + Fraction((day_after - begin).days, (add_months(first, whole + 1) - begin).days)


def times(frequency, *, months=None, starts_on=None, ends_on=None, horizon_from):
    """How many times an amount counts over the twelve months, as a Fraction: 52 for a whole year of weeks."""
    if frequency == Frequency.ONCE:
        return Fraction(starts_on is None or horizon_from <= starts_on <= last_day_of(horizon_from))
    yearly = YEARLY[Frequency(frequency)]
    if months is not None:
        return yearly * Fraction(months) / 12
    if starts_on is None and ends_on is None:
        return Fraction(yearly)
    inside = days_inside(starts_on, ends_on, horizon_from)
    if inside is None:
        return Fraction(0)
    if frequency == Frequency.WEEK:
        return min(Fraction((inside[1] - inside[0]).days + 1, 7), Fraction(yearly))
    return months_between(*inside) * Fraction(yearly, 12)


def to_the_cent(exact):
    """A Fraction of euros as Decimal, rounded half up to the cent (amounts here are never negative)."""
    return Decimal(floor(exact * 100 + Fraction(1, 2))).scaleb(-2)


def twelve_month_amount(amount, frequency, *, months=None, starts_on=None, ends_on=None, horizon_from):
    """Euro over the twelve months from `horizon_from` for an amount in euro; see the top of this module."""
    counted = times(frequency, months=months, starts_on=starts_on, ends_on=ends_on, horizon_from=horizon_from)
    return to_the_cent(Fraction(amount) * counted)
