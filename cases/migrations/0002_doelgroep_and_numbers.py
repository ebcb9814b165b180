"""Two leefgebieden per case, a number that stays, and a leerpunt route that only grows."""

from django.db import migrations

from maatwerk.lib.append_only import append_only_sql

# Deferred: a case and its leefgebieden are written one after the other, and judged together at commit.
DOMAINS = """
CREATE FUNCTION cases_case_domains_enough() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE which bigint;
BEGIN
  IF TG_TABLE_NAME = 'cases_case' THEN which := NEW.id; ELSE which := OLD.case_id; END IF;
  IF EXISTS (SELECT 1 FROM cases_case WHERE id = which)
     AND (SELECT count(*) FROM cases_case_domains WHERE case_id = which) < 2 THEN
    RAISE EXCEPTION 'a case needs two leefgebieden'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'cases_case_two_domains';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER cases_case_two_domains AFTER INSERT ON cases_case
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION cases_case_domains_enough();
CREATE CONSTRAINT TRIGGER cases_case_two_domains_left AFTER DELETE OR UPDATE ON cases_case_domains
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION cases_case_domains_enough();
"""
DOMAINS_REVERSE = """
DROP TRIGGER cases_case_two_domains_left ON cases_case_domains;
DROP TRIGGER cases_case_two_domains ON cases_case;
DROP FUNCTION cases_case_domains_enough();
"""

NUMBER = """
CREATE FUNCTION cases_case_number_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.number <> OLD.number THEN
    RAISE EXCEPTION 'a case keeps its number'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'cases_case_number_stays';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER cases_case_number_stays BEFORE UPDATE ON cases_case
  FOR EACH ROW EXECUTE FUNCTION cases_case_number_stays();
"""

# A meting belongs to its moment: outside the window it is missed, and a held one is not rewritten into another day.
METING = """
CREATE FUNCTION cases_meting_in_window() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.held_on IS NOT NULL AND NEW.moment <> 'canvas'
     AND NEW.held_on NOT BETWEEN NEW.due_on - 14 AND NEW.due_on + 42 THEN
    RAISE EXCEPTION 'a meting outside its window is missed'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'cases_meting_in_window';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER cases_meting_in_window BEFORE INSERT OR UPDATE ON cases_meting
  FOR EACH ROW EXECUTE FUNCTION cases_meting_in_window();
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]

    operations = [
        migrations.RunSQL(DOMAINS, DOMAINS_REVERSE),
        migrations.RunSQL(
            NUMBER, "DROP TRIGGER cases_case_number_stays ON cases_case; DROP FUNCTION cases_case_number_stays();"
        ),
        migrations.RunSQL(
            METING, "DROP TRIGGER cases_meting_in_window ON cases_meting; DROP FUNCTION cases_meting_in_window();"
        ),
        migrations.RunSQL(*append_only_sql("cases_lessonmove")),
    ]
