"""The kostenkaart: read by who writes canvases, kept by the functioneel beheerder."""

from itertools import groupby

from django.views.decorators.http import require_GET

from cases.views.respond import respond
from maatwerk.lib import clock
from maatwerk.lib.refusals import sentence_of
from maatwerk.people.permissions import check_can_administer

from ..forms.prices import PriceFilter
from ..models import PriceItem
from ..permissions import check_can_see_prices


@require_GET
def prices(request):
    """What things cost today: per regeling or on alphabet, with a search box."""
    check_can_see_prices(request.user)
    form = PriceFilter(request.GET)
    items = list(form.narrow(PriceItem.objects.with_price_on(clock.today())))
    context = {
        "form": form,
        "groups": [("", items)] if form.by_name else _per_scheme(items),
        "count": len(items),
        "may_keep": not sentence_of(check_can_administer, request.user),
    }
    return respond(request, "canvas/prices/prices.html", context)


def _per_scheme(items):
    """(regeling, items) by name; what has no regeling comes last."""

    def scheme(item):
        return item.scheme.name if item.scheme else ""

    ordered = sorted(items, key=lambda item: (not scheme(item), scheme(item).casefold()))
    return [(name or "Zonder regeling", list(group)) for name, group in groupby(ordered, key=scheme)]
