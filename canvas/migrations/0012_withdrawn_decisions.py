"""An akkoord can be withdrawn: the record stays, what was not spent is released, and the case no longer stands agreed."""

from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from maatwerk.lib.append_only import append_only_sql
from maatwerk.lib.sql import function_of

before = import_module("canvas.migrations.0003_six_eyes")

WITHDRAWAL = """
CREATE FUNCTION canvas_withdrawal_check() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  d canvas_decision;
BEGIN
  SELECT * INTO d FROM canvas_decision WHERE id = NEW.decision_id;
  PERFORM canvas_lock_item(d.item_id);
  IF d.outcome <> 'agreed' THEN PERFORM canvas_refuse('canvas_withdrawal_agreed'); END IF;
  IF NOT EXISTS (
    SELECT 1 FROM canvas_agendaitem i JOIN canvas_canvas k ON k.id = i.canvas_id JOIN cases_case c ON c.id = k.case_id
      WHERE i.id = d.item_id AND c.status IN ('agreed', 'in_execution')
  ) THEN PERFORM canvas_refuse('canvas_withdrawal_in_time'); END IF;
  IF NOT EXISTS (
    SELECT 1 FROM people_user WHERE id = NEW.withdrawn_by_id AND is_active AND 'chair' = ANY(roles)
  ) THEN PERFORM canvas_refuse('canvas_withdrawal_by_chair'); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER canvas_withdrawal_check BEFORE INSERT ON canvas_decisionwithdrawal
  FOR EACH ROW EXECUTE FUNCTION canvas_withdrawal_check();

-- Judged at commit: nothing that this akkoord bound is still open, and the case left the states of an agreed plan.
CREATE FUNCTION canvas_withdrawal_released() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM canvas_decision d JOIN canvas_versionfunding f ON f.version_id = d.version_id
      JOIN budgets_mutation b ON b.kind = 'commitment' AND b.key = format('akkoord:%s:%s', d.version_id, f.fund_id)
      WHERE d.id = NEW.decision_id AND b.amount <> (
        SELECT coalesce(sum(CASE coalesce(r.kind, u.kind) WHEN 'release' THEN -u.amount ELSE u.amount END), 0)
          FROM budgets_mutation u LEFT JOIN budgets_mutation r ON r.id = u.reverses_id WHERE u.commitment_id = b.id)
  ) THEN PERFORM canvas_refuse('canvas_withdrawal_released'); END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER canvas_withdrawal_released AFTER INSERT ON canvas_decisionwithdrawal
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION canvas_withdrawal_released();
CREATE CONSTRAINT TRIGGER canvas_withdrawal_status AFTER INSERT ON canvas_decisionwithdrawal
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION canvas_withdrawal_status();
"""
STATUS = """
CREATE FUNCTION canvas_has_standing_akkoord(which_case bigint) RETURNS boolean LANGUAGE sql STABLE
  SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT 1 FROM canvas_decision d JOIN canvas_agendaitem i ON i.id = d.item_id
      JOIN canvas_canvas k ON k.id = i.canvas_id
      WHERE k.case_id = which_case AND d.outcome = 'agreed'
        AND NOT EXISTS (SELECT 1 FROM canvas_decisionwithdrawal w WHERE w.decision_id = d.id))
$$;

CREATE FUNCTION canvas_withdrawal_status() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM canvas_decision d JOIN canvas_agendaitem i ON i.id = d.item_id
      JOIN canvas_canvas k ON k.id = i.canvas_id JOIN cases_case c ON c.id = k.case_id
      WHERE d.id = NEW.decision_id AND c.status IN ('agreed', 'in_execution', 'executed', 'aftercare', 'closed')
        AND NOT canvas_has_standing_akkoord(c.id)
  ) THEN PERFORM canvas_refuse('canvas_case_agreed'); END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION canvas_case_agreed() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.status IN ('agreed', 'in_execution', 'executed', 'aftercare', 'closed')
     AND NOT canvas_has_standing_akkoord(NEW.id) THEN
    PERFORM canvas_refuse('canvas_case_agreed');
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.status IN ('agreed', 'in_execution', 'executed', 'aftercare', 'closed')
     AND NEW.status NOT IN ('agreed', 'in_execution', 'executed', 'aftercare', 'closed')
     AND canvas_has_standing_akkoord(NEW.id) THEN
    PERFORM canvas_refuse('canvas_case_stays_agreed');
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION canvas_commitment_agreed() RETURNS trigger LANGUAGE plpgsql
  SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.kind = 'commitment' AND NEW.case_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM canvas_decision d JOIN canvas_versionfunding f ON f.version_id = d.version_id
      WHERE d.outcome = 'agreed' AND NEW.key = format('akkoord:%s:%s', d.version_id, f.fund_id)
        AND NOT EXISTS (SELECT 1 FROM canvas_decisionwithdrawal w WHERE w.decision_id = d.id)
  ) THEN PERFORM canvas_refuse('canvas_commitment_agreed'); END IF;
  -- A payment for a family is made from the verplichting of its plan, never beside it.
  IF NEW.kind = 'realisation' AND NEW.case_id IS NOT NULL AND NEW.commitment_id IS NULL THEN
    PERFORM canvas_refuse('canvas_commitment_agreed');
  END IF;
  RETURN NULL;
END $$;
"""


REVERSE = f"""
DROP TRIGGER canvas_withdrawal_status ON canvas_decisionwithdrawal;
DROP TRIGGER canvas_withdrawal_released ON canvas_decisionwithdrawal;
DROP TRIGGER canvas_withdrawal_check ON canvas_decisionwithdrawal;
DROP FUNCTION canvas_withdrawal_released();
DROP FUNCTION canvas_withdrawal_check();
DROP FUNCTION canvas_withdrawal_status();
{function_of(before.OUTCOME, "canvas_case_agreed")}
{function_of(before.OUTCOME, "canvas_commitment_agreed")}
DROP FUNCTION canvas_has_standing_akkoord(bigint);
"""


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("canvas", "0011_not_yet"),
    ]

    operations = [
        migrations.CreateModel(
            name="DecisionWithdrawal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.TextField(verbose_name="waarom")),
                ("withdrawn_on", models.DateField(verbose_name="datum")),
                ("withdrawn_at", models.DateTimeField(verbose_name="ingetrokken op")),
                (
                    "decision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withdrawal",
                        to="canvas.decision",
                        verbose_name="uitkomst",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ingetrokken door",
                    ),
                ),
            ],
            options={
                "verbose_name": "ingetrokken akkoord",
                "verbose_name_plural": "ingetrokken akkoorden",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="canvas_withdrawal_reason",
                        violation_error_message="Schrijf in een zin waarom het akkoord wordt ingetrokken.",
                    )
                ],
            },
        ),
        migrations.RunSQL(STATUS + WITHDRAWAL, REVERSE),
        migrations.RunSQL(*append_only_sql("canvas_decisionwithdrawal")),
    ]
