"""What a higher app does after an akkoord, such as filing the plan. Called when the akkoord is safe in the database.

Higher apps append here in their AppConfig.ready(). A hook that fails is logged and undoes nothing.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction

# the decision `akkoord` -> nothing
after_akkoord: list[Callable[[object], None]] = []
_quiet = ContextVar("canvas_hooks_quiet", default=False)


@contextmanager
def quiet() -> Iterator[None]:
    """Inside the block nothing is called: the demo agrees on thirty plans and files each when it is asked for."""
    token = _quiet.set(True)
    try:
        yield
    finally:
        _quiet.reset(token)


def is_quiet() -> bool:
    """Whether nobody is to be told anything: a story is being loaded."""
    return _quiet.get()


def announce_akkoord(decision):
    """Have every hook called after the commit of the running transaction."""
    if not is_quiet():
        for hook in after_akkoord:
            # A lambda and no partial: Django names the function in the log when it fails.
            transaction.on_commit(lambda hook=hook: hook(decision), robust=True)
