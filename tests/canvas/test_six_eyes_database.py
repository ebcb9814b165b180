"""The same rule with the ORM and the services passed by: SQL as the app role, and as the owner where it gets further.

Each forbidden row is refused with the name of the rule. What the app role may not touch at all is refused as 42501.
"""

import datetime as dt
from decimal import Decimal
from itertools import product

import pytest
from django.db import transaction
from django.db.utils import ProgrammingError

from canvas import services
from canvas.enums import MeetingKind, Outcome
from canvas.models import CanvasVersion
from canvas.services.circulate import version_content
from canvas.six_eyes import ItemFacts
from cases.enums import WITH_PLAN, Status
from cases.services import stop_case
from maatwerk.lib import clock
from maatwerk.lib.refusals import RuleBroken, sentence_of
from maatwerk.people.enums import Role
from tests import factories as f
from tests.canvas.below_orm import akkoord, commitment, decision, other_case, run, status, verdict
from tests.canvas.tafel_setup import (
    TODAY,
    TOMORROW,
    edit,
    edited_by,
    everyone_on_the_table,
    give,
    on_the_table,
    set_mandate,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tuesday():
    with clock.at(f.TUESDAY):
        yield


@pytest.fixture
def table():
    return on_the_table()


# --- an akkoord ------------------------------------------------------------------------------------------------------
def _given_by(name):
    return lambda table: {"given_by_id": getattr(table.cast, name).pk}


def _handed_over(table):
    run("UPDATE cases_case SET coach_id = %s WHERE id = %s", [table.cast.eye3.pk, table.case.pk])
    return {"given_by_id": table.cast.coach.pk}


def _taken_over(table):
    run("UPDATE cases_case SET coach_id = %s WHERE id = %s", [table.cast.eye1.pk, table.case.pk])
    return {}


def _twice(table):
    give(table, table.cast.eye1)
    return {}


def _mandate(name):
    def prepare(table):
        set_mandate(table.cast.eye1, name)
        return {}

    return prepare


def _mandate_of_tomorrow_signed_tomorrow(table):
    set_mandate(table.cast.eye1, "future")
    return {"given_at": clock.now() + dt.timedelta(days=1)}


def _without(**fields):
    def prepare(table):
        for name, value in fields.items():
            setattr(table.cast.eye1, name, value)
        table.cast.eye1.save()
        return {}

    return prepare


def _not_invited(table):
    return {"given_by_id": f.make_user("nora", Role.COACH).pk}


def _invited(table):
    person = f.make_user("nora", Role.COACH)
    services.change_attendees(table.meeting, attendees=[person], by=table.cast.chair)
    return {"given_by_id": person.pk}


def _left(table):
    services.mark_left(table.meeting, table.cast.eye1, by=table.cast.eye1)
    return {}


def _came_later(table):
    later = clock.now() + dt.timedelta(hours=1)
    run("UPDATE canvas_attendee SET present_from = %s WHERE meeting_id = %s", [later, table.meeting.pk])
    return {}


def _recused(table):
    services.recuse(table.item, table.cast.eye1, by=table.cast.eye1)
    return {}


def _before_opening(table):
    return {"given_at": clock.now() - dt.timedelta(minutes=1)}


def _closed(table):
    services.close_meeting(table.meeting, by=table.cast.chair)
    return {}


def _not_opened(table):
    meeting = services.plan_meeting(
        kind=MeetingKind.BREAKTHROUGH,
        on=TODAY,
        starts_at=dt.time(19),
        ends_at=dt.time(20),
        place="Inspiratieruimte",
        attendees=[table.cast.eye1],
        by=table.cast.chair,
    )
    services.take_off_agenda(table.item, by=table.cast.chair)
    table.item = services.put_on_agenda(meeting, table.canvas, by=table.cast.chair)
    return {}


def _decided(table):
    services.decide(table.item, Outcome.SUPPLEMENT, reason="Wie betaalt?", by=table.cast.chair)
    return {}


def _stopped(table):
    stop_case(table.case, Status.WITHDRAWN, reason="Het gezin verhuist.", by=table.cast.coach)
    return {}


def _edited(table):
    edit(table)
    return {}


def _older_version(table):
    old = table.item.version
    edit(table)
    services.circulate(table.canvas, by=table.cast.coach)
    return {"version_id": old.pk, "hash": old.hash}


def _version_of_another_case(table):
    version = other_case(table)
    return {"version_id": version.pk, "hash": version.hash}


def _spar_item(table):
    return {"item_id": table.canvas.agenda_items.get(meeting__kind=MeetingKind.SPAR).pk}


AKKOORDEN = [
    (lambda table: {}, ""),
    (_given_by("eye2"), ""),
    (_given_by("coach"), "canvas_akkoord_not_involved"),
    (_given_by("consultant"), "canvas_akkoord_not_involved"),
    (_handed_over, "canvas_akkoord_not_involved"),
    (_taken_over, "canvas_akkoord_not_involved"),
    (_twice, "canvas_akkoord_once"),
    (_mandate("lapsed"), "canvas_akkoord_mandate"),
    (_mandate("future"), "canvas_akkoord_mandate"),
    (_mandate("none"), "canvas_akkoord_mandate"),
    (_mandate_of_tomorrow_signed_tomorrow, "canvas_akkoord_meeting_open"),
    (_without(roles=[Role.CONSULTANT]), "canvas_akkoord_mandate"),
    (_without(is_active=False), "canvas_akkoord_mandate"),
    (_not_invited, "canvas_akkoord_attending"),
    (_invited, "canvas_akkoord_attending"),
    (_left, "canvas_akkoord_attending"),
    (_came_later, "canvas_akkoord_attending"),
    (_recused, "canvas_akkoord_not_recused"),
    (_before_opening, "canvas_akkoord_meeting_open"),
    (_closed, "canvas_akkoord_meeting_open"),
    (_not_opened, "canvas_akkoord_meeting_open"),
    (_decided, "canvas_akkoord_at_table"),
    (_stopped, "canvas_akkoord_at_table"),
    (_edited, "canvas_akkoord_current"),
    (lambda table: {"hash": "0" * 64}, "canvas_akkoord_current"),
    (_older_version, "canvas_akkoord_item"),
    (_version_of_another_case, "canvas_akkoord_item"),
    (_spar_item, "canvas_akkoord_item"),
]


def test_akkoord_that_breaks_the_rule_cannot_be_inserted(table):
    found = {}
    for number, (prepare, _) in enumerate(AKKOORDEN):
        sid = transaction.savepoint()
        found[number] = verdict(akkoord(table, **prepare(table)))
        transaction.savepoint_rollback(sid)
        table.item = table.canvas.agenda_items.get(meeting=table.meeting)
    assert found == {number: rule for number, (_, rule) in enumerate(AKKOORDEN)}


def test_writer_of_the_version_cannot_be_inserted():
    table = on_the_table(before=lambda cast, canvas: edited_by(canvas, cast.eye1))
    assert verdict(akkoord(table)) == "canvas_akkoord_not_involved"
    assert verdict(akkoord(table, given_by_id=table.cast.eye2.pk)) == ""


def test_of_all_who_can_sit_at_a_table_the_database_takes_exactly_one_kind():
    """The same 64 people as in test_six_eyes.py; Python and the database agree about each."""
    table, people = everyone_on_the_table()
    row, facts = akkoord(table), ItemFacts(table.item)
    taken = [kind for kind, person in people.items() if not verdict(akkoord(table, given_by_id=person.pk))]
    assert taken == [(False, "running", "present", False)]
    assert taken == [kind for kind, person in people.items() if not facts.why_not(person.pk)]
    assert verdict(row) == ""


def test_decided_item_takes_no_akkoord_while_the_case_lies_at_the_table(table):
    """Also when a row of SQL puts the case back on the table after aanvullen."""
    _decided(table)
    run(*status(table, Status.BREAKTHROUGH_TABLE))
    assert verdict(akkoord(table)) == "canvas_akkoord_undecided"


# --- an outcome ------------------------------------------------------------------------------------------------------
def _two(table):
    give(table, table.cast.eye1, table.cast.eye2)
    return {}


def _after_two(prepare):
    def both(table):
        give(table, table.cast.eye1, table.cast.eye2)
        return prepare(table)

    return both


def _one(table):
    give(table, table.cast.eye1)
    return {}


def _two_on_the_older_version(table):
    give(table, table.cast.eye1, table.cast.eye2)
    edit(table)
    services.circulate(table.canvas, by=table.cast.coach)
    return {}


def _one_took_the_case_over(table):
    give(table, table.cast.eye1, table.cast.eye2)
    return _taken_over(table)


def _one_recused(table):
    give(table, table.cast.eye1, table.cast.eye2)
    return _recused(table)


def _chair_lost_the_role(table):
    table.cast.chair.roles = []
    table.cast.chair.save()
    return {}


def _decided_by(name):
    return lambda table: {"decided_by_id": getattr(table.cast, name).pk}


def _another_chair(table):
    return {"decided_by_id": f.make_user("vera", Role.CHAIR).pk}


DECISIONS = [
    (_two, ""),
    (lambda table: {}, "canvas_decision_six_eyes"),
    (_one, "canvas_decision_six_eyes"),
    (_one_recused, "canvas_decision_six_eyes"),
    (_one_took_the_case_over, "canvas_decision_six_eyes"),
    (_two_on_the_older_version, "canvas_decision_six_eyes"),
    (_after_two(_edited), "canvas_akkoord_current"),
    (_after_two(_closed), "canvas_decision_meeting_open"),
    (_not_opened, "canvas_decision_meeting_open"),
    (_after_two(lambda table: {"decided_on": TOMORROW}), "canvas_decision_meeting_open"),
    (
        _after_two(lambda table: {"decided_at": clock.now() - dt.timedelta(minutes=1)}),
        "canvas_decision_meeting_open",
    ),
    (_after_two(_another_chair), "canvas_decision_by_chair"),
    (_after_two(_decided_by("coach")), "canvas_decision_by_chair"),
    (_after_two(_decided_by("eye3")), "canvas_decision_by_chair"),
    (_after_two(_decided_by("manager")), "canvas_decision_by_chair"),
    (_after_two(_chair_lost_the_role), "canvas_decision_by_chair"),
    (_after_two(_stopped), "canvas_decision_at_table"),
    (_after_two(_decided), "canvas_decision_at_table"),
    (_older_version, "canvas_decision_item"),
    (_version_of_another_case, "canvas_decision_item"),
    (_spar_item, "canvas_decision_item"),
    (lambda table: {"outcome": Outcome.SUPPLEMENT, "reason": "Wie betaalt?"}, ""),
    (lambda table: {"outcome": Outcome.SUPPLEMENT}, "canvas_decision_reason"),
    (lambda table: {"outcome": Outcome.NOT_AGREED}, "canvas_decision_reason"),
]


def test_outcome_that_breaks_the_rule_cannot_be_inserted(table):
    found = {}
    for number, (prepare, _) in enumerate(DECISIONS):
        sid = transaction.savepoint()
        other = {key: value for key, value in prepare(table).items() if key != "hash"}
        found[number] = verdict(decision(table, **other))
        transaction.savepoint_rollback(sid)
        table.item = table.canvas.agenda_items.get(meeting=table.meeting)
        table.cast.chair.refresh_from_db()
    assert found == {number: rule for number, (_, rule) in enumerate(DECISIONS)}


def test_every_set_of_akkoorden_counts_as_python_counts(table):
    """Who gave and who took no part afterwards, over all sets: the database and ItemFacts agree."""
    eyes = [table.cast.eye1, table.cast.eye2, table.cast.eye3]
    for gave, recused in product(product((False, True), repeat=3), repeat=2):
        sid = transaction.savepoint()
        give(table, *(eye for eye, yes in zip(eyes, gave, strict=True) if yes))
        for eye, yes in zip(eyes, recused, strict=True):
            if yes:
                services.recuse(table.item, eye, by=eye)
        counted = sum(yes and not out for yes, out in zip(gave, recused, strict=True))
        assert len(ItemFacts(table.item).counted) == counted
        assert verdict(decision(table)) == ("" if counted >= 2 else "canvas_decision_six_eyes")
        transaction.savepoint_rollback(sid)


def test_fund_money_without_kosten_batenanalyse_cannot_be_agreed():
    cast = f.make_cast()
    fund = f.make_fund(cast)
    canvas = f.make_canvas(cast, fund=fund, costs=False)
    f.through_spar(cast, canvas)
    CanvasVersion.objects.create(
        canvas=canvas,
        number=0,
        revision=0,
        content=version_content(canvas),
        frozen_at=clock.now(),
        frozen_by=cast.coach,
    )
    run("UPDATE cases_case SET status = 'circulated' WHERE id = %s", [canvas.case_id])
    item = services.put_on_agenda(f.make_meeting(cast), canvas, by=cast.chair)
    item.refresh_from_db()
    for eye in (cast.eye1, cast.eye2):
        services.give_akkoord(item, seen_hash=item.version.hash, by=eye)
    table = type("Table", (), {"item": item, "cast": cast})
    assert verdict(decision(table)) == "canvas_decision_kba"


def test_akkoord_its_verplichting_and_the_state_of_the_case_come_together_or_not_at_all(table):
    _two(table)
    other = f.make_fund(table.cast, slug="jeugd", name="Werkbudget armoede jeugd").years.get()
    stranger = f.make_case(table.cast)
    agreed, booked, state = decision(table), commitment(table), status(table, Status.AGREED)
    assert verdict(agreed, booked, state, at_commit=True) == ""
    assert verdict(agreed, at_commit=True) == "canvas_decision_booked"
    assert verdict(agreed, state, at_commit=True) == "canvas_decision_booked"
    assert verdict(agreed, booked, at_commit=True) == "canvas_decision_status"
    for wrong in (
        commitment(table, amount=Decimal("4299.99")),
        commitment(table, budget_year_id=other.pk),
        commitment(table, case_id=stranger.pk),
        commitment(table, case_id=None),
    ):
        assert verdict(agreed, wrong, state, at_commit=True) == "canvas_decision_booked"


@pytest.mark.parametrize("outcome", [Outcome.REGULAR, Outcome.NOT_AGREED, Outcome.WITHDRAWN, "onbekend"])
def test_other_outcome_without_its_state_cannot_be_committed(table, outcome):
    row = decision(table, outcome=outcome, reason="zo is het besproken")
    assert verdict(row, at_commit=True) == "canvas_decision_status"


def test_second_outcome_of_one_item_cannot_be_inserted(table):
    _two(table)
    services.decide(table.item, Outcome.AGREED, by=table.cast.chair)
    f.flush_deferred()
    again = status(table, Status.BREAKTHROUGH_TABLE)
    assert verdict(again, decision(table)) == "canvas_decision_item_id_key"


# --- money and state without akkoord ---------------------------------------------------------------------------------
def test_verplichting_for_a_family_needs_the_akkoord(table):
    _two(table)
    for row in (
        commitment(table),
        commitment(table, key="zomaar"),
        commitment(table, key=f"akkoord:{table.item.version_id}:0"),
        commitment(table, kind="realisation"),
    ):
        assert verdict(row, at_commit=True) == "canvas_commitment_agreed"


@pytest.mark.parametrize("jump", [value.value for value in WITH_PLAN])
def test_case_does_not_jump_past_the_doorbraaktafel(table, jump):
    _two(table)
    assert verdict(status(table, jump), at_commit=True) == "canvas_case_agreed"


@pytest.mark.parametrize("back", [Status.CONCEPT, Status.BREAKTHROUGH_TABLE, Status.CIRCULATED])
def test_agreed_case_does_not_go_back_to_be_written_in(table, back):
    _two(table)
    services.decide(table.item, Outcome.AGREED, by=table.cast.chair)
    f.flush_deferred()
    assert verdict(status(table, back), at_commit=True) == "canvas_case_stays_agreed"
    assert verdict(status(table, Status.IN_EXECUTION), at_commit=True) == ""


@pytest.mark.parametrize("column", ["adjusted", "realised", "committed"])
def test_app_role_cannot_touch_the_sums_of_a_year(table, column):
    assert verdict((f"UPDATE budgets_budgetyear SET {column} = 0", [])) == "42501"


def test_refusal_of_the_database_is_said_in_dutch(table, monkeypatch):
    """When the check in Python would miss it, the service still answers with a sentence and leaves nothing."""
    monkeypatch.setattr("canvas.services.akkoord.check_can_give_akkoord", lambda by, facts: None)
    monkeypatch.setattr("canvas.services.akkoord.check_can_decide", lambda by, facts, outcome: None)
    assert sentence_of(give, table, table.cast.coach) == (
        "Wie bij deze casus betrokken is of aan deze versie schreef, telt niet mee."
    )
    with pytest.raises(RuleBroken, match="Er zijn twee akkoorden nodig"):
        services.decide(table.item, Outcome.AGREED, by=table.cast.chair)
    with pytest.raises(ProgrammingError), transaction.atomic():
        run("UPDATE canvas_akkoord SET hash = ''")
