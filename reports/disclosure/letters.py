"""What may be printed for the outside world: no count of fewer than five families, and none by subtraction either.

Applies to letters, not to the pages inside, which colleagues read on their own work (rules.md, Figures for the raad).
"""

from reports.figures import Unit

MINIMUM = 5
HIDDEN = "minder dan vijf"
WITHHELD = "(niet vermeld: te weinig gezinnen)"

# Whole, parts, and which of them is left out when what remains of the whole counts fewer than five families.
PARTS = (
    ("besproken", ("plannen",), "besproken"),
    ("besproken", ("plannen", "regulier"), "besproken"),
    ("plannen", ("uitgevoerd",), "uitgevoerd"),
    ("plannen", ("kbas",), "kbas"),
)
OVER_KBAS = ("huidig", "dreigend", "maatwerk", "rendement", "rendement_gemiddeld")


def withheld(figures):
    """Keys of figures that may not be printed as they are."""
    keys = {key for key, figure in figures.items() if figure.people and _too_small(figure)}
    for whole, parts, gives_way in PARTS:
        if {whole, *parts} <= figures.keys():
            rest = figures[whole].value - sum(figures[part].value for part in parts)
            keys.update({gives_way} if 0 < rest < MINIMUM else ())
    if "kbas" in keys:
        keys.update(key for key in OVER_KBAS if key in figures)
    return keys


def _too_small(figure):
    if figure.unit == Unit.COUNT:
        return 0 < figure.value < MINIMUM
    if figure.unit == Unit.SHARE and figure.n:
        inside = figure.value * figure.n / 100
        return 0 < inside < MINIMUM or 0 < figure.n - inside < MINIMUM
    return 0 < (figure.n or 0) < MINIMUM


def published(figures):
    """{key: text} as it is printed in a letter."""
    hidden = withheld(figures)
    return {key: _hidden(figure) if key in hidden else figure.printed for key, figure in figures.items()}


def _hidden(figure):
    return HIDDEN if figure.unit == Unit.COUNT and figure.value < MINIMUM else WITHHELD


def traceable_changes(figures, before):
    """Dutch warnings where the difference with an earlier letter is about fewer than five families.

    `before` is {key: value as text} of the letter that was sent. Whoever lays both letters side by side can take
    the totals off each other.
    """
    warnings = []
    for key in ("plannen", "kbas", "uitgevoerd"):
        if key not in figures or before.get(key) is None:
            continue
        more = figures[key].value - int(before[key])
        if 0 < abs(more) < MINIMUM:
            warnings.append(
                f"{figures[key].label}: het verschil met de vorige brief is {abs(more)}. Wie beide brieven naast "
                "elkaar legt, kan dat aantal en de bedragen die erbij horen uitrekenen."
            )
    return warnings
