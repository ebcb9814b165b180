"""From a tafel to its agenda and its besluitenlijst, as they are printed."""

import datetime as dt

from django.db.models import Count, Prefetch

from canvas.agenda import decided_urgently
from canvas.enums import Outcome
from canvas.models import Akkoord, VersionFunding
from maatwerk.lib import clock
from maatwerk.lib.dates import as_date, format_num
from reports.documents.canvas_sheet import SHORT_HASH
from reports.documents.tafel import (
    Agenda,
    AgendaLine,
    AkkoordGiven,
    DecisionList,
    FundAmount,
    Guest,
    ItemOutcome,
    Tafel,
    UrgentLine,
)

from .canvas_sheets import FALLBACK
from .models import Municipality

NOT_FOR_YOU = "je deed bij dit punt niet mee; wat er moet worden aangevuld, staat niet in jouw exemplaar"


def agenda_of_tafel(meeting):
    """The Agenda of a tafel, in the order in which its cases come and with the time of each."""
    items = _items(meeting)
    starts = dt.datetime.combine(meeting.on, meeting.starts_at)
    lines = []
    for item in items:
        ends = starts + dt.timedelta(minutes=item.minutes)
        lines.append(_agenda_line(item, starts, ends))
        starts = ends
    return Agenda(
        tafel=_head(meeting),
        about_versions=meeting.is_breakthrough,
        guests=tuple(_guest(attendee.user) for attendee in _attendees(meeting)),
        lines=tuple(lines),
        minutes_available=meeting.minutes_available,
        urgent=tuple(_urgent_line(item) for item in decided_urgently(meeting, meeting.chair)),
    )


def decisions_of_tafel(meeting, *, reader=None):
    """The DecisionList of a closed tafel. For a `reader` who took no part in an item its toelichting is left out."""
    attendees = _attendees(meeting)
    present = [attendee for attendee in attendees if attendee.present_from]
    absent = [attendee for attendee in attendees if not attendee.present_from]
    return DecisionList(
        tafel=_head(meeting),
        present=tuple(_guest(attendee.user) for attendee in present),
        absent=tuple(_guest(attendee.user) for attendee in absent),
        items=tuple(_outcome(item, meeting, reader) for item in _items(meeting)),
    )


# --- reading ---------------------------------------------------------------------------------------------------------
def _items(meeting):
    """The items in their order, with all that both documents say of them, in a constant number of queries."""
    return list(
        meeting.items.select_related("canvas__case__coach", "version", "decision__withdrawal")
        .defer("version__content")
        .annotate(question_count=Count("questions"))
        .prefetch_related(
            Prefetch("version__fundings", VersionFunding.objects.select_related("fund")),
            Prefetch("version__akkoorden", Akkoord.objects.select_related("given_by").order_by("given_at", "pk")),
            "recusals__user",
        )
        .order_by("position")
    )


def _attendees(meeting):
    return list(meeting.attendees.select_related("user__organisation", "user__discipline").order_by("user__surname"))


def _head(meeting):
    municipality = Municipality.objects.first()
    times = f"{meeting.starts_at:%H.%M}–{meeting.ends_at:%H.%M} uur"
    return Tafel(
        municipality=municipality.name if municipality else FALLBACK,
        label=meeting.label,
        on=meeting.on,
        time=f"uiterlijk {meeting.deadline.astimezone(clock.AMSTERDAM):%H.%M} uur" if meeting.urgent else times,
        place=meeting.place,
        chair=meeting.chair.display_name,
        cancelled=meeting.cancelled_at is not None,
    )


def _guest(user):
    return Guest(user.display_name, ", ".join(str(part) for part in (user.organisation, user.discipline) if part))


def _agenda_line(item, starts, ends):
    return AgendaLine(
        starts=f"{starts:%H.%M}",
        ends=f"{ends:%H.%M}",
        case_number=item.canvas.case.number,
        coach=item.canvas.case.coach.display_name,
        minutes=item.minutes,
        version=item.version.number if item.version else None,
        asked=_amounts(item.version),
    )


def _urgent_line(item):
    decision = item.decision
    return UrgentLine(
        case_number=item.canvas.case.number,
        outcome=decision.words,
        decided_on=decision.decided_on,
        decided_by=decision.decided_by.display_name,
    )


def _amounts(version):
    return tuple(FundAmount(row.fund.name, row.amount) for row in version.fundings.all()) if version else ()


def _outcome(item, meeting, reader):
    number, recused = item.canvas.case.number, item.recusals.all()
    shared = {"case_number": number, "recused": tuple(sorted(row.user.display_name for row in recused))}
    if not meeting.is_breakthrough:
        outcome = "besproken" if item.discussed_at else "niet besproken"
        return ItemOutcome(outcome=outcome, questions=item.question_count, **shared)
    decision, version = getattr(item, "decision", None), item.version
    if version:
        shared |= {"version": version.number, "short_hash": version.hash[:SHORT_HASH]}
    if decision is None:
        outcome = "geen uitkomst binnen 24 uur" if meeting.urgent else "niet behandeld"
        return ItemOutcome(outcome=outcome, **shared)
    withdrawal, agreed = getattr(decision, "withdrawal", None), decision.outcome == Outcome.AGREED
    supplement = decision.reason if decision.outcome == Outcome.SUPPLEMENT else ""
    if supplement and reader and reader.pk in {row.user_id for row in recused} and meeting.chair_id != reader.pk:
        supplement = NOT_FOR_YOU
    return ItemOutcome(
        outcome=decision.get_outcome_display(),
        is_agreed=agreed,
        akkoorden=_akkoorden(version, decision, {row.user_id for row in recused}),
        committed=_amounts(version) if agreed else (),
        to_supplement=supplement,
        withdrawn_on=withdrawal.withdrawn_on if withdrawal else None,
        **shared,
    )


def _akkoorden(version, decision, recused):
    """The akkoorden on this version that were there when the outcome was recorded."""
    return tuple(
        AkkoordGiven(name=row.given_by.display_name, when=moment(row.given_at))
        for row in version.akkoorden.all()
        if row.given_at <= decision.decided_at and row.given_by_id not in recused
    )


def moment(at):
    """`24-11-2020, 15.24 uur`."""
    return f"{format_num(as_date(at))}, {at.astimezone(clock.AMSTERDAM):%H.%M} uur"
