"""Passages that more than one kind of report needs, each as paragraphs with live figures."""

from cases.models import Leerpunt
from reports.figures.marks import SHORT
from reports.models import CaseDescription, ReferenceFigure, ReferenceKind

APPROACH = (
    "Sommige gezinnen lopen vast tussen regels die elk voor zich goed bedoeld zijn. In de <programma> bepaalt het "
    "gezin samen met de eigen consulent en een maatwerkeindbaas waar het naartoe wil, en welke doorbraak daarvoor "
    "nodig is. Wat met een bestaande regeling kan, gebeurt met die regeling. Maatwerk is er voor wat niet past of te "
    "lang duurt. Een plan gaat pas door als twee maatwerkeindbazen die niet bij het gezin betrokken zijn, akkoord "
    "geven."
)
NO_FREE_MONEY = (
    "Dit rendement is geen bedrag dat in de begroting vrijvalt: het zijn kosten die niet worden gemaakt, bij de "
    "gemeente en bij anderen."
)
RESULTS = (
    "Tot en met <peildatum> zijn {aanmeldingen} gezinnen aangemeld.",
    "Aan een tafel zijn {besproken} casussen besproken.",
    "Met {plannen} gezinnen is een maatwerkplan gemaakt waarop de doorbraaktafel akkoord gaf.",
    "Bij {uitgevoerd} gezinnen is het plan uitgevoerd.",
    "In {regulier} casussen lukte het om het gezin alsnog met bestaande voorzieningen te helpen. Ook dat is winst: "
    "maatwerk was daar niet nodig.",
)
PROMISED = "Eerder is de raad het volgende toegezegd. In de tabel staat hoe het daarmee staat."
TOO_FEW = "Het aantal plannen is nog te klein om er cijfers over te geven."
SAID = {
    "canvas": "Bij het maken van het plan gaven gezinsleden hun leven gemiddeld een {cijfer_canvas}.",
    "direct": "Direct na de inzet van het maatwerk was dat een {cijfer_direct}.",
    "6_maanden": "Zes maanden na de inzet was het een {cijfer_6_maanden}.",
    "12_maanden": "Twaalf maanden na de inzet was het een {cijfer_12_maanden}.",
}
WHEN = {
    "canvas": "bij het plan",
    "direct": "direct na de inzet",
    "6_maanden": "na zes maanden",
    "12_maanden": "na twaalf maanden",
}


def results(words):
    """How many cases, plans and regular solutions; a sentence instead when hardly anything can be told."""
    return words.say(*RESULTS) or TOO_FEW


def rendement(words):
    """What the kosten-batenanalyses say together, and what that is worth; "" without any."""
    return words.say(
        "Bij {kbas} plannen hoort een kosten-batenanalyse: een onderbouwde en getoetste inschatting van de "
        "professionals. Zonder maatwerk zouden deze gezinnen in twaalf maanden naar verwachting {dreigend} aan hulp "
        "en ondersteuning kosten; met maatwerk is dat {maatwerk}. Het verwachte rendement is dus {rendement}: "
        "gemiddeld "
        "{rendement_gemiddeld} per gezin, naar beneden afgerond.",
        "Een deel van de bedragen is een schatting; alles laag of alles hoog gerekend ligt het rendement tussen "
        "{rendement_laag} en {rendement_hoog}."
        if _differ(words, "rendement_laag", "rendement_hoog")
        else "",
        NO_FREE_MONEY if words.known("rendement") else "",
    )


def _differ(words, *keys):
    figures = [words.release.found.get(key) for key in keys]
    return all(figures) and len({figure.value for figure in figures}) > 1


def marks(words):
    """Paragraphs about the marks that families give their life; none when none can be told."""
    shown = [key for key, _ in SHORT.values() if words.known(f"cijfer_{key}")]
    if not shown:
        return ()
    beside = [f"{WHEN[key]} {{aantal_cijfers_{key}}}" for key in shown if words.known(f"aantal_cijfers_{key}")]
    silent = [f"{WHEN[key]} {{geen_cijfer_{key}}}" for key in shown if words.known(f"geen_cijfer_{key}")]
    return (
        " ".join(SAID[key] for key in shown),
        words.say(
            f"Het aantal cijfers achter deze gemiddelden is {listed(beside)}." if beside else "",
            f"Aantal gezinnen zonder cijfer: {listed(silent)}." if silent else "",
            "De groepen zijn niet even groot en niet steeds dezelfde. Het verloop is daarom een aanwijzing en geen "
            "bewijs.",
        ),
    )


def costs(words):
    """Paragraphs about what the approach costs, per year from its start until the peildatum."""
    said = []
    for year in words.money_years():
        if year < words.as_of.year:
            said.append(
                words.say(
                    f"In {year} was {{raming_{year}}} geraamd.",
                    f"Daarvan is {{uitgaven_{year}}} uitgegeven, aan alle kostensoorten samen.",
                    f"Aan maatwerk en facilitaire zaken was dat {{uitgaven_{year}_maatwerk_en_facilitair}}.",
                )
            )
        else:
            said += this_year(words)
    return tuple(part for part in said if part)


def this_year(words):
    """The year of the peildatum: raming, what was spent and committed, and what is expected."""
    year = words.as_of.year
    yield words.say(
        f"Voor {year} is {{raming_{year}}} geraamd.",
        f"Van 1 januari tot en met <peildatum> is daarvan {{uitgaven_{year}}} uitgegeven.",
        f"Aan maatwerk voor gezinnen was dat {{uitgaven_{year}_maatwerk}}.",
        f"Voor {{verplicht_{year}}} zijn verplichtingen aangegaan die nog niet zijn betaald.",
    )
    yield forecast(words)


def forecast(words):
    """What the year of the peildatum is expected to cost, with the day of that expectation; "" without forecast."""
    year = words.as_of.year
    total, custom = f"prognose_{year}", f"prognose_{year}_maatwerk"
    day = words.day_of(total) or words.day_of(custom)
    if words.known(total, custom):
        return words.say(
            f"Naar verwachting (stand van {day}) komen de uitgaven over heel {year} uit op {{{total}}}, waarvan "
            f"{{{custom}}} aan maatwerk."
        )
    if words.known(total):
        return words.say(f"Naar verwachting (stand van {day}) komen de uitgaven over heel {year} uit op {{{total}}}.")
    if words.known(custom):
        return words.say(
            f"Naar verwachting (stand van {day}) wordt over heel {year} {{{custom}}} aan maatwerk besteed."
        )
    return ""


def paid_after_a_year(words):
    """What the fondsen paid beside what was agreed, of plans a year on; "" when it can't be told.

    What regular regelingen paid for a family is recorded nowhere, so the whole costs can't be told here.
    """
    return words.say(
        "Bij {na_twaalf_maanden} plannen is de inzet twaalf maanden of langer geleden.",
        "Voor de plannen met een inzet van een jaar of langer geleden was bij het akkoord "
        "{afgesproken_na_twaalf_maanden} uit onze budgetten bestemd. Daarvan is tot en met twaalf maanden na de inzet "
        "{betaald_na_twaalf_maanden} betaald. Wat gewone regelingen betaalden, staat in de begroting van die "
        "regelingen en niet in deze bedragen.",
    )


def benchmarks(as_of):
    """What other municipalities report, on this day: pairs of key and label."""
    rows = ReferenceFigure.objects.filter(kind=ReferenceKind.BENCHMARK, valid_from__lte=as_of)
    return list({row.key: (row.key, row.label) for row in rows.order_by("label", "valid_from")}.values())


def comparison(words):
    """A list of what other municipalities report; "" when nothing is known."""
    return words.items(*(f"{label}: {{{key}}}" for key, label in benchmarks(words.as_of)))


def lessons(as_of):
    """{theme: [(title, standing on that day)]} of the leerpunten, the theme with the most first. Two queries."""
    found = {}
    for lesson in Leerpunt.objects.select_related("theme").prefetch_related("moves").order_by("title"):
        moves = [move for move in lesson.moves.all() if move.on <= as_of]
        if moves:
            standing = max(moves, key=lambda move: (move.on, move.pk)).get_status_display()
            found.setdefault(lesson.theme, []).append((lesson.title, standing))
    return dict(sorted(found.items(), key=lambda item: (-len(item[1]), item[0].name)))


def stories(as_of):
    """The casusbeschrijvingen that were released on this day, with their themes. Two queries."""
    released = CaseDescription.objects.published().filter(released_at__date__lte=as_of)
    return list(released.prefetch_related("themes").order_by("released_at", "pk"))


def listed(names):
    """`a, b en c`."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} en {names[-1]}"
