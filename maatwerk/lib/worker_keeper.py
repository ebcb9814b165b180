"""Keeps one worker running beside the web server: starts it again when it ends, and ends with who started it.

Run by serving.py as `python -m maatwerk.lib.worker_keeper PARENT_PID COMMAND...`, in a session of its own, so that
Ctrl-C reaches the web server alone and the worker stops in good order after it.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from types import FrameType

from maatwerk.lib.postgres import child

GLANCE = 0.2
# A worker that lived shorter than this was not well, and is given time before the next one.
HEALTHY_SECONDS = 10
LONGEST_PAUSE = 30
STOP_SECONDS = 12


class WorkerKeeper:
    """One worker's keeper."""

    def __init__(self, parent: int, command: list[str]) -> None:
        self.parent = parent
        self.command = command
        self.asked_to_stop = False
        self.process: subprocess.Popen[bytes] | None = None

    def run(self) -> int:
        """Start, watch, start again; stop when asked, or when the web server is gone, however that went."""
        signal.signal(signal.SIGTERM, self._ask)
        signal.signal(signal.SIGINT, self._ask)
        pause = 1.0
        while not self._must_stop():
            started = time.monotonic()
            self._start()
            while self.process.poll() is None and not self._must_stop():
                time.sleep(GLANCE)
            if self._must_stop():
                break
            print(f"De werker stopte (code {self.process.returncode}) en start opnieuw.", file=sys.stderr)  # noqa: T201
            pause = 1.0 if time.monotonic() - started > HEALTHY_SECONDS else min(pause * 2, LONGEST_PAUSE)
            self._rest(pause)
        self._stop()
        return 0

    def _ask(self, number: int, frame: FrameType | None) -> None:
        self.asked_to_stop = True

    def _must_stop(self) -> bool:
        # Where the kernel tells no child that its parent died, the change of parent does.
        return self.asked_to_stop or os.getppid() != self.parent

    def _start(self) -> None:
        # The kernel stops the worker when this keeper is killed.
        watched = [sys.executable, child.__file__, "self", str(os.getpid()), *self.command]
        self.process = subprocess.Popen(watched, stdin=subprocess.DEVNULL)

    def _rest(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until and not self._must_stop():
            time.sleep(GLANCE)

    def _stop(self) -> None:
        """What the worker is doing may be finished; then it is ended."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


if __name__ == "__main__":
    sys.exit(WorkerKeeper(int(sys.argv[1]), sys.argv[2:]).run())
