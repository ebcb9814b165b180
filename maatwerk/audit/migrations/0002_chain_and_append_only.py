"""Keep one hash chain per case, and refuse every change of a logged event."""

from django.db import migrations

from maatwerk.lib.append_only import append_only_sql

HASH = """
CREATE FUNCTION audit_event_digest(e audit_event) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(jsonb_build_array(
    e.chain, e.seq, e.previous_hash, e.action, e.object_type, e.object_id, e.result, e.origin, e.actor_id,
    to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.data
  )::text, 'UTF8')), 'hex')
$$;
"""

CHAIN = """
CREATE FUNCTION audit_event_chain() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE last record;
BEGIN
  -- Whatever a client passes for these three is overwritten; the lock lasts until commit, one chain at a time.
  PERFORM pg_advisory_xact_lock(4242, hashtext(NEW.chain));
  SELECT seq, hash INTO last FROM audit_event WHERE chain = NEW.chain ORDER BY seq DESC LIMIT 1;
  NEW.seq := coalesce(last.seq, 0) + 1;
  NEW.previous_hash := coalesce(last.hash, '');
  NEW.hash := audit_event_digest(NEW);
  RETURN NEW;
END $$;
CREATE TRIGGER audit_event_chain BEFORE INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION audit_event_chain();
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.RunSQL(HASH, "DROP FUNCTION audit_event_digest(audit_event);"),
        migrations.RunSQL(CHAIN, "DROP TRIGGER audit_event_chain ON audit_event; DROP FUNCTION audit_event_chain();"),
        migrations.RunSQL(*append_only_sql("audit_event")),
    ]
