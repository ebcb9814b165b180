"""Reading `zolang`-conditions: when each is looked at again, and what was found the last time."""

from dataclasses import dataclass
from datetime import date

from .enums import ReviewOutcome
from .models import ConditionReview, FundingLine


@dataclass(frozen=True)
class Condition:
    """A bekostigingsregel with a condition, and its newest review or None."""

    line: FundingLine
    review: ConditionReview | None

    @property
    def has_ended(self):
        """Whether it was recorded that the payment stops."""
        return self.review is not None and self.review.outcome == ReviewOutcome.ENDS

    @property
    def due_on(self) -> date | None:
        """The day on which to look again; None when the payment stopped."""
        return self.review.next_on if self.review else self.line.review_on


def conditions_of(canvas):
    """The conditions of a canvas in the order of its lines; two queries."""
    lines = list(
        FundingLine.objects.current()
        .filter(canvas=canvas)
        .exclude(until_condition="")
        .select_related("fund", "scheme", "canvas")
    )
    newest = ConditionReview.objects.newest_of(lines)
    return [Condition(line, newest.get(line.pk)) for line in lines]
