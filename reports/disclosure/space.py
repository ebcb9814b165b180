"""Which numbers follow from published numbers, reckoned exactly.

A published count of people is the sum over a set of atoms (groups that no published number tells apart). Who reads all
that was published knows every sum of those sets with any weights: the space they span over the rationals. `exposed`
finds a group of one to four people whose number lies in that space; `exposed_sum` finds a total (of euros, of marks)
over the members of so small a group.

Atoms with nobody in them are left out, as if a reader knew that they are empty. That makes the answer hold for a reader
who also knows that no number is below zero: a group whose number is fixed by the published numbers and by "nothing is
below zero" lies in the span over the atoms that are not empty (a number that is not in it can move a little both ways).

Whole numbers can be tighter than that: x + y = 8 with x and y both "minder dan vijf" leaves 4 and 4 only. So for a
number that is printed as hidden `Worlds` looks for another world: whole numbers, none below zero, everything
published the same, that hidden number another. Only when one is found the number counts as hidden.
"""

import random
from fractions import Fraction
from itertools import islice
from math import inf, lcm

MINIMUM = 5
MOST_MOVES = 60
# Of a hidden set so many of the largest classes are tried.
OF_ASKED = 12
# Up to this many rows every choice of them is tried.
MOST_ROWS = 24


def exposed(sets, people, *, open_groups=()):
    """A frozenset of atoms with 1 to 4 people whose number follows from the sums over `sets`, or None.

    `people` holds how many are in each atom; `open_groups` are groups that may be known although they are small.
    """
    for group in exposed_groups(sets, people):
        if group not in open_groups:
            return group
    return None


def exposed_sum(sets, people):
    """A frozenset of atoms with 1 to 4 people of whom a total follows from the totals over `sets`, or None."""
    classes, rows = _small_rows(sets, people)
    if not rows:
        return None
    small = [i for i, (size, _) in enumerate(classes) if size < MINIMUM and any(row[i] for row in rows)]
    for chosen in _upto(small, [size for size, _ in classes]):
        outside = [[row[i] for i in small if i not in chosen] for row in rows]
        if len(_reduced(outside)) < len(rows):
            return frozenset().union(*(classes[i][1] for i in chosen))
    return None


def follows(sets, asked, people):
    """Whether the sum over `asked` is some combination of the sums over `sets`."""
    rows = [
        [int(atoms <= one) for _, atoms in _classes([*sets, asked], people)] for one in (*dict.fromkeys(sets), asked)
    ]
    return len(_reduced(rows)) == len(_reduced(rows[:-1]))


class Worlds:
    """Other worlds in which all that is printed is the same: whole numbers of people, none below zero.

    `sets` are the published sums; `words` are (set, lowest, highest): what stands instead of a number says that it lies
    between those; `floors` are sets that may not become smaller; `asked` are the hidden sets that `can_differ` is going
    to be asked about.
    """

    def __init__(self, sets, people, *, words=(), floors=(), asked=()):
        spoken = [one for one, _, _ in words]
        classes = _classes([*sets, *spoken, *floors, *asked], people)
        self.classes = self._looked_at(classes, len(sets), spoken, asked)
        self.counts = [size for size, _ in self.classes]
        self.bounds = [(self._row(one), low, high) for one, low, high in words]
        self.bounds += [(row, _dot(row, self.counts), inf) for row in map(self._row, floors)]
        self.moves = list(self._moves([self._row(one) for one in sets]))

    def can_differ(self, hidden):
        """Whether the number of people in the set `hidden` is another in one of these worlds."""
        target = self._row(hidden)
        touching = [move for move in self.moves if _dot(move, target)]
        if any(self._works(move, target) for move in touching):
            return True
        return any(
            self._works([a + sign * b for a, b in zip(one, two, strict=True)], target)
            for one in touching[:MOST_MOVES]
            for two in self.moves[:MOST_MOVES]
            for sign in (1, -1)
        )

    def _works(self, move, target):
        """The move, or the same the other way round, keeps everything that is printed and changes the target."""
        return bool(_dot(move, target)) and (self._stays(move) or self._stays([-step for step in move]))

    def _stays(self, move):
        moved = [count + step for count, step in zip(self.counts, move, strict=True)]
        return min(moved) >= 0 and all(low <= _dot(moved, row) <= high for row, low, high in self.bounds)

    def _row(self, one):
        return [int(atoms <= one) for _, atoms in self.classes]

    @staticmethod
    def _looked_at(classes, rows, spoken, asked):
        """The largest classes, all of the spoken sets and the largest of each asked set, largest first.

        The rest stays as it is, which only makes it harder.
        """
        looked_at = set(range(4 * rows + 20))
        looked_at.update(i for i, (_, atoms) in enumerate(classes) if any(atoms <= one for one in spoken))
        for one in asked:
            looked_at.update(islice((i for i, (_, atoms) in enumerate(classes) if atoms <= one), OF_ASKED))
        return [one for i, one in enumerate(classes) if i in looked_at]

    def _moves(self, rows):
        """Whole changes of the classes that change none of the published sums: one per column without a pivot.

        Large classes come first, so they are pivots: from those there is something to take away.
        """
        pivots = {next(i for i, entry in enumerate(row) if entry): row for row in _reduced(rows)}
        for free in range(len(self.classes)):
            if free in pivots:
                continue
            move = {free: Fraction(1)} | {pivot: -Fraction(row[free]) for pivot, row in pivots.items() if row[free]}
            scale = lcm(*(step.denominator for step in move.values()))
            yield [int(move.get(i, 0) * scale) for i in range(len(self.classes))]


def exposed_groups(sets, people):
    """Every group of 1 to 4 people whose number follows, as frozensets of atoms.

    The rows that begin at a small class are a basis of what follows about small classes alone. A group counts each of
    its classes once, so it is the plain sum of those rows whose first class is in it.
    """
    classes, rows = _small_rows(sets, people)
    if not rows:
        return
    sizes = [size for size, _ in classes]
    firsts = [sizes[next(i for i, entry in enumerate(row) if entry)] for row in rows]
    # Without fractions, which are slow: everything times the same number, so that what was 1 is `one`.
    one = lcm(*(Fraction(entry).denominator for row in rows for entry in row if entry))
    rows = [[int(entry * one) for entry in row] for row in rows]
    if len(rows) > MOST_ROWS:
        choices = _by_balance(rows, sizes, one)
    else:
        choices = _upto(list(range(len(rows))), firsts)
    for chosen in choices:
        total = [sum(column) for column in zip(*(rows[i] for i in chosen), strict=True)]
        if set(total) <= {0, one} and _dot(total, sizes) < MINIMUM * one:
            yield frozenset().union(*(classes[i][1] for i, entry in enumerate(total) if entry))


def _by_balance(rows, sizes, one):
    """The choices of rows that can make a small group, when there are too many rows to try every choice.

    A group follows when every change that leaves the published sums as they are leaves the group as it is too. One such
    change, with arbitrary steps, picks the few groups on which it has no effect; those are then looked at exactly.
    """
    steps = random.Random(len(rows))  # noqa: S311 the same every time
    firsts = {next(i for i, entry in enumerate(row) if entry): number for number, row in enumerate(rows)}
    small = [i for i, size in enumerate(sizes) if size < MINIMUM and any(row[i] for row in rows)]
    step = {i: one * steps.getrandbits(80) for i in small if i not in firsts}
    for first, number in firsts.items():
        step[first] = -sum(rows[number][i] * (step[i] // one) for i in small if i not in firsts)
    pairs = {}
    for place, i in enumerate(small):
        for j in small[place + 1 :]:
            if sizes[i] + sizes[j] < MINIMUM:
                pairs.setdefault(step[i] + step[j], []).append((i, j))
    found = [(i,) for i in small if not step[i]] + pairs.get(0, [])
    found += [(*pair, i) for i in small for pair in pairs.get(-step[i], []) if i > pair[1]]
    for balance, some in pairs.items():
        found += [(*one, *two) for one in some for two in pairs.get(-balance, []) if one[1] < two[0]]
        found += [(*one, *two) for one in some for two in pairs.get(-balance, []) if one[0] < two[0] < one[1]]
    for group in found:
        if sum(sizes[i] for i in group) < MINIMUM and (chosen := tuple(firsts[i] for i in group if i in firsts)):
            yield chosen


def _small_rows(sets, people):
    """The classes, largest first, and the reduced rows that begin at a class of fewer than five people."""
    classes = _classes(sets, people)
    large = sum(1 for size, _ in classes if size >= MINIMUM)
    if large == len(classes):
        return classes, []
    rows = [[int(atoms <= one) for _, atoms in classes] for one in dict.fromkeys(sets) if one]
    # With many large classes these alone mostly tell all rows apart: then nothing follows about a small one.
    head = min(large, 4 * len(rows))
    if len(_reduced([row[:head] for row in rows])) == len(rows):
        return classes, []
    reduced = _reduced(rows)
    return classes, [row for row in reduced if not any(row[:large])]


def _classes(sets, people):
    """Atoms that are in the same sets, as (people, frozenset of atoms), largest first; those of nobody are left out."""
    marks = {}
    for number, one in enumerate(sets):
        for atom in one:
            marks[atom] = marks.get(atom, 0) | 1 << number
    found = {}
    for atom in sorted(marks):
        if people[atom]:
            found.setdefault(marks[atom], []).append(atom)
    made = [(sum(people[atom] for atom in atoms), frozenset(atoms)) for atoms in found.values()]
    return sorted(made, key=lambda one: (-one[0], min(one[1])))


def _upto(items, sizes):
    """Every choice of items whose sizes add up to fewer than five, smallest choices first."""
    for length in range(1, MINIMUM):
        found = False
        for chosen in _choices(items, sizes, length, MINIMUM - 1):
            found = True
            yield chosen
        if not found:
            return


def _choices(items, sizes, length, room):
    for place, item in enumerate(items):
        if sizes[item] > room:
            continue
        if length == 1:
            yield (item,)
        else:
            for rest in _choices(items[place + 1 :], sizes, length - 1, room - sizes[item]):
                yield (item, *rest)


def _reduced(rows):
    """The rows in reduced echelon form, without those of nothing but zeros. Whole numbers stay whole where they can."""
    rows = [list(row) for row in rows]
    done = []
    width = len(rows[0]) if rows else 0
    for column in range(width):
        # A row with 1 or -1 there makes no fractions, which are slow.
        found = min((row for row in rows if row[column]), key=lambda row: row[column] not in (1, -1), default=None)
        if found is None:
            continue
        rows = [row for row in rows if row is not found]
        if (first := found[column]) != 1:
            found = [_over(entry, first) for entry in found]
        rows = [_less(row, found, row[column]) for row in rows]
        done = [_less(row, found, row[column]) for row in done]
        done.append(found)
        if not rows:
            break
    return done


def _less(row, other, times):
    return [a - times * b if b else a for a, b in zip(row, other, strict=True)] if times else row


def _over(entry, by):
    if by in (1, -1):
        return entry * by
    made = Fraction(entry) / by
    return made.numerator if made.denominator == 1 else made


def _dot(one, other):
    return sum(a * b for a, b in zip(one, other, strict=True) if a)
