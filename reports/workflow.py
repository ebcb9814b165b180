"""Where a report stands on its way to the raad, for one reader: what is needed now, of whom, and what is left out.

`flow_of` asks a fixed number of questions.
"""

from dataclasses import dataclass

from django.urls import reverse

from maatwerk.lib.dates import format_ago, format_long
from maatwerk.lib.refusals import sentence_of

from .bundle import bundle_of
from .enums import ReportState
from .models import Report
from .permissions import (
    check_can_adopt_report,
    check_can_discard_report,
    check_can_make_promise,
    check_can_make_reports,
    check_can_read_as_second,
    check_can_replace_report,
    check_can_send_report,
    check_can_submit_report,
    check_can_take_back_report,
    check_can_withdraw_report,
)
from .promises import promised_in

STEPS = (
    ("concept", ReportState.CONCEPT),
    ("tweede lezer", ReportState.READING),
    ("vastgesteld", ReportState.ADOPTED),
    ("verzonden", ReportState.SENT),
)
ENDED = {
    ReportState.REPLACED: "vervangen",
    ReportState.WITHDRAWN: "ingetrokken",
    ReportState.DISCARDED: "weggegooid",
}


@dataclass(frozen=True, slots=True)
class Need:
    """The one thing that is needed now: a sentence, and a button or whom it waits for."""

    lead: str
    sub: str = ""
    url: str = ""
    label: str = ""
    waiting: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """What `_workflow.html` shows. `links` are (label, address) of other steps; `hidden` is (figure, why)."""

    steps: list
    need: Need
    links: list
    can_take_back: bool
    facts: list
    hidden: list
    promises: list
    can_promise: bool


def flow_of(report, user, preview=None):
    """The Flow of this report; `preview` (reports.preview) tells which figures of a concept are left out."""
    members = bundle_of(report)
    found = next(member for member in members if member.pk == report.pk)
    successor = Report.objects.filter(replaces=found).first()
    return Flow(
        steps=_steps(found),
        need=_need(found, members, user, successor),
        links=_links(found, user, successor),
        can_take_back=not sentence_of(check_can_take_back_report, user, found),
        facts=_facts(found),
        hidden=_hidden(report, preview),
        promises=promised_in(found),
        can_promise=report.state != ReportState.DISCARDED and not sentence_of(check_can_make_promise, user),
    )


def _steps(report):
    states = [state for _, state in STEPS]
    if report.state in ENDED:
        reached = len(STEPS) if report.sent_on else len(STEPS) - 1 if report.adopted_at else 1
        return [(label, "done") for label, _ in STEPS[:reached]] + [(ENDED[report.state], "stopped")]
    at = states.index(report.state)
    last = at == len(STEPS) - 1
    return [(label, "done" if n < at or last else "now" if n == at else "todo") for n, (label, _) in enumerate(STEPS)]


def _need(report, members, user, successor):
    if report.enclosed_with_id:
        letter = report.enclosed_with
        lead = f"Dit is een bijlage bij ‘{letter}’ en gaat met die brief mee."
        return Need(lead, url=letter.get_absolute_url(), label="Naar de brief")
    return NEEDS[report.state](report, members, user, successor)


def _address(name, report):
    return reverse(f"reports:{name}", args=[report.pk])


def _concept(report, members, user, successor):
    if sentence_of(check_can_submit_report, user, report):
        asked = f"De tweede lezer vroeg: {report.remark}" if report.remark else ""
        waiting = f"Het laatst gewijzigd door {report.changed_by}."
        return Need("Dit stuk wordt nog geschreven.", sub=asked, waiting=waiting)
    lead = "Klaar met schrijven? Leg het stuk dan voor aan een tweede lezer."
    if report.remark:
        return Need(
            "De tweede lezer vraagt om een wijziging.",
            sub=report.remark,
            url=_address("submit_report", report),
            label="Opnieuw voorleggen",
        )
    return Need(lead, url=_address("submit_report", report), label="Voorleggen")


def _reading(report, members, user, successor):
    since = f"sinds {format_long(report.submitted_at)} ({format_ago(report.submitted_at)})"
    if report.read_at:
        if not sentence_of(check_can_adopt_report, user, report):
            sub = f"{report.read_by} keurde het goed. Daarna ligt alles erin vast."
            return Need("Stel het stuk vast.", sub=sub, url=_address("adopt_report", report), label="Vaststellen")
        lead = f"{report.read_by} keurde het stuk goed."
        return Need(lead, waiting="Wacht op de teammanager, die het vaststelt.")
    if not sentence_of(check_can_read_as_second, user, members):
        sub = f"{report.submitted_by} legde het voor, {since}."
        lead = "Lees het stuk als tweede lezer."
        return Need(lead, sub=sub, url=_address("read_report", report), label="Lezen en beoordelen")
    waiting = f"Wacht {since} op de beleidsadviseur, of op een andere teammanager die er niet aan meeschreef."
    return Need("Het stuk ligt bij de tweede lezer.", waiting=waiting)


def _adopted(report, members, user, successor):
    if sentence_of(check_can_send_report, user, report):
        return Need("Het stuk is vastgesteld.", waiting="Wacht op de teammanager, die de verzending vastlegt.")
    sub = f"In de brief staat {format_long(report.send_on)} als dag van verzending." if report.send_on else ""
    lead = "Verstuur het stuk aan de raad en leg vast op welke dag."
    return Need(lead, sub=sub, url=_address("send_report", report), label="Verzending vastleggen")


def _sent(report, members, user, successor):
    if successor:
        lead = "Er is een vervangend stuk in de maak. Tot dat is verzonden, geldt dit stuk."
        return Need(lead, url=successor.get_absolute_url(), label="Naar het vervangende stuk")
    return Need(f"Verzonden op {format_long(report.sent_on)}.", tone="done")


def _replaced(report, members, user, successor):
    if successor is None:
        return Need("Dit stuk is vervangen.", tone="done")
    lead = "Dit stuk is vervangen. Gebruik het nieuwe."
    return Need(lead, url=successor.get_absolute_url(), label="Naar het nieuwe stuk")


def _withdrawn(report, members, user, successor):
    lead = f"Dit stuk is op {format_long(report.withdrawn_at)} ingetrokken."
    if successor:
        return Need(
            lead, sub=report.withdrawn_reason, url=successor.get_absolute_url(), label="Naar het vervangende stuk"
        )
    return Need(lead, sub=report.withdrawn_reason, tone="done")


def _discarded(report, members, user, successor):
    lead = f"Dit concept is op {format_long(report.discarded_at)} weggegooid door {report.discarded_by}."
    return Need(lead, sub="Het staat niet meer in de lijst en gaat niet meer naar de raad.", tone="done")


NEEDS = {
    ReportState.CONCEPT: _concept,
    ReportState.READING: _reading,
    ReportState.ADOPTED: _adopted,
    ReportState.SENT: _sent,
    ReportState.REPLACED: _replaced,
    ReportState.WITHDRAWN: _withdrawn,
    ReportState.DISCARDED: _discarded,
}


def _links(report, user, successor):
    links = []
    if successor is None and not sentence_of(check_can_replace_report, user, report):
        links.append(("Vervangen", _address("replace_report", report)))
    if not sentence_of(check_can_withdraw_report, user, report):
        links.append(("Intrekken", _address("withdraw_report", report)))
    if not sentence_of(check_can_discard_report, user, report):
        links.append(("Concept weggooien", _address("discard_report", report)))
    if report.replaces_id and not sentence_of(check_can_make_reports, user):
        links.append(("Het stuk dat dit vervangt", reverse("reports:report", args=[report.replaces_id])))
    return links


def _facts(report):
    """(label, value, note) of the steps that were taken."""
    taken = (
        ("Voorgelegd", report.submitted_at, report.submitted_by),
        ("Goedgekeurd", report.read_at, report.read_by),
        ("Vastgesteld", report.adopted_at, report.adopted_by),
        ("Verzonden", report.sent_on, report.sent_by),
        ("Ingetrokken", report.withdrawn_at, report.withdrawn_by),
    )
    return [(label, format_long(when), str(who)) for label, when, who in taken if when]


def _hidden(report, preview):
    if preview is not None and preview.release is not None:
        release = preview.release
        return [
            (release.figure(key).label, release.hidden[key]) for key in sorted(release.seen & release.hidden.keys())
        ]
    publication = getattr(report, "publication", None)
    if publication is None:
        return []
    labels = {row["key"]: row["label"] for row in publication.content["document"]["figures"]}
    return [(labels.get(key, key), "") for key, row in publication.figures.items() if row[2]]
