"""The screens of the budgetbeheerder: they book once, refuse in Dutch, and keep what was typed."""

import datetime as dt
import uuid
from decimal import Decimal

import pytest

from budgets.models import BudgetYear, Forecast, Mutation, Oormerk
from budgets.services import commit_cost, pay_cost
from maatwerk.audit.models import Event
from maatwerk.lib import clock
from tests import factories as f
from tests.reports import plans

pytestmark = pytest.mark.django_db
YEAR = "/fondsen/maatwerkbudget/2020/"


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


@pytest.fixture
def year(cast):
    with clock.at(dt.date(2020, 1, 2)):
        return f.make_fund(cast).years.get()


@pytest.fixture
def keeper(client, cast, year):
    client.force_login(cast.keeper)
    return client


def booking(amount, **fields):
    """What a browser sends for a booking of 24 November."""
    values = {"key": uuid.uuid4(), "amount": amount, "on": "2020-11-24", "description": "omschrijving"}
    return {**values, **fields}


def row(cast, year, **fields):
    values = {"cost_type": "ipw", "amount": Decimal(1_000), "description": "contract", "by": cast.keeper, "key": "c"}
    return commit_cost(year, **{**values, **fields})


def sums(year):
    year.refresh_from_db()
    return year.adjusted, year.realised, year.committed


SCREENS = (
    "/fondsen/maatwerkbudget/openen/",
    f"{YEAR}wijziging/",
    f"{YEAR}overheveling/",
    f"{YEAR}verplichting/",
    f"{YEAR}betaling/",
    f"{YEAR}prognose/",
    f"{YEAR}oormerk/",
)


@pytest.mark.parametrize("screen", SCREENS)
def test_screens_are_for_the_budgetbeheerder(client, cast, year, screen):
    assert client.get(screen).status_code == 302
    for who in (cast.manager, cast.coach, cast.chair):
        client.force_login(who)
        assert client.get(screen).status_code == 403
        assert client.post(screen, booking("1")).status_code == 403
    client.force_login(cast.keeper)
    assert client.get(screen).status_code == 200
    assert Mutation.objects.count() == 1


@pytest.mark.parametrize("act", ["betalen", "vrijval", "correctie"])
def test_screens_of_a_row_are_for_the_budgetbeheerder(client, cast, year, act):
    screen = f"{YEAR}boekingen/{row(cast, year).pk}/{act}/"
    assert client.get(screen).status_code == 302
    client.force_login(cast.manager)
    assert client.get(screen).status_code == 403
    client.force_login(cast.keeper)
    assert client.get(screen).status_code == 200
    assert client.get(f"{YEAR}boekingen/0/{act}/").status_code == 404


def test_row_of_another_year_is_404(keeper, cast, year):
    other = f.make_fund(cast, year=2019).years.get(year=2019)
    assert keeper.get(f"{YEAR}boekingen/{row(cast, other).pk}/betalen/").status_code == 404


def test_open_year(keeper, cast, year):
    answer = keeper.post(
        "/fondsen/maatwerkbudget/openen/", booking("150.000", year=2021, description="raadsbesluit 2020-211")
    )
    assert answer["Location"] == "/fondsen/maatwerkbudget/"
    assert BudgetYear.objects.get(year=2021).adjusted == 150_000


def test_year_that_is_open_is_refused_with_the_typed_text(keeper, year):
    answer = keeper.post("/fondsen/maatwerkbudget/openen/", booking("999", year=2020, description="nog eens"))
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Maatwerkbudget 2020 is al geopend." in page
    assert "nog eens" in page
    assert sums(year) == (300_000, 0, 0)


def test_wijziging_with_a_minus_lowers_the_raming(keeper, year):
    keeper.post(f"{YEAR}wijziging/", booking("-25.000", description="raadsbesluit 2020-014"))
    assert sums(year) == (275_000, 0, 0)


def test_overheveling_books_in_both_years(keeper, cast, year):
    following = f.make_fund(cast, year=2021, amount=100_000).years.get(year=2021)
    keeper.post(f"{YEAR}overheveling/", booking("160.000", to_year=following.pk, description="raadsbesluit"))
    assert sums(year)[0] == 140_000
    assert sums(following)[0] == 260_000


def test_verplichting_and_betaling_without_family(keeper, year):
    keeper.post(f"{YEAR}verplichting/", booking("52.000", cost_type="ipw", description="opdracht 2020"))
    keeper.post(f"{YEAR}betaling/", booking("1.354,33", cost_type="training"))
    assert sums(year) == (300_000, Decimal("1354.33"), 52_000)


def test_more_than_available_is_refused_with_the_typed_text(keeper, year):
    answer = keeper.post(f"{YEAR}betaling/", booking("300.000,01", cost_type="ipw", description="te grote factuur"))
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Er is niet genoeg beschikbaar in dit fonds." in page
    assert "te grote factuur" in page
    assert "300.000,01" in page
    assert sums(year) == (300_000, 0, 0)
    assert Event.objects.filter(action="mutation.book", result="refused").count() == 1


def test_double_click_books_once(keeper, year):
    data = booking("100", cost_type="ipw")
    assert keeper.post(f"{YEAR}betaling/", data).status_code == 302
    assert keeper.post(f"{YEAR}betaling/", data).status_code == 302
    assert sums(year) == (300_000, 100, 0)


def test_form_of_before_with_another_amount_is_refused(keeper, year):
    data = booking("100", cost_type="ipw")
    keeper.post(f"{YEAR}betaling/", data)
    answer = keeper.post(f"{YEAR}betaling/", {**data, "amount": "200"})
    assert "Met dit formulier is al iets anders geboekt." in answer.content.decode()
    assert sums(year) == (300_000, 100, 0)


def test_key_of_the_app_itself_is_not_accepted(keeper, cast, year):
    answer = keeper.post(f"{YEAR}betaling/", booking("100", cost_type="ipw", key="akkoord:1:1"))
    assert answer.status_code == 200
    assert sums(year) == (300_000, 0, 0)


@pytest.mark.parametrize(
    ("amount", "sentence"),
    [
        ("", "Dit veld is verplicht."),
        ("0", "Het bedrag mag niet lager zijn dan"),
        ("12,345", "Schrijf een bedrag zoals"),
    ],
)
def test_wrong_amount_is_told_at_the_field(keeper, year, amount, sentence):
    answer = keeper.post(f"{YEAR}betaling/", booking(amount, cost_type="ipw", description="bewaar mij"))
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert "bewaar mij" in answer.content.decode()


def test_bsn_in_a_description_is_refused(keeper, year):
    answer = keeper.post(f"{YEAR}betaling/", booking("1", cost_type="ipw", description="voor 111222333"))
    assert "lijkt op een BSN" in answer.content.decode() or "op een BSN lijkt" in answer.content.decode()
    assert sums(year) == (300_000, 0, 0)


def test_pay_release_and_reverse_on_a_verplichting_of_a_family(keeper, cast, year):
    case = plans.agreed(cast, fund=year.fund, amount=4_300, costs=(20_000, 90_000, 63_000))
    commitment = Mutation.objects.commitments().get()
    at = f"{YEAR}boekingen/{commitment.pk}/"
    assert case.number in keeper.get(f"{at}betalen/").content.decode()
    keeper.post(f"{at}betalen/", booking("4.000"))
    assert sums(year) == (300_000, 4_000, 300)
    page = keeper.post(f"{at}betalen/", booking("300,01"))
    assert page.status_code == 409
    assert "Er kan niet meer" in page.content.decode() or "meer dan er op de verplichting" in page.content.decode()
    keeper.post(f"{at}vrijval/", booking("300"))
    assert sums(year) == (300_000, 4_000, 0)
    paid = Mutation.objects.get(kind="realisation")
    keeper.post(f"{YEAR}boekingen/{paid.pk}/correctie/", {"reason": "verkeerde rekening"})
    keeper.post(f"{YEAR}boekingen/{paid.pk}/correctie/", {"reason": "verkeerde rekening"})
    assert sums(year) == (300_000, 0, 4_000)


def test_vrijval_proposes_what_is_open(keeper, cast, year):
    answer = keeper.get(f"{YEAR}boekingen/{row(cast, year).pk}/vrijval/")
    assert 'value="1.000,00"' in answer.content.decode()


def test_verplichting_is_not_reversed_but_released(keeper, cast, year):
    answer = keeper.post(f"{YEAR}boekingen/{row(cast, year).pk}/correctie/", {"reason": "toch niet"})
    assert answer.status_code == 409
    assert "laat je vrijvallen" in answer.content.decode()
    assert "toch niet" in answer.content.decode()


def test_prognose_is_recorded_once(keeper, year):
    data = {"once": "a" * 32, "cost_type": "", "amount": "298.000", "as_of": "2020-10-15", "note": "contracten"}
    for _ in range(2):
        assert keeper.post(f"{YEAR}prognose/", data)["Location"] == YEAR
    assert [(row.amount, row.cost_type) for row in Forecast.objects.all()] == [(298_000, "")]


def test_oormerk_is_recorded_once_and_a_second_for_the_law_is_refused(keeper, year):
    data = {"once": "a" * 32, "law": "wmo", "amount": "60.000", "decided_on": "2020-11-10"}
    keeper.post(f"{YEAR}oormerk/", data)
    keeper.post(f"{YEAR}oormerk/", data)
    assert Oormerk.objects.get().amount == 60_000
    answer = keeper.post(f"{YEAR}oormerk/", {**data, "once": "b" * 32, "amount": "61.234"})
    assert answer.status_code == 409
    assert "Voor deze wet staat al een oormerk" in answer.content.decode()
    assert "61.234" in answer.content.decode()


def test_teruggedraaide_boeking_shows_so(keeper, cast, year):
    paid = pay_cost(year, cost_type="ipw", amount=Decimal(1), description="factuur", by=cast.keeper, key="p")
    assert f"boekingen/{paid.pk}/correctie/" in keeper.get(YEAR).content.decode()
    keeper.post(f"{YEAR}boekingen/{paid.pk}/correctie/", {"reason": "dubbel"})
    page = keeper.get(YEAR).content.decode()
    assert f"boekingen/{paid.pk}/correctie/" not in page
    assert "teruggedraaid" in page
