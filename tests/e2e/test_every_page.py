"""Every page that a person of the demo can reach passes axe and leaves the console silent."""

from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, get_resolver, resolve

from tests.browser import assert_accessible

# One of each role; the second maatwerkeindbaas reads the cases of others at the tafel.
PEOPLE = (
    "consulent",
    "maatwerkeindbaas",
    "maatwerkeindbaas2",
    "voorzitter",
    "budgetbeheerder",
    "teammanager",
    "beleidsadviseur",
    "beheerder",
)
# axe takes half a second: a page that someone has seen well is opened by others without it.
ENOUGH = 1
# Addresses that answer with something else than a page: a download, a part, or a form that only takes POST.
NO_PAGE = {"people:sign_out"}
DOWNLOADS = (".pdf", "/pdf/", "/bundel/", "/word/", "/excel/", "/csv/", ".csv", ".json", ".ics")
FILES = ("_pdf", "_bundle", "_docx", "_excel", "_xlsx", "_csv", "_json", "_ics")
# What a link does not reach: the other half takes an act first, and is seen by test_path; the rest only takes POST.
NOT_LINKED = {
    *("canvas:circulate", "canvas:cost_line", "canvas:decide", "cases:family_akkoord", "cases:withdraw_family_akkoord"),
    *("people:sign_in", "people:end_mandate", "canvas:item_live", "canvas:state"),
    *("canvas:meeting_live", "canvas:screen_live", "canvas:order_agenda"),
    *("canvas:copy_costs", "canvas:horizon", "canvas:paste_costs", "canvas:reckon", "canvas:apply_prices"),
    *("canvas:funding_line", "canvas:not_yet", "canvas:screen", "canvas:urgent"),
    *("canvas:all_parties_in_current", "canvas:party_in_current", "canvas:example_articles"),
    *("canvas:agenda", "canvas:agenda_item", "canvas:akkoord", "canvas:answer", "canvas:course", "canvas:discussed"),
    "canvas:hints",
    *("reports:report_pdf_state", "reports:report_pdf_again", "reports:report_state"),
    *("reports:report_bundle_state", "reports:report_bundle_again", "reports:report_sheet"),
    *("canvas:add_exception", "canvas:remove_exception"),
    *("canvas:presence", "canvas:question", "canvas:review", "cases:link_lesson", "people:give_mandate"),
    *("people:renew_password", "post:resend", "post:let_lapse"),
    *("reports:add_block", "reports:move_block", "reports:remove_block", "reports:restore_block"),
    *("reports:report_picture", "reports:adopt_report", "reports:send_report", "reports:replace_report"),
    *("reports:withdraw_report", "reports:report_enclosures", "reports:report_pages"),
}
# One visit shows a page; these look different by what they are about, so more of them are opened.
SEVERAL = {
    "canvas:case": 4,
    "canvas:detail": 3,
    "canvas:item": 3,
    "canvas:meeting": 3,
    "reports:description": 3,
    "reports:report": 3,
}


def view_of(path):
    """The name of the page at a path, or '' when it is not one of ours."""
    try:
        return resolve(path).view_name
    except Resolver404:
        return ""


def links_of(page):
    hrefs = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
    here = urlsplit(page.url)
    found = [urlsplit(href) for href in hrefs]
    return [
        link.path + (f"?{link.query}" if link.query else "")
        for link in found
        if link.netloc == here.netloc and not link.path.startswith("/static/") and not link.path.endswith(DOWNLOADS)
    ]


def walk(page, checked):
    """Open every kind of page that can be reached by links and check it; `checked` counts what axe has seen."""
    seen, opened, waiting = {}, set(), ["/"]
    while waiting:
        path = waiting.pop(0)
        view = view_of(urlsplit(path).path)
        if path in opened or not view or view in NO_PAGE or seen.get(view, 0) >= SEVERAL.get(view, 1):
            continue
        opened.add(path)
        answer = page.goto(path)
        assert answer.status == 200, f"{path}: {answer.status}"
        if "text/html" not in answer.headers.get("content-type", ""):
            continue
        seen[view] = seen.get(view, 0) + 1
        if checked.get(view, 0) < ENOUGH * SEVERAL.get(view, 1):
            assert_accessible(page)
            checked[view] = checked.get(view, 0) + 1
        waiting += links_of(page)


@pytest.fixture(scope="module")
def checked():
    """How often axe has seen each view, over all people."""
    return {}


@pytest.mark.slow
@pytest.mark.parametrize("username", PEOPLE)
def test_every_page_of_a_person_is_accessible_and_quiet(person, username, checked):
    walk(person(username), checked)


@pytest.mark.slow
def test_every_page_is_accessible_in_the_dark_on_a_phone(person):
    walk(person("maatwerkeindbaas2", color_scheme="dark", viewport={"width": 390, "height": 844}), {})


@pytest.mark.slow
def test_people_of_the_demo_reach_every_page(checked):
    """What nobody can reach by links was not looked at: only what asks for an act first, or is not a page."""
    pages = {name for name in _names() if not name.endswith(FILES)} - NO_PAGE
    assert pages - set(checked) == NOT_LINKED


def _names(resolver=None, prefix=""):
    for entry in (resolver or get_resolver()).url_patterns:
        if hasattr(entry, "url_patterns"):
            yield from _names(entry, f"{prefix}{entry.namespace}:" if entry.namespace else prefix)
        elif entry.name:
            yield f"{prefix}{entry.name}"
