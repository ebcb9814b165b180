"""The text of a canvas box in pieces, so that a box that is too full can go on on the next sheet.

A piece is a sentence; a sentence without an end is cut between words, a word without an end between letters. Joined,
the pieces of a box are its text again.
"""

import re
from dataclasses import dataclass

from reports.documents.blocks import BulletList, Paragraph, text_blocks
from reports.documents.words import BREAK, LONGEST

SENTENCE = re.compile(r".+?(?:[.!?…][\"”’)]*\s+|\n|$)", re.DOTALL)
LONG = 200  # characters: some three lines in the widest box
WORDS = re.compile(rf"\S{{1,{LONGEST}}}\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text; `block` and `item` say to which paragraph, or which item of which list, it belongs."""

    block: int
    item: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or list item as its pieces."""

    pieces: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph (one line) or a list (a line per item), ready for the template."""

    is_list: bool
    lines: tuple[Line, ...]


def pieces_of(text):
    """The pieces of a plain text, in order."""
    found = []
    for number, block in enumerate(text_blocks(text)):
        if isinstance(block, BulletList):
            found += [Piece(number, i, part) for i, item in enumerate(block.items) for part in _split(item)]
        elif isinstance(block, Paragraph):
            found += [Piece(number, None, part) for part in _split(block.text)]
    return found


def passages(pieces, prefix=""):
    """Pieces as paragraphs and lists again. With a `prefix` every piece gets an id, to be measured."""
    built = []
    previous = None
    for i, piece in enumerate(pieces):
        identified = (f"{prefix}{i}" if prefix else "", _breakable(piece.text))
        if previous is None or piece.block != previous.block:
            built.append((piece.item is not None, [[identified]]))
        elif piece.item != previous.item:
            built[-1][1].append([identified])
        else:
            built[-1][1][-1].append(identified)
        previous = piece
    return [Passage(is_list, tuple(Line(tuple(line)) for line in lines)) for is_list, lines in built]


def _breakable(text):
    """A piece may end inside a word, where the layout sees no place to break."""
    return text if text[-1].isspace() else text + BREAK


def _split(text):
    for sentence in SENTENCE.findall(text):
        if len(sentence) <= LONG:
            yield sentence
            continue
        part = ""
        for word in WORDS.findall(sentence):
            if part and len(part) + len(word) > LONG / 2:
                yield part
                part = ""
            part += word
        if part:
            yield part
