"""Planning and running a tafel: date and people, who is there, opening and closing."""

from django.db import IntegrityError, transaction

from maatwerk.audit.services import record
from maatwerk.lib import clock
from maatwerk.lib.refusals import RuleBroken, database_sentence
from maatwerk.people.enums import Role
from maatwerk.people.models import User

from ..enums import SPAR_PARTNERS_WANTED
from ..models import AgendaItem, Attendee, Canvas, Meeting
from ..permissions import (
    check_can_change_agenda,
    check_can_discuss,
    check_can_open_meeting,
    check_can_plan_meetings,
    check_meeting_open,
    check_not_cancelled,
)
from .agenda import lock_meeting
from .editing import lock_canvas
from .mails import tell_invited, tell_readers
from .placing import place_on_next


@transaction.atomic
def plan_meeting(*, kind, on, starts_at, ends_at, place, attendees, by):
    """Plan a spar-tafel or doorbraaktafel, chaired by `by`, and invite people. Raises RuleBroken for a past day."""
    check_can_plan_meetings(by)
    if on < clock.today():
        raise RuleBroken("Deze dag is voorbij. Kies vandaag of een latere dag.")
    try:
        with transaction.atomic():
            meeting = Meeting.objects.create(
                kind=kind, on=on, starts_at=starts_at, ends_at=ends_at, place=place, chair=by
            )
    except IntegrityError as error:
        raise RuleBroken(database_sentence(error)) from error
    Attendee.objects.bulk_create([Attendee(meeting=meeting, user=user) for user in attendees])
    record("meeting.planned", meeting, by=by, on=on, attendees=[user.pk for user in attendees])
    tell_invited({user: [meeting] for user in attendees}, by=by)
    return meeting


@transaction.atomic
def change_attendees(meeting, *, attendees, by):
    """Set who is invited. Someone who already was present stays listed."""
    meeting = lock_meeting(meeting)
    check_can_change_agenda(by, meeting)
    wanted = {user.pk for user in attendees}
    known = set(meeting.attendees.values_list("user_id", flat=True))
    meeting.attendees.filter(present_from__isnull=True).exclude(user_id__in=wanted).delete()
    Attendee.objects.bulk_create([Attendee(meeting=meeting, user_id=pk) for pk in sorted(wanted - known)])
    record("meeting.attendees", meeting, by=by, attendees=sorted(wanted))
    tell_invited({user: [meeting] for user in attendees if user.pk not in known}, by=by)
    for item in meeting.items.filter(version__isnull=False).select_related("version").order_by("canvas__case__number"):
        tell_readers(item.version, by=by)
    return meeting


@transaction.atomic
def take_chair(meeting, *, by):
    """Another voorzitter takes a tafel over before it is opened, when the first one can't be there."""
    check_can_plan_meetings(by)
    meeting = lock_meeting(meeting)
    check_not_cancelled(meeting)
    if meeting.opened_at:
        raise RuleBroken("Deze tafel is al geopend; de voorzitter die haar opende, leidt haar.")
    if meeting.chair_id != by.pk:
        before, meeting.chair = meeting.chair_id, by
        meeting.save(update_fields=["chair"])
        record("meeting.chair", meeting, by=by, before=before)
    return meeting


@transaction.atomic
def open_meeting(meeting, *, by):
    """Open a tafel on its own day; from now on people are present and akkoorden can be given."""
    meeting = lock_meeting(meeting)
    check_can_open_meeting(by, meeting)
    meeting.opened_at = clock.now()
    meeting.save(update_fields=["opened_at"])
    record("meeting.opened", meeting, by=by)
    return meeting


@transaction.atomic
def close_meeting(meeting, *, by):
    """Close a tafel: everyone leaves and access to its cases ends. What was not treated goes to the next tafel of the
    series; without one it can be planned again.
    """
    # Their cases first, in the lock order of all services; what is put on the agenda meanwhile waits for plan_ahead.
    untreated = meeting.items.filter(discussed_at__isnull=True, decision__isnull=True).values("canvas")
    canvases = [lock_canvas(canvas) for canvas in Canvas.objects.filter(pk__in=untreated).order_by("case_id")]
    meeting = lock_meeting(meeting)
    check_meeting_open(by, meeting)
    _check_clock(meeting)
    meeting.closed_at = clock.now()
    meeting.save(update_fields=["closed_at"])
    meeting.attendees.filter(present_from__isnull=False, present_until__isnull=True).update(
        present_until=meeting.closed_at
    )
    for canvas in canvases:
        place_on_next(canvas, meeting.kind, by=by)
    record("meeting.closed", meeting, by=by)
    return meeting


@transaction.atomic
def mark_present(meeting, user, *, by):
    """Note that an invited person is there, from now on; the voorzitter does so for others, each for herself."""
    meeting = lock_meeting(meeting)
    _check_attendance(meeting, user, by)
    attendee = Attendee.objects.select_for_update().filter(meeting=meeting, user=user).first()
    if attendee is None:
        raise RuleBroken("Deze collega is niet uitgenodigd voor deze tafel. De voorzitter kan haar toevoegen.")
    if attendee.is_present:
        return attendee
    _check_clock(meeting, attendee.present_until)
    attendee.present_from, attendee.present_until = clock.now(), None
    attendee.save(update_fields=["present_from", "present_until"])
    record("meeting.present", attendee, by=by, user=user.pk, meeting=meeting.pk)
    return attendee


@transaction.atomic
def mark_left(meeting, user, *, by):
    """Note that someone left; an akkoord given while present stays."""
    meeting = lock_meeting(meeting)
    _check_attendance(meeting, user, by)
    attendee = Attendee.objects.select_for_update().filter(meeting=meeting, user=user).first()
    if attendee is None or not attendee.is_present:
        raise RuleBroken("Deze collega staat niet als aanwezig genoteerd.")
    _check_clock(meeting, attendee.present_from)
    attendee.present_until = clock.now()
    attendee.save(update_fields=["present_until"])
    record("meeting.left", attendee, by=by, user=user.pk, meeting=meeting.pk)
    return attendee


def _check_clock(meeting, since=None):
    """Raise RuleBroken when it is earlier than when this tafel was opened, or than `since`: the clock went back."""
    since = max(filter(None, (meeting.opened_at, since)))
    if clock.now() < since:
        since = since.astimezone(clock.AMSTERDAM)
        raise RuleBroken(
            f"De klok van de server loopt achter: deze tafel was om {since:%H.%M} uur al bezig. "
            "Er is niets vastgelegd. Meld dit de functioneel beheerder."
        )


def _check_attendance(meeting, user, by):
    if meeting.closed_at:
        raise RuleBroken("Deze tafel is gesloten.")
    if not meeting.opened_at:
        raise RuleBroken("De voorzitter heeft deze tafel nog niet geopend.")
    if by.pk != user.pk:
        check_meeting_open(by, meeting)


def spar_warnings(item):
    """Dutch warnings (no block) when fewer than three other maatwerkeindbazen of different disciplines spar along."""
    case = item.canvas.case
    partners = [
        attendee.user
        for attendee in item.meeting.attendees.all()  # as ItemFacts read them, with their users
        if attendee.user.has_role(Role.COACH) and attendee.user_id not in (case.coach_id, case.consultant_id)
    ]
    warnings = []
    if len(partners) < SPAR_PARTNERS_WANTED:
        who = ("spart nog geen maatwerkeindbaas", "spart één maatwerkeindbaas", "sparren twee maatwerkeindbazen")
        warnings.append(f"Er {who[len(partners)]} mee; drie is de afspraak.")
    if len({user.discipline_id for user in partners}) < min(SPAR_PARTNERS_WANTED, len(partners)):
        warnings.append("Niet elke sparringpartner heeft een andere discipline.")
    return warnings


@transaction.atomic
def mark_discussed(item, *, by):
    """The voorzitter ticks off a case at the spar-tafel."""
    canvas = lock_canvas(item.canvas)
    meeting = lock_meeting(item.meeting)
    item = AgendaItem.objects.select_related("meeting").get(pk=item.pk)
    check_can_discuss(by, item)
    if item.discussed_at is None:
        item.discussed_at = clock.now()
        item.save(update_fields=["discussed_at"])
        record("case.discussed", item, by=by, case=canvas.case, meeting=meeting.pk)
    return item


def possible_attendees():
    """People who can be invited: active maatwerkeindbazen and consulenten."""
    return User.objects.active().filter(roles__overlap=[Role.COACH, Role.CONSULTANT]).select_related("discipline")
