"""Offering a concept for the spar-tafel: it comes on the next one that has room, or the voorzitter plans it."""

from django.db import transaction

from maatwerk.audit.services import record
from maatwerk.lib import clock
from maatwerk.lib.refusals import RuleBroken

from ..enums import BoxKind, MeetingKind
from ..permissions import check_can_offer
from .circulate import Point
from .editing import lock_canvas
from .placing import place_on_next

# The spar-tafel thinks along about the doorbraak, so that box may still be empty; these two it can't do without.
SPAR_BOXES = (BoxKind.SITUATION, BoxKind.PERSPECTIVE)


def missing_to_offer(texts):
    """Points that say what a canvas with these texts ({kind: text}) lacks before the spar-tafel can discuss it."""
    return [Point(f"Vul het vak {kind.label} in.", kind) for kind in SPAR_BOXES if not texts.get(kind)]


@transaction.atomic
def offer_for_spar(canvas, *, by):
    """This concept is ready for the spar-tafel: put it on the next one of the series, if there is one with room.

    Raises RuleBroken with what is missing.
    """
    canvas = lock_canvas(canvas)
    check_can_offer(by, canvas)
    texts = {box.kind: box.text for box in canvas.boxes.all()}
    if not any(texts.values()):
        raise RuleBroken("Het canvas is nog leeg. Schrijf minstens de situatie en het perspectief van het gezin op.")
    if missing := missing_to_offer(texts):
        raise RuleBroken(" ".join(missing))
    canvas.offered_at, canvas.offered_by = clock.now(), by
    canvas.save(update_fields=["offered_at", "offered_by"])
    record("canvas.offered", canvas, by=by, case=canvas.case)
    place_on_next(canvas, MeetingKind.SPAR, by=by)
    return canvas
