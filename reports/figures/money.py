"""What the funds made available and spent, per year and kostensoort; always with period and peildatum.

18.500 of maatwerk and facilitair and 140.000 in all are both right for 2019, because each says what it counts.
"""

from datetime import date

from budgets.enums import CostType
from budgets.models import BudgetYear
from budgets.sums import ZERO, year_sums
from maatwerk.lib.dates import format_long

from .figure import Figure, Unit

# Published together in the answer of 12 December 2019: "maatwerk en facilitaire zaken".
TOGETHER = (CostType.CUSTOM, CostType.FACILITY)
# Label and definition: the same on a peildatum and at the end of a month (`course`).
ADJUSTED = ("Bijgestelde raming", "Raming met begrotingswijzigingen en overhevelingen")
SPENT = ("Uitgaven", "Realisatie, alle kostensoorten")
COMMITTED = ("Verplicht", "Openstaande verplichtingen")


def money_figures(as_of, fund=None):
    """Raming, uitgaven, verplicht, beschikbaar and prognose of every year of every fund. Three queries."""
    years = list(BudgetYear.objects.select_related("fund").order_by("fund_id", "-year"))
    sums = year_sums(as_of, years)
    main = fund.pk if fund else (years[0].fund_id if years else None)
    for year in years:
        if sums[year.pk].adjusted or sums[year.pk].realised_total:
            yield from _year_figures(year, sums[year.pk], as_of, is_main=year.fund_id == main)


def period_of(year, as_of):
    """From 1 January until the peildatum, or the whole year when it is over."""
    last = min(as_of, date(year, 12, 31))
    if last < date(year, 1, 1):
        return f"heel {year}"
    return f"1 januari tot en met {format_long(last)}"


def end_of(slug, year, *, is_main):
    """The end of the keys of a year: `_2020`, and of another fund than that of the programme `_werkbudget_2020`."""
    return f"_{year}" if is_main else f"_{slug.replace('-', '_')}_{year}"


def _year_figures(year, sums, as_of, *, is_main):
    end = end_of(year.fund.slug, year.year, is_main=is_main)
    spent = period_of(year.year, as_of)

    def euro(kind, label, definition, value, *, suffix="", period=f"heel {year.year}", as_of=as_of, note=""):
        return Figure(
            key=f"{kind}{end}{suffix}", label=f"{label} {year}", definition=definition, value=value,
            as_of=as_of, unit=Unit.EURO, period=period, note=note, group=str(year),
        )  # fmt: skip

    yield euro("raming", "Raming", "Wat bij de opening van het jaar is geraamd", sums.estimate)
    yield euro("bijgestelde_raming", *ADJUSTED, sums.adjusted)
    yield euro("uitgaven", *SPENT, sums.realised_total, period=spent)
    yield euro("verplicht", *COMMITTED, sums.committed_total, period=spent)
    yield euro(
        "beschikbaar",
        "Beschikbaar",
        "Bijgestelde raming min realisatie en openstaande verplichtingen",
        sums.available,
        period=spent,
    )
    for kind in CostType:
        if sums.realised.get(kind):
            yield euro(
                "uitgaven",
                f"Uitgaven aan {kind.label},",
                f"Realisatie, alleen kostensoort {kind.label}",
                sums.realised[kind],
                suffix=f"_{kind}",
                period=spent,
            )
    together = [sums.realised.get(kind, ZERO) for kind in TOGETHER]
    if all(together):
        yield euro(
            "uitgaven",
            "Uitgaven aan maatwerk en facilitair,",
            "Realisatie, kostensoorten maatwerk en facilitair samen",
            sum(together, ZERO),
            suffix="_maatwerk_en_facilitair",
            period=spent,
        )
    if sums.forecasts and "" not in sums.forecasts:
        yield euro(
            "prognose",
            "Prognose",
            "Wat het hele jaar naar verwachting kost: de prognoses per kostensoort opgeteld, met wat van de andere "
            "kostensoorten is uitgegeven of verplicht",
            sums.forecast,
            as_of=min(forecast.as_of for forecast in sums.forecasts.values()),
        )
    for kind, forecast in sums.forecasts.items():
        yield euro(
            "prognose",
            f"Prognose {CostType(kind).label}," if kind else "Prognose",
            f"Wat het hele jaar naar verwachting kost, {CostType(kind).label if kind else 'alle kostensoorten'}",
            forecast.amount,
            suffix=f"_{kind}" if kind else "",
            as_of=forecast.as_of,
            note=forecast.note,
        )
