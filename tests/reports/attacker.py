"""Someone who reads what was published and tries to find out more. Does not know how it is decided what is left out.

What is printed comes in as `Line`s; the world is a list of kinds of family, each with the flags that such a family has
on every peildatum. What the flags mean is public: a plan that is carried out is a plan.
"""

import itertools
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Line:
    """One printed number. `members` are the kinds of family that it is about; `number` is None when it is left out.

    `low` and `high` are the ends between which the words that stand instead of the number say that it lies.
    """

    name: str
    members: frozenset
    number: int | None
    low: int = 1
    high: int | None = None


def pinned(rows, target):
    """Whether the sum over `target` is some combination of the sums over `rows` (lists of numbers)."""
    return _rank([*rows, target]) == _rank(rows)


def _rank(rows):
    rows, rank = [[Fraction(value) for value in row] for row in rows], 0
    while rows:
        row = rows.pop()
        lead = next((i for i, value in enumerate(row) if value), None)
        if lead is None:
            continue
        rank += 1
        rows = [[b - a * other[lead] / row[lead] for a, b in zip(row, other, strict=True)] for other in rows]
    return rank


def small_groups(counts):
    """Every group of kinds that exist and that together are one to four families."""
    there = [i for i, count in enumerate(counts) if count]
    for length in range(1, 5):
        for group in itertools.combinations(there, length):
            if sum(counts[i] for i in group) < 5:
                yield frozenset(group)


def groups_found(counts, lines):
    """The small groups whose number follows from the printed lines: total less parts, in every combination.

    The attacker is strong: she also knows which kinds of family there are none of.
    """
    there = [i for i, count in enumerate(counts) if count]
    rows = [[int(i in line.members) for i in there] for line in lines if line.number is not None]
    return {group for group in small_groups(counts) if pinned(rows, [int(i in group) for i in there])}


def numbers_left(lines, kinds, most):
    """{name: the numbers that a left-out line can still be}, by trying every world with at most `most` of each kind.

    Worlds are whole and not below zero, and print exactly the same.
    """
    left = {line.name: set() for line in lines if line.number is None}
    wanted = [(sorted(line.members), line) for line in lines]
    for world in itertools.product(range(most + 1), repeat=kinds):
        sums = []
        for members, line in wanted:
            number = sum([world[i] for i in members])
            if line.number is not None:
                if number != line.number:
                    break
            elif number < line.low or (line.high is not None and number > line.high):
                break
            sums.append((line, number))
        else:
            for line, number in sums:
                if line.number is None:
                    left[line.name].add(number)
    return left


def totals_found(counts, groups):
    """Small groups of which a total (of euros or marks) follows from the totals over `groups`, in any combination."""
    there = [i for i, count in enumerate(counts) if count]
    rows = [[int(i in group) for i in there] for group in groups]
    rank = _rank(rows)
    return {
        group
        for group in small_groups(counts)
        # What is left of the totals when the group is taken out: one fewer, so one total is about the group alone.
        if _rank([[value for i, value in zip(there, row, strict=True) if i not in group] for row in rows]) < rank
    }


PRIME = 2**31 - 1


def few_left(counts, groups):
    """Groups of one to four families that are left when combinations of the sums over `groups` take away all others.

    For very many kinds of family, where not every group can be tried: the large kinds are eliminated first, each other
    kind after it, and what has so few families left is found. Reckons modulo a prime.
    """
    there = sorted((i for i, count in enumerate(counts) if count), key=lambda i: -counts[i])
    rows, found = [[int(i in group) for i in there] for group in groups], set()
    while rows:
        lead, row = min(((next((at for at, value in enumerate(row) if value), len(there)), row) for row in rows),
                        key=lambda one: one[0])  # fmt: skip
        left = [i for i, value in zip(there, row, strict=True) if value]
        if 0 < sum(counts[i] for i in left) < 5:
            found.add(frozenset(left))
        rows.remove(row)
        if left:
            over = pow(row[lead], -1, PRIME)
            rows = [
                [(b - other[lead] * over * a) % PRIME for a, b in zip(row, other, strict=True)]
                if other[lead]
                else other
                for other in rows
            ]
    return found


def two_or_three_left(counts, groups):
    """Groups of one to four families between two of these groups, or between one and two others."""
    groups = list(set(groups))
    found = set()
    for one, two in itertools.permutations(groups, 2):
        left = one - two
        if two < one and 0 < sum(counts[i] for i in left) < 5:
            found.add(left)
        for three in groups if two < one else ():
            if three < left and 0 < sum(counts[i] for i in left - three) < 5:
                found.add(left - three)
    return found
