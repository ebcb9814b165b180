"""Every page that a person of the demo can reach passes axe and leaves the console silent."""

from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, get_resolver, resolve

from maatwerk.demo.loading.cast import LOGINS
from tests.browser import assert_accessible

# Addresses that answer with something else than a page: a download, a part, or a form that only takes POST.
NO_PAGE = {"people:sign_out"}
# One visit shows a page; these look different by what they are about, so more of them are opened.
SEVERAL = {"canvas:case": 6, "canvas:detail": 4, "canvas:item": 4, "canvas:meeting": 3, "budgets:year": 2}


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
        if link.netloc == here.netloc and not link.path.startswith("/static/") and not link.path.endswith("/pdf/")
    ]


def walk(page):
    """Open every kind of page that can be reached by links, check it, and return the names of the views."""
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
        assert_accessible(page)
        waiting += links_of(page)
    return set(seen)


@pytest.mark.slow
@pytest.mark.parametrize("username", LOGINS)
def test_every_page_of_a_person_is_accessible_and_quiet(person, username, visited):
    visited |= walk(person(username))


@pytest.mark.slow
def test_every_page_is_accessible_in_the_dark_on_a_phone(person):
    walk(person("maatwerkeindbaas2", color_scheme="dark", viewport={"width": 390, "height": 844}))


@pytest.fixture(scope="module")
def visited():
    """The views that someone could reach by links."""
    return set()


def _names(resolver=None, prefix=""):
    for entry in (resolver or get_resolver()).url_patterns:
        if hasattr(entry, "url_patterns"):
            yield from _names(entry, f"{prefix}{entry.namespace}:" if entry.namespace else prefix)
        elif entry.name:
            yield f"{prefix}{entry.name}"
