"""Mijn werk of the voorzitter: the next tafels with what is ready, and what stands in the way."""

from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q

from canvas.enums import AKKOORDEN_NEEDED, MeetingKind
from canvas.models import AgendaItem, Attendee, Canvas, Meeting, Question, Recusal, VersionEditor
from cases.enums import Status
from maatwerk.lib import clock
from maatwerk.lib.dates import format_day
from maatwerk.people.models import User

from .work import Part, Row


@dataclass(frozen=True)
class NextMeeting:
    """A tafel that comes, its items as rows with what blocks them, and how full it is."""

    meeting: Meeting
    rows: list
    minutes_used: int

    @property
    def need(self):
        """What the voorzitter does with it now, as a Row; None while it is still days away."""
        meeting = self.meeting
        kind = meeting.label
        if meeting.urgent:
            return Row(kind, meeting.get_absolute_url(), need=(f"Er is spoed, {meeting.when}.", "Naar de spoed"))
        if meeting.on != clock.today():
            return None
        if meeting.is_open:
            return Row(kind, meeting.get_absolute_url(), need=(f"De {kind} is open.", "Naar de tafel"))
        said = f"De {kind} begint vandaag om {meeting.starts_at:%H.%M} uur."
        return Row(kind, meeting.get_absolute_url(), need=(said, "Naar de tafel"))


def next_meetings(user):
    """The next spar-tafel and doorbraaktafel that this voorzitter chairs, and the spoed that waits for her."""
    items = AgendaItem.objects.order_by("position").select_related("canvas__case", "version", "decision")
    meetings = (
        Meeting.objects.upcoming()
        .filter(chair=user)
        .prefetch_related(Prefetch("items", items, to_attr="agenda"), Prefetch("attendees", Attendee.objects.all()))
    )
    first = {}
    for meeting in meetings:
        first.setdefault(meeting.label, meeting)
    shown = sorted(first.values(), key=lambda meeting: not meeting.urgent)
    blocks = _blocks(shown)
    return [
        NextMeeting(
            meeting,
            [_item_row(item, meeting, blocks.get(item.pk, "")) for item in meeting.agenda],
            sum(item.minutes for item in meeting.agenda),
        )
        for meeting in shown
    ]


def _item_row(item, meeting, block):
    done = item.discussed_at or getattr(item, "decision", None)
    side, tone = ("besproken", "good") if done else (f"{item.minutes} min.", "")
    what = f"Versie {item.version.number}" if item.version_id else "Canvas voor de spar-tafel"
    return Row(
        f"Casus {item.canvas.case.number}",
        item.get_absolute_url(),
        block if block and not done else what,
        side if not block or done else "let op",
        tone if not block or done else "warn",
    )


def _blocks(meetings):
    """{item: sentence} for what keeps an item of a doorbraaktafel from an akkoord. Three queries."""
    items = [item for m in meetings if m.kind == MeetingKind.BREAKTHROUGH for item in m.agenda if item.version_id]
    versions = [item.version_id for item in items]
    editors = set(VersionEditor.objects.filter(version__in=versions).values_list("version_id", "user_id"))
    recused = set(Recusal.objects.filter(item__in=[item.pk for item in items]).values_list("item_id", "user_id"))
    mandated = set(User.objects.mandated(min((m.on for m in meetings), default=None)).values_list("pk", flat=True))
    invited = {meeting.pk: {attendee.user_id for attendee in meeting.attendees.all()} for meeting in meetings}
    blocks = {}
    for item in items:
        case = item.canvas.case
        others = {
            user
            for user in invited[item.meeting_id] & mandated - {case.coach_id, case.consultant_id}
            if (item.version_id, user) not in editors and (item.pk, user) not in recused
        }
        missing = AKKOORDEN_NEEDED - len(others)
        if item.version.revision != item.canvas.revision:
            blocks[item.pk] = "Na het rondsturen is er nog geschreven. Er moet een nieuwe versie rond."
        elif missing > 0:
            who = "één maatwerkeindbaas" if missing == 1 else f"{missing} maatwerkeindbazen"
            blocks[item.pk] = f"Nodig nog {who} uit van buiten deze casus."
    return blocks


def of_chair(user):
    """Cases that can be planned, and those that wait for answers."""
    undecided = Q(agenda_items__meeting__closed_at__isnull=True, agenda_items__discussed_at__isnull=True)
    canvases = (
        Canvas.objects.filter(case__status__in=[Status.CONCEPT, Status.CIRCULATED, Status.BREAKTHROUGH_TABLE])
        .exclude(case__status=Status.CONCEPT, offered_at__isnull=True)
        .annotate(planned=Count("agenda_items", filter=undecided & Q(agenda_items__decision__isnull=True)))
        .filter(planned=0)
        .select_related("case")
        .order_by("case__status_since", "pk")
    )
    waiting = (
        Question.objects.open()
        .order_by()
        .values("item__canvas__case__number")
        .annotate(n=Count("pk"))
        .order_by("item__canvas__case__number")
    )
    ready = (
        Row(
            f"Casus {canvas.case.number}",
            "/tafels/",
            "Aangemeld voor de spar-tafel."
            if canvas.case.status == Status.CONCEPT
            else "Klaar voor de doorbraaktafel.",
            f"sinds {format_day(canvas.case.status_since)}",
        )
        for canvas in canvases
    )
    questions = (
        Row(
            f"Casus {row['item__canvas__case__number']}",
            "/tafels/",
            _waiting_for(row["n"]),
        )
        for row in waiting
    )
    return [
        Part.of("plannen", "Klaar om op een agenda te zetten", ready, "Er staat niets klaar om te plannen."),
        Part.of("wachten", "Wacht nog op antwoorden", questions, "Er staan geen vragen open."),
    ]


def _waiting_for(number):
    if number == 1:
        return "Eén vraag van de spar-tafel wacht op antwoord."
    return f"{number} vragen van de spar-tafel wachten op antwoord."
