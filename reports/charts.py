"""The drawings of a report, each by its key; every number in them is a figure of the release.

What is drawn is made below all apps (maatwerk.lib.charts), because the pages of a canvas show the same ones. Beside
every drawing stands a table with the same figures.
"""

from datetime import date

from maatwerk.lib.charts import case_bars, count_bars, fund_line, marks_over_time, scenario_bars, year_course
from maatwerk.lib.dates import format_long
from maatwerk.lib.euro import format_euro

from .disclosure import PER_CASE, PER_PERSON
from .documents.blocks import Chart, FigureTable
from .figures.facts import MOMENTS
from .tables import (
    FUNNEL,
    budget_table,
    budget_years,
    course_table,
    fund_of,
    marks_table,
    on,
    table,
    tables,
    themes,
    themes_table,
)

__all__ = ["chart", "charts", "fund_line", "scenario_bars"]

SCENARIOS = (("Huidig", "huidig"), ("Dreigend", "dreigend"), ("Maatwerk", "maatwerk"))
BUDGET = "grafiek_budget"
BELOW = dict(zip(MOMENTS.values(), ("bij het canvas", "direct", "6 maanden", "12 maanden"), strict=True))
NOT_SHOWN = "niet vermeld"
# Above this many cases the table beside the drawing holds a row per amount and not per case.
MOST_ROWS = 40


def charts(release):
    """{key: label} of the charts that can be made of these figures."""
    made = {
        "grafiek_trechter": ("Van aanmelding tot uitgevoerd", "tabel_trechter" in tables(release)),
        "grafiek_scenarios": ("Kosten per scenario", release.known("kbas") and "rendement" not in release.hidden),
        "grafiek_rendement": ("Rendement per casus", release.known(PER_CASE)),
        "grafiek_tevredenheid": (
            "Tevredenheid over de metingen",
            any(release.known(f"{PER_PERSON}{moment}") for moment in MOMENTS.values()),
        ),
        "grafiek_themas": ("Thema’s van de leerpunten", "tabel_themas" in tables(release)),
    }
    years = {f"{BUDGET}{end}": f"{fund_of(end)} {end[-4:]} in de loop van het jaar" for end in budget_years(release)}
    return {key: label for key, (label, there) in made.items() if there} | years


def chart(key, release):
    """The chart with this key. Raises KeyError when there is none."""
    if key not in charts(release):
        raise KeyError(key)
    if key.startswith(BUDGET):
        return _budget(key.removeprefix(BUDGET), release)
    return MADE[key](release)


def _scenarios(release):
    return Chart(
        scenario_bars(*(release.value(figure) for _, figure in SCENARIOS)),
        caption=f"Kosten over twaalf maanden per scenario, opgeteld over de kosten-batenanalyses, {on(release)}",
        table=FigureTable(
            headers=("Scenario", "Kosten"),
            rows=tuple((label, release.text(figure)) for label, figure in SCENARIOS),
            caption="Kosten over twaalf maanden per scenario",
        ),
    )


def _funnel(release):
    """Regulier opgepakt is a success as much as a plan that was carried out."""
    rows = [
        (label, *_count(key, release), "success" if key in ("uitgevoerd", "regulier") else "plain")
        for key, label in FUNNEL.items()
        if key in ("aanmeldingen", "besproken", "plannen", "uitgevoerd", "regulier") and key in release
    ]
    return Chart(
        count_bars(f"Van aanmelding tot uitgevoerd op {format_long(release.as_of)}", rows),
        # No word about colours: in a dark window the strong bars are the light ones.
        caption=f"Van aanmelding tot uitgevoerd, {on(release)}. De laatste twee balken: geholpen gezinnen.",
        table=table("tabel_trechter", release),
    )


def _count(key, release):
    return release.value(key), release.text(key) if key not in release.hidden else NOT_SHOWN


def _marks(release):
    each = release.each_person()
    moments = []
    for moment, label in BELOW.items():
        shown = moment in each and release.known(f"cijfer_{moment}")
        moments.append(
            (
                label,
                release.text(f"cijfer_{moment}") if shown else "–",
                release.value(f"cijfer_{moment}") if shown else None,
                f"{release.text(f'aantal_cijfers_{moment}')} cijfers" if shown else _why_not(moment, release),
                each.get(moment, {}) if shown else {},
            )
        )
    return Chart(
        marks_over_time(f"Cijfers van 1 tot en met 10 op {format_long(release.as_of)}, gemiddeld per moment", moments),
        caption=f"Elk rondje is een cijfer van een gezinslid, op een hele punt getekend; de streep is het gemiddelde, "
        f"{on(release)}",
        table=marks_table(release),
    )


def _why_not(moment, release):
    return "te weinig" if f"cijfer_{moment}" in release.hidden else "nog geen cijfers"


def _cases(release):
    amounts = release.each_case()
    count = sum(many for _, many in amounts)
    title = f"Rendement per casus op {format_long(release.as_of)}, van hoog naar laag, afgerond op € 5.000"
    if count > MOST_ROWS:
        headers, rows = (
            ("Rendement, afgerond", "Aantal casussen"),
            tuple((format_euro(amount), str(many)) for amount, many in amounts),
        )
    else:
        headers = ("Plaats", "Rendement, afgerond op € 5.000")
        each = [amount for amount, many in amounts for _ in range(many)]
        rows = tuple((str(place), format_euro(amount)) for place, amount in enumerate(each, start=1))
    return Chart(
        case_bars(title, amounts),
        caption=f"Rendement van elk van de {release.text(PER_CASE)} casussen met een kosten-batenanalyse, van hoog "
        f"naar laag en afgerond op € 5.000, {on(release)}",
        table=FigureTable(headers=headers, rows=rows, caption="Rendement per casus, van hoog naar laag"),
    )


def _themes(release):
    rows = [(name, release.value(lessons), release.text(lessons), "success") for _, lessons, name in themes(release)]
    return Chart(
        count_bars(f"Leerpunten per thema op {format_long(release.as_of)}", rows),
        caption=f"Leerpunten per thema, {on(release)}",
        table=themes_table(release),
    )


def _budget(end, release):
    """The months of a year until the peildatum; months to come are empty. Every amount is a figure of its own day."""

    def amount(kind, label):
        return label, release.value(f"{kind}{end}") if f"{kind}{end}" in release else None

    course, year = release.course(end), int(end[-4:])
    budget = [(day, release.value(key)) for day, key in course.budget]
    stand = [
        amount("bijgestelde_raming", "Bijgestelde raming"),
        amount("uitgaven", "Gerealiseerd"),
        amount("verplicht", "Verplicht, nog niet betaald"),
        amount("beschikbaar", "Beschikbaar"),
    ]
    return Chart(
        year_course(
            f"{fund_of(end)} {year} in de loop van het jaar, stand op {format_long(release.as_of)}",
            [
                (day, release.value(spent), release.value(committed))
                for day, spent, committed in course.moments
                if day.year == year
            ],
            budget or [(date(year, 1, 1), stand[0][1])],
            stand,
            expected=amount("prognose", "Verwacht over het hele jaar"),
        ),
        caption=f"{fund_of(end)} {year} in de loop van het jaar: wat aan het eind van elke maand was gerealiseerd, met "
        f"daarboven wat was verplicht. De lijn is het budget. {on(release).capitalize()}",
        table=course_table(end, release) if course.moments else budget_table(end, release),
        print_table=True,
    )


MADE = {
    "grafiek_trechter": _funnel,
    "grafiek_scenarios": _scenarios,
    "grafiek_rendement": _cases,
    "grafiek_tevredenheid": _marks,
    "grafiek_themas": _themes,
}
