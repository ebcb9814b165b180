"""Faults that a later change could bring in: a rule loosened in the app and in the database alike.

The stories must tell of each. What is loosened in the database is put back with the savepoint around it.
"""

from contextlib import ExitStack, contextmanager
from decimal import Decimal
from unittest import mock

from django.db import connection, transaction

import canvas.services.akkoord
import canvas.services.withdrawal
import canvas.six_eyes
from budgets.models import BudgetYear, Mutation
from budgets.services import commit_plan
from canvas.models import Akkoord
from canvas.six_eyes import ItemFacts
from tests.conftest import owner_role


def loosened(function, old, new):
    """In the database this function says `new` where it said `old`; raises when it never said so."""
    with owner_role(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_functiondef(oid) FROM pg_proc WHERE proname = %s", [function])
        (before,) = cursor.fetchone()
        assert old in before, (function, old)
        cursor.execute(before.replace(old, new))


def set_aside(function):
    """A trigger of the database judges nothing any more."""
    loosened(function, "BEGIN\n", "BEGIN\n  RETURN NULL;\n")


def facts_with(**changed):
    """ItemFacts as read, with these of its sets replaced by what `changed` makes of the facts."""
    read = ItemFacts.__init__

    def read_wrongly(facts, *args, **kwargs):
        read(facts, *args, **kwargs)
        for name, value in changed.items():
            setattr(facts, name, value(facts))

    return mock.patch.object(ItemFacts, "__init__", read_wrongly)


def one_akkoord_is_enough():
    loosened("canvas_decision_check", "< 2", "< 1")
    yield mock.patch.object(canvas.six_eyes, "AKKOORDEN_NEEDED", 1)


def who_is_involved_votes():
    loosened("canvas_is_involved", "SELECT EXISTS", "SELECT false AND EXISTS")
    loosened("canvas_is_involved", ") OR EXISTS", ") OR false AND EXISTS")
    yield mock.patch.object(ItemFacts, "involvement", return_value="")


def who_is_recused_votes():
    loosened("canvas_is_recused", "SELECT EXISTS", "SELECT false AND EXISTS")
    yield facts_with(recused=lambda facts: set())


def who_was_recused_later_still_counts():
    loosened("canvas_akkoorden_counted", "AND NOT canvas_is_recused(which_version, a.given_by_id)", "")
    yield mock.patch.object(ItemFacts, "counted", property(lambda facts: list(facts.akkoorden)))


def an_akkoord_on_an_older_version_counts():
    loosened(
        "canvas_akkoorden_counted", "a.version_id = which_version",
        "a.version_id IN (SELECT o.id FROM canvas_canvasversion o JOIN canvas_canvasversion n"
        " ON n.canvas_id = o.canvas_id WHERE n.id = which_version)",
    )  # fmt: skip
    given = Akkoord.objects.order_by("pk")
    yield mock.patch.object(
        ItemFacts,
        "counted",
        property(lambda facts: set(given.filter(version__canvas=facts.canvas).values_list("given_by", flat=True))),
    )


def changed_text_is_voted_on():
    loosened("canvas_version_is_current", "v.revision = k.revision", "true")
    yield mock.patch.object(ItemFacts, "stale_because", "")


def who_is_absent_votes():
    loosened("canvas_akkoord_check", "AND present_from <= NEW.given_at AND present_until IS NULL", "")
    yield facts_with(present=lambda facts: facts.invited)


def who_has_no_mandate_votes():
    mandated = "NOT EXISTS (\n    SELECT 1 FROM people_mandate"
    loosened("canvas_akkoord_check", mandated, f"false AND {mandated}")
    yield facts_with(mandated=lambda facts: facts.invited)


def _book_again(row):
    row.pk, row.key = None, f"{row.key}:2"
    Mutation(**{field.attname: getattr(row, field.attname) for field in Mutation._meta.concrete_fields}).save()


def the_clock_goes_back():
    loosened("canvas_act_clock", "IF (to_jsonb", "IF false AND (to_jsonb")
    yield mock.patch.object(canvas.services.akkoord, "check_clock")


def a_verplichting_is_booked_twice():
    set_aside("canvas_commitment_agreed")

    def book_twice(**values):
        row = commit_plan(**values)
        if BudgetYear.objects.get(pk=row.budget_year_id).available >= row.amount:
            _book_again(row)
        return row

    yield mock.patch.object(canvas.services.akkoord, "commit_plan", book_twice)


def a_verplichting_is_lost():
    set_aside("canvas_decision_booked")
    yield mock.patch.object(canvas.services.akkoord, "commit_plan")


def a_withdrawal_releases_nothing():
    set_aside("canvas_withdrawal_released")
    yield mock.patch.object(canvas.services.withdrawal, "release_plan", return_value=Decimal(0))


def a_fonds_gives_more_than_it_has():
    with owner_role(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE budgets_budgetyear DROP CONSTRAINT budgets_budgetyear_available")
    yield mock.patch.object(BudgetYear, "available", Decimal(10**9))


# What the stories must say of it.
FAULTS = {
    one_akkoord_is_enough: "too few eyes",
    who_is_involved_votes: "akkoord: not involved",
    who_is_recused_votes: ("akkoord: not recused", "too few eyes"),
    who_was_recused_later_still_counts: "too few eyes",
    an_akkoord_on_an_older_version_counts: "too few eyes",
    changed_text_is_voted_on: "akkoord: newest text",
    who_is_absent_votes: "akkoord: attending",
    who_has_no_mandate_votes: "akkoord: mandate",
    the_clock_goes_back: "akkoord: after the others",
    a_verplichting_is_booked_twice: "agreed is not bound",
    a_verplichting_is_lost: "agreed is not bound",
    a_withdrawal_releases_nothing: "money and state: [('bound'",
    a_fonds_gives_more_than_it_has: "money and state: [('fund'",
}


@contextmanager
def with_fault(fault):
    """Inside the block the app and its database have this fault."""
    with transaction.atomic(), ExitStack() as stack:
        for patch in fault():
            stack.enter_context(patch)
        yield
        transaction.set_rollback(True)
