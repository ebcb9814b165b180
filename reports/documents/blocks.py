"""The blocks that the body of a letter or report is made of: plain data, which is kept as JSON when it is published."""

import re
from dataclasses import dataclass
from typing import ClassVar

from django.utils.safestring import SafeString

from maatwerk.lib.text import split_blocks

NUMBER = re.compile(r"^([€\s−-]*[\d.,]+(\s*(%|procent|euro))?(,-)?|–)$")  # a dash: not known


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of plain text; `run_in` is set bold in front of it ("Vraag 1:", "NB:")."""

    kind: ClassVar[str] = "paragraph"
    text: str
    run_in: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside the body. The subject of the document is level 1, so these are 2, 3 or 4.

    `number` is printed in front of it ("6.1", "Bijlage 1"); `own_page` begins a new page; `in_contents` puts it in the
    table of contents of a document that has one, under `anchor`.
    """

    kind: ClassVar[str] = "heading"
    text: str
    level: int = 2
    number: str = ""
    own_page: bool = False
    in_contents: bool = False
    anchor: str = ""

    def __post_init__(self):
        if self.level not in (2, 3, 4):
            raise ValueError("a heading in the body has level 2, 3 or 4")


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list with bullets."""

    kind: ClassVar[str] = "list"
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A list with numbers, beginning at `first`."""

    kind: ClassVar[str] = "numbers"
    items: tuple[str, ...]
    first: int = 1


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of someone else, with who said them."""

    kind: ClassVar[str] = "quote"
    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """The few figures that should be seen first: triples of value, label and source line (n, period, peildatum)."""

    kind: ClassVar[str] = "key_figures"
    figures: tuple[tuple[str, str, str], ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """A casusbeschrijving: its title and pairs of heading and text. Names in it are fictitious."""

    kind: ClassVar[str] = "story"
    title: str
    parts: tuple[tuple[str, str], ...]
    level: int = 3


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the raad with its answer, as blocks. "Vraag 2:" and "Antwoord 2:" stand above them."""

    kind: ClassVar[str] = "question"
    number: int
    question: "tuple[Block, ...]"
    answer: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class CanvasForm:
    """The empty maatwerkcanvas, as a picture of the method: pairs of box and guiding question."""

    kind: ClassVar[str] = "canvas"
    title: str
    boxes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Pairs of when and what, in order."""

    kind: ClassVar[str] = "timeline"
    points: tuple[tuple[str, str], ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture as a `data:` address (base64), with what a reader hears instead of it. `half` takes half the width."""

    kind: ClassVar[str] = "image"
    data: str
    alt: str
    caption: str = ""
    half: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs, as pairs of name and office, with the sentence above them."""

    kind: ClassVar[str] = "signature"
    signatories: tuple[tuple[str, str], ...]
    above: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""

    kind: ClassVar[str] = "page_break"


@dataclass(frozen=True, slots=True)
class FigureTable:
    """A table of figures. The first cell of every row names the row; every row has as many cells as `headers`."""

    kind: ClassVar[str] = "table"
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str
    note: str = ""
    total: tuple[str, ...] = ()

    def __post_init__(self):
        for row in self.all_rows:
            if len(row) != len(self.headers):
                raise ValueError(f"table {self.caption!r}: {len(row)} cells under {len(self.headers)} headers")

    @property
    def all_rows(self):
        """The rows and the total."""
        return (*self.rows, self.total) if self.total else self.rows

    @property
    def columns(self):
        """Per column its header and whether it holds numbers, which stand at the right."""
        return [
            (header, bool(self.rows) and all(not row[i] or NUMBER.match(row[i]) for row in self.all_rows))
            for i, header in enumerate(self.headers)
        ]

    @property
    def cells(self):
        """The rows as pairs of text and "is a number"."""
        columns = self.columns
        return [_with_columns(row, columns) for row in self.rows]

    @property
    def total_cells(self):
        """The total as pairs of text and "is a number"."""
        return _with_columns(self.total, self.columns)


def _with_columns(row, columns):
    return [(text, number) for text, (_, number) in zip(row, columns, strict=False)]


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing out of `reports.charts`. Its <title> is what a reader hears, so it must be there.

    `table` holds the same figures, for the pages and files where a drawing says nothing (Word, Excel, CSV). On paper,
    where nobody can open it, `print_table` puts it under a drawing that does not print its own figures.
    """

    kind: ClassVar[str] = "chart"
    svg: SafeString
    caption: str = ""
    table: FigureTable | None = None
    print_table: bool = False

    def __post_init__(self):
        if not hasattr(self.svg, "__html__"):
            raise ValueError("a chart is markup out of reports.charts; other text would be printed as text")
        if "<title" not in self.svg:
            raise ValueError("a chart without <title> says nothing to who cannot see it")


Block = (
    Paragraph | Heading | BulletList | NumberedList | FigureTable | Chart | Quote | KeyFigures | Story | Question
    | CanvasForm | Timeline | Image | Signature | PageBreak
)  # fmt: skip
KINDS = {made.kind: made for made in Block.__args__}


def text_blocks(text):
    """Plain text as paragraphs and lists (maatwerk.lib.text)."""
    return tuple(_block(block) for block in split_blocks(text))


def _block(block):
    if block.kind == "bullets":
        return BulletList(block.lines)
    if block.kind == "numbers":
        return NumberedList(block.lines, block.first)
    return Paragraph("\n".join(block.lines))
