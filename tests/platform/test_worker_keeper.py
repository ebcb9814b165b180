"""The worker beside the web server: started again when it dies, never left behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# A web server of two lines: starts the keeper as serving.py does, then waits.
SERVER = """
import os, subprocess, sys, time
from maatwerk.lib.postgres import child
keeper = [sys.executable, "-c", sys.argv[1], str(os.getpid()), *sys.argv[2:]]
watched = [sys.executable, child.__file__, "self", str(os.getpid()), *keeper]
print(subprocess.Popen(watched, start_new_session=True).pid, flush=True)
time.sleep(120)
"""
KEEPER = """
import sys
from maatwerk.lib import worker_keeper
worker_keeper.HEALTHY_SECONDS = -1
worker_keeper.WorkerKeeper(int(sys.argv[1]), sys.argv[2:]).run()
"""
# A worker that tells its number and then does nothing.
WORKER = "import os, sys, time; print(os.getpid(), file=open(sys.argv[1], 'a'), flush=True); time.sleep(120)"


def wait_for(condition):
    deadline = time.monotonic() + 120
    while not (found := condition()):
        assert time.monotonic() < deadline, "this took too long"
        time.sleep(0.05)
    return found


def lives(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except FileNotFoundError:
        return False


class Kept:
    """The three processes, by their number."""

    def __init__(self, numbers):
        self.numbers = numbers
        self.server = subprocess.Popen(
            [sys.executable, "-c", SERVER, KEEPER, sys.executable, "-c", WORKER, str(numbers)],
            cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        self.keeper = int(self.server.stdout.readline())
        self.worker = self.nth_worker(1)

    def nth_worker(self, number):
        def told():
            lines = self.numbers.read_text().splitlines() if self.numbers.exists() else []
            return len(lines) >= number and lines[number - 1]

        return int(wait_for(told))

    def end(self):
        self.server.kill()
        self.server.communicate()


@pytest.fixture
def kept(tmp_path):
    processes = Kept(tmp_path / "numbers")
    yield processes
    processes.end()


def test_worker_that_dies_is_started_again(kept):
    os.kill(kept.worker, signal.SIGKILL)
    second = kept.nth_worker(2)
    assert (second != kept.worker, lives(second), lives(kept.worker)) == (True, True, False)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_nothing_is_left_when_the_server_ends(kept, number):
    kept.server.send_signal(number)
    wait_for(lambda: not lives(kept.keeper) and not lives(kept.worker))


def test_worker_ends_with_its_keeper(kept):
    os.kill(kept.keeper, signal.SIGKILL)
    wait_for(lambda: not lives(kept.worker))


def test_keeper_that_is_told_to_stop_takes_its_worker_along(kept):
    os.kill(kept.keeper, signal.SIGTERM)
    wait_for(lambda: not lives(kept.keeper) and not lives(kept.worker))
    assert lives(kept.server.pid)
