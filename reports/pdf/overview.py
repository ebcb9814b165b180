"""The oplegger at one glance: its blocks in cards, the cards in rows, and type as large as two sides of A4 allow.

A card begins at a heading. Short ones stand three or two next to each other, as the boxes of the paper oplegger do;
key figures, a time line, a casus, a table or a drawing take the whole width.
"""

from dataclasses import dataclass, replace

from reports.documents.blocks import (
    BulletList,
    CanvasForm,
    Chart,
    FigureTable,
    Heading,
    Image,
    KeyFigures,
    NumberedList,
    Paragraph,
    Question,
    Quote,
    Story,
    Timeline,
)
from reports.pdf.shown import Shown

SIZES = 4  # as in overview.css
SIDES = 2
WIDE = (KeyFigures, Timeline, Story, FigureTable, Chart, Image, Question, CanvasForm)
SHORT, MIDDLING = 240, 950  # letters that a third and a half of the width can hold well


@dataclass(frozen=True, slots=True)
class Card:
    """The blocks under one heading."""

    blocks: tuple[Shown, ...]

    @property
    def width(self):
        """The part of the page that it takes: 1, 2 (half) or 3 (a third)."""
        if any(isinstance(shown.block, WIDE) for shown in self.blocks):
            return 1
        length = sum(_length(shown.block) for shown in self.blocks)
        return 3 if length <= SHORT else 2 if length <= MIDDLING else 1

    @property
    def look(self):
        """Key figures have colour of their own."""
        return "plain-card" if all(isinstance(shown.block, KeyFigures) for shown in self.blocks) else ""


@dataclass(frozen=True, slots=True)
class Row:
    """Cards next to each other; `new_page` when the row begins one."""

    cards: tuple[Card, ...]
    new_page: bool = False


def rows_of(blocks):
    """The blocks of an oplegger as rows of cards."""
    rows, waiting = [], []
    for card in _cards(blocks):
        if card.width == 1 or any(shown.new_page for shown in card.blocks):
            rows += _rows(waiting)
            waiting = []
        if card.width == 1:
            rows.append(Row((card,)))
        else:
            waiting.append(card)
    return tuple(_without_breaks(row) for row in (*rows, *_rows(waiting)))


def _cards(blocks):
    groups = []
    for shown in blocks:
        apart = isinstance(shown.block, Heading | KeyFigures | Story)
        after = groups and isinstance(groups[-1][-1].block, KeyFigures | Story)
        under = groups and len(groups[-1]) == 1 and isinstance(groups[-1][0].block, Heading) and not shown.new_page
        if not groups or after or shown.new_page or (apart and (isinstance(shown.block, Heading) or not under)):
            groups.append([])
        groups[-1].append(shown)
    return [Card(tuple(group)) for group in groups]


def _rows(cards):
    """Three thirds fill a row, or two cards; what is left over stands alone or with one other."""
    rows, left = [], list(cards)
    while left:
        thirds = len(left) >= 3 and len(left) != 4 and all(card.width == 3 for card in left[:3])
        take = 3 if thirds else min(2, len(left))
        rows.append(Row(tuple(left[:take])))
        left = left[take:]
    return rows


def _without_breaks(row):
    """The break belongs to the row: inside a card it would tear the row apart."""
    cards = tuple(Card(tuple(replace(shown, new_page=False) for shown in card.blocks)) for card in row.cards)
    return Row(cards, any(shown.new_page for card in row.cards for shown in card.blocks))


def _length(block):
    if isinstance(block, BulletList | NumberedList):
        return sum(len(item) + 20 for item in block.items)
    if isinstance(block, Heading | Paragraph | Quote):
        return len(block.text)
    return 0
