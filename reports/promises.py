"""Toezeggingen for who reads: what is open, and what the next report must tell about."""

from maatwerk.lib import clock
from maatwerk.lib.dates import format_long

from .models import Promise

ROWS = ("report", "owner", "done_in", "done_by")


def open_promises(as_of):
    """Promises made on or before `as_of` that were not kept by then, the first to fall due first.

    The next report tells about them: a starter makes a sentence of each.
    """
    made = Promise.objects.filter(made_at__date__lte=as_of).exclude(done_on__lte=as_of)
    return list(made.select_related("report", "owner").order_by("due_on", "pk"))


def promised_in(report):
    """The promises made in a letter, with how they ended."""
    return list(Promise.objects.filter(report=report.enclosed_with_id or report.pk).select_related(*ROWS))


def waiting_for(user):
    """Open promises that this person picks up."""
    return Promise.objects.open().filter(owner=user).select_related("report").order_by("due_on", "pk")


def is_late(promise):
    """It fell due and was not kept."""
    return promise.done_on is None and promise.due_on < clock.today()


def where_made(promise):
    """Where the raad was promised it, in a few words."""
    if promise.report is None:
        return "los van een brief vastgelegd"
    return f"in ‘{promise.report}’ van {format_long(promise.report.date)}"
