"""The browser fixtures notice what they must notice."""

import pytest

from tests.browser import assert_accessible

pytestmark = pytest.mark.urls("tests.platform.pages")


def test_page_opens_and_is_accessible(page):
    page.goto("/aanmelden/")
    assert page.get_by_role("heading").inner_text() == "Proef"
    assert_accessible(page)


def test_policy_stops_an_inline_script_and_the_fixture_notices(page, browser_errors):
    page.goto("/script/")
    assert page.title() == "Proef"
    assert len(browser_errors) == 1
    assert "Content Security Policy" in browser_errors[0]
    browser_errors.clear()


def test_assert_accessible_names_the_element(page):
    page.goto("/ontoegankelijk/")
    with pytest.raises(AssertionError, match=r'label .*\n.*<input type="text">'):
        assert_accessible(page)
