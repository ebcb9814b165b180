"""What money still keeps a case from closing (asked by cases through its registry)."""

from decimal import Decimal

from maatwerk.lib.euro import format_euro_cents

from .models import Mutation


def open_commitments(case):
    """Sentences for verplichtingen of this case that are neither paid nor released."""
    total = sum((row.open_amount for row in Mutation.objects.filter(case=case).with_open_amount()), start=Decimal(0))
    if total <= 0:
        return []
    return [
        f"Er staat nog {format_euro_cents(total)} aan verplichtingen open. "
        "Vraag de budgetbeheerder om te betalen of te laten vrijvallen."
    ]
