"""A case finds its place by itself: on the next tafel of the series that has room, and from one tafel to the next.

Locks are taken in the order case → canvas → tafels by date, so nobody waits in a ring and no tafel is overfilled.
"""

from django.db import transaction
from django.db.models import Q

from maatwerk.lib import clock
from maatwerk.lib.refusals import RuleBroken

from ..enums import MAX_MINUTES, MeetingKind
from ..models import AgendaItem, Canvas, Meeting
from ..permissions import check_can_change_agenda
from .agenda import add_item, free_minutes, is_touched, lock_meeting, move_item_to
from .editing import lock_canvas


def _of_series(kind):
    """The tafels of a series from tomorrow on: who reads for today's has had no time to."""
    return Meeting.objects.not_begun().filter(kind=kind, series__isnull=False, on__gt=clock.today())


@transaction.atomic
def place_on_next(canvas, kind, *, by):
    """Put a case that is ready on the first tafel of the series with half an hour left; returns the item.

    None, and nothing done, when the case is not ready or stands on an agenda already, or when there is no such tafel.
    `by` is who made it ready, None for the clock.
    """
    tafels = list(_of_series(kind))
    if not tafels:
        return None
    canvas = lock_canvas(canvas)
    if not Canvas.objects.ready_for(kind).filter(pk=canvas.pk).exists():
        return None
    meeting = _first_with_room(tafels, canvas, MAX_MINUTES)
    return meeting and add_item(meeting, canvas, minutes=MAX_MINUTES, action="agenda.placed", by=by)


def _first_with_room(tafels, canvas, minutes):
    """The first of these that can take the case, locked; None when there is none."""
    for meeting in tafels:
        # Who came first may have filled it, cancelled it or opened it: judged on the row under the lock.
        locked = lock_meeting(meeting)
        stands = locked.opened_at or locked.closed_at or locked.cancelled_at
        if not stands and free_minutes(locked) >= minutes and not locked.items.filter(canvas=canvas).exists():
            return locked
    return None


def place_waiting(*, by=None):
    """Give every case that is ready its place, the longest waiting first, and take along what a tafel that nobody
    opened left behind. Each in a transaction of its own; returns the items.
    """
    missed = AgendaItem.objects.filter(
        meeting__on__lt=clock.today(), meeting__opened_at__isnull=True, meeting__closed_at__isnull=True
    ).select_related("meeting", "canvas__case")
    placed = [_take_along(item, by=by) for item in missed.order_by("meeting__on", "position")]
    for kind in MeetingKind:
        placed += [place_on_next(canvas, kind, by=by) for canvas in Canvas.objects.ready_for(kind)]
    return [item for item in placed if item]


@transaction.atomic
def _take_along(item, *, by):
    canvas = lock_canvas(item.canvas)
    source = lock_meeting(item.meeting)
    item = AgendaItem.objects.filter(pk=item.pk, meeting=source).select_related("version", "canvas__case").first()
    if item is None or source.opened_at or is_touched(item):
        return None
    target = _first_with_room(_of_series(source.kind), canvas, item.minutes)
    return target and move_item_to(item, target, minutes=item.minutes, by=by)


def _after(source):
    """The tafels of the same kind after this one that have not begun, of a series or planned by hand."""
    later = Q(on__gt=source.on) | Q(on=source.on, starts_at__gt=source.starts_at)
    return Meeting.objects.not_begun().filter(later, kind=source.kind).exclude(pk=source.pk)


def move_to_next(item, source, *, by):
    """Move an item of a locked tafel, its canvas locked as well, to the next one with room. Raises RuleBroken."""
    target = _first_with_room(_after(source), item.canvas, item.minutes)
    if target is None:
        raise RuleBroken(
            f"Er is geen volgende {source.label} met plaats voor casus {item.canvas.case}. Plan er eerst een."
        )
    return move_item_to(item, target, minutes=item.minutes, by=by)


@transaction.atomic
def move_on(item, *, by):
    """The voorzitter moves one case to the next tafel that has room for it. Raises RuleBroken when there is none."""
    lock_canvas(item.canvas)
    source = lock_meeting(item.meeting)
    check_can_change_agenda(by, source)
    found = _with_cases(source).filter(pk=item.pk).first()
    if found is None or source.urgent:
        raise RuleBroken("Deze casus staat niet meer op deze agenda. Ververs de pagina.")
    return move_to_next(found, source, by=by)


@transaction.atomic
def move_rest(meeting, *, by):
    """The voorzitter moves what is not treated to the next tafels; returns (the items that moved, how many stayed).

    At an open tafel the case whose turn it is stays, as does every case about which something was said. What finds no
    room stays too.
    """
    known = lock_cases_of(meeting)
    meeting = lock_meeting(meeting)
    check_can_change_agenda(by, meeting)
    waiting = list(_with_cases(meeting).filter(discussed_at__isnull=True, decision__isnull=True))
    rest = waiting[1:] if meeting.opened_at else waiting
    moved, stayed = [], 0
    for item in rest if not meeting.urgent else ():
        if item.canvas_id not in known:
            stayed += 1
            continue
        try:
            moved.append(move_to_next(item, meeting, by=by))
        except RuleBroken:
            stayed += 1
    return moved, stayed


def lock_cases_of(meeting):
    """Lock every case on an agenda, before the tafel itself; returns the keys of their canvases.

    What comes on the agenda before the tafel is locked as well is not among them: moving that would lock in the wrong
    order.
    """
    canvases = Canvas.objects.filter(agenda_items__meeting=meeting).select_related("case").order_by("case_id")
    return {lock_canvas(canvas).pk for canvas in canvases}


def _with_cases(meeting):
    return meeting.items.select_related("canvas__case", "version").order_by("position")
