"""How a fund's year went: its sums at the end of every month until a peildatum, out of the rows of the ledger alone.

A correctie counts on its own day as the kind that it reverses (`sums`). What was booked before the year began stands in
its first month; what was booked on it after the year was over stands in a moment of its own. All amounts are euro.
"""

from collections import defaultdict, deque
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import BooleanField, Case, DateField, ExpressionWrapper, F, Q, Subquery, Sum, When
from django.db.models.functions import Cast, TruncMonth

from .enums import ON_BUDGET
from .models import BudgetYear, Mutation
from .sums import YearSums


@dataclass(frozen=True, slots=True)
class Moment:
    """The sums of a year up to and including `day`: `realised` is paid, `committed` is committed and not paid yet."""

    day: date
    realised: Decimal
    committed: Decimal


@dataclass(slots=True)
class Course:
    """One year of a fund. `budget` holds (day, euro) from each day on which what was made available changed."""

    fund_id: int
    slug: str
    year: int
    is_first: bool  # of the first fund that has a year
    moments: list[Moment] = field(default_factory=list)
    budget: list[tuple[date, Decimal]] = field(default_factory=list)


def courses(as_of):
    """The course of every year of every fund that has rows by then. One query; its rows do not grow with the ledger.

    They are sums per month; only what the raad decided on the budget keeps its own day.
    """
    month = Cast(TruncMonth("on"), DateField())
    by_day = Case(When(effect__in=ON_BUDGET, then=F("on")), default=month, output_field=DateField())
    first = BudgetYear.objects.order_by("fund_id").values("fund_id")[:1]
    rows = (
        Mutation.objects.until(as_of)
        .order_by()
        .with_effect()
        .annotate(
            since=by_day,
            on_commitment=ExpressionWrapper(Q(commitment__isnull=False), BooleanField()),
            fund=F("budget_year__fund"),
            slug=F("budget_year__fund__slug"),
            year=F("budget_year__year"),
            first=Subquery(first),
        )
        .values("fund", "slug", "year", "first", "effect", "on_commitment", "since")
        .annotate(total=Sum("amount"))
        .order_by("fund", "year", "since")
    )
    found = defaultdict(list)
    for row in rows:
        found[row["fund"], row["slug"], row["year"], row["fund"] == row["first"]].append(row)
    return [_course(Course(*which), rows, as_of) for which, rows in found.items()]


def _course(course, rows, as_of):
    """Adds the rows up in order of time, and notes the sums at the end of every month."""
    sums, rest = YearSums(), deque(rows)
    for day in moments_of(course.year, as_of):
        while rest and rest[0]["since"] <= day:
            row = rest.popleft()
            before = sums.adjusted
            sums.add(row["effect"], "", row["on_commitment"], row["total"])
            if sums.adjusted != before:
                _changed(course.budget, max(row["since"], date(course.year, 1, 1)), sums.adjusted)
        moment = Moment(day, sums.realised_total, sums.committed_total)
        if day.year == course.year or not course.moments or _differs(moment, course.moments[-1]):
            course.moments.append(moment)
    return course


def _changed(budget, day, adjusted):
    """Several decisions of one day are one change."""
    if budget and budget[-1][0] == day:
        budget.pop()
    budget.append((day, adjusted))


def _differs(moment, other):
    return (moment.realised, moment.committed) != (other.realised, other.committed)


def moments_of(year, as_of):
    """The ends of the months of this year until the peildatum, then the peildatum itself: in a month, or after it all.

    None of a year that is still to come.
    """
    starts = [date(year + month // 12, month % 12 + 1, 1) for month in range(1, 13)]
    ends = [start - timedelta(days=1) for start in starts]
    passed = [day for day in ends if day <= as_of]
    if as_of < date(year, 1, 1):
        return []
    return passed if passed[-1:] == [as_of] else [*passed, as_of]
