"""An open canvas in a browser: windows of several people, and what they do in a box."""

import re
from pathlib import Path

from django.urls import reverse
from playwright.sync_api import expect

from canvas.enums import BoxKind
from canvas.models import Box
from tests import factories as f
from tests.browser import until

ROOT = Path(__file__).parents[2]
# What Chromium and htmx say of a refused save or a cut line, which these tests cause.
CAUSED = r"status of 4(01|03|09|22)|Status Error Code 40[13]|ERR_|htmx:(sendError|responseError)"
SAVES, QUESTIONS = "**/vak/self/", re.compile("/canvas/stand/")
TEXT = "Tekst voor Zelf doen."


def sheet(canvas):
    return reverse("canvas:detail", args=[canvas.case.number])


def stored(canvas, kind=BoxKind.SELF):
    return Box.objects.get(canvas=canvas, kind=kind).text


def box(page, kind="self"):
    return page.locator(f"#vak-{kind}")


def area(page, kind="self"):
    return page.locator(f"#tekst-{kind}")


def state(page, kind="self"):
    return page.locator(f"#stand-{kind}")


def open_box(page, canvas, kind="self"):
    page.goto(sheet(canvas))
    page.click(f"#schrijf-{kind}")
    expect(area(page, kind)).to_be_focused()
    return area(page, kind)


def written_on(page, kind="self"):
    """The box after coming back: open with what was typed, or opened once more when that had been saved by then."""
    until(page, lambda: area(page, kind).count() or not drafts(page))
    if not area(page, kind).count():
        page.click(f"#schrijf-{kind}")
    expect(area(page, kind)).to_be_visible()
    return area(page, kind)


def write(textarea, text):
    """Type on at the end, in one go."""
    textarea.press("ControlOrMeta+End")
    textarea.page.keyboard.insert_text(text)


def saved(page, kind="self"):
    expect(state(page, kind)).to_contain_text("opgeslagen")
    expect(state(page, kind)).not_to_contain_text("niet")


def drafts(page):
    """The names under which this tab keeps what was typed and not saved."""
    return page.evaluate("Object.keys(sessionStorage).filter(key => key.startsWith('maatwerk-draft/'))")


def hold_questions(page):
    """From now on nothing has changed, as far as the page hears; also no question of before is on its way."""
    page.route(QUESTIONS, lambda route: route.fulfill(status=304))
    with page.expect_request(QUESTIONS):  # one at a time
        pass


def hold_saves(page):
    """From now on no save gets through."""
    page.route(SAVES, lambda route: route.abort() if route.request.method == "POST" else route.continue_())


def sign_in(page, username):
    page.get_by_label("Gebruikersnaam").fill(username)
    page.get_by_label("Wachtwoord").fill(f.PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Aanmelden", exact=True).click()
