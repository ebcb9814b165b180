"""What goes round before a tafel and what comes out of it: the agenda and the besluitenlijst.

Case numbers only: no text of a canvas and nothing about a family. Names are those of colleagues.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from maatwerk.lib.dates import WEEKDAYS, format_long


@dataclass(frozen=True, slots=True)
class Guest:
    """Someone at the table, with her organisation and discipline."""

    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class FundAmount:
    """What one fonds is asked for or pays, in euro."""

    fund: str
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Tafel:
    """The head of both documents. `label` is spar-tafel, doorbraaktafel or spoed; `time` is `15.00–17.00 uur`."""

    municipality: str
    label: str
    on: date
    time: str
    place: str
    chair: str
    cancelled: bool = False

    @property
    def word_mark(self):
        """The name of the sender as it stands at the top."""
        return f"Gemeente {self.municipality}"

    @property
    def day(self):
        """`dinsdag 24 november 2020`: on paper always with the year."""
        return f"{WEEKDAYS[self.on.weekday()]} {format_long(self.on)}"

    @property
    def subject(self):
        """`doorbraaktafel van 24 november 2020`."""
        return f"{self.label} van {format_long(self.on)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaLine:
    """One case on the agenda; `starts` and `ends` are times of the clock as 15.20. Without version it is a concept."""

    starts: str
    ends: str
    case_number: str
    coach: str
    minutes: int
    version: int | None = None
    asked: tuple[FundAmount, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UrgentLine:
    """A case that was decided with spoed since the last doorbraaktafel."""

    case_number: str
    outcome: str
    decided_on: date
    decided_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """The agenda of one tafel. `minutes_available` is how long the tafel lasts."""

    tafel: Tafel
    about_versions: bool
    guests: tuple[Guest, ...]
    lines: tuple[AgendaLine, ...]
    minutes_available: int
    urgent: tuple[UrgentLine, ...] = ()

    @property
    def title(self):
        """The title of the file."""
        return f"Agenda {self.tafel.subject}"

    @property
    def minutes(self):
        """What the cases take together."""
        return sum(line.minutes for line in self.lines)

    @property
    def minutes_over(self):
        """How many minutes more than the tafel lasts."""
        return max(0, self.minutes - self.minutes_available)


@dataclass(frozen=True, slots=True, kw_only=True)
class AkkoordGiven:
    """Who gave akkoord and when, as `24-11-2020, 15.24 uur`."""

    name: str
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemOutcome:
    """What came of one case.

    `outcome` is in words; `is_agreed` tells an akkoord, also when it was withdrawn on `withdrawn_on`. `to_supplement`
    is what the voorzitter recorded that must be completed; `questions` counts what was asked at a spar-tafel.
    """

    case_number: str
    outcome: str
    is_agreed: bool = False
    version: int | None = None
    short_hash: str = ""
    akkoorden: tuple[AkkoordGiven, ...] = ()
    committed: tuple[FundAmount, ...] = ()
    to_supplement: str = ""
    withdrawn_on: date | None = None
    recused: tuple[str, ...] = ()
    questions: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionList:
    """The besluitenlijst of a closed tafel."""

    tafel: Tafel
    present: tuple[Guest, ...]
    absent: tuple[Guest, ...]
    items: tuple[ItemOutcome, ...]

    @property
    def title(self):
        """The title of the file."""
        return f"Besluitenlijst {self.tafel.subject}"
