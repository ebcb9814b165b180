"""No act at a tafel lies before the last one of its case: a server whose clock was set back records nothing.

At the same tafel an act on another case may be a moment older, because two are written at once; more than a minute
is a clock that went back.
"""

from django.db import migrations

CLOCK = """
CREATE FUNCTION canvas_latest_act(which_item bigint) RETURNS timestamptz LANGUAGE sql STABLE
  SET search_path = public, pg_temp AS $$
  WITH acts AS (
    SELECT item_id, given_at AS at FROM canvas_akkoord
    UNION ALL SELECT item_id, said_at FROM canvas_notyet
    UNION ALL SELECT item_id, decided_at FROM canvas_decision
    UNION ALL SELECT d.item_id, w.withdrawn_at FROM canvas_decisionwithdrawal w
      JOIN canvas_decision d ON d.id = w.decision_id
    UNION ALL SELECT item_id, at FROM canvas_recusal
  )
  SELECT greatest(
    (SELECT max(a.at) FROM acts a JOIN canvas_agendaitem o ON o.id = a.item_id WHERE o.canvas_id = i.canvas_id),
    (SELECT max(v.frozen_at) FROM canvas_canvasversion v WHERE v.canvas_id = i.canvas_id),
    (SELECT max(a.at) FROM acts a JOIN canvas_agendaitem o ON o.id = a.item_id WHERE o.meeting_id = i.meeting_id)
      - interval '1 minute',
    m.opened_at)
  FROM canvas_agendaitem i JOIN canvas_meeting m ON m.id = i.meeting_id WHERE i.id = which_item
$$;

CREATE FUNCTION canvas_act_clock() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  which_item bigint;
BEGIN
  IF TG_TABLE_NAME = 'canvas_decisionwithdrawal' THEN
    SELECT item_id INTO which_item FROM canvas_decision WHERE id = (to_jsonb(NEW) ->> 'decision_id')::bigint;
  ELSE
    which_item := (to_jsonb(NEW) ->> 'item_id')::bigint;
  END IF;
  -- Under the lock of the case: who waited for another act sees it here.
  PERFORM canvas_lock_item(which_item);
  IF (to_jsonb(NEW) ->> TG_ARGV[0])::timestamptz < canvas_latest_act(which_item) THEN
    PERFORM canvas_refuse('canvas_act_clock');
  END IF;
  RETURN NEW;
END $$;
-- After the other checks of the same row: triggers go by name.
CREATE TRIGGER canvas_akkoord_clock BEFORE INSERT ON canvas_akkoord
  FOR EACH ROW EXECUTE FUNCTION canvas_act_clock('given_at');
CREATE TRIGGER canvas_notyet_clock BEFORE INSERT ON canvas_notyet
  FOR EACH ROW EXECUTE FUNCTION canvas_act_clock('said_at');
CREATE TRIGGER canvas_decision_clock BEFORE INSERT ON canvas_decision
  FOR EACH ROW EXECUTE FUNCTION canvas_act_clock('decided_at');
CREATE TRIGGER canvas_withdrawal_clock BEFORE INSERT ON canvas_decisionwithdrawal
  FOR EACH ROW EXECUTE FUNCTION canvas_act_clock('withdrawn_at');
"""
REVERSE = """
DROP TRIGGER canvas_withdrawal_clock ON canvas_decisionwithdrawal;
DROP TRIGGER canvas_decision_clock ON canvas_decision;
DROP TRIGGER canvas_notyet_clock ON canvas_notyet;
DROP TRIGGER canvas_akkoord_clock ON canvas_akkoord;
DROP FUNCTION canvas_act_clock();
DROP FUNCTION canvas_latest_act(bigint);
"""


class Migration(migrations.Migration):
    dependencies = [("canvas", "0015_not_yet_once")]

    operations = [migrations.RunSQL(CLOCK, REVERSE)]
