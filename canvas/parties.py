"""Reading the betrokken partijen: how many, at what cost a year, and which of them count in Huidig. Euro."""

from dataclasses import dataclass
from decimal import Decimal

from maatwerk.lib.euro import format_euro

from .enums import Frequency, Scenario
from .models import CostLine, Party

ZERO = Decimal("0.00")
BASIS = "opgave betrokken partij"


@dataclass(frozen=True)
class PartySum:
    """How many organisations are in a family and what they cost together, as far as that is known."""

    number: int
    total: Decimal
    unknown: int

    @property
    def short(self):
        """`9 organisaties, € 84.300 per jaar`, for a line on the canvas."""
        organisations = f"{self.number} {'organisatie' if self.number == 1 else 'organisaties'}"
        return f"{organisations}, {format_euro(self.total)} per jaar" if self.total else organisations

    @property
    def not_known(self):
        """`van 3 is het bedrag niet bekend`, or nothing."""
        return f"van {self.unknown} is het bedrag niet bekend" if self.unknown else ""


def party_sum(rows):
    """The PartySum of (organisation, yearly cost or None) pairs, or None without any.

    An organisation that does two things is one organisation; a cost that is missing is counted per thing it does.
    """
    rows = list(rows)
    if not rows:
        return None
    known = [cost for _, cost in rows if cost is not None]
    names = {organisation.strip().casefold() for organisation, _ in rows}
    return PartySum(len(names), sum(known, start=ZERO), len(rows) - len(known))


def parties_of(canvas):
    """The PartySum of a canvas as it is now, or None; one query."""
    return party_sum(Party.objects.current().filter(canvas=canvas).values_list("organisation", "yearly_cost"))


def parties_of_content(content):
    """The PartySum of a frozen version, or None; versions from before the list have none."""
    costs = ((row["organisation"], row["yearly_cost"]) for row in content.get("parties", []))
    return party_sum((name, None if cost is None else Decimal(cost)) for name, cost in costs)


def current_values(party):
    """What the line in Huidig says of a party: its cost over the whole year, who pays it and by which regeling."""
    return {
        "description": party.organisation,
        "amount": party.yearly_cost,
        "frequency": Frequency.YEAR,
        "months": None,
        "starts_on": None,
        "ends_on": None,
        "scheme_id": party.scheme_id,
        "payer": party.payer,
    }


@dataclass(frozen=True)
class PartyRow:
    """A party with the cost line in Huidig that came from it, or None."""

    party: Party
    line: CostLine | None

    @property
    def can_be_put(self):
        """Whether its cost can be brought into Huidig: there is an amount, a payer, and no line yet."""
        return bool(self.line is None and self.party.yearly_cost and self.party.payer)

    @property
    def differs(self):
        """Whether Huidig counts something else than what the party costs now."""
        if self.line is None:
            return False
        return any(getattr(self.line, name) != value for name, value in current_values(self.party).items())

    @property
    def can_be_updated(self):
        return bool(self.differs and self.party.yearly_cost and self.party.payer)


def lines_by_hand(canvas):
    """How many cost lines of Huidig did not come from a party: the same cost may stand there already. One query."""
    return CostLine.objects.current().filter(canvas=canvas, scenario=Scenario.CURRENT, party=None).count()


def with_current_lines(canvas):
    """One PartyRow per party of the canvas, in the order in which they were added; two queries."""
    parties = list(Party.objects.current().filter(canvas=canvas).select_related("scheme", "edited_by"))
    lines = {line.party_id: line for line in CostLine.objects.current().filter(canvas=canvas, party__isnull=False)}
    return [PartyRow(party, lines.get(party.pk)) for party in parties]
