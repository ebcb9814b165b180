"""The shapes in which the demonstration story is told: plain, frozen data without a database.

A story holds what people did (who, when, which words, which amounts); what follows from that by a rule (case
numbers, due dates, totals, statuses, open commitments) is computed by the app and asserted in the tests.
All amounts are euros with cents; all dates are days in Maastricht.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

BOXES = ("situation", "perspective", "breakthrough", "self", "support", "treatment", "legitimacy", "involvement")
SCENARIOS = ("current", "threatened", "custom")
FREQUENCIES = ("once", "week", "month", "year")
WEEKS_A_YEAR = 52
MONTHS_A_YEAR = 12
CENT = Decimal("0.01")


def twelve_months(amount: Decimal, frequency: str, months: Decimal | None) -> Decimal:
    """The amount over the twelve months of the horizon, in euros.

    A month counts `months` times, a week 52 × months / 12 times, `once` and `year` count once; no months: all twelve.
    """
    span = Decimal(MONTHS_A_YEAR) if months is None else months
    times = {"once": Decimal(1), "year": Decimal(1), "month": span, "week": WEEKS_A_YEAR * span / MONTHS_A_YEAR}
    return (amount * times[frequency]).quantize(CENT)


@dataclass(frozen=True)
class Person:
    """A fictitious colleague; `mandates` are the periods (from, to or None) in which akkoord may be given."""

    username: str
    initials: str
    first_name: str
    prefix: str
    surname: str
    organisation: str
    team: str
    discipline: str
    roles: tuple[str, ...]
    mandates: tuple[tuple[date, date | None], ...] = ()

    @property
    def display_name(self) -> str:
        """Initials, prefix and surname: "J. de Wit"."""
        return " ".join(part for part in (self.initials, self.prefix, self.surname) if part)

    def has_mandate(self, on: date) -> bool:
        """Whether a mandate runs on that day; the last day of a period counts."""
        return any(start <= on and (end is None or on <= end) for start, end in self.mandates)


@dataclass(frozen=True)
class Line:
    """One cost line of the kosten-batenanalyse; `months` is how many of the twelve (None: all)."""

    scenario: str
    description: str
    scheme: str
    payer: str
    amount: Decimal
    frequency: str
    months: Decimal | None
    basis: str
    source: str

    @property
    def total(self) -> Decimal:
        """Euros over twelve months."""
        return twelve_months(self.amount, self.frequency, self.months)


@dataclass(frozen=True)
class PriceInfo:
    """A post of the kostenkaart with its fictitious prices: (euros per unit, first day, last day or None)."""

    name: str
    unit: str
    scheme: str
    payer: str
    source: str
    prices: tuple[tuple[Decimal, date, date | None], ...]
    is_residence: bool = False


@dataclass(frozen=True)
class Funding:
    """One line of bekostiging: a regular scheme, or a fund with the ground and what was tried first."""

    source: str
    fund: str
    scheme: str
    ground: str
    tried: str
    description: str
    amount: Decimal
    frequency: str = "once"
    months: Decimal | None = None
    until_condition: str = ""
    review_on: date | None = None

    @property
    def total(self) -> Decimal:
        """Euros over twelve months; for a fund this is the commitment booked at akkoord."""
        return twelve_months(self.amount, self.frequency, self.months)


@dataclass(frozen=True)
class Party:
    """An organisation in a family: what it does, since when, and what that costs a year in euros (None: not known)."""

    organisation: str
    does: str
    since: date | None
    yearly_cost: Decimal | None
    scheme: str
    payer: str


@dataclass(frozen=True)
class Look:
    """A condition looked at again: 'continues' until `next_on`, or 'ends'."""

    on: date
    outcome: str
    next_on: date | None
    note: str


@dataclass(frozen=True)
class Payment:
    """A payment on the commitment of the plan's funding line with that index (always a fund line)."""

    on: date
    amount: Decimal
    description: str
    funding_index: int = 0


@dataclass(frozen=True)
class Release:
    """What of a plan's commitment is not needed any more and falls back to the fund (vrijval)."""

    on: date
    amount: Decimal
    description: str
    funding_index: int = 0


@dataclass(frozen=True)
class Step:
    """A step of the execution; their order counts, the first is "eerst nodig"."""

    text: str
    done_on: date | None = None


@dataclass(frozen=True)
class Meting:
    """A conversation about satisfaction. No `held_on`: missed. A meting that is still to come is simply not listed."""

    moment: str
    role: str
    mark: Decimal | None
    absent_reason: str
    story: str
    held_on: date | None


@dataclass(frozen=True)
class Question:
    """A question of the spar-tafel; due one week after it. No answer: still open."""

    box: str
    text: str
    asked_by: str
    owner: str
    answer: str = ""
    answered_on: date | None = None


@dataclass(frozen=True)
class Family:
    """One case from aanmelding to where it stands on 1 December 2020.

    `returned_on` is the doorbraaktafel that asked to supplement the plan (circulated on `first_circulated_on`);
    `boxes_after` then holds the boxes that changed before the plan came back on `doorbraak_on`.
    `outcome` is the outcome of the last doorbraaktafel ('' when none took place yet).
    No `lines` means a plan without kosten-batenanalyse. `started_on` is the inzet.
    """

    key: str
    title: str
    registered_on: date
    adults: int
    children: int
    team: str
    source: str
    ground: str
    domains: tuple[str, ...]
    coach: str
    consultant: str
    talks: tuple[tuple[date, str], ...] = ()
    agreed_on: date | None = None
    boxes: Mapping[str, str] = field(default_factory=dict)
    lines: tuple[Line, ...] = ()
    kba_reviewed_by: str = ""
    kba_reviewed_on: date | None = None
    fundings: tuple[Funding, ...] = ()
    payments: tuple[Payment, ...] = ()
    releases: tuple[Release, ...] = ()
    spar_on: date | None = None
    spar_partners: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    first_circulated_on: date | None = None
    returned_on: date | None = None
    returned_why: str = ""
    boxes_after: Mapping[str, str] = field(default_factory=dict)
    circulated_on: date | None = None
    doorbraak_on: date | None = None
    attendees: tuple[str, ...] = ()
    akkoord_by: tuple[str, ...] = ()
    outcome: str = ""
    started_on: date | None = None
    executed_on: date | None = None
    closed_on: date | None = None
    steps: tuple[Step, ...] = ()
    metingen: tuple[Meting, ...] = ()
    leerpunten: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    exit: str = ""
    exit_on: date | None = None
    exit_reason: str = ""

    @property
    def has_kba(self) -> bool:
        """Whether cost lines were drawn up."""
        return bool(self.lines)

    def total(self, scenario: str) -> Decimal:
        """Euros over twelve months of one scenario: 'current', 'threatened' or 'custom'."""
        return sum((line.total for line in self.lines if line.scenario == scenario), Decimal(0))

    @property
    def rendement(self) -> Decimal:
        """Dreigend minus maatwerk, in euros over twelve months; never measured from huidig."""
        return self.total("threatened") - self.total("custom")

    @property
    def final_boxes(self) -> dict[str, str]:
        """The text of the plan as it was decided on."""
        return {**self.boxes, **self.boxes_after}


@dataclass(frozen=True)
class FundInfo:
    """A fund: who owns it, what it is for, and whether the family does something in return."""

    key: str
    name: str
    owner: str
    purpose: str
    return_service: bool


@dataclass(frozen=True)
class LedgerEntry:
    """A booking outside the plans. `ref` ties a realisation or release to the commitment with the same `ref`."""

    fund: str
    year: int
    kind: str
    cost_type: str
    amount: Decimal
    on: date
    description: str
    law: str = ""
    ref: str = ""


@dataclass(frozen=True)
class Forecast:
    """What somebody expected on `as_of` for the whole year of one cost type, in euros."""

    fund: str
    year: int
    cost_type: str
    as_of: date
    amount: Decimal
    note: str


@dataclass(frozen=True)
class Leerpunt:
    """A learning point and its route: (status, date) in order."""

    key: str
    theme: str
    level: str
    title: str
    hindrance: str
    scheme: str
    owner: str
    route: tuple[tuple[str, date], ...]
    families: tuple[str, ...]
