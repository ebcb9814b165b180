"""What a typed text needs before it can be printed."""

import re
import unicodedata

BREAK = "\u200b"  # takes no room; a line may end here
LONGEST = 60  # letters: longer than any Dutch word, shorter than the narrowest column takes long to break
ENDLESS = re.compile(rf"\S{{{LONGEST}}}(?=\S)")


UNPRINTABLE = {"Cc", "Cn", "Co", "Cs"}  # control, unassigned, private, surrogate: no font has them
BLANKS = "\n\t"


def printable(text):
    """The text without characters that no font can draw, and with a place to break in every endless word.

    Without the breaks the layout tries letter by letter: a page full of x'es would keep a worker busy for minutes.
    """
    if not text.isprintable():
        text = "".join(c for c in text if c in BLANKS or unicodedata.category(c) not in UNPRINTABLE)
    return ENDLESS.sub(lambda found: found[0] + BREAK, text)
