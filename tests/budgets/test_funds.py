"""The pages of the funds: who sees what, the line and the table with the same numbers, and constant queries."""

import datetime as dt
from decimal import Decimal

import pytest

from budgets.services import commit_cost, pay_cost, set_forecast
from maatwerk.lib import clock
from tests import factories as f
from tests.reports import plans

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


@pytest.fixture
def fund(cast):
    with clock.at(dt.date(2020, 1, 2)):
        return f.make_fund(cast)


def agreed_case(cast, fund, amount=4_300):
    return plans.agreed(cast, fund=fund, amount=amount, costs=(20_000, 90_000, 63_000))


PAGES = ("/fondsen/", "/fondsen/maatwerkbudget/", "/fondsen/maatwerkbudget/2020/")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("who", "status"),
    [("keeper", 200), ("manager", 200), ("chair", 200), ("coach", 200), ("adviser", 200), ("admin", 403)],
)
def test_pages_by_role(client, cast, fund, page, who, status):
    client.force_login(getattr(cast, who))
    assert client.get(page).status_code == status


@pytest.mark.parametrize("page", PAGES)
def test_anonymous_signs_in_first(client, db, page):
    assert client.get(page)["Location"] == f"/aanmelden/?next={page}"


def test_unknown_fund_or_year_is_404(client, cast, fund):
    client.force_login(cast.keeper)
    assert client.get("/fondsen/bestaat-niet/").status_code == 404
    assert client.get("/fondsen/maatwerkbudget/2031/").status_code == 404


def test_rows_are_for_budgetbeheerder_and_teammanager(client, cast, fund):
    case = agreed_case(cast, fund)
    for who, sees in ((cast.keeper, True), (cast.manager, True), (cast.chair, False), (cast.coach, False)):
        client.force_login(who)
        page = client.get("/fondsen/maatwerkbudget/2020/").content.decode()
        assert (case.number in page) is sees
        assert ("Betaling boeken" in page) is (who == cast.keeper)


def test_year_shows_the_same_numbers_in_line_and_table(client, cast, fund):
    agreed_case(cast, fund, amount=4_300)
    year = fund.years.get()
    pay_cost(
        year, cost_type="training", amount=Decimal(18_500), description="training", by=cast.keeper, key="p",
        on=dt.date(2020, 6, 30),
    )  # fmt: skip
    set_forecast(year, cost_type="", as_of=clock.today(), amount=Decimal(125_000), note="verwacht", by=cast.keeper)
    client.force_login(cast.manager)
    response = client.get("/fondsen/maatwerkbudget/2020/")
    segments = {s["kind"]: s["amount"] for s in response.context["line"]["segments"]}
    assert segments == {"realised": 18_500, "committed": 4_300, "expected": 102_200, "available": 175_000}
    page = response.content.decode()
    for amount in ("18.500", "4.300", "102.200", "277.200", "300.000"):
        assert f"€\xa0{amount}" in page


def test_peildatum_shows_the_year_as_it_stood(client, cast, fund):
    year = fund.years.get()
    for month, key in ((3, "a"), (9, "b")):
        pay_cost(
            year, cost_type="ipw", amount=Decimal(1_000), description=f"termijn {key}", by=cast.keeper, key=key,
            on=dt.date(2020, month, 1),
        )  # fmt: skip
    client.force_login(cast.keeper)
    response = client.get("/fondsen/maatwerkbudget/2020/?peildatum=2020-08-31")
    assert response.context["line"]["sums"].realised_total == 1_000
    page = response.content.decode()
    assert "termijn a" in page
    assert "termijn b" not in page
    assert client.get("/fondsen/maatwerkbudget/2020/?peildatum=onzin").context["line"]["sums"].realised_total == 2_000


def test_ledger_is_filtered_by_kind_and_kostensoort(client, cast, fund):
    agreed_case(cast, fund)
    pay_cost(fund.years.get(), cost_type="ipw", amount=Decimal(1), description="advies", by=cast.keeper, key="a")
    client.force_login(cast.keeper)

    def rows(query):
        found = client.get(f"/fondsen/maatwerkbudget/2020/?{query}").context["page_obj"]
        return sorted(row.kind for row in found)

    assert rows("") == ["commitment", "estimate", "realisation"]
    assert rows("soort=realisation") == ["realisation"]
    assert rows("kostensoort=maatwerk") == ["commitment"]


def test_fund_without_year_says_what_to_do(client, cast, fund):
    f.make_fund(cast, slug="werkbudget", name="Werkbudget", year=2019)
    client.force_login(cast.keeper)
    assert "/fondsen/werkbudget/openen/" in client.get("/fondsen/").content.decode()
    client.force_login(cast.coach)
    page = client.get("/fondsen/").content.decode()
    assert "Dit fonds heeft dit jaar nog geen budget." in page
    assert "/openen/" not in page


def test_no_rendement_in_the_ledger(client, cast, fund):
    """The KBA says 63.000 and saves 27.000; the fund knows 4.300 only (rules.md, Costs and money)."""
    agreed_case(cast, fund, amount=4_300)
    client.force_login(cast.keeper)
    page = client.get("/fondsen/maatwerkbudget/2020/").content.decode()
    assert "4.300" in page
    assert "63.000" not in page
    assert "27.000" not in page


@pytest.mark.parametrize("count", [1, 3])
def test_funds_page_asks_the_same_questions_for_one_and_three(client, cast, django_assert_num_queries, count):
    for i in range(count):
        f.make_fund(cast, slug=f"fonds-{i}", name=f"Fonds {i}")
    client.force_login(cast.keeper)
    with django_assert_num_queries(9):
        client.get("/fondsen/")


@pytest.mark.parametrize("count", [1, 3])
def test_fund_page_asks_the_same_questions_for_one_and_three(client, cast, django_assert_num_queries, count):
    for i in range(count):
        f.make_fund(cast, year=2020 - i)
    client.force_login(cast.keeper)
    with django_assert_num_queries(9):
        client.get("/fondsen/maatwerkbudget/")


@pytest.mark.parametrize("count", [1, 3])
def test_year_page_asks_the_same_questions_for_one_and_three(client, cast, fund, django_assert_num_queries, count):
    year = fund.years.get()
    for i in range(count):
        agreed_case(cast, fund)
        row = commit_cost(
            year, cost_type="ipw", amount=Decimal(10), description="contract", by=cast.keeper, key=f"c{i}"
        )
        set_forecast(year, cost_type="", as_of=row.on, amount=Decimal(10), note="x", by=cast.keeper)
    client.force_login(cast.keeper)
    with django_assert_num_queries(13):
        client.get("/fondsen/maatwerkbudget/2020/")
