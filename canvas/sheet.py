"""The one-page canvas as it is drawn: the concept or a frozen version, for one and the same template."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from cases.enums import Moment
from cases.models import Mark
from maatwerk.lib.dates import as_date

from .articles import articles_of, articles_of_content
from .enums import GUIDING_QUESTIONS, BoxKind, Frequency, FundingGround, Scenario
from .models import Box
from .parties import PartySum, parties_of, parties_of_content
from .totals import Costs, costs_so_far

# The name under which a question is about the costs.
COSTS = "costs"
RANGE = ("low", "high", "low_total", "high_total")
RATE = ("rate", "quantity")


@dataclass(frozen=True)
class SheetBox:
    """One text box as it stands on the sheet."""

    kind: BoxKind
    text: str
    changed: bool = False
    todo: int = 0  # how many things still stand in the way in this box (canvas/readiness.py)
    saved: Box | None = None  # the row of a concept: its revision, and who wrote it last
    asked: tuple = ()  # what was asked about it at the spar-tafel, with the answers

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
class Sheet:
    """What the sheet shows."""

    boxes: list
    costs: Costs
    marks: list
    date: date
    parties: PartySum | None = None  # how many organisations are in this family, at what cost
    articles: list | None = None  # the articles of law on which the plan leans
    asked: tuple = ()  # what was asked about the costs


def sheet_of(canvas, *, lines=None):
    """The concept as it is now."""
    written = list(canvas.boxes.all())
    rows = {box.kind: box for box in written}
    day = as_date(max((box.edited_at for box in written if box.edited_at), default=canvas.started_at))
    lines = list(canvas.cost_lines.current()) if lines is None else lines
    marks = Mark.objects.filter(meting__case=canvas.case, meting__moment=Moment.CANVAS)
    boxes = [SheetBox(kind, rows[kind].text if kind in rows else "", saved=rows.get(kind)) for kind in BoxKind]
    return Sheet(boxes, costs_so_far(lines), list(marks), day, parties_of(canvas), articles_of(canvas))


def sheet_of_version(version):
    """A frozen version, from its own content."""
    content = version.content
    marks = [
        Mark(role=mark["role"], value=mark["value"] and Decimal(mark["value"]), absent_reason=mark["absent_reason"])
        for mark in content["marks"]
    ]
    boxes = [SheetBox(kind, content["boxes"].get(kind.value, "")) for kind in BoxKind]
    day = date.fromisoformat(content["date"])
    return Sheet(boxes, frozen_costs(version), marks, day, parties_of_content(content), articles_of_content(content))


def with_questions(sheet, asked):
    """The sheet with on each box what the spar-tafel asked about it; `asked` is {box: questions}."""
    boxes = [replace(box, asked=asked.get(box.kind.value, ())) for box in sheet.boxes]
    return replace(sheet, boxes=boxes, asked=asked.get(COSTS, ()))


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
