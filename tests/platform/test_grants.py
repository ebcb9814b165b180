"""The real lock: what the app role may do in the database, table by table."""

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from maatwerk.lib.append_only import AppendOnly
from maatwerk.lib.grants import expected_rights
from maatwerk.lib.postgres.config import APP_ROLE

# No UPDATE or DELETE for the app. In the first list are also tables whose counters a trigger's own function updates.
CLOSED_TABLES = sorted(
    model._meta.db_table
    for model in apps.get_models()
    if getattr(model, "append_only", False) or getattr(model, "written_by_trigger", False)
)
APPEND_ONLY_TABLES = sorted(model._meta.db_table for model in apps.get_models() if issubclass(model, AppendOnly))


def test_tests_run_as_the_app_role(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == (APP_ROLE,)


def test_app_role_has_exactly_the_expected_rights_on_every_table(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, privilege_type FROM information_schema.role_table_grants"
            " WHERE grantee = %s AND table_schema = 'public'",
            [APP_ROLE],
        )
        found: dict[str, set[str]] = {}
        for table, right in cursor.fetchall():
            found.setdefault(table, set()).add(right)
        every_table = set(connection.introspection.table_names(cursor))
    assert found == {table: set(rights) for table, rights in expected_rights().items()}
    assert set(found) == every_table


def test_app_role_owns_nothing_and_cannot_change_the_schema(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_tables WHERE tableowner = %s", [APP_ROLE])
        assert cursor.fetchone() == (0,)
    with pytest.raises(ProgrammingError) as refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE public.sneaky (id int)")
    assert refusal.value.__cause__.sqlstate == "42501"


@pytest.mark.parametrize("table", CLOSED_TABLES)
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {table} SET id = id",
        "DELETE FROM {table}",
        "TRUNCATE {table} CASCADE",
        "ALTER TABLE {table} DISABLE TRIGGER ALL",
        "DROP TABLE {table} CASCADE",
    ],
)
def test_app_role_cannot_change_rows_that_are_only_added(db, table, statement):
    with pytest.raises(ProgrammingError) as refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table=connection.ops.quote_name(table)))
    assert refusal.value.__cause__.sqlstate == "42501"


def test_app_role_cannot_switch_triggers_off_for_its_session(db):
    with pytest.raises(ProgrammingError) as refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
    assert refusal.value.__cause__.sqlstate == "42501"


@pytest.mark.parametrize("table", APPEND_ONLY_TABLES)
def test_owner_meets_the_trigger_on_rows_that_are_only_added(as_owner, table):
    """The second lock: a row trigger for UPDATE and one for DELETE stand on every such table."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname, tgenabled FROM pg_trigger"
            " WHERE tgrelid = %s::regclass AND NOT tgisinternal AND tgname = %s",
            [table, f"{table}_append_only"],
        )
        assert cursor.fetchall() == [(f"{table}_append_only", "O")]
