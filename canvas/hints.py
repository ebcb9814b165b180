"""Hints on personal data in a canvas: what is found in its texts, without what colleagues said is none.

Holds the rule of the method "no names in the canvas" as a warning. What is found is never stored; of a ruling only a
keyed digest is (models/watching.py), so that the database alone does not tell which name or number it was about.
"""

import re
from dataclasses import dataclass

from django.conf import settings
from django.utils.crypto import salted_hmac

from maatwerk.lib.bsn import bsn_spans
from maatwerk.lib.personal_data import BSN, NAME, Finding, find
from maatwerk.people.models import Organisation

from .enums import BoxKind, HintKind
from .models import HintRuling

NUMBERS = {HintKind.BSN, HintKind.PHONE, HintKind.IBAN}
BESIDE = 70  # characters of its sentence shown on either side
# The texts of the lines: (relation of the canvas, what it is called, name of the page, fields).
LINES = (
    ("cost_lines", "Kosten", "canvas:costs", ("description", "payer", "basis", "source")),
    ("funding_lines", "Bekostiging", "canvas:funding", ("description", "tried", "until_condition")),
    ("parties", "Betrokken partijen", "canvas:parties", ("does", "payer")),
    ("articles", "Legitimiteit", "canvas:legitimacy", ("purpose", "room", "source")),
)


@dataclass(frozen=True)
class Hint:
    """One finding in one place of the canvas: `place` and its page, and the sentence around it."""

    finding: Finding
    place: str
    page: str
    box: str
    before: str
    after: str

    @property
    def kind(self):
        return HintKind(self.finding.kind)

    @property
    def fragment(self):
        return self.finding.text


def normal_form(kind, fragment):
    """The fragment without what makes no difference: spaces and dots in a number, capitals in a name."""
    if kind in NUMBERS:
        digits = re.sub(r"[\W_]", "", fragment).upper()
        return digits.zfill(9) if kind == HintKind.BSN else digits
    return " ".join(fragment.split()).casefold()


def digests(canvas, kind, fragment):
    """The digest of a fragment in this canvas under each secret key that is in use, the newest first."""
    value = f"{canvas.pk}:{kind}:{normal_form(kind, fragment)}"
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return [salted_hmac("canvas.hint", value, secret=key, algorithm="sha256").hexdigest() for key in keys]


def rulings_of(canvas):
    """{(kind, digest)} of what is no personal data in this canvas, in one query."""
    return set(HintRuling.objects.filter(canvas=canvas).values_list("kind", "digest"))


def is_ruled(canvas, rulings, kind, fragment):
    """Whether a colleague said of this fragment that it is no personal data."""
    return bool(rulings) and any((kind, digest) in rulings for digest in digests(canvas, kind, fragment))


def open_findings(canvas, text, rulings=None, organisations=None):
    """What may be personal data in `text` and was not ruled on; two queries when nothing is given along."""
    found = find(text) if text else []
    if not found:
        return []
    rulings = rulings_of(canvas) if rulings is None else rulings
    organisations = organisations_of(canvas) if organisations is None else organisations
    return [
        finding
        for finding in found
        if not is_ruled(canvas, rulings, finding.kind, finding.text)
        and not (finding.kind == NAME and finding.text.casefold() in organisations)
    ]


def organisations_of(canvas):
    """The names of organisations that the app or this canvas knows, whole and word by word: these are no people."""
    names = set(Organisation.objects.values_list("name", flat=True))
    names |= set(canvas.parties.filter(removed=False).values_list("organisation", flat=True))
    words = {word for name in names for word in re.findall(r"\w+", name) if word[0].isupper()}
    return {name.casefold() for name in names | words}


def open_hints(canvas):
    """Every open hint of the canvas as Hint: its boxes, lines, parties and articles. A fixed number of queries."""
    rulings, organisations = rulings_of(canvas), organisations_of(canvas)
    return [
        hint
        for text, place in _texts(canvas)
        for hint in _hints_in(text, place, open_findings(canvas, text, rulings, organisations))
    ]


def _texts(canvas):
    for box in canvas.boxes.order_by("pk"):
        yield box.text, (BoxKind(box.kind).label, "canvas:detail", box.kind)
    for relation, label, page, fields in LINES:
        for line in getattr(canvas, relation).filter(removed=False).order_by("pk"):
            for name in fields:
                yield getattr(line, name), (label, page, "")


def _hints_in(text, place, findings):
    """The same fragment in the same text is one hint."""
    seen = set()
    for finding in findings:
        key = (finding.kind, normal_form(finding.kind, finding.text))
        if key not in seen:
            seen.add(key)
            yield Hint(finding, *place, *_sentence_around(text, finding))


def _sentence_around(text, finding):
    before = re.split(r"(?<=[.!?])\s|\n", text[: finding.start])[-1]
    after = re.split(r"(?<=[.!?])\s|\n", text[finding.end :])[0]
    if len(before) > BESIDE:
        before = "… " + before[-BESIDE:].partition(" ")[2]
    if len(after) > BESIDE:
        after = after[:BESIDE].rpartition(" ")[0] + " …"
    return before, after


def unruled_bsn(canvas, text):
    """The first number in `text` that can be a BSN and was not ruled on, as it was written; or ''."""
    numbers = [text[start:end] for start, end in bsn_spans(text)]
    if not numbers:
        return ""
    rulings = rulings_of(canvas) if canvas else set()
    return next((number for number in numbers if not canvas or not is_ruled(canvas, rulings, BSN, number)), "")
