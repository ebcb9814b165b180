"""Who sends the letters: the municipality, and who signs."""

from django.db import transaction

from maatwerk.audit.services import record

from ..permissions import check_can_set_sender


@transaction.atomic
def save_sender(row, *, by):
    """Store the head of the letters, or someone who signs; letters that were sent keep what they had."""
    check_can_set_sender(by)
    row.save()
    record("sender.changed", row, by=by)
    return row
