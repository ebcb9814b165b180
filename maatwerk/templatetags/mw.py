"""Template filters of the whole app: `{% load mw %}`. An empty value gives an empty text."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django import template

from maatwerk.lib import dates
from maatwerk.lib import euro as euros
from maatwerk.lib.text import blocks_html

register = template.Library()


def _unless_empty(write: Callable[[Any], str]) -> Callable[[Any], str]:
    def filter_function(value: Any) -> str:
        return "" if value in (None, "") else write(value)

    filter_function.__doc__ = write.__doc__
    return filter_function


def format_mark(value: Decimal | float | int) -> str:
    """A mark from 1 to 10: `7,5`, and `8` without a needless `,0`. More digits than one are rounded half up."""
    rounded = Decimal(str(value)).quantize(Decimal("0.1"), "ROUND_HALF_UP")
    return f"{rounded:f}".removesuffix(".0").replace(".", ",")


register.filter("euro", _unless_empty(euros.format_euro))
register.filter("euro_cents", _unless_empty(euros.format_euro_cents))
register.filter("date_long", _unless_empty(dates.format_long))
register.filter("date_day", _unless_empty(dates.format_day))
register.filter("moment", _unless_empty(dates.format_moment))
register.filter("date_num", _unless_empty(dates.format_num))
register.filter("ago", _unless_empty(dates.format_ago))
register.filter("mark", _unless_empty(format_mark))
register.filter("blocks", _unless_empty(blocks_html))
