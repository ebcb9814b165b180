"""The cases behind a figure: those that have its flag on the peildatum (`facts`), so that number and list agree."""

import re

from django.db.models.expressions import RawSQL

from cases.models import Case

from . import facts
from .lists import flag_names

NAMED = re.compile(r"%\((\w+)\)s")
# Figures over families that are no count: the flag of the families that they are about.
_AMOUNTS = (*facts.SCENARIOS, "rendement")
OVER = {
    **dict.fromkeys(_AMOUNTS, "kbas"),
    **{f"{key}_{end}": "kbas" for key in _AMOUNTS for end in ("gemiddeld", "laag", "hoog")},
    **{f"{key}_na_twaalf_maanden": "na_twaalf_maanden" for key in ("afgesproken", "betaald")},
    **{
        key: f"gaf_cijfer_{moment}"
        for moment in facts.MOMENTS.values()
        for key in (f"cijfer_{moment}", f"cijfer_{moment}_per_gezin", f"aantal_cijfers_{moment}")
    },
}
OF_LIST = {
    "leefgebied": "EXISTS (SELECT FROM cases_case_domains x WHERE x.case_id = c.id AND x.lifedomain_id = %(pk)s)"
    f" AND {facts.FLAGS['plannen']}",
    "thema": """c.registered_on <= %(day{i})s AND EXISTS (
      SELECT FROM cases_leerpunt_cases x JOIN cases_leerpunt l ON l.id = x.leerpunt_id
        JOIN cases_lessonmove m ON m.lesson_id = l.id
      WHERE x.case_id = c.id AND l.theme_id = %(pk)s AND m."on" <= %(day{i})s)""",
}


def cases_behind(key, as_of):
    """The cases that this figure counts, or that its sum or average is over. Raises KeyError when it has no cases."""
    condition, pk = _condition(key)
    parts, known = ", ".join(facts.parts([as_of])), facts.joined([as_of])
    sql = f"WITH {parts} SELECT c.id FROM {known} WHERE {condition.format(i=0)}"  # noqa: S608
    values = {**facts.params([as_of]), "pk": pk}
    # Within a query of Django parameters go by position.
    names = NAMED.findall(sql)
    # The text is of this package; the day and the row of the list are parameters.
    return Case.objects.filter(pk__in=RawSQL(NAMED.sub("%s", sql), [values[name] for name in names]))  # noqa: S611


def is_about_money(key):
    """Whether it counts plans or adds up what they cost: a budgetbeheerder knows those cases by number and amount."""
    return OVER.get(key, key) in ("plannen", "ingezet", "in_uitvoering", "uitgevoerd", "na_twaalf_maanden", "kbas")


def _condition(key):
    flag = OVER.get(key, key)
    if flag in facts.FLAGS:
        return facts.FLAGS[flag], None
    for (kind, pk), name in flag_names().items():
        if name == key:
            return OF_LIST[kind], pk
    raise KeyError(key)
