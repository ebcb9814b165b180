"""Writing the audit log, always inside the transaction of what it records (house style 13)."""

from contextlib import contextmanager
from contextvars import ContextVar

from maatwerk.lib import clock

from .models import Event, Origin, Result

_origin = ContextVar("maatwerk_audit_origin", default=Origin.COMMAND)


@contextmanager
def origin(value):
    """Everything recorded inside comes from `value` (Origin.WEB for a request)."""
    token = _origin.set(value)
    try:
        yield
    finally:
        _origin.reset(token)


def record(action, subject, *, by, case=None, result=Result.DONE, **data):
    """Add one event about `subject` (a model instance) and return it.

    `case` names the chain; without it the event goes to the general chain. `data` holds ids, field names, dates and
    amounts as strings: never text about a family, because what is chained can't be erased.
    Call it last in the transaction: the chain of a case stays locked until commit.
    """
    return Event.objects.create(
        action=action,
        object_type=subject._meta.label_lower,
        object_id=str(getattr(subject, "number", None) or subject.pk),
        result=result,
        origin=_origin.get(),
        actor_id=by.pk if by else None,
        at=clock.now(),
        data={key: value if isinstance(value, int | bool | list) else str(value) for key, value in data.items()},
        chain=case.number if case else "",
    )


def record_refusal(action, subject, *, by, case=None, reason=""):
    """Note that a rule stopped `by` from doing `action`; call it after the refused transaction was rolled back."""
    return record(action, subject, by=by, case=case, result=Result.REFUSED, reason=reason)
