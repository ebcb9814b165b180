"""What single cases and single people brought, without saying who: how many in each class, for a drawing.

Classes are wide, so that no amount and no mark is exact, and there are few of them, however many families there are.
"""

from collections import defaultdict

from django.db import connection

from . import facts

STEP = 5_000  # euro

_RENDEMENT = """
WITH {standing}
SELECT round((v.threatened_total - v.custom_total) / %(step)s) * %(step)s AS about, count(*)
FROM standing0 t JOIN canvas_canvasversion v ON v.id = t.version_id
WHERE v.threatened_total IS NOT NULL AND v.custom_total IS NOT NULL GROUP BY about ORDER BY about DESC
"""
_MARKS = """
WITH {standing}, given AS (
  SELECT 'canvas' AS moment, (mark ->> 'value')::numeric AS value
  FROM standing0 t JOIN canvas_canvasversion v ON v.id = t.version_id,
    LATERAL jsonb_array_elements(coalesce(nullif(v.content -> 'marks', 'null'), '[]')) mark
  WHERE mark ->> 'value' IS NOT NULL
  UNION ALL
  SELECT m.moment, k.value
  FROM standing0 t JOIN cases_meting m ON m.case_id = t.case_id JOIN cases_mark k ON k.meting_id = m.id
  WHERE m.moment <> 'canvas' AND m.held_on <= %(day0)s AND k.value IS NOT NULL
)
SELECT moment, least(floor(value), 9)::int AS low, count(*) FROM given GROUP BY moment, low ORDER BY moment, low
"""


def each_rendement(as_of):
    """[(rendement in euro, rounded to € 5.000, how many plans)], the highest first. One query."""
    return [(int(about), count) for about, count in _rows(_RENDEMENT, as_of, step=STEP)]


def each_mark(as_of):
    """{end of the keys of a moment: {7: how many gave 7 to 8}}; a 10 counts with 9 to 10. One query."""
    found = defaultdict(dict)
    for moment, low, count in _rows(_MARKS, as_of):
        found[facts.MOMENTS[moment]][low] = count
    return dict(found)


def _rows(sql, as_of, **more):
    with connection.cursor() as cursor:
        cursor.execute(sql.format(standing=facts.standing()), {**facts.params([as_of]), **more})
        return cursor.fetchall()
