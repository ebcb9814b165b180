"""Rows that are only added: refused in Python, by the trigger, and (test_grants.py) by the rights."""

import pytest
from django.db import IntegrityError, connection, transaction

from maatwerk.audit.models import Event
from maatwerk.lib.append_only import AppendOnlyError, append_only_sql
from maatwerk.lib.refusals import constraint_name


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows.update(action="x"),
        lambda rows: rows.delete(),
        lambda rows: rows.bulk_update([], ["action"]),
        lambda rows: rows.update_or_create(action="x"),
        lambda rows: rows.bulk_create([], update_conflicts=True, update_fields=["action"], unique_fields=["id"]),
    ],
    ids=["update", "delete", "bulk_update", "update_or_create", "upsert"],
)
def test_query_set_refuses_every_change(change):
    with pytest.raises(AppendOnlyError):
        change(Event.objects.all())


def test_stored_row_refuses_save_and_delete():
    event = Event(pk=1)
    event._state.adding = False
    with pytest.raises(AppendOnlyError):
        event.save()
    with pytest.raises(AppendOnlyError):
        event.delete()


@pytest.mark.parametrize("statement", ["UPDATE probe SET n = 2", "DELETE FROM probe"])
def test_trigger_refuses_with_a_named_constraint(as_owner, statement):
    forward, reverse = append_only_sql("probe")
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE probe (n int); INSERT INTO probe VALUES (1)")
        cursor.execute(forward)
    with pytest.raises(IntegrityError) as refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert refusal.value.__cause__.sqlstate == "23001"
    assert constraint_name(refusal.value) == "probe_append_only"
    with connection.cursor() as cursor:
        cursor.execute(reverse)
        cursor.execute(statement)


def test_table_name_is_checked():
    with pytest.raises(ValueError, match="plain table name"):
        append_only_sql("probe; DROP TABLE x")
