"""The rules of the tafel, counted again from the rows in SQL of the tests' own: what random stories are judged by.

six_eyes.py and the functions of the migrations are not asked, so that a fault in those is seen here.
"""

from django.db import connection


class Breach(AssertionError):
    """A rule does not hold; the text begins with its name."""


# One row for the akkoord just given; every column must be true, and is called as in AKKOORD_PARTS.
AKKOORD_IS_RIGHT = """
SELECT a.hash = v.hash, v.number = (SELECT max(number) FROM canvas_canvasversion WHERE canvas_id = k.id),
  v.revision = k.revision, c.status = 'breakthrough_table', m.kind = 'breakthrough', m.closed_at IS NULL,
  m.opened_at <= a.given_at, i.canvas_id = k.id AND i.version_id = v.id,
  CASE WHEN m.urgent THEN a.given_at <= m.opened_at + interval '24 hours'
    ELSE (a.given_at AT TIME ZONE 'Europe/Amsterdam')::date = m."on" END,
  u.is_active AND 'coach' = ANY(u.roles),
  EXISTS (SELECT 1 FROM people_mandate p WHERE p.user_id = u.id
    AND (a.given_at AT TIME ZONE 'Europe/Amsterdam')::date BETWEEN p.starts_on AND coalesce(p.ends_on, 'infinity')),
  EXISTS (SELECT 1 FROM canvas_attendee t WHERE t.meeting_id = m.id AND t.user_id = u.id
    AND t.present_from <= a.given_at AND t.present_until IS NULL),
  a.given_by_id NOT IN (c.coach_id, c.consultant_id, v.frozen_by_id) AND NOT EXISTS (SELECT 1 FROM canvas_canvasedit e
    WHERE e.canvas_id = k.id AND e.revision <= v.revision AND e.editor_id = a.given_by_id),
  NOT EXISTS (SELECT 1 FROM canvas_recusal r JOIN canvas_agendaitem o ON o.id = r.item_id
    WHERE o.version_id = v.id AND r.user_id = a.given_by_id),
  NOT EXISTS (SELECT 1 FROM canvas_akkoord b WHERE b.version_id = v.id AND b.given_at > a.given_at)
FROM canvas_akkoord a JOIN canvas_canvasversion v ON v.id = a.version_id JOIN canvas_canvas k ON k.id = v.canvas_id
  JOIN cases_case c ON c.id = k.case_id JOIN canvas_agendaitem i ON i.id = a.item_id
  JOIN canvas_meeting m ON m.id = i.meeting_id JOIN people_user u ON u.id = a.given_by_id
WHERE a.id = %s
"""
# Decisions `akkoord` with fewer than two who count; an akkoord was judged by the query above when it was given.
TOO_FEW_EYES = """
SELECT d.id FROM canvas_decision d JOIN canvas_canvasversion v ON v.id = d.version_id
  JOIN canvas_canvas k ON k.id = v.canvas_id JOIN cases_case c ON c.id = k.case_id
WHERE d.outcome = 'agreed' AND 2 > (
  SELECT count(DISTINCT a.given_by_id) FROM canvas_akkoord a
  WHERE a.version_id = v.id AND a.hash = v.hash AND a.given_at <= d.decided_at
    AND a.given_by_id NOT IN (c.coach_id, c.consultant_id, v.frozen_by_id)
    AND NOT EXISTS (SELECT 1 FROM canvas_canvasedit e
      WHERE e.canvas_id = k.id AND e.revision <= v.revision AND e.editor_id = a.given_by_id)
    AND NOT EXISTS (SELECT 1 FROM canvas_recusal r JOIN canvas_agendaitem i ON i.id = r.item_id
      WHERE i.version_id = v.id AND r.user_id = a.given_by_id))
"""
# What was agreed, and what was bound for it: two lists of (case, fonds, amount) that must be the same.
AGREED_AMOUNTS = """
SELECT k.case_id, (line ->> 'fund_id')::bigint, (line ->> 'amount')::numeric
FROM canvas_decision d JOIN canvas_canvasversion v ON v.id = d.version_id JOIN canvas_canvas k ON k.id = v.canvas_id
  CROSS JOIN jsonb_array_elements(v.content -> 'fund_totals') line
WHERE d.outcome = 'agreed' ORDER BY 1, 2, 3
"""
BOUND_AMOUNTS = """
SELECT b.case_id, y.fund_id, b.amount FROM budgets_mutation b JOIN budgets_budgetyear y ON y.id = b.budget_year_id
WHERE b.kind = 'commitment' AND b.case_id IS NOT NULL ORDER BY 1, 2, 3
"""
# Cases of which more or less is open than the plan that stands asked, less what was paid of it; and states that lie.
MONEY_AND_STATE = """
WITH standing AS (
  SELECT k.case_id, d.version_id FROM canvas_decision d JOIN canvas_canvasversion v ON v.id = d.version_id
    JOIN canvas_canvas k ON k.id = v.canvas_id
  WHERE d.outcome = 'agreed' AND NOT EXISTS (SELECT 1 FROM canvas_decisionwithdrawal w WHERE w.decision_id = d.id)
), bound AS (
  SELECT b.case_id, b.id, b.amount, split_part(b.key, ':', 2)::bigint AS version_id,
    coalesce(sum(u.amount) FILTER (WHERE u.kind = 'realisation'), 0) AS paid,
    coalesce(-sum(u.amount) FILTER (WHERE u.kind = 'release'), 0) AS released
  FROM budgets_mutation b LEFT JOIN budgets_mutation u ON u.commitment_id = b.id
  WHERE b.kind = 'commitment' AND b.case_id IS NOT NULL GROUP BY b.id
)
SELECT 'bound', b.id::text FROM bound b WHERE b.paid > b.amount OR b.released <>
  CASE WHEN EXISTS (SELECT 1 FROM standing s WHERE s.version_id = b.version_id) THEN 0 ELSE b.amount - b.paid END
UNION ALL SELECT 'twice', case_id::text FROM standing GROUP BY case_id HAVING count(*) > 1
UNION ALL SELECT 'state', c.number FROM cases_case c WHERE (c.status IN ('agreed', 'in_execution'))
  IS DISTINCT FROM EXISTS (SELECT 1 FROM standing s WHERE s.case_id = c.id)
UNION ALL SELECT 'fund', y.id::text FROM budgets_budgetyear y WHERE 0 > (
  SELECT coalesce(sum(CASE WHEN kind IN ('estimate', 'amendment', 'carry_over') THEN amount
    WHEN kind = 'commitment' THEN -amount WHEN kind = 'release' THEN -amount
    WHEN kind = 'realisation' AND commitment_id IS NULL THEN -amount ELSE 0 END), 0)
  FROM budgets_mutation WHERE budget_year_id = y.id)
UNION ALL SELECT 'table', i.id::text FROM canvas_agendaitem i JOIN canvas_meeting m ON m.id = i.meeting_id
  JOIN canvas_agendaitem j ON j.canvas_id = i.canvas_id AND j.id > i.id
  JOIN canvas_meeting n ON n.id = j.meeting_id AND n.kind = m.kind
  WHERE m.closed_at IS NULL AND n.closed_at IS NULL AND i.discussed_at IS NULL AND j.discussed_at IS NULL
"""
AKKOORD_PARTS = (
    "hash", "newest version", "newest text", "case at the tafel", "kind of tafel", "not closed", "opened", "own item",
    "on its day", "a maatwerkeindbaas", "mandate", "attending", "not involved", "not recused", "after the others",
)  # fmt: skip


def rows(sql, params=()):
    """What a query finds."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def check_akkoord(pk):
    """Raises Breach when an akkoord that was just given should not have been."""
    (right,) = rows(AKKOORD_IS_RIGHT, [pk])
    if wrong := [part for part, fine in zip(AKKOORD_PARTS, right, strict=True) if not fine]:
        raise Breach(f"akkoord: {', '.join(wrong)}")


def check_rules():
    """Raises Breach when an outcome lacks its two eyes, or the ledger is not what was agreed."""
    if found := rows(TOO_FEW_EYES):
        raise Breach(f"too few eyes: {found}")
    if (agreed := rows(AGREED_AMOUNTS)) != (bound := rows(BOUND_AMOUNTS)):
        raise Breach(f"agreed is not bound: {agreed} {bound}")
    if found := rows(MONEY_AND_STATE):
        raise Breach(f"money and state: {found}")
