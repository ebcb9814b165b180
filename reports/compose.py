"""A report as it prints: its blocks with the figures of its peildatum filled in (`reports.documents.document`).

What was adopted is read from its publication and never composed again.
"""

import base64
import re

from canvas.enums import GUIDING_QUESTIONS
from maatwerk.lib.dates import format_long

from .body import FIELD, OWN_FIELDS, paragraphs
from .charts import chart
from .documents import blocks as made
from .documents.document import AttachedFigure, Document, Head, Part, from_data
from .enums import BOOKS, BlockKind
from .models import Municipality, Report
from .promises import told_in
from .release import release as release_of
from .tables import table

STORY_PARTS = (
    ("situation", "Situatieschets"),
    ("perspective", "Perspectief"),
    ("breakthrough", "Doorbraak"),
    ("learned", "Wat leren we hiervan?"),
)
NO_ARTICLE = "het Reglement van Orde"
COSTS_BOX = ("Kosten-batenanalyse", "Wat kost het over twaalf maanden: nu, als er niets gebeurt, en met maatwerk?")
SEE = "Zie antwoord op vraag {}."
NOTHING_PROMISED = "Er staan geen toezeggingen aan de raad open."
OPEN, OVERDUE = "Loopt.", "Nog niet nagekomen; de termijn is voorbij."
GONE = "Dit cijfer is er op deze peildatum niet: {}"


def document_of(report):
    """The document as it was published, else as it would be now."""
    publication = getattr(report, "publication", None)
    return from_data(publication.content) if publication else compose(report)


def compose(report, *, release=None, mark=None, blocks=None, signing=None):
    """The document as it would be published now. `mark(key, text)` may wrap a figure in a text for the screen; `blocks`
    are those of the report when the screen has read them already. A report that was never saved has none of its own:
    then `blocks` and who is `signing` (Signatory) are given.

    The number of queries does not depend on the number of blocks.
    """
    release = release or release_of(report.as_of, report=report)
    release.seen.clear()
    if signing is None:
        signing = [row.signatory for row in report.signing.select_related("signatory")]
    signing = tuple((signatory.name, signatory.office) for signatory in signing)
    writer = _Writer(report, release, signing, mark)
    if blocks is None:
        blocks = list(report.blocks.select_related("story", "picture"))
    parts = tuple(Part(f"blok-{n}", tuple(writer.block(block))) for n, block in enumerate(blocks, start=1))
    return Document(
        kind=report.kind,
        type_label=report.type_label,
        title=report.title,
        subtitle=report.subtitle,
        dated=report.date.isoformat(),
        peildatum=report.as_of.isoformat(),
        head=_head(report, signing),
        parts=parts,
        figures=tuple(_attached(key, release) for key in sorted(release.seen)),
    )


def _attached(key, release):
    figure = release.figure(key)
    return AttachedFigure(
        key=key,
        label=figure.label,
        definition=figure.definition,
        printed=release.text(key),
        value="" if key in release.hidden or figure.value is None else str(figure.value),
        unit=str(figure.unit),
        n="" if figure.n is None or key in release.hidden else str(figure.n),
        period=figure.period,
        as_of=figure.as_of.isoformat(),
        source=figure.origin,
    )


def _head(report, signing):
    municipality = Municipality.objects.first()
    enclosed = report.enclosures.order_by("enclosure_order", "pk") if report.pk else Report.objects.none()
    enclosures = tuple(enclosed.values_list("title", flat=True))
    sender = municipality or Municipality()
    return Head(
        municipality=sender.name,
        return_address=sender.return_address,
        visit_address=lines_of(sender.visit_address),
        postal_address=lines_of(sender.postal_address),
        website=sender.website,
        fax=sender.fax,
        addressee=lines_of(report.addressee),
        handled_by=report.handled_by,
        phone_label=report.phone_label,
        phone=report.phone or sender.phone,
        our_reference=report.our_reference,
        your_reference=report.your_reference,
        email=report.email or sender.email,
        salutation=report.salutation,
        closing=report.closing,
        on_behalf_of_college=report.on_behalf_of_college,
        signatories=signing,
        enclosures=enclosures,
        enclosure_total=len(enclosures) + report.other_enclosures,
        send_on=report.send_on.isoformat() if report.send_on else "",
    )


def _promised(promise, report):
    """A row: what was promised to the raad, where, by when and how it stands on the day of the report."""
    where = f"{promise.report.title}, {format_long(promise.report.date)}" if promise.report else "in de raad"
    if promise.done_in_id:
        stand = f"Afgedaan op {format_long(promise.done_on)}. {promise.done_note}"
    else:
        stand = OVERDUE if promise.due_on < report.date else OPEN
    return promise.text, where, format_long(promise.due_on), stand


def lines_of(text):
    """The lines of a text that say something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


class _Writer:
    """Turns the blocks of one report into blocks of its document, in order: chapters and questions are numbered."""

    def __init__(self, report, release, signing, mark):
        self.report, self.release, self.signing, self.mark = report, release, signing, mark
        self.chapters, self.appendices, self.questions, self.headings = [0, 0, 0], 0, 0, 0
        self.numbers = {}  # pk of a question → its number
        self.promised = None  # the rows of the toezeggingen, once a block asks for them
        self.level = 1  # of the heading that stands above what comes next
        self.own = dict(zip(OWN_FIELDS, [report.article or NO_ARTICLE], strict=True))

    def block(self, block):
        """The blocks of the document that this block becomes; none when it says nothing."""
        return getattr(self, f"_{BlockKind(block.kind).name.lower()}")(block)

    def fill(self, text):
        """The text with its figures. A figure that is not there keeps its braces, so that its writer sees it."""
        return FIELD.sub(self._filled, text)

    def _filled(self, found):
        key = found[1]
        if key not in self.release:
            return self.own.get(key, found[0])
        text = self.release.text(key)
        return self.mark(key, text) if self.mark else text

    def _text(self, block):
        yield from paragraphs(self.fill(block.text))

    def _heading(self, block):
        if not block.text.strip():
            return
        level = block.settings.get("level", 1)
        self.headings += 1
        self.level = level + 1
        yield made.Heading(
            self.fill(block.text.strip()),
            level=level + 1,
            number=self._number(block.settings, level),
            own_page=bool(block.settings.get("own_page")),
            in_contents=self.report.kind in BOOKS,
            anchor=f"kop-{self.headings}",
        )

    def _number(self, settings, level):
        if settings.get("appendix"):
            self.appendices += 1
            self.chapters = [0, 0, 0]
            return f"Bijlage {self.appendices}"
        if not settings.get("numbered"):
            return ""
        self.chapters[level - 1] += 1
        self.chapters[level:] = [0] * (3 - level)
        return ".".join(str(number) for number in self.chapters[:level] if number)

    def _figures(self, block):
        keys = [key for key in block.settings.get("keys", ()) if key in self.release]
        figures = tuple(
            (self.release.text(key), self.release.figure(key).label, self.release.figure(key).source) for key in keys
        )
        if figures:
            yield made.KeyFigures(figures, title=self.fill(block.text.strip()))

    def _exhibit(self, block, make):
        key = block.settings.get("key")
        if not key:  # nothing was chosen yet
            return
        try:
            yield make(key, self.release)
        except KeyError:
            yield made.Paragraph(GONE.format(key))

    def _table(self, block):
        yield from self._exhibit(block, table)

    def _chart(self, block):
        yield from self._exhibit(block, chart)

    def _quote(self, block):
        if block.text.strip():
            yield made.Quote(self.fill(block.text.strip()), block.settings.get("source", ""))

    def _story(self, block):
        story = block.story
        if story is None:
            return
        wanted = block.settings.get("parts") or [name for name, _ in STORY_PARTS]
        parts = [(label, getattr(story, name)) for name, label in STORY_PARTS if name in wanted]
        told = tuple((label, text) for label, text in parts if text.strip())
        yield made.Story(story.title, told, level=self.level + 1)

    def _question(self, block):
        self.questions += 1
        same = self.numbers.get(block.settings.get("same_as"))
        if block.pk:
            self.numbers[block.pk] = self.questions
        answer = tuple(paragraphs(self.fill(block.answer)))
        if same:
            answer = (made.Paragraph(SEE.format(same)), *answer)
        # The question is the raad's own text: what stands between braces there is no figure of ours.
        yield made.Question(self.questions, tuple(paragraphs(block.text)), answer)

    def _canvas(self, block):
        *first, legitimacy, involvement = ((kind.label, question) for kind, question in GUIDING_QUESTIONS.items())
        boxes = (*first, COSTS_BOX, legitimacy, involvement)  # in the order of the paper form
        yield made.CanvasForm(self.fill(block.text.strip()) or "Het maatwerkcanvas", boxes)

    def _timeline(self, block):
        points = [re.split(r"\s*:\s*", self.fill(line), maxsplit=1) for line in lines_of(block.text)]
        if points := tuple((point[0], point[1]) for point in points if len(point) == 2):
            yield made.Timeline(points, title=block.settings.get("title", ""))

    def _picture(self, block):
        picture = block.picture
        if picture is None:
            return
        data = f"data:{picture.content_type};base64,{base64.b64encode(bytes(picture.data)).decode()}"
        half = block.settings.get("width") == "half"
        yield made.Image(data, block.settings.get("alt", ""), caption=self.fill(block.text.strip()), half=half)

    def _promises(self, block):
        """Live until the report is adopted: what is promised meanwhile comes along, what is kept is told as kept."""
        if self.promised is None:
            self.promised = tuple(_promised(promise, self.report) for promise in told_in(self.report))
        if block.text.strip():
            yield made.Paragraph(self.fill(block.text.strip()))
        if not self.promised:
            yield made.Paragraph(NOTHING_PROMISED)
            return
        yield made.FigureTable(
            headers=("Wat is toegezegd", "Toegezegd", "Uiterlijk", "Stand"),
            rows=self.promised,
            caption=f"Toezeggingen aan de raad, stand op {format_long(self.report.date)}",
        )

    def _signature(self, block):
        if self.signing:
            yield made.Signature(self.signing, above=self.fill(block.text.strip()))

    def _page_break(self, block):
        yield made.PageBreak()
