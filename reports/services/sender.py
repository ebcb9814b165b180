"""Writing and sending a letter, and filing what may never change again."""

import hashlib

from django.db import IntegrityError, transaction

from canvas.models import Decision
from maatwerk.audit.services import record
from maatwerk.lib import clock
from maatwerk.lib.refusals import RuleBroken

from ..body import unknown_fields
from ..canvas_sheets import sheet_of_version
from ..letters import letter_figures, printed_letter, snapshot
from ..models import FiledLetter, FiledPlan, Letter
from ..pdf.canvas_sheets import canvas_pdf
from ..pdf.engine import UA_AND_ARCHIVE
from ..pdf.letters import letter_pdf
from ..permissions import check_can_edit_letter, check_can_make_letters, check_can_set_sender


class StaleLetter(RuleBroken):
    """Someone saved this letter in the meantime; `.letter` is the newer one, nothing was overwritten."""

    def __init__(self, letter):
        super().__init__(
            f"{letter.changed_by} heeft deze brief intussen gewijzigd. Jouw tekst staat hieronder nog; vergelijk hem "
            "met de nieuwste tekst en sla dan opnieuw op."
        )
        self.letter = letter


def check_fields(body, as_of):
    """Raise RuleBroken when the text names figures that do not exist on this peildatum."""
    if unknown := unknown_fields(body, letter_figures(as_of)):
        names = ", ".join(f"{{{name}}}" for name in unknown)
        raise RuleBroken(f"Op deze peildatum bestaat dit cijfer niet: {names}. Kies een cijfer uit de lijst.")


@transaction.atomic
def create_letter(letter, *, by):
    """Store a new letter (an unsaved Letter) and return it. Raises RuleBroken for a figure that does not exist."""
    check_can_make_letters(by)
    check_fields(letter.body, letter.as_of)
    letter.made_by = letter.changed_by = by
    letter.made_at = letter.changed_at = clock.now()
    letter.save()
    record("letter.made", letter, by=by, as_of=letter.as_of)
    return letter


@transaction.atomic
def save_letter(letter, *, base_revision, by, **fields):
    """Change a letter that is not sent. Raises StaleLetter when someone else saved since `base_revision`."""
    letter = lock_letter(letter)
    check_can_edit_letter(by, letter)
    if letter.revision != base_revision:
        raise StaleLetter(letter)
    for name, value in fields.items():
        setattr(letter, name, value)
    check_fields(letter.body, letter.as_of)
    letter.revision += 1
    letter.changed_by, letter.changed_at = by, clock.now()
    letter.save()
    record("letter.changed", letter, by=by, as_of=letter.as_of)
    return letter


def lock_letter(letter):
    """Lock a letter's row until the end of the transaction and return it as it is now."""
    return (
        Letter.objects.select_for_update(of=("self",), no_key=True)
        .select_related("signatory", "changed_by")
        .get(pk=letter.pk)
    )


@transaction.atomic
def send_letter(letter, *, sent_on, base_revision, by):
    """Record that a letter was sent: its figures and its PDF are kept, and nothing in it changes any more.

    Raises RuleBroken for a day to come or before the peildatum, StaleLetter when it changed since it was read.
    """
    letter = lock_letter(letter)
    check_can_edit_letter(by, letter)
    if letter.revision != base_revision:
        raise StaleLetter(letter)
    if not letter.as_of <= sent_on <= clock.today():
        raise RuleBroken("Kies de dag waarop de brief is verzonden: na de peildatum en niet later dan vandaag.")
    found = letter_figures(letter.as_of)
    check_fields(letter.body, letter.as_of)
    letter.sent_on, letter.snapshot = sent_on, snapshot(letter, found)
    letter.save(update_fields=["sent_on", "snapshot"])
    pdf = letter_pdf(printed_letter(letter), variant=UA_AND_ARCHIVE)
    filed = FiledLetter.objects.create(letter=letter, **_filing(pdf))
    record("letter.sent", letter, by=by, sent_on=sent_on, sha256=filed.sha256)
    return letter


@transaction.atomic
def save_sender(row, *, by):
    """Store the head of the letters, or someone who signs; letters that were sent keep what they had."""
    check_can_set_sender(by)
    row.save()
    record("sender.changed", row, by=by)
    return row


def letter_bytes(letter):
    """The PDF of a letter: the filed bytes when it was sent, else one of the text as it is now."""
    filed = FiledLetter.objects.filter(letter=letter).first()
    return bytes(filed.pdf) if filed else letter_pdf(printed_letter(letter))


def plan_bytes(version):
    """The PDF of a frozen version: the filed bytes of an agreed plan, else one made now."""
    if Decision.objects.agreed().filter(version=version).exists():
        return bytes(file_plan(version).pdf)
    return canvas_pdf(sheet_of_version(version))


def file_plan(version, *, by=None):
    """File plan and kosten-batenanalyse of an agreed version once and return the FiledPlan (rules.md 9).

    Done right after the akkoord, or at the first download when that failed. Raises PdfError when no PDF can be made.
    """
    if filed := FiledPlan.objects.filter(version=version).first():
        return filed
    pdf = canvas_pdf(sheet_of_version(version), variant=UA_AND_ARCHIVE)
    try:
        with transaction.atomic():
            filed = FiledPlan.objects.create(version=version, **_filing(pdf))
            record("plan.filed", version, by=by, case=version.canvas.case, sha256=filed.sha256)
    except IntegrityError:
        # Two first downloads in the same instant: the other one's bytes are the filed ones.
        return FiledPlan.objects.get(version=version)
    return filed


def _filing(pdf):
    return {"pdf": pdf, "sha256": hashlib.sha256(pdf).hexdigest(), "filed_at": clock.now()}
