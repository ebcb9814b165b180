"""Hundreds of the same case in one second: its rows copied below the services, as they stand, under new numbers.

For the races: what is raced goes through the services, only what lies ready beforehand was copied.
"""

from types import SimpleNamespace

from django.db import connection, transaction

from canvas.models import (
    AgendaItem,
    Akkoord,
    Box,
    Canvas,
    CanvasEdit,
    CanvasVersion,
    CostLine,
    FundingLine,
    VersionEditor,
    VersionFunding,
)
from cases.models import Case, FamilyAkkoord
from tests.conftest import owner_role

# In this order: each points only at those before it.
COPIED = (
    Case, FamilyAkkoord, Canvas, Box, CanvasEdit, CostLine, FundingLine, CanvasVersion, VersionEditor, VersionFunding,
    AgendaItem, Akkoord,
)  # fmt: skip
STEP = 100_000
_OF_CANVAS = {
    Case: "id = %(case)s",
    FamilyAkkoord: "case_id = %(case)s",
    Canvas: "id = %(canvas)s",
    VersionEditor: "version_id IN (SELECT id FROM canvas_canvasversion WHERE canvas_id = %(canvas)s)",
    VersionFunding: "version_id IN (SELECT id FROM canvas_canvasversion WHERE canvas_id = %(canvas)s)",
    Akkoord: "version_id IN (SELECT id FROM canvas_canvasversion WHERE canvas_id = %(canvas)s)",
}


def copies_of(case, count):
    """`count` cases like this one (tafel_setup.small_case), each with its canvas, versions, place and akkoorden."""
    tables = [model._meta.db_table for model in COPIED]
    with owner_role(), connection.cursor() as cursor:
        first = STEP * (1 + Case.objects.latest("pk").pk // STEP)
        try:
            cursor.execute("".join(f"ALTER TABLE {table} DISABLE TRIGGER USER;" for table in tables))
            with transaction.atomic():
                for model in COPIED:
                    cursor.execute(*_copy(model, case, first, count))
        finally:
            cursor.execute("".join(f"ALTER TABLE {table} ENABLE TRIGGER USER;" for table in tables))
    return [_as_case(case, first + number * STEP) for number in range(count)]


def _copy(model, case, first, count):
    names, values = [], []
    for field in model._meta.local_concrete_fields:
        names.append(field.column)
        moves = field.primary_key or (field.is_relation and field.related_model in COPIED)
        values.append(f"t.{field.column}::bigint + n.off" if moves else f"t.{field.column}")
        if model is Case and field.name == "number":
            values[-1] = "'2020-' || (n.off / %(step)s + 1000)"
        if model is AgendaItem and field.name == "position":
            values[-1] = "t.position + n.off / %(step)s"
    table, where = model._meta.db_table, _OF_CANVAS.get(model, "canvas_id = %(canvas)s")
    sql = (
        f"INSERT INTO {table} ({', '.join(names)}) SELECT {', '.join(values)} FROM (SELECT * FROM {table} WHERE "
        f"{where}) t CROSS JOIN (SELECT generate_series(%(first)s, %(last)s, %(step)s)::bigint AS off) n"
    )
    return sql, {
        "case": case.case.pk,
        "canvas": case.canvas.pk,
        "first": first,
        "last": first + (count - 1) * STEP,
        "step": STEP,
    }


def _as_case(case, offset):
    canvas = Canvas.objects.select_related("case").get(pk=case.canvas.pk + offset)
    items = AgendaItem.objects.select_related("meeting", "canvas__case", "version")
    item = case.item and items.get(pk=case.item.pk + offset)
    return SimpleNamespace(**{**vars(case), "canvas": canvas, "case": canvas.case, "item": item})
