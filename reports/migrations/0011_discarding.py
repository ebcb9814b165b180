"""A concept can be thrown away: it stays as a row. What was read by a second reader, adopted or sent never can."""

from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from maatwerk.lib.sql import changed, function_of

before = import_module("reports.migrations.0005_publishing")

STATES = [
    ("concept", "in concept"), ("tweede-lezer", "bij de tweede lezer"), ("vastgesteld", "vastgesteld"),
    ("verzonden", "verzonden"), ("vervangen", "vervangen"), ("ingetrokken", "ingetrokken"),
    ("weggegooid", "weggegooid"),
]  # fmt: skip

# The course of a report with one step more, from concept to thrown away.
OLD_COURSE = function_of(before.COURSE, "reports_report_course")
COURSE = changed(
    changed(
        OLD_COURSE,
        "        WHEN 'tweede-lezer tweede-lezer'",
        "        WHEN 'concept weggegooid' THEN ARRAY['state', 'discarded_at', 'discarded_by_id', 'replaces_id']\n"
        "        WHEN 'tweede-lezer tweede-lezer'",
    ),
    "OR NEW.state <> 'concept' AND NEW.submitted_at IS NULL",
    "OR NEW.state NOT IN ('concept', 'weggegooid') AND NEW.submitted_at IS NULL\n"
    "     OR (NEW.state = 'weggegooid') <> (NEW.discarded_at IS NOT NULL)\n"
    "     OR (NEW.discarded_at IS NULL) <> (NEW.discarded_by_id IS NULL)",
)

# Fires after reports_report_course: triggers go by name. The mark is the database's own, whatever was written.
KEPT = """
CREATE FUNCTION reports_report_kept() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a report is never deleted' USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_report_kept';
  ELSIF TG_OP = 'INSERT' THEN
    NEW.was_read := false;
    RETURN NEW;
  END IF;
  NEW.was_read := OLD.was_read OR NEW.read_at IS NOT NULL
    OR OLD.state = 'tweede-lezer' AND NEW.state = 'concept' AND NEW.remark <> '';
  IF NEW.state = 'weggegooid' AND OLD.state <> 'weggegooid' AND (
    OLD.was_read OR NEW.enclosed_with_id IS NOT NULL
    OR EXISTS (SELECT 1 FROM reports_publication WHERE report_id = NEW.id)
    OR EXISTS (SELECT 1 FROM reports_report WHERE NEW.id IN (enclosed_with_id, replaces_id))
    OR EXISTS (SELECT 1 FROM reports_promise WHERE done_in_id = NEW.id OR report_id = NEW.id AND done_on IS NULL)
    OR NOT EXISTS (SELECT 1 FROM reports_report_writers WHERE report_id = NEW.id AND user_id = NEW.discarded_by_id)
  ) THEN
    RAISE EXCEPTION 'this report is not thrown away'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_report_kept';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reports_report_kept BEFORE INSERT OR UPDATE OR DELETE ON reports_report
  FOR EACH ROW EXECUTE FUNCTION reports_report_kept();

CREATE FUNCTION reports_promise_in_kept() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  found_state text;
BEGIN
  -- Locked, so that it can't be thrown away in the same moment.
  FOR found_state IN
    SELECT state FROM reports_report WHERE id IN (NEW.report_id, NEW.done_in_id) ORDER BY id FOR SHARE
  LOOP
    IF found_state = 'weggegooid' THEN
      RAISE EXCEPTION 'nothing is promised in what was thrown away'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_promise_in_kept';
    END IF;
  END LOOP;
  RETURN NEW;
END $$;
CREATE TRIGGER reports_promise_in_kept BEFORE INSERT OR UPDATE OF report_id, done_in_id ON reports_promise
  FOR EACH ROW EXECUTE FUNCTION reports_promise_in_kept();
"""
KEPT_REVERSE = """
DROP TRIGGER reports_promise_in_kept ON reports_promise;
DROP FUNCTION reports_promise_in_kept();
DROP TRIGGER reports_report_kept ON reports_report;
DROP FUNCTION reports_report_kept();
"""

# What can still be seen of a reading before this; the course knows no such change, so it looks away for a moment.
ALREADY_READ = """
ALTER TABLE reports_report DISABLE TRIGGER reports_report_course;
UPDATE reports_report SET was_read = true WHERE read_at IS NOT NULL OR adopted_at IS NOT NULL OR remark <> '';
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE reports_report ENABLE TRIGGER reports_report_course;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0010_letters_are_reports"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="report",
            name="state",
            field=models.CharField(
                choices=STATES, default="concept", editable=False, max_length=16, verbose_name="stand"
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="was_read",
            field=models.BooleanField(default=False, editable=False, verbose_name="door een tweede lezer beoordeeld"),
        ),
        migrations.AddField(
            model_name="report",
            name="discarded_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="weggegooid op"),
        ),
        migrations.AddField(
            model_name="report",
            name="discarded_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RunSQL(ALREADY_READ, migrations.RunSQL.noop),
        migrations.RunSQL(COURSE, OLD_COURSE),
        migrations.RunSQL(KEPT, KEPT_REVERSE),
    ]
