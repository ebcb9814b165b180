"""Tafels that plan themselves: the weekly rhythm, the days that are skipped, and the tafels of the next weeks.

The first tafel that a series plans is tomorrow's: today's is planned by hand. Safe to repeat: a week in which the
series has its tafel, and a day on which there is one of that kind, get no other.
"""

import datetime as dt

from django.db import IntegrityError, transaction

from maatwerk.audit.services import record
from maatwerk.lib import clock
from maatwerk.lib.dates import format_day
from maatwerk.lib.refusals import RuleBroken, database_sentence
from maatwerk.people.enums import Role

from ..enums import MeetingKind
from ..models import AgendaItem, Attendee, Meeting, MeetingSeries, SeriesException
from ..permissions import check_can_cancel, check_can_keep_series
from ..tafel_words import said_cancelled, said_moved, said_restored
from .agenda import free_minutes, is_touched, lock_meeting
from .editing import check_no_bsn
from .mails import tell_changed, tell_invited
from .placing import lock_cases_of, move_to_next, place_waiting

WEEK = dt.timedelta(weeks=1)


def set_series(kind, *, by, **values):
    """Set the rhythm of one kind of tafel and plan its next weeks; returns the series.

    `values`: weekday (1 = Monday), starts_at, ends_at, place, chair, weeks_ahead, in_use and members (who is invited
    every time). Tafels that were planned and have not begun follow. Raises NotAllowed or RuleBroken.
    """
    series = _write_series(kind, by=by, **values)
    plan_ahead(by=by)
    return series


@transaction.atomic
def _write_series(kind, *, members, by, **values):
    check_can_keep_series(by)
    chair = values["chair"]
    if not (chair.is_active and chair.has_role(Role.CHAIR)):
        raise RuleBroken(f"{chair} is geen voorzitter. Kies iemand met die rol.")
    series = _lock(kind=kind) or MeetingSeries(kind=kind)
    before = series.chair_id, set(series.members.values_list("pk", flat=True)) if series.pk else set()
    for name, value in values.items():
        setattr(series, name, value)
    try:
        with transaction.atomic():
            series.save()
    except IntegrityError as error:
        raise RuleBroken(database_sentence(error)) from error
    series.members.set(members)
    _follow(series, *before, by=by)
    told = {name: value for name, value in values.items() if name != "chair"}
    record("series.set", series, by=by, kind=kind, chair=chair.pk, members=sorted(user.pk for user in members), **told)
    return series


def _lock(**which):
    return MeetingSeries.objects.select_for_update(of=("self",), no_key=True).filter(**which).first()


def _follow(series, chair_before, members_before, *, by):
    """What was planned ahead gets the day, time, place, voorzitter and people of the series."""
    members = {user.pk: user for user in series.members.all()}
    planned = series.meetings.not_begun().filter(on__gt=clock.today())
    invited, moved = {}, []
    for meeting in planned.select_for_update(of=("self",), no_key=True):
        _refuse_too_short(meeting, starts_at=series.starts_at, ends_at=series.ends_at)
        before = meeting.on, meeting.starts_at, meeting.ends_at, meeting.place
        meeting.on = _same_week(meeting, series)
        meeting.starts_at, meeting.ends_at, meeting.place = series.starts_at, series.ends_at, series.place
        if before != (meeting.on, meeting.starts_at, meeting.ends_at, meeting.place):
            moved.append(meeting)
        if meeting.chair_id == chair_before:  # not when a stand-in took it over
            meeting.chair = series.chair
        try:
            with transaction.atomic():
                meeting.save(update_fields=["on", "starts_at", "ends_at", "place", "chair"])
        except IntegrityError as error:
            raise RuleBroken(database_sentence(error)) from error
        known = set(meeting.attendees.values_list("user_id", flat=True))
        meeting.attendees.filter(user__in=members_before - members.keys(), present_from__isnull=True).delete()
        added = members.keys() - members_before - known
        Attendee.objects.bulk_create([Attendee(meeting=meeting, user_id=pk) for pk in sorted(added)])
        for pk in added:
            invited.setdefault(members[pk], []).append(meeting)
    tell_changed(moved, said_moved, by=by)
    tell_invited(invited, by=by)


def _refuse_too_short(meeting, *, starts_at, ends_at):
    """Raises RuleBroken when what stands on the agenda does not fit between these times."""
    used = meeting.minutes_available - free_minutes(meeting)
    if starts_at < ends_at and used > Meeting(starts_at=starts_at, ends_at=ends_at).minutes_available:
        raise RuleBroken(
            f"Op {format_day(meeting.on)} staat al {used} minuten op de agenda. Dat past niet in de nieuwe tijd; "
            "zet eerst een casus op een andere tafel."
        )


def _same_week(meeting, series):
    """The day of the series in the week of this tafel; its own day when that one is over, skipped or taken."""
    day = meeting.on + dt.timedelta(days=series.weekday - meeting.on.isoweekday())
    others = Meeting.objects.filter(kind=series.kind, on=day, urgent=False).exclude(pk=meeting.pk)
    taken = day <= clock.today() or series.exceptions.filter(on=day).exists() or others.exists()
    return meeting.on if taken else day


def plan_ahead(*, by=None):
    """Plan the tafels of the next weeks and give what is ready its place on them; returns the new tafels.

    Run by the clock (`by` None) every hour; a second run finds nothing to do.
    """
    made = []
    for kind in MeetingKind:
        made += _plan_series(kind, by=by)
    place_waiting(by=by)
    return made


@transaction.atomic
def _plan_series(kind, *, by):
    series = _lock(kind=kind, in_use=True)
    days = _free_days(series) if series else []
    if not days:
        return []
    people = list(series.members.active())
    made = [_plan(series, day, people, by=by) for day in days]
    tell_invited(dict.fromkeys(people, made), by=by)
    return made


def _free_days(series):
    """The days of the next weeks that still need their tafel."""
    today = clock.today()
    first = today + dt.timedelta(days=(series.weekday - today.isoweekday() - 1) % 7 + 1)
    days = [first + week * WEEK for week in range(series.weeks_ahead)]
    others = Meeting.objects.filter(kind=series.kind, urgent=False, on__in=days)
    taken = set(others.values_list("on", flat=True)) | set(series.exceptions.values_list("on", flat=True))
    own = series.meetings.filter(on__gt=today - WEEK, cancelled_at__isnull=True).values_list("on", flat=True)
    weeks = {day.isocalendar()[:2] for day in own}
    return [day for day in days if day not in taken and day.isocalendar()[:2] not in weeks]


def _plan(series, day, people, *, by):
    meeting = Meeting.objects.create(
        series=series, kind=series.kind, on=day, starts_at=series.starts_at, ends_at=series.ends_at,
        place=series.place, chair=series.chair,
    )  # fmt: skip
    Attendee.objects.bulk_create([Attendee(meeting=meeting, user=user) for user in people])
    record("meeting.planned", meeting, by=by, on=day, series=series.pk, attendees=[user.pk for user in people])
    return meeting


@transaction.atomic
def add_exception(series, *, on, reason, by):
    """Skip the tafel of one day. One that was planned is cancelled, and its cases go to the next with room.

    Raises NotAllowed, or RuleBroken for a day that is over or has no tafel, one that is open, or cases without room.
    """
    check_can_keep_series(by)
    if on < clock.today():
        raise RuleBroken("Deze dag is voorbij. Kies vandaag of een latere dag.")
    planned = series.meetings.regular().filter(on=on).first()
    if planned is None and on.isoweekday() != series.weekday:
        day, kind = series.get_weekday_display(), series.get_kind_display()
        raise RuleBroken(f"Op {format_day(on)} is er geen {kind}: die is op {day}.")
    known = lock_cases_of(planned) if planned else set()
    series = _lock(pk=series.pk)
    try:
        with transaction.atomic():
            exception = SeriesException.objects.create(series=series, on=on, reason=reason.strip())
    except IntegrityError as error:
        raise RuleBroken(database_sentence(error)) from error
    if planned:
        _cancel(planned, exception.reason, known, by=by)
    record("series.exception_added", series, by=by, kind=series.kind, on=on)
    return exception


def _cancel(meeting, reason, known, *, by, leave=False):
    """Cancel a tafel whose cases are locked (`known`); with `leave` a case without a next tafel waits for a place."""
    meeting = lock_meeting(meeting)
    check_can_cancel(by, meeting, whose=not meeting.series_id)
    items = AgendaItem.objects.filter(meeting=meeting).select_related("canvas__case", "version").order_by("position")
    for item in items:
        if item.canvas_id not in known:
            raise RuleBroken("Er kwam net een casus op deze agenda. Probeer het opnieuw.")
        try:
            move_to_next(item, meeting, by=by)
        except RuleBroken:
            if not leave or is_touched(item) or item.recusals.exists():
                raise
            record("agenda.removed", item, by=by, case=item.canvas.case, meeting=meeting.pk)
            item.delete()
    meeting.cancelled_at, meeting.cancelled_reason = clock.now(), reason
    try:
        with transaction.atomic():
            meeting.save(update_fields=["cancelled_at", "cancelled_reason"])
    except IntegrityError as error:
        raise RuleBroken(database_sentence(error)) from error
    record("meeting.cancelled", meeting, by=by, on=meeting.on)
    tell_changed([meeting], said_cancelled, by=by)
    return meeting


@transaction.atomic
def cancel_meeting(meeting, *, reason, by):
    """The voorzitter of a tafel that was planned by hand calls it off; its cases go to the next tafel with room.

    A case for which there is none is ready again and gets its place as soon as there is one. The day of a series is
    skipped instead (add_exception). Raises NotAllowed or RuleBroken.
    """
    check_can_cancel(by, meeting)
    reason = reason.strip()
    if not reason:
        raise RuleBroken("Schrijf op waarom de tafel niet doorgaat.")
    check_no_bsn(reason)
    return _cancel(meeting, reason, lock_cases_of(meeting), by=by, leave=True)


@transaction.atomic
def move_meeting(meeting, *, on, starts_at, ends_at, place, by):
    """The voorzitter gives a tafel that was planned by hand another day, time or place; returns it.

    Its agenda goes along, and who is invited gets one mail. Nothing happens when all stays as it is. Raises NotAllowed,
    or RuleBroken for a day that is over, a tafel that has begun, or an agenda that does not fit.
    """
    meeting = lock_meeting(meeting)
    check_can_cancel(by, meeting)
    if on < clock.today():
        raise RuleBroken("Deze dag is voorbij. Kies vandaag of een latere dag.")
    check_no_bsn(place)
    _refuse_too_short(meeting, starts_at=starts_at, ends_at=ends_at)
    wanted = {"on": on, "starts_at": starts_at, "ends_at": ends_at, "place": place}
    if all(getattr(meeting, name) == value for name, value in wanted.items()):
        return meeting
    before = meeting.on
    for name, value in wanted.items():
        setattr(meeting, name, value)
    try:
        with transaction.atomic():
            meeting.save(update_fields=list(wanted))
    except IntegrityError as error:
        raise RuleBroken(database_sentence(error)) from error
    record("meeting.moved", meeting, by=by, before=before, on=on)
    tell_changed([meeting], said_moved, by=by)
    return meeting


def remove_exception(exception, *, by):
    """The tafel of this day takes place after all: planned again, or back from being cancelled."""
    _remove_exception(exception, by=by)
    plan_ahead(by=by)


@transaction.atomic
def _remove_exception(exception, *, by):
    check_can_keep_series(by)
    if exception.on < clock.today():
        raise RuleBroken("Deze dag is voorbij; de uitzondering blijft staan.")
    series = _lock(pk=exception.series_id)
    # Gone already: someone else, or the same click twice.
    if not SeriesException.objects.filter(pk=exception.pk).delete()[0]:
        return
    for meeting in series.meetings.filter(on=exception.on, cancelled_at__isnull=False):
        meeting = lock_meeting(meeting)
        meeting.cancelled_at, meeting.cancelled_reason = None, ""
        meeting.save(update_fields=["cancelled_at", "cancelled_reason"])
        record("meeting.restored", meeting, by=by, on=meeting.on)
        tell_changed([meeting], said_restored, by=by)
    record("series.exception_removed", series, by=by, kind=series.kind, on=exception.on)
