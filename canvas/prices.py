"""Using the kostenkaart: which prices hold on a day, and what a cost line takes over of one.

A line keeps copies of what it took over, so that a later price never changes an old kosten-batenanalyse.
"""

from .models import Price


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
