"""The content of a frozen version of the canvas of a made-up family."""

from canvas.enums import FundingGround, FundingSource, Scenario
from cases.enums import Moment


def version_content(family, case, *, texts, fund):
    """What a frozen version of this family's canvas holds, as `CanvasVersion.content` has it."""

    def totals(end):
        return {name.value: str(family.costs[name][end]) if family.costs else None for name in Scenario}

    whole = {"frequency": "once", "months": None, "starts_on": "", "ends_on": "", "scheme": ""}
    costs = [
        {**whole, "scenario": scenario, "description": f"hulp {Scenario(scenario).label}", "payer": "gemeente",
         "basis": "offerte", "source": "", "amount": str(amount), "total": str(amount), "low_total": str(low),
         "high_total": str(high), "low": str(low) if low != amount else None,
         "high": str(high) if low != amount else None, "rate": None, "rate_unit": "", "quantity": None,
         "is_residence": False}
        for scenario, (low, amount, high) in family.costs.items()
    ]  # fmt: skip
    asked = str(family.asked) if family.asked else None
    fundings = [
        {**whole, "source": FundingSource.FUND, "description": "tijdelijke oplossing", "amount": asked,
         "total": asked, "fund": fund.name, "ground": FundingGround.TOO_SLOW,
         "tried": "bijzondere bijstand aangevraagd", "until_condition": "", "review_on": ""}
    ]  # fmt: skip
    fund_total = {"fund_id": fund.pk, "fund": fund.name, "amount": asked}
    return {
        "case": case.number, "coach": case.coach.display_name, "date": family.spar_on.isoformat(),
        "horizon_from": family.canvas_on.isoformat(), "boxes": texts,
        "marks": [{"role": role, "value": None if value is None else str(value),
                   "absent_reason": "" if value else "wilde niet"} for role, value in family.marks[Moment.CANVAS]],
        "costs": costs, "fundings": fundings if asked else [], "parties": [], "articles": [],
        "totals": totals(1), "low_totals": totals(0), "high_totals": totals(2),
        "fund_totals": [fund_total] if asked else [],
    }  # fmt: skip
