"""What a printed figure claims: over which families, or marks, it is a number. Sets of atoms (`figures.atoms`).

A count claims one number of a set. An average claims a total over a set (its n makes it one); amounts of every kind are
over the same families, so whichever is printed, the set is known to have been added up. A share claims its count.
Beside a figure stands its n, which is a count of its own.
"""

from dataclasses import dataclass
from datetime import date

from reports.figures.facts import FLAGS, MOMENTS, SCENARIOS

from .space import MINIMUM, exposed, exposed_groups, exposed_sum, follows

FAMILIES, COSTS, FUNDS = "gezinnen", "kosten", "fondsen"
# Counts of marks, totals of marks, totals of the means of families: one space per moment.
MARKS, MARK_SUM, FAMILY_SUM = "cijfers", "som", "gezinssom"
OF_LIST = {"leefgebied": "plannen", "thema": "aanmeldingen"}
LISTS = tuple(f"{kind}_" for kind in OF_LIST)
# Flags that any family with a plan, or any family, can have or not have whatever its other flags are.
LOOSE = (*LISTS, "woonproblematiek")
# What the fondsen agreed and paid, each with the flag of the families that it is over.
YEAR_ON = {f"{key}_na_twaalf_maanden": "na_twaalf_maanden" for key in ("afgesproken", "betaald")}
PER_CASE, PER_PERSON = "rendement_per_casus", "cijfers_per_persoon_"

OVER_KBAS = frozenset(
    [f"{key}{end}" for key in (*SCENARIOS, "rendement") for end in ("", "_gemiddeld", "_laag", "_hoog")] + [PER_CASE]
)
WHOLE = {
    "in_voorbereiding": "aanmeldingen", "geholpen": "aanmeldingen", "ingezet": "plannen", "in_uitvoering": "plannen",
    "uitgevoerd": "plannen", "na_twaalf_maanden": "plannen", "kbas": "plannen", "woonproblematiek": "plannen",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Claim:
    """The sum over `atoms` in `space` can be read: `key` on `as_of` says so, itself or (`is_n`) by the n beside it.

    The atoms are those with one of the `flags` on that day; no family has two of them.
    """

    space: str
    atoms: frozenset[int]
    flags: tuple[str, ...]
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
        if key in YEAR_ON:
            return self._pair(key, as_of, (FUNDS, YEAR_ON[key]), (FAMILIES, YEAR_ON[key]))
        kind, moment = of_moment(key)
        gave = f"gaf_cijfer_{moment}"
        if kind == "aantal_cijfers":
            return self._pair(key, as_of, (f"{MARKS}:{moment}", gave))
        if kind in ("cijfer", "cijfers_per_persoon"):
            return self._pair(key, as_of, (f"{MARK_SUM}:{moment}", gave), (f"{MARKS}:{moment}", gave))
        if kind == "cijfer_per_gezin":
            return self._pair(key, as_of, (f"{FAMILY_SUM}:{moment}", gave), (FAMILIES, gave))
        if kind == "geen_cijfer":
            return self._pair(key, as_of, (FAMILIES, key), (FAMILIES, key, gave))
        if key in FLAGS or (key.startswith(LISTS) and self._tells(key)):
            whole = WHOLE.get(key) or OF_LIST.get(key.partition("_")[0])
            return self._pair(key, as_of, (FAMILIES, key), (FAMILIES, whole) if whole else None)
        return None

    def _tells(self, key):
        return any(key in flags for row in self.rows for flags in row.flags)

    def _pair(self, key, as_of, itself, beside=None):
        """Each as (space, flag, perhaps more flags)."""
        own, n = (
            Claim(
                space, frozenset().union(*(self.having(flag, as_of) for flag in flags)), tuple(flags), key, as_of, is_n
            )
            for is_n, (space, *flags) in enumerate((itself, beside or itself))
        )
        return (own,), (n,) if beside else ()

    # --- what `decide` asks ------------------------------------------------------------------------------------------
    def tells(self, claim, kept, settled=()):
        """Of how many people, fewer than five, a number follows when this stands beside `kept`; else 0.

        `settled` holds groups that were told before.
        """
        sets, people = [one.atoms for one in kept if one.space == claim.space], self.people(claim.space)
        if claim.atoms in sets or not claim.atoms:
            return 0
        if claim.is_count:
            allowed = {*settled, *(self.open_groups() if claim.space == FAMILIES else ())}
            group = exposed([*sets, claim.atoms], people, open_groups=allowed)
        else:
            group = exposed_sum([*sets, claim.atoms], people)
        return sum(people[i] for i in group or ())

    def with_few(self, claim, others):
        """Whether this and the others alone would tell of so few."""
        return bool(self.tells(claim, others))

    def already_out(self, kept):
        """{space: groups} that follow from earlier publications alone: they can't be called back."""
        sets = {}
        for claim in kept:
            if claim.is_count:
                sets.setdefault(claim.space, []).append(claim.atoms)
        return {space: set(exposed_groups(own, self.people(space))) for space, own in sets.items()}

    def follows(self, claim, kept):
        """Whether its number is some combination of the kept ones."""
        return follows([one.atoms for one in kept if one.space == claim.space], claim.atoms, self.people(claim.space))

    def is_loose(self, claim):
        """Whether one family more or fewer can have it in a world that is the same in all that is printed."""
        whole = WHOLE.get(claim.flags[0]) or OF_LIST.get(claim.flags[0].partition("_")[0])
        return claim.flags[0].startswith(LOOSE) and (
            self.size(claim.atoms) > 1 or bool(self.having(whole, claim.as_of) - claim.atoms)
        )

    def few_apart(self, key, day, other):
        """Whether one to four families are in a figure on the one day and not on the other."""
        now, before = (self.of(key, each)[0][0].atoms for each in (day, other))
        return any(0 < self.size(part) < MINIMUM for part in (now - before, before - now))

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
        return 0 < sum(1 for extra in more if extra > 0) < MINIMUM


def of_moment(key):
    """The kind and moment of a figure of marks, such as ("geen_cijfer", "6_maanden"); ("", "") of any other."""
    for moment in MOMENTS.values():
        for kind in ("cijfers_per_persoon", "aantal_cijfers", "geen_cijfer", "cijfer"):
            if key == f"{kind}_{moment}":
                return kind, moment
        if key == f"cijfer_{moment}_per_gezin":
            return "cijfer_per_gezin", moment
    return "", ""
