"""The story of the demonstration adds up to what the raad was told, on the day for which it was told."""

from collections import defaultdict
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from maatwerk.demo.story import all_families as story
from maatwerk.demo.story import lists
from maatwerk.demo.story.ledger import ENTRIES, FORECASTS
from maatwerk.demo.story.letters import PEILDATUM_2019, PEILDATUM_2020, PEILDATUM_BUDGET_2020
from maatwerk.demo.story.shapes import Family, twelve_months

KEYS = {family.key: family for family in story.FAMILIES}
MAATWERK = "maatwerkbudget"


def plans_on(day):
    return [family for family in story.FAMILIES if family.outcome == "akkoord" and family.doorbraak_on <= day]


def with_kba_on(day):
    return [family for family in plans_on(day) if family.has_kba]


def ids(thing):
    return getattr(thing, "key", None) or str(thing)


each_family = pytest.mark.parametrize("family", story.FAMILIES, ids=ids)


def test_december_2019_counts_twenty_discussed_ten_plans_and_ten_regular():
    discussed = [f for f in story.FAMILIES if f.spar_on and f.spar_on <= PEILDATUM_2019]
    assert len(discussed) == 20
    assert len(plans_on(PEILDATUM_2019)) == 10
    others = [f for f in discussed if f.outcome != "akkoord"]
    assert [(f.exit, f.exit_on <= PEILDATUM_2019) for f in others] == [("regular", True)] * 10


def test_december_2019_seven_kbas_give_200_000():
    kbas = with_kba_on(PEILDATUM_2019)
    assert (len(kbas), sum(f.rendement for f in kbas)) == (7, Decimal(200_000))


def test_november_2020_counts_thirty_plans_and_twenty_one_executed():
    plans = plans_on(PEILDATUM_2020)
    assert len(plans) == 30
    assert sum(1 for f in plans if f.executed_on and f.executed_on <= PEILDATUM_2020) == 21


def test_november_2020_twenty_kbas_give_426_000():
    kbas = with_kba_on(PEILDATUM_2020)
    totals = {scenario: sum(f.total(scenario) for f in kbas) for scenario in ("threatened", "custom")}
    assert len(kbas) == 20
    assert totals == {"threatened": Decimal(830_000), "custom": Decimal(404_000)}
    assert sum(f.rendement for f in kbas) == Decimal(426_000)


def test_half_of_the_plans_touch_wonen():
    assert sum("wonen" in f.domains for f in story.PLANS) == 15


def test_casus_1_is_20_000_90_000_63_000():
    casus = KEYS["veilige-woonplek"]
    assert [casus.total(s) for s in ("current", "threatened", "custom")] == [20_000, 90_000, 63_000]
    assert casus.rendement == 27_000


def test_rent_and_furnishing_of_the_mother_of_six_are_the_published_amounts():
    assert [f.total for f in KEYS["moeder-zes"].fundings] == [Decimal("888.00"), Decimal("1354.33")]


def test_told_marks_just_after_the_inzet():
    told = [
        (meting.role, meting.mark)
        for key in story.TOLD_MARKS
        for meting in KEYS[key].metingen
        if meting.moment == "direct"
    ]
    assert told == [
        ("moeder", 8),
        ("vader", 7),
        ("moeder", 6),
        ("moeder", None),
        ("moeder", 7),
        ("jeugdige", Decimal("7.5")),
        ("moeder", Decimal("4.5")),
    ]


def test_mean_of_the_marks_just_after_the_inzet_is_6_67_told_and_overall():
    direct = [(f.key, m) for f in story.FAMILIES for m in f.metingen if m.moment == "direct" and m.mark is not None]
    told = [m.mark for key, m in direct if key in story.TOLD_MARKS]
    every = [m.mark for _, m in direct]
    assert (len(told), sum(told)) == (6, 40)
    assert round(sum(every) / len(every), 2) == Decimal("6.67")


def payments(fund, start, end):
    return [
        payment
        for family in story.FAMILIES
        for payment in family.payments
        if family.fundings[payment.funding_index].fund == fund and start <= payment.on <= end
    ]


def spent_outside_plans(year, end, *cost_types):
    return sum(
        entry.amount
        for entry in ENTRIES
        if entry.fund == MAATWERK
        and entry.year == year
        and entry.kind == "realisation"
        and entry.on <= end
        and (not cost_types or entry.cost_type in cost_types)
    )


def test_2019_maatwerk_and_facilitair_up_to_12_december_is_18_500():
    paid = sum(p.amount for p in payments(MAATWERK, date(2019, 1, 1), PEILDATUM_2019))
    assert paid + spent_outside_plans(2019, PEILDATUM_2019, "maatwerk", "facilitair") == Decimal(18_500)


def test_2019_costs_140_000_in_all():
    paid = sum(p.amount for p in payments(MAATWERK, date(2019, 1, 1), date(2019, 12, 31)))
    assert paid + spent_outside_plans(2019, date(2019, 12, 31)) == Decimal(140_000)


def test_2020_maatwerk_up_to_mid_october_is_90_000():
    paid = sum(p.amount for p in payments(MAATWERK, date(2020, 1, 1), PEILDATUM_BUDGET_2020))
    assert paid + spent_outside_plans(2020, PEILDATUM_BUDGET_2020, "maatwerk") == Decimal(90_000)


def test_maatwerk_of_the_maatwerkbudget_is_paid_only_on_plans():
    assert not [e for e in ENTRIES if e.fund == MAATWERK and e.cost_type == "maatwerk"]


def test_forecast_of_2020_is_125_000_for_maatwerk_and_nearly_all_of_the_budget():
    amounts = {forecast.cost_type: forecast.amount for forecast in FORECASTS}
    assert amounts["maatwerk"] == Decimal(125_000)
    assert sum(amounts.values()) == Decimal(298_000)
    assert {forecast.as_of for forecast in FORECASTS} == {PEILDATUM_BUDGET_2020}


def bookings():
    """Every booking as (day, order, fund, year, kind, cost type, amount); on one day commitments come last."""
    rows = [(e.on, 0, e.fund, e.year, e.kind, e.cost_type, e.amount, e.ref) for e in ENTRIES]
    for family in story.FAMILIES:
        if family.outcome == "akkoord":
            for funding in family.fundings:
                if funding.source == "fund":
                    on = family.doorbraak_on
                    row = (on, 2, funding.fund, on.year, "commitment", "maatwerk", funding.total, family.key)
                    rows.append(row)
        for kind, group in (("realisation", family.payments), ("release", family.releases)):
            for each in group:
                fund = family.fundings[each.funding_index].fund
                rows.append((each.on, 1, fund, each.on.year, kind, "maatwerk", each.amount, family.key))
    return sorted(rows, key=lambda row: row[:2])


def test_no_fund_is_ever_overdrawn():
    available = defaultdict(Decimal)
    for on, _, fund, year, kind, _, amount, ref in bookings():
        change = {
            "estimate": amount,
            "earmark": Decimal(0),
            "commitment": -amount,
            "realisation": Decimal(0) if ref else -amount,
            "release": amount,
        }[kind]
        available[fund, year] += change
        assert available[fund, year] >= 0, (on, fund, available[fund, year])
    assert available[MAATWERK, 2020] == Decimal(13_705)


def test_commitments_are_never_overpaid_and_those_of_2019_are_settled_in_2019():
    open_on = defaultdict(Decimal)
    for on, _, fund, year, kind, _, amount, ref in bookings():
        if ref:
            open_on[fund, year, ref] += amount if kind == "commitment" else -amount
            assert open_on[fund, year, ref] >= 0, (on, ref)
    assert not [key for key, left in open_on.items() if key[1] == 2019 and left]


def test_forecast_is_at_least_what_is_paid_and_committed():
    known = defaultdict(Decimal)
    for on, _, fund, year, kind, cost_type, amount, ref in bookings():
        if (fund, year) == (MAATWERK, 2020) and on <= PEILDATUM_BUDGET_2020:
            sign = {"commitment": 1, "release": -1, "realisation": 0 if ref else 1}.get(kind, 0)
            known[cost_type] += sign * amount
    for forecast in FORECASTS:
        assert forecast.amount >= known[forecast.cost_type], forecast.cost_type
    assert known["maatwerk"] == Decimal(124_345)


def test_living_plan_of_1_december_fits_in_the_fund():
    assert KEYS["bakfiets"].fundings[0].total <= Decimal(13_705)


def test_earmarks_of_2021_make_up_the_estimate():
    rows = [entry for entry in ENTRIES if entry.year == 2021]
    by_kind = {kind: sum(e.amount for e in rows if e.kind == kind) for kind in ("estimate", "earmark")}
    assert by_kind["estimate"] == by_kind["earmark"]
    assert {entry.law for entry in rows if entry.kind == "earmark"} == {"wmo", "participatiewet", "jeugdwet"}


@each_family
def test_a_plan_that_draws_on_a_fund_has_a_kba(family):
    draws = [funding for funding in family.fundings if funding.source == "fund"]
    assert not draws or family.has_kba
    assert all(funding.ground and funding.tried and funding.fund for funding in draws)
    assert all(funding.scheme for funding in family.fundings if funding.source == "regular")


@each_family
def test_payments_and_releases_belong_to_a_fund_line_after_akkoord(family):
    for each in (*family.payments, *family.releases):
        assert family.fundings[each.funding_index].source == "fund"
        assert family.outcome == "akkoord"
        assert each.on > family.doorbraak_on


def test_weekly_monthly_and_yearly_amounts_over_twelve_months():
    assert twelve_months(Decimal(75), "week", None) == Decimal(3900)
    assert twelve_months(Decimal(85), "week", Decimal(6)) == Decimal(2210)
    assert twelve_months(Decimal(74), "month", None) == Decimal(888)
    assert twelve_months(Decimal(5800), "month", Decimal(3)) == Decimal(17_400)
    assert twelve_months(Decimal("1354.33"), "once", None) == Decimal("1354.33")


def test_ledger_uses_known_funds_and_cost_types():
    funds = {fund.key for fund in lists.FUNDS}
    for entry in ENTRIES:
        assert entry.fund in funds
        assert entry.amount > 0
        assert (entry.cost_type in lists.COST_TYPES) == (entry.kind not in ("estimate", "earmark"))


def test_families_are_told_in_order_of_aanmelding_and_fifty_three_in_all():
    assert len(story.FAMILIES) == 53 == len(KEYS)
    assert all(isinstance(family, Family) for family in story.FAMILIES)
    assert all(one.registered_on < two.registered_on for one, two in pairwise(story.FAMILIES))
