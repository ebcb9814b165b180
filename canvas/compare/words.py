"""Word by word what differs between two texts: the same, taken out, put in.

First whole lines are laid beside each other, then sentences, then words. A single common word inside a rewritten
stretch is no backbone: it goes along with the change, else the page is a patchwork that nobody can read.
"""

from dataclasses import dataclass
from itertools import pairwise

from maatwerk.lib.matching import lines_of, matches, sentences_of, words_of

EQUAL, REMOVED, ADDED = "equal", "removed", "added"
LEVELS = (lines_of, sentences_of, words_of)
SLIDE = 400  # characters that a change may slide to a better place


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text that is the same on both sides, taken out or put in."""

    kind: str
    text: str

    @property
    def shown(self):
        """The text for a reader; a line end that came or went is invisible, so it gets the printer's sign."""
        if self.kind != EQUAL and "\n" in self.text and not self.text.strip():
            return "¶" + self.text
        return self.text


def compare_texts(old, new):
    """The Segments from `old` to `new`: equal + removed is the old text, equal + added the new, to the character."""
    return [Segment(kind, text) for kind, text in _cleaned(_steps(old, new, 0)) if text]


def _steps(old, new, level):
    """(same, removed, added) in order: each a stretch that is shared and what follows it before the next."""
    before, after = LEVELS[level](old), LEVELS[level](new)
    steps, i, j = [["", "", ""]], 0, 0
    for a, b in [*matches(before, after), (len(before), len(after))]:
        gone, come = "".join(before[i:a]), "".join(after[j:b])
        if gone and come and level + 1 < len(LEVELS):
            inner = _steps(gone, come, level + 1)
            steps[-1:] = _joined(steps[-1], inner)
        elif gone or come:
            steps[-1][1] += gone
            steps[-1][2] += come
        if a < len(before):
            if steps[-1][1] or steps[-1][2]:
                steps.append(["", "", ""])
            steps[-1][0] += before[a]
        i, j = a + 1, b + 1
    return steps


def _joined(last, inner):
    """The steps of a closer look, behind what was already there."""
    first = inner[0]
    if not (last[1] or last[2]):
        return [[last[0] + first[0], first[1], first[2]], *inner[1:]]
    if not first[0]:
        return [[last[0], last[1] + first[1], last[2] + first[2]], *inner[1:]]
    return [last, *inner]


def _cleaned(steps):
    """Segments, with what is shared by chance inside a rewritten stretch taken along in the change."""
    kept = []
    for step in steps:
        kept.append(list(step))
        while len(kept) > 1 and _by_chance(kept[-2], kept[-1]):
            same, gone, come = kept.pop()
            kept[-1][1] += same + gone
            kept[-1][2] += same + come
    kept.append(["", "", ""])  # what slides away from the last change
    _shift(kept)
    for same, gone, come in kept:
        yield EQUAL, same
        yield REMOVED, gone
        yield ADDED, come


def _by_chance(before, here):
    """Shared text that is shorter than the changes at both sides of it, where something was really rewritten."""
    same, left, right = len(here[0].strip()), before[1:], here[1:]
    rewritten = (left[0] or right[0]) and (left[1] or right[1])
    if not rewritten or not any(right):
        return False
    return same <= max(map(len, left)) and same <= max(map(len, right)) and "\n" not in here[0].strip(" ")


def _shift(steps):
    """Let what only came or only went begin and end where a paragraph or a sentence does, when it can slide there."""
    for here, after in pairwise(steps):
        side = 1 if here[1] else 2
        if bool(here[1]) == bool(here[2]):
            continue
        whole = here[0] + here[side] + after[0]
        start, length = len(here[0]), len(here[side])
        low = high = start
        while low > max(0, start - SLIDE) and whole[low - 1] == whole[low + length - 1]:
            low -= 1
        while high < min(len(whole) - length, start + SLIDE) and whole[high] == whole[high + length]:
            high += 1
        # max takes the first of equals: where it stands already, unless elsewhere is better.
        best = max([start, *range(low, high + 1)], key=lambda at: _edge(whole, at) + _edge(whole, at + length))
        here[0], here[side], after[0] = whole[:best], whole[best : best + length], whole[best + length :]


def _edge(text, at):
    """How natural a cut is before text[at]: 3 at a line, 2 at a sentence, 1 at a word."""
    if at == 0 or at == len(text) or text[at - 1] == "\n":
        return 3
    if text[at] == "\n":
        return 3
    if text[at - 1].isspace():
        return 2 if text[max(0, at - 3) : at].rstrip()[-1:] in tuple(".!?…") else 1
    return 1 if text[at].isspace() else 0


def shortened(segments, around=90):
    """The same Segments with long equal stretches cut down to `around` characters beside a change, at a word."""
    found, last = [], len(segments) - 1
    for number, part in enumerate(segments):
        text = part.text
        if part.kind == EQUAL and len(text) > 2 * around + 40:
            head = text[:around].rsplit(maxsplit=1)[0] if number else ""
            tail = text[-around:].split(maxsplit=1)[-1] if number < last else ""
            text = " … ".join((head, tail)).strip()
        found.append(Segment(part.kind, text))
    return found
