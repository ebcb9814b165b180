"""What is said at a tafel holds no BSN either; a number that was ruled to be none is let through."""

import pytest

from canvas import services
from canvas.enums import HintKind, Outcome
from maatwerk.lib import clock
from maatwerk.lib.refusals import RuleBroken
from tests import factories as f
from tests.canvas.tafel_setup import give, on_the_table

pytestmark = pytest.mark.django_db
NUMBER = "123456782"
TEXT = f"de polis met nummer {NUMBER} ontbreekt nog"


@pytest.fixture
def table():
    with clock.at(f.TUESDAY):
        yield on_the_table()


def not_yet(table):
    services.say_not_yet(table.item, TEXT, by=table.cast.eye1)


def supplement(table):
    services.decide(table.item, Outcome.SUPPLEMENT, reason=TEXT, by=table.cast.chair)


def urgent(table):
    services.close_meeting(table.meeting, by=table.cast.chair)
    eyes = [table.cast.eye1, table.cast.eye2]
    services.request_urgent(table.canvas, reason=TEXT, chair=table.cast.chair, eyes=eyes, by=table.cast.coach)


def withdrawal(table):
    give(table, table.cast.eye1, table.cast.eye2)
    decision = services.decide(table.item, Outcome.AGREED, by=table.cast.chair)
    f.flush_deferred()
    services.withdraw_decision(decision, reason=TEXT, stop=False, by=table.cast.chair)


@pytest.mark.parametrize("act", [not_yet, supplement, urgent, withdrawal])
def test_a_bsn_is_refused(table, act):
    with pytest.raises(RuleBroken, match="lijkt een burgerservicenummer"):
        act(table)


@pytest.mark.parametrize("act", [not_yet, supplement, urgent, withdrawal])
def test_a_number_that_was_ruled_to_be_none_is_let_through(table, act):
    services.rule_no_personal_data(table.canvas, HintKind.BSN, NUMBER, by=table.cast.coach)
    act(table)
