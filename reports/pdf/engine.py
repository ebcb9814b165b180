"""HTML and CSS to tagged PDF with WeasyPrint.

* WeasyPrint is imported at the first PDF: the app starts, and says what is missing, without its system libraries.
* The parsed stylesheet and its fonts stay warm per process; that is four fifths of the time of a one-page letter.
* The garbage collector waits until the page is done (a fifth of the time of a long document).
* One render at a time: Pango is not made for threads, and two threads are slower than one.
* Pictures come out of the document itself (`images`), under a name that only the engine knows; nothing is fetched.
* The same input gives the same bytes, so a filed document can be compared with its hash.
"""

import contextlib
import gc
import logging
import os
import threading
from datetime import UTC, date, datetime, time
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from django.template.loader import render_to_string

from maatwerk.lib import system
from maatwerk.lib.startup import StartupProblem
from reports.pdf.errors import ForbiddenResource, MissingLibrary
from reports.pdf.progress import following
from reports.pdf.speed import remembering, with_room

UA = "pdf/ua-1"
UA_AND_ARCHIVE = "pdf/a-3a+ua-1"
VARIANTS = (UA, UA_AND_ARCHIVE)

STAND_IN = "\u25a1"  # an open square, for a sign that no font has
MILLIMETRES_PER_PIXEL = 25.4 / 96

_lock = threading.Lock()
_warm = {}


class Place(NamedTuple):
    """Where an element stands: the page (from 0) and its border box in millimetres from the page's top left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self):
        """Height in millimetres."""
        return self.bottom - self.top


class Attached(NamedTuple):
    """A file that goes along inside the PDF. `day` is written as its date: the same file gives the same bytes."""

    name: str
    content: bytes
    description: str
    day: date


@with_room
def render_pdf(
    template_name, context, *, stylesheet, title, variant=UA, extra_css="", images=None, attached=(), progress=None
):
    """Render a template as a tagged PDF and return its bytes.

    `stylesheet` is the name of a file in static/css/pdf; `extra_css` holds rules that depend on the document (the
    measures of a sheet). `variant` is `UA` or `UA_AND_ARCHIVE` (PDF/A-3a and PDF/UA-1 in one file, for what is filed).
    `images` are the pictures that the template shows, {address: Picture}; `attached` the files inside the PDF.
    `progress(step, steps)` is called while the work goes on.
    Raises MissingLibrary when the system libraries are not there, ForbiddenResource when the page asks for a file that
    is not the project's own.
    """
    if variant not in VARIANTS:
        raise ValueError(f"unknown PDF variant {variant!r}")
    markup = markup_of(template_name, context, title)
    with _rendering(stylesheet, extra_css, images) as lay_out, following(progress, markup):
        from reports.pdf.finisher import repair, repair_and_declare_ua

        weasyprint_variant, finisher = (UA, repair) if variant == UA else ("pdf/a-3a", repair_and_declare_ua)

        def written(text):
            return lay_out(text, weasyprint_variant).write_pdf(
                finisher=finisher, pdf_variant=weasyprint_variant, attachments=_attachments(attached)
            )

        with _unknown_signs() as unknown:
            pdf = written(markup)
        # A sign that no font has would break PDF/UA (7.21.8), and a screen reader would say nothing.
        return written(markup.translate(dict.fromkeys(unknown, STAND_IN))) if unknown else pdf


def markup_of(template_name, context, title):
    """The page of HTML that becomes the PDF."""
    return render_to_string(template_name, {**context, "title": title})


@contextlib.contextmanager
def _unknown_signs():
    """The code points that no font could draw, as WeasyPrint logs them; the log itself stays silent about them."""
    found = set()

    def known(record):
        if not str(record.msg).startswith(".notdef"):
            return True
        found.add(record.args[1])
        return False

    logger = logging.getLogger("weasyprint")
    logger.addFilter(known)
    try:
        yield found
    finally:
        logger.removeFilter(known)


def _attachments(attached):
    """In the order of their names, as a reader looks them up (ISO 32000-1, 7.9.6)."""
    from weasyprint import Attachment

    def written(file):
        moment = datetime.combine(file.day, time(), UTC)
        return Attachment(
            string=file.content,
            name=file.name,
            description=file.description,
            relationship="Data",
            created=moment,
            modified=moment,
        )

    return [written(file) for file in sorted(attached)]


@with_room
def measure(template_name, context, *, stylesheet, extra_css="", images=None):
    """Lay the template out without making a file and return {id: Place} of its elements, and under "" the last page.

    An element that goes on over pages stands where it begins. Raises what `render_pdf` raises.
    """
    markup = markup_of(template_name, context, "")
    with _rendering(stylesheet, extra_css, images) as lay_out:
        pages = lay_out(markup, UA).pages
        places = {"": Place(len(pages) - 1, 0, 0, 0, 0)}
        for number, page in enumerate(pages):
            for name, rectangle in page.anchors.items():
                places.setdefault(name, Place(number, *(pixels * MILLIMETRES_PER_PIXEL for pixels in rectangle)))
        return places


@contextlib.contextmanager
def _rendering(stylesheet, extra_css, images=None):
    """Hold the lock and the garbage collector, and give the function that lays out markup."""
    with contextlib.ExitStack() as held:
        held.enter_context(_lock)
        held.enter_context(_collector_at_rest())
        weasyprint = _weasyprint()
        held.enter_context(remembering())
        from weasyprint.urls import FatalURLFetchingError

        from reports.pdf.fetcher import OwnFilesOnly

        fetcher = OwnFilesOnly(images)
        try:
            fonts, sheet = _warm_stylesheet(weasyprint, stylesheet, fetcher)
            sheets = [sheet]
            if extra_css:
                sheets.append(weasyprint.CSS(string=extra_css, font_config=fonts, url_fetcher=fetcher))
            yield partial(_lay_out, weasyprint, fetcher, fonts, sheets)
        except FatalURLFetchingError as error:  # a BaseException, which may not leave the engine
            raise ForbiddenResource(fetcher.refused[0] if fetcher.refused else str(error)) from error
        if fetcher.refused:  # in a drawing, where WeasyPrint catches everything
            raise ForbiddenResource(fetcher.refused[0])


def _lay_out(weasyprint, fetcher, fonts, sheets, markup, weasyprint_variant):
    page = weasyprint.HTML(string=markup, url_fetcher=fetcher)
    return page.render(font_config=fonts, stylesheets=sheets, pdf_variant=weasyprint_variant)


@cache
def _weasyprint():
    """WeasyPrint, once its libraries are there (root gets them installed). HarfBuzz-subset is one of them: without it
    the bytes of a PDF change from run to run.
    """
    try:
        system.ensure(system.PDF_NEEDS)
        import weasyprint
    except (StartupProblem, ImportError, OSError) as problem:  # OSError: a library that cffi could not open
        raise MissingLibrary(f"Er kan nog geen PDF worden gemaakt. {problem}") from problem
    return weasyprint


def _warm_stylesheet(weasyprint, name, fetcher):
    """The font configuration and the parsed stylesheet of this process, made again when a stylesheet file changes.

    A child process has its own: the fonts lie in a temporary folder that their maker throws away.
    """
    from reports.pdf.fetcher import STYLESHEETS

    changed = max(path.stat().st_mtime_ns for path in STYLESHEETS.glob("*.css"))
    key = (os.getpid(), name)
    if key not in _warm or _warm[key][0] != changed:
        from weasyprint.text.fonts import FontConfiguration

        fonts = FontConfiguration()
        path = STYLESHEETS / Path(name).name
        _warm[key] = (changed, fonts, weasyprint.CSS(filename=path, font_config=fonts, url_fetcher=fetcher))
    return _warm[key][1:]


@contextlib.contextmanager
def _collector_at_rest():
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
        gc.collect(1)  # what was made meanwhile is still in the young generations
