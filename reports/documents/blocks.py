"""The blocks that the body of a letter or report is made of."""

import re
from dataclasses import dataclass
from typing import ClassVar

from django.utils.safestring import SafeString

from maatwerk.lib.text import split_blocks

NUMBER = re.compile(r"^[€\s−-]*[\d.,]+(\s*(%|procent|euro))?(,-)?$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of plain text; `run_in` is set bold in front of it ("Vraag 1:", "NB:")."""

    kind: ClassVar[str] = "paragraph"
    text: str
    run_in: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside the body. The subject of the document is level 1, so these are 2 or 3."""

    kind: ClassVar[str] = "heading"
    text: str
    level: int = 2

    def __post_init__(self):
        if self.level not in (2, 3):
            raise ValueError("a heading in the body has level 2 or 3")


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list with bullets."""

    kind: ClassVar[str] = "list"
    items: tuple[str, ...]


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
        return [self._with_columns(row) for row in self.rows]

    @property
    def total_cells(self):
        """The total as pairs of text and "is a number"."""
        return self._with_columns(self.total)

    def _with_columns(self, row):
        return [(text, number) for text, (_, number) in zip(row, self.columns, strict=False)]


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing out of `reports.charts`. Its <title> is what a reader hears, so it must be there."""

    kind: ClassVar[str] = "chart"
    svg: SafeString
    caption: str = ""

    def __post_init__(self):
        if not hasattr(self.svg, "__html__"):
            raise ValueError("a chart is markup out of reports.charts; other text would be printed as text")
        if "<title" not in self.svg:
            raise ValueError("a chart without <title> says nothing to who cannot see it")


def text_blocks(text):
    """Plain text as paragraphs and bullet lists (maatwerk.lib.text); items with a number stay lines of a paragraph."""
    return tuple(_block(block) for block in split_blocks(text))


def _block(block):
    if block.kind == "bullets":
        return BulletList(block.lines)
    if block.kind == "numbers":
        return Paragraph("\n".join(f"{n}. {line}" for n, line in enumerate(block.lines, block.first)))
    return Paragraph("\n".join(block.lines))
