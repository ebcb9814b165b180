"""The text that a report starts with, per kind: our own sentences, in which every number is a live figure.

It is a proposal. What can't be said about this peildatum, because it is not known or is about too few families, is
left out; the rest is edited by who writes the report.
"""

from dataclasses import dataclass, field

from reports.enums import ReportKind

from . import budget, council, evaluation, overview, questions
from .writing import Words

KINDS = {
    ReportKind.COUNCIL: council.letter,
    ReportKind.WRITTEN_QUESTIONS: questions.written,
    ReportKind.COUNCIL_ROUND: questions.council_round,
    ReportKind.INTERIM: evaluation.interim,
    ReportKind.FINAL: evaluation.final,
    ReportKind.OVERVIEW: overview.overview,
    ReportKind.BUDGET: budget.budget,
}


@dataclass(frozen=True)
class Starter:
    """Fields of a Report, and its blocks in order as dicts: kind, text, answer, settings, story."""

    head: dict = field(default_factory=dict)
    blocks: list = field(default_factory=list)


def starter(kind, *, as_of, release, by=None, date=None, enclosures=(), questions=()):
    """The starting text of this kind on this peildatum. `by` handles it; `enclosures` are titles of its bijlagen: a
    raadsinformatiebrief with bijlagen is a short one. `questions` are those of the fractie, in order. `date` is the day
    of the report. KeyError for an unknown kind.
    """
    words = Words(release, as_of, by=by, date=date)
    more = {ReportKind.COUNCIL: [enclosures], ReportKind.WRITTEN_QUESTIONS: [questions]}
    head, blocks = KINDS[ReportKind(kind)](words, *more.get(kind, []))
    return Starter(
        {name: words.place(value) if isinstance(value, str) else value for name, value in head.items()}, blocks
    )
