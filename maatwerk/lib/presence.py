"""Who has the same page open in another window, and where in it she writes: for a canvas and for a report.

Every open window is a row that its page keeps alive by asking. The row is written when the place changes or after ten
seconds; what has not been heard of for 25 is gone.
"""

import re
from datetime import timedelta

from django.conf import settings
from django.db import models

from . import clock

STALE_AFTER = timedelta(seconds=25)
WRITE_EVERY = timedelta(seconds=10)
# More windows of one person at one page than this are not kept.
MAX_WINDOWS = 10
WINDOW = re.compile(r"[0-9a-f-]{16,36}")


class OpenWindow(models.Model):
    """One open window: whose, where in it she writes (empty: only reading) and when it was last heard of."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="wie")
    window = models.CharField("venster", max_length=36)
    box = models.CharField("vak", max_length=12, blank=True)
    seen_at = models.DateTimeField("gezien om")

    class Meta:
        abstract = True


def others_here(model, user, *, window, box, **of):
    """Note that `user` has `of` (such as canvas=…) open in `window`, writing in `box`; returns the rows of the others.

    A second window of her own is one of the others.
    """
    now = clock.now()
    rows = list(model.objects.filter(**of).select_related("user"))
    if WINDOW.fullmatch(window or ""):
        _keep(model, of, user, window, box, now, [row for row in rows if row.user_id == user.pk])
    return [row for row in rows if (row.user_id, row.window) != (user.pk, window) and now - row.seen_at < STALE_AFTER]


def _keep(model, of, user, window, box, now, own):
    known = next((row for row in own if row.window == window), None)
    if known and known.box == box and now - known.seen_at < WRITE_EVERY:
        return
    model.objects.filter(**of, seen_at__lt=now - STALE_AFTER).delete()
    if known is None and len(own) >= MAX_WINDOWS:
        return
    model.objects.bulk_create(
        [model(**of, user=user, window=window, box=box, seen_at=now)],
        update_conflicts=True,
        unique_fields=[*of, "user", "window"],
        update_fields=["box", "seen_at"],
    )
