"""What was written, frozen or held stays so, also for SQL: text, amounts, versions, tafels and agenda items."""

from decimal import Decimal

import pytest

from canvas import services
from canvas.enums import MeetingKind, Outcome
from canvas.services.circulate import version_content
from canvas.six_eyes import ItemFacts
from maatwerk.lib import clock
from maatwerk.people.enums import Role
from tests import factories as f
from tests.canvas.below_orm import akkoord, decision, insert, other_case, run, verdict, version_row
from tests.canvas.tafel_setup import (
    edit,
    give,
    on_the_table,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tuesday():
    with clock.at(f.TUESDAY):
        yield


@pytest.fixture
def table():
    return on_the_table()


# --- what was written and frozen -------------------------------------------------------------------------------------
BY_SQL = [
    "UPDATE canvas_box SET text = 'x', edited_by_id = %(who)s WHERE canvas_id = %(canvas)s AND kind = 'breakthrough'",
    "UPDATE canvas_costline SET amount = amount + 0.01, edited_by_id = %(who)s WHERE canvas_id = %(canvas)s"
    " AND scenario = 'custom'",
    "UPDATE canvas_costline SET removed = true, edited_by_id = %(who)s WHERE canvas_id = %(canvas)s"
    " AND scenario = 'current'",
    "UPDATE canvas_fundingline SET amount = 9000, edited_by_id = %(who)s WHERE canvas_id = %(canvas)s",
    "UPDATE canvas_fundingline SET tried = 'niets', edited_by_id = %(who)s WHERE canvas_id = %(canvas)s",
]


@pytest.mark.parametrize("statement", BY_SQL, ids=["text", "cost", "cost taken out", "amount", "reason"])
def test_change_by_sql_is_counted_signed_and_makes_the_akkoorden_stale(table, statement):
    give(table, table.cast.eye1, table.cast.eye2)
    revision = table.canvas.revision
    run(statement, {"who": table.cast.eye3.pk, "canvas": table.canvas.pk})
    table.canvas.refresh_from_db()
    assert table.canvas.revision == revision + 1
    assert table.canvas.edits.get(revision=revision + 1).editor == table.cast.eye3
    assert verdict(decision(table)) == "canvas_akkoord_current"
    assert not ItemFacts(table.item).is_current
    version = services.circulate(table.canvas, by=table.cast.coach)
    assert version.editors.filter(user=table.cast.eye3).exists()
    assert verdict(akkoord(table, given_by_id=table.cast.eye3.pk)) == "canvas_akkoord_not_involved"


@pytest.mark.parametrize(
    ("statement", "rule"),
    [
        ("UPDATE canvas_costline SET canvas_id = %(other)s WHERE canvas_id = %(canvas)s", "canvas_content_stays"),
        ("UPDATE canvas_fundingline SET canvas_id = %(other)s WHERE canvas_id = %(canvas)s", "canvas_content_stays"),
        ("UPDATE canvas_box SET kind = 'kba' WHERE canvas_id = %(canvas)s AND kind = 'self'", "canvas_content_stays"),
        ("DELETE FROM canvas_costline WHERE canvas_id = %(canvas)s", "42501"),
        ("DELETE FROM canvas_fundingline WHERE canvas_id = %(canvas)s", "42501"),
        ("DELETE FROM canvas_box WHERE canvas_id = %(canvas)s", "42501"),
    ],
)
def test_content_cannot_slip_away_uncounted(table, statement, rule):
    other = other_case(table).canvas
    assert verdict((statement, {"canvas": table.canvas.pk, "other": other.pk})) == rule


@pytest.mark.parametrize("forged", [0, 1, 999])
def test_forged_revision_is_kept_as_it_was(table, forged):
    table.canvas.refresh_from_db()
    run("UPDATE canvas_canvas SET revision = %s WHERE id = %s", [forged, table.canvas.pk])
    before = table.canvas.revision
    table.canvas.refresh_from_db()
    assert table.canvas.revision == before


def test_agreed_plan_is_not_written_in_or_frozen_again(table):
    give(table, table.cast.eye1, table.cast.eye2)
    services.decide(table.item, Outcome.AGREED, by=table.cast.chair)
    for statement in BY_SQL:
        found = verdict((statement, {"who": table.cast.eye3.pk, "canvas": table.canvas.pk}))
        assert found == "canvas_content_open"
    assert verdict(version_row(table, {})) == "canvas_content_open"


def test_version_says_what_stands_in_the_canvas(table):
    content = version_content(table.canvas)
    fund = {"fund_id": table.fund.pk, "fund": "Maatwerkbudget"}
    boxes = content["boxes"]
    assert verdict(version_row(table, {})) == ""
    for change in (
        {"boxes": {**boxes, "breakthrough": "Iets anders."}},
        {"boxes": {kind: text for kind, text in boxes.items() if kind != "perspective"}},
        {"boxes": {}},
        {"boxes": None},
        {"totals": {**content["totals"], "custom": "62999.99"}},
        {"totals": dict.fromkeys(content["totals"])},
        {"totals": {}},
        {"fund_totals": []},
        {"fund_totals": [{**fund, "amount": "4299.99"}]},
        {"fund_totals": [{**fund, "amount": "4300.00"}, {"fund_id": 0, "fund": "", "amount": "1.00"}]},
        {"fund_totals": [{**fund, "amount": "4300.00"}, {**fund, "amount": "4300.00"}]},
    ):
        assert verdict(version_row(table, change)) in ("canvas_version_true", "canvas_versionfunding_once_per_fund")


def test_forged_number_hash_and_revision_of_a_version_are_made_anew(table):
    edit(table)
    table.canvas.refresh_from_db()
    run(*version_row(table, {}))
    version = table.canvas.versions.newest_first()[0]
    assert (version.number, version.revision, version.threatened_total) == (2, table.canvas.revision, Decimal(90_000))
    assert version.hash != "0" * 64


# --- the tafel itself ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "change",
    [
        "kind = 'spar'",
        '"on" = "on" + 7',
        "opened_at = NULL",
        "opened_at = opened_at - interval '1 hour'",
        "chair_id = %(other)s",
    ],
)
def test_opened_table_does_not_become_another(table, change):
    other = f.make_user("vera", Role.CHAIR)
    statement = f"UPDATE canvas_meeting SET {change} WHERE id = %(meeting)s"
    assert verdict((statement, {"meeting": table.meeting.pk, "other": other.pk})) == "canvas_meeting_stays"


@pytest.mark.parametrize("change", ["closed_at = NULL", "place = 'elders'"])
def test_closed_table_does_not_open_again(table, change):
    services.close_meeting(table.meeting, by=table.cast.chair)
    statement = f"UPDATE canvas_meeting SET {change} WHERE id = %s"
    assert verdict((statement, [table.meeting.pk])) == "canvas_meeting_stays"


def test_agenda_item_is_about_its_own_case_and_only_goes_forward(table):
    cast, first = table.cast, table.item.version
    other = other_case(table)
    services.recuse(table.item, cast.eye3, by=cast.eye3)
    edit(table)
    second = services.circulate(table.canvas, by=cast.coach)
    spar = table.canvas.agenda_items.get(meeting__kind=MeetingKind.SPAR)

    def update(column, value, item=table.item):
        return verdict((f"UPDATE canvas_agendaitem SET {column} = %s WHERE id = %s", [value, item.pk]))

    assert update("version_id", first.pk) == "canvas_agendaitem_stays"
    assert update("version_id", None) == "canvas_agendaitem_version"
    assert update("version_id", other.pk) == "canvas_agendaitem_version"
    assert update("canvas_id", other.canvas_id) == "canvas_agendaitem_stays"
    assert update("meeting_id", spar.meeting_id) == "canvas_agendaitem_stays"
    assert update("version_id", second.pk, spar) == "canvas_agendaitem_version"
    taken_off = ("DELETE FROM canvas_agendaitem WHERE id = %s", [table.item.pk])
    assert verdict(taken_off, at_commit=True).startswith("canvas_recusal_item_id")

    def add(meeting, canvas, version):
        return verdict(
            insert(
                "canvas_agendaitem",
                meeting_id=meeting.pk,
                canvas_id=canvas.pk,
                version_id=version and version.pk,
                position=9,
                minutes=10,
            )
        )

    assert add(table.meeting, other.canvas, other) == ""
    assert add(table.meeting, other.canvas, second) == "canvas_agendaitem_version"
    assert add(table.meeting, other.canvas, None) == "canvas_agendaitem_version"
    assert add(spar.meeting, other.canvas, other) == "canvas_agendaitem_version"
    services.close_meeting(table.meeting, by=cast.chair)
    assert add(table.meeting, other.canvas, other) == "canvas_agendaitem_stays"


def test_recusal_comes_before_the_outcome(table):
    row = insert(
        "canvas_recusal",
        item_id=table.item.pk,
        user_id=table.cast.eye2.pk,
        at=clock.now(),
        recorded_by_id=table.cast.eye2.pk,
    )
    assert verdict(row) == ""
    give(table, table.cast.eye1, table.cast.eye2)
    services.decide(table.item, Outcome.AGREED, by=table.cast.chair)
    assert verdict(row) == "canvas_recusal_undecided"
