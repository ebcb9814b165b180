"""The families as atoms: the smallest groups that no count in any report can tell apart.

Two families are in the same atom when they have the same flags on every asked peildatum. A count of families is a sum
of `Atom.count` over atoms, and every other figure about families follows from sums over atoms, so that it can be
computed exactly what follows from what was published.

    peildata = [date(2020, 6, 30), date(2020, 11, 30)]
    rows = atoms(peildata)
    rows[0].count                 # how many families have exactly these flags
    rows[0].flags[1]              # frozenset of flags on the second peildatum: {"aanmeldingen", "besproken", "plannen"}
    rows[0].sums[1]["dreigend"]   # Decimal, added up over these families, on the second peildatum
    counted(rows, "plannen", at=1) == figures(peildata[1])["plannen"].value

Flags, each with the key of the figure that counts it (`facts.FLAGS`): aanmeldingen, in_voorbereiding, besproken,
plannen, ingezet, in_uitvoering, uitgevoerd, na_twaalf_maanden, geholpen, kbas, woonproblematiek, regulier,
gezin_niet_akkoord, ingetrokken, niet_akkoord; per moment (canvas, direct, 6_maanden, 12_maanden) gaf_cijfer_<moment>
and geen_cijfer_<moment>, who were asked are both together; and leefgebied_<naam> (of plans) and thema_<naam> (of all
families).

Sums (`facts.SUMS`): huidig, dreigend, maatwerk, each also with _laag and _hoog, in euro over the plans with a KBA;
afgesproken_na_twaalf_maanden and betaald_na_twaalf_maanden: from the fondsen, in euro over na_twaalf_maanden;
aantal_cijfers_<moment> and som_cijfers_<moment>: how many marks and what they add up to;
som_gezinsgemiddelden_<moment>. Rendement = dreigend − maatwerk. A family that
has no flag on any peildatum is in no atom. A withdrawn akkoord is a plan on a peildatum before the day on which it was
withdrawn, and not from that day on.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import connection

from . import facts
from .lists import flag_names


@dataclass(frozen=True, slots=True)
class Atom:
    """`count` families that have the same flags. `flags` and `sums` hold one element per peildatum, in order."""

    count: int
    flags: tuple[frozenset[str], ...]
    sums: tuple[dict[str, Decimal], ...]


def atoms(peildata: list[date]) -> list[Atom]:
    """The atoms of these peildata. Two queries: the names of the lists, and the atoms."""
    peildata = list(peildata)
    names = flag_names()
    with connection.cursor() as cursor:
        cursor.execute(_sql(peildata, facts.SUMS), facts.params(peildata))
        return [_atom(row, len(peildata), names, facts.SUMS) for row in cursor]


def each_atom(peildata: list[date]):
    """The same one by one, for any number of families: the largest first, and of the sums only how many marks.

    Two queries; the atoms stay in the database until they are asked for.
    """
    peildata = list(peildata)
    names = flag_names()
    sums = {name: sql for name, sql in facts.SUMS.items() if name.startswith("aantal_cijfers_")}
    with connection.chunked_cursor() as cursor:
        cursor.execute(_sql(peildata, sums, order="count(*) DESC, "), facts.params(peildata))
        while rows := cursor.fetchmany(CHUNK):
            for row in rows:
                yield _atom(row, len(peildata), names, sums)


@dataclass(frozen=True, slots=True)
class Totals:
    """Everything together on one peildatum: how many families have each flag, and each sum."""

    counts: dict[str, int]
    sums: dict[str, Decimal]


def totals(as_of) -> Totals:
    """The atoms of one peildatum added up by the database: one query, one row."""
    known = {f"sum{n}": sql.format(i=0) for n, sql in enumerate(facts.SUMS.values())}
    sql = TOTALS.format(
        parts=", ".join(facts.parts([as_of])),
        columns=", ".join([f"{facts.mask(0)} AS mask", *(f"({sql}) AS {name}" for name, sql in known.items())]),
        known=facts.joined([as_of]),
        counts=", ".join(f"count(*) FILTER (WHERE mask >> {n} & 1 = 1)" for n, _ in enumerate(facts.FLAGS)),
        sums=", ".join(f"coalesce(sum({name}), 0)" for name in known),
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, facts.params([as_of]))
        row = cursor.fetchone()
    size = len(facts.FLAGS)
    return Totals(dict(zip(facts.FLAGS, row[:size], strict=True)), dict(zip(facts.SUMS, row[size:], strict=True)))


def counted(rows, flag, *, at=0):
    """How many families have this flag on peildatum `at`."""
    return sum(row.count for row in rows if flag in row.flags[at])


def added(rows, name, *, at=0):
    """A sum over all families on peildatum `at`."""
    return sum((row.sums[at][name] for row in rows), Decimal(0))


CHUNK = 1000
FAMILIES = """
WITH {parts}, family AS (SELECT {columns} FROM {known})
SELECT {asked} FROM family WHERE ({masks}) <> 0 GROUP BY {group} ORDER BY {order}{group}
"""
TOTALS = "WITH {parts}, family AS (SELECT {columns} FROM {known}) SELECT {counts}, {sums} FROM family"
DETAIL = """,
domains AS (
  SELECT case_id, array_agg(lifedomain_id ORDER BY lifedomain_id) AS ids FROM cases_case_domains GROUP BY case_id
)"""
THEMES = """,
themes{i} AS (
  SELECT x.case_id, array_agg(DISTINCT l.theme_id) AS ids
  FROM cases_leerpunt_cases x JOIN cases_leerpunt l ON l.id = x.leerpunt_id JOIN cases_case c ON c.id = x.case_id
  WHERE c.registered_on <= %(day{i})s
    AND EXISTS (SELECT FROM cases_lessonmove m WHERE m.lesson_id = l.id AND m."on" <= %(day{i})s)
  GROUP BY x.case_id
)"""


def _sql(peildata, sums, *, order=""):
    numbers = range(len(peildata))
    keys = [f"{facts.mask(i)} AS mask{i}" for i in numbers]
    keys += ["domains.ids AS domains", *(f"themes{i}.ids AS themes{i}" for i in numbers)]
    joins = " LEFT JOIN domains ON domains.case_id = c.id" + "".join(
        f" LEFT JOIN themes{i} ON themes{i}.case_id = c.id" for i in numbers
    )
    own = [f"({sql.format(i=i)}) AS sum{n}_{i}" for i in numbers for n, sql in enumerate(sums.values())]
    asked = [f"coalesce(sum(sum{n}_{i}), 0)" for i in numbers for n, _ in enumerate(sums)]
    group = [key.rsplit(" AS ", 1)[1] for key in keys]
    # Every part is text of this package; days are parameters.
    return FAMILIES.format(
        parts=", ".join(facts.parts(peildata)) + DETAIL + "".join(THEMES.format(i=i) for i in numbers),
        columns=", ".join([*keys, *own]),
        known=facts.joined(peildata) + joins,
        asked=", ".join([*group, "count(*)", *asked]),
        masks=" | ".join(f"mask{i}" for i in numbers),
        group=", ".join(group),
        order=order,
    )


def _atom(row, days, names, sums):
    """The columns: a mask per peildatum; the leefgebieden; the themes per peildatum; count; the sums."""
    masks, domains, themes = row[:days], row[days] or (), row[days + 1 : 2 * days + 1]
    count, values = row[2 * days + 1], row[2 * days + 2 :]
    flags = [
        own
        | {names["leefgebied", pk] for pk in domains if "plannen" in own}
        | {names["thema", pk] for pk in (themes[i] or ())}
        for i, own in enumerate(map(facts.unmask, masks))
    ]
    size = len(sums)
    return Atom(
        count,
        tuple(flags),
        tuple(dict(zip(sums, values[i * size : (i + 1) * size], strict=True)) for i in range(days)),
    )
