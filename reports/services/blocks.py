"""Writing in the blocks of a report. Each save names the state that its writer started from (traps.md: lost work)."""

from django.db import transaction
from django.db.models import F, Max

from maatwerk.audit.services import record
from maatwerk.lib import clock
from maatwerk.lib.refusals import RuleBroken
from maatwerk.lib.text import clean_text

from ..block_settings import clean_settings
from ..enums import BlockKind
from ..models import Block, RemovedBlock
from ..permissions import check_can_edit_report
from .reports import Stale, check_no_bsn, lock_report, touch

MAX_TEXT = 20_000
KEPT = 20  # removed blocks per report
COPIED = ("kind", "text", "answer", "settings", "story_id", "picture_id", "revision", "position")
CONTENT = ("text", "answer", "settings", "story_id", "picture_id")


class StaleBlock(Stale):
    """This block was; `.block` is the newer one."""

    def __init__(self, block, *, by):
        self.block = block
        super().__init__(block, "dit blok", "Hieronder staan beide: kies wat blijft.", by=by)


class BlockGone(RuleBroken):
    """This block was removed in the meantime; `.removed` is what can be put back, or None."""

    def __init__(self, removed=None):
        self.removed = removed
        by = f"{removed.removed_by} heeft dit blok intussen verwijderd" if removed else "Dit blok is er niet meer"
        super().__init__(f"{by}. Wat je typte staat hieronder nog.")


def _locked(block):
    """The report, locked, and the block as it is now. Raises BlockGone."""
    report = lock_report(block.report)
    found = Block.objects.select_related("changed_by").filter(pk=block.pk, report=report).first()
    if found is None:
        rows = RemovedBlock.objects.select_related("removed_by")
        raise BlockGone(rows.filter(report=report, block_id_was=block.pk).first())
    found.report = report
    return report, found


def _cleaned(report, kind, fields):
    """The fields as they are stored. Raises RuleBroken for what can't be in a block of this kind."""
    fields = dict(fields)
    for name in ("text", "answer"):
        if name in fields:
            fields[name] = clean_text(fields[name] or "").strip()
            if len(fields[name]) > MAX_TEXT:
                raise RuleBroken(
                    f"In een blok passen {_thousands(MAX_TEXT)} tekens; dit zijn er {_thousands(len(fields[name]))}. "
                    "Verdeel de tekst over meer blokken; wat je typte staat er nog."
                )
    if "settings" in fields:
        fields["settings"] = clean_settings(kind, fields["settings"] or {})
    story, picture = fields.get("story"), fields.get("picture")
    if story and (kind != BlockKind.STORY or not story.is_published):
        raise RuleBroken("Kies een casusbeschrijving die is gepubliceerd.")
    if picture and (kind != BlockKind.PICTURE or picture.report_id != report.pk):
        raise RuleBroken("Deze afbeelding hoort bij een ander rapport. Voeg haar hier opnieuw toe.")
    check_no_bsn(fields.get("text", ""), fields.get("answer", ""), *_texts(fields.get("settings", {})))
    return fields


def _thousands(number):
    return f"{number:,}".replace(",", ".")


def _texts(settings):
    return [value for value in settings.values() if isinstance(value, str)]


@transaction.atomic
def add_block(report, *, kind, after=None, by, quiet=False, **fields):
    """Add a block behind `after`, or at the end, and return it. `quiet` leaves the log to who adds many at once."""
    report = lock_report(report)
    check_can_edit_report(by, report)
    kind = BlockKind(kind)
    fields = _cleaned(report, kind, fields)
    if after is None:
        place = (report.blocks.aggregate(last=Max("position"))["last"] or 0) + 1
    else:
        place = Block.objects.values_list("position", flat=True).get(pk=after.pk, report=report) + 1
        report.blocks.filter(position__gte=place).update(position=F("position") + 1)
    block = Block.objects.create(
        report=report, kind=kind, position=place, changed_by=by, changed_at=clock.now(), **fields
    )
    touch(report, by=by)
    if not quiet:
        record("report.block_added", report, by=by, block=block.pk, kind=str(kind))
    return block


@transaction.atomic
def save_block(block, *, base_revision, by, **fields):
    """Save what was written in a block (text, answer, settings, story, picture) and return the block.

    Raises StaleBlock when someone else saved since `base_revision`, BlockGone when it was removed. Saving what is
    already there is no conflict and no change. `settings` given here replace those that were.
    """
    report, block = _locked(block)
    check_can_edit_report(by, report)
    fields = _cleaned(report, block.kind, fields)
    before = [getattr(block, name) for name in CONTENT]
    for name, value in fields.items():
        setattr(block, name, value)
    if [getattr(block, name) for name in CONTENT] == before:
        return block
    if block.revision != base_revision:
        raise StaleBlock(Block.objects.select_related("changed_by", "story", "picture").get(pk=block.pk), by=by)
    _check_same_as(report, block)
    block.revision += 1
    block.changed_by, block.changed_at = by, clock.now()
    block.save(update_fields=[*fields, "revision", "changed_by", "changed_at"])
    touch(report, by=by)
    record("report.block_saved", report, by=by, block=block.pk)
    return block


def _check_same_as(report, block):
    same = block.settings.get("same_as") if block.kind == BlockKind.QUESTION else None
    if not same:
        return
    earlier = report.blocks.filter(kind=BlockKind.QUESTION, position__lt=block.position)
    if not earlier.filter(pk=same).exists():
        raise RuleBroken("Verwijs naar een vraag die eerder in dit stuk staat.")


@transaction.atomic
def move_block(block, *, after, by):
    """Put a block behind another one; `after=None` puts it first. Returns it."""
    report, block = _locked(block)
    check_can_edit_report(by, report)
    others = list(report.blocks.exclude(pk=block.pk).only("pk", "position", "report_id"))
    place = next((n for n, row in enumerate(others, start=1) if after and row.pk == after.pk), 0)
    if after and not place:
        raise BlockGone
    others.insert(place, block)
    moved = []
    for position, row in enumerate(others, start=1):
        if row.position != position:
            row.position = position
            moved.append(row)
    Block.objects.bulk_update(moved, ["position"])
    touch(report, by=by)
    record("report.block_moved", report, by=by, block=block.pk)
    return block


@transaction.atomic
def remove_block(block, *, base_revision, by):
    """Take a block out of a concept; it can be put back (`restore_block`). Returns the RemovedBlock.

    Raises StaleBlock when someone else saved it since `base_revision`: what she wrote is read first.
    """
    report, block = _locked(block)
    check_can_edit_report(by, report)
    if block.revision != base_revision:
        raise StaleBlock(block, by=by)
    removed = RemovedBlock.objects.create(
        report=report,
        block_id_was=block.pk,
        removed_by=by,
        removed_at=clock.now(),
        **{name: getattr(block, name) for name in COPIED},
    )
    record("report.block_removed", report, by=by, block=block.pk)
    block.delete()
    touch(report, by=by)
    old = list(report.removed_blocks.order_by("-removed_at", "-pk").values_list("pk", flat=True)[KEPT:])
    RemovedBlock.objects.filter(pk__in=old).delete()
    return removed


@transaction.atomic
def restore_block(removed, *, by):
    """Put a removed block back where it was, under its own number. Returns the Block; twice gives the same one."""
    report = lock_report(removed.report)
    check_can_edit_report(by, report)
    kept = RemovedBlock.objects.filter(pk=removed.pk).first()
    if kept is None:
        return Block.objects.get(pk=removed.block_id_was)
    report.blocks.filter(position__gte=kept.position).update(position=F("position") + 1)
    values = {name: getattr(kept, name) for name in COPIED} | {"revision": kept.revision + 1}
    block = Block.objects.create(pk=kept.block_id_was, report=report, changed_by=by, changed_at=clock.now(), **values)
    kept.delete()
    touch(report, by=by)
    record("report.block_restored", report, by=by, block=block.pk)
    return block
