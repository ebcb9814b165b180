"""Two people wrote in one box or block, each from the same older text: their texts go together where they do not touch.

The three-way comparison of diff3: first by line, then by sentence, then by word. Where both changed the same sentence
in their own way, both sentences stay, one after the other: nothing that was typed gets lost, and a person chooses.
"""

from .matching import lines_of, matches, sentences_of, words_of

LEVELS = (lines_of, sentences_of, words_of)
APART = 3  # tokens between two changes in one sentence: with fewer, they are about the same words


def merge_texts(base, mine, theirs):
    """Merge two texts that were both made from `base`; returns (text, clean).

    `clean` is False where both wrote at the same place: then both texts stand there, mine first. Words that one of the
    two added always stand in the result.
    """
    return _merge(base, mine, theirs, level=0)


def merged_or_both(base, mine, theirs, *, between="\n\n"):
    """As `merge_texts`; but where both wrote at the same place, both texts whole, theirs first."""
    text, clean = merge_texts(base, mine, theirs)
    return (text, True) if clean else (f"{theirs}{between}{mine}".strip(), False)


def _merge(base, mine, theirs, level):
    if mine == theirs or theirs == base:
        return mine, True
    if mine == base:
        return theirs, True
    if not base and (mine.startswith(theirs) or theirs.startswith(mine)):
        return max(mine, theirs, key=len), True  # one of the two typed on
    parts, clean = [], True
    for old, ours, others in _regions(*(LEVELS[level](text) for text in (base, mine, theirs)), level):
        part, part_clean = _settle(old, ours, others, level)
        parts.append(part)
        clean = clean and part_clean
    return "".join(parts), clean


def _settle(base, mine, theirs, level):
    """One stretch: the change of whoever changed it, or the closer look of the next level, or both texts."""
    if level + 1 == len(LEVELS) or base in (mine, theirs) or mine == theirs:
        text, clean = _merge_whole(base, mine, theirs)
        return (text, clean) if clean else (_both(mine, theirs), False)
    text, clean = _merge(base, mine, theirs, level + 1)
    if clean or LEVELS[level + 1] is not words_of:
        return text, clean
    return _both(mine, theirs), False  # half merged within a sentence reads worse than two sentences


def _merge_whole(base, mine, theirs):
    if mine in (base, theirs):
        return theirs, True
    return (mine, True) if theirs == base else ("", False)


def _both(mine, theirs):
    if not mine or not theirs or mine[-1].isspace() or theirs[0].isspace():
        return mine + theirs
    return f"{mine}{chr(10) if chr(10) in mine + theirs else ' '}{theirs}"


def _regions(base, mine, theirs, level):
    """Cut three rows of tokens at what all three share: triples of texts (base, mine, theirs), in order."""
    ours, others = dict(matches(base, mine)), dict(matches(base, theirs))
    shared = [(i, ours[i], others[i]) for i in range(len(base)) if i in ours and i in others]
    if LEVELS[level] is words_of:
        shared = _far_enough(shared)
    at = (0, 0, 0)
    regions = []
    for place in [*shared, (len(base), len(mine), len(theirs))]:
        if place != at:
            regions.append(tuple("".join(row[a:b]) for row, a, b in zip((base, mine, theirs), at, place, strict=True)))
        if place[0] < len(base):
            token = base[place[0]]
            regions.append((token, token, token))
        at = tuple(n + 1 for n in place)
    return regions


def _far_enough(shared):
    """Shared tokens in a row of at least APART: two changes that are closer than that are one change."""
    kept, row = [], []
    for place in shared:
        if row and place != tuple(n + 1 for n in row[-1]):
            kept += row if len(row) >= APART or row[0] == (0, 0, 0) else []
            row = []
        row.append(place)
    return kept + row
