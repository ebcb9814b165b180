"""Metingen: asking the family how it fares, and closing the case when the last answer is in."""

from datetime import timedelta

from django.db import transaction

from maatwerk.audit.services import record
from maatwerk.lib import clock
from maatwerk.lib.refusals import RuleBroken

from ..access import closing_obstacles
from ..enums import Moment, Status
from ..models import Mark, Meting
from ..permissions import check_can_record_baseline, check_can_work
from .status import change_status, lock_case


def metings_window(meting):
    """First and last day on which a meting counts; None for the baseline, which goes with the canvas."""
    if meting.moment == Moment.CANVAS:
        return None
    return (
        meting.due_on - timedelta(days=Meting.WINDOW_BEFORE),
        meting.due_on + timedelta(days=Meting.WINDOW_AFTER),
    )


def is_missed(meting, on=None):
    """True when the meting was not held and its window has passed; it is not made up for later."""
    window = metings_window(meting)
    return meting.held_on is None and window is not None and (on or clock.today()) > window[1]


def _write_marks(meting, marks):
    meting.marks.all().delete()
    for role, value, absent_reason in marks:
        Mark.objects.create(meting=meting, role=role, value=value, absent_reason=absent_reason)


@transaction.atomic
def record_baseline(case, *, marks, held_on, by, story=""):
    """Set the marks at the canvas; `marks` is a list of (role, value or None, reason when there is no value)."""
    case = lock_case(case)
    check_can_record_baseline(by, case)
    meting, _ = Meting.objects.get_or_create(case=case, moment=Moment.CANVAS, defaults={"due_on": held_on})
    meting.held_on, meting.recorded_by, meting.story = held_on, by, story
    meting.save()
    _write_marks(meting, marks)
    record("meting.baseline", meting, by=by, case=case)
    return meting


@transaction.atomic
def hold_meting(meting, *, held_on, marks, story, by):
    """Record a meting after the inzet: the story, and a mark per family role (1 to 10, halves) or why there is none.

    Raises RuleBroken outside the window of this moment: a missed meting stays missed. The first meting after
    `uitgevoerd` brings the case to nazorg.
    """
    case = lock_case(meting.case)
    check_can_work(by, case)
    meting = Meting.objects.select_for_update().get(pk=meting.pk)
    if meting.moment == Moment.CANVAS:
        raise RuleBroken("Het cijfer bij het canvas vul je in op het canvas.")
    if meting.held_on:
        raise RuleBroken("Deze meting is al vastgelegd.")
    if held_on > clock.today():
        raise RuleBroken("Leg de meting vast nadat het gesprek is gevoerd.")
    first, last = metings_window(meting)
    if not first <= held_on <= last:
        raise RuleBroken(
            f"Deze meting hoort tussen {first:%d-%m-%Y} en {last:%d-%m-%Y}. Daarbuiten telt zij als gemist."
        )
    if not marks:
        raise RuleBroken("Vul voor minstens één gezinslid een cijfer in, of waarom er geen cijfer is.")
    meting.held_on, meting.recorded_by, meting.story = held_on, by, story
    meting.save(update_fields=["held_on", "recorded_by", "story"])
    _write_marks(meting, marks)
    if case.status == Status.EXECUTED:
        change_status(case, Status.AFTERCARE, by=by)
    record("meting.held", meting, by=by, case=case, moment=meting.moment)
    return meting


def obstacles_to_close(case):
    """Dutch sentences that say what must be done before this case can close; empty when it can."""
    waiting = [m for m in case.metingen.all() if m.moment != Moment.CANVAS and not m.held_on and not is_missed(m)]
    obstacles = [f"De meting {meting.get_moment_display()} staat nog open." for meting in waiting]
    for ask in closing_obstacles:
        obstacles += ask(case)
    return obstacles


@transaction.atomic
def close_case(case, *, by):
    """Close a case whose metingen are held or missed and whose money is settled; RuleBroken says what is left."""
    case = lock_case(case)
    check_can_work(by, case)
    if case.status == Status.EXECUTED:
        change_status(case, Status.AFTERCARE, by=by)
    if obstacles := obstacles_to_close(case):
        raise RuleBroken(" ".join(obstacles))
    return change_status(case, Status.CLOSED, by=by)
