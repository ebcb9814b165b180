"""The way from people to the audit log, which stands above this app: audit hands its functions over at the start.

One small typed registry, like cases/access.py. Without a log nothing may be written, so an empty registry is an error.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

_record: Callable[..., Any] | None = None
_attempt: Callable[..., AbstractContextManager] | None = None


def hand_over(*, record: Callable[..., Any], attempt: Callable[..., AbstractContextManager]) -> None:
    """Called once by maatwerk.audit when the app starts."""
    global _record, _attempt
    _record, _attempt = record, attempt


def record(action: str, subject: Any, *, by: Any, **data: Any) -> Any:
    """maatwerk.audit.services.record, in the general chain."""
    if _record is None:
        raise RuntimeError("The audit log was not handed over: is maatwerk.audit installed?")
    return _record(action, subject, by=by, **data)


def attempt(request: Any, action: str, subject: Any, *, form: Any = None) -> AbstractContextManager:
    """maatwerk.audit.acting.attempt."""
    if _attempt is None:
        raise RuntimeError("The audit log was not handed over: is maatwerk.audit installed?")
    return _attempt(request, action, subject, form=form)
