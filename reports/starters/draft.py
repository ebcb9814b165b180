"""A starting text as a document at once, without storing anything: for `manage.py render` when nobody wrote one."""

from dataclasses import replace

from reports.compose import compose
from reports.enums import LETTERS, BlockKind, ReportKind
from reports.models import Block, Report, Signatory
from reports.release import release as release_of

from . import starter


def draft(kind, *, as_of, date, by=None, enclosures=()):
    """The document of a report of this kind that was never written; `enclosures` are the documents that go with it."""
    release = release_of(as_of)
    kind = ReportKind(kind)
    titles = tuple(document.title for document in enclosures)
    begun = starter(kind, as_of=as_of, release=release, by=by, date=date, enclosures=titles)
    report = Report(kind=kind, as_of=as_of, date=date, **begun.head)
    blocks = [Block(position=n, **values) for n, values in enumerate(begun.blocks, start=1)]
    signed = kind in LETTERS or any(block.kind == BlockKind.SIGNATURE for block in blocks)
    signing = list(Signatory.objects.in_office(date)[:1]) if signed else []
    document = compose(report, release=release, blocks=blocks, signing=signing)
    if not titles:
        return document
    return replace(document, head=replace(document.head, enclosures=titles, enclosure_total=len(titles)))
