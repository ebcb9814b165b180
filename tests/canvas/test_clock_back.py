"""The clock of the server was set back: what happens at a tafel is refused with a sentence, and by the database."""

import datetime as dt

import pytest
from django.urls import reverse

from canvas import services
from canvas.enums import Outcome
from canvas.models import Akkoord, DecisionWithdrawal
from maatwerk.audit.models import Event
from maatwerk.lib import clock
from maatwerk.lib.refusals import RuleBroken
from tests import factories as f
from tests.canvas.below_orm import akkoord, decision, insert, verdict
from tests.canvas.tafel_setup import give, on_the_table

pytestmark = pytest.mark.django_db
BEHIND = "De klok van de server loopt achter"
LATER, BACK = f.TUESDAY + dt.timedelta(minutes=30), f.TUESDAY + dt.timedelta(minutes=10)


@pytest.fixture
def table():
    """Half an hour into the tafel the first eye gave akkoord; then the clock went twenty minutes back."""
    with clock.at(f.TUESDAY):
        table = on_the_table()
    with clock.at(LATER):
        give(table, table.cast.eye1)
    with clock.at(BACK):
        yield table


def second_akkoord(table):
    give(table, table.cast.eye2)


def not_yet(table):
    services.say_not_yet(table.item, "Eerst de offerte.", by=table.cast.eye2)


def supplement(table):
    services.decide(table.item, Outcome.SUPPLEMENT, reason="Vul aan.", by=table.cast.chair)


def withdrawal(table):
    with clock.at(LATER):
        give(table, table.cast.eye2)
        decided = services.decide(table.item, Outcome.AGREED, by=table.cast.chair)
        f.flush_deferred()
    services.withdraw_decision(decided, reason="Niet nodig.", stop=False, by=table.cast.chair)


@pytest.mark.parametrize("act", [second_akkoord, not_yet, supplement, withdrawal])
def test_what_lies_before_the_last_act_on_a_case_is_refused(table, act):
    with pytest.raises(RuleBroken, match=f"{BEHIND}.*dinsdag 24 november, 15.30 uur"):
        act(table)


@pytest.mark.parametrize("act", [second_akkoord, not_yet, supplement])
def test_from_the_last_act_on_it_goes_on(table, act):
    with clock.at(LATER):
        act(table)


def test_people_do_not_come_or_leave_before_the_tafel_was_opened(table):
    eye = table.cast.eye2
    before = f.TUESDAY - dt.timedelta(minutes=1)
    for act in (
        lambda: services.mark_left(table.meeting, eye, by=eye),
        lambda: services.close_meeting(table.meeting, by=table.cast.chair),
    ):
        with clock.at(before), pytest.raises(RuleBroken, match=f"{BEHIND}: deze tafel was om 15.00 uur al bezig"):
            act()


def test_who_left_does_not_come_back_before_she_left(table):
    eye = table.cast.eye2
    with clock.at(LATER):
        services.mark_left(table.meeting, eye, by=eye)
    with pytest.raises(RuleBroken, match=BEHIND):
        services.mark_present(table.meeting, eye, by=eye)


def test_database_takes_no_row_before_the_last_act(table):
    eye2 = table.cast.eye2.pk
    rows = [
        akkoord(table, given_by_id=eye2),
        decision(table, outcome="supplement", reason="Vul aan."),
        insert(
            "canvas_notyet", item_id=table.item.pk, version_id=table.item.version_id, said_by_id=eye2,
            said_at=clock.now(), reason="Eerst de offerte.",
        ),
    ]  # fmt: skip
    assert [verdict(row) for row in rows] == ["canvas_act_clock"] * 3
    assert verdict(akkoord(table, given_by_id=eye2, given_at=LATER.astimezone(clock.AMSTERDAM))) == ""


def test_database_takes_no_withdrawal_before_its_decision(table):
    with clock.at(LATER):
        give(table, table.cast.eye2)
        decided = services.decide(table.item, Outcome.AGREED, by=table.cast.chair)
    row = insert(
        "canvas_decisionwithdrawal", decision_id=decided.pk, reason="Niet nodig.", withdrawn_on=clock.today(),
        withdrawn_at=clock.now(), withdrawn_by_id=table.cast.chair.pk,
    )  # fmt: skip
    assert verdict(row) == "canvas_act_clock"
    assert not DecisionWithdrawal.objects.exists()


def test_the_page_says_it_and_the_log_keeps_the_refusal(client, table):
    client.force_login(table.cast.eye2)
    url = reverse("canvas:akkoord", args=[table.meeting.pk, table.item.pk])
    answer = client.post(url, {"seen_hash": table.item.version.hash})
    assert (answer.status_code, BEHIND in answer.content.decode()) == (409, True)
    assert Event.objects.filter(action="akkoord.give", result="refused").count() == 1
    assert Akkoord.objects.count() == 1
