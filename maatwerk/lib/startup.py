"""Problems at start-up: one Dutch line that says what to do, never a traceback."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


class StartupProblem(Exception):
    """The program cannot start. Holds one or more Dutch sentences for the person who typed the command."""

    def __init__(self, *sentences: str) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


def connection_problem(exc: BaseException) -> str:
    """The Dutch sentence for a database that cannot be reached or is too old, or '' for any other error.

    Walks the chain of causes, because Django wraps the driver's error. Never shows a password.
    """
    seen: BaseException | None = exc
    while seen is not None:
        if isinstance(seen, StartupProblem):
            return " ".join(seen.sentences)
        if _is_driver_connection_error(seen):
            reason = str(seen).strip().splitlines()[0] if str(seen).strip() else type(seen).__name__
            return f"De database is niet bereikbaar: {reason}. Controleer DATABASE_URL en of PostgreSQL draait."
        seen = seen.__cause__
    return ""


def _is_driver_connection_error(exc: BaseException) -> bool:
    """True for a failure to connect: no SQLSTATE at all, or one of the classes that mean 'no session for you'."""
    import psycopg

    if not isinstance(exc, psycopg.OperationalError):
        return False
    state = exc.sqlstate or ""
    return state == "" or state.startswith(("08", "28")) or state in {"3D000", "53300", "57P01", "57P02", "57P03"}


@contextmanager
def plainly(exit_code: int = 1) -> Iterator[None]:
    """Turn a start-up problem or an unreachable database into one line on stderr and an exit code."""
    from django.db.utils import DatabaseError

    try:
        yield
    except StartupProblem as problem:
        for sentence in problem.sentences:
            print(sentence, file=sys.stderr)  # noqa: T201
        raise SystemExit(exit_code) from None
    except DatabaseError as exc:
        sentence = connection_problem(exc)
        if not sentence:
            raise
        print(sentence, file=sys.stderr)  # noqa: T201
        raise SystemExit(exit_code) from None
