"""Hints on personal data: in the box while typing, and on a page with all that are open in the canvas."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from maatwerk.audit.acting import attempt
from maatwerk.lib.refusals import sentence_of

from .. import services
from ..enums import HintKind
from ..forms.boxes import MAX_TEXT
from ..forms.hints import HintTextForm, NoBsnForm, RulingForm
from ..getters import get_own_canvas
from ..hints import open_findings, open_hints
from ..permissions import check_can_edit


@require_POST
def box_hints(request, number, kind):
    """What may be personal data in the text that is being typed. Nothing is stored, nothing is logged."""
    canvas = get_own_canvas(request, number)
    get_object_or_404(canvas.boxes, kind=kind)
    form = HintTextForm(request.POST)
    text = form.cleaned_data["text"][:MAX_TEXT] if form.is_valid() else ""
    return JsonResponse({"hints": [_for_script(text, finding) for finding in open_findings(canvas, text)]})


def _for_script(text, finding):
    start, end = finding.replaces
    return {"kind": finding.kind, "text": finding.text, "swap": text[start:end], "options": finding.options}


@require_http_methods(["GET", "POST"])
def rulings(request, number):
    """All open hints of this canvas, and saying of one that it is no personal data."""
    canvas = get_own_canvas(request, number)
    if request.method == "GET":
        return _page(request, canvas, NoBsnForm())
    form = RulingForm(request.POST)
    if not form.is_valid() or not form.fragments():
        return _page(request, canvas, _checked(NoBsnForm(request.POST)), status=422)
    with attempt(request, "hint.rule", canvas, case=canvas.case) as act:
        for fragment in form.fragments():
            services.rule_no_personal_data(canvas, form.cleaned_data["kind"], fragment, by=request.user)
    return _ruled(request, number, form.cleaned_data, act)


def _ruled(request, number, posted, act):
    """Back to where the question was: the script asks for no page, a form of a box is sent on to be saved."""
    if request.headers.get("X-Hints") == "script":
        return HttpResponse(status=204 if act.done else act.status)
    if act.done and posted["box"]:
        return HttpResponseRedirect(reverse("canvas:box", args=[number, posted["box"]]), status=307)
    if act.done:
        label = HintKind(posted["kind"]).label
        messages.success(request, f"Vastgelegd: dit is geen {label}. De tekst zelf staat niet in het logboek.")
    return redirect("canvas:circulate" if request.GET.get("terug") == "rondsturen" else "canvas:rule_hint", number)


def _checked(form):
    form.is_valid()
    return form


def _page(request, canvas, form, status=200):
    context = {
        "case": canvas.case,
        "canvas": canvas,
        "hints": open_hints(canvas),
        "form": form,
        "closed": sentence_of(check_can_edit, request.user, canvas),
    }
    return TemplateResponse(request, "canvas/hints.html", context, status=status)
