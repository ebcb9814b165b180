"""What is allowed in a kosten-batenanalyse but deserves a second look, in sentences. Nothing here stops anyone."""

from fractions import Fraction
from itertools import combinations

from maatwerk.lib.euro import format_euro

from .enums import Frequency, Scenario
from .reckoning import YEARLY


def cost_warnings(lines, costs):
    """Sentences about these current cost lines and their sums (`costs`, a canvas.sheet.Costs), most urgent first."""
    return [*_two_places(lines), *_outside(lines), *_maybe_negative(costs), *_bare(lines)]


def _two_places(lines):
    """Double counting: two places to live in one period within one scenario."""
    for scenario in Scenario:
        places = [line for line in lines if line.is_residence and line.scenario == scenario and _lasts(line)]
        for one, other in combinations(places, 2):
            if at_the_same_time(one, other):
                yield (
                    f"{scenario.label} telt twee plekken om te wonen in dezelfde periode: ‘{one.description}’ en "
                    f"‘{other.description}’. Klopt dat?"
                )


def _lasts(line):
    return line.frequency != Frequency.ONCE


def at_the_same_time(one, other):
    """Whether two periodic lines run at the same time within the twelve months.

    A line with a number of months has no days; then the two overlap when together they last more than a year.
    """
    if one.months is None and other.months is None:
        first, second = one.days_inside, other.days_inside
        return bool(first and second) and first[0] <= second[1] and second[0] <= first[1]
    return _part_of_the_year(one) + _part_of_the_year(other) > 1


def _part_of_the_year(line):
    return Fraction(line.times) / YEARLY[Frequency(line.frequency)]


def _outside(lines):
    """A period or a day of which a part does not count."""
    for line in lines:
        if not line.is_cut:
            continue
        label = Scenario(line.scenario).label
        if not line.times:
            yield f"{label}: ‘{line.description}’ valt buiten de twaalf maanden en telt niet mee."
        else:
            yield f"{label}: ‘{line.description}’ loopt buiten de twaalf maanden; dat deel telt niet mee."


def _maybe_negative(costs):
    found = costs.rendement_range
    if found and found[0] < 0 <= costs.rendement:
        yield (
            f"Met laag en hoog gerekend ligt het rendement tussen {format_euro(found[0])} en {format_euro(found[1])}: "
            "het plan kan ook duurder uitvallen."
        )


def _bare(lines):
    bare = sum(1 for line in lines if not line.basis)
    if bare:
        yield f"{bare} kostenregel{'s' if bare > 1 else ''} zonder onderbouwing."
