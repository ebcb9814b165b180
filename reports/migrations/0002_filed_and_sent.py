"""What was filed stays byte for byte, and a sent letter stays as it was sent."""

from django.db import migrations

from maatwerk.lib.append_only import append_only_sql

DIGEST = """
ALTER TABLE reports_filedplan ADD CONSTRAINT reports_filedplan_digest
  CHECK (sha256 = encode(sha256(pdf), 'hex'));
ALTER TABLE reports_filedletter ADD CONSTRAINT reports_filedletter_digest
  CHECK (sha256 = encode(sha256(pdf), 'hex'));
"""
DIGEST_REVERSE = """
ALTER TABLE reports_filedletter DROP CONSTRAINT reports_filedletter_digest;
ALTER TABLE reports_filedplan DROP CONSTRAINT reports_filedplan_digest;
"""

FILED = """
CREATE FUNCTION reports_filedplan_agreed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM canvas_decision WHERE version_id = NEW.version_id AND outcome = 'agreed') THEN
    RAISE EXCEPTION 'only an agreed plan is filed'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_filedplan_agreed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reports_filedplan_agreed BEFORE INSERT ON reports_filedplan
  FOR EACH ROW EXECUTE FUNCTION reports_filedplan_agreed();

CREATE FUNCTION reports_filedletter_sent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM reports_letter WHERE id = NEW.letter_id AND sent_on IS NOT NULL) THEN
    RAISE EXCEPTION 'only a sent letter is filed'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_filedletter_sent';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reports_filedletter_sent BEFORE INSERT ON reports_filedletter
  FOR EACH ROW EXECUTE FUNCTION reports_filedletter_sent();
"""
FILED_REVERSE = """
DROP TRIGGER reports_filedletter_sent ON reports_filedletter;
DROP FUNCTION reports_filedletter_sent();
DROP TRIGGER reports_filedplan_agreed ON reports_filedplan;
DROP FUNCTION reports_filedplan_agreed();
"""

SENT = """
CREATE FUNCTION reports_letter_sent_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a sent letter stays as it is'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_letter_sent_stays';
END $$;
CREATE TRIGGER reports_letter_sent_stays BEFORE UPDATE ON reports_letter
  FOR EACH ROW WHEN (OLD.sent_on IS NOT NULL) EXECUTE FUNCTION reports_letter_sent_stays();
"""
SENT_REVERSE = """
DROP TRIGGER reports_letter_sent_stays ON reports_letter;
DROP FUNCTION reports_letter_sent_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial"), ("canvas", "0003_six_eyes")]

    operations = [
        migrations.RunSQL(DIGEST, DIGEST_REVERSE),
        migrations.RunSQL(FILED, FILED_REVERSE),
        migrations.RunSQL(SENT, SENT_REVERSE),
        migrations.RunSQL(*append_only_sql("reports_filedplan")),
        migrations.RunSQL(*append_only_sql("reports_filedletter")),
    ]
