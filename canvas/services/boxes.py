"""Saving the text of one box. Each save names the text that its writer started from (traps.md: lost work)."""

from django.db import transaction

from maatwerk.audit.services import record
from maatwerk.lib import clock
from maatwerk.lib.merging import merged_or_both
from maatwerk.lib.refusals import RuleBroken
from maatwerk.lib.text import clean_text

from ..models import Box, CanvasEdit
from ..permissions import check_can_edit
from .editing import check_no_bsn, lock_canvas


class StaleText(RuleBroken):
    """This box was saved in the meantime; `.box` holds the newer text, nothing was overwritten.

    `.base` is the text that both started from, `.own` says that the writer herself saved it, in another window.
    """

    def __init__(self, box, *, by, base=""):
        self.box, self.base, self.own = box, base, box.edited_by_id == by.pk
        who = (
            "Je hebt dit vak intussen zelf gewijzigd, in een ander venster"
            if self.own
            else f"{box.edited_by} heeft dit vak intussen gewijzigd"
        )
        super().__init__(f"{who}. Hieronder staan beide teksten: kies of voeg samen.")


@transaction.atomic
def save_box(canvas, kind, text, *, base_revision, by, follows=None):
    """Save the text of one box and return the box.

    `base_revision` is the box revision that the writer started from. `follows` is her previous text, when it was sent
    and no answer came: if that is what stands here, the line was lost and not the race. Raises StaleText when someone
    else saved in between; saving what is already there, or what she started from, is no conflict and no change.
    """
    canvas = lock_canvas(canvas)
    check_can_edit(by, canvas)
    box = Box.objects.select_related("edited_by").get(canvas=canvas, kind=kind)
    text = clean_text(text).strip()
    if box.text == text:
        return box
    if box.revision != base_revision and not _is_own_previous(box, follows, by):
        base = text_at(box, base_revision)
        if text == base:
            return box
        raise StaleText(box, by=by, base=base)
    check_no_bsn(text, canvas=canvas)
    box.text, box.revision = text, box.revision + 1
    box.edited_by, box.edited_at = by, clock.now()
    box.save(update_fields=["text", "revision", "edited_by", "edited_at"])
    record("box.saved", canvas, by=by, case=canvas.case, box=kind)
    return box


def _is_own_previous(box, follows, by):
    return follows is not None and box.edited_by_id == by.pk and box.text == clean_text(follows).strip()


def text_at(box, revision):
    """The text of a box as it was at one of its revisions; '' when nothing was written yet. Each save is one edit."""
    if not 0 < revision <= box.revision:
        return ""
    edits = CanvasEdit.objects.filter(canvas=box.canvas_id, part=box.kind).order_by("revision")
    return edits.values_list("text", flat=True)[revision - 1 : revision].first() or ""


def merged_with(box, text, *, base_revision):
    """The stored text and `text`, which was written from `base_revision`, as one; returns (text, clean).

    Not clean where both wrote at the same place: then both texts stand under each other, whole.
    """
    return merged_or_both(text_at(box, base_revision), clean_text(text).strip(), box.text)
