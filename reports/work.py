"""Mijn werk: what waits for one person, per role. Each part asks a fixed number of questions, however many cases there
are, and shows only what its reader may see on the page behind it.
"""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from canvas.funding import condition
from canvas.models import AgendaItem, Akkoord, FundingLine, Question, Recusal, VersionEditor
from canvas.next_step import next_step, pending_item, prepare
from cases.enums import LessonStatus, Status
from cases.models import Case, Leerpunt, Meting
from maatwerk.lib import clock
from maatwerk.lib.dates import format_ago, format_day, format_long, months_later
from maatwerk.lib.jobs import queue_state
from maatwerk.people.models import Mandate, User
from maatwerk.post.models import Mail

from .figures.programme import programme_figures
from .models import CaseDescription

AHEAD = 14  # days before its day that a meting is announced
MANDATE_AHEAD = 60
REVIEW_AHEAD = 30  # days before its day that a condition is announced
SHOWN = 8
FIVE = ("plannen", "uitgevoerd", "rendement_gemiddeld", "cijfer_direct", "uitgaven_{year}")


@dataclass(frozen=True)
class Row:
    """One thing to do: where it is, what it is about, and beside it a date or badge."""

    label: str
    url: str
    text: str = ""
    side: str = ""
    tone: str = ""
    need: tuple = ()  # (sentence, label of the button) when this row may be what is needed now


@dataclass(frozen=True)
class Part:
    """One heading with its rows; `empty` is the sentence when there are none. `more` leads to the rest."""

    key: str
    title: str
    rows: list
    empty: str
    more: tuple = ()
    total: int = field(default=0)

    @classmethod
    def of(cls, key, title, rows, empty, more=()):
        """A part that shows the first rows and counts all."""
        rows = list(rows)
        return cls(key, title, rows[:SHOWN], empty, more, len(rows))


def _items_of_others(user):
    """Items of others at tafels that this maatwerkeindbaas attends, in which she may take part."""
    items = (
        AgendaItem.objects.filter(
            meeting__attendees__user=user,
            meeting__closed_at__isnull=True,
            meeting__on__gte=clock.today(),
            decision__isnull=True,
            discussed_at__isnull=True,
        )
        .exclude(Q(canvas__case__coach=user) | Q(canvas__case__consultant=user))
        .exclude(Exists(Recusal.objects.filter(item=OuterRef("pk"), user=user)))
        .annotate(
            wrote=Exists(VersionEditor.objects.filter(version=OuterRef("version"), user=user)),
            agreed=Exists(Akkoord.objects.filter(version=OuterRef("version"), given_by=user)),
        )
        .select_related("meeting", "canvas__case", "version")
        .order_by("meeting__on", "meeting__starts_at", "position")
    )
    return [item for item in items if not item.wrote] if user.has_running_mandate else []


def of_maatwerkeindbaas(user):
    """What waits for her akkoord now, and what she reads before the next tafel."""
    items = _items_of_others(user)
    now = [item for item in items if item.meeting.is_breakthrough and item.meeting.is_open and not item.agreed]
    later = [item for item in items if item not in now and not item.meeting.is_open]
    return [
        Part.of("akkoord", "Wacht op jouw akkoord", map(_vote_row, now), "Er wacht geen plan op jouw akkoord."),
        Part.of("lezen", "Te lezen voor de tafel", map(_read_row, later), "Er ligt niets om te lezen."),
    ]


def _vote_row(item):
    return Row(
        f"Casus {item.canvas.case.number}",
        item.get_absolute_url(),
        f"Versie {item.version.number}: spoed, {item.meeting.when}."
        if item.meeting.urgent
        else f"Versie {item.version.number} ligt nu op de doorbraaktafel.",
        "spoed" if item.meeting.urgent else "tafel is open",
        "accent",
        (f"Casus {item.canvas.case.number} wacht op jouw akkoord.", "Lezen en stemmen"),
    )


def _read_row(item):
    case, meeting = item.canvas.case, item.meeting
    if item.version_id:
        url = reverse("canvas:version", args=[case.number, item.version.number])
        what = f"Versie {item.version.number}, {meeting.get_kind_display()}"
    else:
        url, what = reverse("canvas:detail", args=[case.number]), f"Canvas, {meeting.get_kind_display()}"
    return Row(f"Casus {case.number}", url, f"{what} om {meeting.starts_at:%H.%M} uur", format_day(meeting.on))


def of_members(user):
    """Questions to find out, metingen to hold, and her families with their next step."""
    cases = list(Case.objects.of_member(user).open().for_list().order_by("status_since"))
    prepare(cases)
    return [
        Part.of("vragen", "Vragen die jij uitzoekt", _question_rows(user), "Er staan geen vragen voor je open."),
        Part.of(
            "voorwaarden-gezinnen",
            "Voorwaarden om opnieuw te bekijken",
            _condition_rows(cases),
            "Er is geen voorwaarde om te bekijken.",
        ),
        Part.of("metingen", "Metingen", _meting_rows(cases), "Er is de komende twee weken geen meting."),
        Part.of(
            "gezinnen",
            "Mijn gezinnen",
            (_case_row(case, user) for case in cases),
            "Je hebt nog geen gezinnen.",
            ("Alle casussen", reverse("cases:list")),
        ),
    ]


def _question_rows(user):
    questions = Question.objects.open().filter(owner=user).select_related("item__canvas__case")
    for question in questions.order_by("due_on", "pk"):
        late = question.due_on < clock.today()
        yield Row(
            f"Casus {question.item.canvas.case.number}",
            reverse("canvas:case_meetings", args=[question.item.canvas.case.number]),
            question.text,
            f"{'was nodig' if late else 'vóór'} {format_day(question.due_on)}",
            "bad" if late else "",
            (f"Casus {question.item.canvas.case.number}: zoek een vraag van de spar-tafel uit.", "Vraag beantwoorden"),
        )


def _condition_rows(cases):
    """`zolang`-conditions of her families that are due, from a month before their day."""
    numbers = {case.pk: case.number for case in cases}
    lines = FundingLine.objects.to_review(until=clock.today() + timedelta(days=REVIEW_AHEAD))
    for line in lines.filter(canvas__case__in=numbers).select_related("canvas"):
        number, late = numbers[line.canvas.case_id], line.due_on < clock.today()
        yield Row(
            f"Casus {number}",
            reverse("canvas:condition", args=[number, line.pk]),
            f"{line.description}, zolang {condition(line.until_condition)}.",
            format_day(line.due_on),
            "warn" if late else "",
            (f"Casus {number}: geldt de voorwaarde nog?", "Opnieuw bekijken") if late else (),
        )


def _meting_rows(cases):
    today = clock.today()
    numbers = {case.pk: case.number for case in cases}
    waiting = Meting.objects.waiting().filter(
        case__in=numbers,
        case__started_on__isnull=False,
        due_on__lte=today + timedelta(days=AHEAD),
        due_on__gte=today - timedelta(days=Meting.WINDOW_AFTER),
    )
    for meting in waiting.order_by("due_on"):
        last = meting.due_on + timedelta(days=Meting.WINDOW_AFTER)
        late = meting.due_on < today
        yield Row(
            f"Casus {numbers[meting.case_id]}",
            reverse("cases:meting", args=[numbers[meting.case_id], meting.moment]),
            f"Meting {meting.get_moment_display()}" + (f", kan nog tot en met {format_day(last)}" if late else ""),
            format_day(meting.due_on),
            "warn" if late else "",
            (f"Casus {numbers[meting.case_id]}: vraag het gezin hoe het gaat.", "Meting vastleggen"),
        )


def _case_row(case, user):
    item = pending_item(case.canvas) if case.status == Status.BREAKTHROUGH_TABLE else None
    # Counting the akkoorden of an open tafel takes questions per case: that is for the page of the case itself.
    on_the_table = item is not None and item.meeting.is_open
    said = "De doorbraaktafel is open en bespreekt deze casus." if on_the_table else next_step(case, user).lead
    return Row(f"Casus {case.number}", case.get_absolute_url(), said, case.get_status_display())


def programme():
    """Five figures of today, each with what it was three months ago."""
    today = clock.today()
    now, before = programme_figures(today), programme_figures(months_later(today, -3))
    keys = [key.format(year=today.year) for key in FIVE]
    return [_trend(now[key], before.get(key)) for key in keys if key in now]


def _trend(figure, before):
    known = before is not None and before.shown is not None
    note = f"drie maanden geleden {before.printed}" if known else ""
    about = f"n = {figure.n}" if figure.n is not None else ""
    return {"label": figure.label, "value": figure.printed, "note": "; ".join(filter(None, (about, note)))}


def of_policy_adviser(user):
    """Stories that wait for a second reader; leerpunten on their way, those that stand still longest first."""
    lessons = (
        Leerpunt.objects.exclude(status__in=[LessonStatus.ADAPTED, LessonStatus.NOT_ADAPTED])
        .select_related("theme", "owner")
        .order_by("pk")
    )
    route = list(LessonStatus)
    rows = (
        Row(lesson.title, lesson.get_absolute_url(), f"{lesson.theme}, {lesson.owner}", lesson.get_status_display())
        for lesson in sorted(lessons, key=lambda lesson: route.index(LessonStatus(lesson.status)))
    )
    return [
        Part.of(
            "verhalen",
            "Te lezen als tweede lezer",
            map(_story_row, CaseDescription.objects.to_read_by(user).for_list()),
            "Er wacht geen casusbeschrijving op een tweede lezer.",
            ("Alle casusbeschrijvingen", reverse("reports:descriptions")),
        ),
        Part.of(
            "leerpunten",
            "Leerpunten om verder te brengen",
            rows,
            "Alle leerpunten zijn afgerond.",
            ("Alle leerpunten", reverse("cases:lessons")),
        ),
    ]


def _story_row(story):
    return Row(
        story.title,
        story.get_absolute_url(),
        f"Casusbeschrijving van {story.written_by}; het gezin gaf akkoord.",
        format_day(story.family_agreed_on),
        need=(f"Lees ‘{story.title}’ als tweede lezer.", "Casusbeschrijving lezen"),
    )


def of_administrator(user):
    """Mandates that end soon, and maatwerkeindbazen without one."""
    today = clock.today()
    ending = Mandate.objects.running(today).filter(ends_on__lte=today + timedelta(days=MANDATE_AHEAD))
    rows = [
        Row(
            str(mandate.user),
            reverse("people:person", args=[mandate.user_id]),
            f"Het mandaat loopt tot en met {format_long(mandate.ends_on)}.",
            format_ago(mandate.ends_on),
            "warn",
        )
        for mandate in ending.select_related("user").order_by("ends_on")
    ]
    without = User.objects.with_role("coach").exclude(pk__in=User.objects.mandated(today).values("pk"))
    rows += [
        Row(str(user), reverse("people:person", args=[user.pk]), "Maatwerkeindbaas zonder lopend mandaat.")
        for user in without
    ]
    return [
        Part.of("post", "Mails en achtergrondwerk", _of_outbox(), "Alle mails gaan de deur uit."),
        Part.of(
            "mandaten", "Mandaten", rows, "Alle mandaten lopen nog even door.", ("Beheer", reverse("people:admin"))
        ),
    ]


def _of_outbox():
    """A silent worker, and mails that did not go out; two queries."""
    url, rows = reverse("post:outbox"), []
    if queue_state().stands_still:
        need = ("Het achtergrondwerk staat stil: mails en herinneringen blijven liggen.", "Naar de verzonden mails")
        rows.append(Row("De werker is stil", url, "Waarschuw de applicatiebeheerder.", tone="bad", need=need))
    if failed := Mail.objects.needing_attention().count():
        said = "1 mail is niet verstuurd" if failed == 1 else f"{failed} mails zijn niet verstuurd"
        need = (f"{said}.", "Naar de verzonden mails")
        rows.append(Row(said, url, "Verstuur opnieuw, of laat vervallen.", tone="bad", need=need))
    return rows
