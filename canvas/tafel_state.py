"""How a tafel stands, as one short mark: what open pages ask every two seconds, in one query and without a template.

The mark changes with whatever a page of the tafel shows: who is there, who takes no part, akkoorden and what is needed
first, outcomes, the agenda, questions, the text and amounts of its cases, and what the fondsen that they ask money of
still have. It is read before the page is, so that what changes in between makes the next answer a new one.

Read and not kept by triggers: two people who vote in the same second would wait for each other at such a row.
"""

from hashlib import blake2s

from django.db import connection

from maatwerk.lib import clock

# ROW(…)::text keeps the places of what is empty. Of tables that only grow the number of rows is enough.
STATE = """
WITH item AS (SELECT * FROM canvas_agendaitem WHERE meeting_id = %(meeting)s)
SELECT ROW(
  (SELECT ROW(m.*)::text FROM canvas_meeting m WHERE m.id = %(meeting)s),
  (SELECT string_agg(ROW(item.*, canvas.revision, plan.status, plan.coach_id, plan.consultant_id,
      (SELECT max(number) FROM canvas_canvasversion v WHERE v.canvas_id = item.canvas_id))::text, ';' ORDER BY item.id)
    FROM item JOIN canvas_canvas canvas ON canvas.id = item.canvas_id JOIN cases_case plan ON plan.id = canvas.case_id),
  (SELECT string_agg(ROW(a.user_id, a.present_from, a.present_until,
      EXISTS (SELECT 1 FROM people_mandate d WHERE d.user_id = a.user_id AND d.starts_on <= %(today)s
        AND (d.ends_on IS NULL OR d.ends_on >= %(today)s)))::text, ';' ORDER BY a.id)
    FROM canvas_attendee a WHERE a.meeting_id = %(meeting)s),
  (SELECT count(*) FROM canvas_akkoord WHERE version_id IN (SELECT version_id FROM item)),
  (SELECT count(*) FROM canvas_notyet WHERE version_id IN (SELECT version_id FROM item)),
  (SELECT count(*) FROM canvas_recusal r JOIN canvas_agendaitem o ON o.id = r.item_id
    WHERE o.canvas_id IN (SELECT canvas_id FROM item)),
  (SELECT count(*) FROM canvas_decision WHERE item_id IN (SELECT id FROM item)),
  (SELECT count(*) FROM canvas_decisionwithdrawal w JOIN canvas_decision d ON d.id = w.decision_id
    WHERE d.item_id IN (SELECT id FROM item)),
  (SELECT ROW(count(*), count(q.answered_at)) FROM canvas_question q JOIN canvas_agendaitem o ON o.id = q.item_id
    WHERE o.canvas_id IN (SELECT canvas_id FROM item)),
  (SELECT count(*) FROM budgets_mutation b JOIN budgets_budgetyear y ON y.id = b.budget_year_id
    WHERE y.year = %(year)s AND y.fund_id IN (
      SELECT f.fund_id FROM canvas_versionfunding f WHERE f.version_id IN (SELECT version_id FROM item)))
)::text
"""


def state_of(meeting, user):
    """The ETag of every page of this tafel for this person, now; one query."""
    today = clock.today()
    with connection.cursor() as cursor:
        cursor.execute(STATE, {"meeting": meeting.pk, "today": today, "year": today.year})
        (state,) = cursor.fetchone()
    parts = (state, user.pk, today, meeting.is_expired)
    return f'"{blake2s(repr(parts).encode(), digest_size=12).hexdigest()}"'


def follows(meeting):
    """Whether an open page asks on: on the day of the tafel and as long as it is open."""
    return meeting.closed_at is None and (meeting.is_open or meeting.on == clock.today())
