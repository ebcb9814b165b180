"""The successor of a report that was adopted or sent: a concept with everything that stood in it."""

from django.db import IntegrityError, transaction

from maatwerk.audit.services import record
from maatwerk.lib import clock
from maatwerk.lib.refusals import RuleBroken

from ..bundle import asked_of, bundle_of
from ..models import Block, Report, ReportSignatory
from ..permissions import check_can_replace_report

COPIED = (
    "kind",
    "type_label",
    "title",
    "subtitle",
    "as_of",
    "article",
    "addressee",
    "our_reference",
    "your_reference",
    "handled_by",
    "phone_label",
    "phone",
    "email",
    "salutation",
    "closing",
    "on_behalf_of_college",
    "other_enclosures",
    "enclosure_order",
)


@transaction.atomic
def replace_report(report, *, by):
    """Begin the successor: a concept with the same head, blocks and enclosures, dated today. Returns it.

    The report itself becomes `vervangen` when the successor is sent.
    """
    members = bundle_of(report, lock=True)
    check_can_replace_report(by, asked_of(members, report))
    letter = None
    for member in members:
        copy = _copy(member, letter, by)
        letter = letter or copy
    record("report.replacement_made", letter, by=by, replaces=members[0].pk)
    return letter


def _copy(report, letter, by):
    now = clock.now()
    made = Report(
        **{name: getattr(report, name) for name in COPIED},
        date=max(clock.today(), report.date),
        enclosed_with=letter,
        replaces=report,
        made_by=by,
        made_at=now,
        changed_by=by,
        changed_at=now,
    )
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError as error:
        raise RuleBroken("Er is al een vervangend rapport gemaakt. Werk daarin verder.") from error
    ReportSignatory.objects.bulk_create(
        ReportSignatory(report=made, signatory_id=row.signatory_id, position=row.position)
        for row in report.signing.all()
    )
    _copy_blocks(report, made, by)
    return made


def _copy_blocks(report, made, by):
    """The blocks with their pictures; an answer that refers to an earlier question refers to its copy."""
    pictures, numbers = {}, {}
    for block in report.blocks.select_related("picture"):
        settings = dict(block.settings)
        if settings.get("same_as") in numbers:
            settings["same_as"] = numbers[settings["same_as"]]
        if block.picture and block.picture_id not in pictures:
            pictures[block.picture_id] = _copy_picture(block.picture, made, by)
        copy = Block.objects.create(
            report=made,
            position=block.position,
            kind=block.kind,
            text=block.text,
            answer=block.answer,
            settings=settings,
            story=block.story,
            picture=pictures.get(block.picture_id),
            changed_by=by,
            changed_at=made.changed_at,
        )
        numbers[block.pk] = copy.pk


def _copy_picture(picture, made, by):
    return made.pictures.create(
        data=picture.data,
        content_type=picture.content_type,
        width=picture.width,
        height=picture.height,
        added_by=by,
        added_at=made.changed_at,
    )
