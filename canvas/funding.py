"""The agreed bekostiging of a case, handed to budgets through its registry for the tab Geld."""

from datetime import date
from decimal import Decimal

from budgets.access import AgreedLine

from .enums import FundingGround, FundingSource, ReviewOutcome
from .models import ConditionReview, Decision, FundingLine


def agreed_lines(case):
    """The lines of the version on which the doorbraaktafel gave akkoord, with what was found when a condition was
    looked at again; empty before that. Three queries at most.
    """
    decision = Decision.objects.standing().filter(item__canvas__case=case).select_related("version").first()
    if decision is None:
        return []
    frozen = decision.version.content["fundings"]
    reviews = _reviews(case, len(frozen)) if any(line["until_condition"] for line in frozen) else [None] * len(frozen)
    return [_line(line, review) for line, review in zip(frozen, reviews, strict=True)]


def _reviews(case, number):
    """The newest review per line, in the order of the frozen lines: after an akkoord both are the same lines."""
    lines = list(FundingLine.objects.current().filter(canvas__case=case))
    newest = ConditionReview.objects.newest_of(lines)
    found = [newest.get(line.pk) for line in lines]
    return found if len(found) == number else [None] * number


def _line(line, review):
    from_fund = line["source"] == FundingSource.FUND
    return AgreedLine(
        source=line["fund"] if from_fund else line["scheme"],
        fund=line["fund"] if from_fund else "",
        amount=Decimal(line["total"]),
        description=line["description"],
        ground=FundingGround(line["ground"]).label if line["ground"] else "",
        until=condition(line["until_condition"]),
        review_on=review.next_on if review else date.fromisoformat(line["review_on"]) if line["review_on"] else None,
        reviewed_on=review.reviewed_on if review else None,
        has_ended=review is not None and review.outcome == ReviewOutcome.ENDS,
    )


def condition(text):
    """A condition as the end of a sentence that begins with `zolang`, however it was typed."""
    text = text.strip().rstrip(".")
    return text[len("zolang ") :].lstrip() if text.lower().startswith("zolang ") else text
