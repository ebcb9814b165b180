"""Which figures of one peildatum can be published beside each other and beside what was published before.

Figures are taken in order of importance. Each one is kept when it exposes nothing together with those kept so far and
with all that the raad already has; else it is left out. So nothing that is left out can be computed: had it followed
from the figures that were kept, it would have exposed nothing more than they do.
"""

from dataclasses import dataclass, field
from datetime import date

from maatwerk.lib.dates import format_long
from reports.enums import Unit

from .claims import FAMILIES, LOOSE, MARKS, PER_CASE, PER_PERSON, WHOLE, of_moment
from .space import MINIMUM, Worlds

HIDDEN = "minder dan vijf"
WITHHELD = "(niet vermeld: te weinig gezinnen)"

# What is kept first when not everything can be told. What is not named comes after it, by its key.
ORDER = (
    "plannen", "uitgevoerd", "kbas", "rendement", "rendement_gemiddeld", "dreigend", "maatwerk", "huidig", "regulier",
    "woonproblematiek", "cijfer_canvas", "cijfer_direct", "cijfer_6_maanden", "cijfer_12_maanden", "besproken",
    "aanmeldingen", "geholpen", "in_uitvoering", "ingezet", PER_CASE,
    "na_twaalf_maanden", "betaald_na_twaalf_maanden", "afgesproken_na_twaalf_maanden",
)  # fmt: skip
RANK = {key: rank for rank, key in enumerate(ORDER)}


@dataclass(frozen=True, slots=True)
class Told:
    """A figure in an earlier publication. `value` is None when it was left out; `n` when it stood without its n."""

    key: str
    as_of: date
    printed: str
    value: int | None = None
    n: bool = True
    hidden: bool = False


@dataclass(slots=True)
class Verdict:
    """`hidden` holds {key: why, for the author}; `words` {key: what is printed}; `bare` the keys without their n."""

    hidden: dict = field(default_factory=dict)
    words: dict = field(default_factory=dict)
    bare: set = field(default_factory=set)


def decide(found, atoms, told=(), *, complementary=True):
    """The verdict over the figures `found`, all of one peildatum. `told` is what earlier publications printed.

    `complementary=False` leaves only what is too small by itself out; a test shows with it that the rest is needed.
    """
    return _Decision(found, atoms, list(told), complementary=complementary).verdict


class _Decision:
    def __init__(self, found, atoms, told, *, complementary):
        self.found, self.atoms, self.told = found, atoms, told
        self.verdict = Verdict()
        self.kept, self.settled = [], {}
        self.labels = {key: figure.label for key, figure in found.items()}
        self._take_earlier()
        self.settled = self.atoms.already_out(self.kept)
        for key in sorted(found, key=lambda key: (RANK.get(key, len(RANK)), key)):
            figure = found[key]
            if figure.people and figure.value is not None:
                self._judge(key, figure, complementary=complementary)
        if complementary:
            self._keep_in_doubt()

    # --- what is known already ---------------------------------------------------------------------------------------
    def _take_earlier(self):
        notes = []
        for one in self.told:
            if one.hidden or not (claims := self.atoms.of(one.key, one.as_of)):
                continue
            self.kept += [*claims[0], *(claims[1] if one.n else ())]
            kind, moment = of_moment(one.key)
            if kind in ("cijfer", "cijfer_per_gezin"):
                notes += [part for pair in self.atoms.of(f"geen_cijfer_{moment}", one.as_of) for part in pair]
        # The note of an average tells who gave no mark, unless that would have been too much.
        self.kept += [claim for claim in notes if not self._tells(claim)]
        self.earlier = {(claim.key, claim.as_of) for claim in self.kept}

    def _sets(self, space, more=()):
        return [claim.atoms for claim in (*self.kept, *more) if claim.space == space]

    # --- one figure --------------------------------------------------------------------------------------------------
    def _judge(self, key, figure, *, complementary):
        claims = self.atoms.of(key, figure.as_of)
        why = self._too_small(key, figure)
        if complementary and not why:
            why = self._changed_little(key, figure) or (self._exposes(claims[0]) if claims else "")
            why = why or self._gave_more(key, figure) or self._told_apart(key, figure)
        if why:
            self.verdict.hidden[key] = why
            self.verdict.words[key] = HIDDEN if _is_few(figure) else WITHHELD
            return
        self.kept += claims[0] if claims else ()
        beside = claims[1] if claims else ()
        if figure.n is not None and (not beside or (complementary and self._exposes(beside))):
            self.verdict.bare.add(key)
        else:
            self.kept += beside

    def _too_small(self, key, figure):
        """It is itself about one to four people."""
        if figure.unit == Unit.COUNT:
            return (
                f"Dit gaat over {_of(figure.value, _noun(key))}: dat zijn er minder dan vijf."
                if _is_few(figure)
                else ""
            )
        if figure.unit == Unit.SHARE:
            inside = round(figure.value * (figure.n or 0) / 100)
            few = next((n for n in (inside, (figure.n or 0) - inside) if 0 < n < MINIMUM), 0)
            return f"Uit dit deel is af te lezen dat het om {_of(few)} gaat." if few else ""
        n = min((n for n in (figure.n, figure.families) if n is not None), default=0)
        return f"Dit rust op {_of(n, _noun(key))}: dat zijn er minder dan vijf." if 0 < n < MINIMUM else ""

    def _changed_little(self, key, figure):
        """The same count was published for another day and differs by one to four."""
        if figure.unit != Unit.COUNT:
            return ""
        for one in self.told:
            if one.key == key and one.value is not None and 0 < abs(figure.value - one.value) < MINIMUM:
                more = abs(figure.value - one.value)
                return (
                    f"In een eerder stuk staat {one.value} op {format_long(one.as_of)}. Het verschil gaat over "
                    f"{_of(more, _noun(key))}."
                )
        return ""

    def _exposes(self, claims):
        """Why these claims can't stand beside what is known, or ''."""
        for claim in claims:
            if many := self._tells(claim):
                partners = self._partners(claim)
                together = f"Samen met {partners}" if partners else "Samen met andere cijfers"
                many = _of(many, "mensen" if claim.space.startswith(MARKS) else "gezinnen")
                what = f"een groep van {many}" if claim.is_count else f"een bedrag of cijfer van {many}"
                return f"{together} is hieruit {what} te berekenen."
        return ""

    def _tells(self, claim):
        return self.atoms.tells(claim, self.kept, self.settled.get(claim.space, ()))

    def _partners(self, claim):
        """The fewest kept figures (one or two) with which this one tells too much, in words."""
        same = sorted((one for one in self.kept if one.space == claim.space), key=lambda one: one.is_n)
        kept = list({one.atoms: one for one in reversed(same)}.values())[::-1]
        for one in kept:
            if self.atoms.with_few(claim, [one]):
                return self._named(one, claim)
        for i, one in enumerate(kept):
            for two in kept[:i]:
                if self.atoms.with_few(claim, [two, one]):
                    return f"{self._named(two, claim)} en {self._named(one, claim)}"
        return ""

    def _named(self, claim, beside):
        label = self.labels.get(claim.key, claim.key.replace("_", " "))
        return f"“{label}”" + (f" van {format_long(claim.as_of)}" if claim.as_of != beside.as_of else "")

    def _gave_more(self, key, figure):
        """Both averages of a moment are no good when few families gave more than one mark."""
        kind, moment = of_moment(key)
        other = {"cijfer": "gezinssom", "cijfers_per_persoon": "gezinssom", "cijfer_per_gezin": "som"}.get(kind)
        if not other or not self._sets(f"{other}:{moment}"):
            return ""
        if not self.atoms.few_gave_more(moment, figure.as_of):
            return ""
        return (
            "Weinig gezinnen gaven meer dan één cijfer. Uit dit gemiddelde en dat andere samen zijn die te berekenen."
        )

    def _told_apart(self, key, figure):
        """A drawing of every case or mark was published before, and few were added or went since."""
        if key != PER_CASE and not key.startswith(PER_PERSON):
            return ""
        for one in self.told:
            if one.key != key or one.hidden:
                continue
            if self.atoms.few_apart(key, figure.as_of, one.as_of):
                return f"Naast de tekening van {format_long(one.as_of)} is te zien wie erbij kwamen of weggingen."
        return ""

    # --- whole numbers -----------------------------------------------------------------------------------------------
    def _keep_in_doubt(self):
        """Every hidden count can still be more than one number; else its words get wider, or another figure goes."""
        if all(not self._certain(space, self.kept) for space in self._count_spaces()):
            return
        for key, words in self.verdict.words.items():
            self.verdict.words[key] = WITHHELD if words == HIDDEN else words
        for space in self._count_spaces():
            while certain := self._certain(space, self.kept):
                self._give_up(space, certain)

    def _count_spaces(self):
        return sorted({FAMILIES} | {claim.space for claim in self.kept if claim.is_count})

    def _hidden_claims(self, space):
        for key in self.verdict.hidden:
            for claim in (self.atoms.of(key, self.found[key].as_of) or [()])[0]:
                if claim.space == space and claim.atoms:
                    yield claim, self.verdict.words[key]
        for one in self.told:
            for claim in (self.atoms.of(one.key, one.as_of) or [()])[0] if one.hidden else ():
                if claim.space == space and claim.atoms:
                    yield claim, one.printed

    def _certain(self, space, kept):
        """A hidden claim of which the number is certain when these are kept, or None.

        Leefgebieden and themes are left aside when other worlds are looked for. Who leaves the plans in such a world
        passes hers on to who comes in, or to any other: so there may not be fewer plans or families. A hidden one of
        them belongs to one family more or fewer, unless it follows.
        """
        out = self.settled.setdefault(space, set())
        hidden = list(self._hidden_claims(space))
        asked = {claim.atoms: claim for claim, _ in hidden if claim.atoms not in out}
        for claim in asked.values():
            if self.atoms.follows(claim, kept):
                return claim
        asked = {atoms: claim for atoms, claim in asked.items() if not self.atoms.is_loose(claim)}
        if not asked:
            return None
        worlds = Worlds(
            [one.atoms for one in kept if one.space == space and not one.flags[0].startswith(LOOSE)],
            self.atoms.people(space),
            words=[
                (claim.atoms, 1, MINIMUM - 1) for claim, words in hidden if words == HIDDEN and claim.atoms in asked
            ],
            floors=[self.atoms.having(flag, day) for flag in set(WHOLE.values()) for day in self.atoms.days]
            if space == FAMILIES
            else (),
            asked=asked,
        )
        return next((claim for atoms, claim in asked.items() if not worlds.can_differ(atoms)), None)

    def _give_up(self, space, certain):
        """Leaves out the first set of this peildatum, in order of importance, that makes it certain.

        When it was certain before this peildatum nothing helps: then it is let go.
        """
        own = list(dict.fromkeys(one.atoms for one in self.kept if one.space == space and not self._earlier(one)))

        def is_certain(many):
            kept = [one for one in self.kept if one.space != space or self._earlier(one) or one.atoms in own[:many]]
            return bool(self._certain(space, kept))

        if not own or is_certain(0):
            self.settled[space].add(certain.atoms)
            return
        # Two by two: with `low` of them it is not certain, with `high` it is.
        low, high = 0, len(own)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if is_certain(middle) else (middle, high)
        for claim in self.kept:
            if claim.space != space or self._earlier(claim) or claim.atoms != own[low]:
                continue
            if not claim.is_n:
                self.verdict.hidden[claim.key] = (
                    "Met dit aantal erbij blijft er voor een weggelaten aantal maar één over."
                )
                self.verdict.words[claim.key] = WITHHELD
            else:
                self.verdict.bare.add(claim.key)
        self.kept = [one for one in self.kept if one.space != space or self._earlier(one) or one.atoms != own[low]]

    def _earlier(self, claim):
        return (claim.key, claim.as_of) in self.earlier


def _is_few(figure):
    return figure.unit == Unit.COUNT and 0 < figure.value < MINIMUM


def _noun(key):
    return "mensen" if of_moment(key)[0] in ("aantal_cijfers", "cijfers_per_persoon", "cijfer") else "gezinnen"


def _of(n, noun="gezinnen"):
    return f"{n} {noun}" if n > 1 else {"mensen": "1 mens", "gezinnen": "1 gezin"}[noun]
