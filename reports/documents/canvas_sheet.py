"""The maatwerkcanvas on paper: one A3 sheet with the boxes of the form, and the KBA behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

# The boxes with free text in the order of the form (Bijlage 1 of the tussenevaluatie).
BOXES = {
    "situation": "Situatieschets",
    "perspective": "Perspectief",
    "breakthrough": "Doorbraak",
    "self": "Zelf doen",
    "support": "Ondersteuning",
    "treatment": "Behandeling",
    "legitimacy": "Legitimiteit",
    "involvement": "Betrokkenheid",
}
SCENARIOS = {"current": "Huidig", "threatened": "Dreigend", "custom": "Maatwerk"}
SHORT_HASH = 12


@dataclass(frozen=True, slots=True)
class CostLine:
    """One cost of one scenario. `amount` is in euro over the 12 months; `basis` is the onderbouwing."""

    scenario: str
    description: str
    scheme: str
    payer: str
    amount: Decimal
    basis: str = ""

    def __post_init__(self):
        if self.scenario not in SCENARIOS:
            raise ValueError(f"unknown scenario {self.scenario!r}")


@dataclass(frozen=True, slots=True)
class FundingLine:
    """One source that the plan draws on, in euro. Not the same as the costs: see rules, "Costs and money"."""

    source: str
    description: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class AkkoordLine:
    """Who gave akkoord on this version, and when."""

    name: str
    organisation: str
    when: date


@dataclass(frozen=True, slots=True)
class ScenarioTable:
    """The cost lines of one scenario and what they add up to."""

    title: str
    lines: tuple[CostLine, ...]

    @property
    def total(self):
        """Euro over 12 months."""
        return sum((line.amount for line in self.lines), Decimal(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class CanvasSheet:
    """Everything that stands on the canvas. No names of family members: the caller prints what was frozen.

    `boxes` maps the keys of BOXES to plain text (empty lines between paragraphs, "- " before items of a list);
    `marks` are pairs (family role, "4,5"), with None for who gave no mark; `current`, `threatened` and `custom` are
    the totals in euro over 12 months, None while unknown.
    """

    municipality: str
    programme: str
    case_number: str
    coach: str
    date: date
    boxes: Mapping[str, str]
    marks: tuple[tuple[str, str | None], ...] = ()
    current: Decimal | None = None
    threatened: Decimal | None = None
    custom: Decimal | None = None
    cost_lines: tuple[CostLine, ...] = ()
    funding: tuple[FundingLine, ...] = ()
    version_label: str = ""
    content_hash: str = ""
    frozen_on: date | None = None
    akkoorden: tuple[AkkoordLine, ...] = ()
    decision: str = ""

    def __post_init__(self):
        if unknown := set(self.boxes) - set(BOXES):
            raise ValueError(f"unknown boxes {sorted(unknown)}")
        for key, title in SCENARIOS.items():
            lines = [line.amount for line in self.cost_lines if line.scenario == key]
            total = getattr(self, key)
            # A euro of room: a total may be rounded. More would be a document that contradicts itself.
            if lines and total is not None and abs(sum(lines) - total) >= 1:
                raise ValueError(f"{title}: the lines add up to {sum(lines)}, the total says {total}")

    @property
    def title(self):
        """The title of the file."""
        return f"Maatwerkcanvas {self.municipality}, casus {self.case_number}"

    @property
    def amounts(self):
        """The three totals with their names, in euro over 12 months."""
        return [(title, getattr(self, key)) for key, title in SCENARIOS.items()]

    @property
    def rendement(self):
        """Dreigend − Maatwerk over 12 months (letter of 12 December 2019: "ten opzichte van het dreigende scenario").

        None while one of the two is unknown; negative when the plan costs more.
        """
        if self.threatened is None or self.custom is None:
            return None
        return self.threatened - self.custom

    @property
    def short_hash(self):
        """Enough of the hash to compare a sheet of paper with the filed version."""
        return self.content_hash[:SHORT_HASH]

    @property
    def scenarios(self):
        """The cost lines per scenario, only scenarios that have lines."""
        tables = [
            ScenarioTable(title, tuple(line for line in self.cost_lines if line.scenario == key))
            for key, title in SCENARIOS.items()
        ]
        return [table for table in tables if table.lines]

    @property
    def funding_total(self):
        """Euro."""
        return sum((line.amount for line in self.funding), Decimal(0))
