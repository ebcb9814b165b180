"""The 6-ogenprincipe, held by the database: who may give an akkoord, when two count, and what an akkoord books.

Source: werkafspraken (tussenevaluatie 2020, bijlage 1) and rules.md 7. The Python check gives the sentence, these
triggers the guarantee, also against a row that does not come from the app.
"""

from django.db import migrations

SIX_EYES = """
CREATE FUNCTION canvas_is_involved(which_version bigint, who bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM canvas_canvasversion v JOIN canvas_canvas k ON k.id = v.canvas_id
      JOIN cases_case c ON c.id = k.case_id
      WHERE v.id = which_version AND who IN (c.coach_id, c.consultant_id)
  ) OR EXISTS (SELECT 1 FROM canvas_versioneditor WHERE version_id = which_version AND user_id = who)
$$;

CREATE FUNCTION canvas_is_recused(which_version bigint, who bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM canvas_recusal r JOIN canvas_agendaitem i ON i.id = r.item_id
      WHERE i.version_id = which_version AND r.user_id = who)
$$;

CREATE FUNCTION canvas_akkoorden_counted(which_version bigint) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT count(DISTINCT a.given_by_id) FROM canvas_akkoord a WHERE a.version_id = which_version
    AND NOT canvas_is_involved(which_version, a.given_by_id) AND NOT canvas_is_recused(which_version, a.given_by_id)
$$;

CREATE FUNCTION canvas_version_is_current(which_version bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT v.revision = k.revision
      AND v.number = (SELECT max(number) FROM canvas_canvasversion WHERE canvas_id = v.canvas_id)
    FROM canvas_canvasversion v JOIN canvas_canvas k ON k.id = v.canvas_id WHERE v.id = which_version
$$;

CREATE FUNCTION canvas_refuse(which text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'six eyes: %', which USING ERRCODE = 'check_violation', CONSTRAINT = which;
END $$;

-- In the order of the services: case, then canvas. Who waits here sees what the other wrote.
CREATE FUNCTION canvas_lock_item(which_item bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE k canvas_canvas;
BEGIN
  SELECT c.* INTO k FROM canvas_canvas c JOIN canvas_agendaitem i ON i.canvas_id = c.id WHERE i.id = which_item;
  PERFORM 1 FROM cases_case WHERE id = k.case_id FOR NO KEY UPDATE;
  PERFORM 1 FROM canvas_canvas WHERE id = k.id FOR NO KEY UPDATE;
END $$;

CREATE FUNCTION canvas_at_breakthrough(which_canvas bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT c.status = 'breakthrough_table' FROM canvas_canvas k JOIN cases_case c ON c.id = k.case_id
    WHERE k.id = which_canvas
$$;

CREATE FUNCTION canvas_akkoord_check() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  v canvas_canvasversion;
  i canvas_agendaitem;
  m canvas_meeting;
BEGIN
  -- The case and its canvas are the lock: an edit, another akkoord and the outcome wait for each other here.
  PERFORM canvas_lock_item(NEW.item_id);
  SELECT * INTO i FROM canvas_agendaitem WHERE id = NEW.item_id;
  SELECT * INTO v FROM canvas_canvasversion WHERE id = NEW.version_id;
  SELECT * INTO m FROM canvas_meeting WHERE id = i.meeting_id FOR SHARE;
  IF i.version_id IS DISTINCT FROM NEW.version_id OR v.canvas_id <> i.canvas_id OR m.kind <> 'breakthrough' THEN
    PERFORM canvas_refuse('canvas_akkoord_item');
  END IF;
  IF m.opened_at IS NULL OR m.closed_at IS NOT NULL OR NEW.given_at < m.opened_at
     OR (NEW.given_at AT TIME ZONE 'Europe/Amsterdam')::date <> m."on" THEN
    PERFORM canvas_refuse('canvas_akkoord_meeting_open');
  END IF;
  IF NOT canvas_at_breakthrough(i.canvas_id) THEN PERFORM canvas_refuse('canvas_akkoord_at_table'); END IF;
  IF EXISTS (SELECT 1 FROM canvas_decision WHERE item_id = NEW.item_id) THEN
    PERFORM canvas_refuse('canvas_akkoord_undecided');
  END IF;
  IF NEW.hash <> v.hash OR NOT canvas_version_is_current(v.id) THEN
    PERFORM canvas_refuse('canvas_akkoord_current');
  END IF;
  IF canvas_is_involved(v.id, NEW.given_by_id) THEN PERFORM canvas_refuse('canvas_akkoord_not_involved'); END IF;
  IF canvas_is_recused(v.id, NEW.given_by_id) THEN PERFORM canvas_refuse('canvas_akkoord_not_recused'); END IF;
  PERFORM 1 FROM canvas_attendee WHERE meeting_id = m.id AND user_id = NEW.given_by_id
    AND present_from <= NEW.given_at AND present_until IS NULL FOR SHARE;
  IF NOT FOUND THEN PERFORM canvas_refuse('canvas_akkoord_attending'); END IF;
  IF NOT EXISTS (
    SELECT 1 FROM people_mandate p JOIN people_user u ON u.id = p.user_id
      WHERE p.user_id = NEW.given_by_id AND u.is_active AND 'coach' = ANY(u.roles)
        AND (NEW.given_at AT TIME ZONE 'Europe/Amsterdam')::date >= p.starts_on
        AND (p.ends_on IS NULL OR (NEW.given_at AT TIME ZONE 'Europe/Amsterdam')::date <= p.ends_on)
  ) THEN PERFORM canvas_refuse('canvas_akkoord_mandate'); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER canvas_akkoord_check BEFORE INSERT ON canvas_akkoord
  FOR EACH ROW EXECUTE FUNCTION canvas_akkoord_check();
"""
SIX_EYES_REVERSE = """
DROP TRIGGER canvas_akkoord_check ON canvas_akkoord;
DROP FUNCTION canvas_akkoord_check();
DROP FUNCTION canvas_at_breakthrough(bigint);
DROP FUNCTION canvas_lock_item(bigint);
DROP FUNCTION canvas_refuse(text);
DROP FUNCTION canvas_version_is_current(bigint);
DROP FUNCTION canvas_akkoorden_counted(bigint);
DROP FUNCTION canvas_is_recused(bigint, bigint);
DROP FUNCTION canvas_is_involved(bigint, bigint);
"""

OUTCOME = """
CREATE FUNCTION canvas_decision_check() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  i canvas_agendaitem;
  m canvas_meeting;
BEGIN
  PERFORM canvas_lock_item(NEW.item_id);
  SELECT * INTO i FROM canvas_agendaitem WHERE id = NEW.item_id;
  SELECT * INTO m FROM canvas_meeting WHERE id = i.meeting_id FOR SHARE;
  IF i.version_id IS DISTINCT FROM NEW.version_id OR m.kind <> 'breakthrough'
     OR i.canvas_id <> (SELECT canvas_id FROM canvas_canvasversion WHERE id = NEW.version_id) THEN
    PERFORM canvas_refuse('canvas_decision_item');
  END IF;
  IF m.opened_at IS NULL OR m.closed_at IS NOT NULL OR NEW.decided_at < m.opened_at
     OR NEW.decided_on <> (NEW.decided_at AT TIME ZONE 'Europe/Amsterdam')::date THEN
    PERFORM canvas_refuse('canvas_decision_meeting_open');
  END IF;
  IF NEW.decided_by_id <> m.chair_id OR NOT EXISTS (
    SELECT 1 FROM people_user WHERE id = NEW.decided_by_id AND is_active AND 'chair' = ANY(roles)
  ) THEN PERFORM canvas_refuse('canvas_decision_by_chair'); END IF;
  IF NOT canvas_at_breakthrough(i.canvas_id) THEN PERFORM canvas_refuse('canvas_decision_at_table'); END IF;
  IF NEW.outcome = 'agreed' THEN
    IF NOT canvas_version_is_current(NEW.version_id) THEN PERFORM canvas_refuse('canvas_akkoord_current'); END IF;
    IF canvas_akkoorden_counted(NEW.version_id) < 2 THEN PERFORM canvas_refuse('canvas_decision_six_eyes'); END IF;
    IF EXISTS (SELECT 1 FROM canvas_versionfunding WHERE version_id = NEW.version_id)
       AND (SELECT threatened_total IS NULL FROM canvas_canvasversion WHERE id = NEW.version_id) THEN
      PERFORM canvas_refuse('canvas_decision_kba');
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER canvas_decision_check BEFORE INSERT ON canvas_decision
  FOR EACH ROW EXECUTE FUNCTION canvas_decision_check();

-- Judged at commit: an akkoord, its verplichtingen and the state of the case are written together or not at all.
CREATE FUNCTION canvas_decision_booked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.outcome = 'agreed' AND EXISTS (
    SELECT 1 FROM canvas_versionfunding f WHERE f.version_id = NEW.version_id AND NOT EXISTS (
      SELECT 1 FROM budgets_mutation b JOIN budgets_budgetyear y ON y.id = b.budget_year_id
        JOIN canvas_agendaitem i ON i.id = NEW.item_id JOIN canvas_canvas k ON k.id = i.canvas_id
        WHERE b.kind = 'commitment' AND b.key = format('akkoord:%s:%s', NEW.version_id, f.fund_id)
          AND y.fund_id = f.fund_id AND b.amount = f.amount AND b.case_id = k.case_id)
  ) THEN PERFORM canvas_refuse('canvas_decision_booked'); END IF;
  IF NOT EXISTS (
    SELECT 1 FROM canvas_agendaitem i JOIN canvas_canvas k ON k.id = i.canvas_id JOIN cases_case c ON c.id = k.case_id
      WHERE i.id = NEW.item_id AND CASE NEW.outcome
        WHEN 'agreed' THEN c.status IN ('agreed', 'in_execution', 'executed', 'aftercare', 'closed')
        -- Between aanvullen and commit the case may have been circulated again.
        WHEN 'supplement' THEN true
        ELSE c.status = NEW.outcome END
  ) THEN PERFORM canvas_refuse('canvas_decision_status'); END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER canvas_decision_booked AFTER INSERT ON canvas_decision
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION canvas_decision_booked();

CREATE FUNCTION canvas_commitment_agreed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.kind = 'commitment' AND NEW.case_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM canvas_decision d JOIN canvas_versionfunding f ON f.version_id = d.version_id
      WHERE d.outcome = 'agreed' AND NEW.key = format('akkoord:%s:%s', d.version_id, f.fund_id)
  ) THEN PERFORM canvas_refuse('canvas_commitment_agreed'); END IF;
  -- A payment for a family is made from the verplichting of its plan, never beside it.
  IF NEW.kind = 'realisation' AND NEW.case_id IS NOT NULL AND NEW.commitment_id IS NULL THEN
    PERFORM canvas_refuse('canvas_commitment_agreed');
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER canvas_commitment_agreed AFTER INSERT ON budgets_mutation
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION canvas_commitment_agreed();

CREATE FUNCTION canvas_case_agreed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status IN ('agreed', 'in_execution', 'executed', 'aftercare', 'closed') AND NOT EXISTS (
    SELECT 1 FROM canvas_decision d JOIN canvas_agendaitem i ON i.id = d.item_id
      JOIN canvas_canvas k ON k.id = i.canvas_id WHERE k.case_id = NEW.id AND d.outcome = 'agreed'
  ) THEN PERFORM canvas_refuse('canvas_case_agreed'); END IF;
  IF TG_OP = 'UPDATE' AND OLD.status IN ('agreed', 'in_execution', 'executed', 'aftercare', 'closed')
     AND NEW.status NOT IN ('agreed', 'in_execution', 'executed', 'aftercare', 'closed') THEN
    PERFORM canvas_refuse('canvas_case_stays_agreed');
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER canvas_case_agreed AFTER INSERT OR UPDATE OF status ON cases_case
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION canvas_case_agreed();
"""
OUTCOME_REVERSE = """
DROP TRIGGER canvas_case_agreed ON cases_case;
DROP FUNCTION canvas_case_agreed();
DROP TRIGGER canvas_commitment_agreed ON budgets_mutation;
DROP FUNCTION canvas_commitment_agreed();
DROP TRIGGER canvas_decision_booked ON canvas_decision;
DROP FUNCTION canvas_decision_booked();
DROP TRIGGER canvas_decision_check ON canvas_decision;
DROP FUNCTION canvas_decision_check();
"""


class Migration(migrations.Migration):
    dependencies = [("canvas", "0002_writing_and_freezing"), ("people", "0001_initial")]

    operations = [
        migrations.RunSQL(SIX_EYES, SIX_EYES_REVERSE),
        migrations.RunSQL(OUTCOME, OUTCOME_REVERSE),
    ]
