"""Toezeggingen for who reads: what is open, and what the next report must tell about."""

from django.db.models import Q

from maatwerk.lib import clock
from maatwerk.lib.dates import format_long

from .models import Promise

ROWS = ("report", "owner", "done_in", "done_by")


def open_promises(as_of):
    """Promises that the raad knew on `as_of` and that were not kept by then, the first to fall due first.

    What stands in a letter is known when it was sent. The next report tells about them (`told_in`).
    """
    return list(_sorted(Promise.objects.filter(_open_on(as_of))))


def told_in(report):
    """What a report tells about promises on its own day: what is open, and what was kept with this report to say so.

    What it promises itself is new. One query.
    """
    bundle = [pk for pk in (report.pk, report.enclosed_with_id) if pk]
    told = _open_on(report.date) & ~Q(report__in=bundle) if bundle else _open_on(report.date)
    return list(_sorted(Promise.objects.filter(told | Q(done_in__in=bundle))))


def _open_on(day):
    known = Q(report__isnull=True) | Q(report__sent_on__lte=day)
    return known & Q(made_at__date__lte=day) & (Q(done_on__isnull=True) | Q(done_on__gt=day))


def _sorted(promises):
    return promises.select_related("report", "owner").order_by("due_on", "pk")


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
    """Where the raad was promised it, as a sentence. What stands in a letter is promised when that was sent."""
    report = promise.report
    if report is None:
        return "Los van een brief vastgelegd."
    if report.sent_on is None:
        return f"Staat in ‘{report}’, die nog niet is verzonden ({report.get_state_display()})."
    return f"Toegezegd in ‘{report}’ van {format_long(report.date)}."
