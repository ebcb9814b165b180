"""Using the kostenkaart: which prices hold on a day, and what a cost line takes over of one.

A line keeps copies of what it took over, so that a later price never changes an old kosten-batenanalyse.
"""

from datetime import date, timedelta
from decimal import Decimal

from maatwerk.lib.dates import format_num
from maatwerk.lib.euro import format_euro_cents
from maatwerk.lib.refusals import RuleBroken

from .models import Price

# Euro per unit.
HIGHEST_PRICE = Decimal("9999999.99")
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
ONE_DAY = timedelta(days=1)


def prices_on(day):
    """QuerySet of the Prices (euro per unit, each with its `.item`) that a cost line may use on that day.

    By regeling, then by name.
    """
    return Price.objects.to_choose_on(day)


def price_to_use(pk, day):
    """The price with this number as it came from a form or from `?prijs=`, or None when it can't be used that day."""
    text = str(pk or "")
    return prices_on(day).filter(pk=text).first() if text.isdecimal() and len(text) < 19 else None


def line_values(price):
    """What a cost line takes over of a price, by the names of its fields; `rate` is in euro per `rate_unit`."""
    item = price.item
    return {
        "price": price,
        "description": item.name,
        "rate": price.amount,
        "rate_unit": item.get_unit_display(),
        "frequency": price.usual_frequency,
        "scheme": item.scheme,
        "payer": item.payer,
        "source": price.source_on_line,
        "is_residence": item.is_residence,
    }


def price_before(prices, valid_from, valid_until):
    """The one of these prices of one item that ends the day before a new price begins, or None.

    Raises RuleBroken when the new price would run into a price that begins on the same day or later.
    """
    for price in prices:
        amount = format_euro_cents(price.amount)
        if price.valid_from == valid_from:
            raise RuleBroken(
                f"Vanaf {format_num(valid_from)} staat al een prijs: {amount}. "
                "Laat de nieuwe prijs op een andere dag beginnen."
            )
        if price.valid_from > valid_from and (valid_until is None or valid_until >= price.valid_from):
            raise RuleBroken(
                f"Vanaf {format_num(price.valid_from)} geldt al een prijs: {amount}. "
                f"Laat deze prijs uiterlijk op {format_num(price.valid_from - ONE_DAY)} eindigen."
            )
    running = (
        price
        for price in prices
        if price.valid_from < valid_from and (price.valid_until is None or price.valid_until >= valid_from)
    )
    return next(running, None)
