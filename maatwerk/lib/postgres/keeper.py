"""The keeper: starts PostgreSQL, stops it when no process of the app is left, and is gone when it is gone.

Run by server.py as `python -m maatwerk.lib.postgres.keeper VAR_DIR BIN_DIR MODE [SETTING...]`.
"""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

from maatwerk.lib.postgres import child
from maatwerk.lib.postgres.places import PORT, Places

# After a kill -9 the old server's children need a moment to notice, and the dead process to be reaped.
RETRY_SECONDS = 15
STOP_SECONDS = 30
BIGGEST_LOG = 5_000_000


class Keeper:
    """One server's keeper."""

    def __init__(self, places: Places, programs: Path, mode: str, options: list[str]) -> None:
        self.places = places
        self.programs = programs
        self.mode = mode
        self.options = options
        self.asked_to_stop = False
        self.process: subprocess.Popen[bytes] | None = None

    def run(self) -> int:
        """Start, watch, stop. Returns the exit code."""
        signal.signal(signal.SIGTERM, self._ask)
        signal.signal(signal.SIGINT, self._ask)
        if not self._start():
            return 1
        users = os.open(self.places.users_lock, os.O_RDWR | os.O_CREAT, 0o600)
        while not self.asked_to_stop:
            if self.process.poll() is not None:
                print("keeper: PostgreSQL ended by itself", flush=True)  # noqa: T201
                return 1
            try:
                # Held until this process ends: a newcomer waits for the stop to be complete, then starts afresh.
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                time.sleep(1)
        self._stop()
        return 0

    def _ask(self, number: int, frame: FrameType | None) -> None:
        self.asked_to_stop = True

    def _start(self) -> bool:
        """Try until PostgreSQL is ready or the time is up."""
        deadline = time.monotonic() + RETRY_SECONDS
        while time.monotonic() < deadline and not self.asked_to_stop:
            if self.places.postmaster() is None:
                # The old server is gone for certain, so its lock file only keeps a new one from starting.
                (self.places.data / "postmaster.pid").unlink(missing_ok=True)
                self.process = subprocess.Popen(self._command(), stdin=subprocess.DEVNULL, cwd="/")
                if self._became_ready():
                    return True
            time.sleep(0.2)
        return False

    def _became_ready(self) -> bool:
        """True once ready. No time limit: recovery after a crash may take long, and waiting is then right."""
        while self.process.poll() is None:
            found = self.places.postmaster()
            if found is not None and found == (self.process.pid, "ready"):
                return True
            if self.asked_to_stop:
                self._stop()
                return False
            time.sleep(0.02)
        return False

    def _command(self) -> list[str]:
        settings = {
            "listen_addresses": "",
            "port": str(PORT),
            "unix_socket_directories": str(self.places.socket_dir),
            "unix_socket_permissions": "0700",
            "log_min_messages": "warning",
            # The log is read by more people than a dossier: no statements, no rows.
            "log_min_error_statement": "panic",
            "log_error_verbosity": "terse",
        }
        extra = [f"{name}={value}" for name, value in settings.items()] + self.options
        return [
            sys.executable, child.__file__, self.mode, str(os.getpid()), str(self.programs / "postgres"),
            "-D", str(self.places.data), *(part for setting in extra for part in ("-c", setting)),
        ]  # fmt: skip

    def _stop(self) -> None:
        """Fast shutdown; when that hangs, an immediate one, from which the next start recovers."""
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait()


def _take(lock: int, places: Places) -> bool:
    """Wait for the keeper's lock: an earlier keeper whose server was killed is on its way out.

    False when that keeper has a server that is ready after all: whoever asked looked while it was writing so.
    """
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            found = places.postmaster()
            if found is not None and found[1] == "ready":
                return False
            time.sleep(0.05)
        else:
            return True


def main(argv: list[str]) -> int:
    """Take the keeper's lock, go on in a child (so that the app gets no zombie) and keep."""
    places = Places(Path(argv[1]))
    lock = os.open(places.keeper_lock, os.O_RDWR | os.O_CREAT, 0o600)
    if not _take(lock, places):
        return 0
    if places.log.stat().st_size > BIGGEST_LOG:
        os.truncate(places.log, 0)
    if os.fork():
        return 0
    return Keeper(places, Path(argv[2]), argv[3], argv[4:]).run()


if __name__ == "__main__":
    code = main(sys.argv)
    sys.stdout.flush()
    os._exit(code)
