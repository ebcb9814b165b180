"""The 11-proef: which nine-digit numbers in a text can be a burgerservicenummer."""

import re

# What people put between digits: a space, also one that does not break, or a dot.
GAP = r"[ .\u00a0\u2007\u202f]?"
# Nine digits in a row, also written with gaps, or in three groups with hyphens; not a part of a longer number, and no
# reference number of a letter (2019.37153).
NINE_DIGITS = re.compile(
    rf"(?<![\d.,])(?!(?:19|20)\d\d\.\d{{5}}(?!\d))\d(?:{GAP}\d){{8}}(?!\d)"
    r"|(?<![\d.,-])(?:\d{3}-\d{3}-\d{3}|\d{4}-\d{2}-\d{3})(?![\d-])"
)
# An old number without its first zero, which only says so itself: eight digits after the word.
EIGHT_DIGITS = re.compile(
    rf"\b(?:bsn|burgerservice\s?nummer|sofi[- ]?nummer|sofi)\b[^\d\n]{{0,20}}(\d(?:{GAP}\d){{7}})(?!{GAP}\d)",
    re.IGNORECASE,
)
AMOUNT = re.compile(r"(?:€|\bEUR)\s?\Z")
WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def passes_11_proef(digits):
    """True when nine digits satisfy Σ digit × (9, 8, 7, 6, 5, 4, 3, 2, −1) ≡ 0 (mod 11) and are not all zero."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=True))
    return digits != "000000000" and total % 11 == 0


def only_digits(text):
    """The digits of a number as it was written; eight get the zero that was left out."""
    return re.sub(r"\D", "", text).zfill(9)


def bsn_spans(text):
    """Yield (start, end) of each number in `text` that can be a BSN, in order."""
    spans = [match.span() for match in NINE_DIGITS.finditer(text or "")]
    spans = [(start, end) for start, end in spans if not AMOUNT.search(text[max(0, start - 5) : start])]
    spans += [match.span(1) for match in EIGHT_DIGITS.finditer(text or "")]
    return [span for span in sorted(spans) if passes_11_proef(only_digits(text[slice(*span)]))]


def find_bsn(text):
    """Return the first number in `text` that can be a BSN as nine digits, or ''."""
    return next((only_digits(text[start:end]) for start, end in bsn_spans(text)), "")
