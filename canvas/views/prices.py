"""The kostenkaart: read by who writes canvases, kept by the functioneel beheerder."""

from itertools import groupby

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_http_methods

from cases.views.respond import respond
from maatwerk.audit.acting import attempt
from maatwerk.lib import clock
from maatwerk.lib.once import already_done, mark_done
from maatwerk.lib.refusals import sentence_of
from maatwerk.people.permissions import check_can_administer

from .. import services
from ..forms.prices import EndPriceForm, ItemForm, NewItemForm, PriceFilter, PriceForm
from ..models import Price, PriceItem
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


@require_http_methods(["GET", "POST"])
def new_item(request):
    """Put something new on the kostenkaart, with its first price."""
    check_can_administer(request.user)
    form, act = NewItemForm(request.POST or None, initial={"valid_from": clock.today()}), None
    if already_done(request, form):
        return redirect("canvas:prices")
    if form.is_valid():
        with attempt(request, "price_item.add", request.user, form=form) as act:
            item = services.add_price_item(**form.item, price=form.price, by=request.user)
        if act.done:
            mark_done(request, form)
            messages.success(request, f"'{item.name}' staat op de kostenkaart.")
            return redirect("canvas:price_item", item.pk)
    return respond(request, "canvas/prices/new_item.html", {"form": form}, act)


@require_http_methods(["GET", "POST"])
def item(request, pk):
    """The prices of one item through the years; for the functioneel beheerder the form for a next one."""
    check_can_see_prices(request.user)
    subject = get_object_or_404(PriceItem.objects.select_related("scheme"), pk=pk)
    if request.method == "POST":
        check_can_administer(request.user)
    form, act = PriceForm(request.POST or None, initial={"valid_from": clock.today()}), None
    if already_done(request, form):
        return redirect("canvas:price_item", pk)
    if form.is_valid():
        with attempt(request, "price.add", subject, form=form) as act:
            services.set_price(subject, **form.price, by=request.user)
        if act.done:
            mark_done(request, form)
            messages.success(request, "De nieuwe prijs staat erbij.")
            return redirect("canvas:price_item", pk)
    context = {
        "item": subject,
        "prices": subject.prices.order_by("-valid_from"),
        "today": clock.today(),
        "form": form,
        "may_keep": not sentence_of(check_can_administer, request.user),
    }
    return respond(request, "canvas/prices/item.html", context, act)


@require_http_methods(["GET", "POST"])
def change_item(request, pk):
    """Change the name or the use of an item, or switch it off."""
    check_can_administer(request.user)
    subject = get_object_or_404(PriceItem, pk=pk)
    now = {name: getattr(subject, name) for name in ItemForm.base_fields}
    form, act = ItemForm(request.POST or None, initial=now), None
    if form.is_valid():
        with attempt(request, "price_item.change", subject, form=form) as act:
            services.change_price_item(subject, **form.cleaned_data, by=request.user)
        if act.done:
            messages.success(request, "Opgeslagen.")
            return redirect("canvas:price_item", pk)
    return respond(request, "canvas/prices/change_item.html", {"item": subject, "form": form}, act)


@require_http_methods(["GET", "POST"])
def end_price(request, pk):
    """Say what the last day of a price is."""
    check_can_administer(request.user)
    price = get_object_or_404(Price.objects.select_related("item"), pk=pk)
    form, act = EndPriceForm(request.POST or None, initial={"valid_until": price.valid_until or clock.today()}), None
    if form.is_valid():
        with attempt(request, "price.end", price, form=form) as act:
            services.end_price(price, valid_until=form.cleaned_data["valid_until"], by=request.user)
        if act.done:
            messages.success(request, "De laatste dag van deze prijs is vastgelegd.")
            return redirect("canvas:price_item", price.item_id)
    return respond(request, "canvas/prices/end_price.html", {"price": price, "form": form}, act)
