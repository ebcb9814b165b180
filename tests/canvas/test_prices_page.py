"""The pages of the kostenkaart."""

from datetime import date

import pytest

from canvas.models import Price, PriceItem
from maatwerk.audit.models import Event
from maatwerk.lib import clock
from tests import factories as f
from tests.canvas.test_prices import add, set_price

pytestmark = pytest.mark.django_db

LIST, NEW = "/kostenkaart/", "/kostenkaart/nieuw/"


@pytest.fixture(autouse=True)
def tuesday():
    with clock.at(f.TUESDAY):
        yield


@pytest.fixture
def cast():
    return f.make_cast()


def once(answer):
    return {"once": answer.context["form"]["once"].value()}


# --- reading ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("items", [1, 3])
def test_list_asks_the_same_number_of_questions(client, cast, items, django_assert_num_queries):
    for number in range(items):
        set_price(cast, add(cast, f"post {number}"), "80", date(2020, 7, 1))
    client.force_login(cast.consultant)
    with django_assert_num_queries(7):  # four of the session, one of the user, items, prices
        answer = client.get(LIST)
    assert [item.name for _, group in answer.context["groups"] for item in group] == [
        f"post {number}" for number in range(items)
    ]
    assert answer.content.decode().count("€\xa080,00") == items


@pytest.mark.parametrize("prices", [1, 3])
def test_item_asks_the_same_number_of_questions(client, cast, prices, django_assert_num_queries):
    item = add(cast)
    for year in range(2021, 2020 + prices):
        set_price(cast, item, "80", date(year, 1, 1))
    client.force_login(cast.coach)
    with django_assert_num_queries(7):
        answer = client.get(f"{LIST}{item.pk}/")
    assert len(answer.context["prices"]) == prices


def names(client, query=""):
    return [item.name for _, group in client.get(LIST + query).context["groups"] for item in group]


def test_list_is_searched_sorted_and_narrowed(client, cast):
    add(cast, "zwemles", payer="gezin")
    add(cast, "Appel", scheme=None)
    item = add(cast, "oude post")
    client.force_login(cast.admin)
    client.post(f"{LIST}{item.pk}/wijzigen/", {"name": "oude post", "payer": ""})
    assert names(client) == ["zwemles", "Appel"]  # what has no regeling comes last
    assert names(client, "?volgorde=naam") == ["Appel", "zwemles"]
    assert names(client, "?toon=alle&volgorde=naam") == ["Appel", "oude post", "zwemles"]
    assert [names(client, f"?zoek={word}") for word in ("ZWEM", "gezin", "bijstand", "niets")] == [
        ["zwemles"],
        ["zwemles"],
        ["zwemles"],
        [],
    ]
    assert names(client, "?volgorde=onzin&toon=onzin&zoek=" + "x" * 100) == ["zwemles", "Appel"]


def test_price_of_another_time_is_not_shown(client, cast):
    add(cast, "later", valid_from=date(2021, 1, 1))
    client.force_login(cast.consultant)
    page = client.get(LIST).content.decode()
    assert ("geen prijs op deze dag" in page, "€\xa075,00" in page) == (True, False)


def test_fictitious_price_says_so_everywhere(client, cast):
    item = add(cast)
    client.force_login(cast.consultant)
    for address in (LIST, f"{LIST}{item.pk}/"):
        assert ">fictief<" in "".join(client.get(address).content.decode().split())


def test_reader_sees_no_buttons_and_changes_nothing(client, cast):
    item = add(cast)
    client.force_login(cast.consultant)
    page = client.get(LIST).content.decode() + client.get(f"{LIST}{item.pk}/").content.decode()
    assert [
        word for word in (NEW, "/inlezen/", "/wijzigen/", "/prijzen/", 'method="post" novalidate') if word in page
    ] == []
    assert client.post(f"{LIST}{item.pk}/", {"amount": "5"}).status_code == 403
    assert Price.objects.count() == 1


# --- keeping ---------------------------------------------------------------------------------------------------------
def test_administrator_adds_an_item_once(client, cast):
    client.force_login(cast.admin)
    fields = {
        **once(client.get(NEW)),
        "name": " vervoer ",
        "unit": "day",
        "payer": "gemeente",
        "scheme": cast.scheme.pk,
        "amount": "1.250,50",
        "source": "offerte",
        "valid_from": "2020-01-01",
        "fictitious": "on",
    }
    answers = [client.post(NEW, fields) for _ in range(2)]
    price = Price.objects.select_related("item").get()
    assert [answer.status_code for answer in answers] == [302, 302]
    assert (price.item.name, price.item.scheme, str(price.amount)) == ("vervoer", cast.scheme, "1250.50")
    assert (price.fictitious, price.item.in_use, price.item.is_residence) == (True, True, False)


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("name", "", "Vul in waarvoor de prijs geldt."),
        ("name", "x" * 121, "Maak dit korter: er passen 120 tekens."),
        ("unit", "", "Kies een eenheid."),
        ("amount", "-5", "Het bedrag mag niet lager zijn dan"),
        ("amount", "0", "Het bedrag mag niet lager zijn dan"),
        ("amount", "99999999999", "Het bedrag mag niet hoger zijn dan"),
        ("amount", "veel", "Schrijf een bedrag zoals"),
        ("source", "", "Schrijf op waar deze prijs vandaan komt."),
        ("valid_from", "31-02-2020", "Schrijf de dag als 24-11-2020"),
        ("valid_from", "0020-01-01", "Vul een dag in vanaf het jaar 2000."),
        ("valid_until", "2019-12-31", "De prijs eindigt voordat hij begint."),
    ],
)
def test_refused_input_keeps_what_was_typed(client, cast, field, typed, sentence):
    client.force_login(cast.admin)
    good = {"name": "a", "unit": "day", "amount": "5", "source": "offerte <b>", "valid_from": "2020-01-01"}
    answer = client.post(NEW, {**once(client.get(NEW)), **good, field: typed})
    page = answer.content.decode()
    assert (answer.status_code, sentence in page, PriceItem.objects.count()) == (200, True, 0)
    assert answer.context["form"][field].value() == typed
    assert field == "source" or "offerte &lt;b&gt;" in page


def test_same_item_is_refused_with_what_was_typed(client, cast):
    add(cast, "vervoer", unit="day")
    client.force_login(cast.admin)
    fields = {"name": "vervoer", "unit": "day", "amount": "5", "source": "offerte", "valid_from": "2020-01-01"}
    answer = client.post(NEW, {**once(client.get(NEW)), **fields})
    assert (answer.status_code, answer.context["form"]["source"].value()) == (409, "offerte")
    assert "Deze post met deze eenheid staat al op de kostenkaart." in answer.content.decode()
    assert Event.objects.filter(action="price_item.add", result="refused").count() == 1


def test_new_price_is_set_once_and_closes_the_other(client, cast):
    item = add(cast)
    client.force_login(cast.admin)
    page = f"{LIST}{item.pk}/"
    fields = {**once(client.get(page)), "amount": "80", "source": "nota", "valid_from": "2020-12-01"}
    assert [client.post(page, fields).status_code for _ in range(2)] == [302, 302]
    shown = client.get(page).content.decode()
    assert "vanaf 01-01-2020 tot en met 30-11-2020" in shown
    assert shown.index("vanaf 01-12-2020") < shown.index("vanaf 01-01-2020")
    again = client.post(page, {**fields, **once(client.get(page))})
    assert (again.status_code, again.context["form"]["source"].value()) == (409, "nota")
    assert "staat al een prijs" in again.content.decode()


def test_price_is_ended_and_refused_to_go_on(client, cast):
    price = add(cast).prices.get()
    client.force_login(cast.admin)
    page = f"{LIST}prijzen/{price.pk}/"
    assert client.post(page, {"valid_until": "2020-12-31"}).status_code == 302
    answer = client.post(page, {"valid_until": "2021-12-31"})
    assert (answer.status_code, "afgesloten op 31-12-2020" in answer.content.decode()) == (409, True)
    price.refresh_from_db()
    assert price.valid_until == date(2020, 12, 31)


def test_item_is_changed_and_switched_off(client, cast):
    item = add(cast)
    client.force_login(cast.admin)
    page = f"{LIST}{item.pk}/wijzigen/"
    assert client.get(page).context["form"]["in_use"].value() is True
    assert client.post(page, {"name": "weekgeld", "payer": "", "scheme": ""}).status_code == 302
    item.refresh_from_db()
    assert (item.name, item.payer, item.scheme, item.in_use, item.unit) == ("weekgeld", "", None, False, "week")


def test_menu_of_the_administrator_leads_here(client, cast):
    client.force_login(cast.admin)
    assert f'href="{LIST}"' in client.get("/beheer/").content.decode()
