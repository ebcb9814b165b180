"""The atoms of a programme of any size: read once, in bounded memory, and judged by witnesses instead of one by one.

Every family gets a bucket, one of `BUCKETS`, and a weight drawn at random. A set of families becomes a row: per bucket
the sum of the weights of its members, modulo a prime. A combination of figures that is nothing for every family of a
bucket is nothing in that bucket; the other way round too, but for an accident of once in 10^18. So rows of a fixed
length tell how many families a combination is about: at least as many as there are buckets in which it is something.

A figure is kept when every combination in which it takes part, with whatever was kept, is about at least five families
(or it follows from what was kept, and tells nothing new). The exact judgement lets some of those pass that are about
fewer: this one may hide more and never less. The proof:

* Five groups of buckets are the witnesses; no bucket is in two of them. A combination about fewer than five families is
  nothing in at least one whole group. So each group is asked: can a combination with the new row be nothing in you?
* In a group the kept rows are independent, blind spots aside: so there is one candidate, the new row less that
  combination of kept rows that equals it in the whole group.
* Is the candidate something in a bucket that is in no group yet, that bucket joins the group: now nothing is left that
  could be nothing in the whole group.
* Is there no such bucket, the candidate must itself be something in five buckets. These are a blind spot of the group
  from then on: later candidates of this group can be changed there, and only there, so there nothing counts for them.

Earlier publications can't be called back: what they told by themselves stands, with its blind spots; what they tell
together with a new figure is judged like everything else.
"""

import random
from collections import Counter, defaultdict
from itertools import islice, product
from operator import mul

from .claims import FAMILIES, Atoms
from .space import MINIMUM

BUCKETS = 2048
PRIME = 2**61 - 1
NOBODY = [0] * BUCKETS
# Atoms that are kept as they are, to look for other worlds: the largest, and some of every flag on every day.
LARGEST, OF_EACH = 400, 8
DRAWN = ("kbas", "gaf_cijfer_")


class Crowd(Atoms):
    """Like `Atoms`, for many families. `rows` is read once, the largest atoms first; only some of it is kept."""

    def __init__(self, rows, days):
        self._vectors = defaultdict(lambda: [0] * BUCKETS)
        self._counts, self._apart, self._more = Counter(), Counter(), Counter()
        self._spans = {}
        super().__init__(self._read(rows, list(days)), days)
        self._vectors = {name: [entry % PRIME for entry in vector] for name, vector in self._vectors.items()}

    def _read(self, rows, days):
        weights, kept, of_each, bucket = random.Random(1), [], Counter(), 0  # noqa: S311 the same every time
        for row in rows:
            flags = [(flag, at) for at, own in enumerate(row.flags) for flag in own]
            # More than five families that are alike are no better witnesses than five.
            for _ in range(min(row.count, MINIMUM)):
                weight, bucket = weights.randrange(1, PRIME), (bucket + 1) % BUCKETS
                for name in flags:
                    self._vectors[name][bucket] += weight
            self._counts.update(dict.fromkeys(flags, row.count))
            self._note_drawings(row)
            if len(kept) < LARGEST or any(of_each[name] < OF_EACH for name in flags):
                kept.append(row)
                of_each.update(flags)
        return kept

    def _note_drawings(self, row):
        """Who is in a drawing on one day and not on another, and whether families gave more than one mark."""
        drawn = {flag for own in row.flags for flag in own if flag.startswith(DRAWN)}
        for flag in drawn:
            there = [flag in own for own in row.flags]
            for i, j in product(range(len(there)), repeat=2) if not all(there) else ():
                self._apart[flag, i, j] += row.count if there[i] and not there[j] else 0
            if flag != "kbas":
                moment = flag.removeprefix("gaf_cijfer_")
                for at, own in enumerate(there):
                    more = own and row.sums[at][f"aantal_cijfers_{moment}"] > row.count
                    self._more[moment, at] += int(more)

    # --- what `decide` asks ------------------------------------------------------------------------------------------
    def tells(self, claim, kept, settled=()):
        """Of how many families, fewer than five, a number may follow when this stands beside `kept`; else 0."""
        if any((one.space, one.flags, one.as_of) == (claim.space, claim.flags, claim.as_of) for one in kept):
            return 0
        return self._span(claim.space, kept).weight(self._vector(claim))

    def already_out(self, kept):
        """Nothing by name: what earlier publications told is in the span of what is kept."""
        return {}

    def follows(self, claim, kept):
        """Whether its number is some combination of the kept ones."""
        own = [one for one in kept if one.space == claim.space]
        span, taken = self._spans.get(claim.space, (None, []))
        if span is None or taken != own:
            span = Span(witnesses=1)
            for one in own:
                span.add(self._vector(one))
        return span.follows(self._vector(claim))

    def with_few(self, claim, others):
        """Whether this less or plus the others, as they stand, is about one to four families."""
        rows = [self._vector(one) for one in (claim, *others)]
        for signs in product((-1, 1), repeat=len(others)):
            something = (1 for column in zip(*rows, strict=True) if _dot((1, *signs), column) % PRIME)
            if 0 < len(list(islice(something, MINIMUM))) < MINIMUM:
                return True
        return False

    def few_apart(self, key, day, other):
        """Whether one to four families are in a drawing on the one day and not on the other."""
        (claim,) = self.of(key, day)[0]
        (flag,), i, j = claim.flags, self.days.index(day), self.days.index(other)
        return any(0 < self._apart[flag, *pair] < MINIMUM for pair in ((i, j), (j, i)))

    def few_gave_more(self, moment, as_of):
        """As for `Atoms`."""
        return 0 < self._more[moment, self.days.index(as_of)] < MINIMUM

    # --- rows --------------------------------------------------------------------------------------------------------
    def _vector(self, claim):
        at = self.days.index(claim.as_of)
        rows = [self._vectors.get((flag, at), NOBODY) for flag in claim.flags]
        return rows[0] if len(rows) == 1 else [sum(column) % PRIME for column in zip(*rows, strict=True)]

    def _span(self, space, kept):
        """The span of what is kept in this space; what was added since is added, what went is built anew."""
        own = [claim for claim in kept if claim.space == space]
        span, taken = self._spans.get(space, (None, []))
        if span is None or taken != own[: len(taken)]:
            span, taken = Span(), []
            for row in self._open_rows() if space == FAMILIES else ():
                span.add(row)
        for claim in own[len(taken) :]:
            span.add(self._vector(claim))
        self._spans[space] = span, own
        return span

    def _open_rows(self):
        """The small groups that may be known (`Atoms.open_groups`), as rows that are known."""
        for at, _ in enumerate(self.days):
            if 0 < self._counts["plannen", at] - self._counts["kbas", at] < MINIMUM:
                kbas = self._vectors.get(("kbas", at), NOBODY)
                yield [(a - b) % PRIME for a, b in zip(self._vectors["plannen", at], kbas, strict=True)]


class Span:
    """Kept rows and, for each of the five groups of witnesses, what is needed to find its candidate."""

    def __init__(self, witnesses=MINIMUM):
        self.columns = [[] for _ in range(BUCKETS)]  # per bucket the entries of the kept rows
        self.free, self.taken = list(range(BUCKETS)), []
        # Per group [(bucket, combination of rows that is 1 in it and nothing in the earlier buckets of the group)].
        self.groups = [[] for _ in range(witnesses)]
        self.blind = [set() for _ in range(witnesses)]
        self.looked_at = None  # the row that was weighed last, which mostly is the one that is kept

    def weight(self, row):
        """In how few buckets, fewer than five, a combination with this row may be something; 0 when all is well."""
        few, found = self._candidates(row)
        self.looked_at = None if few else (row, found)
        return few

    def follows(self, row):
        """Whether it is some combination of the kept rows."""
        times = self._times(row, self.groups[0])
        return not any(self._at(row, times, bucket) for bucket in range(BUCKETS))

    def add(self, row):
        """Keep this row, whatever it tells."""
        before, found = self.looked_at or (None, [])
        if before is not row:
            _, found = self._candidates(row, known=True)
        self.looked_at = None
        for group, blind, (times, bucket, seen) in zip(self.groups, self.blind, found, strict=False):
            if bucket is None:
                blind.update(seen)
                continue
            by = pow(self._at(row, times, bucket), -1, PRIME)
            group.append((bucket, [*(entry * by % PRIME for entry in times), by]))
            self.free.remove(bucket)
            self.taken.append(bucket)
        for column, entry in zip(self.columns, row, strict=True) if found else ():
            column.append(entry)

    def _candidates(self, row, *, known=False):
        """(weight, per group: the times, the bucket that joins or None, the taken buckets where it is something)."""
        found, joining = [], set()
        for group, blind in zip(self.groups, self.blind, strict=True):
            times = self._times(row, group)
            joins = next((b for b in self.free if b not in joining and self._at(row, times, b)), None)
            seen = []
            if joins is None:
                seen = [b for b in (*self.taken, *joining) if self._at(row, times, b)]
                if not seen:
                    return 0, []
                if not known and (few := len(set(seen) - blind)) < MINIMUM:
                    return max(few, 1), []
            else:
                joining.add(joins)
            found.append((times, joins, seen))
        return 0, found

    def _times(self, row, group):
        """How many times each kept row makes `row` nothing in every bucket of the group."""
        times = [0] * len(self.columns[0])
        for bucket, own in group:
            if rest := self._at(row, times, bucket):
                times[: len(own)] = [(a - rest * b) % PRIME for a, b in zip(times, own, strict=False)]
        return times

    def _at(self, row, times, bucket):
        return (row[bucket] + _dot(times, self.columns[bucket])) % PRIME


def _dot(one, other):
    return sum(map(mul, one, other))
