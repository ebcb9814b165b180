"""The urgent route: the same rule and two others, within 24 hours, outside the meeting (rules.md 7)."""

import datetime as dt

from django.db import IntegrityError, transaction

from cases.enums import Status
from cases.services import change_status
from maatwerk.audit.services import record
from maatwerk.lib import clock
from maatwerk.lib.refusals import RuleBroken, database_sentence
from maatwerk.people.enums import Role
from maatwerk.people.models import User

from ..enums import AKKOORDEN_NEEDED, URGENT_HOURS, MeetingKind
from ..models import AgendaItem, Attendee, Meeting
from ..permissions import check_can_request_urgent
from .editing import check_no_bsn, lock_canvas
from .mails import tell_readers


@transaction.atomic
def request_urgent(canvas, *, reason, chair, eyes, by):
    """Ask a voorzitter and at least two others to decide on the circulated version within 24 hours; returns the item.

    The request is an open doorbraaktafel of its own, so every rule of the six eyes holds. A place on the agenda of a
    tafel that has not begun is given up. Raises NotAllowed or RuleBroken.
    """
    canvas = lock_canvas(canvas)
    check_can_request_urgent(by, canvas)
    if not reason.strip():
        raise RuleBroken("Schrijf op waarom dit niet kan wachten tot de volgende doorbraaktafel.")
    check_no_bsn(reason, canvas=canvas)
    version = canvas.versions.newest_first().first()
    _check_people(canvas, version, chair, eyes)
    for item in _places(canvas):
        record("agenda.removed", item, by=by, case=canvas.case, meeting=item.meeting_id)
        item.delete()
    now = clock.now()
    deadline = now + URGENT_HOURS
    try:
        with transaction.atomic():
            meeting = Meeting.objects.create(
                kind=MeetingKind.BREAKTHROUGH, urgent=True, urgent_reason=reason.strip(), deadline=deadline,
                on=deadline.astimezone(clock.AMSTERDAM).date(), starts_at=dt.time(0, 0), ends_at=dt.time(23, 59),
                place="buiten de tafel", chair=chair, opened_at=now,
            )  # fmt: skip
            Attendee.objects.bulk_create([Attendee(meeting=meeting, user=user) for user in eyes])
            item = AgendaItem.objects.create(meeting=meeting, canvas=canvas, version=version, position=1)
    except IntegrityError as error:
        raise RuleBroken(database_sentence(error)) from error
    if canvas.case.status == Status.CIRCULATED:
        change_status(canvas.case, Status.BREAKTHROUGH_TABLE, by=by)
    record(
        "urgent.requested", item, by=by, case=canvas.case, meeting=meeting.pk, version=version.number,
        deadline=deadline.isoformat(), asked=[user.pk for user in eyes],
    )  # fmt: skip
    tell_readers(version, by=by)
    return item


def _check_people(canvas, version, chair, eyes):
    """At least two who may count, and a voorzitter who is not of this case."""
    case = canvas.case
    if not chair.has_role(Role.CHAIR) or case.is_member(chair):
        raise RuleBroken("Kies een voorzitter die niet bij deze casus betrokken is.")
    able = set(possible_eyes(canvas, version).values_list("pk", flat=True))
    if [user for user in eyes if user.pk not in able]:
        raise RuleBroken("Kies maatwerkeindbazen met een lopend mandaat die niet bij deze casus betrokken zijn.")
    if len({user.pk for user in eyes}) < AKKOORDEN_NEEDED:
        raise RuleBroken("Vraag minstens twee maatwerkeindbazen die niet bij deze casus betrokken zijn.")


def possible_eyes(canvas, version):
    """Who can be asked: mandated maatwerkeindbazen who are not of this case and did not write in this version."""
    case = canvas.case
    return (
        User.objects.mandated(clock.today())
        .exclude(pk__in=[case.coach_id, case.consultant_id])
        .exclude(pk__in=version.editors.values("user_id"))
        .exclude(recusals__item__version=version)
        .select_related("discipline")
        .order_by("surname", "initials")
    )


def possible_chairs(case):
    """Voorzitters who are not of this case."""
    chairs = User.objects.active().filter(roles__contains=[Role.CHAIR])
    return chairs.exclude(pk__in=[case.coach_id, case.consultant_id]).order_by("surname", "initials")


def _places(canvas):
    """Its places on agendas of tafels that have not begun."""
    return AgendaItem.objects.filter(
        canvas=canvas, meeting__opened_at__isnull=True, meeting__kind=MeetingKind.BREAKTHROUGH, decision__isnull=True
    )


@transaction.atomic
def close_expired_urgent():
    """Close the urgent requests whose 24 hours are over, so that their cases can be planned; returns how many.

    Done by the clock and by nobody: the events have no actor.
    """
    expired = Meeting.objects.select_for_update(no_key=True).filter(
        urgent=True, closed_at__isnull=True, deadline__lt=clock.now()
    )
    closed = 0
    for meeting in expired.order_by("pk"):
        now = clock.now()
        meeting.attendees.filter(present_from__isnull=False, present_until__isnull=True).update(present_until=now)
        meeting.closed_at = now
        meeting.save(update_fields=["closed_at"])
        record("urgent.expired", meeting, by=None)
        closed += 1
    return closed
