"""What is asked to be sent stays as it is, and how it stands only moves on: a sent mail never waits again."""

from django.db import migrations

RULES = """
CREATE FUNCTION post_mail_moves_on() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF (OLD.to_user_id, OLD.kind, OLD.key, OLD.subject, OLD.body, OLD.path, OLD.created_at, OLD.replaces_id)
     IS DISTINCT FROM
     (NEW.to_user_id, NEW.kind, NEW.key, NEW.subject, NEW.body, NEW.path, NEW.created_at, NEW.replaces_id) THEN
    RAISE EXCEPTION 'post_mail: what is sent stays as it was asked for'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'post_mail_stays', TABLE = 'post_mail';
  END IF;
  IF NEW.state <> OLD.state AND NOT (OLD.state || '>' || NEW.state) = ANY (ARRAY[
       'waiting>busy',
       'busy>sent', 'busy>waiting', 'busy>failed', 'busy>unsure', 'busy>lapsed',
       'unsure>sent', 'unsure>lapsed',
       'failed>lapsed'
     ]) THEN
    RAISE EXCEPTION 'post_mail: from % to %', OLD.state, NEW.state
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'post_mail_moves_on', TABLE = 'post_mail';
  END IF;
  IF OLD.state IN ('sent', 'lapsed') AND NEW IS DISTINCT FROM OLD OR NEW.attempts < OLD.attempts THEN
    RAISE EXCEPTION 'post_mail: this one is over'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'post_mail_moves_on', TABLE = 'post_mail';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER post_mail_moves_on BEFORE UPDATE ON post_mail FOR EACH ROW EXECUTE FUNCTION post_mail_moves_on();
"""


class Migration(migrations.Migration):
    dependencies = [("post", "0001_outbox")]

    operations = [
        migrations.RunSQL(RULES, "DROP TRIGGER post_mail_moves_on ON post_mail; DROP FUNCTION post_mail_moves_on();")
    ]
