"""What a typed text needs before it can be printed."""

import re
import unicodedata

BREAK = "\u200b"  # takes no room; a line may end here
LONGEST = 60  # letters: longer than any Dutch word, shorter than the narrowest column takes long to break
ENDLESS = re.compile(rf"\S{{{LONGEST}}}(?=\S)")


UNPRINTABLE = {"Cc", "Cn", "Co", "Cs"}  # control, unassigned, private, surrogate: no font has them
AMOUNT = re.compile(r"€ (?=[\d−-])")  # an amount is not torn apart at the end of a line
BLANKS = "\n\t"
# Pictures, with what joins and colours them. The fonts of a document have none: the word tells that one stands there.
PICTURES = re.compile(
    "(?:[\U0001f000-\U0001faff][\ufe0f\u200d\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*(?:[\u2600-\u27bf]\ufe0f?)?)+"
)


def printable(text):
    """The text without characters that no font can draw, `[emoji]` for pictures, and a place to break in endless words.

    Without the breaks the layout tries letter by letter: a page full of x'es would keep a worker busy for minutes.
    """
    if not text.isprintable():
        text = "".join(c for c in text if c in BLANKS or unicodedata.category(c) not in UNPRINTABLE)
    text = AMOUNT.sub("€\u00a0", text)
    text = PICTURES.sub("[emoji]", text).replace("\ufe0f", "")
    return ENDLESS.sub(lambda found: found[0] + BREAK, text)
