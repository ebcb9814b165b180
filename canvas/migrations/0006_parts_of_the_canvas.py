"""Betrokken partijen, chosen articles and the first day of the twelve months are content too: counted and signed."""

from importlib import import_module

from django.db import migrations

from maatwerk.lib.append_only import append_only_sql
from maatwerk.lib.sql import function_of

before = import_module("canvas.migrations.0002_writing_and_freezing")

# Canvases from before this field: the twelve months began on the day of the start.
HORIZON = """
UPDATE canvas_canvas SET horizon_from = (started_at AT TIME ZONE 'Europe/Amsterdam')::date, horizon_by_id = started_by_id;

CREATE FUNCTION canvas_horizon_changed() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  r integer;
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM cases_case c WHERE c.id = NEW.case_id
      AND c.status IN ('concept', 'spar_table', 'circulated', 'breakthrough_table', 'supplement')
  ) THEN
    RAISE EXCEPTION 'this canvas is no longer written in'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'canvas_content_open';
  END IF;
  UPDATE canvas_canvas SET revision = revision + 1, kba_reviewed_at = NULL, kba_reviewed_by_id = NULL
    WHERE id = NEW.id RETURNING revision INTO r;
  INSERT INTO canvas_canvasedit (canvas_id, revision, part, text, editor_id, at)
    VALUES (NEW.id, r, 'horizon', NEW.horizon_from::text, NEW.horizon_by_id, now());
  RETURN NULL;
END $$;
CREATE TRIGGER canvas_horizon_changed AFTER UPDATE ON canvas_canvas
  FOR EACH ROW WHEN (OLD.horizon_from <> NEW.horizon_from) EXECUTE FUNCTION canvas_horizon_changed();
"""
HORIZON_REVERSE = """
DROP TRIGGER canvas_horizon_changed ON canvas_canvas;
DROP FUNCTION canvas_horizon_changed();
"""

OLD_PART = "part := CASE TG_TABLE_NAME WHEN 'canvas_costline' THEN 'costs' ELSE 'funding' END;"
NEW_PART = """part := CASE TG_TABLE_NAME WHEN 'canvas_costline' THEN 'costs' WHEN 'canvas_party' THEN 'parties'
      WHEN 'canvas_chosenarticle' THEN 'articles' ELSE 'funding' END;"""


OLD_FUNCTION = function_of(before.EDIT, "canvas_content_changed")
NEW_FUNCTION = OLD_FUNCTION.replace(OLD_PART, NEW_PART)

TRIGGERS = """
CREATE TRIGGER canvas_party_changed AFTER INSERT OR UPDATE ON canvas_party
  FOR EACH ROW EXECUTE FUNCTION canvas_content_changed();
CREATE TRIGGER canvas_chosenarticle_changed AFTER INSERT OR UPDATE ON canvas_chosenarticle
  FOR EACH ROW EXECUTE FUNCTION canvas_content_changed();
"""
TRIGGERS_REVERSE = """
DROP TRIGGER canvas_chosenarticle_changed ON canvas_chosenarticle;
DROP TRIGGER canvas_party_changed ON canvas_party;
"""


class Migration(migrations.Migration):
    dependencies = [("canvas", "0005_costs_parties_and_lists")]

    operations = [
        migrations.RunSQL(HORIZON, HORIZON_REVERSE),
        migrations.RunSQL(NEW_FUNCTION, OLD_FUNCTION),
        migrations.RunSQL(TRIGGERS, TRIGGERS_REVERSE),
        migrations.RunSQL(*append_only_sql("canvas_hintruling")),
    ]
