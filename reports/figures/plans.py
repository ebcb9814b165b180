"""Cases on their way from aanmelding to uitgevoerd, and the kosten-batenanalyses of the plans."""

from decimal import Decimal

from .facts import SCENARIOS
from .figure import SINCE, Figure, Unit, round_down, small_n_note

YEAR_AHEAD = "12 maanden vooruit"
COSTS = "Kosten en rendement over 12 maanden"
YEAR_ON = "Een jaar na de inzet"
STOPPED = "Gestopt vóór akkoord"
# {flag: (label, definition, the flag that it is a part of)}
WAY = {
    "aanmeldingen": ("Aanmeldingen", "Gezinnen die bij de aanpak zijn aangemeld", ""),
    "in_voorbereiding": (
        "In voorbereiding",
        "Aangemelde gezinnen waarvoor nog geen plan met akkoord is en die niet zijn gestopt",
        "aanmeldingen",
    ),
    "besproken": ("Besproken casussen", "Casussen die aan een tafel zijn besproken", ""),
    "plannen": ("Maatwerkplannen", "Plannen waarop een doorbraaktafel akkoord gaf, één per casus", ""),
    "ingezet": (
        "Ingezette plannen",
        "Plannen met akkoord waarvan de inzet is begonnen, ook wat al klaar is",
        "plannen",
    ),
    "in_uitvoering": ("Plannen in uitvoering", "Plannen waarvan de inzet is begonnen en nog loopt", "plannen"),
    "uitgevoerd": ("Uitgevoerde plannen", "Plannen met akkoord die zijn uitgevoerd", "plannen"),
    "geholpen": (
        "Geholpen gezinnen",
        "Gezinnen van wie het plan is uitgevoerd, of die alsnog regulier zijn geholpen",
        "aanmeldingen",
    ),
}
EXITS = {
    "regulier": ("Regulier opgepakt", "Casussen die alsnog met bestaande voorzieningen zijn geholpen"),
    "gezin_niet_akkoord": ("Gezin niet akkoord", "Casussen die stopten omdat het gezin dat wilde"),
    "ingetrokken": ("Ingetrokken", "Casussen die zijn ingetrokken, ook na een akkoord"),
    "niet_akkoord": ("Niet akkoord", "Casussen waarop de doorbraaktafel geen akkoord gaf"),
}


def plan_figures(found, as_of):
    """The way of the cases, the exits, the KBA's and the share with problems of housing."""
    for flag, (label, definition, whole) in WAY.items():
        yield _count(flag, label, definition, found, as_of, n=found.counts[whole] if whole else None)
    for flag, (label, definition) in EXITS.items():
        yield _count(flag, label, definition, found, as_of, group=STOPPED)
    yield _count(
        "kbas",
        "Kosten-batenanalyses",
        "Plannen met akkoord die een kosten-batenanalyse hebben",
        found,
        as_of,
        n=found.counts["plannen"],
    )
    yield from _kba_figures(found, as_of)
    yield from _year_on_figures(found, as_of)
    yield _housing(found, as_of)


def _count(flag, label, definition, found, as_of, **fields):
    value = found.counts[flag]
    return Figure(
        key=flag, label=label, definition=definition, value=value, families=value, as_of=as_of, people=True,
        period=SINCE, **fields,
    )  # fmt: skip


def _kba_figures(found, as_of):
    n = found.counts["kbas"]
    sums = {name: found.sums[name] for key in SCENARIOS for name in (key, f"{key}_laag", f"{key}_hoog")}

    def euro(key, label, definition, value, **fields):
        return Figure(
            key=key, label=label, definition=definition, value=value, n=n, families=n, as_of=as_of, unit=Unit.EURO,
            period=YEAR_AHEAD, people=True, group=COSTS, **fields,
        )  # fmt: skip

    def mean(key, label, definition, total):
        value = total / n if n else None
        rounded = None if value is None else round_down(value)
        return euro(key, label, f"{definition}; afgerond, naar beneden op € 500", value, rounded=rounded,
                    note=small_n_note(n))  # fmt: skip

    over = "over de plannen met een kosten-batenanalyse"
    for key in SCENARIOS:
        yield euro(key, f"Kosten {key}", f"Som van {key.capitalize()} {over}", sums[key])
    rendement = sums["dreigend"] - sums["maatwerk"]
    yield euro(
        "rendement",
        "Rendement",
        f"Dreigend min Maatwerk over 12 maanden, opgeteld {over}",
        rendement,
    )
    yield mean("rendement_gemiddeld", "Gemiddeld rendement", "Rendement gedeeld door het aantal kosten-batenanalyses",
               rendement)  # fmt: skip
    for key in SCENARIOS:
        yield mean(
            f"{key}_gemiddeld",
            f"Gemiddelde kosten {key}",
            f"Kosten {key} gedeeld door het aantal kosten-batenanalyses",
            sums[key],
        )
    for key in SCENARIOS:
        for end in ("laag", "hoog"):
            definition = f"Som van {key.capitalize()} {over}, elk bedrag op zijn {end}st gerekend"
            yield euro(f"{key}_{end}", f"Kosten {key}, {end} gerekend", definition, sums[f"{key}_{end}"])
    for end, other in (("laag", "hoog"), ("hoog", "laag")):
        yield euro(
            f"rendement_{end}",
            f"Rendement, {end} gerekend",
            f"Dreigend op zijn {end}st min Maatwerk op zijn {other}st, opgeteld {over}",
            sums[f"dreigend_{end}"] - sums[f"maatwerk_{other}"],
        )


def _year_on_figures(found, as_of):
    """What the fondsen paid beside what was agreed, of plans whose inzet is a year ago or longer."""
    n = found.counts["na_twaalf_maanden"]
    yield _count(
        "na_twaalf_maanden",
        "Plannen een jaar na de inzet",
        "Plannen met akkoord waarvan de inzet twaalf maanden of langer geleden begon",
        found,
        as_of,
        n=found.counts["plannen"],
        group=YEAR_ON,
    )
    for key, label, definition in (
        (
            "afgesproken",
            "Afgesproken uit de fondsen",
            "Wat bij het akkoord voor deze plannen uit de fondsen is bestemd",
        ),
        (
            "betaald",
            "Betaald uit de fondsen",
            "Wat uit de fondsen voor deze plannen is betaald tot en met twaalf maanden na de inzet",
        ),
    ):
        yield Figure(
            key=f"{key}_na_twaalf_maanden", label=f"{label}, een jaar na de inzet", n=n, families=n, as_of=as_of,
            definition=f"{definition}; zonder wat gewone regelingen betalen", unit=Unit.EURO, people=True,
            group=YEAR_ON, value=found.sums[f"{key}_na_twaalf_maanden"], period="12 maanden na de inzet",
        )  # fmt: skip


def _housing(found, as_of):
    """In which part of the plans housing is one of the leefgebieden on which the family was stuck."""
    n, count = found.counts["plannen"], found.counts["woonproblematiek"]
    return Figure(
        key="woonproblematiek",
        label="Woonproblematiek",
        definition=f"Deel van de plannen waarbij het leefgebied Wonen speelt ({count} van {n})",
        value=Decimal(count) / n * 100 if n else None,
        rounded=round(Decimal(count) / n * 100) if n else None,
        n=n,
        families=count,
        as_of=as_of,
        unit=Unit.SHARE,
        people=True,
        period=SINCE,
    )
