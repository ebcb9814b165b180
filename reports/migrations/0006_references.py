"""Figures from elsewhere are only added: a newer row follows the one before it and keeps its kind and unit."""

from django.db import migrations, models

from maatwerk.lib.append_only import append_only_sql

FOLLOWS = """
CREATE FUNCTION reports_referencefigure_follows() RETURNS trigger LANGUAGE plpgsql
  SET search_path = public, pg_temp AS $$
DECLARE
  before reports_referencefigure;
BEGIN
  -- Two newer rows of one key in the same second: one of them waits, and sees the other.
  PERFORM pg_advisory_xact_lock(hashtext('reports_referencefigure'), hashtext(NEW.key));
  SELECT * INTO before FROM reports_referencefigure WHERE key = NEW.key ORDER BY valid_from DESC LIMIT 1;
  IF before.id IS NULL THEN RETURN NEW; END IF;
  IF (NEW.kind, NEW.unit) IS DISTINCT FROM (before.kind, before.unit) THEN
    RAISE EXCEPTION 'a figure from elsewhere keeps its kind and unit'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_referencefigure_same';
  END IF;
  IF NEW.valid_from <= before.valid_from THEN
    RAISE EXCEPTION 'a newer row is valid from a later day'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_referencefigure_later';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reports_referencefigure_follows BEFORE INSERT ON reports_referencefigure
  FOR EACH ROW EXECUTE FUNCTION reports_referencefigure_follows();
"""
FOLLOWS_REVERSE = """
DROP TRIGGER reports_referencefigure_follows ON reports_referencefigure;
DROP FUNCTION reports_referencefigure_follows();
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0005_publishing")]

    operations = [
        migrations.RemoveConstraint("referencefigure", "reports_referencefigure_once"),
        migrations.AddConstraint(
            "referencefigure",
            models.UniqueConstraint(
                fields=("key", "valid_from"),
                name="reports_referencefigure_once",
                violation_error_message="Van dit cijfer is er al een waarde vanaf die dag.",
            ),
        ),
        migrations.AddConstraint(
            "referencefigure",
            models.CheckConstraint(
                condition=models.Q(("unit", "procent"), _negated=True)
                | models.Q(("value__gte", 0), ("value__lte", 100)),
                name="reports_referencefigure_share",
                violation_error_message="Een percentage ligt tussen 0 en 100.",
            ),
        ),
        migrations.AddConstraint(
            "referencefigure",
            models.CheckConstraint(
                condition=models.Q(("unit", "cijfer"), _negated=True) | models.Q(("value__gte", 1), ("value__lte", 10)),
                name="reports_referencefigure_mark",
                violation_error_message="Een cijfer ligt tussen 1 en 10.",
            ),
        ),
        migrations.RunSQL(FOLLOWS, FOLLOWS_REVERSE),
        migrations.RunSQL(*append_only_sql("reports_referencefigure")),
    ]
