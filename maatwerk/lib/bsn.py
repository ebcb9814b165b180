"""The 11-proef: which nine-digit numbers in a text can be a burgerservicenummer."""

import re

# Nine digits in a row, also written with spaces or dots between them; not a part of a longer number.
NINE_DIGITS = re.compile(r"(?<![\d.,])\d(?:[ .]?\d){8}(?![\d])")
WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def passes_11_proef(digits):
    """True when nine digits satisfy Σ digit × (9, 8, 7, 6, 5, 4, 3, 2, −1) ≡ 0 (mod 11) and are not all zero."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=True))
    return digits != "000000000" and total % 11 == 0


def find_bsn(text):
    """Return the first number in `text` that can be a BSN as nine digits, or ''."""
    for match in NINE_DIGITS.finditer(text or ""):
        digits = re.sub(r"\D", "", match.group())
        if passes_11_proef(digits):
            return digits
    return ""
