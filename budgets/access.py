"""What budgets asks of a higher app: which bekostiging was agreed for a family.

canvas appends here in its AppConfig.ready(); budgets knows funds and cases, and nothing of canvases.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class AgreedLine:
    """One line of the agreed bekostiging. `amount` is euro over 12 months; `fund` is '' for a regular regeling.

    `description` and `until` are the plan's own words: only for who may read the case. `review_on` is the day on which
    its condition is looked at again, `reviewed_on` when that was done last, `has_ended` that the payment stopped.
    """

    source: str
    fund: str
    amount: Decimal
    description: str
    ground: str = ""
    until: str = ""
    review_on: date | None = None
    reviewed_on: date | None = None
    has_ended: bool = False


# case -> the lines of its agreed version, in the order of the plan; empty before akkoord
agreed_lines: list[Callable[[object], list[AgreedLine]]] = []
