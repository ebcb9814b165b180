"""The tables of figures that a report can hold, each by its key. Every number in them is a figure of the release."""

import re

from budgets.enums import CostType
from maatwerk.lib.dates import format_long

from .documents.blocks import FigureTable
from .figures.facts import MOMENTS, SCENARIOS
from .figures.marks import WORDS
from .models import ReferenceKind

SPENDING = re.compile(r"uitgaven(_\w+)?_(\d{4})")
YEAR = re.compile(r"bijgestelde_raming((?:_\w+)?_\d{4})")
BUDGET = {
    "raming": "Raming",
    "bijgestelde_raming": "Bijgestelde raming",
    "uitgaven": "Gerealiseerd",
    "verplicht": "Verplicht",
    "beschikbaar": "Beschikbaar",
    "prognose": "Verwacht over het hele jaar",
}
FUNNEL = {
    "aanmeldingen": "Aangemeld",
    "besproken": "Besproken aan een tafel",
    "plannen": "Maatwerkplan met akkoord",
    "in_uitvoering": "Plan in uitvoering",
    "uitgevoerd": "Plan uitgevoerd",
    "regulier": "Regulier opgepakt (ook een goede uitkomst)",
    "gezin_niet_akkoord": "Gestopt omdat het gezin dat wilde",
    "niet_akkoord": "Geen akkoord aan de doorbraaktafel",
    "ingetrokken": "Ingetrokken",
}
FIXED = {
    "tabel_trechter": "Van aanmelding tot uitgevoerd",
    "tabel_tevredenheid": "Hoe tevreden gezinnen zijn",
    "tabel_rendement": "Kosten en rendement",
    "tabel_themas": "Thema’s van de leerpunten",
    "tabel_vergelijking": "Vergelijking met andere gemeenten",
}


def tables(release):
    """{key: label} of the tables that can be made of these figures."""
    spending = {
        f"tabel_{key}": f"Uitgaven {key[9:].replace('_', ' ')} per kostensoort"
        for key in release.found
        if _is_year(key)
    }
    years = {f"tabel_budget{end}": f"Budget {end[-4:]}" for end in budget_years(release)}
    return {key: label for key, label in FIXED.items() if WHEN[key](release)} | years | spending


def table(key, release):
    """The table with this key. Raises KeyError when there is none."""
    if key not in tables(release):
        raise KeyError(key)
    if key in MADE:
        return MADE[key](release)
    if key.startswith("tabel_budget"):
        return budget_table(key.removeprefix("tabel_budget"), release)
    return _spending(key.removeprefix("tabel_"), release)


def _is_year(key):
    return bool(SPENDING.fullmatch(key))


def on(release):
    """The peildatum as the end of a caption."""
    return f"peildatum {format_long(release.as_of)}"


# --- money -----------------------------------------------------------------------------------------------------------
def budget_years(release):
    """The ends of the keys of the years with a budget: `_2020`, and of another fund `_werkbudget_2020`."""
    return [found[1] for key in release.found if (found := YEAR.fullmatch(key))]


def budget_table(end, release):
    """What was made available in a year, spent, committed and expected."""
    kinds = [kind for kind in BUDGET if f"{kind}{end}" in release]
    return FigureTable(
        headers=("Budget", "Bedrag", "Periode"),
        rows=tuple(
            (BUDGET[kind], release.text(f"{kind}{end}"), release.figure(f"{kind}{end}").period) for kind in kinds
        ),
        caption=f"{fund_of(end)} {end[-4:]}, {on(release)}",
    )


def course_table(end, release):
    """What was spent and committed at the end of every month until the peildatum, beside the budget of that day."""
    course = release.course(end)

    def budget(day):
        known = [key for since, key in course.budget if since <= day]
        return release.text(known[-1]) if known else ""

    return FigureTable(
        headers=("Tot en met", "Gerealiseerd", "Verplicht", "Budget"),
        rows=tuple(
            (format_long(day), release.text(spent), release.text(committed), budget(day))
            for day, spent, committed in course.moments
        ),
        caption=f"{fund_of(end)} {end[-4:]} per maand, {on(release)}",
        note="Verplicht: afgesproken en nog niet betaald.",
    )


def fund_of(end):
    """The name of the fund in the end of a key; that of the programme needs none."""
    name = end[:-5].strip("_").replace("_", " ")
    return name.capitalize() if name else "Budget"


def _spending(key, release):
    """Uitgaven of one year per kostensoort with their total; the period stands in the caption."""
    figure, other = release.figure(key), key.removeprefix("uitgaven")[:-5]
    name = f"Uitgaven {fund_of(key.removeprefix('uitgaven')).lower()}" if other else "Uitgaven"
    kinds = [kind for kind in CostType if f"{key}_{kind}" in release]
    return FigureTable(
        headers=("Kostensoort", "Uitgaven"),
        rows=tuple((kind.label[0].upper() + kind.label[1:], release.text(f"{key}_{kind}")) for kind in kinds),
        total=("Totaal", release.text(key)),
        caption=f"{name} {key[-4:]} per kostensoort, {figure.period}",
    )


# --- families --------------------------------------------------------------------------------------------------------
def _funnel(release):
    return FigureTable(
        headers=("Stap", "Aantal gezinnen"),
        rows=tuple((label, release.text(key)) for key, label in FUNNEL.items() if key in release),
        caption=f"Van aanmelding tot uitgevoerd, {on(release)}",
    )


def marks_table(release):
    """Per moment the average, over how many marks, and who gave none."""
    return FigureTable(
        headers=("Moment", "Gemiddeld cijfer", "Aantal cijfers", "Gezinnen zonder cijfer"),
        rows=tuple(
            (
                WORDS[moment][0].upper() + WORDS[moment][1:],
                release.text(f"cijfer_{key}"),
                release.text(f"aantal_cijfers_{key}"),
                release.text(f"geen_cijfer_{key}"),
            )
            for moment, key in MOMENTS.items()
            if f"cijfer_{key}" in release
        ),
        caption=f"Cijfers die gezinsleden hun leven geven, {on(release)}",
    )


def costs_table(release):
    """Per scenario the total and the average over the kosten-batenanalyses, with the rendement below."""

    def row(label, key):
        return label, release.text(key), release.text(f"{key}_gemiddeld")

    return FigureTable(
        headers=("Kosten over twaalf maanden", "Opgeteld", "Gemiddeld per plan, afgerond"),
        rows=tuple(row(key.capitalize(), key) for key in SCENARIOS),
        total=row("Rendement (Dreigend min Maatwerk)", "rendement"),
        caption=f"Kosten en rendement over {release.text('kbas')} kosten-batenanalyses, {on(release)}",
    )


def themes(release):
    """[(key of the families, key of the leerpunten, name)] of the themes that say something, most leerpunten first."""
    found = [(key, f"leerpunten_{key}") for key in release.found if key.startswith("thema_")]
    found = [pair for pair in found if pair[1] in release]
    said = [pair for pair in found if release.value(pair[1]) or release.known(pair[0]) or pair[0] in release.hidden]
    said.sort(key=lambda pair: (-release.value(pair[1]), pair[0]))
    return [(*pair, release.figure(pair[0]).label.removeprefix("Thema ")) for pair in said]


def themes_table(release):
    """Per theme how many leerpunten there are and how many families they come from."""
    return FigureTable(
        headers=("Thema", "Leerpunten", "Gezinnen"),
        rows=tuple(
            (name, release.text(lessons), release.text(families)) for families, lessons, name in themes(release)
        ),
        caption=f"Thema’s van de leerpunten en de gezinnen waar zij over gaan, {on(release)}",
    )


# --- elsewhere -------------------------------------------------------------------------------------------------------
def _benchmarks(release):
    start = f"{ReferenceKind.BENCHMARK.label}:"
    return [key for key, figure in release.found.items() if figure.definition.startswith(start) and figure.origin]


def _comparison(release):
    """What other cities report beside our own average; how many families it rests on, when they say so."""

    def row(label, key, source):
        n = release.figure(key).n
        return label, release.text(key), "–" if n is None else str(n), source

    own = [row("Eigen gemeente: gemiddeld rendement per plan", "rendement_gemiddeld", "eigen cijfers")]
    return FigureTable(
        headers=("Gemeente", "Uitkomst", "Gezinnen", "Bron"),
        rows=(
            *(own if release.known("rendement_gemiddeld") else ()),
            *(row(release.figure(key).label, key, release.figure(key).origin) for key in _benchmarks(release)),
        ),
        caption=f"Vergelijking met andere gemeenten, {on(release)}",
        note="Gemeenten rekenen niet allemaal op dezelfde manier. De bedragen zijn daarom een aanwijzing.",
    )


MADE = {
    "tabel_trechter": _funnel,
    "tabel_tevredenheid": marks_table,
    "tabel_rendement": costs_table,
    "tabel_themas": themes_table,
    "tabel_vergelijking": _comparison,
}
WHEN = {
    "tabel_trechter": lambda release: release.known("aanmeldingen") or release.known("plannen"),
    "tabel_tevredenheid": lambda release: any(release.known(f"cijfer_{key}") for key in MOMENTS.values()),
    "tabel_rendement": lambda release: release.known("kbas") and "rendement" not in release.hidden,
    "tabel_themas": lambda release: bool(release.found.get("leerpunten") and release.found["leerpunten"].value),
    "tabel_vergelijking": lambda release: bool(_benchmarks(release)),
}
