"""A printed figure as a number again: `€ 1.354,33` is 1354.33 in the format of euros with cents."""

import re
from decimal import Decimal

PRINTED = re.compile(
    r"(?P<minus>[-−–]?)\s*(?P<euro>€)?\s*(?P<minus2>[-−–]?)\s*"
    r"(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<cents>\d+|-))?\s*(?P<unit>%|procent|euro)?"
)
EURO, EURO_CENTS = '"€" #,##0;[Red]"€" -#,##0', '"€" #,##0.00;[Red]"€" -#,##0.00'


def number_of(text):
    """(Decimal, number format of Excel) of a printed figure, or None when it is no single number."""
    found = PRINTED.fullmatch(text.replace("\xa0", " ").strip())
    if not found:
        return None
    decimals = (found["cents"] or "").strip("-")
    value = Decimal(f"{found['whole'].replace('.', '')}.{decimals or '0'}")
    value = -value if found["minus"] or found["minus2"] else value
    return value if decimals else value.to_integral_value(), _shape(found, decimals)


def _shape(found, decimals):
    if found["euro"] or found["unit"] == "euro":
        return EURO_CENTS if decimals else EURO
    shape = "#,##0" + (f".{'0' * len(decimals)}" if decimals else "")
    return f'{shape}"%"' if found["unit"] else shape
