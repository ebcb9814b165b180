"""The kostenkaart: a price stays what it was, the next one closes it, and what holds on a day."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import connection

from canvas import services
from canvas.enums import PriceUnit
from canvas.models import Price, PriceItem
from canvas.prices import line_values, price_to_use, prices_on
from maatwerk.audit.models import Event
from maatwerk.lib import clock
from maatwerk.lib.refusals import NotAllowed, RuleBroken
from tests import factories as f
from tests.canvas.below_orm import insert, verdict

pytestmark = pytest.mark.django_db

JANUARY = dt.date(2020, 1, 1)
TODAY = f.TUESDAY.date()


@pytest.fixture(autouse=True)
def tuesday():
    with clock.at(f.TUESDAY):
        yield


@pytest.fixture
def cast():
    return f.make_cast()


def add(cast, name="leefgeld", *, amount="75.00", valid_from=JANUARY, valid_until=None, fictitious=True, **fields):
    price = {
        "amount": Decimal(amount),
        "source": "voorbeeld",
        "valid_from": valid_from,
        "valid_until": valid_until,
        "fictitious": fictitious,
    }
    values = {"unit": PriceUnit.WEEK, "scheme": cast.scheme, "payer": "gemeente", **fields}
    return services.add_price_item(name=name, price=price, by=cast.admin, **values)


def set_price(cast, item, amount, valid_from, valid_until=None):
    return services.set_price(
        item, amount=Decimal(amount), source="nieuw", valid_from=valid_from, valid_until=valid_until, by=cast.admin
    )


def periods(item):
    return [
        (str(price.amount), price.valid_from, price.valid_until)
        for price in Price.objects.filter(item=item).order_by("valid_from")
    ]


# --- what holds on a day ---------------------------------------------------------------------------------------------
def test_price_holds_from_its_first_to_its_last_day(cast):
    item = add(cast, valid_from=dt.date(2020, 3, 1), valid_until=dt.date(2020, 3, 31))
    days = [dt.date(2020, 2, 29), dt.date(2020, 3, 1), dt.date(2020, 3, 31), dt.date(2020, 4, 1)]
    assert [[price.item for price in prices_on(day)] for day in days] == [[], [item], [item], []]


def test_item_that_is_off_is_not_chosen(cast):
    item = add(cast)
    price = item.prices.get()
    assert price_to_use(str(price.pk), TODAY) == price
    services.change_price_item(item, in_use=False, by=cast.admin)
    assert (list(prices_on(TODAY)), price_to_use(price.pk, TODAY)) == ([], None)


@pytest.mark.parametrize("sent", ["", "x", "-1", "0", "9" * 30, "²", None])
def test_nonsense_chooses_no_price(cast, sent):
    add(cast)
    assert price_to_use(sent, TODAY) is None


def test_line_takes_over_price_and_source(cast):
    price = add(cast, is_residence=True).prices.get()
    assert line_values(prices_on(TODAY).get()) == {
        "price": price,
        "description": "leefgeld",
        "rate": Decimal("75.00"),
        "rate_unit": "per week",
        "frequency": "week",
        "scheme": cast.scheme,
        "payer": "gemeente",
        "source": "voorbeeld (fictief)",
        "is_residence": True,
    }


def test_source_says_fictief_once_and_fits():
    price = Price(source="fictief, voor de demo", fictitious=True)
    assert price.source_on_line == "fictief, voor de demo"
    price.source = "b" * 200
    assert (len(price.source_on_line), price.source_on_line[-10:]) == (200, " (fictief)")
    price.fictitious = False
    assert price.source_on_line == "b" * 200


def test_old_costs_keep_the_price_that_they_took_over(cast):
    item = add(cast)
    price = item.prices.get()
    canvas = f.make_canvas(cast, costs=False)
    values = {**line_values(price), "quantity": Decimal(2), "amount": Decimal(150), "scenario": "custom"}
    line = services.add_cost_line(canvas, **values, by=cast.coach)
    set_price(cast, item, "80.00", dt.date(2020, 6, 1))
    services.change_price_item(item, name="weekgeld", in_use=False, by=cast.admin)
    line.refresh_from_db()
    assert (line.description, line.rate, line.amount, line.price_id) == ("leefgeld", 75, 150, price.pk)


# --- a new price follows ---------------------------------------------------------------------------------------------
def test_new_price_closes_the_one_before_it(cast):
    item = add(cast)
    set_price(cast, item, "80.00", dt.date(2020, 7, 1))
    set_price(cast, item, "82.50", dt.date(2021, 1, 1))
    assert periods(item) == [
        ("75.00", JANUARY, dt.date(2020, 6, 30)),
        ("80.00", dt.date(2020, 7, 1), dt.date(2020, 12, 31)),
        ("82.50", dt.date(2021, 1, 1), None),
    ]


def test_earlier_price_ends_before_the_later_one(cast):
    item = add(cast)
    with pytest.raises(RuleBroken, match="Laat deze prijs uiterlijk op 31-12-2019 eindigen"):
        set_price(cast, item, "70.00", dt.date(2019, 1, 1))
    set_price(cast, item, "70.00", dt.date(2019, 1, 1), dt.date(2019, 12, 31))
    assert periods(item)[0] == ("70.00", dt.date(2019, 1, 1), dt.date(2019, 12, 31))


def test_two_prices_from_the_same_day_are_refused_whole(cast):
    item = add(cast)
    with pytest.raises(RuleBroken, match="Vanaf 01-01-2020 staat al een prijs: €\xa075,00"):
        set_price(cast, item, "80.00", JANUARY)
    assert periods(item) == [("75.00", JANUARY, None)]


def test_price_ends_and_goes_on_no_longer(cast):
    price = add(cast).prices.get()
    services.end_price(price, valid_until=dt.date(2020, 9, 30), by=cast.admin)
    services.end_price(price, valid_until=dt.date(2020, 6, 30), by=cast.admin)
    for day, sentence in ((dt.date(2020, 7, 1), "afgesloten op 30-06-2020"), (dt.date(2019, 1, 1), "begint op 01-01-")):
        with pytest.raises(RuleBroken, match=sentence):
            services.end_price(price, valid_until=day, by=cast.admin)
    assert periods(price.item) == [("75.00", JANUARY, dt.date(2020, 6, 30))]


def test_same_item_twice_is_refused_whole(cast):
    add(cast)
    with pytest.raises(RuleBroken, match="staat al op de kostenkaart"):
        add(cast)
    add(cast, unit=PriceUnit.MONTH)
    assert PriceItem.objects.count() == 2


def test_no_bsn_on_the_kostenkaart(cast):
    for act in (
        lambda: add(cast, "gezin 111222333"),
        lambda: services.change_price_item(add(cast), payer="111222333", by=cast.admin),
        lambda: services.set_price(
            PriceItem.objects.get(), amount=1, source="111222333", valid_from=TODAY, by=cast.admin
        ),
    ):
        with pytest.raises(RuleBroken, match="burgerservicenummer"):
            act()


@pytest.mark.parametrize("who", ["coach", "consultant", "chair", "keeper", "manager", "adviser"])
def test_only_the_administrator_keeps_it(cast, who):
    item = add(cast)
    by = getattr(cast, who)
    for act in (
        lambda: services.add_price_item(name="x", unit="week", price={}, by=by),
        lambda: services.change_price_item(item, name="x", by=by),
        lambda: services.set_price(item, amount=1, source="x", valid_from=TODAY, by=by),
        lambda: services.end_price(item.prices.get(), valid_until=TODAY, by=by),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_every_act_is_in_the_general_log(cast):
    item = add(cast)
    price = set_price(cast, item, "80.00", dt.date(2020, 7, 1))
    services.end_price(price, valid_until=dt.date(2020, 12, 31), by=cast.admin)
    services.change_price_item(item, in_use=False, by=cast.admin)
    services.change_price_item(item, in_use=False, by=cast.admin)  # nothing changes, nothing is said
    events = Event.objects.filter(chain="", action__startswith="price").order_by("seq")
    assert [event.action for event in events] == [
        "price_item.added",
        "price.set",
        "price.ended",
        "price.set",
        "price.ended",
        "price_item.changed",
    ]
    assert {event.actor_id for event in events} == {cast.admin.pk}


# --- the database, round the ORM -------------------------------------------------------------------------------------
def price_row(item, **other):
    values = {"item_id": item.pk, "amount": 80, "source": "x", "fictitious": False, "valid_from": "2021-01-01"}
    return insert("canvas_price", **{**values, "valid_until": None, **other})


@pytest.mark.parametrize(
    ("first", "last", "rule"),
    [
        ("2020-06-30", None, "canvas_price_one_at_a_time"),
        ("2019-01-01", None, "canvas_price_one_at_a_time"),
        ("2019-12-01", "2020-01-01", "canvas_price_one_at_a_time"),
        ("2020-03-01", "2020-03-02", "canvas_price_one_at_a_time"),
        ("2019-12-01", "2019-12-31", ""),
        ("2020-07-01", None, ""),
        ("2020-08-01", "2020-07-01", "canvas_price_period"),
    ],
)
def test_database_holds_one_price_of_an_item_at_a_time(cast, first, last, rule):
    item = add(cast, valid_until=dt.date(2020, 6, 30))
    assert verdict(price_row(item, valid_from=first, valid_until=last)) == rule
    assert verdict(price_row(add(cast, "ander"), valid_from="2019-01-01", valid_until="2019-01-02")) == ""


def test_database_keeps_a_price_as_it_was(cast):
    price = add(cast, valid_until=dt.date(2020, 6, 30)).prices.get()
    other = add(cast, "ander", valid_from=dt.date(2021, 1, 1))
    for change in (
        "amount = 76",
        "source = 'anders'",
        "fictitious = false",
        "valid_from = '2020-02-01'",
        f"item_id = {other.pk}",
        "id = id + 1000",
        "valid_until = NULL",
        "valid_until = '2020-07-01'",
    ):
        statement = (f"UPDATE canvas_price SET {change} WHERE id = {price.pk}", [])
        assert verdict(statement) == "canvas_price_stays", change
    assert verdict((f"UPDATE canvas_price SET valid_until = '2020-05-31' WHERE id = {price.pk}", [])) == ""
    open_ended = other.prices.get()
    assert verdict((f"UPDATE canvas_price SET valid_until = '2021-05-31' WHERE id = {open_ended.pk}", [])) == ""
    assert verdict((f"DELETE FROM canvas_price WHERE id = {price.pk}", [])) == "42501"


def test_database_keeps_the_unit_of_an_item_with_a_price(cast):
    item = add(cast)
    bare = PriceItem.objects.create(name="nog leeg", unit="week")
    assert verdict((f"UPDATE canvas_priceitem SET unit = 'month' WHERE id = {item.pk}", [])) == (
        "canvas_priceitem_unit_stays"
    )
    assert verdict((f"UPDATE canvas_priceitem SET unit = 'month' WHERE id = {bare.pk}", [])) == ""
    assert verdict((f"UPDATE canvas_priceitem SET name = 'weekgeld' WHERE id = {item.pk}", [])) == ""


def test_rules_of_the_database_have_a_sentence(cast):
    from maatwerk.lib.refusals import _sentences

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname FROM pg_constraint WHERE contype IN ('c', 'u', 'x')"
            " AND conrelid IN ('canvas_price'::regclass, 'canvas_priceitem'::regclass)"
            " UNION SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
            " AND tgrelid IN ('canvas_price'::regclass, 'canvas_priceitem'::regclass)"
        )
        assert {name for (name,) in cursor.fetchall()} - set(_sentences) == set()
