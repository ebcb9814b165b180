"""On which leefgebieden and themes families are stuck, and what was learned: figures named after the lists.

The names of the figures follow from the lists (`lists`).
"""

from django.db import connection
from django.utils.text import slugify

from cases.enums import LessonLevel, LessonStatus

from . import facts
from .figure import SINCE, Figure
from .lists import KINDS, named

STUCK, LEARNED = "Waarop gezinnen vastlopen", "Wat de aanpak leert"


_COUNTS = """
WITH {standing}, lesson AS (
  SELECT l.id, l.theme_id, l.level, bool_or(m.status = '{adapted}') AS adapted
  FROM cases_leerpunt l JOIN cases_lessonmove m ON m.lesson_id = l.id WHERE m."on" <= %(day0)s GROUP BY l.id
), told AS (
  SELECT l.theme_id, count(DISTINCT x.case_id) AS families
  FROM lesson l JOIN cases_leerpunt_cases x ON x.leerpunt_id = l.id JOIN cases_case c ON c.id = x.case_id
  WHERE c.registered_on <= %(day0)s GROUP BY l.theme_id
), plan AS (
  SELECT x.lifedomain_id, count(*) AS families
  FROM standing0 t JOIN cases_case_domains x ON x.case_id = t.case_id GROUP BY x.lifedomain_id
)
SELECT 'leefgebied' AS kind, d.id, d.name, coalesce(p.families, 0) AS families, 0 AS lessons
  FROM cases_lifedomain d LEFT JOIN plan p ON p.lifedomain_id = d.id
UNION ALL
SELECT 'thema', t.id, t.name, coalesce(o.families, 0), (SELECT count(*) FROM lesson l WHERE l.theme_id = t.id)
  FROM cases_theme t LEFT JOIN told o ON o.theme_id = t.id
UNION ALL
SELECT 'niveau', 0, level, 0, count(*) FROM lesson GROUP BY level
UNION ALL
SELECT 'stand', 0, 'adapted', 0, count(*) FROM lesson WHERE adapted
ORDER BY 1, 2
"""


def theme_figures(as_of, *, plans, families):
    """Per leefgebied the plans, per theme the families and the leerpunten, and how far the leerpunten came. One query.

    `plans` and `families` are how many there are of each on the peildatum.
    """
    sql = _COUNTS.format(standing=facts.standing(), adapted=LessonStatus.ADAPTED)
    with connection.cursor() as cursor:
        cursor.execute(sql, facts.params([as_of]))
        rows = cursor.fetchall()
    names = named(row[:3] for row in rows if row[0] in KINDS)
    for kind, pk, name, count, _ in rows:
        if kind in KINDS:
            yield _of_list(kind, names[kind, pk], name, count, as_of, plans=plans, families=families)
    yield from _lessons(rows, names, as_of)


def _of_list(kind, key, name, count, as_of, *, plans, families):
    of_plans = kind == "leefgebied"
    definition = (
        f"Plannen met akkoord van gezinnen die vastlopen op het leefgebied {name}"
        if of_plans
        else f"Gezinnen bij wie een leerpunt met het thema {name} hoort"
    )
    return Figure(
        key=key, label=f"{'Leefgebied' if of_plans else 'Thema'} {name}", definition=definition, value=count,
        families=count, n=plans if of_plans else families, as_of=as_of, people=True, period=SINCE, group=STUCK,
    )  # fmt: skip


def _lessons(rows, names, as_of):
    """Leerpunten count hindrances, not families."""
    lessons = {(kind, pk or name): count for kind, pk, name, _, count in rows}
    total = sum(count for (kind, _), count in lessons.items() if kind == "thema")

    def count(key, label, definition, value):
        return Figure(
            key=key, label=label, definition=definition, value=value, n=total, as_of=as_of, period=SINCE, group=LEARNED
        )

    yield count("leerpunten", "Leerpunten", "Knelpunten die als leerpunt zijn gesignaleerd", total)
    for level in LessonLevel:
        yield count(
            f"leerpunten_niveau_{slugify(level.label).replace('-', '_')}",
            f"Leerpunten over {level.label}",
            f"Gesignaleerde knelpunten op het niveau {level.label}",
            lessons.get(("niveau", level.value), 0),
        )
    yield count(
        "leerpunten_aangepast",
        "Leerpunten die tot een aanpassing leidden",
        "Leerpunten waarna beleid of werkwijze is aangepast",
        lessons.get(("stand", "adapted"), 0),
    )
    for kind, pk, name, _, number in rows:
        if kind == "thema":
            yield count(
                f"leerpunten_{names[kind, pk]}",
                f"Leerpunten over {name}",
                f"Gesignaleerde knelpunten met het thema {name}",
                number,
            )
