"""The embedded server: `ensure_running(var_dir)` gives a server that accepts connections, whoever started it.

The server lives as long as any process of the app does. Each of those holds a shared lock on pg-users.lock (forked
web workers inherit it); a small keeper process starts PostgreSQL and stops it once it can take that lock alone.
Whatever is killed, and however hard, no committed row is lost: PostgreSQL either shuts down or recovers from its log.
"""

from __future__ import annotations

import fcntl
import os
import pwd
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from maatwerk.lib.postgres import child
from maatwerk.lib.postgres.config import APP_ROLE, DATABASE_NAME, OWNER_ROLE
from maatwerk.lib.postgres.places import PORT, SUPERUSER, Places, bin_dir, major
from maatwerk.lib.startup import StartupProblem

START_SECONDS = 40
PROJECT_DIR = Path(__file__).resolve().parents[3]

_held: dict[Path, int] = {}


@dataclass(frozen=True)
class Server:
    """How to reach the running server."""

    host: str
    port: int
    passwords: dict[str, str]

    def params(self, role: str, dbname: str) -> dict[str, str | int]:
        """Keyword arguments for psycopg.connect."""
        password = self.passwords[role]
        return {"host": self.host, "port": self.port, "user": role, "password": password, "dbname": dbname}


def ensure_running(var_dir: Path, options: Sequence[str] = ()) -> Server:
    """Start the server unless it runs, and keep it alive until this process ends.

    `options` are PostgreSQL settings ("fsync=off") that count when this call is the one that starts it.
    Raises StartupProblem with a Dutch sentence when it cannot be started.
    """
    places = Places(var_dir.resolve())
    places.prepare()
    _hold(places)
    if not _is_ready(places):
        with _locked(places.start_lock):
            if not _is_ready(places):
                _start(places, options)
    return Server(str(places.socket_dir), PORT, places.passwords())


def _is_ready(places: Places) -> bool:
    found = places.postmaster()
    return found is not None and found[1] == "ready" and (places.socket_dir / f".s.PGSQL.{PORT}").exists()


def _hold(places: Places) -> None:
    """Take the shared lock once per process. Waits while a keeper is busy stopping the server."""
    if places.users_lock not in _held:
        descriptor = os.open(places.users_lock, os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(descriptor, fcntl.LOCK_SH)
        _held[places.users_lock] = descriptor


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _start(places: Places, options: Sequence[str]) -> None:
    """Data folder if needed, keeper, wait until ready, roles and database. Called under the start lock."""
    programs = bin_dir()
    passwords = places.passwords()
    mode = way_to_run()
    if (places.data / "PG_VERSION").exists():
        _refuse_other_major(places, programs)
    else:
        _initdb(places, programs, mode, passwords[SUPERUSER], fast="fsync=off" in options)
    _hand_over(mode, places.socket_dir)
    arguments = [str(places.var_dir), str(programs), mode, *options]
    with places.log.open("ab") as log:
        # Not a session of our own terminal, so that Ctrl-C reaches the app and not the database.
        subprocess.run(
            [sys.executable, "-m", "maatwerk.lib.postgres.keeper", *arguments],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=PROJECT_DIR, start_new_session=True, check=False,
        )  # fmt: skip
    _wait_until_ready(places)
    _make_roles(places, passwords)


def _wait_until_ready(places: Places) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if _is_ready(places):
            return
        if not _is_locked(places.keeper_lock):
            break
        time.sleep(0.02)
    if not _is_ready(places):
        raise StartupProblem(f"PostgreSQL start niet: {_last_line(places.log)} (meer staat in {places.log}).")


def _is_locked(path: Path) -> bool:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    else:
        return False
    finally:
        os.close(descriptor)


def _last_line(log: Path) -> str:
    lines = [line for line in log.read_text(errors="replace").splitlines() if line.strip()]
    serious = [line for line in lines if "FATAL" in line or "error" in line.lower()]
    return (serious or lines or ["geen melding"])[-1].strip()


def _refuse_other_major(places: Places, programs: Path) -> None:
    stored = (places.data / "PG_VERSION").read_text().strip()
    current = major(programs)
    if stored != str(current):
        raise StartupProblem(
            f"{places.data} is gemaakt door PostgreSQL {stored} en hier draait {current}. Maak met versie {stored} een "
            f"kopie (pg_dump), zet de map opzij, start opnieuw en lees de kopie in (pg_restore); "
            f"of wijs met MAATWERK_PG_BIN de programma's van versie {stored} aan."
        )


@lru_cache
def way_to_run() -> str:
    """ "self" for an ordinary user; for root "userns" where the kernel allows it, else "nobody"."""
    if os.geteuid() != 0:
        return "self"
    for mode in ("userns", "nobody"):
        attempt = [sys.executable, child.__file__, mode, "0", "/bin/true"]
        if subprocess.run(attempt, check=False, capture_output=True).returncode == 0:
            return mode
    raise StartupProblem("PostgreSQL weigert als root te draaien. Start Maatwerk als gewone gebruiker.")


def _hand_over(mode: str, *paths: Path) -> None:
    """Give files to the user nobody where that user runs the server."""
    if mode == "nobody":
        nobody = pwd.getpwnam("nobody")
        for path in paths:
            path.parent.chmod(path.parent.stat().st_mode | 0o011)
            os.chown(path, nobody.pw_uid, nobody.pw_gid)


def _initdb(places: Places, programs: Path, mode: str, password: str, *, fast: bool) -> None:
    """Make the data folder under another name first, so that a broken attempt never looks like a database."""
    fresh = places.var_dir / "pg.new"
    secret = places.socket_dir / "pg-superuser"
    subprocess.run(["/bin/rm", "-rf", str(fresh)], check=True)
    fresh.mkdir(mode=0o700)
    secret.unlink(missing_ok=True)
    with os.fdopen(os.open(secret, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as handle:
        handle.write(password)
    _hand_over(mode, fresh, places.socket_dir, secret)
    command = [
        sys.executable, child.__file__, mode, "0", str(programs / "initdb"), "-D", str(fresh), "-U", SUPERUSER,
        "--encoding=UTF8", *_locale_flags(programs), "-A", "scram-sha-256", f"--pwfile={secret}",
        *(["--no-sync"] if fast else []),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/")
    secret.unlink()
    with places.log.open("a") as log:
        log.write(done.stdout + done.stderr)
    if done.returncode != 0:
        lines = (done.stderr or done.stdout).strip().splitlines() or ["geen melding"]
        raise StartupProblem(f"De database is niet aan te maken: {lines[-1]} (meer staat in {places.log}).")
    fresh.rename(places.data)


def _locale_flags(programs: Path) -> list[str]:
    """The same order and the same letters on every machine: C.UTF-8, built in since version 17."""
    if major(programs) >= 17:
        return ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    return ["--locale=C.UTF-8"]


def _make_roles(places: Places, passwords: dict[str, str]) -> None:
    """The owner (makes tables and databases) and the app (reads and writes rows), and the app's database."""
    import psycopg
    from psycopg import sql

    server = Server(str(places.socket_dir), PORT, passwords)
    with psycopg.connect(**server.params(SUPERUSER, "postgres"), autocommit=True) as connection:  # type: ignore[arg-type]
        known = {row[0] for row in connection.execute("SELECT rolname FROM pg_roles")}
        for role, right in ((OWNER_ROLE, "CREATEDB"), (APP_ROLE, "NOCREATEDB")):
            if role not in known:
                statement = sql.SQL("CREATE ROLE {} LOGIN " + right + " PASSWORD {}")
                connection.execute(statement.format(sql.Identifier(role), sql.Literal(passwords[role])))
        # A member, so that tests (which connect as owner) can step down with SET ROLE.
        connection.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(APP_ROLE), sql.Identifier(OWNER_ROLE)))
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE_NAME]).fetchone():
            statement = sql.SQL("CREATE DATABASE {} OWNER {}")
            connection.execute(statement.format(sql.Identifier(DATABASE_NAME), sql.Identifier(OWNER_ROLE)))
