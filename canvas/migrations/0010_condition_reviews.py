"""Conditions that are looked at again, row by row; and the costs of a betrokken partij stand at Huidig only."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from maatwerk.lib.append_only import append_only_sql

# Serialised on the row of the canvas, so that of two reviews in one second the later sees the earlier.
REVIEW = """
CREATE FUNCTION canvas_conditionreview_check() RETURNS trigger LANGUAGE plpgsql
  SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM canvas_canvas k JOIN canvas_fundingline l ON l.canvas_id = k.id WHERE l.id = NEW.line_id
    FOR NO KEY UPDATE OF k;
  IF NOT EXISTS (
    SELECT 1 FROM canvas_fundingline l JOIN canvas_canvas k ON k.id = l.canvas_id JOIN cases_case c ON c.id = k.case_id
    WHERE l.id = NEW.line_id AND NOT l.removed AND l.until_condition <> ''
      AND c.status IN ('agreed', 'in_execution', 'executed', 'aftercare')
  ) THEN
    RAISE EXCEPTION 'only a running condition of an agreed plan is looked at again'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'canvas_conditionreview_running';
  END IF;
  IF EXISTS (
    SELECT 1 FROM canvas_conditionreview r WHERE r.line_id = NEW.line_id
      AND (r.outcome = 'ends' OR r.reviewed_on > NEW.reviewed_on)
  ) THEN
    RAISE EXCEPTION 'nothing follows an end, and reviews follow each other in time'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'canvas_conditionreview_order';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER canvas_conditionreview_check BEFORE INSERT ON canvas_conditionreview
  FOR EACH ROW EXECUTE FUNCTION canvas_conditionreview_check();
"""
REVIEW_REVERSE = """
DROP TRIGGER canvas_conditionreview_check ON canvas_conditionreview;
DROP FUNCTION canvas_conditionreview_check();
"""

PARTY = """
CREATE FUNCTION canvas_costline_of_party() RETURNS trigger LANGUAGE plpgsql
  SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.scenario <> 'current' THEN
    RAISE EXCEPTION 'what a party costs now belongs to Huidig'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'canvas_costline_party_current';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM canvas_party p WHERE p.id = NEW.party_id AND p.canvas_id = NEW.canvas_id AND NOT p.removed)
  THEN
    RAISE EXCEPTION 'a party of another canvas, or one that was taken out'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'canvas_costline_party_own';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER canvas_costline_of_party BEFORE INSERT OR UPDATE ON canvas_costline
  FOR EACH ROW WHEN (NEW.party_id IS NOT NULL AND NOT NEW.removed) EXECUTE FUNCTION canvas_costline_of_party();

-- A party that was taken out leaves no cost of its own behind.
CREATE FUNCTION canvas_party_takes_its_cost() RETURNS trigger LANGUAGE plpgsql
  SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM canvas_costline l WHERE l.party_id = NEW.id AND NOT l.removed) THEN
    RAISE EXCEPTION 'take its cost out of Huidig first'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'canvas_party_takes_its_cost';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER canvas_party_takes_its_cost BEFORE UPDATE ON canvas_party
  FOR EACH ROW WHEN (NEW.removed AND NOT OLD.removed) EXECUTE FUNCTION canvas_party_takes_its_cost();
"""
PARTY_REVERSE = """
DROP TRIGGER canvas_party_takes_its_cost ON canvas_party;
DROP FUNCTION canvas_party_takes_its_cost();
DROP TRIGGER canvas_costline_of_party ON canvas_costline;
DROP FUNCTION canvas_costline_of_party();
"""


class Migration(migrations.Migration):
    dependencies = [("canvas", "0009_finding_agreed_plans"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.CreateModel(
            name="ConditionReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reviewed_on", models.DateField(verbose_name="bekeken op")),
                (
                    "outcome",
                    models.CharField(
                        choices=[("continues", "loopt door"), ("ends", "stopt")], max_length=9, verbose_name="uitkomst"
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="toelichting")),
                ("next_on", models.DateField(blank=True, null=True, verbose_name="opnieuw bekijken op")),
                ("recorded_at", models.DateTimeField(verbose_name="vastgelegd op")),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="canvas.fundingline",
                        verbose_name="bekostigingsregel",
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="bekeken door",
                    ),
                ),
            ],
            options={
                "verbose_name": "bekeken voorwaarde",
                "verbose_name_plural": "bekeken voorwaarden",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("next_on__gt", models.F("reviewed_on")),
                                ("next_on__isnull", False),
                                ("outcome", "continues"),
                            ),
                            models.Q(("next_on__isnull", True), ("outcome", "ends")),
                            _connector="OR",
                        ),
                        name="canvas_conditionreview_next",
                        violation_error_message="Loopt het door, kies dan een latere dag om opnieuw te kijken.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("outcome", "ends")),
                        fields=("line",),
                        name="canvas_conditionreview_one_end",
                        violation_error_message="Van deze betaling is al vastgelegd dat zij stopt.",
                    ),
                ],
            },
        ),
        migrations.RunSQL(REVIEW, REVIEW_REVERSE),
        migrations.RunSQL(*append_only_sql("canvas_conditionreview")),
        migrations.RunSQL(PARTY, PARTY_REVERSE),
    ]
