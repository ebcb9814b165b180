"""The one-page canvas as it is drawn: the concept or a frozen version, for one and the same template."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cases.enums import Moment
from cases.models import Mark
from maatwerk.lib.dates import as_date

from .enums import GUIDING_QUESTIONS, BoxKind, Frequency, FundingGround, Scenario
from .services.circulate import scenario_totals


@dataclass(frozen=True)
class SheetBox:
    """One text box as it stands on the sheet."""

    kind: BoxKind
    text: str
    changed: bool = False

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
    """Euro over 12 months per scenario; None where nothing was filled in. Rendement only when there is a KBA."""

    current: Decimal | None
    threatened: Decimal | None
    custom: Decimal | None

    @property
    def rendement(self):
        """Dreigend − Maatwerk (rules.md, Costs and money), never Huidig − Maatwerk."""
        return None if None in (self.threatened, self.custom) else self.threatened - self.custom

    @property
    def by_scenario(self):
        """(label, amount) in the order of the paper."""
        return [(scenario.label, getattr(self, scenario.value)) for scenario in Scenario]


@dataclass(frozen=True)
class Sheet:
    """What the sheet shows."""

    boxes: list
    costs: Costs
    marks: list
    date: date


def costs_so_far(lines):
    """Costs of these lines: the totals of the KBA, or while it is being made the sums so far."""
    totals = scenario_totals(lines)
    if totals[Scenario.THREATENED] is None:
        filled = {line.scenario for line in lines}
        totals = {
            scenario: sum((line.total for line in lines if line.scenario == scenario), start=Decimal("0.00"))
            if scenario in filled
            else None
            for scenario in Scenario.values
        }
    return Costs(**totals)


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
    costs = Costs(version.current_total, version.threatened_total, version.custom_total)
    return Sheet(boxes, costs, marks, date.fromisoformat(content["date"]))


def frozen_lines(version):
    """Template context of a frozen version: cost lines by scenario and the bekostiging, amounts as Decimal (euro)."""
    costs = [_with_amounts(line) for line in version.content["costs"]]
    return {
        "scenarios": [(scenario, [line for line in costs if line["scenario"] == scenario]) for scenario in Scenario],
        "fundings": [_with_amounts(line) for line in version.content["fundings"]],
        "fund_totals": [(ask["fund"], Decimal(ask["amount"])) for ask in version.content["fund_totals"]],
    }


def _with_amounts(line):
    return {
        **line,
        "amount": Decimal(line["amount"]),
        "total": Decimal(line["total"]),
        "months": line["months"] and Decimal(line["months"]),
        # Named as on the model, so that one template draws a line of the concept and of a version.
        "get_frequency_display": Frequency(line["frequency"]).label,
        "get_ground_display": FundingGround(line["ground"]).label if line.get("ground") else "",
        "review_on": date.fromisoformat(line["review_on"]) if line.get("review_on") else None,
    }
