"""The address at which someone's own calendar reads her tafels. It holds a secret of which only a digest is kept."""

import hashlib
import secrets

from django.db import transaction
from django.utils.crypto import constant_time_compare

from maatwerk.audit.services import record
from maatwerk.lib import clock
from maatwerk.lib.refusals import sentence_of

from ..models import CalendarKey
from ..permissions import check_can_see_meetings

KEY_BYTES = 32


def digest_of(key):
    """What is kept of a key. It is random and long, so a plain hash can't be guessed back."""
    return hashlib.sha256(key.encode()).hexdigest()


@transaction.atomic
def link_calendar(*, by):
    """Make a new key for the calendar of `by` and return it: this is the only time it is known. An older one ends."""
    check_can_see_meetings(by)
    key = secrets.token_urlsafe(KEY_BYTES)
    made, _ = CalendarKey.objects.update_or_create(user=by, defaults={"digest": digest_of(key), "made_at": clock.now()})
    record("calendar.linked", made, by=by)
    return key


@transaction.atomic
def unlink_calendar(*, by):
    """End the key; the address answers no more. Nothing happens when there was none."""
    for key in CalendarKey.objects.select_for_update().filter(user=by):
        record("calendar.unlinked", key, by=by)
        key.delete()


def user_of_key(key):
    """Whose key this is, as long as she works with tafels; None for any other text."""
    digest = digest_of(key)
    found = CalendarKey.objects.select_related("user").filter(digest=digest).first()
    # Always one comparison of full length, also when nothing was found.
    if not constant_time_compare(found.digest if found else "-" * len(digest), digest):
        return None
    works_here = found.user.is_active and not sentence_of(check_can_see_meetings, found.user)
    return found.user if works_here else None
