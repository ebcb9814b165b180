"""The parts of the look in a browser: accessible in light and dark, on a phone and a desk, no policy violation."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.browser import assert_accessible, until

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}
PAGES = ["/", "/canvas/", "/tafel/", "/fund/", "/form/", "/aanmelden/"]

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def look_urls(settings):
    settings.ROOT_URLCONF = "tests.look.urls"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_page_is_accessible(page, path, scheme):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        page.goto(path)
        assert_accessible(page)


@pytest.mark.parametrize("path", PAGES)
def test_page_fits_small_hands_and_windows(page, path):
    """320 px wide without scrolling sideways (WCAG 1.4.10), 44 px to touch, one h1 and no heading level skipped."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    small = page.evaluate(
        """[...document.querySelectorAll(
             ".nl-button, .mw-choice, .mw-tabs a, .mw-nav a, .utrecht-textbox, .utrecht-select, summary")]
           .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 44)
           .map(e => e.outerHTML)"""
    )
    assert small == []
    levels = page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4')].filter(e => e.checkVisibility()).map(e => +e.tagName[1])"
    )
    assert levels.count(1) == 1
    assert [b - a for a, b in pairwise(levels) if b - a > 1] == []


def test_fonts_are_the_vendored_ones(page):
    page.goto("/")
    page.evaluate("document.fonts.ready")
    loaded = page.evaluate(
        "[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family.replaceAll('\"', ''))"
    )
    assert set(loaded) == {"Source Sans 3", "Source Serif 4"}


def test_form_with_errors_is_accessible_and_takes_the_focus(page):
    page.goto("/form/")
    page.get_by_role("button", name="Aanmelden").click()
    page.wait_for_selector(".mw-error-summary")
    assert page.evaluate("document.activeElement.className") == "mw-error-summary"
    assert page.title().startswith("Let op: ")
    assert_accessible(page)
    page.get_by_role("link", name="Waarom is maatwerk nodig?").click()
    assert page.evaluate("document.activeElement.id") == "id_ground_0"


def test_form_works_without_javascript(browser, live_server):
    context = browser.new_context(java_script_enabled=False, base_url=live_server.url, viewport=PHONE)
    window = context.new_page()
    window.goto("/form/")
    assert window.get_by_role("navigation", name="Hoofdmenu").is_visible()
    window.get_by_role("button", name="Aanmelden").click()
    assert window.get_by_text("dingen te doen").is_visible()
    context.close()


def test_menu_opens_on_a_phone(page):
    page.set_viewport_size(PHONE)
    page.goto("/")
    menu = page.get_by_role("button", name="Menu")
    assert menu.get_attribute("aria-expanded") == "false"
    assert page.get_by_role("link", name="Fondsen").is_hidden()
    menu.click()
    assert menu.get_attribute("aria-expanded") == "true"
    assert page.get_by_role("link", name="Fondsen").is_visible()
    assert_accessible(page)
    page.keyboard.press("Escape")
    assert page.get_by_role("link", name="Fondsen").is_hidden()


def test_button_that_asks_first_only_posts_after_yes(page):
    posts = []
    page.on("request", lambda request: request.method == "POST" and posts.append(request.post_data))
    page.goto("/")
    page.get_by_role("button", name="Intrekken", exact=True).click()
    dialog = page.get_by_role("dialog")
    assert "niets meer over het gezin vastgelegd" in dialog.inner_text()
    assert_accessible(page)
    dialog.get_by_role("button", name="Nee, terug").click()
    assert posts == []
    page.get_by_role("button", name="Intrekken", exact=True).click()
    with page.expect_navigation():
        dialog.get_by_role("button", name="Ja, intrekken").click()
    assert [("do=withdraw" in post) for post in posts] == [True]


def test_button_that_asks_first_does_so_too_when_it_is_pressed_before_the_script_is_there(page):
    posts, scripts = [], []
    page.on("request", lambda request: request.method == "POST" and posts.append(request.post_data))
    page.route(re.compile(r"/js/app\."), lambda route: scripts.append(route))
    page.goto("/", wait_until="commit")
    page.get_by_role("button", name="Intrekken", exact=True).click()
    until(page, lambda: scripts)
    assert not page.get_by_role("dialog").is_visible()
    scripts[0].continue_()
    page.get_by_role("dialog").get_by_role("button", name="Nee, terug").click()
    page.get_by_role("button", name="Intrekken", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Nee, terug").click()
    assert posts == []


def test_double_press_posts_once_and_keeps_the_buttons_value(page):
    posts = []
    page.on("request", lambda request: request.method == "POST" and posts.append(request.post_data))
    page.goto("/form/")
    with page.expect_navigation():
        page.evaluate("const b = document.querySelector('button[name=save]'); b.click(); b.click(); b.click()")
    assert len(posts) == 1
    assert "save=Aanmelden" in posts[0]


def test_refused_part_is_swapped_in_with_the_token_and_takes_the_focus(page, browser_errors):
    page.goto("/")
    button = page.get_by_role("button", name="Deel vernieuwen")
    for _ in range(2):  # the guard lets go when the answer is there
        button.click()
        page.wait_for_selector("#part:has-text('Geweigerd na try.')")
        expect(page.locator("#part")).to_be_focused()
        assert button.get_attribute("aria-disabled") is None
    assert all("409" in error for error in browser_errors)
    browser_errors.clear()


def test_lost_connection_is_told_and_nothing_is_lost(page, browser_errors):
    page.goto("/")
    page.context.set_offline(True)
    page.get_by_role("button", name="Deel vernieuwen").click()
    page.wait_for_selector("#mw-live:has-text('Geen verbinding.')")
    browser_errors.clear()


def test_closed_button_can_be_reached_and_tells_why(page):
    page.goto("/tafel/")
    closed = page.get_by_role("button", name="Akkoord vastleggen")
    closed.focus()
    assert closed.evaluate("e => e === document.activeElement")
    reason = page.locator("#" + closed.get_attribute("aria-describedby"))
    assert reason.inner_text() == "Nog één akkoord nodig van een maatwerkeindbaas die niet betrokken is."


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/dicht/", 403, "Je begeleidt deze casus zelf."),
        ("/weg/", 404, "Deze pagina is er niet, of is niet met je gedeeld."),
        ("/stuk/", 500, "Er ging iets mis bij ons"),
    ],
)
def test_error_page_says_what_to_do(page, browser_errors, path, status, words):
    response = page.goto(path)
    assert response.status == status
    assert page.get_by_text(words).is_visible()
    assert_accessible(page)
    assert len(browser_errors) == 1  # the browser's own line about the status, and no violation of the policy
    browser_errors.clear()


def test_focus_is_visible_on_light_and_dark(page):
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.get_by_role("link", name="Naar de inhoud").is_visible()
    page.keyboard.press("Tab")
    style = page.evaluate(
        """(({outlineColor, outlineWidth, boxShadow}) => [outlineColor, outlineWidth, boxShadow])(
             getComputedStyle(document.activeElement))"""
    )
    assert style == ["rgb(255, 182, 18)", "3px", "rgb(16, 22, 29) 0px 0px 0px 5px"]
