"""Figures from elsewhere: a new one, and a newer value of one that is there. Rows are only added."""

from django.db import transaction

from maatwerk.audit.services import record
from maatwerk.lib.refusals import RuleBroken

from ..figures.references import is_own
from ..models import ReferenceFigure
from ..permissions import check_can_keep_references


@transaction.atomic
def add_reference(*, key, kind, label, value, unit, valid_from, source, by, n=None):
    """A figure that reports can name by its key. Raises RuleBroken when the name is taken."""
    check_can_keep_references(by)
    if is_own(key):
        raise RuleBroken("Deze naam is van een cijfer van de aanpak zelf. Begin hem met de gemeente of de bron.")
    if ReferenceFigure.objects.of_key(key).exists():
        raise RuleBroken("Deze naam is er al. Leg bij dat cijfer een nieuwe waarde vast.")
    return _added(
        key=key, kind=kind, label=label, value=value, unit=unit, valid_from=valid_from, source=source, n=n, by=by
    )


@transaction.atomic
def renew_reference(reference, *, label, value, valid_from, source, by, n=None):
    """A newer value of the same figure, from a later day. What held before stays. Raises RuleBroken when not later."""
    check_can_keep_references(by)
    newest = ReferenceFigure.objects.of_key(reference.key).first()
    if valid_from <= newest.valid_from:
        raise RuleBroken(
            f"De nieuwe waarde geldt vanaf een dag na {newest.valid_from:%d-%m-%Y}: wat eerder gold, blijft staan."
        )
    return _added(
        key=newest.key, kind=newest.kind, unit=newest.unit, label=label, value=value, valid_from=valid_from,
        source=source, n=n, by=by,
    )  # fmt: skip


def _added(*, by, **fields):
    row = ReferenceFigure.objects.create(**fields)
    record("reference.added", row, by=by, key=row.key, valid_from=row.valid_from, value=row.value)
    return row
