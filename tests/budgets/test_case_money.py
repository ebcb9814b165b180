"""The tab Geld: agreed beside booked, and for the budgetbeheerder amounts without the plan."""

from decimal import Decimal

import pytest

from budgets.models import Mutation
from budgets.services import pay_commitment, release
from canvas.services import add_funding_line
from maatwerk.audit.models import Event
from maatwerk.lib import clock
from tests import factories as f
from tests.reports import plans

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


@pytest.fixture
def case(cast):
    return plans.agreed(cast, fund=f.make_fund(cast), amount=4_300, costs=(20_000, 90_000, 63_000))


def url(case):
    return f"/casussen/{case.number}/geld/"


def test_member_sees_agreed_beside_booked(client, cast, case):
    commitment = Mutation.objects.commitments().get()
    pay_commitment(commitment, amount=Decimal(3_000), description="huur", by=cast.keeper, key="p")
    release(commitment, amount=Decimal(300), description="goedkoper", by=cast.keeper, key="r")
    client.force_login(cast.consultant)
    response = client.get(url(case))
    assert response.status_code == 200
    assert response.context["total"] == {"committed": 4_300, "paid": 3_000, "released": 300, "open": 1_000}
    page = response.content.decode()
    assert "tijdelijke woonplek" in page
    assert "Maatwerkbudget 2020" in page
    assert "te traag" in page
    assert "/boekingen/" not in page


def test_regular_regeling_stands_beside_the_fund_but_not_in_the_ledger(client, cast):
    fund = f.make_fund(cast)
    canvas = plans.discussed(cast, fund=fund, amount=1_000, costs=(1, 2, 1))
    add_funding_line(
        canvas, source="regular", scheme=cast.scheme, description="extra huur", amount=Decimal(74), frequency="month",
        by=cast.coach,
    )  # fmt: skip
    from canvas.services import circulate, decide, give_akkoord, put_on_agenda

    circulate(canvas, by=cast.coach)
    canvas.case.refresh_from_db()
    item = put_on_agenda(plans.own_meeting(cast, "breakthrough"), canvas, by=cast.chair)
    item.refresh_from_db()
    for eye in (cast.eye1, cast.eye2):
        give_akkoord(item, seen_hash=item.version.hash, by=eye)
    decide(item, "agreed", by=cast.chair)
    client.force_login(cast.coach)
    context = client.get(url(canvas.case)).context
    assert [(line.source, line.amount) for line in context["lines"]] == [
        ("Maatwerkbudget", 1_000),
        ("bijzondere bijstand", 888),
    ]
    assert context["agreed_total"] == 1_888
    assert context["total"]["committed"] == 1_000


def test_before_akkoord_nothing_is_shown_as_agreed(client, cast):
    canvas = plans.discussed(cast, fund=f.make_fund(cast), costs=(20_000, 90_000, 63_000))
    client.force_login(cast.coach)
    page = client.get(url(canvas.case)).content.decode()
    assert "Er is nog geen bekostiging afgesproken." in page
    assert "4.300" not in page


def test_budgetbeheerder_sees_number_and_amounts_and_no_word_of_the_plan(client, cast, case):
    client.force_login(cast.keeper)
    response = client.get(url(case))
    assert response.status_code == 200
    page = response.content.decode()
    assert case.number in page
    assert "4.300,00" in page
    for word in ("tijdelijke woonplek", "te traag", "IGT Noordwest", "bijzondere bijstand", "63.000", "Tekst voor"):
        assert word not in page
    assert "case" not in response.context
    assert Event.objects.of_case(case.number).filter(action="case.viewed", actor_id=cast.keeper.pk).count() == 1


def test_budgetbeheerder_finds_no_case_without_money(client, cast):
    canvas = plans.discussed(cast)
    client.force_login(cast.keeper)
    assert client.get(url(canvas.case)).status_code == 404
    assert client.get("/casussen/2020-999/geld/").status_code == 404


def test_others(client, cast, case):
    assert client.get(url(case)).status_code == 302
    for who in (cast.stranger, cast.manager, cast.adviser, cast.admin, cast.chair):
        client.force_login(who)
        assert client.get(url(case)).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow_with_the_bookings(client, cast, case, django_assert_num_queries, count):
    commitment = Mutation.objects.commitments().get()
    for i in range(count):
        pay_commitment(commitment, amount=Decimal(100), description="huur", by=cast.keeper, key=f"p{i}")
    client.force_login(cast.keeper)
    with django_assert_num_queries(12):
        client.get(url(case))
