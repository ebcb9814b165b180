"""The kosten-batenanalyse as a whole: many lines in one step, copies in another scenario, and its twelve months."""

from datetime import timedelta

from django.db import transaction

from maatwerk.audit.services import record
from maatwerk.lib import clock
from maatwerk.lib.dates import format_long
from maatwerk.lib.refusals import RuleBroken

from ..enums import Scenario
from ..models import CostLine
from ..permissions import check_can_edit
from .editing import add_cost_line, lock_canvas

# A first day further away than this is a slip of the pen.
HORIZON_REACH = timedelta(days=5 * 366)

# What a copy takes along. Not the betrokken partij: its yearly cost counts once.
COPIED = (
    "description", "scheme", "payer", "amount", "frequency", "months", "starts_on", "ends_on", "low", "high",
    "is_residence", "price", "rate", "rate_unit", "quantity", "basis", "source",
)  # fmt: skip


@transaction.atomic
def add_cost_lines(canvas, rows, *, by):
    """Add many cost lines (a list of their fields, amounts in euro), all or none; returns them in that order."""
    canvas = lock_canvas(canvas)
    check_can_edit(by, canvas)
    return [add_cost_line(canvas, by=by, **fields) for fields in rows]


@transaction.atomic
def duplicate_lines(canvas, lines, scenario, *, by):
    """Copy cost lines of this canvas to another scenario, as they are now; returns the copies.

    Raises RuleBroken when there is nothing to copy: the lines are gone, or stand in that scenario already.
    """
    canvas = lock_canvas(canvas)
    check_can_edit(by, canvas)
    scenario = Scenario(scenario)
    found = list(CostLine.objects.current().filter(canvas=canvas, pk__in=[line.pk for line in lines]))
    found = [line for line in found if line.scenario != scenario]
    if not found:
        raise RuleBroken(f"Er is niets te kopiëren naar {scenario.label}. Ververs de pagina.")
    rows = [{name: getattr(line, name) for name in COPIED} for line in found]
    return add_cost_lines(canvas, [{**row, "scenario": scenario} for row in rows], by=by)


@transaction.atomic
def change_horizon(canvas, horizon_from, *, by):
    """Let the twelve months begin on another day; returns the canvas. The review of the costs is undone by it.

    Every amount with a period counts anew. Raises RuleBroken for a day too far away to be meant.
    """
    canvas = lock_canvas(canvas)
    check_can_edit(by, canvas)
    if canvas.horizon_from == horizon_from:
        return canvas
    if abs(horizon_from - clock.today()) > HORIZON_REACH:
        raise RuleBroken(f"{format_long(horizon_from)} ligt te ver weg. Kies een dag binnen vijf jaar.")
    canvas.horizon_from, canvas.horizon_by = horizon_from, by
    canvas.save(update_fields=["horizon_from", "horizon_by"])
    record("costs.horizon", canvas, by=by, case=canvas.case, horizon_from=horizon_from.isoformat())
    canvas.refresh_from_db()
    return canvas
