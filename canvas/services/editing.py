"""Writing the canvas. Each box knows the version of the text that its writer started from (traps.md: lost work)."""

from django.db import IntegrityError, transaction

from cases.enums import Status
from cases.services import change_status, lock_case
from maatwerk.audit.services import record
from maatwerk.lib import clock
from maatwerk.lib.refusals import RuleBroken, database_sentence

from ..enums import BoxKind, FundingSource
from ..hints import unruled_bsn
from ..models import Box, Canvas, CostLine, FundingLine
from ..permissions import check_can_edit, check_can_review_costs, check_can_start_canvas


class StaleLine(RuleBroken):
    """Someone changed or removed this line in the meantime; `.line` holds it as it is now, nothing was overwritten."""

    def __init__(self, line):
        done = "verwijderd" if line.removed else "gewijzigd"
        super().__init__(f"{line.edited_by} heeft deze regel intussen {done}. Wat jij invulde staat er nog.")
        self.line = line


def lock_canvas(canvas):
    """Lock case and canvas, in that order, until the end of the transaction; returns the canvas as it is now."""
    lock_case(canvas.case)
    return Canvas.objects.select_for_update(of=("self",), no_key=True).select_related("case").get(pk=canvas.pk)


@transaction.atomic
def start_canvas(case, *, by):
    """Create the empty canvas of a family that gave its akkoord, or return the one that exists."""
    case = lock_case(case)
    check_can_start_canvas(by, case)
    canvas = Canvas.objects.filter(case=case).first()
    if canvas:
        return canvas
    canvas = Canvas.objects.create(
        case=case, started_at=clock.now(), started_by=by, horizon_from=clock.today(), horizon_by=by
    )
    Box.objects.bulk_create([Box(canvas=canvas, kind=kind) for kind in BoxKind])
    change_status(case, Status.CONCEPT, by=by)
    record("canvas.started", canvas, by=by, case=case)
    return canvas


def check_no_bsn(*texts, canvas=None):
    """Raise RuleBroken when a text holds a nine-digit number that passes the 11-proef; no BSN is stored anywhere.

    With `canvas` a number is allowed of which a colleague said there that it is no BSN.
    """
    for text in texts:
        if number := unruled_bsn(canvas, text or ""):
            way_on = " Is het iets anders? Leg dat eerst vast bij Persoonsgegevens." if canvas else ""
            raise RuleBroken(
                f"Het nummer dat eindigt op {number[-3:]} lijkt een burgerservicenummer. Haal het weg; "
                f"in het canvas staat alleen het casusnummer.{way_on}"
            )


def _save_line(line, *, canvas, by, action):
    texts = ("description", "payer", "basis", "source", "tried", "until_condition")
    check_no_bsn(*(getattr(line, name, "") for name in texts), canvas=canvas)
    line.edited_by, line.edited_at = by, clock.now()
    try:
        with transaction.atomic():
            line.save()
    except IntegrityError as error:
        raise RuleBroken(database_sentence(error)) from error
    record(action, line, by=by, case=canvas.case, amount=line.amount)
    return line


@transaction.atomic
def add_cost_line(canvas, *, by, **fields):
    """Add a line (euro) to one scenario of the kosten-batenanalyse; a new line undoes the review of the costs."""
    canvas = lock_canvas(canvas)
    check_can_edit(by, canvas)
    return _save_line(CostLine(canvas=canvas, **fields), canvas=canvas, by=by, action="cost_line.added")


@transaction.atomic
def add_funding_line(canvas, *, by, **fields):
    """Add a line (euro) to the bekostiging: a regular regeling, or a fonds with its ground and what was tried."""
    canvas = lock_canvas(canvas)
    check_can_edit(by, canvas)
    _check_funding(fields)
    return _save_line(FundingLine(canvas=canvas, **fields), canvas=canvas, by=by, action="funding_line.added")


def _check_funding(fields):
    if fields["source"] == FundingSource.FUND and not (fields.get("fund") and fields.get("ground")):
        raise RuleBroken("Kies het fonds en de reden: regulier niet mogelijk, of te traag.")
    if fields["source"] == FundingSource.FUND and not fields.get("tried"):
        raise RuleBroken("Schrijf op wat er regulier is geprobeerd.")
    if fields["source"] == FundingSource.REGULAR and not fields.get("scheme"):
        raise RuleBroken("Kies de regeling die dit betaalt.")


def _line_as_it_is(line, seen_at):
    """The line from the database; raises StaleLine when it is not what its editor saw (`seen_at`: its edited_at)."""
    line = type(line).objects.select_related("edited_by").get(pk=line.pk)
    if line.removed or (seen_at is not None and line.edited_at != seen_at):
        raise StaleLine(line)
    return line


@transaction.atomic
def change_line(line, *, by, seen_at=None, **fields):
    """Change a cost line or bekostiging line. What was saved before stays readable in frozen versions only.

    `seen_at` is the `edited_at` that the editor started from. Raises StaleLine when the line was changed in between.
    """
    canvas = lock_canvas(line.canvas)
    check_can_edit(by, canvas)
    line = _line_as_it_is(line, seen_at)
    for name, value in fields.items():
        setattr(line, name, value)
    if isinstance(line, FundingLine):
        _check_funding({name: getattr(line, name) for name in ("source", "fund", "ground", "tried", "scheme")})
    return _save_line(line, canvas=canvas, by=by, action="line.changed")


@transaction.atomic
def remove_line(line, *, by):
    """Take a line out of the costs or the bekostiging; a line that is gone already stays gone."""
    canvas = lock_canvas(line.canvas)
    check_can_edit(by, canvas)
    line = type(line).objects.get(pk=line.pk)
    if line.removed:
        return line
    line.take_out(by=by)
    record("line.removed", line, by=by, case=canvas.case, amount=line.amount)
    return line


@transaction.atomic
def review_costs(canvas, *, by):
    """Record that `by` looked the costs over (onderbouwd en getoetst); a later change of a line undoes it."""
    canvas = lock_canvas(canvas)
    check_can_review_costs(by, canvas)
    if not canvas.cost_lines.current().exists():
        raise RuleBroken("Er zijn nog geen kostenregels om te toetsen.")
    canvas.kba_reviewed_at, canvas.kba_reviewed_by = clock.now(), by
    canvas.save(update_fields=["kba_reviewed_at", "kba_reviewed_by"])
    record("costs.reviewed", canvas, by=by, case=canvas.case)
    return canvas
