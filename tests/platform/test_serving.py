"""One command serves everything with a worker beside it, Ctrl-C stops everything."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from maatwerk.lib.postgres.places import Places

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    with socket.socket() as attempt:
        attempt.bind(("127.0.0.1", 0))
        return attempt.getsockname()[1]


@pytest.fixture
def serve(tmp_path):
    """Start `manage.py serve` in a folder of its own, as a shell would: with a process group of its own."""
    known = {name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_", "DJANGO_ALLOW"))}
    started = []

    def run(port: int) -> subprocess.Popen:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--port", str(port)],
            cwd=ROOT,
            env={**known, "MAATWERK_VAR": str(tmp_path)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        started.append(process)
        return process

    yield run
    for process in started:
        process.kill()
        process.communicate()


def get(port: int, path: str) -> tuple[int, str]:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as response:
        return response.status, response.read().decode()


def workers(folder: Path) -> list[int]:
    """The processes that do the background work of this folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes().split(b"\0")
            ours = f"MAATWERK_VAR={folder}\0".encode() in (process / "environ").read_bytes()
        except OSError:
            continue
        if ours and command[1:3] == [str(ROOT / "manage.py").encode(), b"worker"]:
            found.append(int(process.name))
    return found


def wait_for(condition):
    deadline = time.monotonic() + 120
    while not (found := condition()):
        assert time.monotonic() < deadline, "this took too long"
        time.sleep(0.1)
    return found


def test_serve_is_ready_when_it_says_so_and_stops_at_ctrl_c(serve, tmp_path):
    port = free_port()
    first = serve(port)
    assert first.stdout.readline() == f"Maatwerk draait op http://127.0.0.1:{port}/ (stoppen: Ctrl-C)\n"
    assert get(port, "/readyz") == (200, "ok\n")
    status, page = get(port, "/aanmelden/")
    assert status == 200
    style = re.search(r'href="(/static/[^"]+\.[0-9a-f]{12}\.css)"', page)
    assert style, "static files have hashed names"
    assert get(port, style[1])[0] == 200

    (worker,) = wait_for(lambda: workers(tmp_path))
    os.kill(worker, signal.SIGKILL)
    assert wait_for(lambda: set(workers(tmp_path)) - {worker})

    second = serve(port)
    output, problem = second.communicate(timeout=120)
    assert (second.returncode, output) == (1, "")
    assert re.fullmatch(rf"Poort {port} op 127.0.0.1 is niet vrij .*\n", problem)

    os.killpg(first.pid, signal.SIGINT)
    output, problem = first.communicate(timeout=120)
    assert (first.returncode, output) == (0, "")
    # On a slow machine Python itself may complain of what was left open at the end.
    said = [line for line in problem.splitlines() if "Warning" not in line and not line.startswith("  ")]
    assert said == ["De werker stopte (code -9) en start opnieuw."]
    assert workers(tmp_path) == []
    wait_for(lambda: Places(tmp_path).postmaster() is None)
