"""The tafel as people sit at it: each at her own screen, and nobody reloads."""

import datetime as dt
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from maatwerk.lib import clock
from tests.browser import assert_accessible
from tests.canvas.tafel_setup import edit, give, on_the_table

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def table():
    """On the day of the tests: the pages are served by another thread, whose clock is not moved."""
    with clock.at(dt.datetime.combine(clock.today(), dt.time(0, 0, 1))):
        return on_the_table()


@pytest.fixture
def screen(browser, browser_errors, live_server):
    """`with screen(user) as window:` a window of this person's own, signed in."""

    @contextmanager
    def opened(user, **options):
        client = Client()
        client.force_login(user)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        context = browser.new_context(locale="nl-NL", base_url=live_server.url, **options)
        context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
        context.set_default_timeout(15_000)
        window = context.new_page()
        window.on("console", lambda said: said.type == "error" and browser_errors.append(said.text))
        yield window
        context.close()

    return opened


def test_akkoord_at_one_screen_opens_the_button_at_another(table, screen):
    cast = table.cast
    give(table, cast.eye1)
    with screen(cast.chair) as chair, screen(cast.eye2) as eye:
        chair.goto(table.item.get_absolute_url())
        expect(chair.get_by_role("button", name="Akkoord vastleggen")).to_have_attribute("aria-disabled", "true")
        link = chair.get_by_role("link", name="Aanvullen en opnieuw inbrengen")
        link.focus()
        eye.goto(table.item.get_absolute_url())
        assert_accessible(eye)
        eye.get_by_role("button", name="Akkoord geven").click()
        eye.get_by_role("dialog").get_by_role("button", name="Ja, akkoord").click()
        expect(eye.get_by_role("main")).to_contain_text("Je gaf akkoord op versie 1.")
        # The voorzitter's page follows by itself, says so to a screen reader, and leaves the focus where it was.
        expect(chair.get_by_role("link", name="Akkoord vastleggen")).to_be_visible(timeout=15_000)
        expect(chair.locator("#stemmen-nieuws")).to_have_text(
            "2 van 2 akkoorden. De akkoorden zijn er. Leg de uitkomst vast."
        )
        assert chair.evaluate("document.activeElement.id") == "aanvullen"
        assert_accessible(chair)


def test_new_version_closes_the_button_of_who_is_still_reading(table, screen):
    with screen(table.cast.eye1) as eye:
        eye.goto(table.item.get_absolute_url())
        expect(eye.get_by_role("button", name="Akkoord geven")).to_be_visible()
        edit(table)
        expect(eye.get_by_role("main")).to_contain_text(
            "De tekst of een bedrag is gewijzigd na versie 1.", timeout=15_000
        )
        expect(eye.get_by_role("button", name="Akkoord geven")).to_have_attribute("aria-disabled", "true")


def test_akkoord_without_script(table, screen):
    """No dialog and no polling, and still one akkoord."""
    with screen(table.cast.eye1, java_script_enabled=False) as eye:
        eye.goto(table.item.get_absolute_url())
        eye.get_by_role("button", name="Akkoord geven").click()
        expect(eye.get_by_role("main")).to_contain_text("Je gaf akkoord op versie 1.")
