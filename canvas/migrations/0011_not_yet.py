"""'Nog niet, want …': said at the table by who could also give akkoord, under the same eyes of the database."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from maatwerk.lib.append_only import append_only_sql

NOT_YET = """
CREATE FUNCTION canvas_notyet_check() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  i canvas_agendaitem;
  m canvas_meeting;
BEGIN
  PERFORM canvas_lock_item(NEW.item_id);
  SELECT * INTO i FROM canvas_agendaitem WHERE id = NEW.item_id;
  SELECT * INTO m FROM canvas_meeting WHERE id = i.meeting_id FOR SHARE;
  IF i.version_id IS DISTINCT FROM NEW.version_id THEN PERFORM canvas_refuse('canvas_akkoord_item'); END IF;
  IF m.opened_at IS NULL OR m.closed_at IS NOT NULL OR NEW.said_at < m.opened_at THEN
    PERFORM canvas_refuse('canvas_akkoord_meeting_open');
  END IF;
  IF NOT canvas_at_breakthrough(i.canvas_id) THEN PERFORM canvas_refuse('canvas_akkoord_at_table'); END IF;
  IF EXISTS (SELECT 1 FROM canvas_decision WHERE item_id = NEW.item_id) THEN
    PERFORM canvas_refuse('canvas_akkoord_undecided');
  END IF;
  IF canvas_is_involved(NEW.version_id, NEW.said_by_id) THEN PERFORM canvas_refuse('canvas_akkoord_not_involved'); END IF;
  IF canvas_is_recused(NEW.version_id, NEW.said_by_id) THEN PERFORM canvas_refuse('canvas_akkoord_not_recused'); END IF;
  PERFORM 1 FROM canvas_attendee WHERE meeting_id = m.id AND user_id = NEW.said_by_id
    AND present_from <= NEW.said_at AND present_until IS NULL FOR SHARE;
  IF NOT FOUND THEN PERFORM canvas_refuse('canvas_akkoord_attending'); END IF;
  -- Who gave her akkoord does not take it back by the side door; the voorzitter records what is needed instead.
  IF EXISTS (SELECT 1 FROM canvas_akkoord WHERE version_id = NEW.version_id AND given_by_id = NEW.said_by_id) THEN
    PERFORM canvas_refuse('canvas_notyet_after_akkoord');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER canvas_notyet_check BEFORE INSERT ON canvas_notyet
  FOR EACH ROW EXECUTE FUNCTION canvas_notyet_check();
"""
NOT_YET_REVERSE = """
DROP TRIGGER canvas_notyet_check ON canvas_notyet;
DROP FUNCTION canvas_notyet_check();
"""


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("canvas", "0010_condition_reviews"),
    ]

    operations = [
        migrations.CreateModel(
            name="NotYet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("said_at", models.DateTimeField(verbose_name="gezegd op")),
                ("reason", models.CharField(max_length=500, verbose_name="want")),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="not_yets",
                        to="canvas.agendaitem",
                        verbose_name="agendapunt",
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gezegd door",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="not_yets",
                        to="canvas.canvasversion",
                        verbose_name="versie",
                    ),
                ),
            ],
            options={
                "verbose_name": "nog niet",
                "verbose_name_plural": "nog niet",
                "ordering": ["said_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="canvas_notyet_reason",
                        violation_error_message="Schrijf in een zin wat er nog nodig is.",
                    )
                ],
            },
        ),
        migrations.RunSQL(NOT_YET, NOT_YET_REVERSE),
        migrations.RunSQL(*append_only_sql("canvas_notyet")),
    ]
