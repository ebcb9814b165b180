"""The embedded server: it starts for anyone, is shared, stops with the last user, and loses no committed row."""

from __future__ import annotations

import json
import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from maatwerk.lib.postgres import server as server_module
from maatwerk.lib.postgres.config import APP_ROLE, OWNER_ROLE
from maatwerk.lib.postgres.places import LONGEST_SOCKET_DIR, Places, bin_dir

ROOT = Path(__file__).resolve().parents[2]

# Uses the server of folder argv[1] until its input closes. What it prints is JSON, one line each.
CLIENT = """
    import json, os, pathlib, sys, time
    import psycopg
    from maatwerk.lib.postgres.server import ensure_running, way_to_run
    def connect(role="maatwerk_owner", db="maatwerk"):
        return psycopg.connect(**ensure_running(pathlib.Path(sys.argv[1])).params(role, db), autocommit=True)
    def say(value):
        print(json.dumps(value), flush=True)
"""
STAY = 'with connect() as c: say(c.execute("SHOW server_version_num").fetchone()[0])\nsys.stdin.read()'
# Writes numbers one commit at a time and says each number only after its commit; reconnects when it is cut off.
WRITE = """
    number = 0
    while True:
        try:
            with connect() as c:
                c.execute("CREATE TABLE IF NOT EXISTS numbers (n int)")
                while True:
                    number += 1
                    c.execute("INSERT INTO numbers VALUES (%s)", [number])
                    say(number)
        except psycopg.OperationalError:
            time.sleep(0.05)
"""


def code(*parts: str) -> list[str]:
    return [sys.executable, "-c", "\n".join(textwrap.dedent(part) for part in parts)]


@pytest.fixture
def var_dir() -> Iterator[Path]:
    """A folder for one server, reachable for every user; the server in it is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="mw-pg-"))
    folder.chmod(0o711)
    yield folder / "var"
    wait_for(lambda: Places(folder / "var").postmaster() is None)
    shutil.rmtree(folder)


@pytest.fixture
def start(var_dir: Path) -> Iterator[Callable[..., subprocess.Popen]]:
    """Start a process that uses the server; all of them are ended afterwards."""
    started: list[subprocess.Popen] = []

    def run(*parts: str, env: dict[str, str] | None = None, user: str | None = None) -> subprocess.Popen:
        more = {"user": user, "extra_groups": []} if user else {}
        process = subprocess.Popen(
            [*code(CLIENT, *parts), str(var_dir)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, **(env or {})},
            **more,
        )
        started.append(process)
        return process

    yield run
    for process in started:
        process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()


def wait_for(condition: Callable[[], bool], seconds: float = 120) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "this took too long"
        time.sleep(0.05)


def answer(process: subprocess.Popen):
    return json.loads(process.stdout.readline())


def run_manage(*arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "DATABASE_OWNER_URL"}}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={**clean, **env},
        capture_output=True,
        text=True,
        check=False,
    )


def assert_one_line(done: subprocess.CompletedProcess[str], *words: str) -> None:
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    for word in words:
        assert word in done.stderr


def reachable_for_all(path: Path) -> bool:
    return all(folder.stat().st_mode & stat.S_IXOTH for folder in path.parents)


def all_programs() -> list[str]:
    """The wheel's programs ("") and those of the system, where there are any new enough."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    return ["", *(str(folder) for folder in found if int(folder.parent.name) >= 15 and (folder / "initdb").exists())]


def all_users() -> list[str]:
    """Whoever runs the tests (""), and an ordinary user where root can become one that reaches the code."""
    needed = [bin_dir(), Path(sys.executable).resolve(), ROOT / "maatwerk"]
    return ["", "nobody"] if os.geteuid() == 0 and all(map(reachable_for_all, needed)) else [""]


def all_ways() -> list[str]:
    """How the server gets an ordinary user to run as: the best way here, and for root also the last resort."""
    return ["", "nobody"] if os.geteuid() == 0 and reachable_for_all(bin_dir()) else [""]


@pytest.mark.parametrize("user", all_users())
def test_server_starts_with_private_files(start, var_dir, user):
    if user:
        os.chown(var_dir.parent, pwd.getpwnam(user).pw_uid, -1)
    process = start(STAY, user=user or None)
    assert int(answer(process)) >= 180000
    modes = {name: stat.S_IMODE((var_dir / name).stat().st_mode) for name in ("pg", "pg-socket", "pg-passwords.json")}
    assert modes == {"pg": 0o700, "pg-socket": 0o700, "pg-passwords.json": 0o600}
    lock_file = (var_dir / "pg" / "postmaster.pid").read_text().splitlines()
    assert lock_file[5] == ""  # listens on no network address


@pytest.mark.parametrize("programs", all_programs())
def test_server_starts_with_other_programs(start, programs):
    process = start(STAY, env={"MAATWERK_PG_BIN": programs})
    assert int(answer(process)) >= 150000


@pytest.mark.parametrize("way", all_ways())
def test_root_runs_the_server_as_an_ordinary_user(start, var_dir, way):
    process = start(f'import maatwerk.lib.postgres.server as s\nif "{way}": s.way_to_run = lambda: "{way}"', STAY)
    assert int(answer(process)) >= 180000
    assert (var_dir / "pg").owner() == (way or pwd.getpwuid(os.geteuid()).pw_name)


def test_app_role_may_not_create_and_owner_may(start, var_dir):
    process = start(
        'with connect("maatwerk_owner") as c: c.execute("CREATE TABLE t (n int)"); c.execute("CREATE DATABASE d")',
        """
        try:
            connect("maatwerk_app").execute("CREATE TABLE u (n int)")
        except psycopg.errors.InsufficientPrivilege as problem:
            say(problem.sqlstate)
        """,
        "sys.stdin.read()",
    )
    assert answer(process) == "42501"


def test_two_processes_share_one_server_and_the_last_one_out_stops_it(start, var_dir):
    places = Places(var_dir)
    first, second = start(STAY), start(STAY)
    answer(first)
    answer(second)
    server = places.postmaster()
    assert server is not None
    first.stdin.close()
    first.wait()
    time.sleep(2.5)
    assert places.postmaster() == server
    second.stdin.close()
    second.wait()
    wait_for(lambda: places.postmaster() is None)
    assert not (var_dir / "pg" / "postmaster.pid").exists()
    assert "database system is shut down" in (var_dir / "pg.log").read_text()


def test_server_stops_when_its_app_is_killed(start, var_dir):
    process = start(STAY)
    answer(process)
    process.kill()
    wait_for(lambda: Places(var_dir).postmaster() is None)
    assert "database system is shut down" in (var_dir / "pg.log").read_text()


def test_forked_workers_keep_the_server(start, var_dir):
    process = start(
        """
        connect()
        if os.fork() == 0:
            say(os.getpid())
            sys.stdin.read()
            os._exit(0)
        os._exit(0)
        """
    )
    worker = answer(process)
    process.wait()
    time.sleep(2.5)
    assert Places(var_dir).postmaster() is not None
    os.kill(worker, signal.SIGKILL)
    wait_for(lambda: Places(var_dir).postmaster() is None)


def keeper_of(places: Places) -> int:
    """The parent of the server process."""
    return int((Path("/proc") / str(places.postmaster()[0]) / "stat").read_text().rpartition(")")[2].split()[1])


@pytest.mark.parametrize("victim", ["server", "keeper"])
def test_kill_9_loses_no_acknowledged_row(start, var_dir, victim):
    places = Places(var_dir)
    writer = start(WRITE)
    acknowledged = [answer(writer)]
    for _ in range(2):
        target = time.monotonic() + 0.7
        while time.monotonic() < target:
            acknowledged.append(answer(writer))
        server, _ = places.postmaster()
        os.kill(server if victim == "server" else keeper_of(places), signal.SIGKILL)
        wait_for(lambda old=server: (places.postmaster() or (old, ""))[0] != old)
        for _ in range(50):  # it goes on by itself, on a server that was started again
            acknowledged.append(answer(writer))
    writer.kill()
    acknowledged += [json.loads(line) for line in writer.stdout if line.endswith("\n")]
    reader = start('with connect() as c: say([n for (n,) in c.execute("SELECT n FROM numbers")])', STAY)
    assert len(acknowledged) > 200
    assert set(acknowledged) - set(answer(reader)) == set()


def test_leftover_lock_file_of_a_stranger_does_not_stop_the_start(start, var_dir):
    process = start(STAY)
    answer(process)
    process.kill()
    wait_for(lambda: Places(var_dir).postmaster() is None)
    # As after a power cut: the number in the file now belongs to a program that is no PostgreSQL.
    (var_dir / "pg" / "postmaster.pid").write_text(f"{os.getpid()}\n{var_dir}/pg\n0\n5432\n\n\n0 0\nready   \n")
    assert int(answer(start(STAY))) >= 180000


def test_long_path_gets_a_short_private_socket_folder(tmp_path, monkeypatch):
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    places = Places(tmp_path / ("a" * 60) / ("b" * 60))
    assert len(str(places.socket_dir)) <= LONGEST_SOCKET_DIR
    places.prepare()
    assert stat.S_IMODE(places.socket_dir.stat().st_mode) == 0o700
    places.socket_dir.rmdir()


def test_other_major_version_is_refused_with_one_line(tmp_path):
    Places(tmp_path).prepare()
    Places(tmp_path).passwords()
    (tmp_path / "pg").mkdir()
    (tmp_path / "pg" / "PG_VERSION").write_text("14\n")
    done = run_manage("showmigrations", MAATWERK_VAR=str(tmp_path))
    assert_one_line(done, "PostgreSQL 14", "pg_dump", "MAATWERK_PG_BIN")


def test_missing_passwords_file_is_refused_with_one_line(tmp_path):
    (tmp_path / "pg").mkdir()
    assert_one_line(run_manage("showmigrations", MAATWERK_VAR=str(tmp_path)), "pg-passwords.json ontbreekt")


def test_folder_without_programs_is_refused_with_one_line(tmp_path):
    done = run_manage("showmigrations", MAATWERK_VAR=str(tmp_path), MAATWERK_PG_BIN=str(tmp_path))
    assert_one_line(done, "geen PostgreSQL-programma's")


def test_failed_start_is_told_with_one_line(tmp_path, monkeypatch):
    monkeypatch.setattr(server_module, "START_SECONDS", 5)
    places = Places(tmp_path)
    places.prepare()
    with pytest.raises(server_module.StartupProblem, match="PostgreSQL start niet") as problem:
        server_module.ensure_running(tmp_path, ["shared_buffers=nonsense"])
    assert len(problem.value.sentences) == 1


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("mysql://u:geheim@host/db", "postgres://"),
        ("sqlite:///db.sqlite3", "postgres://"),
        ("postgres://u:geheim@host:abc/db", "geen geldig adres"),
        ("postgres://u:geheim@host", "niet volledig"),
        ("postgres://host/db", "niet volledig"),
        ("postgres://u:geheim@host/db?pool=1", "onbekende optie: pool"),
        ("postgres://u:geheim@127.0.0.1:1/db", "niet bereikbaar"),
    ],
)
def test_wrong_database_url_is_told_with_one_line(url, words):
    done = run_manage("showmigrations", DATABASE_URL=url)
    assert_one_line(done, words)
    assert "geheim" not in done.stderr


def test_url_with_another_database_role_reaches_the_server(start, var_dir):
    process = start(STAY)
    answer(process)
    places = Places(var_dir)
    urls = {
        name: f"postgres://{role}:{places.passwords()[role]}@/maatwerk?host={places.socket_dir}"
        for name, role in (("DATABASE_URL", APP_ROLE), ("DATABASE_OWNER_URL", OWNER_ROLE))
    }
    assert run_manage("migrate", "--verbosity=0", **urls).stderr == ""
    with psycopg.connect(urls["DATABASE_URL"].replace("@/", "@localhost/").replace("localhost", "")) as connection:
        row = connection.execute("SELECT has_table_privilege('audit_event', 'UPDATE')").fetchone()
    assert row == (False,)
