"""Amounts: how they are written and read in Dutch. Always Decimal, in euros; never float."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

NBSP = "\u00a0"
MINUS = "\u2212"
CENT = Decimal("0.01")

# A dot before three digits is what a Dutch writer means by it: 1.250 is twelve hundred and fifty. Before one or two
# digits at the end it can only be the point of a spreadsheet: 1250.50. Anything else is refused.
_AMOUNT = re.compile(
    r"(?P<sign>[-\u2212]?)(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<cents>\d{1,2}|-{1,2}))?"
    r"|(?P<other_sign>[-\u2212]?)(?P<plain>\d+)\.(?P<point>\d{1,2})"
)

UNREADABLE = "Schrijf een bedrag zoals 1.250 of 1.250,50: met een komma voor de centen."


def format_euro(amount: Decimal | int) -> str:
    """Whole euros, rounded half up: `€ 300.000`, `€ −43.000`. The space does not break."""
    return f"€{NBSP}{_grouped(Decimal(amount).quantize(Decimal(1), ROUND_HALF_UP))}"


def format_euro_cents(amount: Decimal | int) -> str:
    """With cents: `€ 1.354,33`, `€ −12,50`."""
    return f"€{NBSP}{format_amount(Decimal(amount))}"


def format_amount(amount: Decimal) -> str:
    """With cents, without the sign of the euro: `1.354,33`. What an input field shows."""
    return _grouped(amount.quantize(CENT, ROUND_HALF_UP))


def _grouped(amount: Decimal) -> str:
    """Dutch separators, a real minus, and no minus before a zero."""
    text = f"{abs(amount):,f}".translate(str.maketrans(",.", ".,"))
    return f"{MINUS}{text}" if amount < 0 else text


def parse_euro(text: str) -> Decimal:
    """Read `1.250,50`, `€ 1.250`, `1250`, `50,-` and `1250.50` as euros. Raises ValueError with a Dutch sentence."""
    plain = re.sub(r"[\s\u00a0\u202f]|€|EUR", "", text)
    found = _AMOUNT.fullmatch(plain)
    if not found:
        raise ValueError(UNREADABLE)
    whole = (found["whole"] or found["plain"]).replace(".", "")
    cents = (found["cents"] or found["point"] or "").strip("-").ljust(2, "0")
    amount = Decimal(f"{whole}.{cents}")
    return -amount if found["sign"] or found["other_sign"] else amount
