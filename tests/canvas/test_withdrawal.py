"""An akkoord is withdrawn: the record stays, the rest of the money is free again, and nothing counts it any more."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import transaction
from django.urls import reverse

from budgets.models import BudgetYear, Mutation
from budgets.services import pay_commitment
from canvas import services
from canvas.enums import Outcome
from canvas.funding import agreed_lines
from canvas.models import Decision, DecisionWithdrawal
from cases.enums import Status
from cases.models import Case
from cases.services import start_execution
from maatwerk.audit.models import Event
from maatwerk.lib import clock
from maatwerk.lib.refusals import NotAllowed, RuleBroken
from reports.figures import figures
from reports.integrity import problems
from tests import factories as f
from tests.canvas.below_orm import insert, run, verdict
from tests.canvas.tafel_setup import edit, give, on_the_table

pytestmark = pytest.mark.django_db
WHY = "de woning is niet meer beschikbaar"


@pytest.fixture
def table():
    with clock.at(f.TUESDAY):
        table = on_the_table(amount=4_300)
        give(table, table.cast.eye1, table.cast.eye2)
        table.decision = services.decide(table.item, Outcome.AGREED, by=table.cast.chair)
        commit()
        yield table


def commit():
    """The rules that are judged at commit, judged now: what follows happens in another transaction."""
    run("SET CONSTRAINTS ALL IMMEDIATE")
    run("SET CONSTRAINTS ALL DEFERRED")


def withdraw(table, *, stop=False, by=None, reason=WHY):
    return services.withdraw_decision(table.decision, reason=reason, stop=stop, by=by or table.cast.chair)


def year(table):
    return BudgetYear.objects.get(fund=table.fund)


def test_withdrawing_releases_what_is_open_and_sends_the_plan_back(table):
    withdraw(table)
    assert Case.objects.get(pk=table.case.pk).status == Status.SUPPLEMENT
    assert (year(table).committed, year(table).realised, year(table).available) == (0, 0, 300_000)
    assert [row.amount for row in Mutation.objects.filter(kind="release")] == [Decimal("-4300.00")]
    assert Decision.objects.get().outcome == Outcome.AGREED
    assert agreed_lines(table.case) == []
    event = Event.objects.get(action="decision.withdrawn")
    assert WHY not in str(event.data)


def test_payments_stay_and_only_the_rest_is_released(table):
    commitment = Mutation.objects.get(kind="commitment")
    pay_commitment(commitment, amount=Decimal("1300"), description="eerste deel", by=table.cast.keeper, key="k1")
    withdraw(table)
    assert (year(table).committed, year(table).realised) == (0, Decimal("1300.00"))


def test_a_plan_in_execution_can_only_stop(table):
    start_execution(table.case, started_on=clock.today(), by=table.cast.consultant)
    commit()
    with pytest.raises(RuleBroken, match="al ingezet"):
        withdraw(table)
    withdraw(table, stop=True)
    case = Case.objects.get(pk=table.case.pk)
    assert (case.status, case.exit_reason, case.exit_on) == (Status.WITHDRAWN, WHY, clock.today())


def test_figures_count_it_until_the_day_of_the_withdrawal(table):
    with clock.at(f.TUESDAY + dt.timedelta(days=7)):
        withdraw(table)
        before, after = (figures(day)["plannen"].value for day in (f.TUESDAY.date(), clock.today()))
    assert (before, after) == (1, 0)


def test_a_new_version_needs_two_new_akkoorden_and_books_anew(table):
    withdraw(table)
    commit()
    edit(table)
    version = services.circulate(table.canvas, by=table.cast.consultant)
    services.close_meeting(table.meeting, by=table.cast.chair)
    with clock.at(f.TUESDAY + dt.timedelta(days=7)):
        _agree_again(table, version)
    assert year(table).committed == Decimal("4300.00")
    assert list(problems()) == []


def _agree_again(table, version):
    meeting = f.make_meeting(table.cast, attendees=[table.cast.eye1, table.cast.eye2])
    item = services.put_on_agenda(meeting, table.canvas, by=table.cast.chair)
    with pytest.raises(RuleBroken, match="twee akkoorden"):
        services.decide(item, Outcome.AGREED, by=table.cast.chair)
    for person in (table.cast.eye1, table.cast.eye2):
        services.give_akkoord(item, seen_hash=version.hash, by=person)
    services.decide(item, Outcome.AGREED, by=table.cast.chair)


@pytest.mark.parametrize("who", ["coach", "consultant", "eye1", "keeper", "manager"])
def test_only_a_voorzitter_withdraws(table, who):
    with pytest.raises(NotAllowed):
        withdraw(table, by=getattr(table.cast, who))


def test_twice_is_refused_and_so_is_an_empty_reason(table):
    with pytest.raises(RuleBroken, match="Schrijf in een zin"):
        withdraw(table, reason="  ")
    withdraw(table)
    with pytest.raises(RuleBroken, match="al ingetrokken"):
        withdraw(table)


# --- round the ORM ----------------------------------------------------------------------------------------------------
def row(table, **other):
    values = {"decision_id": table.decision.pk, "reason": WHY, "withdrawn_on": clock.today()}
    values |= {"withdrawn_at": clock.now(), "withdrawn_by_id": table.cast.chair.pk}
    return insert("canvas_decisionwithdrawal", **{**values, **other})


def back(table, status="supplement"):
    return "UPDATE cases_case SET status = %s WHERE id = %s", [status, table.case.pk]


def test_database_wants_the_money_released_with_it(table):
    assert verdict(row(table), back(table), at_commit=True) == "canvas_withdrawal_released"


def test_database_wants_the_case_out_of_the_agreed_states(table):
    table.fund_rows = Mutation.objects.filter(kind="commitment")
    with transaction.atomic():
        services.withdrawal.release_plan(case=table.case, version_id=table.decision.version_id, by=table.cast.chair)
        assert verdict(row(table), at_commit=True) == "canvas_case_agreed"
        assert verdict(row(table), back(table), at_commit=True) == ""


def test_database_lets_no_case_leave_an_akkoord_that_stands(table):
    assert verdict(back(table), at_commit=True) == "canvas_case_stays_agreed"


def test_database_refuses_who_is_no_voorzitter_an_empty_reason_and_a_second_one(table):
    assert verdict(row(table, withdrawn_by_id=table.cast.coach.pk)) == "canvas_withdrawal_by_chair"
    assert verdict(row(table, reason="")) == "canvas_withdrawal_reason"
    withdraw(table)
    assert verdict(row(table)) == "canvas_withdrawal_in_time"


def test_database_books_nothing_more_on_a_withdrawn_akkoord(table):
    withdraw(table)
    commit()
    assert verdict(("DELETE FROM canvas_decisionwithdrawal", [])) == "42501"
    assert DecisionWithdrawal.objects.count() == 1


# --- pages ------------------------------------------------------------------------------------------------------------
def test_the_voorzitter_withdraws_on_a_page_that_says_what_is_released(client, table):
    client.force_login(table.cast.chair)
    item = client.get(table.item.get_absolute_url()).content.decode()
    page = reverse("canvas:withdraw", args=[table.meeting.pk, table.item.pk])
    assert page in item
    assert "€ 4.300,00" in client.get(page).content.decode().replace("\xa0", " ")
    assert client.post(page, {"stop": "", "reason": ""}).status_code == 200
    assert client.post(page, {"stop": "", "reason": WHY}).status_code == 302
    shown = client.get(table.item.get_absolute_url()).content.decode()
    assert "Het akkoord is ingetrokken op dinsdag 24 november" in shown
    assert client.get(page).status_code == 409
    client.force_login(table.cast.consultant)
    assert f"Het akkoord is ingetrokken: {WHY}" in client.get(f"/casussen/{table.case.number}/").content.decode()
    version = client.get(f"/casussen/{table.case.number}/canvas/versies/1/").content.decode()
    assert "Ingetrokken" in version
    assert WHY in version
