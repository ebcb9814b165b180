"""Reminders of what waits: a question that is due, a plan that stands still. Written on working days, once per week.

Safe to repeat: the key of each mail holds what waits, for whom and since how many weeks, so that the job may run every
hour and a day without a worker loses nothing.
"""

from datetime import timedelta

from django.conf import settings
from django.db.models import Exists, Min, OuterRef
from django.urls import reverse

from cases.enums import WRITING, Status
from maatwerk.lib import clock
from maatwerk.lib.dates import format_day
from maatwerk.people.enums import Role
from maatwerk.people.models import User
from maatwerk.post.enums import Kind
from maatwerk.post.services import send_mail_to

from ..enums import MeetingKind
from ..models import AgendaItem, Canvas, Question

FIRST_HOUR, LAST_HOUR = 8, 18
SATURDAY = 5
MY_WORK = "/"


def write_reminders():
    """Put every reminder that is due in the outbox; returns how many mails stand there for it, also from before."""
    now = clock.now()
    if now.weekday() >= SATURDAY or not FIRST_HOUR <= now.hour < LAST_HOUR:
        return 0
    return sum(map(len, (remind_of_questions(), remind_members(), remind_chairs())))


def remind_of_questions():
    """Who must answer: on the last day, and again every week after it."""
    tomorrow = clock.today() + timedelta(days=1)
    waiting = (
        Question.objects.open()
        .filter(due_on__lte=tomorrow, item__canvas__case__status__in=WRITING)
        .values("owner", "due_on")
        .annotate(first=Min("pk"))
        .order_by("owner", "due_on")
    )
    owners = User.objects.active().in_bulk([row["owner"] for row in waiting])
    return [
        send_mail_to(
            owners[row["owner"]],
            Kind.QUESTION_DUE,
            key=f"questions-{row['owner']}-{row['due_on']}-{_weeks(tomorrow - row['due_on'])}",
            subject="Een vraag van de spar-tafel wacht op jouw antwoord",
            lines=[_about_question(row["due_on"])],
            path=MY_WORK,
            by=None,
        )
        for row in waiting
        if row["owner"] in owners
    ]


def _about_question(due_on):
    if due_on >= clock.today():
        return f"Een vraag van de spar-tafel wacht op jouw antwoord, vóór {format_day(due_on)}."
    return f"Een vraag van de spar-tafel wacht op jouw antwoord. Het had er {format_day(due_on)} moeten zijn."


def remind_members():
    """The maatwerkeindbaas and consulent of a plan that waits for them: to be completed, or to be circulated."""
    mails = []
    for canvas, since in _waiting_for_members():
        case = canvas.case
        for person in (case.coach, case.consultant):
            if person.is_active:
                mails.append(_plan_waits(person, case, since))
    return mails


def _plan_waits(person, case, since):
    waited = clock.today() - since
    return send_mail_to(
        person,
        Kind.PLAN_WAITS,
        key=f"plan-{case.pk}-{since}-{_weeks(waited - _patience())}-{person.pk}",
        subject="Een plan wacht op jou",
        lines=[f"Een plan wacht al {waited.days} dagen op de volgende stap. Die stap is aan jou of je collega."],
        path=reverse("canvas:case", args=[case.number]),
        by=None,
        case=case,
    )


def _waiting_for_members():
    """(canvas, since when) of what stands still with the people of the case for longer than the agreed days."""
    last = clock.today() - _patience()
    people = ("case__coach", "case__consultant")
    supplements = Canvas.objects.filter(case__status=Status.SUPPLEMENT, case__status_since__lte=last)
    for canvas in supplements.select_related(*people).order_by("pk"):
        yield canvas, canvas.case.status_since
    items = AgendaItem.objects.filter(canvas=OuterRef("pk"))
    discussed = items.filter(discussed_at__date__lte=last)
    asked = Question.objects.open().filter(item__canvas=OuterRef("pk"))
    ready = Canvas.objects.filter(Exists(discussed), ~Exists(asked), case__status=Status.SPAR_TABLE)
    for canvas in ready.select_related(*people).annotate(since=Min("agenda_items__discussed_at")).order_by("pk"):
        yield canvas, canvas.since.astimezone(clock.AMSTERDAM).date()


def remind_chairs():
    """Every voorzitter, once a week, as long as a plan waits too long for a place on an agenda."""
    last = clock.today() - _patience()
    spar = Canvas.objects.ready_for(MeetingKind.SPAR).filter(offered_at__date__lte=last)
    breakthrough = Canvas.objects.ready_for(MeetingKind.BREAKTHROUGH).filter(case__status_since__lte=last)
    if not (spar.exists() or breakthrough.exists()):
        return []
    year, week, _ = clock.today().isocalendar()
    return [
        send_mail_to(
            chair,
            Kind.PLAN_WAITS,
            key=f"agenda-{year}-{week}-{chair.pk}",
            subject="Er wachten plannen op een plek op de agenda",
            lines=[f"Een plan wacht langer dan {_patience().days} dagen op een plek op de agenda van een tafel."],
            path=reverse("canvas:meetings"),
            by=None,
        )
        for chair in User.objects.with_role(Role.CHAIR)
    ]


def _patience():
    return timedelta(days=settings.WAITING_REMINDER_DAYS)


def _weeks(waited):
    return waited.days // 7
