"""Mijn werk of the budgetbeheerder: room per fonds, verplichtingen to pay, and conditions to look at again."""

from datetime import timedelta

from django.urls import reverse

from budgets.enums import Kind
from budgets.models import BudgetYear, Mutation
from budgets.sums import bar, year_sums
from canvas.models import FundingLine
from maatwerk.lib import clock
from maatwerk.lib.dates import format_day, format_long
from maatwerk.lib.euro import format_euro_cents

from .work import REVIEW_AHEAD, Part, Row


def of_budget_keeper(user):
    """Verplichtingen to pay, and payments whose condition must be looked at again."""
    rows = Mutation.objects.with_open_amount().filter(open_amount__gt=0)
    commitments = list(rows.select_related("case", "budget_year__fund").order_by("on", "pk"))
    running = {(row.case_id, row.budget_year.fund_id) for row in commitments}
    return [
        Part.of(
            "voorwaarden",
            "Voorwaarden om opnieuw te bekijken",
            [*_stopped_rows(running), *_condition_rows(running)],
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


def _stopped_rows(running):
    """Payments that stop while something is still verplicht, until a vrijval is booked after that was found."""
    lines = FundingLine.objects.ended().filter(canvas__case__in={case for case, _ in running})
    released = Mutation.objects.filter(kind=Kind.RELEASE, case__in={case for case, _ in running})
    newest = {(row.case_id, row.budget_year.fund_id): row.booked_at for row in _oldest_first(released)}
    for line in lines.select_related("fund", "canvas__case").order_by("pk"):
        key = (line.canvas.case_id, line.fund_id)
        if key not in running or (key in newest and newest[key] >= line.last_review_at):
            continue
        number = line.canvas.case.number
        yield Row(
            f"Casus {number}",
            reverse("budgets:case_money", args=[number]),
            f"{line.fund}: de betaling stopt. Laat vrijvallen wat niet meer nodig is.",
            "gestopt",
            "warn",
            (f"Casus {number}: een betaling stopt.", "Laten vrijvallen"),
        )


def _oldest_first(rows):
    return rows.select_related("budget_year").order_by("booked_at")


def _condition_rows(running):
    """Case, fund, amount and day; what the condition is, is canvas text and not for the budgetbeheerder.

    `running` holds (case, fund) of verplichtingen on which there is still something to pay.
    """
    lines = FundingLine.objects.to_review(until=clock.today() + timedelta(days=REVIEW_AHEAD))
    lines = lines.filter(canvas__case__in={case for case, _ in running})
    for line in lines.select_related("fund", "canvas__case"):
        if (line.canvas.case_id, line.fund_id) not in running:
            continue
        late = line.due_on < clock.today()
        number = line.canvas.case.number
        yield Row(
            f"Casus {number}",
            reverse("budgets:case_money", args=[number]),
            f"{line.fund}: {format_euro_cents(line.amount)} {line.get_frequency_display()}, zolang de voorwaarde geldt",
            format_day(line.due_on),
            "warn" if late else "",
            (f"Casus {number}: vraag na of de voorwaarde nog geldt.", "Betalingen bekijken") if late else (),
        )


def fund_lines():
    """[(BudgetYear, YearSums, segments)] of this year: the room per fonds."""
    years = list(BudgetYear.objects.filter(year=clock.today().year).select_related("fund").order_by("fund_id"))
    sums = year_sums(clock.today(), years)
    return [(year, sums[year.pk], bar(sums[year.pk])) for year in years]
