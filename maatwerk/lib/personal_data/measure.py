"""Measuring the detectors on marked sentences: recall, precision and milliseconds per 1.000 words.

A sentence marks what is personal data: `Haar dochter [name|Sophie] (8) slaapt.` A marked stretch is found when findings
of its kind cover every word of it with a capital (a number: all of it). A finding is right when it touches a stretch
of its kind. `lower` marks a name without a capital; it is counted apart.
"""

import re
import time
from collections import Counter
from dataclasses import dataclass, field

from . import detect, find
from .finding import KINDS, NAME

MARK = re.compile(r"\[(name|lower|bsn|phone|email|iban|address|birth)\|([^\]]*)\]")
LOWER = "lower"
MEASURED = (NAME, LOWER, *(kind for kind in KINDS if kind != NAME))


@dataclass
class Score:
    """Counts per kind, and what went wrong as (kind, fragment, sentence)."""

    marked: Counter = field(default_factory=Counter)
    found: Counter = field(default_factory=Counter)
    right: Counter = field(default_factory=Counter)
    false: Counter = field(default_factory=Counter)
    missed: list = field(default_factory=list)
    wrong: list = field(default_factory=list)

    def recall(self, kind):
        """Part of the marked stretches that were found; 1 when there are none."""
        return self.found[kind] / self.marked[kind] if self.marked[kind] else 1.0

    def precision(self, kind):
        """Part of the findings that were right; 1 when there are none."""
        said = self.right[kind] + self.false[kind]
        return self.right[kind] / said if said else 1.0


def read(path):
    """[(sentence, [(kind, start, end)])] of a file with one marked sentence a line; lines with # are comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [unmark(line) for line in lines if line.strip() and not line.startswith("#")]


def unmark(line):
    """(text, [(kind, start, end)]) of one marked sentence."""
    text, marks, at = "", [], 0
    for match in MARK.finditer(line):
        text += line[at : match.start()]
        marks.append((match.group(1), len(text), len(text) + len(match.group(2))))
        text += match.group(2)
        at = match.end()
    return text + line[at:], marks


def score(sentences):
    """The Score over sentences of `read`."""
    total = Score()
    for text, marks in sentences:
        _score_one(total, text, marks, find(text))
    return total


def _score_one(total, text, marks, findings):
    for kind, start, end in marks:
        total.marked[kind] += 1
        same = [f for f in findings if f.kind == (NAME if kind == LOWER else kind)]
        if all(any(f.start <= at < f.end for f in same) for at in _needed(kind, text, start, end)):
            total.found[kind] += 1
        else:
            total.missed.append((kind, text[start:end], text))
    for finding in findings:
        touched = [kind for kind, start, end in marks if finding.start < end and start < finding.end]
        kind = LOWER if finding.kind == NAME and finding.text == finding.text.lower() else finding.kind
        if finding.kind in touched or (finding.kind == NAME and LOWER in touched):
            total.right[kind] += 1
        else:
            total.false[kind] += 1
            total.wrong.append((kind, finding.text, text))


def _needed(kind, text, start, end):
    """The places that must be covered: the capitals of a name, both ends of anything else."""
    if kind == NAME:
        return [at for at in range(start, end) if text[at].isupper()]
    return [start, end - 1]


def speed(texts, repeat=5):
    """Milliseconds of processor time per 1.000 words: {kind: ms}, with the sum under "total"."""
    words = sum(len(text.split()) for text in texts) * repeat
    spent = {}
    for kind in KINDS:
        for text in texts:  # lists and caches are warm after this
            detect(kind, text)
        begin = time.process_time()
        for _ in range(repeat):
            for text in texts:
                detect(kind, text)
        spent[kind] = (time.process_time() - begin) * 1_000_000 / words
    return spent | {"total": sum(spent.values())}
