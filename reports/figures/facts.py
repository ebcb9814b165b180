"""What is known of every family on a peildatum, in SQL: each flag and each sum is defined here once.

The figures count these flags (`atoms`), and who opens a figure sees the cases that have them (`behind`), so both say
the same. A fact has a day of its own; what happens after the peildatum does not count. The leefgebieden of a case and
the cases of a leerpunt carry no day: they count as they are now.
"""

from datetime import datetime, time, timedelta

from cases.enums import Moment, Status
from cases.models import Meting
from maatwerk.lib.clock import AMSTERDAM

HOUSING = "wonen"
# {moment: the end of its keys}
MOMENTS = {
    Moment.CANVAS: "canvas",
    Moment.DIRECT: "direct",
    Moment.MONTHS_6: "6_maanden",
    Moment.MONTHS_12: "12_maanden",
}
LATER = {moment: key for moment, key in MOMENTS.items() if moment != Moment.CANVAS}
EXITS = {
    "regulier": Status.REGULAR,
    "gezin_niet_akkoord": Status.FAMILY_DECLINED,
    "ingetrokken": Status.WITHDRAWN,
    "niet_akkoord": Status.NOT_AGREED,
}
SCENARIOS = {"huidig": "current", "dreigend": "threatened", "maatwerk": "custom"}

_PLAN = "p{i}.case_id IS NOT NULL"
_STARTED = f"{_PLAN} AND (c.started_on <= %(day{{i}})s OR c.executed_on <= %(day{{i}})s)"
# A year ago or longer: what was paid in those twelve months can be laid beside what was agreed (rules.md 12).
_YEAR_ON = f"{_PLAN} AND coalesce(c.started_on, c.executed_on) + interval '12 months' <= %(day{{i}})s"
_EXECUTED = f"{_PLAN} AND c.executed_on <= %(day{{i}})s"
_GONE = "c.status = '{status}' AND c.exit_on <= %(day{{i}})s"
_ANY_EXIT = f"c.status IN ({', '.join(repr(str(status)) for status in EXITS.values())}) AND c.exit_on <= %(day{{i}})s"

# {flag: condition}; {i} numbers the peildatum. A flag has the key of the figure that counts it.
FLAGS = {
    "aanmeldingen": "c.registered_on <= %(day{i})s",
    "in_voorbereiding": f"c.registered_on <= %(day{{i}})s AND NOT ({_PLAN}) AND NOT coalesce({_ANY_EXIT}, false)",
    "besproken": "s.discussed_at < %(end{i})s",
    "plannen": _PLAN,
    "ingezet": _STARTED,
    "in_uitvoering": f"{_STARTED} AND NOT coalesce({_EXECUTED}, false)",
    "uitgevoerd": _EXECUTED,
    "na_twaalf_maanden": _YEAR_ON,
    "kbas": "p{i}.threatened IS NOT NULL",
    "woonproblematiek": f"{_PLAN} AND EXISTS (SELECT FROM cases_case_domains x JOIN cases_lifedomain l"
    f" ON l.id = x.lifedomain_id WHERE x.case_id = c.id AND lower(l.name) = '{HOUSING}')",
    **{key: _GONE.format(status=status) for key, status in EXITS.items()},
    "geholpen": f"{_EXECUTED} OR {_GONE.format(status=Status.REGULAR)}",
    "gaf_cijfer_canvas": "p{i}.marks > 0",
    "geen_cijfer_canvas": "p{i}.marks = 0",
    **{f"gaf_cijfer_{key}": f"{_PLAN} AND a{{i}}.marks_{key} > 0" for key in LATER.values()},
    **{
        f"geen_cijfer_{key}": f"{_PLAN} AND a{{i}}.asked_{key} AND a{{i}}.marks_{key} = 0" for key in LATER.values()
    },
}  # fmt: skip

# {name: what is summed over the families}; amounts in euro over twelve months: of plans with a KBA, and from a fonds.
SUMS = {
    **{key: f"p{{i}}.{column}" for key, column in SCENARIOS.items()},
    **{f"{key}_{dutch}": f"p{{i}}.{end}_{column}" for dutch, end in (("laag", "low"), ("hoog", "high"))
       for key, column in SCENARIOS.items()},
    "afgesproken_na_twaalf_maanden": f"CASE WHEN {_YEAR_ON} THEN p{{i}}.from_funds END",
    "betaald_na_twaalf_maanden": f"CASE WHEN {_YEAR_ON} THEN paid.amount END",
    "aantal_cijfers_canvas": "p{i}.marks",
    "som_cijfers_canvas": "p{i}.mark_sum",
    "som_gezinsgemiddelden_canvas": "p{i}.mark_sum / nullif(p{i}.marks, 0)",
}  # fmt: skip
for _key in LATER.values():
    _own = f"CASE WHEN {_PLAN} THEN a{{i}}."
    SUMS[f"aantal_cijfers_{_key}"] = f"{_own}marks_{_key} END"
    SUMS[f"som_cijfers_{_key}"] = f"{_own}mark_sum_{_key} END"
    SUMS[f"som_gezinsgemiddelden_{_key}"] = f"{_own}mark_sum_{_key} / nullif(a{{i}}.marks_{_key}, 0) END"

# A mark has one decimal; these keep the mean of a family exact far beyond what is ever printed.
_MARK = "numeric(60, 30)"

_SEEN = """
seen AS (
  SELECT k.case_id, min(i.discussed_at) AS discussed_at
  FROM canvas_agendaitem i JOIN canvas_canvas k ON k.id = i.canvas_id
  WHERE i.discussed_at IS NOT NULL GROUP BY k.case_id
)"""

# What the fondsen paid for a family until twelve months after the inzet; a storno counts as what it reverses. The
# amounts of the kosten-batenanalyse are never booked (rules.md, Costs and money).
_PAID = """
paid AS (
  SELECT m.case_id, sum(m.amount) AS amount
  FROM budgets_mutation m
    JOIN cases_case c ON c.id = m.case_id
    LEFT JOIN budgets_mutation o ON o.id = m.reverses_id
  WHERE coalesce(o.kind, m.kind) = 'realisation'
    AND m."on" <= coalesce(c.started_on, c.executed_on) + interval '12 months'
  GROUP BY m.case_id
)"""

# The akkoord of a doorbraaktafel that stood at the end of the peildatum, the last one of each case.
_STANDING = """
standing{i} AS (
  SELECT DISTINCT ON (k.case_id) k.case_id, d.version_id
  FROM canvas_decision d
    JOIN canvas_agendaitem i ON i.id = d.item_id
    JOIN canvas_canvas k ON k.id = i.canvas_id
    LEFT JOIN canvas_decisionwithdrawal w ON w.decision_id = d.id
  WHERE d.outcome = 'agreed' AND d.decided_on <= %(day{i})s
    AND (w.withdrawn_on IS NULL OR w.withdrawn_on > %(day{i})s)
  ORDER BY k.case_id, d.decided_at DESC
)"""

# The marks and the ends of the ranges are those of the frozen version, which a later edit can't change. Materialized:
# the content is read once.
_PLANS = """
plan{i} AS MATERIALIZED (
  SELECT t.case_id, current_total AS current, threatened_total AS threatened, custom_total AS custom,
    coalesce((content #>> '{{low_totals,current}}')::numeric, current_total) AS low_current,
    coalesce((content #>> '{{low_totals,threatened}}')::numeric, threatened_total) AS low_threatened,
    coalesce((content #>> '{{low_totals,custom}}')::numeric, custom_total) AS low_custom,
    coalesce((content #>> '{{high_totals,current}}')::numeric, current_total) AS high_current,
    coalesce((content #>> '{{high_totals,threatened}}')::numeric, threatened_total) AS high_threatened,
    coalesce((content #>> '{{high_totals,custom}}')::numeric, custom_total) AS high_custom,
    given.marks, given.mark_sum,
    (SELECT coalesce(sum(f.amount), 0) FROM canvas_versionfunding f WHERE f.version_id = t.version_id) AS from_funds
  FROM standing{i} t JOIN canvas_canvasversion v ON v.id = t.version_id, LATERAL (
    SELECT count(*) AS marks, sum((mark ->> 'value')::{mark}) AS mark_sum
    FROM jsonb_array_elements(coalesce(nullif(v.content -> 'marks', 'null'), '[]')) mark
    WHERE mark ->> 'value' IS NOT NULL
  ) given
)"""

# Held on or before the peildatum, or missed: its window is over. One that is not due yet, or whose window is still
# open, counts nowhere (rules.md 11).
_ASKED = """
asked{i} AS (
  SELECT m.case_id, {columns}
  FROM cases_meting m
    LEFT JOIN cases_mark k ON k.meting_id = m.id AND k.value IS NOT NULL AND m.held_on <= %(day{i})s
  WHERE m.moment <> 'canvas' AND (m.held_on <= %(day{i})s OR m.due_on + {window} < %(day{i})s)
  GROUP BY m.case_id
)"""
_OF_MOMENT = (
    "bool_or(m.moment = '{moment}') AS asked_{key}, count(k.value) FILTER (WHERE m.moment = '{moment}') AS marks_{key},"
    " sum(k.value::{mark}) FILTER (WHERE m.moment = '{moment}') AS mark_sum_{key}"
)


def end_of_day(day):
    """The first moment after `day` in Amsterdam."""
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=AMSTERDAM)


def params(peildata):
    """What the SQL below takes."""
    days = {f"day{i}": day for i, day in enumerate(peildata)}
    return {**days, **{f"end{i}": end_of_day(day) for i, day in enumerate(peildata)}}


def parts(peildata):
    """The WITH clauses for these peildata, as a list to join with commas."""
    columns = ", ".join(_OF_MOMENT.format(moment=moment, key=key, mark=_MARK) for moment, key in LATER.items())
    made = [_SEEN, _PAID]
    for i, _ in enumerate(peildata):
        made += [_STANDING.format(i=i), _PLANS.format(i=i, mark=_MARK)]
        made.append(_ASKED.format(i=i, columns=columns, window=Meting.WINDOW_AFTER))
    return made


def joined(peildata):
    """Every case with what is known of it: c, s (seen), paid, and per peildatum p0 (its plan) and a0 (it was asked)."""
    joins = "".join(
        f" LEFT JOIN plan{i} p{i} ON p{i}.case_id = c.id LEFT JOIN asked{i} a{i} ON a{i}.case_id = c.id"
        for i, _ in enumerate(peildata)
    )
    return f"cases_case c LEFT JOIN seen s ON s.case_id = c.id LEFT JOIN paid ON paid.case_id = c.id{joins}"


def standing():
    """The WITH clause of one peildatum with only case and version of the akkoorden that stood."""
    return _STANDING.format(i=0)


def mask(i):
    """SQL: the flags of a case on peildatum `i` as one number, in the order of FLAGS."""
    bits = (
        f"(coalesce({condition.format(i=i)}, false))::int::bigint << {n}" for n, condition in enumerate(FLAGS.values())
    )
    return " | ".join(f"({bit})" for bit in bits)


def unmask(number):
    """The flags in such a number."""
    return frozenset(flag for n, flag in enumerate(FLAGS) if number >> n & 1)
