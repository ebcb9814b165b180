"""Taking over a price of the kostenkaart in the browser, and without JavaScript."""

import datetime as dt

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from canvas.models import CostLine
from maatwerk.lib import clock
from tests import factories as f
from tests.browser import assert_accessible
from tests.canvas.test_prices import add

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def canvas():
    with clock.at(dt.datetime.combine(clock.today(), dt.time(0, 0, 1))):
        cast = f.make_cast()
        canvas = f.make_canvas(cast, costs=False)
        add(cast, "crisisplek", unit="night", amount="1294.50", is_residence=True)
        return canvas


def test_price_is_taken_over_on_the_spot_and_kept_with_the_line(canvas, page, live_server):
    client = Client()
    client.force_login(canvas.case.coach)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    address = live_server.url + reverse("canvas:costs", args=[canvas.case.number])
    page.goto(f"{address}?bij=custom")
    page.locator("summary", has_text="kostenkaart").click()
    picker = page.get_by_label("Prijs van de kostenkaart")
    picker.select_option(index=1)
    page.get_by_role("button", name="Neem over").click()
    expect(page.get_by_label("Omschrijving").first).to_have_value("crisisplek")
    number = page.locator("[name=quantity]:focus")
    number.fill("2")
    assert_accessible(page)
    page.get_by_role("button", name="Opslaan en volgende").click()
    expect(page.get_by_role("main")).to_contain_text("voorbeeld (fictief)")
    line = CostLine.objects.get()
    assert (str(line.rate), line.rate_unit, str(line.amount), line.is_residence, line.price.amount) == (
        "1294.50",
        "per etmaal",
        "2589.00",
        True,
        line.rate,
    )
    # Without JavaScript the page comes back filled.
    page.goto(f"{address}?bij=threatened&prijs={line.price_id}")
    expect(page.get_by_label("Omschrijving").first).to_have_value("crisisplek")
    expect(page.locator("[name=rate]")).to_have_value("1.294,50")
