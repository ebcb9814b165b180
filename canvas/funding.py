"""The agreed bekostiging of a case, handed to budgets through its registry for the tab Geld."""

from datetime import date
from decimal import Decimal

from budgets.access import AgreedLine

from .enums import FundingGround, FundingSource
from .models import Decision


def agreed_lines(case):
    """The lines of the version on which the doorbraaktafel gave akkoord; empty before that. One query."""
    decision = Decision.objects.agreed().filter(item__canvas__case=case).select_related("version").first()
    return [_line(line) for line in decision.version.content["fundings"]] if decision else []


def _line(line):
    from_fund = line["source"] == FundingSource.FUND
    return AgreedLine(
        source=line["fund"] if from_fund else line["scheme"],
        fund=line["fund"] if from_fund else "",
        amount=Decimal(line["total"]),
        description=line["description"],
        ground=FundingGround(line["ground"]).label if line["ground"] else "",
        until=condition(line["until_condition"]),
        review_on=date.fromisoformat(line["review_on"]) if line["review_on"] else None,
    )


def condition(text):
    """A condition as the end of a sentence that begins with `zolang`, however it was typed."""
    text = text.strip().rstrip(".")
    return text[len("zolang ") :].lstrip() if text.lower().startswith("zolang ") else text
