"""What time it is. Domain code asks here, so that tests and the demo can move the clock.

`at(...)` moves it for the current context only; `set_offset(...)` for the whole process (the demo's ticking clock).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

_fixed: ContextVar[datetime | None] = ContextVar("maatwerk_clock", default=None)
_offset: timedelta | None = None

# The demo registers a function here that tells how far its story lies from today. Asked once per process, lazily.
offset_source: Callable[[], timedelta] | None = None


def now() -> datetime:
    """The present moment, aware, in the time of Amsterdam."""
    fixed = _fixed.get()
    if fixed is not None:
        return fixed
    # Added in UTC, so that the clock also ticks evenly through the nights of summer and winter time.
    return (datetime.now(UTC) + _current_offset()).astimezone(AMSTERDAM)


def today() -> date:
    """The present day in Amsterdam."""
    return now().date()


@contextmanager
def at(moment: datetime | date) -> Iterator[None]:
    """Inside the block it is this moment and time stands still. A date means noon; a naive time is Amsterdam's."""
    token = _fixed.set(_aware(moment))
    try:
        yield
    finally:
        _fixed.reset(token)


def set_offset(offset: timedelta | None) -> None:
    """Move the clock of this process by `offset` while it keeps ticking. None: ask `offset_source` again."""
    global _offset
    _offset = offset


def _aware(moment: datetime | date) -> datetime:
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time(12))
    return moment.replace(tzinfo=AMSTERDAM) if moment.tzinfo is None else moment.astimezone(AMSTERDAM)


def _current_offset() -> timedelta:
    global _offset
    if _offset is None:
        if offset_source is None:
            return timedelta(0)
        # Set first: the source reads the database, and what it calls may ask for the time.
        _offset = timedelta(0)
        try:
            _offset = offset_source()
        except BaseException:
            _offset = None
            raise
    return _offset
