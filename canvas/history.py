"""Who wrote what and when, from the edits that the database keeps of every change.

The autosaves of one writer within ten minutes are one entry: a person reads what she wrote, not how often it was saved.
A text that was put back is an entry of its own, and so is what follows it and what comes after a circulated version.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Func

from maatwerk.people.models import User

from .compare import compare_texts
from .compare.words import shortened
from .enums import BoxKind
from .models import CanvasEdit, CanvasVersion

TOGETHER = timedelta(minutes=10)
EMPTY = 0  # the revision that stands for the empty box before anyone wrote
PARTS = {
    **dict(BoxKind.choices),
    "costs": "Kosten",
    "funding": "Bekostiging",
    "parties": "Betrokken partijen",
    "articles": "Gekozen artikelen",
    "horizon": "Begin van de twaalf maanden",
}


@dataclass
class Entry:
    """What one person changed in one part within a while. Revisions are those of CanvasEdit; `before` may be EMPTY."""

    part: str
    editor_id: int
    began: datetime
    ended: datetime
    revision: int
    before: int
    times: int = 1
    put_back: bool = False
    digests: set = field(default_factory=set)
    editor: User | None = None
    old: str = ""
    new: str = ""

    @property
    def label(self):
        return PARTS.get(self.part, self.part)

    @property
    def is_box(self):
        return self.part in BoxKind.values

    @property
    def segments(self):
        """The difference word by word, with what stayed the same cut short."""
        return shortened(compare_texts(self.old, self.new))


def entries_of(canvas, part=""):
    """Every Entry of one part, or of the whole canvas, newest first, without texts. Two queries."""
    edits = CanvasEdit.objects.filter(canvas=canvas).order_by("revision")
    if part:
        edits = edits.filter(part=part)
    frozen = sorted(CanvasVersion.objects.filter(canvas=canvas).values_list("revision", flat=True))
    digest = Func("text", function="md5")
    entries, last, known = [], {}, {}
    for name, revision, editor, at, text in edits.values_list("part", "revision", "editor_id", "at", digest):
        previous = last.get(name)
        texts = known.setdefault(name, set())
        put_back = name in BoxKind.values and text in texts
        if previous and not put_back and _together(previous, editor, at, revision, frozen):
            previous.ended, previous.revision, previous.times = at, revision, previous.times + 1
        else:
            before = previous.revision if previous else EMPTY
            last[name] = Entry(name, editor, at, at, revision, before, put_back=put_back)
            entries.append(last[name])
        texts.add(text)
    return entries[::-1]


def _together(previous, editor, at, revision, frozen):
    circulated = any(previous.revision <= number < revision for number in frozen)
    same = previous.editor_id == editor and not previous.put_back
    return same and not circulated and at - previous.began <= TOGETHER


def with_people(entries):
    """The entries of one page with their editors. One query."""
    people = User.objects.in_bulk({entry.editor_id for entry in entries})
    for entry in entries:
        entry.editor = people[entry.editor_id]
    return entries


def with_texts(canvas, entries):
    """The entries of one page with the text before and after each. One query."""
    wanted = {number for entry in entries for number in (entry.before, entry.revision)}
    edits = CanvasEdit.objects.filter(canvas=canvas, revision__in=wanted)
    texts = {EMPTY: "", **dict(edits.values_list("revision", "text"))}
    for entry in entries:
        entry.old, entry.new = texts[entry.before], texts[entry.revision]
    return entries


def text_at(canvas, part, revision):
    """The text of a box after this edit, '' for EMPTY; raises CanvasEdit.DoesNotExist for an edit of another part."""
    if revision == EMPTY:
        return ""
    return CanvasEdit.objects.get(canvas=canvas, part=part, revision=revision).text
