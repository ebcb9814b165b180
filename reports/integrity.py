"""Proof that what may not change did not: read everything back and compute it again.

Each check yields Dutch lines that name a row by table and number. They see what someone with the owner's rights
could have done behind the triggers; whoever can also rewrite every hash is found by the newest hash kept elsewhere.
"""

from django.db import connection

from maatwerk.audit.integrity import broken_events


def problems():
    """One Dutch line for everything that does not fit; empty when all is as it was written."""
    for check in (_audit, *(_query(sql, line) for sql, line in CHECKS)):
        yield from check()


def _audit():
    for chain, seq, action, problem in broken_events():
        where = f"keten {chain}" if chain else "algemene keten"
        yield f"audit_event, {where}, regel {seq} ({action}): {problem}."


def _query(sql, line):
    def run():
        with connection.cursor() as cursor:
            cursor.execute(sql)
            names = [column.name for column in cursor.description]
            for row in cursor.fetchall():
                yield line.format(**dict(zip(names, row, strict=True)))

    return run


# What the counters of a year must be: the sums of its ledger; a correctie counts as the kind that it reverses.
COUNTERS = """
SELECT y.id, f.name AS fund, y.year, y.adjusted, y.realised, y.committed,
       coalesce(s.adjusted, 0) AS adjusted_sum, coalesce(s.realised, 0) AS realised_sum,
       coalesce(s.committed, 0) AS committed_sum
FROM budgets_budgetyear y JOIN budgets_fund f ON f.id = y.fund_id
LEFT JOIN (
  SELECT m.budget_year_id,
    sum(CASE WHEN coalesce(o.kind, m.kind) IN ('estimate', 'amendment', 'carry_over') THEN m.amount
             ELSE 0 END) AS adjusted,
    sum(CASE WHEN coalesce(o.kind, m.kind) = 'realisation' THEN m.amount ELSE 0 END) AS realised,
    sum(CASE WHEN coalesce(o.kind, m.kind) IN ('commitment', 'release') THEN m.amount
             WHEN coalesce(o.kind, m.kind) = 'realisation' AND m.commitment_id IS NOT NULL THEN -m.amount
             ELSE 0 END) AS committed
  FROM budgets_mutation m LEFT JOIN budgets_mutation o ON o.id = m.reverses_id GROUP BY m.budget_year_id
) s ON s.budget_year_id = y.id
WHERE (y.adjusted, y.realised, y.committed)
   IS DISTINCT FROM (coalesce(s.adjusted, 0), coalesce(s.realised, 0), coalesce(s.committed, 0))
ORDER BY y.id
"""

OVERSPENT = """
SELECT y.id, f.name AS fund, y.year FROM budgets_budgetyear y JOIN budgets_fund f ON f.id = y.fund_id
WHERE y.adjusted < y.realised + y.committed OR y.committed < 0 ORDER BY y.id
"""

OVERUSED = """
SELECT c.id, c.amount, used.total FROM budgets_mutation c JOIN (
  SELECT m.commitment_id, sum(CASE WHEN coalesce(o.kind, m.kind) = 'release' THEN -m.amount ELSE m.amount END) AS total
  FROM budgets_mutation m LEFT JOIN budgets_mutation o ON o.id = m.reverses_id
  WHERE m.commitment_id IS NOT NULL GROUP BY m.commitment_id
) used ON used.commitment_id = c.id
WHERE used.total > c.amount OR used.total < 0 ORDER BY c.id
"""

REVERSED = """
SELECT m.id, o.id AS other FROM budgets_mutation m JOIN budgets_mutation o ON o.id = m.reverses_id
WHERE m.amount <> -o.amount OR m.budget_year_id <> o.budget_year_id OR m.case_id IS DISTINCT FROM o.case_id
ORDER BY m.id
"""

VERSIONS = """
SELECT v.id, v.number, c.number AS case FROM canvas_canvasversion v
JOIN canvas_canvas k ON k.id = v.canvas_id JOIN cases_case c ON c.id = k.case_id
WHERE v.hash <> canvas_content_digest(v.content) ORDER BY v.id
"""

VERSION_TOTALS = """
SELECT v.id, v.number, c.number AS case FROM canvas_canvasversion v
JOIN canvas_canvas k ON k.id = v.canvas_id JOIN cases_case c ON c.id = k.case_id
WHERE (v.current_total, v.threatened_total, v.custom_total) IS DISTINCT FROM (
  (v.content #>> '{totals,current}')::numeric,
  (v.content #>> '{totals,threatened}')::numeric,
  (v.content #>> '{totals,custom}')::numeric) ORDER BY v.id
"""

VERSION_FUNDINGS = """
SELECT v.id, v.number, c.number AS case FROM canvas_canvasversion v
JOIN canvas_canvas k ON k.id = v.canvas_id JOIN cases_case c ON c.id = k.case_id
WHERE (
  SELECT coalesce(jsonb_object_agg(f.fund_id, f.amount), '{}') FROM canvas_versionfunding f WHERE f.version_id = v.id
) <> (
  SELECT coalesce(jsonb_object_agg(line ->> 'fund_id', (line ->> 'amount')::numeric), '{}')
  FROM jsonb_array_elements(v.content -> 'fund_totals') line
) ORDER BY v.id
"""

AKKOORDEN = """
SELECT a.id, c.number AS case, v.number FROM canvas_akkoord a
JOIN canvas_canvasversion v ON v.id = a.version_id
JOIN canvas_canvas k ON k.id = v.canvas_id JOIN cases_case c ON c.id = k.case_id
WHERE a.hash <> v.hash ORDER BY a.id
"""

SIX_EYES = """
SELECT d.id, c.number AS case, v.number, canvas_akkoorden_counted(d.version_id) AS counted FROM canvas_decision d
JOIN canvas_canvasversion v ON v.id = d.version_id
JOIN canvas_canvas k ON k.id = v.canvas_id JOIN cases_case c ON c.id = k.case_id
WHERE d.outcome = 'agreed' AND canvas_akkoorden_counted(d.version_id) < 2 ORDER BY d.id
"""

COMMITMENTS = """
SELECT d.id, c.number AS case, u.name AS fund, f.amount FROM canvas_decision d
JOIN canvas_versionfunding f ON f.version_id = d.version_id JOIN budgets_fund u ON u.id = f.fund_id
JOIN canvas_canvasversion v ON v.id = d.version_id
JOIN canvas_canvas k ON k.id = v.canvas_id JOIN cases_case c ON c.id = k.case_id
WHERE d.outcome = 'agreed' AND NOT EXISTS (
  SELECT 1 FROM budgets_mutation b JOIN budgets_budgetyear y ON y.id = b.budget_year_id
  WHERE b.kind = 'commitment' AND b.key = format('akkoord:%s:%s', d.version_id, f.fund_id)
    AND y.fund_id = f.fund_id AND b.amount = f.amount AND b.case_id = c.id)
ORDER BY d.id, f.fund_id
"""

UNDECIDED = """
SELECT c.id, c.number AS case, c.status FROM cases_case c
WHERE c.status IN ('agreed', 'in_execution', 'executed', 'aftercare', 'closed') AND NOT EXISTS (
  SELECT 1 FROM canvas_decision d JOIN canvas_canvasversion v ON v.id = d.version_id
  JOIN canvas_canvas k ON k.id = v.canvas_id WHERE k.case_id = c.id AND d.outcome = 'agreed'
    AND NOT EXISTS (SELECT 1 FROM canvas_decisionwithdrawal w WHERE w.decision_id = d.id)) ORDER BY c.id
"""

FAMILY_MONEY = """
SELECT b.id, c.number AS case FROM budgets_mutation b JOIN cases_case c ON c.id = b.case_id
WHERE b.kind = 'commitment' AND NOT EXISTS (
  SELECT 1 FROM canvas_decision d JOIN canvas_versionfunding f ON f.version_id = d.version_id
  WHERE d.outcome = 'agreed' AND b.key = format('akkoord:%s:%s', d.version_id, f.fund_id)) ORDER BY b.id
"""

FILED_PLANS = "SELECT id, version_id FROM reports_filedplan WHERE sha256 <> encode(sha256(pdf), 'hex') ORDER BY id"
PUBLICATIONS = """
SELECT id, report_id FROM reports_publication WHERE sha256 <> reports_publication_digest(content, figures) ORDER BY id
"""
FILED_REPORTS = """
SELECT f.id, p.report_id FROM reports_filedreport f JOIN reports_publication p ON p.id = f.publication_id
WHERE f.sha256 <> encode(sha256(f.pdf), 'hex') ORDER BY f.id
"""

# The digest is in the log too: a row that was replaced together with its own digest does not fit the event.
FILED_PLAN_LOGGED = """
SELECT p.id, p.version_id FROM reports_filedplan p WHERE NOT EXISTS (
  SELECT 1 FROM audit_event e WHERE e.action = 'plan.filed' AND e.data ->> 'sha256' = p.sha256) ORDER BY p.id
"""
PUBLICATION_LOGGED = """
SELECT p.id, p.report_id FROM reports_publication p WHERE NOT EXISTS (
  SELECT 1 FROM audit_event e WHERE e.action = 'report.adopted' AND e.object_id = p.report_id::text
    AND e.data ->> 'sha256' = p.sha256) ORDER BY p.id
"""
FILED_REPORT_LOGGED = """
SELECT f.id, p.report_id FROM reports_filedreport f JOIN reports_publication p ON p.id = f.publication_id
WHERE NOT EXISTS (
  SELECT 1 FROM audit_event e WHERE e.action = 'report.filed' AND e.object_id = p.report_id::text
    AND e.data ->> 'sha256' = f.sha256) ORDER BY f.id
"""
# A row that was taken away leaves its state behind, and the line of the log.
UNPUBLISHED = """
SELECT r.id, r.state FROM reports_report r
WHERE r.adopted_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM reports_publication p WHERE p.report_id = r.id)
ORDER BY r.id
"""
UNFILED = """
SELECT e.object_id AS report_id, e.data ->> 'sha256' AS sha256 FROM audit_event e
WHERE e.action = 'report.filed' AND NOT EXISTS (
  SELECT 1 FROM reports_filedreport f JOIN reports_publication p ON p.id = f.publication_id
  WHERE p.report_id::text = e.object_id AND f.sha256 = e.data ->> 'sha256') ORDER BY e.id
"""
FILED_BUNDLES = "SELECT id, report_id FROM reports_filedbundle WHERE sha256 <> encode(sha256(pdf), 'hex') ORDER BY id"
FILED_BUNDLE_LOGGED = """
SELECT f.id, f.report_id FROM reports_filedbundle f WHERE NOT EXISTS (
  SELECT 1 FROM audit_event e WHERE e.action = 'report.bundle_filed' AND e.object_id = f.report_id::text
    AND e.data ->> 'sha256' = f.sha256) ORDER BY f.id
"""
SECOND_READERS = """
SELECT r.id FROM reports_report r JOIN reports_report_writers w ON w.report_id = r.id AND w.user_id = r.read_by_id
ORDER BY r.id
"""

CHECKS = (
    (
        COUNTERS,
        "budgets_budgetyear {id} ({fund} {year}): de tellers zijn {adjusted} / {realised} / {committed}, de boekingen "
        "tellen op tot {adjusted_sum} / {realised_sum} / {committed_sum} (raming / realisatie / verplicht).",
    ),
    (OVERSPENT, "budgets_budgetyear {id} ({fund} {year}): er is meer uitgegeven of verplicht dan er was."),
    (OVERUSED, "budgets_mutation {id}: op deze verplichting van {amount} is {total} betaald of vrijgevallen."),
    (REVERSED, "budgets_mutation {id}: deze correctie heft boeking {other} niet precies op."),
    (VERSIONS, "canvas_canvasversion {id} (casus {case}, versie {number}): de inhoud past niet bij de hash."),
    (
        VERSION_TOTALS,
        "canvas_canvasversion {id} (casus {case}, versie {number}): de totalen passen niet bij de inhoud.",
    ),
    (
        VERSION_FUNDINGS,
        "canvas_versionfunding van versie {id} (casus {case}, versie {number}): de gevraagde bedragen passen niet bij "
        "de inhoud.",
    ),
    (AKKOORDEN, "canvas_akkoord {id} (casus {case}): de hash is niet die van versie {number}."),
    (SIX_EYES, "canvas_decision {id} (casus {case}): akkoord op versie {number} met {counted} tellende akkoorden."),
    (COMMITMENTS, "canvas_decision {id} (casus {case}): de verplichting van {amount} in {fund} ontbreekt."),
    (UNDECIDED, "cases_case {id} (casus {case}): de stand is {status}, maar er is geen akkoord van een tafel."),
    (FAMILY_MONEY, "budgets_mutation {id} (casus {case}): deze verplichting hoort bij geen akkoord."),
    (FILED_PLANS, "reports_filedplan {id} (versie {version_id}): de PDF past niet bij zijn hash."),
    (PUBLICATIONS, "reports_publication {id} (rapport {report_id}): de inhoud past niet bij de hash."),
    (PUBLICATION_LOGGED, "reports_publication {id} (rapport {report_id}): deze inhoud staat niet in het log."),
    (UNPUBLISHED, "reports_report {id}: het rapport is {state}, maar wat is vastgesteld ontbreekt."),
    (FILED_REPORTS, "reports_filedreport {id} (rapport {report_id}): de PDF past niet bij zijn hash."),
    (FILED_REPORT_LOGGED, "reports_filedreport {id} (rapport {report_id}): deze PDF staat niet in het log."),
    (FILED_BUNDLES, "reports_filedbundle {id} (rapport {report_id}): de PDF past niet bij zijn hash."),
    (FILED_BUNDLE_LOGGED, "reports_filedbundle {id} (rapport {report_id}): deze PDF staat niet in het log."),
    (UNFILED, "reports_filedreport (rapport {report_id}): de opgeborgen PDF {sha256} uit het log ontbreekt."),
    (SECOND_READERS, "reports_report {id}: de tweede lezer schreef er zelf aan mee."),
    (FILED_PLAN_LOGGED, "reports_filedplan {id} (versie {version_id}): deze PDF staat niet in het log."),
)
