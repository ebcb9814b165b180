"""The course of a year in figures: what `uitgaven_2020`, `verplicht_2020` and `bijgestelde_raming_2020` were earlier.

Each is the figure of that name on a peildatum in the year, so the figures page of that day shows the same amount.
"""

from dataclasses import dataclass, field
from datetime import date

from budgets.course import courses
from maatwerk.lib.dates import format_long

from .figure import Figure, Unit
from .money import ADJUSTED, COMMITTED, SPENT, end_of, period_of


@dataclass(slots=True)
class YearCourse:
    """`moments` are (day, key of what was spent, key of what was committed), `budget` (day from which, key)."""

    moments: list[tuple[date, str, str]] = field(default_factory=list)
    budget: list[tuple[date, str]] = field(default_factory=list)
    figures: dict[str, Figure] = field(default_factory=dict)


def year_courses(as_of, *, fund=None):
    """{end of the keys: YearCourse} of every year of every fund. `fund` as in `figures`. One query."""
    found = {}
    for course in courses(as_of):
        is_main = course.fund_id == fund.pk if fund else course.is_first
        end = end_of(course.slug, course.year, is_main=is_main)
        found[end] = _course(course, end)
    return found


def _course(course, end):
    made = YearCourse()

    def euro(kind, words, amount, day, label, period):
        figure = Figure(
            key=f"{kind}{end}_op_{day:%Y_%m_%d}", label=f"{words[0]} {course.year} {label} {format_long(day)}",
            definition=words[1], value=amount, as_of=day, unit=Unit.EURO, period=period, group=str(course.year),
        )  # fmt: skip
        made.figures[figure.key] = figure
        return figure.key

    for moment in course.moments:
        until = "tot en met", period_of(course.year, moment.day)
        spent = euro("uitgaven", SPENT, moment.realised, moment.day, *until)
        made.moments.append((moment.day, spent, euro("verplicht", COMMITTED, moment.committed, moment.day, *until)))
    for day, amount in course.budget:
        key = euro("bijgestelde_raming", ADJUSTED, amount, day, "vanaf", f"heel {course.year}")
        made.budget.append((day, key))
    return made
