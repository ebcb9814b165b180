"""How a fund's year stood on a peildatum, out of the rows of the ledger alone: the counters of a year know only today.

`beschikbaar = bijgestelde raming − realisatie − openstaande verplichtingen`. A correctie counts on its own day as the
kind that it reverses, so a later correctie leaves an earlier peildatum as it was. All amounts are euro.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from .enums import ON_BUDGET, CostType, Kind
from .models import Forecast, Mutation

ZERO = Decimal("0.00")


@dataclass
class YearSums:
    """The sums of one year. The two dicts are per kostensoort."""

    estimate: Decimal = ZERO
    adjusted: Decimal = ZERO
    realised: dict[str, Decimal] = field(default_factory=lambda: defaultdict(lambda: ZERO))
    committed: dict[str, Decimal] = field(default_factory=lambda: defaultdict(lambda: ZERO))
    forecasts: dict[str, Forecast] = field(default_factory=dict)

    @property
    def realised_total(self):
        return sum(self.realised.values(), ZERO)

    @property
    def committed_total(self):
        return sum(self.committed.values(), ZERO)

    @property
    def available(self):
        return self.adjusted - self.realised_total - self.committed_total

    @property
    def forecast(self):
        """What the whole year is expected to end at, or None without any prognose.

        The newest prognose for everything together; without one the prognoses per kostensoort added up, with what was
        realised or committed of the other kostensoorten.
        """
        if "" in self.forecasts or not self.forecasts:
            return self.forecasts[""].amount if self.forecasts else None
        spent = {kind: self.realised.get(kind, ZERO) + self.committed.get(kind, ZERO) for kind in CostType.values}
        return sum((self.forecasts[kind].amount if kind in self.forecasts else spent[kind] for kind in spent), ZERO)

    @property
    def expected(self):
        """What is still expected on top of realisatie and verplichtingen, by the prognose."""
        if self.forecast is None:
            return ZERO
        return max(ZERO, self.forecast - self.realised_total - self.committed_total)

    @property
    def by_cost_type(self):
        """(kostensoort, realised, committed, forecast or None) for every kostensoort that has something to show."""
        return [
            (CostType(kind), self.realised.get(kind, ZERO), self.committed.get(kind, ZERO), self.forecasts.get(kind))
            for kind in CostType.values
            if self.realised.get(kind) or self.committed.get(kind) or kind in self.forecasts
        ]

    def add(self, effect, cost_type, on_commitment, total):
        """Count a total of ledger rows."""
        if effect in ON_BUDGET:
            self.adjusted += total
            self.estimate += total if effect == Kind.ESTIMATE else ZERO
        elif effect == Kind.REALISATION:
            self.realised[cost_type] += total
            self.committed[cost_type] -= total if on_commitment else ZERO
        else:
            self.committed[cost_type] += total


def year_sums(as_of, years):
    """{pk of a BudgetYear: YearSums} as on the peildatum, for every given year; two queries."""
    pks = [year.pk for year in years]
    sums = {pk: YearSums() for pk in pks}
    for row in Mutation.objects.until(as_of).filter(budget_year__in=pks).by_effect():
        sums[row["budget_year_id"]].add(row["effect"], row["cost_type"], row["on_commitment"], row["total"])
    for forecast in Forecast.objects.newest(as_of).filter(budget_year__in=pks):
        sums[forecast.budget_year_id].forecasts[forecast.cost_type] = forecast
    return sums


def bar(sums):
    """The segments of a year as one stacked line (components/fund_bar.html): amounts in euro, widths in percent."""
    if sums.adjusted <= 0:
        return []
    expected = min(sums.expected, max(sums.available, ZERO))
    rest = sums.available - expected
    parts = [
        ("realised", "Gerealiseerd", sums.realised_total),
        ("committed", "Verplicht", sums.committed_total),
        ("expected", "Nog verwacht", expected),
        ("available", "Beschikbaar na prognose" if expected else "Beschikbaar", rest),
    ]
    segments, x = [], 0.0
    for kind, label, amount in parts:
        if kind == "expected" and not amount:
            continue
        width = round(float(max(amount, ZERO) / sums.adjusted) * 100, 3)
        segments.append({"kind": kind, "label": label, "amount": amount, "x": round(x, 3), "width": width})
        x += width
    return segments
