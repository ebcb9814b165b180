"""Which parts of two rows of tokens are the same, in order; fast enough for the longest box (20,000 characters).

Tokens that occur once on both sides are the anchors (as in the "patience" way of comparing), so that text that moved
or repeats does not tangle the rest. What lies between anchors is compared exactly while that is little work, and is
called different when it is not. Together the tokens of a text are the text again.
"""

import re
from bisect import bisect_left
from itertools import pairwise

# Marks that belong to the character before them: accents, vowel signs, variants and skin colours of emoji.
_MARK = "[\u0300-\u036f\u064b-\u065f\u0670\u200c\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff]"
_SIGN = rf"[^\w\s]{_MARK}*(?:\u200d[^\w\s]{_MARK}*)*"
WORD = re.compile(
    rf"\d+(?:[.,:]\d+)+|\w{_MARK}*(?:\w|{_MARK}|[-'’](?=\w))*|\n|[^\S\n]+|[\U0001f1e6-\U0001f1ff]{{2}}|{_SIGN}|.",
    re.DOTALL,
)
SENTENCE = re.compile(r"\n|[^\S\n]+|(?:\S|[^\S\n](?<![.!?…]\s))+", re.DOTALL)
LINE = re.compile(r"\n|[^\n]+")
CELLS = 40_000  # the exact comparison takes this many steps at most per stretch


def words_of(text):
    """Words, numbers, white space and signs, in order."""
    return WORD.findall(text)


def sentences_of(text):
    """Sentences, the white space between them and line ends, in order."""
    return SENTENCE.findall(text)


def lines_of(text):
    """Lines and line ends, in order."""
    return LINE.findall(text)


def weight(token):
    """How much it says that two texts share this token: a long word more than a comma or a space."""
    return 0.2 if token.isspace() else 1 + len(token) if token[0].isalnum() else 1


def matches(old, new):
    """Pairs (i, j) with old[i] == new[j], both rising: the backbone that two rows of tokens share."""
    found, waiting = [], [(0, len(old), 0, len(new))]
    while waiting:
        low, high, left, right = waiting.pop()
        while low < high and left < right and old[low] == new[left]:
            found.append((low, left))
            low, left = low + 1, left + 1
        while low < high and left < right and old[high - 1] == new[right - 1]:
            high, right = high - 1, right - 1
            found.append((high, right))
        if low == high or left == right:
            continue
        anchors = _anchors(old, new, low, high, left, right)
        if anchors:
            edges = [(low - 1, left - 1), *anchors, (high, right)]
            found += anchors
            waiting += [(a + 1, b, c + 1, d) for (a, c), (b, d) in pairwise(edges)]
        elif (high - low) * (right - left) <= CELLS:
            found += _exact(old, new, low, high, left, right)
    return sorted(found)


def _anchors(old, new, low, high, left, right):
    """Tokens that stand once on both sides of this stretch: the longest row of them that keeps its order."""
    there = _once(new, left, right)
    pairs = [(i, there[token]) for token, i in _once(old, low, high).items() if token in there]
    tails, ends, before = [], [], {}
    for i, j in sorted(pairs):
        at = bisect_left(tails, j)
        before[(i, j)] = ends[at - 1] if at else None
        tails[at:at + 1], ends[at:at + 1] = [j], [(i, j)]  # fmt: skip
    row, pair = [], ends[-1] if ends else None
    while pair:
        row.append(pair)
        pair = before[pair]
    return row[::-1]


def _once(tokens, start, end):
    places = {}
    for i in range(start, end):
        if not tokens[i].isspace():
            places[tokens[i]] = None if tokens[i] in places else i
    return {token: i for token, i in places.items() if i is not None}


def _exact(old, new, low, high, left, right):
    """The heaviest common row of a short stretch, by the table that every textbook has."""
    width = right - left
    table = [[0.0] * (width + 1)]
    for i in range(low, high):
        above, row, token = table[-1], [0.0], old[i]
        gain = weight(token)
        for j in range(width):
            best = above[j + 1] if above[j + 1] > row[j] else row[j]
            if token == new[left + j] and above[j] + gain > best:
                best = above[j] + gain
            row.append(best)
        table.append(row)
    i, j, found = high - low, width, []
    while i and j:
        here = table[i][j]
        if here == table[i - 1][j]:
            i -= 1
        elif here == table[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            found.append((low + i, left + j))
    return found
