"""A set-up that many tests share is played through the services once per worker; after that its rows are put back.

`@played_once` on a factory: called with the same arguments, at the same time, on a database to which only such
factories wrote since the test began, it puts back the rows that it wrote then and returns a copy of what it returned.
Anything else that is written makes the rest of that test play for real; so do tests that commit.
"""

from __future__ import annotations

import contextvars
import io
import pickle
from collections.abc import Callable
from functools import wraps
from types import SimpleNamespace
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Model

from maatwerk.lib import clock
from maatwerk.lib.postgres.config import OWNER_ROLE

# Anything else is a write.
READS = ("SELECT", "SAVEPOINT", "RELEASE", "SET", "RESET", "SHOW")
# Called as a SELECT, but it writes.
WRITES_ALL_THE_SAME = "procrastinate_"


class Recorded(NamedTuple):
    """What a factory did: the rows, what it returned and how its arguments came out, and what waits for a commit."""

    number: int
    statements: str
    pickled: bytes
    on_commit: list


_recorded: dict[Any, Recorded] = {}


def played_once(function: Callable) -> Callable:
    """Decorate a factory whose result follows from its arguments and the database alone."""

    @wraps(function)
    def played(*args: Any, **kwargs: Any) -> Any:
        test = connection.atomic_blocks[0] if connection.atomic_blocks else None
        before = getattr(test, "played", 0)
        key = test and before is not None and _key(function, before, args, kwargs)
        if not key:
            return function(*args, **kwargs)
        known = _known([args, kwargs])
        if key in _recorded:
            recorded = _recorded[key]
            _put_back(recorded.statements)
            for call in recorded.on_commit:
                connection.run_on_commit.append((set(connection.savepoint_ids), *call))
        else:
            result, recorded = _record(function, args, kwargs, known)
            if recorded is None:
                return result
            _recorded[key] = recorded
        states, result = _Unpickler(io.BytesIO(recorded.pickled), known).load()
        for one, state in zip(known, states, strict=True):
            one.__dict__.clear()
            one.__dict__.update(state)
        test.played = recorded.number
        return result

    return played


def watch(execute: Callable, statement: str, params: Any, many: bool, context: dict) -> Any:
    """An execute wrapper: after a write by someone else the rest of the test plays for real."""
    if connection.atomic_blocks:
        text = str(statement).lstrip()
        if not text.upper().startswith(READS) or WRITES_ALL_THE_SAME in text:
            connection.atomic_blocks[0].played = None
    return execute(statement, params, many, context)


def _key(function: Callable, before: int, args: tuple, kwargs: dict) -> Any:
    """What the result depends on, or None when that can't be told."""
    try:
        given = pickle.dumps((args, kwargs))
    except (pickle.PicklingError, AttributeError, TypeError):
        return None
    around = sorted((var.name, repr(value)) for var, value in contextvars.copy_context().items() if _ours(var))
    return function.__qualname__, before, given, tuple(around), clock.today(), connection.settings_dict["NAME"]


def _ours(var: contextvars.ContextVar) -> bool:
    return var.name.startswith(("maatwerk", "canvas", "cases", "budgets", "reports"))


def _known(things: Any) -> list:
    """Every record and namespace that can be reached from the arguments: the factory may change them."""
    found, waiting, seen = [], [things], set()
    while waiting:
        one = waiting.pop(0)
        if id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, Model):
            found.append(one)
            waiting += [*one.__dict__.values(), *one._state.fields_cache.values()]
        elif isinstance(one, SimpleNamespace):
            found.append(one)
            waiting += one.__dict__.values()
        elif isinstance(one, dict):
            waiting += one.values()
        elif isinstance(one, list | tuple):
            waiting += one
    return found


class _Pickler(pickle.Pickler):
    def __init__(self, file: io.BytesIO, known: list) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self.numbers = {id(one): number for number, one in enumerate(known)}

    def persistent_id(self, one: Any) -> int | None:
        return self.numbers.get(id(one))


class _Unpickler(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, known: list) -> None:
        super().__init__(file)
        self.known = known

    def persistent_load(self, number: int) -> Any:
        return self.known[number]


def _record(function: Callable, args: tuple, kwargs: dict, known: list) -> tuple[Any, Recorded | None]:
    """Play it; returns its result and what it did, or None for what can't be written down."""
    before, calls = _rows(), len(connection.run_on_commit)
    result = function(*args, **kwargs)
    file = io.BytesIO()
    try:
        _Pickler(file, known).dump(([one.__dict__ for one in known], result))
    except (pickle.PicklingError, AttributeError, TypeError):
        return result, None
    on_commit = [call[1:] for call in connection.run_on_commit[calls:]]
    return result, Recorded(len(_recorded) + 1, _difference(before, _rows()), file.getvalue(), on_commit)


def _rows() -> dict[str, dict[str, None]]:
    """Every row of every table, as text, in the order in which they lie there."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = [table for (table,) in cursor.fetchall()]
        cursor.execute(" UNION ALL ".join(f"SELECT '{one}', x::text FROM \"{one}\" x" for one in tables))
        rows: dict[str, dict[str, None]] = {}
        for table, row in cursor.fetchall():
            rows.setdefault(table, {})[row] = None
    return rows


def _difference(before: dict[str, dict[str, None]], after: dict[str, dict[str, None]]) -> str:
    """The statements that make the second of the first."""
    statements = []
    for table in sorted(before.keys() | after.keys()):
        old, new = before.get(table, {}), after.get(table, {})
        gone, added = [row for row in old if row not in new], [row for row in new if row not in old]
        if gone:
            statements.append(f'DELETE FROM "{table}" x WHERE x::text = ANY({_array(gone)})')
        if added:
            columns = _columns(table)
            values = ", ".join(f"(r).{column}" for column in columns)
            statements.append(
                f'INSERT INTO "{table}" ({", ".join(columns)}) OVERRIDING SYSTEM VALUE '
                f'SELECT {values} FROM unnest({_array(added)}::"{table}"[]) r'
            )
    return ";".join(statements)


def _array(rows: list[str]) -> str:
    return "ARRAY[" + ", ".join("'" + row.replace("'", "''") + "'" for row in rows) + "]"


def _columns(table: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT quote_ident(attname) FROM pg_attribute "
            "WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum",
            [f'"{table}"'],
        )
        return [name for (name,) in cursor.fetchall()]


def _put_back(statements: str) -> None:
    """Below every trigger, as the owner of the tables."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        role = cursor.fetchone()[0]
        cursor.execute(
            f"SET ROLE {OWNER_ROLE}; SET session_replication_role = replica;"
            f"{statements}; RESET session_replication_role; SET ROLE {role}"
        )
