"""Who took what along as a file is written down, like who opened a case (house style 13)."""

from django.db import transaction

from maatwerk.audit.services import record


@transaction.atomic
def log_prices_export(*, by, form):
    """Note that `by` took the kostenkaart along (`form`: csv or xlsx)."""
    return record("prices.exported", by, by=by, form=form)


@transaction.atomic
def log_costs_export(canvas, *, by, version=None):
    """Note that `by` took the costs of this canvas along, as they are now or of a frozen version."""
    number = {"version": version.number} if version else {}
    return record("costs.exported", canvas, by=by, case=canvas.case, **number)
