"""A letter with its enclosures in one PDF."""

from reports.pdf.documents import pages_pdf
from reports.pdf.engine import UA_AND_ARCHIVE
from reports.pdf.shown import Page


def bundle_pdf(documents, *, title="", variant=UA_AND_ARCHIVE, progress=None):
    """The documents in order in one PDF, in bytes; the first is the letter. `title` is the letter's own when empty.

    Raises ValueError when the letter counts fewer bijlagen than it has, and what `document_pdf` raises.
    """
    letter, *enclosures = documents
    if letter.is_letter and len(enclosures) > letter.head.enclosure_total:
        raise ValueError(f"{len(enclosures)} bijlagen, but the letter says {letter.head.enclosure_count}")
    pages = [Page(document, number) for number, document in enumerate(documents, start=1)]
    return pages_pdf(pages, title=title or letter.file_title, variant=variant, progress=progress)
