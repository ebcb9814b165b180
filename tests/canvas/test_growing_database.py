"""Rows that only grow, and the ways round a rule with tables, functions and triggers of one's own."""

import pytest
from django.db import connection

from canvas import services
from canvas.enums import Outcome
from maatwerk.lib import clock
from tests import factories as f
from tests.canvas.below_orm import akkoord, insert, run, verdict
from tests.canvas.tafel_setup import (
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


# --- rows that only grow ---------------------------------------------------------------------------------------------
GROWING = {
    "canvas_akkoord": "given_by_id",
    "canvas_decision": "outcome",
    "canvas_canvasversion": "content",
    "canvas_canvasedit": "editor_id",
    "canvas_versioneditor": "user_id",
    "canvas_versionfunding": "amount",
    "canvas_recusal": "user_id",
    "budgets_mutation": "amount",
    "audit_event": "actor_id",
}


@pytest.fixture
def agreed(table):
    """A table with a row in each of the tables that only grow."""
    services.recuse(table.item, table.cast.eye3, by=table.cast.eye3)
    give(table, table.cast.eye1, table.cast.eye2)
    services.decide(table.item, Outcome.AGREED, by=table.cast.chair)
    f.flush_deferred()
    return table


def test_app_role_has_no_right_to_change_what_only_grows(agreed):
    for name, column in GROWING.items():
        for statement in (
            f"UPDATE {name} SET {column} = {column}",
            f"DELETE FROM {name}",
            f"TRUNCATE {name} CASCADE",
            f"UPDATE {name} SET {column} = {column} WHERE false",
        ):
            assert verdict((statement, [])) == "42501", statement


def test_owner_meets_the_trigger_on_what_only_grows(agreed, owner_rights):
    with owner_rights():
        for name, column in GROWING.items():
            for statement in (f"UPDATE {name} SET {column} = {column}", f"DELETE FROM {name}"):
                assert verdict((statement, [])) == f"{name}_append_only", statement


def test_what_triggers_write_is_written_by_nobody_else(agreed, owner_rights):
    version = agreed.item.version
    rows = [
        insert("canvas_versionfunding", version_id=version.pk, fund_id=agreed.fund.pk, amount=1),
        insert("canvas_versioneditor", version_id=version.pk, user_id=agreed.cast.eye2.pk),
        insert(
            "canvas_canvasedit",
            canvas_id=agreed.canvas.pk,
            revision=999,
            part="self",
            text="",
            editor_id=agreed.cast.eye2.pk,
            at=clock.now(),
        ),
    ]
    assert [verdict(row) for row in rows] == ["42501"] * 3
    with owner_rights():
        assert [verdict(row) for row in rows] == ["canvas_only_by_freezing"] * 3


# --- round the rules with tables and functions of one's own ----------------------------------------------------------
def test_app_role_makes_no_tables_functions_or_triggers(table):
    for statement in (
        "CREATE TEMPORARY TABLE people_mandate (user_id bigint, starts_on date, ends_on date)",
        "CREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE TRIGGER t BEFORE UPDATE ON canvas_akkoord FOR EACH ROW EXECUTE FUNCTION canvas_akkoord_append_only()",
        "ALTER TABLE canvas_akkoord DISABLE TRIGGER canvas_akkoord_check",
        "SET session_replication_role = replica",
    ):
        assert verdict((statement, [])) == "42501", statement


@pytest.fixture
def with_temporary_tables(table, owner_rights):
    """As on a server where someone else owns the database and left everyone the right to temporary tables."""
    with owner_rights(), connection.cursor() as cursor:
        cursor.execute("SELECT current_database()")
        name = connection.ops.quote_name(cursor.fetchone()[0])
        cursor.execute(f"GRANT TEMPORARY ON DATABASE {name} TO PUBLIC")
    return table


def test_temporary_table_does_not_stand_in_for_one_of_ours(with_temporary_tables):
    table = with_temporary_tables
    set_mandate(table.cast.eye1, "none")
    run("CREATE TEMPORARY TABLE people_mandate (user_id bigint, starts_on date, ends_on date)")
    run("INSERT INTO pg_temp.people_mandate VALUES (%s, '2019-01-01', NULL)", [table.cast.eye1.pk])
    run("CREATE TEMPORARY TABLE canvas_versioneditor (version_id bigint, user_id bigint)")
    assert verdict(akkoord(table)) == "canvas_akkoord_mandate"
    run("DROP TABLE pg_temp.people_mandate, pg_temp.canvas_versioneditor")


def test_trigger_of_ones_own_does_not_turn_the_revision_back(with_temporary_tables):
    table = with_temporary_tables
    table.canvas.refresh_from_db()
    before = table.canvas.revision
    run("CREATE TEMPORARY TABLE lever (id int)")
    run(
        "CREATE FUNCTION pg_temp.pull() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN UPDATE canvas_canvas SET revision = 0; RETURN NULL; END $$"
    )
    run("CREATE TRIGGER pull AFTER INSERT ON lever FOR EACH ROW EXECUTE FUNCTION pg_temp.pull()")
    run("INSERT INTO lever VALUES (1)")
    table.canvas.refresh_from_db()
    assert table.canvas.revision == before
    run("DROP TABLE lever")


def test_every_function_of_ours_reads_our_tables_only():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
            " AND proname ~ '^(audit|budgets|canvas|cases|post)_'"
            " AND NOT coalesce(proconfig, '{}') @> ARRAY['search_path=public, pg_temp'] ORDER BY proname"
        )
        assert cursor.fetchall() == []


def test_only_these_functions_work_with_the_rights_of_the_owner():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef ORDER BY proname"
        )
        assert [name for (name,) in cursor.fetchall()] == [
            "budgets_mutation_book",
            "canvas_content_changed",
            "canvas_horizon_changed",
            "canvas_version_frozen",
        ]
