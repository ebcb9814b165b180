"""The blocks of a document as its template prints them: with the tag of every heading, and what begins a new page.

A heading may not skip a level (PDF/UA-1, 7.4.2), whatever the writer chose, so the tag follows from the heading before
it and the look from what the writer chose. Questions, stories and titles of boxes are headings as well: someone who
listens to sixty questions wants to step through them.
"""

from dataclasses import dataclass
from itertools import count

from maatwerk.lib.dates import MONTHS
from reports.documents.blocks import (
    Block,
    Chart,
    FigureTable,
    Heading,
    Image,
    KeyFigures,
    PageBreak,
    Question,
    Story,
    Timeline,
    text_blocks,
)
from reports.documents.document import Document
from reports.pdf.pictures import ADDRESS, Picture, picture_of

TITLE_LEVEL, DEEPEST = 1, 6
WIDE_COLUMNS, CROWDED_COLUMNS = 6, 9  # columns from which a table is set smaller, and its amounts may break
SHORT_ROWS, SHORT_LETTERS = 13, 1500  # a table up to this size stays on one page


@dataclass(frozen=True, slots=True)
class Shown:
    """A block with its place: `id` in the file, `tag` of its heading (1-6), `new_page`, and the blocks inside it."""

    block: Block
    id: str = ""
    tag: int = 0
    new_page: bool = False
    inside: "tuple[tuple[str, tuple[Shown, ...]], ...]" = ()
    address: str = ""
    look: str = ""

    @property
    def kind(self):
        """What chooses the markup."""
        return self.block.kind

    @property
    def before_first(self):
        """The number before the first one of a numbered list."""
        return self.block.first - 1

    @property
    def deeper(self):
        """The tag of a heading under this one."""
        return min(self.tag + 1, DEEPEST)


class Page:
    """A document ready for its template: `blocks` to print, `pictures` to show, `places` {part: id of its first block}.

    `prefix` keeps the ids of several documents in one file apart. `find_parts` gives every first block of a part an id.
    """

    def __init__(self, document: Document, number=1, *, find_parts=False):
        self.document, self.prefix = document, f"d{number}-"
        self.size = 0  # how small an oplegger is set, see reports.pdf.overview
        self.pictures: dict[str, Picture] = {}
        self.places: dict[str, str] = {}
        self._heading = TITLE_LEVEL  # the tag of the last heading that the writer made
        self._break = False
        self._ids = count(1)
        self.blocks: list[Shown] = []
        for part in document.parts:
            before = len(self.blocks)
            for block in part.blocks:
                self._add(block, part.anchor if find_parts and len(self.blocks) == before else "")
        self.contents = [(f"{self.prefix}{heading.anchor}", heading) for heading in document.contents if heading.anchor]

    @property
    def kind(self):
        """What chooses the template: letter, book, overview or paper."""
        if self.document.is_letter:
            return "letter"
        if self.document.is_book:
            return "book"
        return "overview" if self.document.kind == "oplegger" else "paper"

    @property
    def month(self):
        """`november 2020`, as it stands at the foot of an evaluation."""
        return f"{MONTHS[self.document.date.month - 1]} {self.document.date.year}"

    def _add(self, block, anchor):
        if isinstance(block, PageBreak):
            self._break = True
            return
        shown = self._shown(block, new_page=self._break or getattr(block, "own_page", False), anchor=anchor)
        self._break = False
        self.blocks.append(shown)
        if anchor:
            self.places[anchor] = shown.id

    def _shown(self, block, *, new_page=False, anchor=""):
        known = {"block": block, "id": f"{self.prefix}{anchor}" if anchor else "", "new_page": new_page}
        if isinstance(block, Heading):
            self._heading = min(block.level, self._heading + 1)
            name = f"{self.prefix}{block.anchor}" if block.anchor else known["id"]
            return Shown(**known | {"id": name}, tag=self._heading)
        below = min(self._heading + 1, DEEPEST - 1)
        if isinstance(block, Question):
            parts = (("Vraag", block.question), ("Antwoord", block.answer))
            return Shown(**known, tag=below, inside=tuple((name, self._all(blocks)) for name, blocks in parts))
        if isinstance(block, Story):
            parts = tuple((title, self._all(text_blocks(text))) for title, text in block.parts)
            return Shown(**known, tag=below, inside=parts)
        if isinstance(block, KeyFigures | Timeline):
            return Shown(**known, tag=below)
        if isinstance(block, Image):
            address = ADDRESS.format(f"{self.prefix}{next(self._ids)}")
            self.pictures[address] = picture_of(block)
            return Shown(**known, address=address)
        if isinstance(block, FigureTable):
            return Shown(**known, look=_look(block))
        if isinstance(block, Chart) and block.print_table and block.table:
            return Shown(**known, look=_look(block.table))
        return Shown(**known)

    def _all(self, blocks):
        return tuple(self._shown(block) for block in blocks if not isinstance(block, PageBreak))


def _look(table):
    columns = len(table.headers)
    width = "crowded" if columns >= CROWDED_COLUMNS else "wide" if columns >= WIDE_COLUMNS else ""
    letters = sum(len(text) for row in table.rows for text in row)
    return f"{width} short" if len(table.rows) <= SHORT_ROWS and letters <= SHORT_LETTERS else width
