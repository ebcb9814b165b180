"""Planning and running a tafel: date and people, the agenda, who is there, opening and closing."""

from django.db import IntegrityError, transaction
from django.db.models import Max

from cases.enums import Status
from cases.services import change_status
from maatwerk.audit.services import record
from maatwerk.lib import clock
from maatwerk.lib.refusals import RuleBroken, database_sentence
from maatwerk.people.enums import Role
from maatwerk.people.models import User

from ..enums import MAX_MINUTES, SPAR_PARTNERS_WANTED, MeetingKind
from ..models import AgendaItem, Attendee, Meeting
from ..permissions import (
    check_can_change_agenda,
    check_can_discuss,
    check_can_open_meeting,
    check_can_plan_meetings,
    check_meeting_open,
)
from .editing import lock_canvas
from .mails import tell_readers
from .urgent import close_expired_urgent


def lock_meeting(meeting):
    """Lock a meeting's row until the end of the transaction."""
    return Meeting.objects.select_for_update(of=("self",), no_key=True).select_related("chair").get(pk=meeting.pk)


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
    for item in meeting.items.filter(version__isnull=False).select_related("version").order_by("canvas__case__number"):
        tell_readers(item.version, by=by)
    return meeting


@transaction.atomic
def take_chair(meeting, *, by):
    """Another voorzitter takes a tafel over before it is opened, when the first one can't be there."""
    check_can_plan_meetings(by)
    meeting = lock_meeting(meeting)
    if meeting.opened_at:
        raise RuleBroken("Deze tafel is al geopend; de voorzitter die haar opende, leidt haar.")
    if meeting.chair_id != by.pk:
        before, meeting.chair = meeting.chair_id, by
        meeting.save(update_fields=["chair"])
        record("meeting.chair", meeting, by=by, before=before)
    return meeting


@transaction.atomic
def put_on_agenda(meeting, canvas, *, by, minutes=MAX_MINUTES):
    """Put a case on the agenda, at most 30 minutes. A spar-tafel takes offered concepts, a doorbraaktafel circulated
    versions. Raises RuleBroken when the case is not ready, is on an agenda already, or the meeting is full.
    """
    canvas = lock_canvas(canvas)
    close_expired_urgent()
    meeting = lock_meeting(meeting)
    check_can_change_agenda(by, meeting)
    case = canvas.case
    if meeting.urgent:
        raise RuleBroken("Spoed gaat over één casus. Zet deze casus op de agenda van een tafel.")
    if AgendaItem.objects.filter(
        canvas=canvas, meeting__closed_at__isnull=True, decision__isnull=True, discussed_at__isnull=True
    ).exists():
        raise RuleBroken("Deze casus staat al op een agenda.")
    if not 5 <= minutes <= MAX_MINUTES:
        raise RuleBroken(f"Een casus krijgt 5 tot {MAX_MINUTES} minuten.")
    used = sum(meeting.items.values_list("minutes", flat=True))
    if used + minutes > meeting.minutes_available:
        left = max(0, meeting.minutes_available - used)
        raise RuleBroken(f"Deze tafel is vol: er zijn nog {left} minuten. Kies minder minuten of een andere tafel.")
    version = _bring_to_table(meeting, canvas, by=by)
    position = (meeting.items.aggregate(last=Max("position"))["last"] or 0) + 1
    try:
        with transaction.atomic():
            item = AgendaItem.objects.create(
                meeting=meeting, canvas=canvas, version=version, position=position, minutes=minutes
            )
    except IntegrityError as error:
        raise RuleBroken(database_sentence(error)) from error
    record("agenda.added", item, by=by, case=case, meeting=meeting.pk)
    if version:
        tell_readers(version, by=by)
    return item


def _bring_to_table(meeting, canvas, *, by):
    """Bring the case to the state that belongs to this kind of tafel; returns the version that lies there, or None."""
    case = canvas.case
    if meeting.kind == MeetingKind.SPAR:
        # A case that an earlier spar-tafel did not get to is planned again; its state is spar-tafel already.
        treated = AgendaItem.objects.filter(canvas=canvas, discussed_at__isnull=False).exists()
        if case.status not in (Status.CONCEPT, Status.SPAR_TABLE) or not canvas.offered_at or treated:
            raise RuleBroken("Aan de spar-tafel komt een concept dat de maatwerkeindbaas of consulent heeft aangemeld.")
        if case.status == Status.CONCEPT:
            change_status(case, Status.SPAR_TABLE, by=by, acting={Role.CHAIR})
        return None
    if case.status not in (Status.CIRCULATED, Status.BREAKTHROUGH_TABLE):
        raise RuleBroken("Aan de doorbraaktafel komt een canvas dat is rondgestuurd.")
    if case.status == Status.CIRCULATED:
        change_status(case, Status.BREAKTHROUGH_TABLE, by=by, acting={Role.CHAIR})
    return canvas.versions.newest_first().first()


@transaction.atomic
def set_minutes(item, *, minutes, by):
    """Give an item its time, at most 30 minutes."""
    meeting = lock_meeting(item.meeting)
    check_can_change_agenda(by, meeting)
    if not 5 <= minutes <= MAX_MINUTES:
        raise RuleBroken(f"Een casus krijgt 5 tot {MAX_MINUTES} minuten.")
    others = sum(meeting.items.exclude(pk=item.pk).values_list("minutes", flat=True))
    if others + minutes > meeting.minutes_available:
        raise RuleBroken(f"Zo loopt de tafel uit: er zijn {meeting.minutes_available} minuten. Kies minder minuten.")
    item.minutes = minutes
    item.save(update_fields=["minutes"])
    record("agenda.minutes", item, by=by, case=item.canvas.case, minutes=minutes)
    return item


@transaction.atomic
def move_item(item, *, up, by):
    """Swap an item with the one before or after it."""
    meeting = lock_meeting(item.meeting)
    check_can_change_agenda(by, meeting)
    item = AgendaItem.objects.get(pk=item.pk)
    side = {"position__lt": item.position} if up else {"position__gt": item.position}
    other = meeting.items.filter(**side).order_by("-position" if up else "position").first()
    if other is None:
        return item
    item.position, other.position = other.position, item.position
    item.save(update_fields=["position"])
    other.save(update_fields=["position"])
    record("agenda.moved", item, by=by, case=item.canvas.case)
    return item


@transaction.atomic
def take_off_agenda(item, *, by):
    """Take an item off the agenda of a tafel that did not treat it yet; it can be planned again."""
    canvas = lock_canvas(item.canvas)
    meeting = lock_meeting(item.meeting)
    check_can_change_agenda(by, meeting)
    item = AgendaItem.objects.get(pk=item.pk)
    treated = item.discussed_at or hasattr(item, "decision") or item.questions.exists() or item.akkoorden.exists()
    if treated or item.recusals.exists():
        raise RuleBroken("Dit agendapunt is al behandeld en blijft staan.")
    record("agenda.removed", item, by=by, case=canvas.case, meeting=meeting.pk)
    item.delete()


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
    """Close a tafel: everyone leaves and access to its cases ends. Items without outcome can be planned again."""
    meeting = lock_meeting(meeting)
    check_meeting_open(by, meeting)
    meeting.closed_at = clock.now()
    meeting.save(update_fields=["closed_at"])
    meeting.attendees.filter(present_from__isnull=False, present_until__isnull=True).update(
        present_until=meeting.closed_at
    )
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
    attendee.present_until = clock.now()
    attendee.save(update_fields=["present_until"])
    record("meeting.left", attendee, by=by, user=user.pk, meeting=meeting.pk)
    return attendee


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
