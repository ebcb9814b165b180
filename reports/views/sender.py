"""Who sends the letters: the municipality, and who signs in which term."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from maatwerk.lib.refusals import sentence_of

from .. import services
from ..forms import SenderForm, SignatoryForm
from ..models import Municipality, Signatory
from ..permissions import check_can_see_figures, check_can_set_sender


@require_http_methods(["GET", "POST"])
def sender(request):
    """The head of every letter, and the people who sign."""
    check_can_set_sender(request.user)
    form = SenderForm(request.POST or None, instance=Municipality.objects.first())
    if request.method == "POST" and form.is_valid():
        services.save_sender(form.save(commit=False), by=request.user)
        messages.success(request, "De afzender is opgeslagen.")
        return redirect("reports:sender")
    context = {
        "form": form,
        "signatories": Signatory.objects.all(),
        "sees_reports": not sentence_of(check_can_see_figures, request.user),
    }
    return TemplateResponse(request, "reports/sender.html", context)


@require_http_methods(["GET", "POST"])
def signatory(request, pk=None):
    """Add who signs, or change office and term."""
    check_can_set_sender(request.user)
    found = get_object_or_404(Signatory, pk=pk) if pk else None
    form = SignatoryForm(request.POST or None, instance=found, back="/rapporten/afzender/")
    if request.method == "POST" and form.is_valid():
        services.save_sender(form.save(commit=False), by=request.user)
        messages.success(request, "De ondertekenaar is opgeslagen.")
        return redirect("reports:sender")
    return TemplateResponse(request, "reports/signatory.html", {"form": form, "signatory": found})
