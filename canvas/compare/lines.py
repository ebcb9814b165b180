"""Which line of the older content is which line of the newer one, and what changed in it.

Lines of a frozen content carry no number of their own. A line is the same one when it says the same; else when it has
the same name; else the likeliest of what is left.
"""

from dataclasses import dataclass

from .words import compare_texts

SAME, CHANGED, ADDED, REMOVED = "same", "changed", "added", "removed"
STATE_WORDS = {SAME: "ongewijzigd", CHANGED: "gewijzigd", ADDED: "erbij", REMOVED: "weg"}
LIKELY = 0.6  # half the words, and an amount or a payer besides
LONG = 40  # characters from which a text is compared word by word


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One thing about a line, before and after, as people read it; '' where there was or is nothing."""

    label: str
    before: str
    after: str

    @property
    def segments(self):
        """The difference word by word, for a text that is long enough to be worth it; else None."""
        if self.before and self.after and max(len(self.before), len(self.after)) > LONG:
            return compare_texts(self.before, self.after)
        return None


@dataclass(frozen=True, slots=True)
class LineChange:
    """One line on both sides: `old` and `new` as in the content (None where it is not), and what changed."""

    state: str
    title: str
    old: dict | None
    new: dict | None
    fields: tuple[FieldChange, ...] = ()

    @property
    def word(self):
        return STATE_WORDS[self.state]

    @property
    def tone(self):
        return {CHANGED: "accent", ADDED: "good", REMOVED: "warn"}.get(self.state, "neutral")


def compare_lines(old, new, *, name, shown):
    """LineChanges of two lists of lines (dicts): those that are there now in their order, then those that went.

    `name(line)` gives what a line is called; `shown` maps a label to a function that gives what is shown of a line.
    """
    pairs, gone = _pair(old, new, name, shown)
    found = []
    for line, before in zip(new, pairs, strict=True):
        if before is None:
            found.append(LineChange(ADDED, name(line), None, line, _fields({}, line, shown)))
            continue
        fields = _fields(before, line, shown)
        found.append(LineChange(CHANGED if fields else SAME, name(line), before, line, fields))
    return found + [LineChange(REMOVED, name(line), line, None, _fields(line, {}, shown)) for line in gone]


def _fields(old, new, shown):
    pairs = ((label, show(old) if old else "", show(new) if new else "") for label, show in shown.items())
    return tuple(FieldChange(label, before, after) for label, before, after in pairs if before != after)


def _pair(old, new, name, shown):
    """For each new line its old one or None, and the old lines that are left."""
    before, left = [None] * len(new), dict(enumerate(old))

    def said(line):
        return tuple(show(line) for show in shown.values())

    _take(new, before, left, said)
    _take(new, before, left, lambda line: name(line).strip().lower())
    likely = sorted(
        ((-_likeness(line, new[j], name), i, j) for i, line in left.items() for j in range(len(new)) if not before[j]),
    )
    for score, i, j in likely:
        if -score >= LIKELY and before[j] is None and i in left:
            before[j] = left.pop(i)
    return before, list(left.values())


def _take(new, before, left, key):
    """Pair what has the same key, in order."""
    there = {}
    for i, line in left.items():
        there.setdefault(key(line), []).append(i)
    for j, line in enumerate(new):
        if before[j] is None and there.get(key(line)):
            before[j] = left.pop(there[key(line)].pop(0))


def _likeness(old, new, name):
    """From 0 to about 1.4: the share of common words in the name, and whether amount and payer are the same."""
    one, other = (set(name(line).lower().split()) for line in (old, new))
    words = 2 * len(one & other) / (len(one) + len(other) or 1)
    return words + sum(0.2 for key in ("amount", "payer") if old.get(key) and old.get(key) == new.get(key))
