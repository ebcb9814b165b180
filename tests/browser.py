"""Browser tests: one Chromium per worker, a fresh context per test, and no error in the console goes unnoticed."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, sync_playwright

from maatwerk.lib import system

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
    context = browser.new_context(locale="nl-NL", timezone_id="Europe/Amsterdam", base_url=live_server.url)
    context.set_default_timeout(10_000)
    window = context.new_page()

    def on_console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            browser_errors.append(f"{message.type}: {message.text}")

    window.on("console", on_console)
    window.on("pageerror", lambda error: browser_errors.append(f"pageerror: {error}"))
    yield window
    context.close()


def assert_accessible(page: Page) -> None:
    """No axe violation (WCAG 2.2 A and AA and axe's good practices) on the page as it stands."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    problems = [
        f"{rule['id']} ({rule['impact']}): {rule['help']}\n    " + "\n    ".join(node["html"] for node in rule["nodes"])
        for rule in found
    ]
    assert not problems, "\n".join(problems)
