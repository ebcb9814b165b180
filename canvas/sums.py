"""Sums that the pages of a canvas show: costs per scenario and payer, and what the plan asks of each fonds. Euro."""

from dataclasses import dataclass
from decimal import Decimal

from budgets.models import BudgetYear
from maatwerk.lib import clock
from maatwerk.lib.euro import format_euro_cents

from .cost_warnings import cost_warnings
from .enums import FundingSource, Scenario
from .totals import costs_so_far, fund_totals

ZERO = Decimal("0.00")


@dataclass(frozen=True)
class ScenarioLines:
    """One scenario with its lines and their sum over 12 months."""

    scenario: Scenario
    lines: list
    range: tuple | None = None

    @property
    def total(self):
        return sum((line.total for line in self.lines), start=ZERO)


@dataclass(frozen=True)
class PayerSum:
    """What one payer pays in each scenario; `saves` is Dreigend − Maatwerk, negative when the plan costs him more."""

    payer: str
    current: Decimal
    threatened: Decimal
    custom: Decimal

    @property
    def saves(self):
        return self.threatened - self.custom


def cost_overview(canvas, lines=None):
    """Template context of the costs: every scenario with its lines, the sums, the payers, the warnings and the chart.

    `lines` are the current cost lines, or these with one that is being typed.
    """
    lines = list(canvas.cost_lines.current().select_related("scheme")) if lines is None else lines
    costs, payers = costs_so_far(lines), payer_sums(lines)
    return {
        "scenarios": [
            ScenarioLines(scenario, [line for line in lines if line.scenario == scenario], costs.range_of(scenario))
            for scenario in Scenario
        ],
        "costs": costs,
        "payers": payers,
        "has_lines": bool(lines),
        "cautions": cost_warnings(lines, costs),
        "chart": costs.chart if lines else "",
    }


def payer_sums(lines):
    """One PayerSum per payer, who saves most first."""
    sums = {}
    for line in lines:
        row = sums.setdefault(line.payer, dict.fromkeys(Scenario.values, ZERO))
        row[line.scenario] += line.total
    rows = [PayerSum(payer, **row) for payer, row in sums.items()]
    return sorted(rows, key=lambda row: (-row.saves, row.payer))


@dataclass(frozen=True)
class FundAsk:
    """What this plan asks of a fonds and what the fonds still has this year; `year` is None without a budget."""

    fund: object
    asked: Decimal
    year: BudgetYear | None

    @property
    def available(self):
        return self.year.available if self.year else ZERO

    @property
    def left(self):
        return self.available - self.asked

    @property
    def short(self):
        """How much more is asked than there is."""
        return max(ZERO, -self.left)


def fund_asks(lines):
    """Per fonds that the plan draws on: what it asks and what is left this year."""
    totals = fund_totals(lines)
    years = {year.fund_id: year for year in BudgetYear.objects.filter(fund__in=totals, year=clock.today().year)}
    return [FundAsk(fund, asked, years.get(fund.pk)) for fund, asked in totals.items()]


def cautions(asks, *, has_kba):
    """(title, sentence) of what stops this bekostiging from being agreed, in plain words."""
    found = []
    if asks and not has_kba:
        sentence = (
            "Een plan dat geld uit een fonds vraagt, heeft kosten nodig bij Dreigend én bij Maatwerk. "
            "Zonder die vergelijking kun je niet rondsturen."
        )
        found.append(("Er is nog geen kosten-batenanalyse", sentence))
    for ask in asks:
        if ask.year is None:
            found.append((f"{ask.fund} heeft dit jaar geen budget", "Vraag de budgetbeheerder."))
        elif ask.left < 0:
            sentence = (
                f"Dit plan vraagt {format_euro_cents(ask.asked)}; er is dit jaar nog "
                f"{format_euro_cents(ask.available)} beschikbaar. Pas het plan aan of vraag de budgetbeheerder."
            )
            found.append((f"{ask.fund} heeft te weinig", sentence))
    return found


def fund_room():
    """What every fonds still has this year, for who must choose one."""
    return list(BudgetYear.objects.filter(year=clock.today().year).select_related("fund").order_by("fund__name"))


def regular_total(lines):
    """What regular regelingen pay of this plan, over 12 months."""
    return sum((line.total for line in lines if line.source == FundingSource.REGULAR), start=ZERO)
