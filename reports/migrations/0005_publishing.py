"""A report is read by a second reader, adopted and sent in that order, and what is adopted stays as it is."""

from django.db import migrations

# What each step may change; what is not listed here is no step. The head itself changes in a concept only.
COURSE = """
CREATE FUNCTION reports_report_course() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  submitting text[] := ARRAY['submitted_at', 'submitted_by_id'];
  reading text[] := ARRAY['read_at', 'read_by_id'];
  later text[] := ARRAY['adopted_at', 'adopted_by_id', 'sent_on', 'sent_by_id', 'withdrawn_at', 'withdrawn_by_id',
                        'withdrawn_reason'];
  changed text[];
  allowed text[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'concept' OR NEW.adopted_at IS NOT NULL OR NEW.sent_on IS NOT NULL OR NEW.withdrawn_at IS NOT NULL
    THEN
      RAISE EXCEPTION 'a report begins as a concept'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_report_course';
    END IF;
  ELSE
    SELECT coalesce(array_agg(n.key), '{}') INTO changed FROM jsonb_each(to_jsonb(NEW)) n
      WHERE n.value IS DISTINCT FROM to_jsonb(OLD) -> n.key;
    IF OLD.state = 'concept' AND NEW.state = 'concept' THEN
      IF changed && (submitting || reading || later) THEN
        RAISE EXCEPTION 'a concept was not read yet'
          USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_report_course';
      END IF;
    ELSE
      allowed := CASE OLD.state || ' ' || NEW.state
        WHEN 'concept tweede-lezer' THEN ARRAY['state', 'remark'] || submitting
        WHEN 'tweede-lezer tweede-lezer' THEN ARRAY['remark'] || reading
        WHEN 'tweede-lezer concept' THEN ARRAY['state', 'remark'] || submitting || reading
        WHEN 'tweede-lezer vastgesteld' THEN ARRAY['state', 'adopted_at', 'adopted_by_id']
        WHEN 'vastgesteld verzonden' THEN ARRAY['state', 'sent_on', 'sent_by_id']
        WHEN 'vastgesteld vervangen' THEN ARRAY['state']
        WHEN 'verzonden vervangen' THEN ARRAY['state']
        WHEN 'vastgesteld ingetrokken' THEN ARRAY['state', 'withdrawn_at', 'withdrawn_by_id', 'withdrawn_reason']
        WHEN 'verzonden ingetrokken' THEN ARRAY['state', 'withdrawn_at', 'withdrawn_by_id', 'withdrawn_reason']
        ELSE '{}' END;
      IF 'state' = ANY (changed) AND NOT 'state' = ANY (allowed) THEN
        RAISE EXCEPTION 'a report does not go from % to %', OLD.state, NEW.state
          USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_report_course';
      ELSIF NOT changed <@ allowed THEN
        RAISE EXCEPTION 'a report that is % stays as it is', OLD.state USING ERRCODE = 'check_violation',
          CONSTRAINT = CASE OLD.state WHEN 'concept' THEN 'reports_report_course'
            WHEN 'tweede-lezer' THEN 'reports_report_being_read' ELSE 'reports_report_stays' END;
      END IF;
    END IF;
    IF NEW.read_by_id IS NOT NULL AND NEW.read_by_id IS DISTINCT FROM OLD.read_by_id AND (
      NEW.read_by_id = NEW.submitted_by_id
      OR EXISTS (SELECT 1 FROM reports_report_writers WHERE report_id = NEW.id AND user_id = NEW.read_by_id)
    ) THEN
      RAISE EXCEPTION 'a second reader did not write in it'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_report_second_reader';
    END IF;
    IF NEW.state = 'vervangen' AND OLD.state <> 'vervangen' AND NOT EXISTS (
      SELECT 1 FROM reports_report
      WHERE replaces_id = coalesce(NEW.enclosed_with_id, NEW.id) AND state = 'verzonden'
    ) THEN
      RAISE EXCEPTION 'a report is replaced by one that was sent'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_report_course';
    END IF;
  END IF;
  IF (NEW.submitted_at IS NULL) <> (NEW.submitted_by_id IS NULL) OR (NEW.read_at IS NULL) <> (NEW.read_by_id IS NULL)
     OR NEW.state = 'concept' AND (NEW.submitted_at IS NOT NULL OR NEW.read_at IS NOT NULL)
     OR NEW.state <> 'concept' AND NEW.submitted_at IS NULL
     OR (NEW.state IN ('verzonden', 'vervangen')) AND NEW.adopted_at IS NULL
     OR NEW.state = 'verzonden' AND NEW.sent_on IS NULL
     OR (NEW.state = 'ingetrokken') <> (NEW.withdrawn_at IS NOT NULL) THEN
    RAISE EXCEPTION 'every step says when and by whom'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_report_course';
  END IF;
  -- The day that the letter prints after "Verzonden:" is the day on which it was sent.
  IF NEW.sent_on IS NOT NULL AND (NEW.sent_on < NEW.date OR NEW.sent_on <> coalesce(NEW.send_on, NEW.sent_on)) THEN
    RAISE EXCEPTION 'a letter is sent on the day that it prints'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_report_send_on';
  END IF;
  IF TG_OP = 'INSERT' OR NEW.enclosed_with_id IS DISTINCT FROM OLD.enclosed_with_id THEN
    -- Locked, so that it can't be submitted in the same moment.
    PERFORM 1 FROM reports_report
      WHERE id IN (NEW.enclosed_with_id, CASE WHEN TG_OP = 'UPDATE' THEN OLD.enclosed_with_id END)
      ORDER BY id FOR SHARE;
    IF EXISTS (
      SELECT 1 FROM reports_report
      WHERE id = NEW.enclosed_with_id
        AND (state <> 'concept' OR kind NOT IN ('raadsinformatiebrief', 'schriftelijke-vragen', 'raadsronde'))
    ) OR TG_OP = 'UPDATE' AND EXISTS (
      SELECT 1 FROM reports_report WHERE id = OLD.enclosed_with_id AND state <> 'concept'
    ) THEN
      RAISE EXCEPTION 'only a letter that is being written gets or loses enclosures'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_report_bundle';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reports_report_course BEFORE INSERT OR UPDATE ON reports_report
  FOR EACH ROW EXECUTE FUNCTION reports_report_course();
"""
COURSE_REVERSE = """
DROP TRIGGER reports_report_course ON reports_report;
DROP FUNCTION reports_report_course();
"""

# Blocks, signatories and pictures change in a concept only. The lock on the report lets an edit and the submission of
# the same moment come one after the other.
PARTS = """
CREATE FUNCTION reports_part_of_concept() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  found_state text;
BEGIN
  FOR found_state IN
    SELECT state FROM reports_report
    WHERE id IN (CASE WHEN TG_OP <> 'DELETE' THEN NEW.report_id END, CASE WHEN TG_OP <> 'INSERT' THEN OLD.report_id END)
    ORDER BY id FOR SHARE
  LOOP
    IF found_state <> 'concept' THEN
      RAISE EXCEPTION 'a report that is % stays as it is', found_state USING ERRCODE = 'check_violation',
        CONSTRAINT = CASE found_state WHEN 'tweede-lezer' THEN 'reports_report_being_read'
          ELSE 'reports_report_stays' END;
    END IF;
  END LOOP;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER reports_part_of_concept BEFORE INSERT OR UPDATE OR DELETE ON reports_block
  FOR EACH ROW EXECUTE FUNCTION reports_part_of_concept();
CREATE TRIGGER reports_part_of_concept BEFORE INSERT OR UPDATE OR DELETE ON reports_reportsignatory
  FOR EACH ROW EXECUTE FUNCTION reports_part_of_concept();
CREATE TRIGGER reports_part_of_concept BEFORE INSERT OR UPDATE OR DELETE ON reports_picture
  FOR EACH ROW EXECUTE FUNCTION reports_part_of_concept();
"""
PARTS_REVERSE = """
DROP TRIGGER reports_part_of_concept ON reports_picture;
DROP TRIGGER reports_part_of_concept ON reports_reportsignatory;
DROP TRIGGER reports_part_of_concept ON reports_block;
DROP FUNCTION reports_part_of_concept();
"""

# Who wrote in it: kept from every row that is written, and never taken back.
WRITERS = """
CREATE FUNCTION reports_note_writer() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'reports_report' THEN
    IF NEW.state = 'concept' THEN
      INSERT INTO reports_report_writers (report_id, user_id)
        SELECT NEW.id, id FROM people_user WHERE id IN (NEW.made_by_id, NEW.changed_by_id)
        ON CONFLICT DO NOTHING;
    END IF;
  ELSIF TG_TABLE_NAME = 'reports_block' THEN
    INSERT INTO reports_report_writers (report_id, user_id) VALUES (NEW.report_id, NEW.changed_by_id)
      ON CONFLICT DO NOTHING;
  ELSE
    INSERT INTO reports_report_writers (report_id, user_id) VALUES (NEW.report_id, NEW.added_by_id)
      ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER reports_note_writer AFTER INSERT OR UPDATE ON reports_report
  FOR EACH ROW EXECUTE FUNCTION reports_note_writer();
CREATE TRIGGER reports_note_writer AFTER INSERT OR UPDATE ON reports_block
  FOR EACH ROW EXECUTE FUNCTION reports_note_writer();
CREATE TRIGGER reports_note_writer AFTER INSERT OR UPDATE ON reports_picture
  FOR EACH ROW EXECUTE FUNCTION reports_note_writer();

CREATE FUNCTION reports_writers_stay() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' AND EXISTS (SELECT 1 FROM reports_report WHERE id = NEW.report_id AND state = 'concept') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'who wrote in a report stays known'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_writers_stay';
END $$;
CREATE TRIGGER reports_writers_stay BEFORE INSERT OR UPDATE OR DELETE ON reports_report_writers
  FOR EACH ROW EXECUTE FUNCTION reports_writers_stay();
"""
WRITERS_REVERSE = """
DROP TRIGGER reports_writers_stay ON reports_report_writers;
DROP FUNCTION reports_writers_stay();
DROP TRIGGER reports_note_writer ON reports_picture;
DROP TRIGGER reports_note_writer ON reports_block;
DROP TRIGGER reports_note_writer ON reports_report;
DROP FUNCTION reports_note_writer();
"""

# The digest is the database's own count of what is kept, whatever the program says.
PUBLICATION = """
CREATE FUNCTION reports_publication_digest(content jsonb, figures jsonb) RETURNS text LANGUAGE sql IMMUTABLE
  SET search_path = public, pg_temp AS $$
  SELECT encode(sha256(convert_to(jsonb_build_array(content, figures)::text, 'UTF8')), 'hex')
$$;

CREATE FUNCTION reports_publication_made() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM reports_report WHERE id = NEW.report_id AND state = 'vastgesteld') THEN
    RAISE EXCEPTION 'only an adopted report is published'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_publication_adopted';
  END IF;
  NEW.sha256 := reports_publication_digest(NEW.content, NEW.figures);
  RETURN NEW;
END $$;
CREATE TRIGGER reports_publication_made BEFORE INSERT ON reports_publication
  FOR EACH ROW EXECUTE FUNCTION reports_publication_made();
ALTER TABLE reports_publication ADD CONSTRAINT reports_publication_digest
  CHECK (sha256 = reports_publication_digest(content, figures));

CREATE FUNCTION reports_report_together() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.state = 'vastgesteld' AND NOT EXISTS (SELECT 1 FROM reports_publication WHERE report_id = NEW.id) THEN
    RAISE EXCEPTION 'an adopted report is published'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_report_published';
  END IF;
  IF EXISTS (
    SELECT 1 FROM reports_report e JOIN reports_report l ON l.id = e.enclosed_with_id
    WHERE NEW.id IN (e.id, l.id) AND (e.state, e.sent_on) IS DISTINCT FROM (l.state, l.sent_on)
  ) THEN
    RAISE EXCEPTION 'a letter and its enclosures go together'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_report_bundle';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER reports_report_together AFTER INSERT OR UPDATE OF state, sent_on, enclosed_with_id
  ON reports_report DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION reports_report_together();
"""
PUBLICATION_REVERSE = """
DROP TRIGGER reports_report_together ON reports_report;
DROP FUNCTION reports_report_together();
ALTER TABLE reports_publication DROP CONSTRAINT reports_publication_digest;
DROP TRIGGER reports_publication_made ON reports_publication;
DROP FUNCTION reports_publication_made();
DROP FUNCTION reports_publication_digest(jsonb, jsonb);
"""

# What was promised in a letter that is adopted stands there; how it ended is told once.
PROMISE = """
CREATE FUNCTION reports_promise_stands() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.done_on IS NOT NULL AND to_jsonb(NEW) <> to_jsonb(OLD) THEN
    RAISE EXCEPTION 'a promise that is done stays as it is'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_promise_done_stays';
  END IF;
  IF (NEW.text, NEW.due_on, NEW.report_id) IS DISTINCT FROM (OLD.text, OLD.due_on, OLD.report_id) AND EXISTS (
    SELECT 1 FROM reports_report WHERE id = OLD.report_id AND adopted_at IS NOT NULL
  ) THEN
    RAISE EXCEPTION 'what was promised to the raad stands'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_promise_stands';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reports_promise_stands BEFORE UPDATE ON reports_promise
  FOR EACH ROW EXECUTE FUNCTION reports_promise_stands();
"""
PROMISE_REVERSE = """
DROP TRIGGER reports_promise_stands ON reports_promise;
DROP FUNCTION reports_promise_stands();
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0004_reports"), ("people", "0001_initial")]

    operations = [
        migrations.RunSQL(COURSE, COURSE_REVERSE),
        migrations.RunSQL(PARTS, PARTS_REVERSE),
        migrations.RunSQL(WRITERS, WRITERS_REVERSE),
        migrations.RunSQL(PUBLICATION, PUBLICATION_REVERSE),
        migrations.RunSQL(PROMISE, PROMISE_REVERSE),
    ]
