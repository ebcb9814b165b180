"""The demo's clock: it starts on the Tuesday at which the story stops, and ticks on from there.

So the screens show a working day with a tafel this afternoon, whenever the demo was loaded.
"""

import datetime as dt

from django.db import DatabaseError, connection

from maatwerk.lib.clock import AMSTERDAM

LOADED = "demo.loaded"
STORY_NOW = dt.datetime(2020, 12, 1, 12, 40, tzinfo=AMSTERDAM)


def offset():
    """How far the story lies from the present; nothing in a database without the demo."""
    from maatwerk.audit.models import Event

    try:
        if Event._meta.db_table not in connection.introspection.table_names():
            return dt.timedelta(0)
        loaded = Event.objects.filter(action=LOADED).order_by("pk").first()
    except DatabaseError:
        return dt.timedelta(0)
    if loaded is None:
        return dt.timedelta(0)
    return STORY_NOW - dt.datetime.fromisoformat(loaded.data["loaded_at"])
