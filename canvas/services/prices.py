"""Keeping the kostenkaart. A price never changes: a new one follows it, and closes it the day before (migration 0008).

So an old kosten-batenanalyse can always be traced to the price that it took over.
"""

from django.db import IntegrityError, transaction

from maatwerk.audit.services import record
from maatwerk.lib.dates import format_num
from maatwerk.lib.refusals import RuleBroken, database_sentence
from maatwerk.people.permissions import check_can_administer

from ..models import Price, PriceItem
from ..prices import ONE_DAY, price_before
from .editing import check_no_bsn


def _lock_item(item):
    return PriceItem.objects.select_for_update(no_key=True).get(pk=item.pk)


def _save(thing, **kwargs):
    """Save, and say in Dutch which rule of the database was broken."""
    try:
        with transaction.atomic():
            thing.save(**kwargs)
    except IntegrityError as error:
        raise RuleBroken(database_sentence(error)) from error
    return thing


@transaction.atomic
def add_price_item(*, name, unit, price, by, scheme=None, payer="", is_residence=False, in_use=True):
    """Put something new on the kostenkaart with its first price (`price`: the fields of set_price); returns the item.

    Raises RuleBroken when this name with this unit is there already.
    """
    check_can_administer(by)
    check_no_bsn(name, payer)
    item = PriceItem(name=name, unit=unit, scheme=scheme, payer=payer, is_residence=is_residence, in_use=in_use)
    _save(item)
    record("price_item.added", item, by=by, name=name, unit=unit)
    if price:
        set_price(item, **price, by=by)
    return item


@transaction.atomic
def change_price_item(item, *, by, **fields):
    """Change the name, regeling, payer or use of an item; off means that no new line can choose it."""
    check_can_administer(by)
    item = _lock_item(item)
    changed = [name for name, value in fields.items() if getattr(item, name) != value]
    if not changed:
        return item
    for name in changed:
        setattr(item, name, fields[name])
    check_no_bsn(item.name, item.payer)
    _save(item, update_fields=changed)
    record("price_item.changed", item, by=by, fields=sorted(changed))
    return item


@transaction.atomic
def set_price(item, *, amount, source, valid_from, by, valid_until=None, fictitious=False):
    """Add a price (euro per unit of the item) from a day on; the price that ran then ends the day before.

    Raises RuleBroken when it would run into a price that begins on the same day or later.
    """
    check_can_administer(by)
    check_no_bsn(source)
    item = _lock_item(item)
    before = price_before(list(item.prices.all()), valid_from, valid_until)
    if before:
        _end(before, valid_from - ONE_DAY, by=by)
    price = Price(
        item=item, amount=amount, source=source, fictitious=fictitious, valid_from=valid_from, valid_until=valid_until
    )
    _save(price)
    record("price.set", price, by=by, item=item.pk, amount=amount, valid_from=valid_from)
    return price


@transaction.atomic
def end_price(price, *, valid_until, by):
    """Say what the last day of a price is; a price that ended goes on no longer. Returns the price."""
    check_can_administer(by)
    _lock_item(price.item)
    price = Price.objects.get(pk=price.pk)
    if valid_until < price.valid_from:
        raise RuleBroken(f"Deze prijs begint op {format_num(price.valid_from)}; hij eindigt dan of later.")
    if price.valid_until and valid_until > price.valid_until:
        raise RuleBroken(
            f"Deze prijs is afgesloten op {format_num(price.valid_until)}. Leg een nieuwe prijs vast voor daarna."
        )
    return price if price.valid_until == valid_until else _end(price, valid_until, by=by)


def _end(price, day, *, by):
    price.valid_until = day
    _save(price, update_fields=["valid_until"])
    record("price.ended", price, by=by, item=price.item_id, valid_until=day)
    return price
