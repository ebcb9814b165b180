"""A report on its way to the raad: read by a second reader, adopted, sent; withdrawn or replaced afterwards.

A letter goes with its enclosures as one. Adopting freezes everything into the publication; its PDF is made from that
alone (`renderings.py`). The database holds every step too (migration 0005).
"""

from django.db import IntegrityError, connection, transaction

from maatwerk.audit.services import record
from maatwerk.lib import clock
from maatwerk.lib.dates import format_long
from maatwerk.lib.refusals import RuleBroken, database_sentence

from ..bundle import asked_of, bundle_of
from ..compose import compose
from ..documents.document import to_data
from ..enums import BlockKind, ReportState
from ..models import Block, Publication, RemovedBlock
from ..permissions import (
    check_can_adopt_report,
    check_can_read_as_second,
    check_can_send_report,
    check_can_submit_report,
    check_can_take_back_report,
    check_can_withdraw_report,
)
from ..readiness import hindrances_of_bundle
from ..release import release as release_of
from .renderings import ask_for_bundle, ask_for_filing
from .reports import report_stamp

SAID = 3  # hindrances that one sentence names


class StaleReport(RuleBroken):
    """It was changed since the person looked; nothing happened."""

    def __init__(self):
        super().__init__("Het rapport is gewijzigd terwijl je keek. Lees het opnieuw en neem dan de stap.")


class NotReady(RuleBroken):
    """It can't be read or adopted yet; `.hindrances` says what must be mended, each where."""

    def __init__(self, hindrances):
        rest = len(hindrances) - SAID
        said = " ".join(one.sentence for one in hindrances[:SAID])
        super().__init__(said + (f" En nog {rest} andere {'punten' if rest > 1 else 'punt'}." if rest > 0 else ""))
        self.hindrances = hindrances


def _check_unchanged(members, base_revision):
    if base_revision != report_stamp(members[0]):
        raise StaleReport


def _save(members, **fields):
    """Write the same fields in every report of the bundle; a rule that the database holds becomes its sentence."""
    try:
        with transaction.atomic():
            for member in members:
                for name, value in fields.items():
                    setattr(member, name, value)
                member.save(update_fields=list(fields))
    except IntegrityError as error:
        raise RuleBroken(database_sentence(error)) from error


# --- to the second reader and back -----------------------------------------------------------------------------------
@transaction.atomic
def submit_report(report, *, base_revision, by):
    """Bring a concept to the second reader. Raises NotReady with what must be mended, StaleReport when it changed.

    `base_revision` is `report_stamp(report)` as it was seen.
    """
    members = bundle_of(report, lock=True)
    check_can_submit_report(by, asked_of(members, report))
    _check_unchanged(members, base_revision)
    if found := hindrances_of_bundle(members):
        raise NotReady(found)
    _save(members, state=ReportState.READING, submitted_at=clock.now(), submitted_by=by, remark="")
    record("report.submitted", members[0], by=by, reports=[member.pk for member in members])
    return members[0]


@transaction.atomic
def take_back_report(report, *, by):
    """Take it back to write on, also after it was approved: it is read again afterwards."""
    members = bundle_of(report, lock=True)
    check_can_take_back_report(by, asked_of(members, report))
    _to_concept(members, remark="")
    record("report.taken_back", members[0], by=by)
    return members[0]


@transaction.atomic
def return_report(report, *, remark, by):
    """The second reader gives it back with what must change."""
    members = bundle_of(report, lock=True)
    _check_second_reader(report, members, by)
    if not remark.strip():
        raise RuleBroken("Schrijf wat er moet veranderen.")
    _to_concept(members, remark=remark.strip())
    record("report.returned", members[0], by=by)
    return members[0]


def _to_concept(members, *, remark):
    _save(
        members,
        state=ReportState.CONCEPT,
        submitted_at=None,
        submitted_by=None,
        read_at=None,
        read_by=None,
        remark=remark,
    )


@transaction.atomic
def approve_report(report, *, base_revision, by):
    """The second reader approves what she read (`base_revision` is its stamp). Raises NotAllowed for a writer."""
    members = bundle_of(report, lock=True)
    _check_second_reader(report, members, by)
    _check_unchanged(members, base_revision)
    _save(members, read_at=clock.now(), read_by=by, remark="")
    record("report.approved", members[0], by=by)
    return members[0]


def _check_second_reader(report, members, by):
    check_can_read_as_second(by, [asked_of(members, report), *members[1:]])


# --- vastgesteld -----------------------------------------------------------------------------------------------------
@transaction.atomic
def adopt_report(report, *, base_revision, by):
    """Freeze the report and its enclosures: texts, figures, sender, signatories. The PDF follows in the background.

    Raises NotReady when something does not hold any more, such as a casusbeschrijving that was withdrawn since.
    """
    members = bundle_of(report, lock=True)
    check_can_adopt_report(by, asked_of(members, report))
    _check_unchanged(members, base_revision)
    _one_at_a_time()
    if found := hindrances_of_bundle(members):
        raise NotReady(found)
    _save(members, state=ReportState.ADOPTED, adopted_at=clock.now(), adopted_by=by)
    for member in members:
        publication = _publish(member)
        record("report.adopted", member, by=by, sha256=publication.sha256, as_of=member.as_of)
        ask_for_filing(publication, by=by)
    if len(members) > 1:
        ask_for_bundle(members[0], by=by)
    # What was taken out while it was written is not kept any longer.
    RemovedBlock.objects.filter(report__in=members).delete()
    return members[0]


def _one_at_a_time():
    """What one report tells decides what the next may tell (reports.disclosure): no two are adopted at once."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('reports.adopt'))")


def _publish(report):
    """Keep what the report says now. What is withheld is kept by nobody: it has no value here either."""
    release = release_of(report.as_of, report=report)
    document = compose(report, release=release)
    figures = {one.key: [one.printed, one.value, one.key in release.hidden] for one in document.figures}
    publication = Publication.objects.create(
        report=report, content=to_data(document), figures=figures, published_at=clock.now()
    )
    publication.refresh_from_db()  # the digest is the database's
    return publication


# --- verzonden, ingetrokken -------------------------------------------------------------------------------------------
@transaction.atomic
def send_report(report, *, sent_on, by):
    """Record the day on which the raad got it; what it replaces is then `vervangen`.

    Raises RuleBroken for another day than the letter prints, for a day before the letter's own, and for one to come.
    """
    members = bundle_of(report, lock=True)
    check_can_send_report(by, top := asked_of(members, report))
    if top.send_on and sent_on != top.send_on:
        raise RuleBroken(
            f"In de brief staat dat hij op {format_long(top.send_on)} is verzonden. Kies die dag, of maak een "
            "vervangende brief met een andere verzenddatum."
        )
    if top.send_on and top.send_on > clock.today():
        raise RuleBroken(
            f"In de brief staat dat hij op {format_long(top.send_on)} wordt verzonden. Leg de verzending vast als het "
            "zover is."
        )
    if not top.date <= sent_on <= clock.today():
        raise RuleBroken(
            f"Kies de dag waarop het is verzonden: niet vóór {format_long(top.date)} en niet later dan vandaag."
        )
    _check_stories(members)
    replaced = _replaced_by(members)
    _save(members, state=ReportState.SENT, sent_on=sent_on, sent_by=by)
    record("report.sent", top, by=by, sent_on=sent_on, reports=[member.pk for member in members])
    if replaced:
        _save(replaced, state=ReportState.REPLACED)
        record("report.replaced", replaced[0], by=by, by_report=top.pk)
    return top


def _check_stories(members):
    """A casusbeschrijving that was withdrawn since the report was adopted does not reach the raad."""
    blocks = Block.objects.filter(report__in=members, kind=BlockKind.STORY, story__withdrawn_at__isnull=False)
    if block := blocks.select_related("story").first():
        raise RuleBroken(
            f"De casusbeschrijving ‘{block.story}’ is intussen ingetrokken. Trek dit rapport in en maak een vervangend "
            "rapport zonder dit verhaal."
        )


def _replaced_by(members):
    """The bundle whose place this one takes, locked; empty when there is none or it was withdrawn already."""
    if not members[0].replaces_id:
        return []
    found = bundle_of(members[0].replaces, lock=True)
    return found if found[0].state in (ReportState.ADOPTED, ReportState.SENT) else []


@transaction.atomic
def withdraw_report(report, *, reason, by):
    """Withdraw what was adopted or sent, with a reason. It can still be read; it says that it was withdrawn."""
    members = bundle_of(report, lock=True)
    check_can_withdraw_report(by, asked_of(members, report))
    if not reason.strip():
        raise RuleBroken("Schrijf in een zin waarom het rapport wordt ingetrokken.")
    _save(
        members,
        state=ReportState.WITHDRAWN,
        withdrawn_at=clock.now(),
        withdrawn_by=by,
        withdrawn_reason=reason.strip(),
    )
    record("report.withdrawn", members[0], by=by, reports=[member.pk for member in members])
    return members[0]
