"""The databases of the tests: migrated once per run, and emptied again after each test that commits.

The first worker migrates its own database; the others take a copy of it. What the migrations filled in is kept in a
schema beside the tables, so that a test that commits is undone by emptying the tables that hold rows.
"""

from __future__ import annotations

import fcntl
import os
import time
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection
from psycopg import sql

from maatwerk.lib.postgres.config import OWNER_ROLE
from maatwerk.lib.postgres.places import SUPERUSER
from maatwerk.lib.postgres.server import ensure_running

FILLED_IN = "filled_in"
# Where the migrations stand is never changed by a test.
KEPT = "django_migrations"
# So many dead rows slow down what comes after.
MANY_ROWS = 500


class Template:
    """A migrated database that the workers of one run copy. `take()` before the set-up, `give()` after it."""

    def __init__(self, settings: dict[str, Any], run: str) -> None:
        self.settings = settings
        self.name = f"template_{run}"
        self.lock: int | None = None

    def take(self) -> None:
        """Use the copy when there is one; else be the one that makes it, while the others wait."""
        folder = Path(self.settings["VAR_DIR"])
        folder.mkdir(parents=True, exist_ok=True)
        self.lock = os.open(folder / "template.lock", os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(self.lock, fcntl.LOCK_EX)
        with self._server() as server:
            known = [name for (name,) in server.execute("SELECT datname FROM pg_database WHERE datname ~ '^template_'")]
            if self.name in known:
                self.settings.setdefault("TEST", {})["TEMPLATE"] = self.name
                self._let_go()
                return
            for old in known:
                server.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(old)))

    def give(self) -> None:
        """The set-up is done: the worker that made it hands out the copy. Nobody may be connected now."""
        if not self.is_mine:
            return
        with self._server() as server:
            names = sql.Identifier(self.name), sql.Identifier(connection.settings_dict["NAME"])
            server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*names))
        self._let_go()

    @property
    def is_mine(self) -> bool:
        """Whether this worker makes it."""
        return self.lock is not None

    def _server(self) -> psycopg.Connection:
        return as_role(OWNER_ROLE, "postgres")

    def _let_go(self) -> None:
        os.close(self.lock)
        self.lock = None


def as_role(role: str, database: str) -> psycopg.Connection:
    """A connection of its own to the server of the tests."""
    known = connection.settings_dict
    server = ensure_running(Path(known["VAR_DIR"]), known["SERVER_OPTIONS"])
    return psycopg.connect(**server.params(role, database), autocommit=True)


def keep_what_migrations_filled_in() -> None:
    """Once after the migrations, as the owner: a copy of every table that holds rows, in a schema of its own."""
    with as_role(SUPERUSER, "postgres") as server:
        # Without triggers, so that also what only grows can be emptied. The app role never gets this right.
        server.execute(f"GRANT SET ON PARAMETER session_replication_role TO {OWNER_ROLE}")
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE SCHEMA IF NOT EXISTS {FILLED_IN}")
        for table in _tables_with_rows(cursor):
            cursor.execute(f'CREATE TABLE IF NOT EXISTS {FILLED_IN}."{table}" AS TABLE public."{table}"')


def empty_again() -> None:
    """As the owner: every table holds what the migrations filled in, and nothing else."""
    wait_for_last_answers()
    many = []
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for table in _tables_with_rows(cursor):
            cursor.execute(f'DELETE FROM public."{table}"')
            if cursor.rowcount > MANY_ROWS:
                many.append(table)
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s", [FILLED_IN])
        for (table,) in cursor.fetchall():
            cursor.execute(f'INSERT INTO public."{table}" OVERRIDING SYSTEM VALUE TABLE {FILLED_IN}."{table}"')
        cursor.execute("RESET session_replication_role")
        for table in many:
            cursor.execute(f'VACUUM ANALYZE public."{table}"')


def _tables_with_rows(cursor: Any) -> list[str]:
    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> %s", [KEPT])
    tables = [table for (table,) in cursor.fetchall()]
    cursor.execute(" UNION ALL ".join(f"SELECT '{one}' WHERE EXISTS (SELECT FROM public.\"{one}\")" for one in tables))
    return [table for (table,) in cursor.fetchall()]


def wait_for_last_answers() -> None:
    """A page asks by itself: what its window still asked when it was closed is answered before the tables go."""
    others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    until = time.monotonic() + 10
    while time.monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute(others)
            if not cursor.fetchone()[0]:
                return
        time.sleep(0.05)
