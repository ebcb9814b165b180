"""The ledger keeps the sums of its year, and nothing in it is ever changed.

A counter with a check, kept by a trigger, holds at every isolation level; a sum without a lock does not.
"""

from django.db import migrations

from maatwerk.lib.append_only import append_only_sql

BOOK = """
CREATE FUNCTION budgets_budgetyear_starts_empty() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.adjusted := 0; NEW.realised := 0; NEW.committed := 0;
  RETURN NEW;
END $$;
CREATE TRIGGER budgets_budgetyear_starts_empty BEFORE INSERT ON budgets_budgetyear
  FOR EACH ROW EXECUTE FUNCTION budgets_budgetyear_starts_empty();

CREATE FUNCTION budgets_mutation_book() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  effect text := NEW.kind;
  r budgets_mutation;
  c budgets_mutation;
  used numeric;
BEGIN
  IF NEW.kind = 'correction' THEN
    SELECT * INTO r FROM budgets_mutation WHERE id = NEW.reverses_id;
    IF r.kind IN ('correction', 'commitment') OR r.budget_year_id <> NEW.budget_year_id OR NEW.amount <> -r.amount
       OR NEW.commitment_id IS DISTINCT FROM r.commitment_id OR NEW.case_id IS DISTINCT FROM r.case_id
       OR NEW.cost_type <> r.cost_type THEN
      RAISE EXCEPTION 'a correctie reverses one row whole'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'budgets_mutation_correction_whole';
    END IF;
    effect := r.kind;
  END IF;
  -- This update is the lock: whoever books on the same year waits here and then sees the new sums.
  UPDATE budgets_budgetyear SET
    adjusted = adjusted + CASE WHEN effect IN ('estimate', 'amendment', 'carry_over') THEN NEW.amount ELSE 0 END,
    realised = realised + CASE WHEN effect = 'realisation' THEN NEW.amount ELSE 0 END,
    committed = committed + CASE
      WHEN effect IN ('commitment', 'release') THEN NEW.amount
      WHEN effect = 'realisation' AND NEW.commitment_id IS NOT NULL THEN -NEW.amount
      ELSE 0 END
  WHERE id = NEW.budget_year_id;
  IF NEW.commitment_id IS NOT NULL THEN
    SELECT * INTO c FROM budgets_mutation WHERE id = NEW.commitment_id;
    IF c.kind <> 'commitment' OR c.budget_year_id <> NEW.budget_year_id OR c.case_id IS DISTINCT FROM NEW.case_id
       OR c.cost_type <> NEW.cost_type THEN
      RAISE EXCEPTION 'not a verplichting of this year and case'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'budgets_mutation_own_commitment';
    END IF;
    SELECT sum(CASE WHEN m.kind = 'release' OR m.kind = 'correction' AND o.kind = 'release' THEN -m.amount
                    ELSE m.amount END)
      INTO used FROM budgets_mutation m LEFT JOIN budgets_mutation o ON o.id = m.reverses_id
      WHERE m.commitment_id = NEW.commitment_id;
    IF used > c.amount OR used < 0 THEN
      RAISE EXCEPTION 'more than the verplichting'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'budgets_mutation_within_commitment';
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER budgets_mutation_book AFTER INSERT ON budgets_mutation
  FOR EACH ROW EXECUTE FUNCTION budgets_mutation_book();
"""
BOOK_REVERSE = """
DROP TRIGGER budgets_mutation_book ON budgets_mutation;
DROP FUNCTION budgets_mutation_book();
DROP TRIGGER budgets_budgetyear_starts_empty ON budgets_budgetyear;
DROP FUNCTION budgets_budgetyear_starts_empty();
"""


class Migration(migrations.Migration):
    dependencies = [("budgets", "0001_initial")]

    operations = [
        migrations.RunSQL(BOOK, BOOK_REVERSE),
        migrations.RunSQL(*append_only_sql("budgets_mutation")),
        migrations.RunSQL(*append_only_sql("budgets_oormerk")),
        migrations.RunSQL(*append_only_sql("budgets_forecast")),
    ]
