"""The PDF of a report: of what is published exactly once, of a concept when it is asked for.

Asking is part of the caller's transaction; the worker makes it (`reports/tasks.py`). The row says how far it is.
"""

import hashlib
import json
import logging
import time

from django.db import transaction

from maatwerk.audit.services import record
from maatwerk.lib import clock
from maatwerk.lib.jobs import enqueue

from ..bundle import bundle_of
from ..compose import compose, document_of
from ..documents.document import from_data, to_data
from ..models import FiledBundle, FiledReport, Publication, Rendering
from ..pdf.bundle import bundle_pdf
from ..pdf.documents import document_pdf
from ..pdf.engine import UA_AND_ARCHIVE
from ..pdf.errors import PdfError
from .filing import file_once

RENDER = "reports.render"
TOLD_EVERY = 0.4  # seconds between two notes of how far it is
FAILED = (
    "Het maken van de PDF is mislukt. Probeer het opnieuw; blijft het mislukken, meld het dan de functioneel beheerder."
)

logger = logging.getLogger(__name__)


def digest_of(content):
    """The digest of a document as data: the same document has the same one."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


# --- asking ----------------------------------------------------------------------------------------------------------
@transaction.atomic
def ask_for_filing(publication, *, by=None):
    """Have the worker make and file the PDF of a publication. Returns its Rendering; asking twice changes nothing."""
    rendering, is_new = Rendering.objects.get_or_create(
        publication=publication,
        defaults={
            "report_id": publication.report_id,
            "digest": publication.sha256,
            "asked_by": by,
            "asked_at": clock.now(),
        },
    )
    if is_new:
        record("report.pdf_asked", publication.report, by=by)
    return _queue(rendering)


@transaction.atomic
def ask_for_concept(report, *, by):
    """Have the worker make the PDF of a concept as it is now. The same text asked for again is the same Rendering."""
    content = to_data(compose(report))
    rendering, is_new = Rendering.objects.get_or_create(
        report=report,
        digest=digest_of(content),
        publication=None,
        defaults={"content": content, "asked_by": by, "asked_at": clock.now()},
    )
    if is_new:
        record("report.pdf_asked", report, by=by)
    return _queue(rendering)


@transaction.atomic
def ask_again(rendering, *, by):
    """Try a rendering that failed once more."""
    rendering = Rendering.objects.select_for_update(of=("self",)).get(pk=rendering.pk)
    if rendering.problem:
        rendering.problem, rendering.step, rendering.asked_by, rendering.asked_at = "", 0, by, clock.now()
        rendering.save(update_fields=["problem", "step", "asked_by", "asked_at"])
        record("report.pdf_asked_again", rendering.report, by=by)
    return _queue(rendering)


@transaction.atomic
def ask_for_bundle(report, *, by=None):
    """Have the worker make a letter with its enclosures, and file it when the letter is published.

    Returns its Rendering; asking for the same text twice is the same one.
    """
    members, content = bundle_of(report), None
    published = dict(Publication.objects.filter(report__in=members).values_list("report", "sha256"))
    if report.pk in published:
        digest = digest_of(["bundel", *(published[member.pk] for member in members)])
    else:
        content = [to_data(document_of(member)) for member in members]
        digest = digest_of(content)
    rendering, is_new = Rendering.objects.get_or_create(
        report=report,
        digest=digest,
        publication=None,
        is_bundle=True,
        defaults={"content": content, "asked_by": by, "asked_at": clock.now()},
    )
    if is_new:
        record("report.pdf_asked", report, by=by, form="bundel")
    return _queue(rendering)


def _queue(rendering):
    if rendering.done_at is None and not rendering.problem:
        enqueue(RENDER, queueing_lock=f"pdf-{rendering.digest}", rendering_id=rendering.pk)
    return rendering


# --- making ----------------------------------------------------------------------------------------------------------
def render(rendering_id):
    """Make the PDF of a Rendering and keep it. Safe to do twice: what was filed is never made again.

    What goes wrong is told in the row; an unforeseen error is raised as well, so that the job is listed as failed.
    """
    rendering = Rendering.objects.select_related("publication", "report").filter(pk=rendering_id, done_at=None).first()
    if rendering is None:
        return None
    try:
        if rendering.publication:
            file_report(rendering.publication, progress=_progress(rendering))
            return _done(rendering)
        if rendering.is_bundle and rendering.content is None:
            file_bundle(rendering.report, progress=_progress(rendering))
            return _done(rendering)
        return _done(rendering, pdf=_concept_pdf(rendering))
    except PdfError as problem:
        _tell(rendering, problem=problem.sentence[:300])
    except Exception:
        logger.exception("rendering %s failed", rendering_id)
        _tell(rendering, problem=FAILED)
        raise
    return None


def _concept_pdf(rendering):
    if rendering.is_bundle:
        return bundle_pdf([from_data(one) for one in rendering.content], progress=_progress(rendering))
    return document_pdf(from_data(rendering.content), variant=UA_AND_ARCHIVE, progress=_progress(rendering))


def _done(rendering, **fields):
    _tell(rendering, done_at=clock.now(), problem="", **fields)
    return rendering


def _tell(rendering, **fields):
    Rendering.objects.filter(pk=rendering.pk).update(**fields)


def _progress(rendering):
    """Notes how far it is, not more often than someone can see."""
    told = -TOLD_EVERY

    def note(step, steps):
        nonlocal told
        if time.monotonic() - told >= TOLD_EVERY:
            told = time.monotonic()
            _tell(rendering, step=step, steps=steps)

    return note


def file_report(publication, *, by=None, progress=None):
    """The FiledReport of a publication: made from its data alone when it is not there yet. Raises PdfError.

    Two who make it in the same moment file one: the same data give the same bytes.
    """

    def make():
        # As the database keeps it, not as someone holds it.
        content = Publication.objects.values_list("content", flat=True).get(pk=publication.pk)
        return document_pdf(from_data(content), variant=UA_AND_ARCHIVE, progress=progress)

    return file_once(
        FiledReport, make, action="report.filed", subject=publication.report, by=by, publication=publication
    )


def file_bundle(report, *, by=None, progress=None):
    """The FiledBundle of a published letter: its enclosures behind it in one PDF, out of what was published alone."""

    def make():
        return bundle_pdf([_published(member) for member in bundle_of(report)], progress=progress)

    return file_once(FiledBundle, make, action="report.bundle_filed", subject=report, by=by, report=report)


def _published(report):
    return from_data(Publication.objects.values_list("content", flat=True).get(report=report))


def bundle_bytes(report):
    """A letter with its enclosures in one PDF: the filed bytes when it is published, else one of now. Raises PdfError.

    `report` is the letter; for a report that is no bundle it is the report alone.
    """
    if Publication.objects.filter(report=report).exists():
        return bytes(file_bundle(report).pdf)
    return bundle_pdf([document_of(member) for member in bundle_of(report)])


def report_bytes(report):
    """The PDF of a report: the filed bytes when it is published, else one of the text as it is now. Raises PdfError."""
    publication = Publication.objects.filter(report=report).first()
    if publication:
        return bytes(file_report(publication).pdf)
    return document_pdf(document_of(report), variant=UA_AND_ARCHIVE)
