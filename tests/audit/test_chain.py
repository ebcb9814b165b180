"""The audit log: one hash chain per case, rows that can't be changed, and tampering that is found and named."""

import pytest
from django.db import IntegrityError, connection, transaction

from maatwerk.audit.integrity import broken_events, newest_hash
from maatwerk.audit.models import Event, Origin, Result
from maatwerk.audit.services import origin, record, record_refusal
from maatwerk.lib import clock
from maatwerk.lib.append_only import AppendOnlyError
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


@pytest.fixture
def case(cast):
    return f.make_case(cast)


def test_event_holds_action_object_result_origin_actor_and_time(cast, case):
    with origin(Origin.WEB):
        event = record("case.viewed", case, by=cast.coach, case=case)
    stored = Event.objects.get(pk=event.pk)
    assert (stored.action, stored.object_type, stored.object_id, stored.result, stored.origin, stored.actor_id) == (
        "case.viewed",
        "cases.case",
        case.number,
        Result.DONE,
        Origin.WEB,
        cast.coach.pk,
    )
    assert stored.at == clock.now()


def test_each_case_has_a_chain_of_its_own(cast, case):
    other = f.make_case(cast)
    record("case.viewed", case, by=cast.coach, case=case)
    record("case.viewed", other, by=cast.coach, case=other)
    assert list(Event.objects.of_case(case.number).values_list("seq", flat=True)) == [1, 2]
    assert list(Event.objects.of_case(other.number).values_list("seq", flat=True)) == [1, 2]
    assert broken_events() == []


def test_each_event_carries_the_hash_of_the_one_before(cast, case):
    record("case.viewed", case, by=cast.coach, case=case)
    first, second = Event.objects.of_case(case.number)
    assert first.previous_hash == ""
    assert second.previous_hash == first.hash
    assert len(second.hash) == 64


def test_passed_sequence_and_hash_are_overwritten(cast):
    event = Event.objects.create(
        action="x", object_type="y", object_id="1", origin=Origin.WEB, at=clock.now(), seq=99, hash="f" * 64
    )
    event.refresh_from_db()
    assert event.seq == Event.objects.of_case("").count()
    assert event.hash != "f" * 64
    assert broken_events() == []


def test_refusal_is_recorded_as_refused(cast, case):
    event = record_refusal("akkoord.give", case, by=cast.stranger, case=case, reason="NotAllowed")
    assert event.result == Result.REFUSED


def test_event_can_not_be_changed_through_the_orm(cast, case):
    event = Event.objects.of_case(case.number).get()
    with pytest.raises(AppendOnlyError):
        event.save()
    with pytest.raises(AppendOnlyError):
        Event.objects.filter(pk=event.pk).update(action="x")
    with pytest.raises(AppendOnlyError):
        Event.objects.all().delete()


@pytest.mark.parametrize("statement", ["UPDATE audit_event SET action = 'x'", "DELETE FROM audit_event"])
def test_owner_meets_the_trigger(cast, case, owner_rights, statement):
    with (
        owner_rights(),
        pytest.raises(IntegrityError, match="only ever added"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE audit_event SET action = 'x' WHERE chain = %s AND seq = 2", "de inhoud klopt niet"),
        ("UPDATE audit_event SET data = '{\"a\": 1}' WHERE chain = %s AND seq = 2", "de inhoud klopt niet"),
        ("DELETE FROM audit_event WHERE chain = %s AND seq = 1", "sluit niet aan"),
    ],
)
def test_tampering_is_found_and_the_event_named(cast, case, owner_rights, statement, problem):
    for _ in range(3):
        record("case.viewed", case, by=cast.coach, case=case)
    before = newest_hash()
    with owner_rights(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_event DISABLE TRIGGER audit_event_append_only")
        cursor.execute(statement, [case.number])
        cursor.execute("ALTER TABLE audit_event ENABLE TRIGGER audit_event_append_only")
    chain, seq, _, found = broken_events()[0]
    assert (chain, seq) == (case.number, 2)
    assert problem in found
    assert newest_hash() == before


def test_newest_hash_changes_with_every_event(cast, case):
    before = newest_hash()
    record("case.viewed", case, by=cast.coach, case=case)
    assert newest_hash() != before
