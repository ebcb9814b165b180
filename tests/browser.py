"""Browser tests: one Chromium per worker, a fresh context per test, and no error in the console goes unnoticed."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from maatwerk.lib import system

# A page asks by itself. These two are what htmx says when leaving cuts that off, which is no fault; a line that
# is cut says htmx:sendError as well, and a refusal htmx:responseError.
CUT_OFF_BY_LEAVING = re.compile(r"htmx:(afterRequest|sendAbort)(, \[object \w+\])?")

# What a test waits for comes by itself; how soon is no rule of ours, and the machine may be busy.
PATIENCE_MS = 60_000
expect.set_options(timeout=PATIENCE_MS)

FLAGS = [
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def playwright_loop(request: pytest.FixtureRequest) -> Iterator[Playwright | None]:
    """Playwright's event loop, started before the database is set up, or None when no test needs a browser.

    Django keeps one database connection for a thread with an event loop and another for one without, and takes the
    loop for async code (it is not). So the loop is there from the first connection to the last.
    """
    if not any("browser" in getattr(item, "fixturenames", ()) for item in request.session.items):
        yield None
        return
    with sync_playwright() as playwright:
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright_loop: Playwright) -> Iterator[Browser]:
    """Chromium, started by the first test that asks."""
    chromium = playwright_loop.chromium.launch(executable_path=system.chromium(), args=FLAGS)
    yield chromium
    chromium.close()


@pytest.fixture
def browser_errors() -> Iterator[list[str]]:
    """What the console complained of, policy violations included. Must be empty at the end of the test.

    A test that provokes an error (a page that answers 403) checks it and calls `browser_errors.clear()`.
    """
    errors: list[str] = []
    yield errors
    assert errors == [], "\n".join(errors)


@pytest.fixture
def page(browser: Browser, browser_errors: list[str], live_server) -> Iterator[Page]:
    """A fresh Dutch browser window on the live server: `page.goto("/")`."""
    context = new_context(browser, live_server.url)
    yield listened(context.new_page(), browser_errors)
    context.close()


def new_context(browser: Browser, url: str, **options: Any) -> BrowserContext:
    """A Dutch browser of someone's own, on this address."""
    context = browser.new_context(locale="nl-NL", timezone_id="Europe/Amsterdam", base_url=url, **options)
    context.set_default_timeout(PATIENCE_MS)
    return context


def listened(window: Page, errors: list[str], *, of: str = "", caused: str = "") -> Page:
    """This window, of which every complaint comes in `errors`, except what fits the pattern `caused`."""

    def note(sort: str, text: object) -> None:
        if not (caused and re.search(caused, str(text))):
            errors.append(f"{of} {window.url} {sort}: {text}" if of else f"{sort}: {text}")

    def on_console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not CUT_OFF_BY_LEAVING.fullmatch(message.text):
            note(message.type, message.text)

    window.on("console", on_console)
    window.on("pageerror", lambda error: note("pageerror", error))
    return window


def until(page: Page, is_so: Callable[[], object]) -> None:
    """Wait till this is so. Not Playwright's `wait_for_function`: that is `eval` in the page, which the policy of the
    site forbids, and which only shows when it has to look twice.
    """
    deadline = time.monotonic() + PATIENCE_MS / 1000
    while not _holds(is_so):
        assert time.monotonic() < deadline, "this did not come"
        page.wait_for_timeout(50)


def _holds(is_so: Callable[[], object]) -> bool:
    """A page that is just being left can not be asked: then it is not so yet."""
    try:
        return bool(is_so())
    except Error as problem:
        if "context was destroyed" in str(problem):
            return False
        raise


def assert_accessible(page: Page) -> None:
    """No axe violation (WCAG 2.2 A and AA and axe's good practices) on the page as it stands."""
    from axe_playwright_python.sync_playwright import Axe

    # Only what is wrong comes back whole: telling all that is right takes as long as looking.
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    problems = [
        f"{rule['id']} ({rule['impact']}): {rule['help']}\n    " + "\n    ".join(node["html"] for node in rule["nodes"])
        for rule in found
    ]
    assert not problems, "\n".join(problems)
