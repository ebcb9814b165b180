"""A composed document, or a letter with its enclosures, as one tagged PDF made from its plain data alone.

Every document stands on pages of its own name in one stylesheet, so that a bundle is simply several of them in one
page of HTML: one tag tree, one outline, page numbers that begin again with each document.
"""

from reports.documents.attachments import figures_csv, figures_json, has_figures
from reports.pdf.engine import UA_AND_ARCHIVE, Attached, measure, render_pdf
from reports.pdf.overview import SIDES, SIZES, rows_of
from reports.pdf.shown import Page

TEMPLATE, STYLESHEET = "reports/pdf/document.html", "document.css"


def document_pdf(document, *, variant=UA_AND_ARCHIVE, progress=None):
    """The document as a PDF, in bytes; its figures go along as CSV and JSON.

    The same document gives the same bytes. `progress(step, steps)` is called while the work goes on. Raises what
    `reports.pdf.engine.render_pdf` raises, and BrokenPicture.
    """
    return pages_pdf([Page(document)], title=document.file_title, variant=variant, progress=progress)


def pages_pdf(pages, *, title, variant=UA_AND_ARCHIVE, progress=None):
    """Several documents after each other in one PDF, in bytes."""
    return render_pdf(
        TEMPLATE,
        context_of(pages),
        stylesheet=STYLESHEET,
        title=title,
        variant=variant,
        images=_pictures(pages),
        attached=_attached(pages),
        progress=progress,
    )


def page_of_parts(document):
    """{anchor of a part: the page on which it begins, from 1}. A part that prints nothing stands where the next begins.

    Only laid out, not written: for the preview of page breaks. Raises what `document_pdf` raises.
    """
    page = Page(document, find_parts=True)
    places = _measured([page])
    found, following = {}, places[""].page + 1
    for part in reversed(document.parts):
        if part.anchor in page.places:
            following = places[page.places[part.anchor]].page + 1
        found[part.anchor] = following
    return dict(reversed(found.items()))


def page_count(document):
    """How many pages the document has. Only laid out. Raises what `document_pdf` raises."""
    return _measured([Page(document)])[""].page + 1


def context_of(pages):
    """What the template reads. An oplegger gets the largest type with which it fits on two sides."""
    for page in pages:
        page.attached = has_figures(page.document)
        if page.kind == "overview":
            page.rows = rows_of(page.blocks)
            page.size = 0
            while page.size < SIZES - 1 and _sides(page) > SIDES:
                page.size += 1
    return {"pages": pages}


def _sides(page):
    return measure(TEMPLATE, {"pages": [page]}, stylesheet=STYLESHEET, images=page.pictures)[""].page + 1


def _measured(pages):
    return measure(TEMPLATE, context_of(pages), stylesheet=STYLESHEET, images=_pictures(pages))


def _pictures(pages):
    return {address: picture for page in pages for address, picture in page.pictures.items()}


def _attached(pages):
    several = len(pages) > 1
    return tuple(
        Attached(f"{number}-{page.document.kind}-{name}" if several else name, make(page.document), text, day)
        for number, page in enumerate(pages, start=1)
        if has_figures(page.document)
        for name, make, text, day in (
            ("cijfers.csv", figures_csv, f"De cijfers van: {page.document.title}", page.document.date),
            ("cijfers.json", figures_json, f"De cijfers en tabellen van: {page.document.title}", page.document.date),
        )
    )
