"""The demo as a stranger starts it: the README's command on a data folder of its own, and people who sign in."""

import fcntl
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.browser import listened, new_context

ROOT = Path(__file__).parents[2]
PASSWORD = "maatwerk"


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _environment(var):
    known = {
        name: value for name, value in os.environ.items() if not name.startswith(("MAATWERK_", "DATABASE_", "DJANGO_"))
    }
    return known | {"MAATWERK_VAR": str(var)}


def _loaded_once(shared):
    """The data folder of a demo that no process uses: the first worker that asks loads it, the others wait for it."""
    loaded = shared / "demo-loaded"
    with (shared / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not loaded.exists():
            var = shared / "demo-loading"
            command = [sys.executable, "manage.py", "demo", "--no-serve"]
            subprocess.run(command, cwd=ROOT, env=_environment(var), check=True, capture_output=True)
            while (var / "pg" / "postmaster.pid").exists():
                time.sleep(0.1)
            var.rename(loaded)
    return loaded


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory):
    """Start `manage.py demo` and give its address; what it prints first is in `.printed`."""
    folder = tmp_path_factory.mktemp("demo")
    port = _free_port()
    shared = tmp_path_factory.getbasetemp()
    # Each worker has a folder of its own in the one of the run.
    shared = shared.parent if "PYTEST_XDIST_WORKER" in os.environ else shared
    var = folder / "var"
    shutil.copytree(_loaded_once(shared), var, ignore=shutil.ignore_patterns("*.lock", "pg-socket"))
    environment = _environment(var)
    log = (folder / "demo.log").open("w+")
    process = subprocess.Popen(
        [sys.executable, "manage.py", "demo", "--port", str(port)],
        cwd=ROOT,
        env=environment,
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    site = Site(f"http://127.0.0.1:{port}", log, environment)
    try:
        site.wait_until_ready(process)
        yield site
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
        log.close()


class Site:
    """The running demo."""

    def __init__(self, url, log, environment):
        self.url, self._log, self.environment = url, log, environment

    @property
    def printed(self):
        self._log.flush()
        return Path(self._log.name).read_text()

    def wait_until_ready(self, process):
        while process.poll() is None:
            try:
                with urllib.request.urlopen(f"{self.url}/readyz", timeout=5) as answer:  # noqa: S310 - our own address
                    if answer.status == 200:
                        return
            except OSError:
                time.sleep(0.3)
        pytest.fail(f"the demo stopped: {self.printed}")

    def command(self, *arguments):
        """Run a manage.py command on the same data."""
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def person(browser, demo_site, browser_errors):
    """`person("consulent")` signs in and gives her browser window; one window per person."""
    contexts, windows = [], {}

    def sign_in(username, **options):
        if username in windows:
            return windows[username]
        context = new_context(browser, demo_site.url, **options)
        contexts.append(context)
        page = listened(context.new_page(), browser_errors, of=username)
        page.goto("/aanmelden/")
        page.get_by_label("Gebruikersnaam").fill(username)
        page.get_by_label("Wachtwoord").fill(PASSWORD)
        page.get_by_role("main").get_by_role("button", name="Aanmelden", exact=True).click()
        page.wait_for_url("**/")
        windows[username] = page
        return page

    yield sign_in
    for context in contexts:
        context.close()


def case_number(page):
    """The case number in the address of a page."""
    return re.search(r"/casussen/(\d{4}-\d{3})/", page.url)[1]
