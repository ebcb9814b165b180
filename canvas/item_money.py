"""What a plan on the table asks of the fondsen, and what an akkoord booked there."""

from dataclasses import dataclass
from decimal import Decimal

from budgets.models import BudgetYear, Mutation
from maatwerk.lib import clock


@dataclass(frozen=True)
class FundRow:
    """What a version asks of one fonds, beside what is free in it today (euro). `year` is None without a budget."""

    fund: object
    asked: Decimal
    year: object

    @property
    def fits(self):
        return self.year is not None and self.asked <= self.year.available


def funds_of(version):
    """A FundRow per fonds that the version asks money of; [] without a version."""
    fundings = list(version.fundings.select_related("fund")) if version else []
    years = BudgetYear.objects.filter(fund__in=[row.fund_id for row in fundings], year=clock.today().year)
    known = {year.fund_id: year for year in years.for_list()}
    return [FundRow(row.fund, row.amount, known.get(row.fund_id)) for row in fundings]


def no_room(row):
    """Why a fonds can't carry this plan."""
    from budgets.services import not_enough

    if row.year is None:
        return f"{row.fund} heeft in {clock.today().year} geen budget. Vraag de budgetbeheerder."
    return not_enough(row.year, row.asked)


def commitments_of(decision):
    """The verplichtingen that this akkoord booked, each with what is still open (euro)."""
    rows = Mutation.objects.with_open_amount().filter(key__startswith=f"akkoord:{decision.version_id}:")
    return list(rows.select_related("budget_year__fund").order_by("pk"))
