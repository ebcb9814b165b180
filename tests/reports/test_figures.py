"""The published figures on small data of our own: the worked examples K1-K17, and what a peildatum does.

The source letters are in the inventory of the domain: 200.000/7 → 28.500, 426.000/20 → 21.000, casus 1, 18.500 and
140.000 for 2019, 90.000 and 125.000 for 2020.
"""

import datetime as dt
import itertools
from decimal import Decimal

import pytest

from budgets.services import change_budget, commit_cost, correct, pay_commitment, pay_cost, set_forecast
from canvas.services import decide
from cases.models import Meting
from cases.services import stop_case
from maatwerk.lib import clock
from reports.figures import Unit, figures, round_down, small_n_note
from reports.figures.course import year_courses
from tests import factories as f
from tests.reports import plans

pytestmark = pytest.mark.django_db
DAY = f.TUESDAY.date()


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


@pytest.mark.parametrize(
    ("amount", "rounded"),
    [
        (Decimal(200_000) / 7, 28_500),
        (Decimal(426_000) / 20, 21_000),
        (28_500, 28_500),
        (Decimal("28499.99"), 28_000),
        (0, 0),
        (-1, -500),
        (-43_000, -43_000),
        (Decimal("-43000.01"), -43_500),
    ],
)
def test_average_is_rounded_down_to_500(amount, rounded):
    assert round_down(amount) == rounded


def test_small_n_has_the_standard_nb():
    assert "7 casussen" in small_n_note(7)
    assert small_n_note(29)
    assert small_n_note(30) == ""
    assert small_n_note(0) == ""


def test_nothing_yet(cast):
    found = figures(DAY)
    assert found["plannen"].value == 0
    assert found["rendement_gemiddeld"].value is None
    assert found["rendement_gemiddeld"].printed == "niet bekend"
    assert found["cijfer_direct"].value is None
    assert found["woonproblematiek"].value is None


def test_rendement_of_casus_1_is_against_dreigend(cast):
    """20.000, 90.000 and 63.000: +27.000, not −43.000 (K6)."""
    plans.agreed(cast, costs=(20_000, 90_000, 63_000))
    found = figures(DAY)
    assert (found["huidig"].value, found["dreigend"].value, found["maatwerk"].value) == (20_000, 90_000, 63_000)
    assert found["rendement"].value == 27_000
    assert found["rendement"].printed == "€\xa027.000"


def test_rendement_may_be_negative(cast):
    plans.agreed(cast, costs=(1_000, 10_000, 12_300))
    assert figures(DAY)["rendement"].value == -2_300
    assert figures(DAY)["rendement_gemiddeld"].rounded == -2_500


def test_average_is_over_plans_with_a_kba(cast):
    """7 of 10 plans have a KBA: 200.000 over 7 is 28.571,43, printed 28.500 (K1, K7)."""
    for i in range(10):
        costs = (0 + 1, 40_000, 40_000 - (28_571 if i else 28_574)) if i < 7 else None
        plans.agreed(cast, costs=costs)
    found = figures(DAY)
    assert (found["besproken"].value, found["plannen"].value, found["kbas"].value) == (10, 10, 7)
    assert found["rendement"].value == 200_000
    mean = found["rendement_gemiddeld"]
    assert mean.value == Decimal(200_000) / 7
    assert (mean.rounded, mean.n, mean.printed) == (28_500, 7, "€\xa028.500")
    assert "7 casussen" in mean.note


def test_dreigend_less_rendement_is_maatwerk(cast):
    """830.000 − 426.000 = 404.000 over 20 KBA's (K4), here in a tenth."""
    for _ in range(2):
        plans.agreed(cast, costs=(10_000, 41_500, 20_200))
    found = figures(DAY)
    assert (found["dreigend"].value, found["maatwerk"].value, found["rendement"].value) == (83_000, 40_400, 42_600)
    assert found["rendement_gemiddeld"].rounded == 21_000


def test_peildatum_counts_its_own_day_and_nothing_later(cast):
    day = dt.date(2020, 10, 6)
    case = plans.agreed(cast, at=dt.datetime(2020, 10, 6, 15), costs=(1, 3, 2))
    plans.executed(cast, case, on=dt.date(2020, 10, 20))
    before, on = figures(day - dt.timedelta(days=1)), figures(day)
    assert [before[key].value for key in ("besproken", "plannen", "kbas", "rendement")] == [0, 0, 0, 0]
    assert [on[key].value for key in ("besproken", "plannen", "kbas", "uitgevoerd")] == [1, 1, 1, 0]
    assert figures(dt.date(2020, 10, 19))["uitgevoerd"].value == 0
    assert figures(dt.date(2020, 10, 20))["uitgevoerd"].value == 1


def test_discussion_just_before_midnight_is_of_that_day(cast):
    plans.discussed(cast, at=dt.datetime(2020, 10, 6, 23, 59, 59))
    assert figures(dt.date(2020, 10, 6))["besproken"].value == 1
    plans.discussed(cast, at=dt.datetime(2020, 10, 7, 0, 0))
    assert figures(dt.date(2020, 10, 6))["besproken"].value == 1
    assert figures(dt.date(2020, 10, 7))["besproken"].value == 2


def test_case_at_two_tafels_is_discussed_once(cast):
    plans.agreed(cast)
    assert figures(DAY)["besproken"].value == 1


def test_exits_are_counted_each_by_its_kind_and_day(cast):
    with clock.at(dt.datetime(2020, 9, 1, 10)):
        stop_case(f.make_case(cast), "regular", reason="kon via de bijstand", by=cast.coach)
        stop_case(f.make_case(cast), "withdrawn", reason="verhuisd", by=cast.coach)
    item = plans.at_breakthrough(cast, at=dt.datetime(2020, 9, 8, 15))
    with clock.at(dt.datetime(2020, 9, 8, 15)):
        decide(item, "not_agreed", by=cast.chair, reason="geen doorbraak")
    assert figures(dt.date(2020, 8, 31))["regulier"].value == 0
    found = figures(dt.date(2020, 9, 8))
    keys = ("regulier", "gezin_niet_akkoord", "ingetrokken", "niet_akkoord", "plannen")
    assert [found[key].value for key in keys] == [1, 0, 1, 1, 0]


def test_marks_of_k17(cast):
    """8; 7; 6; none; 7 and 7,5; 4,5: mean of six 6,67, per family 6,55, one family without a mark."""
    on = dt.date(2020, 6, 2)
    for marks in ([8], [7], [6], [None], [7, 7.5], [4.5]):
        case = plans.agreed(cast, at=dt.datetime(2020, 5, 26, 15))
        plans.executed(cast, case, on=on)
        plans.measured(cast, case, "direct", on=on, marks=marks)
    found = figures(on)
    mean = found["cijfer_direct"]
    assert mean.value == Decimal(40) / 6
    assert (mean.printed, mean.n) == ("6,7", 6)
    assert "1 van 6 gezinnen gaf geen cijfer." in mean.note
    assert found["cijfer_direct_per_gezin"].value == Decimal("6.55")
    assert (found["geen_cijfer_direct"].value, found["geen_cijfer_direct"].n) == (1, 6)
    assert found["aantal_cijfers_direct"].value == 6
    assert figures(on - dt.timedelta(days=1))["cijfer_direct"].value is None


def test_missed_meting_is_non_response_and_an_open_one_is_not(cast):
    case = plans.agreed(cast, at=dt.datetime(2020, 1, 7, 15))
    plans.started(cast, case, on=dt.date(2020, 1, 7))
    last = dt.date(2020, 1, 7) + dt.timedelta(days=Meting.WINDOW_AFTER)
    assert figures(last)["geen_cijfer_direct"].n == 0
    assert figures(last + dt.timedelta(days=1))["geen_cijfer_direct"].value == 1
    assert figures(last + dt.timedelta(days=1))["geen_cijfer_6_maanden"].n == 0


def test_marks_at_the_canvas_are_those_of_the_agreed_version(cast):
    """Every canvas of the tests has one mark, 4."""
    plans.agreed(cast)
    plans.discussed(cast)
    mean = figures(DAY)["cijfer_canvas"]
    assert (mean.value, mean.n) == (4, 1)


def test_woonproblematiek_is_a_share_of_the_plans(cast):
    plans.agreed(cast, domains=cast.domains[:2])  # wonen, financiën
    plans.agreed(cast, domains=cast.domains[1:])  # financiën, onderwijs
    plans.discussed(cast, domains=cast.domains[:2])
    share = figures(DAY)["woonproblematiek"]
    assert (share.value, share.printed, share.n, share.unit) == (50, "50%", 2, Unit.SHARE)


@pytest.fixture
def ledger(cast):
    with clock.at(dt.date(2019, 1, 2)):
        fund = f.make_fund(cast)
    with clock.at(dt.date(2020, 1, 2)):
        f.make_fund(cast)
    return fund


def pay(cast, year, amount, cost_type, on):
    return pay_cost(
        year, amount=Decimal(amount), cost_type=cost_type, description="factuur", by=cast.keeper, on=on,
        key=f"{cost_type}{on}",
    )  # fmt: skip


def test_2019_has_18500_and_140000_each_with_its_own_scope(cast, ledger):
    """18.500 of maatwerk and facilitair until 12 December, 140.000 over the year (K9)."""
    year = ledger.years.get(year=2019)
    pay(cast, year, 16_620, "maatwerk", dt.date(2019, 11, 1))
    pay(cast, year, 1_880, "facilitair", dt.date(2019, 12, 12))
    pay(cast, year, 121_000, "organisatie", dt.date(2019, 12, 13))
    pay(cast, year, 500, "facilitair", dt.date(2019, 12, 31))
    december = figures(dt.date(2019, 12, 12))
    assert december["uitgaven_2019_maatwerk_en_facilitair"].value == 18_500
    assert december["uitgaven_2019_maatwerk_en_facilitair"].period == "1 januari tot en met 12 december 2019"
    assert "raming_2020" not in december
    whole = figures(DAY)
    assert whole["raming_2019"].value == 300_000
    assert whole["uitgaven_2019"].value == 140_000
    assert whole["uitgaven_2019"].period == "1 januari tot en met 31 december 2019"
    assert whole["beschikbaar_2019"].value == 160_000


def test_2020_forecast_is_entered_and_no_straight_line(cast, ledger):
    """90.000 to mid-October is 113.979 by a straight line; the published forecast is 125.000 (K10)."""
    year = ledger.years.get(year=2020)
    pay(cast, year, 90_000, "maatwerk", dt.date(2020, 10, 15))
    for kind, amount in (("maatwerk", 125_000), ("", 298_000)):
        set_forecast(
            year, cost_type=kind, as_of=dt.date(2020, 10, 15), amount=Decimal(amount), note="plannen", by=cast.keeper
        )
    found = figures(dt.date(2020, 11, 30))
    assert found["uitgaven_2020_maatwerk"].value == 90_000
    assert found["prognose_2020_maatwerk"].value == 125_000
    assert found["prognose_2020"].value == 298_000
    assert found["prognose_2020"].as_of == dt.date(2020, 10, 15)
    assert "prognose_2020" not in figures(dt.date(2020, 10, 14))


def test_forecasts_per_kostensoort_add_up_with_what_has_none(cast, ledger):
    year = ledger.years.get(year=2020)
    pay(cast, year, 9_000, "communicatie", dt.date(2020, 5, 1))
    for kind, amount in (("maatwerk", 125_000), ("ipw", 52_000)):
        set_forecast(
            year, cost_type=kind, as_of=dt.date(2020, 10, 15), amount=Decimal(amount), note="x", by=cast.keeper
        )
    assert figures(DAY)["prognose_2020"].value == 186_000


def test_correction_leaves_an_earlier_peildatum_as_it_was(cast, ledger):
    row = pay(cast, ledger.years.get(year=2020), 90_000, "maatwerk", dt.date(2020, 10, 15))
    before = figures(dt.date(2020, 10, 31))
    correct(row, reason="dubbel", by=cast.keeper)
    assert figures(dt.date(2020, 10, 31)) == before
    assert figures(DAY)["uitgaven_2020"].value == 0


def test_raming_steps_down_by_decision(cast):
    """544.583 → 356.583 (2021) → 244.583 (2022) → 169.583 from 2023 (K16)."""
    steps = {2020: 544_583, 2021: 356_583, 2022: 244_583, 2023: 169_583}
    for year, amount in steps.items():
        f.make_fund(cast, amount=amount, year=year)
    found = figures(DAY)
    ramingen = [found[f"raming_{year}"].value for year in steps]
    assert ramingen == list(steps.values())
    assert [later - earlier for earlier, later in itertools.pairwise(ramingen)] == [
        -188_000,
        -112_000,
        -75_000,
    ]


def test_amendment_changes_the_adjusted_raming_from_its_own_day(cast, ledger):
    year = ledger.years.get(year=2020)
    change_budget(
        year, kind="amendment", amount=Decimal(-25_000), decision="raad", by=cast.keeper, key="w",
        on=dt.date(2020, 7, 1),
    )  # fmt: skip
    assert figures(dt.date(2020, 6, 30))["bijgestelde_raming_2020"].value == 300_000
    assert figures(dt.date(2020, 7, 1))["bijgestelde_raming_2020"].value == 275_000
    assert figures(dt.date(2020, 7, 1))["raming_2020"].value == 300_000


def test_course_of_a_year_is_its_figures_at_the_end_of_every_month(cast, ledger, django_assert_num_queries):
    """Also with payments on a verplichting, a storno, a decision in the middle of a month and a bill of after the year.

    One query, however many months, rows and years.
    """
    year, late = ledger.years.get(year=2020), ledger.years.get(year=2019)
    bill = pay(cast, year, 1_000, "ipw", dt.date(2020, 1, 31))
    order = commit_cost(year, cost_type="ipw", amount=Decimal(52_000), description="ipw", by=cast.keeper, key="o",
                        on=dt.date(2020, 2, 1))  # fmt: skip
    change_budget(year, kind="amendment", amount=Decimal(20_000), decision="raad", by=cast.keeper, key="w",
                  on=dt.date(2020, 6, 16))  # fmt: skip
    pay_commitment(order, amount=Decimal(30_000), description="f", by=cast.keeper, key="f", on=dt.date(2020, 9, 30))
    pay(cast, late, 700, "tool", dt.date(2020, 1, 9))
    with clock.at(dt.date(2020, 10, 5)):
        correct(bill, reason="dubbel", by=cast.keeper)
    for as_of in (dt.date(2020, 6, 30), dt.date(2020, 11, 15)):
        with django_assert_num_queries(1):
            found = year_courses(as_of, fund=ledger)
        for day in (dt.date(2020, 1, 31), dt.date(2020, 6, 30), dt.date(2020, 9, 30), dt.date(2020, 11, 15)):
            known = figures(day, fund=ledger)
            for keys in (keys for since, *keys in found["_2020"].moments if since == day):
                keys.append([key for since, key in found["_2020"].budget if since <= day][-1])
                assert [found["_2020"].figures[key].value for key in keys] == [
                    known[f"{kind}_2020"].value for kind in ("uitgaven", "verplicht", "bijgestelde_raming")
                ]
    # The bill of 2019 that came when the year was over stands behind its twelve months.
    assert [found["_2019"].figures[key].value for _, key, _ in found["_2019"].moments] == [0] * 12 + [700]
    course = found["_2020"]
    assert [day for day, _ in course.budget] == [dt.date(2020, 1, 2), dt.date(2020, 6, 16)]
    assert [f"{day:%d-%m}" for day, *_ in course.moments] == [
        "31-01", "29-02", "31-03", "30-04", "31-05", "30-06", "31-07", "31-08", "30-09", "31-10", "15-11",
    ]  # fmt: skip


def test_werkbudgetten_carry_their_own_name(cast, ledger):
    """300.000 and two times 50.000 are never added up by accident (K12)."""
    for slug in ("werkbudget-sociale-teams", "werkbudget-armoede-jeugd"):
        f.make_fund(cast, slug=slug, name=slug, amount=50_000)
    found = figures(DAY)
    assert found["raming_2020"].value == 300_000
    assert found["raming_werkbudget_sociale_teams_2020"].value == 50_000
    assert found["raming_werkbudget_armoede_jeugd_2020"].value == 50_000


def test_kba_amount_is_no_expense(cast, ledger):
    """The maatwerk of the KBA (63.000) and the rendement (27.000) are never booked (inventory 84)."""
    plans.agreed(cast, fund=ledger, amount=4_300, costs=(20_000, 90_000, 63_000))
    found = figures(DAY)
    assert found["uitgaven_2020"].value == 0
    assert found["verplicht_2020"].value == 4_300
    assert found["beschikbaar_2020"].value == 295_700


def test_later_change_leaves_an_earlier_peildatum_as_it_was(cast, ledger):
    case = plans.agreed(cast, at=dt.datetime(2020, 9, 1, 15), costs=(1, 20_000, 9_000))
    before = figures(dt.date(2020, 9, 30))
    plans.executed(cast, case, on=dt.date(2020, 10, 6))
    plans.measured(cast, case, "direct", on=dt.date(2020, 10, 6), marks=[9])
    plans.agreed(cast, costs=(1, 90_000, 9_000))
    commit_cost(
        ledger.years.get(year=2020), cost_type="ipw", amount=Decimal(10), description="c", by=cast.keeper, key="c"
    )
    assert figures(dt.date(2020, 9, 30)) == before


def test_number_of_queries_is_the_same_for_one_and_three_cases(cast, ledger, django_assert_num_queries):
    for _ in range(2):
        case = plans.agreed(cast, fund=ledger, amount=10, costs=(1, 3, 2))
        plans.executed(cast, case, on=DAY)
        plans.measured(cast, case, "direct", on=DAY, marks=[7, None])
        with django_assert_num_queries(5):
            figures(DAY)
