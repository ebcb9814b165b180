"""check_integrity finds what someone with the owner's rights changed behind the triggers, and names the row."""

import io
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db import connection

from budgets.models import BudgetYear, Mutation
from budgets.services import correct, pay_commitment, pay_cost, release
from canvas.models import Akkoord, Decision
from maatwerk.audit.integrity import newest_hash
from maatwerk.lib import clock
from reports import services
from reports.models import FiledPlan
from tests import factories as f
from tests.reports import plans

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """A fund with every kind of row, an agreed and filed plan."""
    with clock.at(f.TUESDAY):
        cast = f.make_cast()
        fund = f.make_fund(cast)
        case = plans.agreed(cast, fund=fund, amount=4_300, costs=(20_000, 90_000, 63_000))
        commitment = Mutation.objects.commitments().get()
        pay_commitment(commitment, amount=Decimal(4_000), description="huur", by=cast.keeper, key="p")
        release(commitment, amount=Decimal(200), description="minder", by=cast.keeper, key="r")
        loose = pay_cost(
            fund.years.get(), cost_type="ipw", amount=Decimal(50), description="x", by=cast.keeper, key="l"
        )
        correct(loose, reason="dubbel", by=cast.keeper)
        services.file_plan(Decision.objects.get().version)
    f.flush_deferred()
    return case


@pytest.fixture
def tamper(owner_rights):
    """Run one statement as the owner with the triggers of a table switched off, and its checks taken away."""

    def run(table, statement, *, without=()):
        with owner_rights(), connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a table with waiting events can't be altered
            for constraint in without:
                cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {constraint}")
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            cursor.execute(statement)
            assert cursor.rowcount > 0
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")

    return run


def check():
    """(exit code, lines) of the command."""
    out, code = io.StringIO(), 0
    try:
        call_command("check_integrity", stdout=out, stderr=out)
    except SystemExit as stop:
        code = stop.code
    return code, out.getvalue().splitlines()


def test_whole_world_is_right(world):
    code, lines = check()
    assert lines == ["Alles klopt.", f"Hash van het log, om buiten de database te bewaren: {newest_hash()}"]
    assert code == 0


def test_empty_database_is_right(db):
    assert check()[0] == 0


def found(lines):
    """The problems, without the count at the end."""
    assert lines[-1].startswith("Er klopt iets niet:")
    return lines[:-1]


def test_changed_event(world, tamper):
    tamper(
        "audit_event",
        f"UPDATE audit_event SET actor_id = 0 WHERE chain = '{world.number}' AND action = 'akkoord.given' AND seq ="
        f" (SELECT min(seq) FROM audit_event WHERE chain = '{world.number}' AND action = 'akkoord.given')",
    )
    code, lines = check()
    assert code == 1
    (line,) = found(lines)
    assert line.startswith(f"audit_event, keten {world.number}, regel ")
    assert line.endswith("(akkoord.given): de inhoud klopt niet met de vastgelegde hash.")


def test_removed_event(world, tamper):
    tamper("audit_event", f"DELETE FROM audit_event WHERE chain = '{world.number}' AND seq = 3")
    assert "sluit niet aan op de vorige regel" in found(check()[1])[0]


def test_changed_counter(world, tamper):
    year = BudgetYear.objects.get()
    tamper("budgets_budgetyear", "UPDATE budgets_budgetyear SET realised = realised + 1")
    assert found(check()[1]) == [
        f"budgets_budgetyear {year.pk} (Maatwerkbudget 2020): de tellers zijn 300000.00 / 4001.00 / 100.00, de "
        "boekingen tellen op tot 300000.00 / 4000.00 / 100.00 (raming / realisatie / verplicht)."
    ]


def test_changed_booking(world, tamper):
    row = Mutation.objects.get(key="p")
    tamper("budgets_mutation", f"UPDATE budgets_mutation SET amount = 4200 WHERE id = {row.pk}")
    lines = found(check()[1])
    assert lines[0].startswith("budgets_budgetyear")
    commitment = Mutation.objects.commitments().get()
    assert lines[1:] == [
        f"budgets_mutation {commitment.pk}: op deze verplichting van 4300.00 is 4400.00 betaald of vrijgevallen."
    ]


def test_changed_correction(world, tamper):
    row = Mutation.objects.get(kind="correction")
    tamper("budgets_mutation", f"UPDATE budgets_mutation SET amount = -49 WHERE id = {row.pk}")
    assert f"budgets_mutation {row.pk}: deze correctie heft boeking {row.reverses_id} niet precies op." in check()[1]


def test_changed_text_of_a_frozen_version(world, tamper):
    version = Decision.objects.get().version
    tamper(
        "canvas_canvasversion",
        "UPDATE canvas_canvasversion SET content = jsonb_set(content, '{boxes,perspective}', '\"Anders\"')",
    )
    assert found(check()[1]) == [
        f"canvas_canvasversion {version.pk} (casus {world.number}, versie 1): de inhoud past niet bij de hash."
    ]


def test_changed_total_of_a_frozen_version(world, tamper):
    tamper("canvas_canvasversion", "UPDATE canvas_canvasversion SET custom_total = 1")
    assert "de totalen passen niet bij de inhoud" in found(check()[1])[0]


def test_text_and_hash_changed_together_do_not_fit_the_akkoorden(world, tamper):
    tamper(
        "canvas_canvasversion",
        "UPDATE canvas_canvasversion SET content = jsonb_set(content, '{boxes,perspective}', '\"Anders\"'),"
        " hash = canvas_content_digest(jsonb_set(content, '{boxes,perspective}', '\"Anders\"'))",
    )
    akkoorden = list(Akkoord.objects.order_by("pk"))
    assert found(check()[1]) == [
        f"canvas_akkoord {akkoord.pk} (casus {world.number}): de hash is niet die van versie 1."
        for akkoord in akkoorden
    ]


def test_removed_akkoord(world, tamper):
    decision = Decision.objects.get()
    tamper("canvas_akkoord", f"DELETE FROM canvas_akkoord WHERE id = {Akkoord.objects.first().pk}")
    assert found(check()[1]) == [
        f"canvas_decision {decision.pk} (casus {world.number}): akkoord op versie 1 met 1 tellende akkoorden."
    ]


def test_changed_ask_of_a_version(world, tamper):
    tamper("canvas_versionfunding", "UPDATE canvas_versionfunding SET amount = 9000")
    lines = found(check()[1])
    assert "de gevraagde bedragen passen niet bij de inhoud" in lines[0]
    assert "de verplichting van 9000.00 in Maatwerkbudget ontbreekt" in lines[1]


def test_verplichting_with_another_key(world, tamper):
    row = Mutation.objects.commitments().get()
    tamper("budgets_mutation", f"UPDATE budgets_mutation SET key = 'x' WHERE id = {row.pk}")
    lines = found(check()[1])
    assert "de verplichting van 4300.00 in Maatwerkbudget ontbreekt" in lines[0]
    assert lines[1] == f"budgets_mutation {row.pk} (casus {world.number}): deze verplichting hoort bij geen akkoord."


def test_case_agreed_without_a_tafel(world, tamper):
    with clock.at(f.TUESDAY):
        other = f.make_case(
            type("Cast", (), {"coach": world.coach, "consultant": world.consultant, "team": world.team,
                              "domains": list(world.domains.all())})
        )  # fmt: skip
    tamper("cases_case", f"UPDATE cases_case SET status = 'agreed' WHERE id = {other.pk}")
    assert found(check()[1]) == [
        f"cases_case {other.pk} (casus {other.number}): de stand is agreed, maar er is geen akkoord van een tafel."
    ]


def test_changed_pdf(world, tamper):
    plan, table = FiledPlan.objects.get(), "reports_filedplan"
    tamper(table, f"UPDATE {table} SET pdf = 'x'::bytea", without=[f"{table}_digest"])
    assert found(check()[1]) == [f"{table} {plan.pk} (versie {plan.version_id}): de PDF past niet bij zijn hash."]


def test_pdf_replaced_with_its_hash_is_not_in_the_log(world, tamper):
    table = "reports_filedplan"
    tamper(table, f"UPDATE {table} SET pdf = 'x'::bytea, sha256 = encode(sha256('x'::bytea), 'hex')")
    assert [line.split(": ")[1] for line in found(check()[1])] == ["deze PDF staat niet in het log."]


def test_many_problems_are_counted(world, tamper):
    tamper("canvas_canvasversion", "UPDATE canvas_canvasversion SET custom_total = 1")
    tamper("budgets_budgetyear", "UPDATE budgets_budgetyear SET realised = realised + 1")
    assert check()[1][-1] == "Er klopt iets niet: 2 problemen gevonden."
