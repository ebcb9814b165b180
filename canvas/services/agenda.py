"""The agenda of a tafel: putting cases on it, in which order and for how long, and taking or moving them off."""

from django.db import IntegrityError, transaction
from django.db.models import Max

from cases.enums import Status
from cases.services import change_status
from maatwerk.audit.services import record
from maatwerk.lib.refusals import RuleBroken, database_sentence
from maatwerk.people.enums import Role

from ..enums import MAX_MINUTES, MIN_MINUTES, MeetingKind
from ..models import AgendaItem, Meeting
from ..permissions import check_can_change_agenda
from .editing import lock_canvas
from .mails import tell_readers
from .urgent import close_expired_urgent


def lock_meeting(meeting):
    """Lock a meeting's row until the end of the transaction."""
    return Meeting.objects.select_for_update(of=("self",), no_key=True).select_related("chair").get(pk=meeting.pk)


def lock_meetings(*meetings):
    """Lock several tafels, always in the order of the calendar so that nobody waits in a ring; in the order given."""
    pks = [meeting.pk for meeting in meetings]
    rows = Meeting.objects.select_for_update(of=("self",), no_key=True).select_related("chair").filter(pk__in=pks)
    locked = {meeting.pk: meeting for meeting in rows.order_by("on", "starts_at", "pk")}
    return [locked[pk] for pk in pks]


@transaction.atomic
def put_on_agenda(meeting, canvas, *, by, minutes=MAX_MINUTES):
    """Put a case on the agenda, at most 30 minutes. A spar-tafel takes offered concepts, a doorbraaktafel circulated
    versions. A case that stands on another tafel that has not begun moves here. Raises RuleBroken when the case is not
    ready, is on this agenda already, or the meeting is full.
    """
    canvas = lock_canvas(canvas)
    close_expired_urgent()
    standing = _standing(canvas)
    moves = standing is not None and standing.meeting_id != meeting.pk and not standing.meeting.opened_at
    meeting, source = lock_meetings(meeting, standing.meeting) if moves else (lock_meeting(meeting), None)
    check_can_change_agenda(by, meeting)
    if meeting.urgent:
        raise RuleBroken("Spoed gaat over één casus. Zet deze casus op de agenda van een tafel.")
    if moves and source.kind == meeting.kind and not source.opened_at:
        check_minutes(minutes)
        check_room(meeting, minutes)
        return move_item_to(standing, meeting, minutes=minutes, by=by)
    if standing:
        raise RuleBroken("Deze casus staat al op een agenda.")
    check_minutes(minutes)
    check_room(meeting, minutes)
    return add_item(meeting, canvas, minutes=minutes, action="agenda.added", by=by)


def _standing(canvas):
    """The place of a case on an agenda where it is still to be treated, or None."""
    return (
        AgendaItem.objects.filter(
            canvas=canvas, meeting__closed_at__isnull=True, decision__isnull=True, discussed_at__isnull=True
        )
        .select_related("meeting", "canvas__case", "version")
        .first()
    )


def check_minutes(minutes):
    """A case gets 5 to 30 minutes (werkafspraken)."""
    if not MIN_MINUTES <= minutes <= MAX_MINUTES:
        raise RuleBroken(f"Een casus krijgt {MIN_MINUTES} tot {MAX_MINUTES} minuten.")


def free_minutes(meeting):
    """Minutes of a tafel that no case takes; below zero never shown."""
    return max(0, meeting.minutes_available - sum(meeting.items.values_list("minutes", flat=True)))


def check_room(meeting, minutes):
    """Raises RuleBroken when a tafel, locked, has no room for so many minutes more."""
    left = free_minutes(meeting)
    if minutes > left:
        raise RuleBroken(f"Deze tafel is vol: er zijn nog {left} minuten. Kies minder minuten of een andere tafel.")


def add_item(meeting, canvas, *, minutes, action, by):
    """A new item at the end of a locked tafel that has room; `action` tells who put it there: a person or the clock."""
    version = _bring_to_table(meeting, canvas, by=by)
    try:
        with transaction.atomic():
            item = AgendaItem.objects.create(
                meeting=meeting, canvas=canvas, version=version, position=_last_position(meeting) + 1, minutes=minutes
            )
    except IntegrityError as error:
        raise RuleBroken(database_sentence(error)) from error
    record(action, item, by=by, case=canvas.case, meeting=meeting.pk, table=meeting.label, day=meeting.on)
    if version:
        tell_readers(version, by=by)
    return item


def is_touched(item):
    """Whether something was said about an item already: it then belongs to the tafel at which that was said."""
    return bool(
        item.discussed_at
        or hasattr(item, "decision")
        or item.questions.exists()
        or item.akkoorden.exists()
        or item.not_yets.exists()
    )


def move_item_to(item, meeting, *, minutes, by):
    """An item goes along to another tafel of its kind, both locked; who takes no part in it goes along with it."""
    if is_touched(item):
        raise RuleBroken("Dit agendapunt is al behandeld en blijft staan.")
    before, item.meeting, item.minutes = item.meeting_id, meeting, minutes
    item.position = _last_position(meeting) + 1
    try:
        with transaction.atomic():
            item.save(update_fields=["meeting", "position", "minutes"])
    except IntegrityError as error:
        raise RuleBroken(database_sentence(error)) from error
    case = item.canvas.case
    record("agenda.rescheduled", item, by=by, case=case, before=before, table=meeting.label, day=meeting.on)
    if item.version_id:
        tell_readers(item.version, by=by)
    return item


def _last_position(meeting):
    return meeting.items.aggregate(last=Max("position"))["last"] or 0


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
    check_minutes(minutes)
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
def order_agenda(meeting, *, order, seen, by):
    """Put the items of an agenda in this `order` (their keys) at once; `seen` is the order that she started from.

    Raises RuleBroken when the agenda is another by now: whoever changed it is not overruled unseen.
    """
    meeting = lock_meeting(meeting)
    check_can_change_agenda(by, meeting)
    now = list(meeting.items.order_by("position").values_list("pk", flat=True))
    if now != seen:
        raise RuleBroken("De agenda is intussen gewijzigd. Kijk hem na en versleep opnieuw.")
    if sorted(order) != sorted(now):
        raise RuleBroken("Op een agenda staat elke casus één keer. Ververs de pagina en versleep opnieuw.")
    if order != now:
        for position, pk in enumerate(order, start=1):
            AgendaItem.objects.filter(pk=pk).update(position=position)
        record("agenda.ordered", meeting, by=by, order=order)
    return meeting


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
