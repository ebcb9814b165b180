"""What all tests share.

The tests run as the app role on a schema that the owner migrated, on an embedded PostgreSQL of their own: what the
database refuses in production it refuses here.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase
from hypothesis import settings as hypothesis_settings

from maatwerk.lib import clock, system
from maatwerk.lib.postgres.config import APP_ROLE, OWNER_ROLE
from maatwerk.lib.startup import StartupProblem
from tests import played
from tests.browser import browser, browser_errors, page, playwright_loop  # noqa: F401
from tests.database import Template, empty_again, keep_what_migrations_filled_in

# No time limit per example: on a busy machine a slow one is no fault. The same examples every run, so that a red run
# can be repeated.
hypothesis_settings.register_profile("maatwerk", deadline=None, derandomize=True)
hypothesis_settings.load_profile("maatwerk")

# Safe enough for data that may be lost, and several times faster.
TEST_SERVER_OPTIONS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")

database = settings.DATABASES["default"]
database.update(
    ENGINE="maatwerk.lib.postgres.backend",
    NAME="maatwerk",
    USER=OWNER_ROLE,
    APP_ROLE=APP_ROLE,
    VAR_DIR=settings.VAR_DIR / "test",
    SERVER_OPTIONS=TEST_SERVER_OPTIONS,
    CONN_MAX_AGE=0,
)
# Tests stand on the present or move the clock themselves; nobody asks the database how late it is.
clock.set_offset(timedelta(0))
# Argon2 takes its time on purpose; the tests of signing in need only a hash.
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_configure(config: pytest.Config) -> None:
    """Once, before workers start: the libraries and the browser must be there."""
    if hasattr(config, "workerinput"):
        return
    try:
        system.ensure(system.TEST_NEEDS)
    except StartupProblem as problem:
        pytest.exit("\n".join(problem.sentences), returncode=1)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One worker more than there are cores: a worker often waits for its browser or its server."""
    return (os.cpu_count() or 1) + 1


# Modules of few tests that take long go first: begun last, one of them would keep a single core busy at the end.
LONG_MODULES = ("tests/e2e/", "_browser.py", "test_concurrency.py", "test_any_order", "tests/demo/test_loading.py")
# Takes a copy of the demo that another module of e2e loads, and so begins when it is there.
LAST_OF_THE_LONG = "tests/e2e/test_path.py"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long modules first; the order is the same for every worker."""

    def turn(item: pytest.Item) -> int:
        if LAST_OF_THE_LONG in item.nodeid:
            return 1
        return 0 if any(part in item.nodeid for part in LONG_MODULES) else 2

    items.sort(key=turn)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish(session: pytest.Session) -> None:
    """What is there now stays: looking through it for what nobody needs any more takes a tenth of a test's time."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """In CI a skipped test is a failed run: nobody reads skips."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") == "true" and reporter and reporter.stats.get("skipped") and exitstatus == 0:
        session.exitstatus = 1


@contextmanager
def owner_role() -> Iterator[None]:
    """Inside the block this test's connection has the owner's rights."""
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
    try:
        yield
    finally:
        if connection.connection is not None and not connection.needs_rollback:
            with connection.cursor() as cursor:
                cursor.execute(f"SET ROLE {APP_ROLE}")


@pytest.fixture(scope="session")
def template(request: pytest.FixtureRequest) -> Template | None:
    """With several workers one migrates and the others take a copy."""
    worker = getattr(request.config, "workerinput", None)
    return Template(database, worker["testrunuid"]) if worker else None


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None,
    playwright_loop: object,  # noqa: F811
    template: Template | None,
) -> None:
    """The first step of the set-up: the browser's event loop must be there before any connection is."""
    if template:
        template.take()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker, template: Template | None) -> Iterator[None]:
    """After the migrations every connection steps down to the app role; before the end it is the owner again."""
    with django_db_blocker.unblock():
        if template is None or template.is_mine:
            keep_what_migrations_filled_in()
        connection.close()
        if template:
            template.give()
        database.setdefault("OPTIONS", {})["assume_role"] = APP_ROLE
        connection.execute_wrappers.append(played.watch)
    yield
    with django_db_blocker.unblock():
        del database["OPTIONS"]["assume_role"]
        connection.close()


def _empty_as_owner(self: TransactionTestCase) -> None:
    """The app role may not empty what only grows, so the clean-up after a test that commits is done by the owner."""
    with owner_role():
        empty_again()


TransactionTestCase._fixture_teardown = _empty_as_owner


@pytest.fixture
def as_owner(db: None) -> Iterator[None]:
    """The whole test runs with the owner's rights (for tests about triggers that the app role never reaches)."""
    with owner_role():
        yield


@pytest.fixture
def owner_rights(db: None) -> Callable:
    """`with owner_rights(): ...` for a part of a test."""
    return owner_role
