"""A report on the screen while it is written: its blocks with what each becomes, live figures marked, pages counted.

What can be done once is done once: the figures are kept for some seconds between two saves of one writer, pictures are
not read from the database to be shown, and the page numbers are laid out once per state of the report.
"""

import hashlib
import logging
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass, replace

from django.core.cache import cache

from .body import FIELD
from .compose import compose
from .documents.document import from_data
from .pdf.documents import page_of_parts
from .pdf.errors import PdfError
from .release import release as release_of

logger = logging.getLogger(__name__)
SECONDS = 20  # between two saves the figures may be this old; opening a page reckons them anew
REMEMBERED = 50
TITLE = 2  # the heading of the title on the paper
_figures = OrderedDict()
_lock = threading.Lock()


NAMES = ("caption", "title", "alt")  # what a block without text is called after


@dataclass(frozen=True, slots=True)
class Row:
    """One block of the report with the blocks of the document that it became; `anchor` is where its pages are found.

    `tag` is the heading (h2-h6) that a heading of this block is on the screen: none is skipped, whatever was chosen.
    `label` is what the block is called in the outline: the beginning of its text, as it prints.
    """

    block: object
    parts: tuple
    anchor: str
    tag: int = 3
    label: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """The report as it prints now: `document`, `rows` in order, and the `release` of its figures (None when frozen)."""

    document: object
    rows: tuple
    release: object = None

    def row(self, pk):
        """The row of one block, or None."""
        return next((row for row in self.rows if row.block.pk == pk), None)

    @property
    def has_figures(self):
        """Some figure of the programme stands in it."""
        return bool(self.document.figures)


def chip(key, text):
    """A figure in a text, marked so that the template can tell it from the words (report_tags.live)."""
    return f"\x02{key}\x03{text}\x04"


def figures_for(report, *, fresh=True):
    """The release of this report's peildatum; with `fresh=False` it may be some seconds old."""
    key, now = (report.pk, report.as_of), time.monotonic()
    with _lock:
        kept = _figures.get(key)
    if fresh or kept is None or kept[0] < now:
        kept = (now + SECONDS, release_of(report.as_of, report=report))
        with _lock:
            _figures[key] = kept
            _figures.move_to_end(key)
            while len(_figures) > REMEMBERED:
                _figures.popitem(last=False)
    # What was asked of it is noted per reader.
    return replace(kept[1], seen=set())


def blocks_of(report):
    """The blocks as the screen needs them: without the bytes of their pictures, which have an address of their own."""
    blocks = list(report.blocks.select_related("story", "picture", "changed_by").defer("picture__data"))
    for block in blocks:
        block.report = report
        if block.picture:
            block.picture.data = b""
    return blocks


def preview_of(report, *, fresh=True):
    """The report as it prints: what was published, or the concept with its live figures marked."""
    publication = getattr(report, "publication", None)
    blocks = blocks_of(report)
    if publication:
        document, release = from_data(publication.content), None
    else:
        release = figures_for(report, fresh=fresh)
        document = compose(report, release=release, mark=chip, blocks=blocks)
    return Preview(document, tuple(_rows(blocks, document.parts, release)), release)


def _rows(blocks, parts, release):
    texts, tag = release.texts if release else {}, TITLE
    for block, part in zip(blocks, parts, strict=True):
        for made in part.blocks:
            if made.kind == "heading":
                tag = min(made.level + 1, tag + 1, 6)
        text = FIELD.sub(lambda found: texts.get(found[1], found[0]), block.text)
        label = " ".join(text.removeprefix("- ").split())[:90]
        if not label and part.blocks:
            first = part.blocks[0]
            named = ", ".join(name for _, name, _ in first.figures) if first.kind == "key_figures" else ""
            label = next((words for words in (getattr(first, name, "") for name in NAMES) if words), named)[:90]
        yield Row(block, part.blocks, part.anchor, tag, label)


def used_in(block, release):
    """The figures that a block names, each once: pairs of key and Figure (None when there is no such figure)."""
    settings = block.settings
    named = [*FIELD.findall(f"{block.text}\n{block.answer}"), *settings.get("keys", ())]
    return [(key, release.found.get(key)) for key in dict.fromkeys(named)]


def figures_of(preview):
    """Every figure that a report names and that there is, in the order of the text: pairs of key and Figure."""
    if preview.release is None:
        return []
    named = dict(pair for row in preview.rows for pair in used_in(row.block, preview.release))
    return [(key, figure) for key, figure in named.items() if figure]


# --- page breaks -----------------------------------------------------------------------------------------------------
def _pages_key(report, stamp, release):
    # A figure that grew by one digit may push a line over.
    texts = hashlib.sha256(repr(sorted(release.texts.items())).encode()).hexdigest()[:24]
    return f"report-pages-{report.pk}-{stamp}-{texts}"


def known_pages(report, stamp, release):
    """{anchor: page} when this state of the report was laid out before, else None."""
    return cache.get(_pages_key(report, stamp, release))


def pages_of(report, stamp, release):
    """{anchor: page} of the parts of this state of the report: laid out once. None when it can't be laid out now."""
    key = _pages_key(report, stamp, release)
    pages = cache.get(key)
    if pages is None and (pages := _laid_out(compose(report, release=release))) is not None:
        cache.set(key, pages, 3600)
    return pages


def _laid_out(document):
    try:
        return page_of_parts(document)
    except PdfError:
        return None
    except Exception:
        # A page number is a help while writing; what is wrong with the layout is told when the PDF is made.
        logger.exception("no page numbers for %s", document.title)
        return None


def breaks(preview, pages):
    """{anchor: page} of the parts with which a new page is reached."""
    found, before = {}, None
    for row in preview.rows:
        page = pages.get(row.anchor, before)
        if page is not None and page != before and (before is not None or page > 1):
            found[row.anchor] = page
        before = page if page is not None else before
    return found
