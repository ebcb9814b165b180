"""Serving the app on this computer: everything made ready first, then gunicorn and one worker until Ctrl-C.

Production runs gunicorn and `manage.py worker` as two units (see README); this is the same for one machine.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.db import connection, connections
from gunicorn.app.base import BaseApplication
from gunicorn.workers.gthread import ThreadWorker

from maatwerk.lib import personal_data, system
from maatwerk.lib.postgres import child
from maatwerk.lib.startup import StartupProblem

HOST = "127.0.0.1"
PORT = 8000
KEEPER_SECONDS = 15


def prepare() -> None:
    """Libraries, the newest schema and the static files. Raises StartupProblem, or SystemExit after a failed migrate.

    The migrations run in a process of their own, because only that one may have the owner's rights.
    """
    system.ensure(system.PDF_NEEDS)
    connection.ensure_connection()  # a wrong address is told here, and the embedded server stays up meanwhile
    command = [sys.executable, str(Path(settings.BASE_DIR) / "manage.py"), "migrate", "--no-input", "--verbosity=0"]
    environment = {**os.environ, "MAATWERK_DB_ROLE": "owner"}
    if subprocess.run(command, env=environment, check=False).returncode != 0:
        raise SystemExit(1)
    call_command("collectstatic", interactive=False, verbosity=0)


def refuse_busy_port(host: str, port: int) -> None:
    """Raises StartupProblem when something listens there already, or the port may not be used."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((host, port))
        except OSError as problem:
            raise StartupProblem(
                f"Poort {port} op {host} is niet vrij ({problem.strerror}). "
                f"Stop wat daar draait, of kies een andere poort met --port {port + 1}."
            ) from None


def serve(host: str = HOST, port: int = PORT, *, announce: str = "") -> None:
    """Serve until Ctrl-C; does not return. `announce` is printed once the first page can be asked for."""
    refuse_busy_port(host, port)
    connections.close_all()
    sentence = announce or f"Maatwerk draait op http://{host}:{port}/ (stoppen: Ctrl-C)"
    beside = _WorkerBeside(host, port)
    try:
        _Gunicorn(host, port, sentence, beside).run()
    finally:
        beside.stop()


class _WorkerBeside:
    """The process that keeps the background work going as long as this one lives."""

    def __init__(self, host: str, port: int) -> None:
        self.site = os.environ.get("SITE_URL") or f"http://{_address(host, port)}"
        self.master = os.getpid()
        self.keeper: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Called when the first page can be asked for, so that the worker's start does not delay it."""
        worker = [sys.executable, str(Path(settings.BASE_DIR) / "manage.py"), "worker"]
        keeper = [sys.executable, "-m", "maatwerk.lib.worker_keeper", str(self.master), *worker]
        self.keeper = subprocess.Popen(
            # Told by the kernel when this process ends, also by kill -9.
            [sys.executable, child.__file__, "self", str(self.master), *keeper],
            stdin=subprocess.DEVNULL, cwd=settings.BASE_DIR, start_new_session=True,
            env={**os.environ, "MAATWERK_ENV": settings.ENV, "SITE_URL": self.site},
        )  # fmt: skip

    def stop(self) -> None:
        """Wait until keeper and worker are gone. gunicorn's own workers are forks that also come by here."""
        if self.keeper is None or os.getpid() != self.master:
            return
        self.keeper.terminate()
        try:
            self.keeper.wait(KEEPER_SECONDS)
        except subprocess.TimeoutExpired:
            self.keeper.kill()


def _address(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


class _Worker(ThreadWorker):
    """Ctrl-C reaches the whole process group; only the master acts on it and tells the workers.

    Two signals at once would make the worker wait for a lock that it holds itself.
    """

    def init_signals(self) -> None:
        """As always, but deaf to Ctrl-C."""
        super().init_signals()
        signal.signal(signal.SIGINT, signal.SIG_IGN)


class _Gunicorn(BaseApplication):
    """gunicorn with its settings from here and nowhere else."""

    def __init__(self, host: str, port: int, sentence: str, beside: _WorkerBeside) -> None:
        self.address = _address(host, port)
        self.sentence = sentence
        self.beside = beside
        super().__init__()

    def load_config(self) -> None:
        """Threads, so that a slow reader does not hold a process; no control socket in the home folder."""
        chosen: dict[str, Any] = {
            "bind": self.address,
            "workers": 2,
            "worker_class": _Worker,
            "threads": 4,
            "timeout": 60,
            "graceful_timeout": 10,
            "control_socket_disable": True,
            "loglevel": "error",
            "when_ready": self._when_ready,
        }
        for name, value in chosen.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """The WSGI application, made in each worker; the word lists of the hints are read beside the first requests."""
        application = get_wsgi_application()
        personal_data.warm()
        return application

    def _when_ready(self, arbiter: Any) -> None:
        # A closed terminal window means stop; gunicorn would take it for "read your settings again".
        signal.signal(signal.SIGHUP, lambda *_: os.kill(os.getpid(), signal.SIGTERM))
        self.beside.start()
        print(self.sentence, flush=True)  # noqa: T201
