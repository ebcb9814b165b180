"""What the ledger does with a form that comes twice, a day to come, and a year that is open already."""

import datetime as dt
from decimal import Decimal

import pytest

from budgets.models import BudgetYear, Mutation, Oormerk
from budgets.services import (
    carry_over,
    change_budget,
    commit_cost,
    correct,
    earmark,
    open_budget_year,
    pay_commitment,
    pay_cost,
    release,
    set_forecast,
)
from budgets.sums import bar, year_sums
from maatwerk.lib import clock
from maatwerk.lib.refusals import NotAllowed, RuleBroken
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


@pytest.fixture
def year(cast):
    with clock.at(dt.date(2020, 1, 2)):
        return f.make_fund(cast).years.get()


def pay(cast, year, amount, key, **fields):
    values = {"cost_type": "training", "description": "factuur", "by": cast.keeper, **fields}
    return pay_cost(year, amount=Decimal(amount), key=key, **values)


def test_same_key_books_once(cast, year):
    first = pay(cast, year, 100, "k")
    assert pay(cast, year, 100, "k") == first
    year.refresh_from_db()
    assert year.realised == 100


def test_same_key_with_another_amount_is_refused(cast, year):
    pay(cast, year, 100, "k")
    with pytest.raises(RuleBroken, match="iets anders geboekt"):
        pay(cast, year, 200, "k")
    year.refresh_from_db()
    assert year.realised == 100


def test_day_to_come_is_refused(cast, year):
    with pytest.raises(RuleBroken, match="Kies vandaag of een eerdere dag"):
        pay(cast, year, 100, "k", on=clock.today() + dt.timedelta(days=1))
    with pytest.raises(RuleBroken, match="peildatum"):
        set_forecast(
            year, cost_type="", as_of=clock.today() + dt.timedelta(days=1), amount=Decimal(1), note="x", by=cast.keeper
        )


def test_year_is_opened_once(cast, year):
    with pytest.raises(RuleBroken, match="al geopend"):
        open_budget_year(year.fund, year.year, amount=Decimal(1), decision="nog eens", by=cast.keeper, key="x")
    year.refresh_from_db()
    assert year.adjusted == 300_000


def test_only_budgetbeheerder_books(cast, year):
    with pytest.raises(NotAllowed, match="budgetbeheerder"):
        pay(cast, year, 100, "k", by=cast.manager)


def test_carry_over_moves_between_years_of_one_fund(cast, year):
    f.make_fund(cast, amount=100_000, year=2021)
    following = BudgetYear.objects.get(year=2021)
    carry_over(year, following, amount=Decimal(160_000), decision="raadsbesluit", by=cast.keeper, key="o")
    year.refresh_from_db()
    following.refresh_from_db()
    assert (year.adjusted, following.adjusted) == (140_000, 260_000)


def test_carry_over_of_more_than_available_books_nothing(cast, year):
    f.make_fund(cast, amount=100_000, year=2021)
    following = BudgetYear.objects.get(year=2021)
    with pytest.raises(RuleBroken, match="niet genoeg beschikbaar"):
        carry_over(year, following, amount=Decimal(300_001), decision="raadsbesluit", by=cast.keeper, key="o")
    assert Mutation.objects.count() == 2


def test_carry_over_to_another_fund_is_refused(cast, year):
    other = f.make_fund(cast, slug="werkbudget", name="Werkbudget").years.get()
    with pytest.raises(RuleBroken, match="hetzelfde fonds"):
        carry_over(year, other, amount=Decimal(1), decision="besluit", by=cast.keeper, key="o")


def test_second_oormerk_for_a_law_is_refused(cast, year):
    earmark(year, law="wmo", amount=Decimal(10), decided_on=clock.today(), by=cast.keeper)
    with pytest.raises(RuleBroken, match="al een oormerk"):
        earmark(year, law="wmo", amount=Decimal(20), decided_on=clock.today(), by=cast.keeper)
    assert Oormerk.objects.count() == 1


def test_sums_on_a_peildatum_follow_the_rows_until_that_day(cast, year):
    row = commit_cost(
        year,
        cost_type="ipw",
        amount=Decimal(1_000),
        description="contract",
        by=cast.keeper,
        key="c",
        on=dt.date(2020, 3, 1),
    )
    paid = pay_commitment(
        row, amount=Decimal(400), description="termijn", by=cast.keeper, key="p", on=dt.date(2020, 4, 1)
    )
    release(row, amount=Decimal(100), description="minder", by=cast.keeper, key="r", on=dt.date(2020, 5, 1))
    correct(paid, reason="verkeerde rekening", by=cast.keeper)  # today, 24 November

    def stand(month, day=1):
        sums = year_sums(dt.date(2020, month, day), [year])[year.pk]
        return sums.realised_total, sums.committed_total

    assert stand(2) == (0, 0)
    assert stand(3) == (0, 1_000)
    assert stand(3, 31) == (0, 1_000)
    assert stand(4) == (400, 600)
    assert stand(5) == (400, 500)
    assert stand(11, 23) == (400, 500)
    assert stand(11, 24) == (0, 900)
    year.refresh_from_db()
    assert (year.realised, year.committed) == (0, 900)


def test_estimate_stays_beside_the_adjusted_estimate(cast, year):
    change_budget(year, kind="amendment", amount=Decimal(-25_000), decision="raad", by=cast.keeper, key="w")
    sums = year_sums(clock.today(), [year])[year.pk]
    assert (sums.estimate, sums.adjusted, sums.available) == (300_000, 275_000, 275_000)


def test_expected_is_what_the_newest_forecast_leaves(cast, year):
    """Letter of 3 December 2020: 90.000 to mid-October, 125.000 expected for the year; no straight line."""
    pay(cast, year, 90_000, "k", cost_type="maatwerk", on=dt.date(2020, 10, 15))
    for day, amount in ((1, 200_000), (15, 125_000)):
        set_forecast(
            year,
            cost_type="maatwerk",
            as_of=dt.date(2020, 10, day),
            amount=Decimal(amount),
            note="plannen in voorbereiding",
            by=cast.keeper,
        )
    sums = year_sums(dt.date(2020, 10, 15), [year])[year.pk]
    assert (sums.expected, sums.forecast) == (35_000, 125_000)
    assert [(s["kind"], s["amount"]) for s in bar(sums)] == [
        ("realised", 90_000),
        ("committed", 0),
        ("expected", 35_000),
        ("available", 175_000),
    ]
    assert sum(segment["width"] for segment in bar(sums)) == pytest.approx(100)
    assert year_sums(dt.date(2020, 10, 14), [year])[year.pk].forecasts["maatwerk"].amount == 200_000
    set_forecast(year, cost_type="", as_of=clock.today(), amount=Decimal(300_000), note="alles", by=cast.keeper)
    assert year_sums(clock.today(), [year])[year.pk].expected == 210_000
