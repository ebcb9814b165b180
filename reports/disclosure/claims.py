"""What a printed figure claims: over which families, or marks, it is a number. Sets of atoms (`figures.atoms`).

A count claims one number of a set. An average claims a total over a set (its n makes it one); amounts of every kind are
over the same families, so whichever is printed, the set is known to have been added up. A share claims its count.
Beside a figure stands its n, which is a count of its own.
"""

from dataclasses import dataclass
from datetime import date

from reports.figures.facts import FLAGS, MOMENTS, SCENARIOS

FAMILIES, COSTS = "gezinnen", "kosten"
# Counts of marks, totals of marks, totals of the means of families: one space per moment.
MARKS, MARK_SUM, FAMILY_SUM = "cijfers", "som", "gezinssom"
LISTS = ("leefgebied_", "thema_")
PER_CASE, PER_PERSON = "rendement_per_casus", "cijfers_per_persoon_"

OVER_KBAS = frozenset(
    [f"{key}{end}" for key in (*SCENARIOS, "rendement") for end in ("", "_gemiddeld", "_laag", "_hoog")] + [PER_CASE]
)
WHOLE = {
    "in_voorbereiding": "aanmeldingen", "geholpen": "aanmeldingen", "ingezet": "plannen", "in_uitvoering": "plannen",
    "uitgevoerd": "plannen", "kbas": "plannen", "woonproblematiek": "plannen",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Claim:
    """The sum over `atoms` in `space` can be read: `key` on `as_of` says so, itself or (`is_n`) by the n beside it."""

    space: str
    atoms: frozenset[int]
    key: str
    as_of: date
    is_n: bool = False

    @property
    def is_count(self):
        return self.space.partition(":")[0] in (FAMILIES, MARKS)


class Atoms:
    """The atoms of some peildata, as sets. `rows` come from `figures.atoms.atoms(days)`."""

    def __init__(self, rows, days):
        self.rows, self.days = rows, list(days)
        self.families = [row.count for row in rows]

    def having(self, flag, as_of):
        """The atoms with this flag on that day."""
        at = self.days.index(as_of)
        return frozenset(i for i, row in enumerate(self.rows) if flag in row.flags[at])

    def people(self, space):
        """How many are in each atom: families, or for a space of marks how many marks."""
        kind, _, moment = space.partition(":")
        if kind != MARKS:
            return self.families
        name = f"aantal_cijfers_{moment}"
        return [max(int(sums.get(name, 0)) for sums in row.sums) for row in self.rows]

    def size(self, atoms):
        """How many families are in these atoms."""
        return sum(self.families[i] for i in atoms)

    def of(self, key, as_of):
        """(claims of the figure itself, claims of its n); None for a figure of which the families are not known."""
        if key in OVER_KBAS:
            return self._pair(key, as_of, (COSTS, "kbas"), (FAMILIES, "kbas"))
        kind, moment = of_moment(key)
        gave = f"gaf_cijfer_{moment}"
        if kind == "aantal_cijfers":
            return self._pair(key, as_of, (f"{MARKS}:{moment}", gave))
        if kind in ("cijfer", "cijfers_per_persoon"):
            return self._pair(key, as_of, (f"{MARK_SUM}:{moment}", gave), (f"{MARKS}:{moment}", gave))
        if kind == "cijfer_per_gezin":
            return self._pair(key, as_of, (f"{FAMILY_SUM}:{moment}", gave), (FAMILIES, gave))
        if kind == "geen_cijfer":
            asked = self.having(gave, as_of) | self.having(key, as_of)
            return self._pair(key, as_of, (FAMILIES, key))[0], (Claim(FAMILIES, asked, key, as_of, is_n=True),)
        if key in FLAGS or (key.startswith(LISTS) and self._tells(key)):
            whole = WHOLE.get(key) or {LISTS[0]: "plannen", LISTS[1]: "aanmeldingen"}.get(key.partition("_")[0] + "_")
            return self._pair(key, as_of, (FAMILIES, key), (FAMILIES, whole) if whole else None)
        return None

    def _tells(self, key):
        return any(key in flags for row in self.rows for flags in row.flags)

    def _pair(self, key, as_of, itself, beside=None):
        (space, flag), (n_space, n_flag) = itself, beside or itself
        n = Claim(n_space, self.having(n_flag, as_of), key, as_of, is_n=True)
        return (Claim(space, self.having(flag, as_of), key, as_of),), (n,) if beside else ()

    def open_groups(self):
        """Groups that may be known although they are small: the plans of a day without a kosten-batenanalyse.

        Whether we made one already is about our work and says nothing about a family; the raad is told it with every
        average ("7 van de 10 plannen").
        """
        return {self.having("plannen", day) - self.having("kbas", day) for day in self.days}

    def few_gave_more(self, moment, as_of):
        """Whether one to four families may have given more than one mark.

        Then the total of all marks less that of the family means is about those families.
        """
        at, name = self.days.index(as_of), f"aantal_cijfers_{moment}"
        more = [
            int(self.rows[i].sums[at][name]) - self.rows[i].count for i in self.having(f"gaf_cijfer_{moment}", as_of)
        ]
        return 0 < sum(1 for extra in more if extra > 0) < 5


def of_moment(key):
    """The kind and moment of a figure of marks, such as ("geen_cijfer", "6_maanden"); ("", "") of any other."""
    for moment in MOMENTS.values():
        for kind in ("cijfers_per_persoon", "aantal_cijfers", "geen_cijfer", "cijfer"):
            if key == f"{kind}_{moment}":
                return kind, moment
        if key == f"cijfer_{moment}_per_gezin":
            return "cijfer_per_gezin", moment
    return "", ""
