"""Every change of text or amount is counted and signed; a version is frozen with its hash, amounts and writers."""

from django.db import migrations

from maatwerk.lib.append_only import append_only_sql

START = """
CREATE FUNCTION canvas_canvas_needs_family() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.revision := 0;
  IF NOT EXISTS (SELECT 1 FROM cases_familyakkoord WHERE case_id = NEW.case_id AND withdrawn_on IS NULL) THEN
    RAISE EXCEPTION 'no canvas before akkoord gezin'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'canvas_canvas_needs_family';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER canvas_canvas_needs_family BEFORE INSERT ON canvas_canvas
  FOR EACH ROW EXECUTE FUNCTION canvas_canvas_needs_family();

CREATE FUNCTION canvas_canvas_revision_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Only the trigger on the content counts, and it works with the owner's rights: neither a program that saves the
  -- whole row nor a trigger on a table of its own can turn the counter back.
  IF pg_trigger_depth() < 2
     OR current_user <> (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID) THEN
    NEW.revision := OLD.revision;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER canvas_canvas_revision_kept BEFORE UPDATE ON canvas_canvas
  FOR EACH ROW EXECUTE FUNCTION canvas_canvas_revision_kept();
"""
START_REVERSE = """
DROP TRIGGER canvas_canvas_revision_kept ON canvas_canvas;
DROP FUNCTION canvas_canvas_revision_kept();
DROP TRIGGER canvas_canvas_needs_family ON canvas_canvas;
DROP FUNCTION canvas_canvas_needs_family();
"""

EDIT = """
CREATE FUNCTION canvas_content_changed() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  r integer;
  part text;
  body text := '';
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW.canvas_id <> OLD.canvas_id
     OR TG_TABLE_NAME = 'canvas_box' AND to_jsonb(NEW) ->> 'kind' <> to_jsonb(OLD) ->> 'kind') THEN
    RAISE EXCEPTION 'what was written stays in its canvas'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'canvas_content_stays';
  END IF;
  IF TG_TABLE_NAME = 'canvas_box' THEN
    IF TG_OP = 'INSERT' AND NEW.text = '' OR TG_OP = 'UPDATE' AND NEW.text = OLD.text THEN RETURN NULL; END IF;
    part := NEW.kind; body := NEW.text;
  ELSE
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'edited_at' - 'edited_by_id' = to_jsonb(OLD) - 'edited_at' - 'edited_by_id'
      THEN RETURN NULL; END IF;
    part := CASE TG_TABLE_NAME WHEN 'canvas_costline' THEN 'costs' ELSE 'funding' END;
  END IF;
  IF NOT EXISTS (
    SELECT 1 FROM canvas_canvas k JOIN cases_case c ON c.id = k.case_id WHERE k.id = NEW.canvas_id
      AND c.status IN ('concept', 'spar_table', 'circulated', 'breakthrough_table', 'supplement')
  ) THEN
    RAISE EXCEPTION 'this canvas is no longer written in'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'canvas_content_open';
  END IF;
  UPDATE canvas_canvas SET revision = revision + 1,
    -- New costs were not looked at by whoever reviewed the old ones.
    kba_reviewed_at = CASE WHEN part = 'costs' THEN NULL ELSE kba_reviewed_at END,
    kba_reviewed_by_id = CASE WHEN part = 'costs' THEN NULL ELSE kba_reviewed_by_id END
    WHERE id = NEW.canvas_id RETURNING revision INTO r;
  INSERT INTO canvas_canvasedit (canvas_id, revision, part, text, editor_id, at)
    VALUES (NEW.canvas_id, r, part, body, NEW.edited_by_id, NEW.edited_at);
  RETURN NULL;
END $$;
CREATE TRIGGER canvas_box_changed AFTER INSERT OR UPDATE ON canvas_box
  FOR EACH ROW EXECUTE FUNCTION canvas_content_changed();
CREATE TRIGGER canvas_costline_changed AFTER INSERT OR UPDATE ON canvas_costline
  FOR EACH ROW EXECUTE FUNCTION canvas_content_changed();
CREATE TRIGGER canvas_fundingline_changed AFTER INSERT OR UPDATE ON canvas_fundingline
  FOR EACH ROW EXECUTE FUNCTION canvas_content_changed();
"""
EDIT_REVERSE = """
DROP TRIGGER canvas_fundingline_changed ON canvas_fundingline;
DROP TRIGGER canvas_costline_changed ON canvas_costline;
DROP TRIGGER canvas_box_changed ON canvas_box;
DROP FUNCTION canvas_content_changed();
"""

FREEZE = """
CREATE FUNCTION canvas_content_digest(content jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT encode(sha256(convert_to(content::text, 'UTF8')), 'hex')
$$;

-- Euro over 12 months, as canvas.models.plan.twelve_month_amount counts it.
CREATE FUNCTION canvas_twelve_months(amount numeric, frequency text, months numeric)
  RETURNS numeric LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE frequency WHEN 'once' THEN amount ELSE round(
    amount * CASE frequency WHEN 'week' THEN 52 WHEN 'month' THEN 12 ELSE 1 END * coalesce(months, 12) / 12, 2) END
$$;

-- Whether a frozen content says what stands in the canvas: its text, its three totals and what it asks of each fonds.
CREATE FUNCTION canvas_content_is_true(which_canvas bigint, content jsonb) RETURNS boolean LANGUAGE sql STABLE AS $$
  WITH fund AS (
    SELECT fund_id, sum(canvas_twelve_months(amount, frequency, months)) AS amount FROM canvas_fundingline
      WHERE canvas_id = which_canvas AND NOT removed AND source = 'fund' GROUP BY fund_id
  ), said AS (
    SELECT (line ->> 'fund_id')::bigint AS fund_id, (line ->> 'amount')::numeric AS amount
      FROM jsonb_array_elements(content -> 'fund_totals') line
  ), cost AS (
    SELECT count(*) FILTER (WHERE scenario = 'threatened') > 0 AND count(*) FILTER (WHERE scenario = 'custom') > 0 AS kba,
      coalesce(sum(canvas_twelve_months(amount, frequency, months)) FILTER (WHERE scenario = 'current'), 0) AS current,
      sum(canvas_twelve_months(amount, frequency, months)) FILTER (WHERE scenario = 'threatened') AS threatened,
      sum(canvas_twelve_months(amount, frequency, months)) FILTER (WHERE scenario = 'custom') AS custom
      FROM canvas_costline WHERE canvas_id = which_canvas AND NOT removed
  )
  SELECT content -> 'boxes' IS NOT DISTINCT FROM
      (SELECT jsonb_object_agg(kind, text) FROM canvas_box WHERE canvas_id = which_canvas)
    AND NOT EXISTS (SELECT 1 FROM fund FULL JOIN said USING (fund_id) WHERE fund.amount IS DISTINCT FROM said.amount)
    AND (SELECT (CASE WHEN kba THEN current END, CASE WHEN kba THEN threatened END, CASE WHEN kba THEN custom END)
        IS NOT DISTINCT FROM ((content #>> '{totals,current}')::numeric, (content #>> '{totals,threatened}')::numeric,
          (content #>> '{totals,custom}')::numeric) FROM cost)
$$;

CREATE FUNCTION canvas_version_freeze() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Number, revision, hash and totals follow from the canvas and the content, whatever a client passes.
  SELECT revision, kba_reviewed_by_id INTO NEW.revision, NEW.kba_reviewed_by_id
    FROM canvas_canvas WHERE id = NEW.canvas_id FOR NO KEY UPDATE;
  IF NOT EXISTS (
    SELECT 1 FROM canvas_canvas k JOIN cases_case c ON c.id = k.case_id WHERE k.id = NEW.canvas_id
      AND c.status IN ('concept', 'spar_table', 'circulated', 'breakthrough_table', 'supplement')
  ) THEN
    RAISE EXCEPTION 'this canvas is no longer written in'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'canvas_content_open';
  END IF;
  IF NOT canvas_content_is_true(NEW.canvas_id, NEW.content) THEN
    RAISE EXCEPTION 'a version says what stands in the canvas'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'canvas_version_true';
  END IF;
  SELECT coalesce(max(number), 0) + 1 INTO NEW.number FROM canvas_canvasversion WHERE canvas_id = NEW.canvas_id;
  NEW.hash := canvas_content_digest(NEW.content);
  NEW.current_total := (NEW.content #>> '{totals,current}')::numeric;
  NEW.threatened_total := (NEW.content #>> '{totals,threatened}')::numeric;
  NEW.custom_total := (NEW.content #>> '{totals,custom}')::numeric;
  RETURN NEW;
END $$;
CREATE TRIGGER canvas_version_freeze BEFORE INSERT ON canvas_canvasversion
  FOR EACH ROW EXECUTE FUNCTION canvas_version_freeze();

CREATE FUNCTION canvas_version_frozen() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- The maatwerkeindbaas and the consulent of this moment too: who hands the case over does not become an outsider.
  INSERT INTO canvas_versioneditor (version_id, user_id)
    SELECT NEW.id, editor_id FROM canvas_canvasedit WHERE canvas_id = NEW.canvas_id
    UNION SELECT NEW.id, NEW.frozen_by_id
    UNION SELECT NEW.id, unnest(ARRAY[c.coach_id, c.consultant_id])
      FROM canvas_canvas k JOIN cases_case c ON c.id = k.case_id WHERE k.id = NEW.canvas_id;
  INSERT INTO canvas_versionfunding (version_id, fund_id, amount)
    SELECT NEW.id, (line ->> 'fund_id')::bigint, (line ->> 'amount')::numeric
    FROM jsonb_array_elements(NEW.content -> 'fund_totals') line;
  RETURN NULL;
END $$;
CREATE TRIGGER canvas_version_frozen AFTER INSERT ON canvas_canvasversion
  FOR EACH ROW EXECUTE FUNCTION canvas_version_frozen();

CREATE FUNCTION canvas_only_by_freezing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION '%: written by freezing a version only', TG_TABLE_NAME
      USING ERRCODE = 'check_violation', CONSTRAINT = 'canvas_only_by_freezing';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER canvas_versioneditor_only_by_freezing BEFORE INSERT ON canvas_versioneditor
  FOR EACH ROW EXECUTE FUNCTION canvas_only_by_freezing();
CREATE TRIGGER canvas_versionfunding_only_by_freezing BEFORE INSERT ON canvas_versionfunding
  FOR EACH ROW EXECUTE FUNCTION canvas_only_by_freezing();
CREATE TRIGGER canvas_canvasedit_only_by_writing BEFORE INSERT ON canvas_canvasedit
  FOR EACH ROW EXECUTE FUNCTION canvas_only_by_freezing();
"""
FREEZE_REVERSE = """
DROP TRIGGER canvas_canvasedit_only_by_writing ON canvas_canvasedit;
DROP TRIGGER canvas_versionfunding_only_by_freezing ON canvas_versionfunding;
DROP TRIGGER canvas_versioneditor_only_by_freezing ON canvas_versioneditor;
DROP FUNCTION canvas_only_by_freezing();
DROP TRIGGER canvas_version_frozen ON canvas_canvasversion;
DROP FUNCTION canvas_version_frozen();
DROP TRIGGER canvas_version_freeze ON canvas_canvasversion;
DROP FUNCTION canvas_version_freeze();
DROP FUNCTION canvas_content_is_true(bigint, jsonb);
DROP FUNCTION canvas_twelve_months(numeric, text, numeric);
DROP FUNCTION canvas_content_digest(jsonb);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("canvas", "0001_initial"),
        ("cases", "0002_doelgroep_and_numbers"),
        ("budgets", "0002_ledger_rules"),
    ]

    operations = [
        migrations.RunSQL(START, START_REVERSE),
        migrations.RunSQL(EDIT, EDIT_REVERSE),
        migrations.RunSQL(FREEZE, FREEZE_REVERSE),
        *(
            migrations.RunSQL(*append_only_sql(table))
            for table in (
                "canvas_canvasedit",
                "canvas_canvasversion",
                "canvas_versioneditor",
                "canvas_versionfunding",
                "canvas_recusal",
                "canvas_akkoord",
                "canvas_decision",
            )
        ),
    ]
