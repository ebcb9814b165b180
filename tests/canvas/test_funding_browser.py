"""What a fonds keeps follows the typing, and the articles follow the search, without a step of one's own."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from canvas import services
from tests import factories as f
from tests.browser import assert_accessible

pytestmark = pytest.mark.django_db(transaction=True)


def test_fonds_follows_the_typing_and_articles_follow_the_search(page, live_server):
    cast = f.make_cast()
    fund = f.make_fund(cast, amount=5_000)
    canvas = f.make_canvas(cast, fund=fund)
    services.add_example_articles(by=cast.admin)
    client = Client()
    client.force_login(cast.coach)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])

    page.goto(reverse("canvas:funding", args=[canvas.case.number]))
    ahead = page.locator("#vooruit")
    expect(ahead).to_contain_text(re.compile(r"Na dit plan blijft in Maatwerkbudget €\s700,00 over"))
    page.get_by_label("fonds", exact=True).check()
    page.get_by_label("Uit welk fonds?").select_option(label="Maatwerkbudget")
    page.get_by_label("Bedrag").press_sequentially("1.250,50")
    expect(ahead).to_contain_text(re.compile(r"Dit plan vraagt €\s550,50 meer dan er is"))
    assert page.evaluate("document.activeElement.name") == "amount"
    assert page.get_by_label("Bedrag").input_value() == "1.250,50"
    assert_accessible(page)

    page.goto(reverse("canvas:legitimacy", args=[canvas.case.number]))
    page.get_by_label("Zoek in de artikelen").press_sequentially("spoed")
    expect(page.get_by_role("button", name="Kies Wmo 2015, artikel 2.3.3")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Kies Wmo 2015, artikel 2.3.3").click()
    expect(page.get_by_role("main")).to_contain_text("Wmo 2015, artikel 2.3.3 staat bij dit plan.")
    assert_accessible(page)
