"""What a tafel was stays what it was, an agenda item is about its own case, and functions read our tables only."""

from django.db import migrations

TAFEL = """
CREATE FUNCTION canvas_meeting_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- A closed tafel does not open again, and an opened one does not become another tafel, day or voorzitter.
  IF OLD.closed_at IS NOT NULL AND NEW IS DISTINCT FROM OLD
     OR OLD.opened_at IS NOT NULL AND (NEW.kind, NEW."on", NEW.chair_id, NEW.opened_at)
       IS DISTINCT FROM (OLD.kind, OLD."on", OLD.chair_id, OLD.opened_at) THEN
    PERFORM canvas_refuse('canvas_meeting_stays');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER canvas_meeting_stays BEFORE UPDATE ON canvas_meeting
  FOR EACH ROW EXECUTE FUNCTION canvas_meeting_stays();

CREATE FUNCTION canvas_agendaitem_check() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  m canvas_meeting;
  v canvas_canvasversion;
  before integer;
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW.meeting_id, NEW.canvas_id) IS DISTINCT FROM (OLD.meeting_id, OLD.canvas_id) THEN
    PERFORM canvas_refuse('canvas_agendaitem_stays');
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.version_id IS NOT DISTINCT FROM OLD.version_id THEN RETURN NEW; END IF;
  SELECT * INTO m FROM canvas_meeting WHERE id = NEW.meeting_id FOR SHARE;
  SELECT * INTO v FROM canvas_canvasversion WHERE id = NEW.version_id;
  -- The spar-tafel is about the concept; the doorbraaktafel about one version of this very canvas.
  IF (m.kind = 'breakthrough') <> (v.id IS NOT NULL) OR v.canvas_id <> NEW.canvas_id THEN
    PERFORM canvas_refuse('canvas_agendaitem_version');
  END IF;
  IF m.closed_at IS NOT NULL THEN PERFORM canvas_refuse('canvas_agendaitem_stays'); END IF;
  IF TG_OP = 'UPDATE' THEN
    -- Only forward to a newer version, so that who took no part in an older one is not forgotten.
    SELECT number INTO before FROM canvas_canvasversion WHERE id = OLD.version_id;
    IF v.number <= before OR EXISTS (SELECT 1 FROM canvas_decision WHERE item_id = NEW.id) THEN
      PERFORM canvas_refuse('canvas_agendaitem_stays');
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER canvas_agendaitem_check BEFORE INSERT OR UPDATE ON canvas_agendaitem
  FOR EACH ROW EXECUTE FUNCTION canvas_agendaitem_check();

CREATE FUNCTION canvas_recusal_check() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM canvas_lock_item(NEW.item_id);
  IF EXISTS (SELECT 1 FROM canvas_decision WHERE item_id = NEW.item_id) THEN
    PERFORM canvas_refuse('canvas_recusal_undecided');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER canvas_recusal_check BEFORE INSERT ON canvas_recusal
  FOR EACH ROW EXECUTE FUNCTION canvas_recusal_check();
"""
TAFEL_REVERSE = """
DROP TRIGGER canvas_recusal_check ON canvas_recusal;
DROP FUNCTION canvas_recusal_check();
DROP TRIGGER canvas_agendaitem_check ON canvas_agendaitem;
DROP FUNCTION canvas_agendaitem_check();
DROP TRIGGER canvas_meeting_stays ON canvas_meeting;
DROP FUNCTION canvas_meeting_stays();
"""

# Without this a temporary table with the name of one of ours would be read instead, by the very rules that guard it.
SEARCH_PATH = """
DO $$
DECLARE f regprocedure;
BEGIN
  FOR f IN SELECT p.oid FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname = 'public' AND pg_get_userbyid(p.proowner) = current_user
      AND p.prokind = 'f' AND (p.proname ~ '^(audit|budgets|canvas|cases)_')
  LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = public, pg_temp', f);
  END LOOP;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("canvas", "0003_six_eyes"),
        ("audit", "0002_chain_and_append_only"),
        ("budgets", "0002_ledger_rules"),
        ("cases", "0002_doelgroep_and_numbers"),
    ]

    operations = [
        migrations.RunSQL(TAFEL, TAFEL_REVERSE),
        migrations.RunSQL(SEARCH_PATH, migrations.RunSQL.noop),
    ]
