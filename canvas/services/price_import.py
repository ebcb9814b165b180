"""Reading a whole kostenkaart in: exactly what was shown beforehand, all or nothing."""

from django.db import transaction

from maatwerk.audit.services import record
from maatwerk.lib.refusals import RuleBroken
from maatwerk.people.permissions import check_can_administer

from ..models import PriceItem
from ..spreadsheets.price_plan import make_plan
from ..spreadsheets.price_rows import read_rows
from .prices import add_price_item, change_price_item, end_price, set_price


@transaction.atomic
def import_prices(table, *, seen, by):
    """Carry out what this table (spreadsheets.reading.read_table) changes; returns the Plan that was carried out.

    `seen` is the fingerprint of the plan that was shown. Raises RuleBroken when the kostenkaart changed in between, so
    that nothing happens that nobody saw.
    """
    check_can_administer(by)
    # Whoever keeps the kostenkaart at the same moment waits; the plan is made of what stands there then.
    list(PriceItem.objects.select_for_update(no_key=True).order_by("pk").values_list("pk"))
    plan = make_plan(*read_rows(table))
    if plan.problems or plan.fingerprint != seen:
        raise RuleBroken("De kostenkaart is intussen gewijzigd. Hieronder staat wat het bestand nu zou veranderen.")
    if not plan.changes:
        return plan
    for item in plan.items:
        _carry_out(item, by)
    record("prices.imported", by, by=by, items=len(plan.new_items), prices=len(plan.new_prices), ends=len(plan.ends))
    return plan


def _carry_out(plan, by):
    item = plan.item
    if item is None:
        item = add_price_item(name=plan.name, unit=plan.unit, **plan.values, price=None, by=by)
    elif plan.changed:
        change_price_item(item, **plan.changed, by=by)
    for price, day in plan.ends:
        end_price(price, valid_until=day, by=by)
    for span in plan.prices:
        set_price(
            item,
            amount=span.amount,
            source=span.row.source,
            fictitious=bool(span.row.fictitious),
            valid_from=span.valid_from,
            valid_until=span.row.valid_until,
            by=by,
        )
