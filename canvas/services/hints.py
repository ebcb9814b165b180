"""Saying of a hint that it is no personal data. Logged without the text; from then on this canvas shows it no more."""

from django.db import transaction

from maatwerk.audit.services import record
from maatwerk.lib import clock
from maatwerk.lib.refusals import RuleBroken

from ..enums import HintKind
from ..hints import digests
from ..models import HintRuling
from ..permissions import check_can_edit
from .editing import lock_canvas


@transaction.atomic
def rule_no_personal_data(canvas, kind, fragment, *, by):
    """Record that `fragment` is no personal data in this canvas; saying so twice is one ruling. Returns the HintRuling.

    Only a keyed digest of the fragment is kept, and the log holds its kind alone.
    """
    canvas = lock_canvas(canvas)
    check_can_edit(by, canvas)
    if not fragment.strip():
        raise RuleBroken("Er staat niets om over te oordelen.")
    known = digests(canvas, kind, fragment)
    ruling = HintRuling.objects.filter(canvas=canvas, kind=kind, digest__in=known).first()
    if ruling:
        return ruling
    ruling = HintRuling.objects.create(
        canvas=canvas, kind=HintKind(kind), digest=known[0], ruled_by=by, ruled_at=clock.now()
    )
    record("hint.ruled", canvas, by=by, case=canvas.case, kind=kind)
    return ruling
