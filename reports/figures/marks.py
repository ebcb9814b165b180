"""How families mark their life: at the canvas and directly, 6 and 12 months after the inzet (rules.md 11).

Beside every average stands who gave no mark. A meting that is missed counts as non-response; one that is not due yet,
or whose window is still open, counts nowhere.
"""

from collections import defaultdict
from datetime import timedelta
from decimal import Decimal

from cases.enums import Moment
from cases.models import Meting

from .figure import Figure, Unit, small_n_note

GROUP = "Hoe tevreden gezinnen zijn"
SHORT = {
    Moment.CANVAS: ("canvas", "bij het canvas"),
    Moment.DIRECT: ("direct", "direct na de inzet"),
    Moment.MONTHS_6: ("6_maanden", "6 maanden na de inzet"),
    Moment.MONTHS_12: ("12_maanden", "12 maanden na de inzet"),
}


def mark_figures(plans, as_of):
    """Per moment the mean over the marks, the mean over the families, how many marks, and who gave none."""
    asked = _after_the_inzet(plans, as_of)
    asked[Moment.CANVAS] = {plan.case_id: _values(plan.marks) for plan in plans}
    for moment, (key, when) in SHORT.items():
        yield from _of_moment(key, when, asked.get(moment, {}), as_of)


def _values(marks):
    """The marks of a frozen canvas version, which a later edit can't change."""
    return [Decimal(mark["value"]) for mark in marks or [] if mark["value"] is not None]


def _after_the_inzet(plans, as_of):
    """{moment: {case: its marks}} of metingen held, or missed, on or before the peildatum. One query."""
    asked = defaultdict(lambda: defaultdict(list))
    rows = (
        Meting.objects.filter(case__in=[plan.case_id for plan in plans])
        .exclude(moment=Moment.CANVAS)
        .order_by()
        .values_list("case_id", "moment", "due_on", "held_on", "marks__value")
    )
    for case, moment, due_on, held_on, value in rows:
        held = held_on is not None and held_on <= as_of
        if held or as_of > due_on + timedelta(days=Meting.WINDOW_AFTER):
            asked[moment][case] += [value] if held and value is not None else []
    return asked


def _of_moment(key, when, asked, as_of):
    """`asked` holds the marks of every family whose turn it was; an empty list is a family without a mark."""
    answered = [marks for marks in asked.values() if marks]
    marks = [mark for family in answered for mark in family]
    silent = len(asked) - len(answered)
    beside = f"{silent} van {len(asked)} gezinnen gaven geen cijfer." if asked else ""

    def mean(key, label, definition, value, n):
        return Figure(
            key=key, label=label, definition=definition, value=value, n=n, as_of=as_of, unit=Unit.MARK,
            rounded=None if value is None else value.quantize(Decimal("0.1"), "ROUND_HALF_UP"),
            note=" ".join(filter(None, (beside, small_n_note(len(answered)) if answered else ""))), people=True,
            group=GROUP,
        )  # fmt: skip

    yield mean(
        f"cijfer_{key}",
        f"Gemiddeld cijfer {when}",
        "Gemiddelde van alle cijfers die gezinsleden hun leven geven; elk cijfer telt even zwaar",
        sum(marks, Decimal(0)) / len(marks) if marks else None,
        len(marks),
    )
    yield mean(
        f"cijfer_{key}_per_gezin",
        f"Gemiddeld cijfer {when}, per gezin",
        "Gemiddelde van de gezinsgemiddelden; elk gezin telt even zwaar",
        sum((sum(family) / len(family) for family in answered), Decimal(0)) / len(answered) if answered else None,
        len(answered),
    )
    yield Figure(
        key=f"aantal_cijfers_{key}",
        label=f"Aantal cijfers {when}",
        definition="Hoeveel gezinsleden een cijfer gaven",
        value=len(marks),
        as_of=as_of,
        people=True,
        group=GROUP,
    )
    yield Figure(
        key=f"geen_cijfer_{key}",
        label=f"Gezinnen zonder cijfer {when}",
        definition="Gezinnen die aan de beurt waren en van wie niemand een cijfer gaf, of bij wie de meting is gemist",
        value=silent,
        n=len(asked),
        as_of=as_of,
        people=True,
        zero="geen",
        group=GROUP,
    )
