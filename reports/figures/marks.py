"""How families mark their life: at the canvas and directly, 6 and 12 months after the inzet (rules.md 11).

Beside every average stands who gave no mark. A meting that is missed counts as non-response; one that is not due yet,
or whose window is still open, counts nowhere (`facts`).
"""

from decimal import Decimal

from cases.enums import Moment

from .facts import MOMENTS
from .figure import Figure, Unit, exact, small_n_note

GROUP = "Hoe tevreden gezinnen zijn"
WORDS = {
    Moment.CANVAS: "bij het canvas",
    Moment.DIRECT: "direct na de inzet",
    Moment.MONTHS_6: "6 maanden na de inzet",
    Moment.MONTHS_12: "12 maanden na de inzet",
}
SHORT = {moment: (key, WORDS[moment]) for moment, key in MOMENTS.items()}


def mark_figures(found, as_of):
    """Per moment the mean over the marks, the mean over the families, how many marks, and who gave none."""
    for key, when in SHORT.values():
        yield from _of_moment(key, when, found, as_of)


def _of_moment(key, when, found, as_of):
    answered, silent = found.counts[f"gaf_cijfer_{key}"], found.counts[f"geen_cijfer_{key}"]
    asked, marks = answered + silent, int(found.sums[f"aantal_cijfers_{key}"])
    beside = f"{silent} van {asked} gezinnen {'gaf' if silent == 1 else 'gaven'} geen cijfer." if asked else ""

    def mean(key, label, definition, total, n):
        value = exact(total) / n if n else None
        return Figure(
            key=key, label=label, definition=definition, value=value, n=n, as_of=as_of, unit=Unit.MARK,
            rounded=None if value is None else value.quantize(Decimal("0.1"), "ROUND_HALF_UP"),
            note=" ".join(filter(None, (beside, small_n_note(answered) if answered else ""))), people=True,
            period=when, group=GROUP, families=answered,
        )  # fmt: skip

    yield mean(
        f"cijfer_{key}",
        f"Gemiddeld cijfer {when}",
        "Gemiddelde van alle cijfers die gezinsleden hun leven geven; elk cijfer telt even zwaar",
        found.sums[f"som_cijfers_{key}"],
        marks,
    )
    yield mean(
        f"cijfer_{key}_per_gezin",
        f"Gemiddeld cijfer {when}, per gezin",
        "Gemiddelde van de gezinsgemiddelden; elk gezin telt even zwaar",
        # A third of a mark has no end: rounded far behind every digit that is printed.
        round(found.sums[f"som_gezinsgemiddelden_{key}"], 20),
        answered,
    )
    yield Figure(
        key=f"aantal_cijfers_{key}",
        label=f"Aantal cijfers {when}",
        definition="Hoeveel gezinsleden een cijfer gaven",
        value=marks,
        as_of=as_of,
        people=True,
        period=when,
        group=GROUP,
        families=answered,
    )
    yield Figure(
        key=f"geen_cijfer_{key}",
        label=f"Gezinnen zonder cijfer {when}",
        definition="Gezinnen die aan de beurt waren en van wie niemand een cijfer gaf, of bij wie de meting is gemist",
        value=silent,
        n=asked,
        as_of=as_of,
        people=True,
        zero="geen",
        period=when,
        group=GROUP,
        families=silent,
    )
