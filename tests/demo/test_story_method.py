"""The story of the demonstration keeps the rules of the method: order, tafels, six eyes, metingen."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from decimal import Decimal

import pytest

from maatwerk.demo.story import all_families as story
from maatwerk.demo.story import lists
from maatwerk.demo.story.letters import PEILDATUM_2020
from maatwerk.demo.story.shapes import BOXES
from maatwerk.demo.story.staff import BY_USERNAME
from maatwerk.demo.story.tafels import ATTENDANCE, MOST_CASES

TUESDAY = 1
KEYS = {family.key: family for family in story.FAMILIES}


def months_later(day, months):
    years, month = divmod(day.month - 1 + months, 12)
    return day.replace(year=day.year + years, month=month + 1)


def ids(thing):
    return getattr(thing, "key", None) or str(thing)


each_family = pytest.mark.parametrize("family", story.FAMILIES, ids=ids)
each_plan = pytest.mark.parametrize("family", story.PLANS, ids=ids)


@each_family
def test_dates_are_in_order(family):
    before = [family.registered_on, family.talks[0][0] if family.talks else None, family.agreed_on, family.spar_on]
    if family.returned_on:
        before += [family.first_circulated_on, family.returned_on]
    after = [family.circulated_on, family.doorbraak_on, family.started_on, family.executed_on, family.closed_on]
    known = [day for day in before + after if day]
    assert known == sorted(known)
    for talk, _ in family.talks:
        assert family.registered_on <= talk <= (family.doorbraak_on or PEILDATUM_2020)
    if family.spar_on:
        assert family.spar_on < (family.first_circulated_on or family.circulated_on or date.max)
    if family.exit_on:
        assert family.exit_on >= max(known)
    if family.doorbraak_on:
        assert family.doorbraak_on >= family.spar_on + timedelta(days=7)


@each_family
def test_tafels_are_on_tuesdays(family):
    for day in (family.spar_on, family.returned_on, family.doorbraak_on):
        assert day is None or day.weekday() == TUESDAY


def test_no_tafel_has_more_than_four_cases():
    spar = Counter(f.spar_on for f in story.FAMILIES if f.spar_on)
    doorbraak = Counter(day for f in story.FAMILIES for day in (f.doorbraak_on, f.returned_on) if day)
    assert max(spar.values()) <= MOST_CASES
    assert max(doorbraak.values()) <= MOST_CASES
    assert set(doorbraak) == set(ATTENDANCE)


@each_family
def test_akkoord_has_six_eyes(family):
    if family.outcome != "akkoord":
        assert not family.akkoord_by
        return
    assert len(set(family.akkoord_by)) == len(family.akkoord_by) >= 2
    assert not {family.coach, family.consultant} & set(family.akkoord_by)
    assert set(family.akkoord_by) <= set(family.attendees)
    assert all(BY_USERNAME[name].has_mandate(family.doorbraak_on) for name in family.akkoord_by)


@each_family
def test_coach_has_a_mandate_and_attends(family):
    assert family.coach != family.consultant
    assert "coach" in BY_USERNAME[family.coach].roles
    assert "consultant" in BY_USERNAME[family.consultant].roles
    assert BY_USERNAME[family.coach].has_mandate(family.registered_on)
    if family.doorbraak_on:
        assert family.attendees == ATTENDANCE[family.doorbraak_on]
        assert family.coach in family.attendees
        assert family.coach in ATTENDANCE[family.returned_on or family.doorbraak_on]


@pytest.mark.parametrize("on", ATTENDANCE, ids=str)
def test_everyone_at_the_doorbraaktafel_has_a_mandate(on):
    assert all(BY_USERNAME[name].has_mandate(on) for name in ATTENDANCE[on])


@each_family
def test_sparring_partners_differ_in_discipline_from_each_other(family):
    if not family.spar_on:
        assert not family.spar_partners
        return
    people = [BY_USERNAME[name] for name in family.spar_partners]
    assert family.coach not in family.spar_partners
    assert all(person.has_mandate(family.spar_on) for person in people)
    assert len({person.discipline for person in people}) == len(people)
    assert len(people) == (2 if family.key == "wachttijd-schuldhulp" else 3)


@each_family
def test_questions_are_asked_at_the_tafel_and_answered_before_circulating(family):
    for question in family.questions:
        assert question.box in BOXES
        assert question.asked_by in family.spar_partners
        assert question.owner in (family.coach, family.consultant)
        assert bool(question.answer) == bool(question.answered_on)
        if question.answered_on:
            first = family.first_circulated_on or family.circulated_on or PEILDATUM_2020
            assert family.spar_on <= question.answered_on <= first
    if family.circulated_on:
        assert all(question.answered_on for question in family.questions)


@each_family
def test_kba_was_looked_over_while_the_plan_was_written(family):
    if family.has_kba and family.circulated_on:
        assert family.kba_reviewed_by in (*family.spar_partners, family.coach)
        assert family.spar_on <= family.kba_reviewed_on <= family.circulated_on
        assert family.total("threatened") > 0 < family.total("custom")


@each_family
def test_doelgroep(family):
    assert family.adults >= 1 <= family.children
    assert len(set(family.domains)) >= 2
    assert set(family.domains) <= set(lists.LEEFGEBIEDEN)
    assert family.team in lists.TEAMS
    assert family.ground in ("no_scheme", "too_slow")
    assert family.source in ("gut_file", "own_team", "partner", "data")


@each_plan
def test_steps_are_taken_one_at_a_time_after_akkoord(family):
    assert family.steps
    done = [step.done_on for step in family.steps]
    taken = [day for day in done if day]
    assert done[: len(taken)] == taken == sorted(taken)
    assert all(day > family.doorbraak_on for day in taken)
    if family.executed_on:
        assert len(taken) == len(done)
        assert taken[-1] <= family.executed_on


@each_family
def test_metingen_are_held_in_their_window(family):
    """The same window as the app: two weeks before until four weeks after the due date; missed is missed after it."""
    after = {"direct": 0, "months6": 6, "months12": 12}
    held = defaultdict(set)
    for meting in family.metingen:
        held[meting.moment].add(meting.held_on)
        assert (meting.mark is None) == bool(meting.absent_reason or meting.held_on is None)
        if meting.mark is not None:
            assert Decimal(1) <= meting.mark <= Decimal(10)
            assert (meting.mark * 2) % 1 == 0
            assert meting.story
        if meting.moment == "canvas":
            assert family.agreed_on <= meting.held_on <= (family.circulated_on or PEILDATUM_2020)
            continue
        due = months_later(family.started_on, after[meting.moment])
        if meting.held_on:
            assert due - timedelta(days=14) <= meting.held_on <= due + timedelta(days=28)
            assert meting.held_on <= PEILDATUM_2020
        else:
            assert due + timedelta(days=28) < date(2020, 12, 1)
    assert all(len(days) == 1 for days in held.values()), "one conversation for each moment"


@each_plan
def test_every_plan_has_a_baseline_and_every_due_meting_is_told(family):
    moments = {meting.moment for meting in family.metingen}
    assert "canvas" in moments
    for moment, months in {"direct": 0, "months6": 6, "months12": 12}.items():
        if family.started_on and months_later(family.started_on, months) + timedelta(days=28) < date(2020, 12, 1):
            assert moment in moments


def test_one_published_family_came_back_after_supplementing():
    (family,) = [f for f in story.FAMILIES if f.returned_on]
    assert family in story.PUBLISHED
    assert family.returned_why
    assert family.boxes_after
    assert set(family.boxes_after) <= set(BOXES)


def test_living_work_around_1_december_2020():
    board = KEYS["bakfiets"]
    assert (board.doorbraak_on, board.outcome, board.akkoord_by) == (date(2020, 12, 1), "", ())
    waiting = KEYS["drie-generaties"]
    assert waiting.spar_on + timedelta(days=7) == date(2020, 12, 1)
    assert sum(not question.answer for question in waiting.questions) == 2
    assert not any(f.outcome or f.exit for f in story.LIVING)
    assert KEYS["schuld-en-diploma"].boxes
    assert KEYS["eerste-gesprek"].talks
    assert not KEYS["eerste-gesprek"].agreed_on
    assert not KEYS["net-aangemeld"].talks


def test_exits_of_every_kind_are_told():
    assert Counter(f.exit for f in story.FAMILIES if f.exit) == {
        "regular": 15,
        "family_declined": 1,
        "withdrawn": 1,
        "not_agreed": 1,
    }
    assert all(f.exit_on and f.exit_reason for f in story.FAMILIES if f.exit)
