"""Offering the canvas to the spar-tafel, circulating it, and reading what was circulated."""

import textwrap

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET, require_http_methods

from cases.getters import get_case
from maatwerk.audit.acting import attempt
from maatwerk.lib.refusals import sentence_of

from .. import services
from ..getters import canvas_of, get_canvas, get_own_canvas
from ..hints import open_hints
from ..item_plan import questions_of
from ..models import CanvasVersion
from ..permissions import check_can_circulate, check_can_offer
from ..readiness import newest_version, offer_points, points
from ..sheet import frozen_lines, sheet_of_version, with_questions
from ..versions import frozen_parties, since_previous, with_summaries


@require_http_methods(["GET", "POST"])
def offer(request, number):
    """Tell the voorzitter that the canvas is ready for the spar-tafel."""
    canvas = get_own_canvas(request, number)
    act = None
    if request.method == "POST" and not canvas.offered_at:
        with attempt(request, "canvas.offer", canvas, case=canvas.case) as act:
            services.offer_for_spar(canvas, by=request.user)
        if act.done:
            messages.success(request, "De casus is aangemeld. De voorzitter zet haar op de agenda.")
    if request.method == "POST" and not (act and act.sentence):
        return redirect("canvas:detail", number)
    return _confirm(request, "canvas/offer.html", canvas, check_can_offer, act)


@require_http_methods(["GET", "POST"])
def circulate(request, number):
    """Freeze the canvas and send it round; the same canvas twice gives one version."""
    canvas = get_own_canvas(request, number)
    act = None
    if request.method == "POST":
        with attempt(request, "canvas.circulate", canvas, case=canvas.case) as act:
            version = services.circulate(canvas, by=request.user)
        if act.done:
            messages.success(request, f"Versie {version.number} is rondgestuurd.")
            return redirect("canvas:version", number, version.number)
    return _confirm(request, "canvas/circulate.html", canvas, check_can_circulate, act, hints=open_hints(canvas))


def _confirm(request, template, canvas, check, act, **more):
    offering = check is check_can_offer
    missing, warnings = (offer_points(canvas), []) if offering else points(canvas)
    newest = newest_version(canvas)
    context = {
        "case": canvas.case,
        "canvas": canvas,
        "missing": missing,
        "warnings": warnings,
        "needed_for": "Nodig om aan te melden" if offering else "Nodig om rond te sturen",
        "newest": newest,
        "unchanged": bool(newest) and newest.revision == canvas.revision,
        "closed": sentence_of(check, request.user, canvas),
        **more,
    }
    return TemplateResponse(request, template, context, status=409 if act and act.sentence else 200)


@require_GET
def version_list(request, number):
    """What was circulated, newest first, with its akkoorden."""
    canvas = get_canvas(request, number)
    versions = with_summaries(CanvasVersion.objects.filter(canvas=canvas).for_list())
    changed = bool(versions) and versions[0].revision != canvas.revision
    is_member = canvas.case.is_member(request.user)
    context = {"case": canvas.case, "versions": versions, "changed": changed, "is_member": is_member}
    return TemplateResponse(request, "canvas/versions.html", context)


@require_GET
def version(request, number, version_number):
    """One frozen version: its sheet, costs and bekostiging, who wrote it and who gave akkoord on it."""
    case = get_case(request, number, viewed="canvas.viewed", version=version_number)
    frozen = get_object_or_404(CanvasVersion.objects.for_page(), canvas__case=case, number=version_number)
    canvas = canvas_of(case)
    context = {
        "case": case,
        "canvas": canvas,
        "version": frozen,
        "sheet": with_questions(sheet_of_version(frozen), questions_of(canvas.pk)),
        "hash_parts": textwrap.wrap(frozen.hash, 8),
        "is_current": frozen.revision == canvas.revision,
        "since_previous": since_previous(frozen),
        "parties": frozen_parties(frozen),
        **frozen_lines(frozen),
    }
    return TemplateResponse(request, "canvas/version.html", context)
