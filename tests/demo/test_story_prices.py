"""The kostenkaart of the demo: prices of nobody, that say so, in the words of the lists."""

from collections import Counter
from datetime import date, timedelta

import pytest

from canvas.enums import PriceUnit
from canvas.models import Price
from canvas.prices import prices_on
from maatwerk.demo.loading.cast import Cast
from maatwerk.demo.story import lists
from maatwerk.demo.story.prices import PRICES


def test_about_twenty_five_posts_each_once():
    assert 22 <= len(PRICES) <= 30
    assert max(Counter((info.name, info.unit) for info in PRICES).values()) == 1


@pytest.mark.parametrize("info", PRICES, ids=lambda info: info.name)
def test_price_uses_the_lists_and_names_no_provider(info):
    assert info.unit in PriceUnit
    assert info.scheme in lists.REGELINGEN
    assert info.payer in lists.PAYERS
    assert info.source.endswith(", voor de demo")
    assert all(amount > 0 for amount, _, _ in info.prices)
    for (_, _, last), (_, first, _) in zip(info.prices, info.prices[1:], strict=False):
        assert first - last == timedelta(days=1)
    assert info.prices[-1][2] is None


@pytest.mark.django_db
def test_the_demo_has_a_price_of_every_post_on_every_day_of_its_story():
    Cast()
    assert not Price.objects.filter(fictitious=False).exists()
    assert all(price.source_on_line.endswith("voor de demo (fictief)") for price in Price.objects.all())
    for day in (date(2019, 1, 1), date(2019, 12, 31), date(2020, 1, 1), date(2020, 11, 24)):
        assert {price.item.name for price in prices_on(day)} == {info.name for info in PRICES}
    assert prices_on(date(2020, 11, 24)).get(item__name="Leefgeld").amount == 75
