"""The maatwerkcanvas on paper: one A3 sheet with the boxes of the form, and the KBA behind it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
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
    """One cost of one scenario. `amount` is in euro over the 12 months; `basis` is the onderbouwing with its `source`.

    `reckoning` says how the amount came about ("€ 85 per uur × 12 = € 1.020 per week, 6 maanden"); `low` and `high` are
    the ends of its range, in euro over the 12 months.
    """

    scenario: str
    description: str
    scheme: str
    payer: str
    amount: Decimal
    basis: str = ""
    source: str = ""
    reckoning: str = ""
    low: Decimal | None = None
    high: Decimal | None = None

    def __post_init__(self):
        if self.scenario not in SCENARIOS:
            raise ValueError(f"unknown scenario {self.scenario!r}")


@dataclass(frozen=True, slots=True)
class FundingLine:
    """One source that the plan draws on, in euro. Not the same as the costs: see rules, "Costs and money".

    `details` are short sentences about it: why a fonds, what was tried, until when.
    """

    source: str
    description: str
    amount: Decimal
    reckoning: str = ""
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartyLine:
    """An organisation that is in this family; `yearly` is its cost in euro a year, None while unknown."""

    organisation: str
    does: str
    since: date | None = None
    payer: str = ""
    yearly: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article of law on which the plan leans, as it was chosen."""

    law: str
    number: str
    purpose: str
    room: str
    source: str


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
    range: tuple[Decimal, Decimal] | None = None

    @property
    def total(self):
        """Euro over 12 months."""
        return sum((line.amount for line in self.lines), Decimal(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class CanvasSheet:
    """Everything that stands on the canvas. No names of family members: the caller prints what was frozen.

    `boxes` maps the keys of BOXES to plain text (empty lines between paragraphs, "- " before items of a list);
    `marks` are pairs (family role, "4,5"), with None for who gave no mark; `current`, `threatened` and `custom` are
    the totals in euro over 12 months, None while unknown. `ranges` maps a key of SCENARIOS to (low, high) where some
    line has a range. `period` is the first and the last day of the 12 months. `parties_line` counts the organisations
    in the family and their cost.
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
    ranges: Mapping[str, tuple[Decimal, Decimal]] = field(default_factory=dict)
    period: tuple[date, date] | None = None
    reviewed_by: str = ""
    parties: tuple[PartyLine, ...] = ()
    parties_line: str = ""
    articles: tuple[ArticleLine, ...] = ()

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
        """The three totals with their names and ranges (or None), in euro over 12 months."""
        return [(title, getattr(self, key), self.ranges.get(key)) for key, title in SCENARIOS.items()]

    @property
    def rendement_range(self):
        """(lowest, highest): Dreigend low − Maatwerk high, and Dreigend high − Maatwerk low; None without a range."""
        if self.rendement is None or not {"threatened", "custom"} & set(self.ranges):
            return None
        threatened = self.ranges.get("threatened", (self.threatened,) * 2)
        custom = self.ranges.get("custom", (self.custom,) * 2)
        return threatened[0] - custom[1], threatened[1] - custom[0]

    @property
    def printed_boxes(self):
        """The text of every box as it is printed: above the free text the chosen articles and who is in the family."""
        articles = "\n".join(f"- {article.law}, {article.number}" for article in self.articles)
        above = {"legitimacy": articles, "involvement": self.parties_line and f"{self.parties_line}."}
        return {key: "\n\n".join(filter(None, (above.get(key), self.boxes.get(key)))) for key in BOXES}

    @property
    def has_appendix(self):
        """Whether there is anything to put behind the sheet."""
        return bool(self.cost_lines or self.funding or self.parties or self.articles)

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
            ScenarioTable(title, tuple(line for line in self.cost_lines if line.scenario == key), self.ranges.get(key))
            for key, title in SCENARIOS.items()
        ]
        return [table for table in tables if table.lines]

    @property
    def parties_total(self):
        """Euro a year, as far as known."""
        return sum((party.yearly for party in self.parties if party.yearly is not None), Decimal(0))

    @property
    def funding_total(self):
        """Euro."""
        return sum((line.amount for line in self.funding), Decimal(0))
