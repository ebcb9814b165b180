"""What a typed text needs before it can be printed."""

import re
import unicodedata

BREAK = "\u200b"  # takes no room; a line may end here
LONGEST = 60  # letters: longer than any Dutch word, shorter than the narrowest column takes long to break
ENDLESS = re.compile(rf"\S{{{LONGEST}}}(?=\S)")


UNPRINTABLE = {"Cc", "Cn", "Co", "Cs"}  # control, unassigned, private, surrogate: no font has them
AMOUNT = re.compile(r"€ (?=[\d−-])")  # an amount is not torn apart at the end of a line
BLANKS = "\n\t"
# A keyboard has straight quotes, print has curly ones: first the apostrophe of `collega's` and `'s avonds`, then pairs.
QUOTES = (
    (re.compile(r"(?<=\w)'(?=\w)|(?<!\w)'(?=[stnkm]\b)"), "’"),
    (re.compile(r"(?<!\w)'(?=\S)([^'\n]*[^'\s])'(?!\w)"), r"‘\1’"),
    (re.compile(r'(?<!\w)"(?=\S)([^"\n]*[^"\s])"(?!\w)'), r"“\1”"),
    (re.compile(r"(?<=\w)'"), "’"),
)
# Pictures, with what joins and colours them. The fonts of a document have none: the word tells that one stands there.
PICTURES = re.compile(
    "(?:[\U0001f000-\U0001faff][\ufe0f\u200d\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*(?:[\u2600-\u27bf]\ufe0f?)?)+"
)


def with_curly_quotes(text):
    """The text with quotes as print has them; what is curly already stays."""
    if "'" in text or '"' in text:
        for straight, curly in QUOTES:
            text = straight.sub(curly, text)
    return text


def printable(text):
    """The text with curly quotes, `[emoji]` for pictures, no other sign that no font can draw, and endless words cut.

    Without the breaks the layout tries letter by letter: a page full of x'es would keep a worker busy for minutes.
    """
    if not text.isprintable():
        text = "".join(c for c in text if c in BLANKS or unicodedata.category(c) not in UNPRINTABLE)
    text = AMOUNT.sub("€\u00a0", with_curly_quotes(text))
    text = PICTURES.sub("[emoji]", text).replace("\ufe0f", "")
    return ENDLESS.sub(lambda found: found[0] + BREAK, text)
