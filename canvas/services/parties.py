"""Betrokken partijen: which organisations are in this family, and their cost as a line of Huidig (rules.md, Costs).

Part of what is frozen, so they are written like the rest of the canvas: lock, check, write, and the database counts.
"""

from django.db import IntegrityError, transaction

from maatwerk.audit.services import record
from maatwerk.lib import clock
from maatwerk.lib.refusals import RuleBroken, database_sentence

from ..enums import Scenario
from ..models import CostLine, Party
from ..parties import BASIS, current_values, with_current_lines
from ..permissions import check_can_edit
from .editing import check_no_bsn, lock_canvas


class StaleParty(RuleBroken):
    """Someone changed or removed this party in the meantime; `.party` holds it as it is now."""

    def __init__(self, party):
        done = "weggehaald" if party.removed else "gewijzigd"
        super().__init__(f"{party.edited_by} heeft deze partij intussen {done}. Wat jij invulde staat er nog.")
        self.party = party


@transaction.atomic
def add_party(canvas, *, by, **fields):
    """Add an organisation: `organisation`, `does`, and if known `since`, `yearly_cost` (euro), `scheme`, `payer`."""
    canvas = lock_canvas(canvas)
    check_can_edit(by, canvas)
    return _save_party(Party(canvas=canvas, **fields), canvas=canvas, by=by, action="party.added")


@transaction.atomic
def change_party(party, *, by, seen_at=None, **fields):
    """Change a party; its line in Huidig stays as it was until somebody brings it up to date.

    `seen_at` is the `edited_at` that the editor started from. Raises StaleParty when it was changed in between.
    """
    canvas = lock_canvas(party.canvas)
    check_can_edit(by, canvas)
    party = _party_as_it_is(party, seen_at)
    for name, value in fields.items():
        setattr(party, name, value)
    return _save_party(party, canvas=canvas, by=by, action="party.changed")


@transaction.atomic
def remove_party(party, *, by):
    """Take a party out, with its line in Huidig; one that is gone already stays gone."""
    canvas = lock_canvas(party.canvas)
    check_can_edit(by, canvas)
    party = Party.objects.get(pk=party.pk)
    if party.removed:
        return party
    for line in party.cost_lines.current():
        line.take_out(by=by)
    party.take_out(by=by)
    record("party.removed", party, by=by, case=canvas.case)
    return party


@transaction.atomic
def put_in_current(party, *, by):
    """Bring the yearly cost of a party into Huidig, or bring its line there up to date; returns the line.

    A line that says the same already stays as it is. Raises RuleBroken without an amount above zero or a payer, and
    for a party that was taken out.
    """
    canvas = lock_canvas(party.canvas)
    check_can_edit(by, canvas)
    party = _party_as_it_is(party, None)
    if not party.yearly_cost:
        raise RuleBroken("Van deze partij is geen bedrag bekend. Vul eerst in wat zij per jaar kost.")
    if not party.payer:
        raise RuleBroken("Vul bij deze partij eerst in wie dit betaalt.")
    line = party.cost_lines.current().first()
    if not _write_line(party, line, by=by):
        return line
    record("party.in_current", party, by=by, case=canvas.case, amount=party.yearly_cost)
    return party.cost_lines.current().get()


@transaction.atomic
def put_all_in_current(canvas, *, by):
    """Bring every known yearly cost that is not yet at Huidig there, in one step; returns the parties it did.

    Done twice it changes nothing. A line that differs from its party is left alone: that is a choice per party.
    """
    canvas = lock_canvas(canvas)
    check_can_edit(by, canvas)
    ready = [row.party for row in with_current_lines(canvas) if row.can_be_put]
    for party in ready:
        _write_line(party, None, by=by)
    if ready:
        amount = sum(party.yearly_cost for party in ready)
        record("parties.in_current", canvas, by=by, case=canvas.case, count=len(ready), amount=amount)
    return ready


def _party_as_it_is(party, seen_at):
    """The party from the database; raises StaleParty when it is not what was seen."""
    party = Party.objects.select_related("edited_by", "scheme").get(pk=party.pk)
    if party.removed or (seen_at is not None and party.edited_at != seen_at):
        raise StaleParty(party)
    return party


def _save_party(party, *, canvas, by, action):
    check_no_bsn(party.organisation, party.does, party.payer, canvas=canvas)
    party.edited_by, party.edited_at = by, clock.now()
    _save(party)
    record(action, party, by=by, case=canvas.case)
    return party


def _write_line(party, line, *, by):
    """Write the party's cost line; False when it says the same already."""
    wanted = current_values(party)
    if line and all(getattr(line, name) == value for name, value in wanted.items()):
        return False
    if line is None:
        line = CostLine(canvas_id=party.canvas_id, party=party, scenario=Scenario.CURRENT, basis=BASIS)
    for name, value in wanted.items():
        setattr(line, name, value)
    if line.pk:
        # The yearly cost of a party has no range and no price behind it.
        line.low = line.high = line.price = line.rate = line.quantity = None
        line.rate_unit = ""
    line.edited_by, line.edited_at = by, clock.now()
    _save(line)
    return True


def _save(row):
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise RuleBroken(database_sentence(error)) from error
