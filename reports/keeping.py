"""Mijn werk of the budgetbeheerder: room per fonds, verplichtingen to pay, and conditions to look at again."""

from datetime import timedelta

from django.urls import reverse

from budgets.models import BudgetYear, Mutation
from budgets.sums import bar, year_sums
from canvas.models import FundingLine
from maatwerk.lib import clock
from maatwerk.lib.dates import format_day, format_long
from maatwerk.lib.euro import format_euro_cents

from .work import Part, Row

REVIEW_AHEAD = 30  # days before its day that a condition is announced


def of_budget_keeper(user):
    """Verplichtingen to pay, and payments whose condition must be looked at again."""
    rows = Mutation.objects.with_open_amount().filter(open_amount__gt=0)
    commitments = list(rows.select_related("case", "budget_year__fund").order_by("on", "pk"))
    running = {(row.case_id, row.budget_year.fund_id) for row in commitments}
    return [
        Part.of(
            "voorwaarden",
            "Voorwaarden om opnieuw te bekijken",
            _condition_rows(running),
            "Er is niets om te bekijken.",
        ),
        Part.of(
            "verplichtingen",
            "Open verplichtingen",
            map(_commitment_row, commitments),
            "Er staan geen verplichtingen open.",
        ),
    ]


def _commitment_row(row):
    year = row.budget_year
    return Row(
        f"Casus {row.case.number}" if row.case else row.description,
        reverse("budgets:pay_commitment", args=[year.fund.slug, year.year, row.pk]),
        f"{year}, sinds {format_long(row.on)}",
        format_euro_cents(row.open_amount),
    )


def _condition_rows(running):
    """Case, fund, amount and day; what the condition is, is canvas text and not for the budgetbeheerder.

    `running` holds (case, fund) of verplichtingen on which there is still something to pay.
    """
    lines = (
        FundingLine.objects.current()
        .exclude(until_condition="")
        .filter(
            review_on__lte=clock.today() + timedelta(days=REVIEW_AHEAD),
            canvas__case__in={case for case, _ in running},
        )
    )
    for line in lines.select_related("fund", "canvas__case").order_by("review_on", "pk"):
        if (line.canvas.case_id, line.fund_id) not in running:
            continue
        late = line.review_on < clock.today()
        number = line.canvas.case.number
        yield Row(
            f"Casus {number}",
            reverse("budgets:case_money", args=[number]),
            f"{line.fund}: {format_euro_cents(line.amount)} {line.get_frequency_display()}, zolang de voorwaarde geldt",
            format_day(line.review_on),
            "warn" if late else "",
            (f"Casus {number}: vraag na of de voorwaarde nog geldt.", "Betalingen bekijken") if late else (),
        )


def fund_lines():
    """[(BudgetYear, YearSums, segments)] of this year: the room per fonds."""
    years = list(BudgetYear.objects.filter(year=clock.today().year).select_related("fund").order_by("fund_id"))
    sums = year_sums(clock.today(), years)
    return [(year, sums[year.pk], bar(sums[year.pk])) for year in years]
