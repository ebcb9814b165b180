"""The one-page canvas as it is drawn: the concept or a frozen version, for one and the same template."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from cases.enums import Moment
from cases.models import Mark
from maatwerk.lib.dates import as_date

from .enums import GUIDING_QUESTIONS, BoxKind, Frequency, FundingGround, Scenario
from .services.circulate import scenario_totals

RANGE = ("low", "high", "low_total", "high_total")
RATE = ("rate", "quantity")


@dataclass(frozen=True)
class SheetBox:
    """One text box as it stands on the sheet."""

    kind: BoxKind
    text: str
    changed: bool = False
    todo: int = 0  # how many things still stand in the way in this box (canvas/readiness.py)

    @property
    def label(self):
        return self.kind.label

    @property
    def is_narrow(self):
        """The four small boxes of the paper."""
        return self.kind in (BoxKind.SUPPORT, BoxKind.TREATMENT, BoxKind.LEGITIMACY, BoxKind.INVOLVEMENT)

    @property
    def question(self):
        return GUIDING_QUESTIONS[self.kind]


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
        """(lowest, highest): Dreigend at its low end − Maatwerk at its high end, and the other way; None without range."""
        if self.rendement is None or not self._is_wide(Scenario.THREATENED) and not self._is_wide(Scenario.CUSTOM):
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


@dataclass(frozen=True)
class Sheet:
    """What the sheet shows."""

    boxes: list
    costs: Costs
    marks: list
    date: date


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


def sheet_of(canvas, *, lines=None):
    """The concept as it is now."""
    written = list(canvas.boxes.all())
    texts = {box.kind: box.text for box in written}
    day = as_date(max((box.edited_at for box in written if box.edited_at), default=canvas.started_at))
    lines = list(canvas.cost_lines.current()) if lines is None else lines
    marks = Mark.objects.filter(meting__case=canvas.case, meting__moment=Moment.CANVAS)
    return Sheet([SheetBox(kind, texts.get(kind, "")) for kind in BoxKind], costs_so_far(lines), list(marks), day)


def sheet_of_version(version):
    """A frozen version, from its own content."""
    content = version.content
    marks = [
        Mark(role=mark["role"], value=mark["value"] and Decimal(mark["value"]), absent_reason=mark["absent_reason"])
        for mark in content["marks"]
    ]
    boxes = [SheetBox(kind, content["boxes"].get(kind.value, "")) for kind in BoxKind]
    return Sheet(boxes, frozen_costs(version), marks, date.fromisoformat(content["date"]))


def frozen_costs(version):
    """The totals of a frozen version with their ranges; a version from before ranges has none."""
    low, high = (
        {scenario: amount and Decimal(amount) for scenario, amount in version.content.get(name, {}).items()}
        for name in ("low_totals", "high_totals")
    )
    return Costs(version.current_total, version.threatened_total, version.custom_total, low, high)


def frozen_lines(version):
    """Template context of a frozen version: cost lines by scenario and the bekostiging, amounts as Decimal (euro)."""
    costs = [_with_amounts(line) for line in version.content["costs"]]
    return {
        "scenarios": [(scenario, [line for line in costs if line["scenario"] == scenario]) for scenario in Scenario],
        "fundings": [_with_amounts(line) for line in version.content["fundings"]],
        "fund_totals": [(ask["fund"], Decimal(ask["amount"])) for ask in version.content["fund_totals"]],
    }


def _with_amounts(line):
    """A line from a frozen content as the templates draw it; keys that an older version lacks are empty."""
    amounts = {name: line.get(name) and Decimal(line[name]) for name in ("amount", "total", "months", *RANGE, *RATE)}
    days = {name: line.get(name) and date.fromisoformat(line[name]) for name in ("starts_on", "ends_on", "review_on")}
    return {
        **line,
        **amounts,
        **days,
        # Named as on the model, so that one template draws a line of the concept and of a version.
        "get_frequency_display": Frequency(line["frequency"]).label,
        "get_ground_display": FundingGround(line["ground"]).label if line.get("ground") else "",
    }
