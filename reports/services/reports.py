"""Making a report and writing its head: what kind it is, its days, who signs, and what goes along as bijlage."""

import hashlib

from django.db import IntegrityError, transaction

from maatwerk.audit.services import record
from maatwerk.lib import clock
from maatwerk.lib.bsn import find_bsn
from maatwerk.lib.dates import format_long
from maatwerk.lib.refusals import RuleBroken, database_sentence
from maatwerk.lib.text import clean_text

from ..enums import LETTERS, BlockKind, ReportKind, ReportState
from ..models import Block, Report, ReportSignatory, Signatory
from ..permissions import check_can_edit_report, check_can_make_reports
from ..release import release as release_of
from ..starters import starter as starting_text

BSN = "Het nummer dat eindigt op {} lijkt een burgerservicenummer. Haal het weg; zo'n nummer staat in geen rapport."
TEXTS = ("addressee",)  # of more than one line


class Stale(RuleBroken):
    """Someone saved this row in the meantime; nothing was overwritten. `.own`: she herself, in another window."""

    def __init__(self, row, what, then, *, by):
        self.own = row.changed_by_id == by.pk
        who = (
            f"Je hebt {what} intussen zelf gewijzigd, in een ander venster"
            if self.own
            else f"{row.changed_by} heeft {what} intussen gewijzigd"
        )
        super().__init__(f"{who}. {then}")


class StaleHead(Stale):
    """The head of this report was; `.report` is the newer one."""

    def __init__(self, report, *, by):
        self.report = report
        then = "Wat je hier invulde staat er nog; vergelijk het en kies wat blijft."
        super().__init__(report, "de gegevens van dit stuk", then, by=by)


def check_no_bsn(*texts):
    """Raise RuleBroken when a text holds a number that passes the 11-proef; no BSN is stored anywhere."""
    for text in texts:
        if number := find_bsn(text):
            raise RuleBroken(BSN.format(number[-3:]))


def check_peildatum(as_of):
    """Raise RuleBroken for a peildatum in the future: figures of a day that is still to come do not exist."""
    if as_of > clock.today():
        raise RuleBroken(
            f"De peildatum {format_long(as_of)} ligt in de toekomst. Kies een dag tot en met vandaag: dan pas zijn er "
            "cijfers."
        )


def lock_report(report):
    """Lock a report's row until the end of the transaction and return it as it is now."""
    rows = Report.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("changed_by").get(pk=report.pk)


def touch(report, *, by, head=False):
    """Note who changed something in a report, and when; a change of its head makes a new revision of that head."""
    report.changed_by, report.changed_at = by, clock.now()
    report.revision += head
    report.save(update_fields=["changed_by", "changed_at", "revision"])


def _clean(fields):
    """The texts of a head as they are stored: on one line, but for an address."""
    cleaned = {}
    for name, value in fields.items():
        if isinstance(value, str):
            value = clean_text(value).strip()
            value = value if name in TEXTS else " ".join(value.split())
        cleaned[name] = value
    check_no_bsn(*(value for value in cleaned.values() if isinstance(value, str)))
    return cleaned


def _store(report, **options):
    try:
        with transaction.atomic():
            report.save(**options)
    except IntegrityError as error:
        raise RuleBroken(database_sentence(error)) from error


@transaction.atomic
def create_bundle(*, kind, as_of, date, by, enclosed_with=None, bijlagen=(), questions=()):
    """Start a letter with these kinds of report as its bijlagen, in one go, or a report by itself; returns the first.

    The letter names its bijlagen, and holds the questions that were asked. Raises RuleBroken as `create_report` does.
    """
    check_can_make_reports(by)
    check_peildatum(as_of)
    known = {"as_of": as_of, "date": date, "by": by}
    release = release_of(as_of)
    enclosed = [
        create_report(kind=one, starter=starting_text(one, release=release, **known), **known) for one in bijlagen
    ]
    titles = tuple(report.title for report in enclosed)
    text = starting_text(kind, release=release, enclosures=titles, questions=questions, **known)
    letter = create_report(kind=kind, starter=text, enclosed_with=enclosed_with, **known)
    for report in enclosed:
        enclose(report, letter=letter, by=by)
    return letter


@transaction.atomic
def create_report(*, kind, as_of, date, by, enclosed_with=None, starter=None):
    """Start a report of this kind with the blocks of its starter, and return it.

    `starter` is what `reports.starters` makes; without it the one of the kind is asked for. A `same_as` in the
    settings of its questions is the number of the question there (1 for the first). Raises RuleBroken for a peildatum
    in the future.
    """
    check_can_make_reports(by)
    check_peildatum(as_of)
    kind = ReportKind(kind)
    starter = starter or starting_text(kind, as_of=as_of, release=release_of(as_of), by=by, date=date)
    head = _clean(dict(starter.head))
    signatories = head.pop("signatories", None)
    now = clock.now()
    head = {"type_label": kind.label, "title": kind.label} | head
    report = Report(kind=kind, as_of=as_of, date=date, made_by=by, made_at=now, changed_by=by, changed_at=now, **head)
    _store(report)
    if report.is_letter or any(block["kind"] == BlockKind.SIGNATURE for block in starter.blocks):
        _sign(report, signatories if signatories is not None else Signatory.objects.in_office(date)[:1])
    _fill(report, starter.blocks, by=by)
    record("report.made", report, by=by, kind=str(kind), as_of=as_of)
    if enclosed_with:
        report = enclose(report, letter=enclosed_with, by=by)
    return report


def _fill(report, blocks, *, by):
    from .blocks import add_block

    questions = []
    for values in blocks:
        values = dict(values)
        settings = dict(values.pop("settings", None) or {})
        if isinstance(number := settings.get("same_as"), int):
            settings["same_as"] = questions[number - 1] if 0 < number <= len(questions) else None
        block = add_block(report, by=by, settings=settings, quiet=True, **values)
        if block.kind == BlockKind.QUESTION:
            questions.append(block.pk)


def _sign(report, signatories):
    report.signing.all().delete()
    ReportSignatory.objects.bulk_create(
        [
            ReportSignatory(report=report, signatory=signatory, position=n)
            for n, signatory in enumerate(dict.fromkeys(signatories))
        ]
    )


@transaction.atomic
def save_head(report, *, base_revision, by, signatories=None, **fields):
    """Change the head of a concept; `signatories` are those who sign, in order.

    Raises StaleHead when someone else saved since `base_revision`, RuleBroken for a peildatum in the future. Saving
    what is already there is no conflict and no change.
    """
    report = lock_report(report)
    check_can_edit_report(by, report)
    fields = _clean(fields)
    if _stands(report, fields, signatories):
        return report
    if report.revision != base_revision:
        raise StaleHead(report, by=by)
    if "as_of" in fields:
        check_peildatum(fields["as_of"])
    for name, value in fields.items():
        setattr(report, name, value)
    report.changed_by, report.changed_at = by, clock.now()
    report.revision += 1
    _store(report)
    if signatories is not None:
        _sign(report, signatories)
    record("report.head_saved", report, by=by, fields=sorted(fields))
    return report


def _stands(report, fields, signatories):
    """Whether the head says exactly this already: an answer was lost, and nobody was in between."""
    if any(getattr(report, name) != value for name, value in fields.items()):
        return False
    signing = list(report.signing.values_list("signatory", flat=True))
    return signatories is None or signing == [one.pk for one in dict.fromkeys(signatories)]


# --- bijlagen --------------------------------------------------------------------------------------------------------
@transaction.atomic
def enclose(report, *, letter, by):
    """Make `report` the last bijlage of a concept `letter`, or with `letter=None` a report by itself. Returns it.

    Raises RuleBroken when one of the two can't change any more, or when a letter would become a bijlage.
    """
    # Always the lower number first, so that two who do this at once do not wait for each other for ever.
    pks = sorted({report.pk, *(pk for pk in (letter and letter.pk, report.enclosed_with_id) if pk)})
    locked = {row.pk: row for row in Report.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=pks)}
    report = locked[report.pk]
    check_can_edit_report(by, report)
    if letter and report.enclosed_with_id == letter.pk:
        return report
    if letter:
        _check_goes_with(report, locked[letter.pk], by=by)
    before, report.enclosed_with = locked.get(report.enclosed_with_id), letter and locked[letter.pk]
    if before:
        check_can_edit_report(by, before)
        touch(before, by=by, head=True)
    if letter:
        last = letter.enclosures.order_by("-enclosure_order").values_list("enclosure_order", flat=True).first() or 0
        report.enclosure_order = last + 1
        touch(locked[letter.pk], by=by, head=True)
    report.changed_by, report.changed_at = by, clock.now()
    _store(report, update_fields=["enclosed_with", "enclosure_order", "changed_by", "changed_at"])
    record("report.enclosed" if letter else "report.detached", report, by=by, letter=letter.pk if letter else before.pk)
    return report


def _check_goes_with(report, letter, *, by):
    if report.kind in LETTERS:
        raise RuleBroken("Een brief kan geen bijlage zijn. Voeg hier een rapport toe.")
    if letter.kind not in LETTERS:
        raise RuleBroken("Een bijlage hoort bij een brief. Kies een brief.")
    check_can_edit_report(by, letter)


@transaction.atomic
def move_enclosure(report, *, after, by):
    """Put a bijlage behind another one of the same letter; `after=None` puts it first."""
    letter = lock_report(Report(pk=report.enclosed_with_id))
    check_can_edit_report(by, letter)
    rows = [row for row in letter.enclosures.order_by("enclosure_order", "pk") if row.pk != report.pk]
    place = next((n for n, row in enumerate(rows, start=1) if after and row.pk == after.pk), 0)
    rows.insert(place, report)
    for n, row in enumerate(rows, start=1):
        row.enclosure_order = n
    Report.objects.bulk_update(rows, ["enclosure_order"])
    touch(letter, by=by, head=True)
    record("report.enclosure_moved", letter, by=by, enclosure=report.pk)
    return letter


# --- the state that a reader saw -------------------------------------------------------------------------------------
def report_stamp(report):
    """Names the state of a report with its bijlagen: every change of a head, of a block or of their order changes it.

    Two queries. It is what the steps of the workflow take as `base_revision`.
    """
    heads = list(
        Report.objects.filter(pk=report.pk)
        .union(Report.objects.filter(enclosed_with=report.pk), all=True)
        .values_list("pk", "revision", "enclosure_order")
    )
    heads.sort(key=lambda row: (row[0] != report.pk, row[2], row[0]))
    blocks = Block.objects.filter(report__in=[row[0] for row in heads]).order_by("report", "position", "pk")
    state = repr((heads, list(blocks.values_list("report_id", "pk", "revision"))))
    return f"{heads[0][1]}-{hashlib.sha256(state.encode()).hexdigest()[:24]}"


def concept_letters():
    """The letters to which a bijlage can be added."""
    return Report.objects.filter(kind__in=LETTERS, state=ReportState.CONCEPT).order_by("-date", "-pk")
