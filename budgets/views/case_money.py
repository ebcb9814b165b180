"""The tab Geld of a case: what the tafel agreed, beside what was verplicht, betaald and vrijgevallen.

The budgetbeheerder gets the same table without the case around it and without a word of the plan: case number and
amounts only (rules.md, Who).
"""

from decimal import Decimal

from django.db.models import Sum
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse

from cases.getters import get_case
from cases.models import Case
from cases.services import record_viewing
from maatwerk.lib.refusals import sentence_of

from ..access import agreed_lines
from ..enums import Kind
from ..models import Mutation
from ..permissions import check_can_book

VIEWED = "case.viewed"


def case_money(request, number):
    """Agreed against booked, for who may read the case and for the budgetbeheerder."""
    keeper = not sentence_of(check_can_book, request.user)
    if keeper and not Case.objects.visible_to(request.user).filter(number=number).exists():
        return _for_keeper(request, number)
    case = get_case(request, number, viewed=VIEWED)
    lines = [line for ask in agreed_lines for line in ask(case)]
    context = {
        "case": case,
        "lines": lines,
        "agreed_total": sum((line.amount for line in lines), Decimal(0)),
        "keeper": keeper,
        **_booked(case),
    }
    return TemplateResponse(request, "budgets/case_money.html", context)


def _for_keeper(request, number):
    """Only cases with rows in the ledger: the budgetbeheerder learns no other numbers."""
    case = get_object_or_404(Case.objects.filter(mutations__isnull=False).distinct(), number=number)
    record_viewing(case, by=request.user, what=VIEWED)
    # The words of a condition are canvas text: of a condition the budgetbeheerder learns fund, amount and days.
    conditions = [line for ask in agreed_lines for line in ask(case) if line.fund and line.until]
    context = {"case_number": case.number, "keeper": True, "conditions": conditions, **_booked(case)}
    return TemplateResponse(request, "budgets/case_money_keeper.html", context)


def _booked(case):
    """Per verplichting what became of it, and the totals, in euro."""
    commitments = list(
        Mutation.objects.filter(case=case).with_open_amount().select_related("budget_year__fund").order_by("pk")
    )
    totals = _uses([row.pk for row in commitments])
    rows = [
        {
            "commitment": row,
            "paid": totals.get((row.pk, Kind.REALISATION), Decimal(0)),
            "released": -totals.get((row.pk, Kind.RELEASE), Decimal(0)),
        }
        for row in commitments
    ]
    return {
        "rows": rows,
        "total": {
            "committed": sum((row["commitment"].amount for row in rows), Decimal(0)),
            "paid": sum((row["paid"] for row in rows), Decimal(0)),
            "released": sum((row["released"] for row in rows), Decimal(0)),
            "open": sum((row["commitment"].open_amount for row in rows), Decimal(0)),
        },
        "payments": list(
            Mutation.objects.filter(case=case).exclude(kind=Kind.COMMITMENT).for_list().order_by("-on", "-pk")
        ),
    }


def _uses(commitments):
    """{(verplichting, realisatie or vrijval): euro}; a correctie is taken off what it reverses."""
    rows = (
        Mutation.objects.filter(commitment__in=commitments)
        .with_effect()
        .order_by()
        .values("commitment_id", "effect")
        .annotate(total=Sum("amount"))
    )
    return {(row["commitment_id"], row["effect"]): row["total"] for row in rows}
