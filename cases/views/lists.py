"""Leefgebieden, regelingen and thema's, kept by the functioneel beheerder."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_http_methods

from maatwerk.audit.acting import attempt
from maatwerk.people.permissions import check_can_administer

from .. import services
from ..forms.lists import AddEntryForm, EntryForm
from ..models import LifeDomain, Scheme, Theme
from .respond import respond

LISTS = {
    "leefgebieden": (LifeDomain, "Leefgebieden", "Waarop een gezin kan vastlopen; twee zijn nodig bij de aanmelding."),
    "regelingen": (Scheme, "Regelingen", "Wetten, verordeningen en beleid die betalen of in de weg staan."),
    "themas": (Theme, "Thema's", "Waaronder leerpunten worden verzameld."),
}


@require_GET
def lists(request):
    """The lists that there are."""
    check_can_administer(request.user)
    rows = [(key, label, note, model.objects.in_use().count()) for key, (model, label, note) in LISTS.items()]
    return respond(request, "cases/lists.html", {"rows": rows})


def _get_list(request, kind):
    check_can_administer(request.user)
    if kind not in LISTS:
        raise Http404
    return LISTS[kind]


@require_http_methods(["GET", "POST"])
def one_list(request, kind):
    """One list, and a form to add a name."""
    model, label, note = _get_list(request, kind)
    form, act = AddEntryForm(request.POST or None), None
    if form.is_valid():
        with attempt(request, "list.add", request.user, form=form) as act:
            services.add_to_list(model, name=form.cleaned_data["name"], by=request.user)
        if act.done:
            messages.success(request, f"'{form.cleaned_data['name']}' staat in de lijst.")
            return redirect("cases:list_entries", kind)
    context = {"kind": kind, "label": label, "note": note, "entries": model.objects.all(), "form": form}
    return respond(request, "cases/list_entries.html", context, act)


@require_http_methods(["GET", "POST"])
def entry(request, kind, pk):
    """Rename one name of a list, or switch it off."""
    model, label, _ = _get_list(request, kind)
    subject = get_object_or_404(model, pk=pk)
    form, act = EntryForm(request.POST or None, initial={"name": subject.name, "in_use": subject.in_use}), None
    if form.is_valid():
        with attempt(request, "list.change", subject, form=form) as act:
            services.change_list_entry(subject, **form.cleaned_data, by=request.user)
        if act.done:
            messages.success(request, "Opgeslagen.")
            return redirect("cases:list_entries", kind)
    return respond(
        request, "cases/list_entry.html", {"kind": kind, "label": label, "entry": subject, "form": form}, act
    )
