"""SQL rows as someone would write them who passes the ORM and the services by, and what the database says of them."""

import datetime as dt
import json
from decimal import Decimal

from django.db import DatabaseError, IntegrityError, connection, transaction

from canvas import services
from canvas.enums import MeetingKind, Outcome
from canvas.services.circulate import version_content
from maatwerk.lib import clock
from maatwerk.lib.refusals import constraint_name
from tests import factories as f
from tests.canvas.tafel_setup import (
    TODAY,
)


def run(statement, params=()):
    with connection.cursor() as cursor:
        cursor.execute(statement, params)


def verdict(*statements, at_commit=False):
    """What the database says of these (statement, params): the rule that refuses or SQLSTATE, '' when it lets them
    pass. `at_commit` also judges the deferred rules. Either way everything is taken back.
    """
    try:
        with transaction.atomic():
            for statement, params in statements:
                run(statement, params)
            if at_commit:
                run("SET CONSTRAINTS ALL IMMEDIATE")
            transaction.set_rollback(True)
    except IntegrityError as error:
        return constraint_name(error)
    except DatabaseError as error:
        return error.__cause__.sqlstate
    return ""


def insert(name, **values):
    """(statement, params) of an INSERT."""
    columns = ", ".join(f'"{column}"' for column in values)
    return f"INSERT INTO {name} ({columns}) VALUES ({', '.join(['%s'] * len(values))})", list(values.values())


def akkoord(table, **other):
    """The row of an akkoord of the first eye on what is on the table."""
    table.item.refresh_from_db()
    version = table.item.version
    return insert(
        "canvas_akkoord",
        **{
            "item_id": table.item.pk,
            "version_id": version.pk if version else None,
            "given_by_id": table.cast.eye1.pk,
            "given_at": clock.now(),
            "hash": version.hash if version else "",
            **other,
        },
    )


def decision(table, **other):
    """The row of an outcome `akkoord` by the voorzitter."""
    table.item.refresh_from_db()
    return insert(
        "canvas_decision",
        **{
            "item_id": table.item.pk,
            "version_id": table.item.version_id,
            "outcome": Outcome.AGREED,
            "reason": "",
            "decided_on": clock.today(),
            "decided_at": clock.now(),
            "decided_by_id": table.cast.chair.pk,
            **other,
        },
    )


def commitment(table, **other):
    """The row of the verplichting that belongs to the akkoord."""
    year = table.fund.years.get()
    return insert(
        "budgets_mutation",
        **{
            "budget_year_id": year.pk,
            "kind": "commitment",
            "cost_type": "maatwerk",
            "amount": Decimal(4_300),
            "on": clock.today(),
            "case_id": table.case.pk,
            "description": "akkoord",
            "booked_at": clock.now(),
            "booked_by_id": table.cast.chair.pk,
            "key": f"akkoord:{table.item.version_id}:{table.fund.pk}",
            **other,
        },
    )


def status(table, value):
    """The case's state as a row of SQL sets it, with the dates that it asks for."""
    return (
        "UPDATE cases_case SET status = %s, started_on = %s, executed_on = %s WHERE id = %s",
        [value, TODAY, TODAY, table.case.pk],
    )


def version_row(table, change):
    """The row of a new version whose content says what `change` says instead of what stands in the canvas."""
    content = {**version_content(table.canvas), **change}
    return insert(
        "canvas_canvasversion",
        canvas_id=table.canvas.pk,
        number=1,
        revision=1,
        content=json.dumps(content),
        hash="0" * 64,
        frozen_at=clock.now(),
        frozen_by_id=table.cast.coach.pk,
    )


def other_case(table):
    """A case of the same people with a version of its own."""
    canvas = f.make_canvas(table.cast)
    spar = services.plan_meeting(
        kind=MeetingKind.SPAR,
        on=TODAY,
        starts_at=dt.time(9),
        ends_at=dt.time(10),
        place="Inspiratieruimte",
        attendees=[],
        by=table.cast.chair,
    )
    services.open_meeting(spar, by=table.cast.chair)
    f.through_spar(table.cast, canvas, spar)
    return services.circulate(canvas, by=table.cast.coach)
