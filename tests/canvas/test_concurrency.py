"""In the same second: akkoorden, edits, outcomes and bookings that run into each other on connections of their own.

Two kinds of proof. `race` and `races` let calls go together, the pairs that decide about plan and money two hundred
times; `meet` holds the first in its open transaction until the second waits for it, so that the order is certain.
"""

import contextvars
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest
from django.db import connection, transaction

from budgets.models import BudgetYear, Mutation
from budgets.services import change_budget, commit_cost, pay_commitment
from canvas import services
from canvas.enums import BoxKind, Outcome
from canvas.hooks import quiet
from canvas.models import Akkoord, Attendee, CanvasVersion, Decision, DecisionWithdrawal, Recusal
from canvas.six_eyes import ItemFacts, facts_of
from cases.enums import Status
from cases.models import Case
from cases.services import stop_case
from maatwerk.audit.integrity import broken_events
from maatwerk.lib import clock
from maatwerk.lib.refusals import Refusal
from tests import factories as f
from tests.canvas.copies import copies_of
from tests.canvas.tafel_setup import edit, give, small_case, tuesday_tables

pytestmark = pytest.mark.django_db(transaction=True)
RUNS = 200
ROUNDS = 20
STALE = (
    "De tekst of een bedrag is gewijzigd na versie 1. "
    "Stuur eerst de nieuwe versie rond; daarna kan er weer akkoord worden gegeven."
)
DECIDED = "De uitkomst van dit agendapunt is al vastgelegd."
WRITTEN = "Het plan is vastgesteld. De tekst en de bedragen liggen vast."


@pytest.fixture(autouse=True)
def tuesday():
    # Nobody files a PDF of each of these plans: tests/reports/test_same_second.py races that.
    with clock.at(f.TUESDAY), quiet():
        yield


@pytest.fixture
def tables(tuesday):
    cast = f.make_cast()
    found = tuesday_tables(cast)
    found.fund = f.make_fund(cast)
    yield found
    assert broken_events() == []


def on_own_connection(call, ready):
    """Run `call` after `ready()` on a new connection; a refusal is returned as its sentence."""
    try:
        connection.ensure_connection()
        ready()
        return call()
    except Refusal as refusal:
        return refusal.sentence
    finally:
        connection.close()


def race(*calls):
    """Let the calls go at the same moment; returns what came of each, in order."""
    barrier = threading.Barrier(len(calls))
    with ThreadPoolExecutor(len(calls)) as pool:
        going = [pool.submit(contextvars.copy_context().run, on_own_connection, call, barrier.wait) for call in calls]
        return [done.result() for done in going]


def races(pairs):
    """Run pairs of calls one after the other, the two of a pair at the same moment, on two connections that stay.

    Returns what came of each pair. Whatever is no refusal, such as a deadlock, comes back as itself and fits no test.
    """
    barrier = threading.Barrier(2, timeout=120)

    def side(calls):
        came = []
        connection.ensure_connection()
        try:
            for call in calls:
                barrier.wait()
                try:
                    came.append(call())
                except Refusal as refusal:
                    came.append(refusal.sentence)
                except Exception as error:
                    came.append(error)
        finally:
            connection.close()
        return came

    with ThreadPoolExecutor(2) as pool:
        going = [pool.submit(contextvars.copy_context().run, side, calls) for calls in zip(*pairs, strict=True)]
        return list(zip(*[done.result() for done in going], strict=True))


def meet(first, second):
    """Run `first`, keep its transaction open until `second` waits for a lock (or is done), then commit; returns what
    came of both. `second` must have waited.
    """
    waiting_pid = []

    def started():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            waiting_pid.append(cursor.fetchone()[0])

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            try:
                with transaction.atomic():
                    outcome = first()
            except Refusal as refusal:
                outcome = refusal.sentence
            going = pool.submit(contextvars.copy_context().run, on_own_connection, second, started)
            waited = False
            while not waited and not going.done():
                waited = bool(waiting_pid) and waits(waiting_pid[0])
        assert waited, "the second did not wait for the first"
        return outcome, going.result()


def waits(pid):
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT 1 FROM pg_locks WHERE pid = %s AND NOT granted)", [pid])
        return cursor.fetchone()[0]


def vote(case, person):
    return lambda: give(case, person)[0]


def agree(case):
    return lambda: services.decide(case.item, Outcome.AGREED, by=case.cast.chair)


def agreeable(tables, *, amount=1_000, count=RUNS):
    """So many cases on the table with the two akkoorden that they need."""
    case = small_case(tables, amount=amount)
    give(case, tables.cast.eye1, tables.cast.eye2)
    return copies_of(case, count)


def withdraw(decision, cast):
    return lambda: services.withdraw_decision(decision, reason="Er kwam een woning vrij.", stop=False, by=cast.chair)


def write(case):
    return lambda: edit(case)


def available():
    return BudgetYear.objects.get().available


# --- certain order ----------------------------------------------------------------------------------------------------
def test_second_akkoord_waits_for_the_first_and_both_count(tables):
    case, cast = small_case(tables), tables.cast
    first, second = meet(vote(case, cast.eye1), vote(case, cast.eye2))
    assert [type(first), type(second)] == [Akkoord, Akkoord]
    assert ItemFacts(case.item).still_needed == 0


def test_akkoord_after_an_edit_that_is_still_being_saved_is_refused(tables):
    case = small_case(tables)
    _, second = meet(write(case), vote(case, tables.cast.eye1))
    assert (second, Akkoord.objects.count()) == (STALE, 0)


def test_edit_during_an_akkoord_waits_and_takes_its_worth_away(tables):
    case, cast = small_case(tables), tables.cast
    give(case, cast.eye1)
    meet(vote(case, cast.eye2), write(case))
    assert Akkoord.objects.count() == 2
    with pytest.raises(Refusal, match="De tekst of een bedrag is gewijzigd"):
        agree(case)()


def test_edit_during_the_outcome_is_refused(tables):
    case, cast = small_case(tables), tables.cast
    give(case, cast.eye1, cast.eye2)
    first, second = meet(agree(case), write(case))
    assert (type(first), second) == (Decision, WRITTEN)


def test_outcome_during_an_edit_is_refused(tables):
    case, cast = small_case(tables), tables.cast
    give(case, cast.eye1, cast.eye2)
    _, second = meet(write(case), agree(case))
    assert (second, Decision.objects.count(), available()) == (STALE, 0, Decimal(300_000))


def test_outcome_waits_for_the_second_akkoord(tables):
    case, cast = small_case(tables), tables.cast
    give(case, cast.eye1)
    _, second = meet(vote(case, cast.eye2), agree(case))
    assert type(second) is Decision


def test_outcome_counts_a_recusal_of_the_same_second(tables):
    case, cast = small_case(tables), tables.cast
    give(case, cast.eye1, cast.eye2)
    _, second = meet(lambda: services.recuse(case.item, cast.eye2, by=cast.eye2), agree(case))
    assert second == "Nog één akkoord nodig van een maatwerkeindbaas die niet betrokken is."


def test_second_plan_waits_for_the_first_and_sees_what_is_left(tables):
    cases = [small_case(tables, amount=200_000) for _ in range(2)]
    for case in cases:
        give(case, tables.cast.eye1, tables.cast.eye2)
    first, second = meet(*map(agree, cases))
    assert type(first) is Decision
    assert second == "Er is niet genoeg beschikbaar in dit fonds. Pas het bedrag aan."
    assert available() == Decimal(100_000)


def test_akkoord_during_the_closing_of_the_table_is_refused(tables):
    case, cast = small_case(tables), tables.cast
    _, second = meet(lambda: services.close_meeting(case.meeting, by=cast.chair), vote(case, cast.eye1))
    assert second == "Deze tafel is gesloten."
    assert Akkoord.objects.count() == 0


def test_akkoord_of_who_just_leaves_is_refused(tables):
    case, cast = small_case(tables), tables.cast
    _, second = meet(lambda: services.mark_left(case.meeting, cast.eye1, by=cast.eye1), vote(case, cast.eye1))
    assert second == "Alleen wie aan deze tafel aanwezig is, geeft akkoord."


# --- together, many times ---------------------------------------------------------------------------------------------
def test_two_akkoorden_in_the_same_second_both_land(tables):
    cast, cases = tables.cast, copies_of(small_case(tables), RUNS)
    given = races([(vote(case, cast.eye1), vote(case, cast.eye2)) for case in cases])
    assert {(type(first), type(second)) for first, second in given} == {(Akkoord, Akkoord)}
    both = sorted([cast.eye1.pk, cast.eye2.pk])
    assert all(sorted(facts.counted) == both for facts in facts_of([case.item for case in cases]))
    for case in cases[:10]:
        agree(case)()
    assert Decision.objects.count() == Mutation.objects.commitments().count() == 10


def test_the_same_person_twice_in_the_same_second_is_one_akkoord(tables):
    for case in copies_of(small_case(tables), ROUNDS // 2):
        given = race(vote(case, tables.cast.eye1), vote(case, tables.cast.eye1))
        assert sorted(type(akkoord) for akkoord in given if isinstance(akkoord, Akkoord)) == [Akkoord]
        assert ItemFacts(case.item).still_needed == 1


def test_two_akkoorden_and_the_outcome_at_once(tables):
    cast = tables.cast
    for case in copies_of(small_case(tables), ROUNDS):
        give(case, cast.eye1)
        *_, outcome = race(vote(case, cast.eye2), vote(case, cast.eye3), agree(case))
        facts = ItemFacts(case.item)
        if isinstance(outcome, Decision):
            assert len(facts.counted) >= 2
        else:
            assert outcome == "Nog één akkoord nodig van een maatwerkeindbaas die niet betrokken is."
            assert (facts.decision, len(facts.counted)) == (None, 3)
            agree(case)()
    assert Mutation.objects.commitments().count() == ROUNDS


def test_akkoord_against_edit(tables):
    cast, cases = tables.cast, copies_of(small_case(tables), RUNS)
    came = races([(vote(case, cast.eye1), write(case)) for case in cases])
    assert {box.text for _, box in came} == {"Bij nader inzien anders."}
    given = [akkoord for akkoord, _ in came if akkoord != STALE]
    assert {type(akkoord) for akkoord in given} <= {Akkoord}
    assert Akkoord.objects.count() == len(given)
    assert {facts.stale_because for facts in facts_of([case.item for case in cases])} == {STALE}


def test_outcome_against_edit_one_of_both_wins(tables):
    cases = agreeable(tables, count=50)
    for case, (outcome, box) in zip(cases, races([(agree(case), write(case)) for case in cases]), strict=True):
        if isinstance(outcome, Decision):
            assert box == WRITTEN
        else:
            assert (outcome, box.text) == (STALE, "Bij nader inzien anders.")
        text = case.canvas.boxes.get(kind=BoxKind.BREAKTHROUGH).text
        assert Decision.objects.filter(item=case.item).exists() == (text == "Tekst voor Doorbraak.")
    assert Decision.objects.count() == Mutation.objects.commitments().count()


def test_outcome_against_outcome_books_once(tables):
    cases = agreeable(tables, amount=1_300)
    came = races([(agree(case), agree(case)) for case in cases])
    assert {tuple(sorted(one if isinstance(one, str) else type(one).__name__ for one in pair)) for pair in came} == {
        (DECIDED, "Decision")
    }
    assert Decision.objects.count() == Mutation.objects.commitments().count() == RUNS
    assert available() == Decimal(300_000) - RUNS * Decimal(1_300)


def test_akkoord_against_aanvullen_one_outcome_and_its_own_state(tables):
    cast = tables.cast
    for case in copies_of(small_case(tables), ROUNDS // 2):
        give(case, cast.eye1, cast.eye2)
        race(agree(case), lambda case=case: services.decide(case.item, Outcome.SUPPLEMENT, reason="?", by=cast.chair))
        decision = Decision.objects.get(item=case.item)
        case.case.refresh_from_db()
        assert case.case.status == decision.outcome
        booked = Mutation.objects.commitments().filter(case=case.case).count()
        assert booked == (decision.outcome == Outcome.AGREED)


def test_outcome_against_a_family_that_stops_one_of_both_wins(tables):
    cases, cast = agreeable(tables, amount=1_300), tables.cast

    def stop(case):
        return lambda: stop_case(case.case, Status.WITHDRAWN, reason="Het gezin verhuist.", by=cast.coach)

    for case, came in zip(cases, races([(agree(case), stop(case)) for case in cases]), strict=True):
        assert sorted(type(one) is str for one in came) == [False, True], came
        case.case.refresh_from_db()
        agreed = type(came[0]) is Decision
        assert case.case.status == (Status.AGREED if agreed else Status.WITHDRAWN)
        assert Decision.objects.filter(item=case.item).exists() is agreed
        assert Mutation.objects.commitments().filter(case=case.case).exists() is agreed


def test_payment_against_the_withdrawn_akkoord_leaves_nothing_open(tables):
    """What was paid stays paid, the rest falls free once, and the case stands outside the plan."""
    cases, cast = agreeable(tables, amount=1_300, count=50), tables.cast
    decisions = [agree(case)() for case in cases]
    commitments = {row.case_id: row for row in Mutation.objects.commitments().select_related("budget_year", "case")}

    def pay(case):
        values = {"amount": Decimal(300), "description": "huur", "by": cast.keeper, "key": f"betaling:{case.pk}"}
        return lambda: pay_commitment(commitments[case.pk], **values)

    pairs = [(pay(case.case), withdraw(made, cast)) for case, made in zip(cases, decisions, strict=True)]
    for case, (paid, withdrawn) in zip(cases, races(pairs), strict=True):
        assert type(withdrawn) is DecisionWithdrawal, withdrawn
        assert type(paid) in (Mutation, str), paid
        (row,) = Mutation.objects.with_open_amount().filter(case=case.case)
        uses = {use.kind: use.amount for use in row.uses.all()}
        is_paid = type(paid) is Mutation
        assert uses == ({"realisation": 300, "release": -1_000} if is_paid else {"release": -1_300})
        assert row.open_amount == 0
    assert BudgetYear.objects.get().committed == 0


def test_withdrawing_twice_at_once_releases_once(tables):
    cases, cast = agreeable(tables, amount=1_300, count=50), tables.cast
    decisions = [agree(case)() for case in cases]
    for came in races([(withdraw(one, cast), withdraw(one, cast)) for one in decisions]):
        assert sorted(type(one).__name__ for one in came) == ["DecisionWithdrawal", "str"], came
    assert (available(), BudgetYear.objects.get().committed) == (300_000, 0)


def test_outcome_against_recusal_never_counts_who_takes_no_part(tables):
    cast = tables.cast
    for case in copies_of(small_case(tables), ROUNDS):
        give(case, cast.eye1, cast.eye2)
        race(agree(case), lambda case=case: services.recuse(case.item, cast.eye2, by=cast.eye2))
        decided = Decision.objects.filter(item=case.item).exists()
        assert Recusal.objects.filter(item=case.item).exists() is not decided


def test_two_plans_that_fit_singly_but_not_together(tables):
    """In each run the fonds has 300 left, and two plans ask 200 each."""
    cast = tables.cast
    tables.fund = f.make_fund(cast, amount=300, slug="krap", name="Krap fonds")
    cases = agreeable(tables, amount=200, count=2 * RUNS)
    year, come_in = tables.fund.years.get(), []

    def room(call, number):
        """The room of the run before is filled up first, by the one of the two who comes for it."""
        return call if number == 0 else lambda: (fill(number), call())[1]

    def fill(number):
        with filling:
            if number not in come_in:
                values = {"kind": "amendment", "decision": "besluit", "by": cast.keeper}
                change_budget(year, amount=Decimal(200), key=f"ruimte:{number}", **values)
                come_in.append(number)

    filling = threading.Lock()
    halves = zip(cases[:RUNS], cases[RUNS:], strict=True)
    came = races([tuple(room(agree(case), number) for case in pair) for number, pair in enumerate(halves)])
    for outcomes in came:
        won, refused = sorted(outcomes, key=lambda one: isinstance(one, str))
        assert type(won) is Decision, outcomes
        assert "beschikbaar" in refused
    year.refresh_from_db()
    assert (year.adjusted, year.committed) == (Decimal(100 + RUNS * 200), Decimal(RUNS * 200))
    states = Counter(Case.objects.filter(pk__in=[case.case.pk for case in cases]).values_list("status", flat=True))
    assert states == {Status.AGREED: RUNS, Status.BREAKTHROUGH_TABLE: RUNS}
    assert Mutation.objects.commitments().count() == RUNS


def test_circulating_twice_at_once_makes_one_version(tables):
    for case in copies_of(small_case(tables, circulated=False), ROUNDS):
        versions = race(*[lambda case=case: services.circulate(case.canvas, by=tables.cast.coach)] * 2)
        assert versions[0] == versions[1]
        assert CanvasVersion.objects.filter(canvas=case.canvas).count() == 1


def test_circulating_against_edit_freezes_what_stood_there(tables):
    for case in copies_of(small_case(tables, circulated=False), ROUNDS // 2):
        version, box = race(lambda case=case: services.circulate(case.canvas, by=tables.cast.coach), write(case))
        case.canvas.refresh_from_db()
        frozen = version.content["boxes"][BoxKind.BREAKTHROUGH]
        assert (frozen == box.text) is (version.revision == case.canvas.revision)


def test_the_same_ledger_key_twice_at_once_is_one_row(tables):
    year = BudgetYear.objects.get()
    for number in range(ROUNDS):
        book = lambda number=number: commit_cost(  # noqa: E731
            year,
            cost_type="training",
            amount=Decimal(100),
            description="training",
            by=tables.cast.keeper,
            key=f"dubbel:{number}",
        )
        first, second = race(book, book)
        assert first == second
    year.refresh_from_db()
    assert year.committed == Decimal(100) * ROUNDS
    assert Mutation.objects.commitments().count() == ROUNDS


def test_a_case_comes_on_one_agenda(tables):
    """Two voorzitters put the same case on the table at once."""
    cast = tables.cast
    for case in copies_of(small_case(tables), ROUNDS // 2):
        services.take_off_agenda(case.item, by=cast.chair)
        put = lambda case=case: services.put_on_agenda(case.meeting, case.canvas, by=cast.chair, minutes=5)  # noqa: E731
        found = race(put, put)
        assert sum(isinstance(outcome, str) for outcome in found) == 1
        assert case.canvas.agenda_items.filter(meeting=case.meeting).count() == 1


def test_presence_ticked_twice_at_once_is_one_presence(tables):
    cast, meeting = tables.cast, tables.breakthrough
    for _ in range(ROUNDS // 2):
        race(*[lambda: services.mark_present(meeting, cast.eye1, by=cast.eye1)] * 2)
        services.mark_left(meeting, cast.eye1, by=cast.eye1)
    assert Attendee.objects.filter(meeting=meeting, user=cast.eye1).count() == 1
