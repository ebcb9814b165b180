"""Sums of lines over the twelve months, in euro: per scenario with its range, and per fonds."""

from dataclasses import dataclass, field
from decimal import Decimal

from maatwerk.lib.charts import scenario_bars

from .enums import FundingSource, Scenario


def has_kba(lines):
    """Whether these cost lines are a kosten-batenanalyse: it compares, so Dreigend and Maatwerk both have a line."""
    return {Scenario.THREATENED, Scenario.CUSTOM} <= {line.scenario for line in lines}


def scenario_totals(lines, of="total"):
    """Euro over 12 months per scenario, or None for each when there is no kosten-batenanalyse.

    `of` is `total`, or `low_total` or `high_total` for the ends of the range.
    """
    if not has_kba(lines):
        return dict.fromkeys(Scenario.values)
    return {
        scenario: sum((getattr(line, of) for line in lines if line.scenario == scenario), start=Decimal("0.00"))
        for scenario in Scenario.values
    }


def fund_totals(lines):
    """What the bekostiging asks of each fonds, in euro over 12 months: {fund: amount}, each above zero."""
    totals = {}
    for line in lines:
        if line.source == FundingSource.FUND:
            totals[line.fund] = totals.get(line.fund, Decimal("0.00")) + line.total
    return {fund: amount for fund, amount in sorted(totals.items(), key=lambda pair: pair[0].pk) if amount}


@dataclass(frozen=True)
class Costs:
    """Euro over 12 months per scenario; None where nothing was filled in. Rendement only when there is a KBA.

    `low` and `high` hold the ends of the range per scenario, by the same names; empty when no line has a range.
    """

    current: Decimal | None
    threatened: Decimal | None
    custom: Decimal | None
    low: dict = field(default_factory=dict)
    high: dict = field(default_factory=dict)

    @property
    def rendement(self):
        """Dreigend − Maatwerk (rules.md, Costs and money), never Huidig − Maatwerk."""
        return None if None in (self.threatened, self.custom) else self.threatened - self.custom

    @property
    def rendement_range(self):
        """(lowest, highest): Dreigend low − Maatwerk high, and Dreigend high − Maatwerk low; None without a range."""
        if self.rendement is None or not (self._is_wide(Scenario.THREATENED) or self._is_wide(Scenario.CUSTOM)):
            return None
        return (
            self.low[Scenario.THREATENED] - self.high[Scenario.CUSTOM],
            self.high[Scenario.THREATENED] - self.low[Scenario.CUSTOM],
        )

    def range_of(self, scenario):
        """(low, high) of a scenario, or None when it has no range."""
        return (self.low[scenario], self.high[scenario]) if self._is_wide(scenario) else None

    def _is_wide(self, scenario):
        return self.low.get(scenario) != self.high.get(scenario)

    @property
    def by_scenario(self):
        """(label, amount, range or None) in the order of the paper."""
        return [(scenario.label, getattr(self, scenario.value), self.range_of(scenario)) for scenario in Scenario]

    @property
    def chart(self):
        """The three scenarios as bars: the drawing of the page of the costs, of the sheet and of its PDF."""
        ranges = {scenario.value: self.range_of(scenario) for scenario in Scenario}
        return scenario_bars(self.current, self.threatened, self.custom, ranges=ranges)


def costs_so_far(lines):
    """Costs of these lines: the totals of the KBA, or while it is being made the sums so far."""
    return Costs(**_sums(lines, "total"), low=_sums(lines, "low_total"), high=_sums(lines, "high_total"))


def _sums(lines, of):
    """{scenario: sum of `of`}, None where a scenario has no line and there is no KBA either."""
    totals = scenario_totals(lines, of)
    for scenario, total in totals.items():
        found = [getattr(line, of) for line in lines if line.scenario == scenario]
        totals[scenario] = sum(found, start=Decimal("0.00")) if found else total
    return totals
