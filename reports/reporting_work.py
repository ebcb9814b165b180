"""Mijn werk of who makes, reads and sends reports, and of who keeps a promise to the raad. Each part is one query."""

from django.urls import reverse

from maatwerk.lib.dates import format_day, format_long

from .enums import ReportState
from .models import Report
from .promises import is_late, waiting_for, where_made
from .work import Part, Row


def of_second_reader(user):
    """Reports that lie with a second reader and in which this person did not write."""
    rows = (
        Row(
            report.title,
            reverse("reports:read_report", args=[report.pk]),
            f"{report.get_kind_display()}, voorgelegd door {report.submitted_by}.",
            f"sinds {format_day(report.submitted_at)}",
            need=(f"Lees ‘{report.title}’ als tweede lezer.", "Lezen en beoordelen"),
        )
        for report in Report.objects.to_read_by(user)
    )
    return [Part.of("tweede-lezer", "Rapporten te lezen als tweede lezer", rows, "Er wacht geen rapport op jou.")]


def of_maker(user):
    """Reports on their way: what must be adopted or sent first."""
    reports = sorted(Report.objects.on_their_way(), key=lambda report: -_urgency(report))
    return [
        Part.of(
            "rapporten",
            "Rapporten in de maak",
            map(_row, reports),
            "Er is geen rapport in de maak.",
            ("Nieuw rapport", reverse("reports:new_report")),
        )
    ]


def _urgency(report):
    return (report.state == ReportState.ADOPTED) * 3 + bool(report.read_at) * 2 + bool(report.remark)


def _row(report):
    text, need = _next(report)
    return Row(report.title, report.get_absolute_url(), text, report.get_state_display(), need=need)


def _next(report):
    if report.state == ReportState.ADOPTED:
        return "Vastgesteld, nog niet verzonden.", (f"Leg vast wanneer ‘{report.title}’ is verzonden.", "Naar het stuk")
    if report.state == ReportState.READING and report.read_at:
        return f"{report.read_by} keurde het goed.", (f"Stel ‘{report.title}’ vast.", "Naar het stuk")
    if report.state == ReportState.READING:
        return f"Bij de tweede lezer sinds {format_day(report.submitted_at)}.", ()
    if report.remark:
        said = f"De tweede lezer vraagt om een wijziging in ‘{report.title}’."
        return "De tweede lezer gaf het terug.", (said, "Naar het stuk")
    return f"Peildatum {format_long(report.as_of)}.", ()


def of_promise_owner(user):
    """Toezeggingen that this person picks up; nothing is said when there is none."""
    rows = [
        Row(
            promise.text,
            reverse("reports:keep_promise", args=[promise.pk]),
            where_made(promise),
            f"{'was nodig' if is_late(promise) else 'uiterlijk'} {format_day(promise.due_on)}",
            "bad" if is_late(promise) else "",
            ("Een toezegging aan de raad is over tijd.", "Afdoen") if is_late(promise) else (),
        )
        for promise in waiting_for(user)
    ]
    more = ("Alle toezeggingen", reverse("reports:promises"))
    return [Part.of("toezeggingen", "Toezeggingen aan de raad", rows, "", more)] if rows else []
