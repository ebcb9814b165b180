"""The kosten-batenanalyse as a line editor: a line is written where it stands, and the sums follow.

The same addresses answer a whole page, and to htmx the row with what changed elsewhere. What works on many lines at
once is in views/cost_tools.py.
"""

import json

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_http_methods, require_POST

from cases.views.respond import respond
from maatwerk.audit.acting import attempt
from maatwerk.lib.htmx import is_htmx
from maatwerk.lib.once import already_done, mark_done
from maatwerk.lib.refusals import sentence_of

from .. import services
from ..cost_page import key_of, known_scenario, line_editor, new_editor, page_context, sums_context
from ..enums import Scenario
from ..getters import get_canvas, get_canvas_to_edit, get_line, get_own_canvas
from ..models import CostLine
from ..permissions import check_can_edit, check_can_review_costs


@require_http_methods(["GET", "POST"])
def costs(request, number):
    """All lines by scenario with their sums; `?bij=` opens the editor of a scenario, `?klaar=` closes it (htmx)."""
    if request.method == "POST":
        return _add(request, get_own_canvas(request, number))
    scenario = known_scenario(request.GET.get("bij"))
    if is_htmx(request):
        return _open_or_close(request, get_own_canvas(request, number), scenario)
    canvas = get_canvas(request, number, viewed="canvas.viewed")
    price = request.GET.get("prijs", "")
    may_edit = scenario and not _is_closed(request, canvas)
    return _page(request, canvas, new_editor(canvas, scenario, price=price) if may_edit else None)


def _is_closed(request, canvas):
    return bool(sentence_of(check_can_edit, request.user, canvas))


def refreshed():
    """Lets htmx load the whole page again: it tells what came of it, or why nothing can be done any more."""
    return HttpResponse(headers={"HX-Refresh": "true"})


def _open_or_close(request, canvas, scenario):
    if _is_closed(request, canvas):
        return refreshed()
    if scenario:
        return part(request, canvas, editor=new_editor(canvas, scenario, focus=True))
    return part(request, canvas, opener=Scenario(known_scenario(request.GET.get("klaar"), Scenario.CURRENT)))


def _page(request, canvas, editor=None, act=None):
    return respond(request, "canvas/costs.html", page_context(request.user, canvas, editor), act)


def part(request, canvas, *, said="", status=200, lines=None, typing=False, **rows):
    """Rows for htmx, and with them everything on the page that follows from the lines. `said` is read out."""
    context = {**sums_context(request.user, canvas, lines, typing=typing), **rows, "oob": True, "can_edit": True}
    response = TemplateResponse(request, "canvas/cost_part.html", context, status=status)
    if said:
        response["HX-Trigger"] = json.dumps({"maatwerkSaid": said})
    patch_vary_headers(response, ["HX-Request"])
    return response


def refresh_review(canvas):
    """A changed line undoes the review of the costs (by trigger); the page must not show it any more."""
    canvas.refresh_from_db(fields=["kba_reviewed_at", "kba_reviewed_by"])


def _add(request, canvas):
    scenario = known_scenario(request.POST.get("scenario"), Scenario.CURRENT)
    editor, act = new_editor(canvas, scenario, request.POST), None
    if already_done(request, editor.form):
        return back_to_page(request, canvas, scenario)
    if editor.form.is_valid():
        with attempt(request, "cost_line.add", canvas, case=canvas.case, form=editor.form) as act:
            line = services.add_cost_line(canvas, **editor.form.line, by=request.user)
        if act.done:
            mark_done(request, editor.form)
            return _added(request, canvas, line)
    return _again(request, canvas, editor, act)


def _added(request, canvas, line):
    said = f"De regel staat bij {Scenario(line.scenario).label}."
    if is_htmx(request):
        refresh_review(canvas)
        fresh = new_editor(canvas, line.scenario, focus=True)
        return part(request, canvas, said=said, editor=fresh, added=[line])
    messages.success(request, said)
    return redirect(f"{reverse('canvas:costs', args=[canvas.case.number])}?bij={line.scenario}#nieuw-{line.scenario}")


def _again(request, canvas, editor, act):
    """The editor with what was typed and what is wrong with it."""
    if is_htmx(request):
        return part(request, canvas, editor=editor, status=act.status if act else 200)
    if editor.line:
        context = {"case": canvas.case, "canvas": canvas, "editor": editor}
        return respond(request, "canvas/cost_line.html", context, act)
    return _page(request, canvas, editor, act)


def back_to_page(request, canvas, scenario):
    """To the page, at this scenario."""
    url = reverse("canvas:costs", args=[canvas.case.number]) + f"#{scenario}"
    return refreshed() if is_htmx(request) else redirect(url)


@require_http_methods(["GET", "POST"])
def cost_line(request, number, pk):
    """Change one line, or take it out; `?lezen` closes its editor (htmx)."""
    canvas = get_own_canvas(request, number) if is_htmx(request) else get_canvas_to_edit(request, number)
    line = get_line(request, CostLine, canvas, pk)
    if request.method == "POST":
        return _remove(request, canvas, line) if request.POST.get("do") == "remove" else _change(request, canvas, line)
    if is_htmx(request) and _is_closed(request, canvas):
        return refreshed()
    if is_htmx(request) and "lezen" in request.GET:
        return part(request, canvas, row=line, focus_row=True)
    return _again(request, canvas, line_editor(canvas, line, focus=True), None)


def _change(request, canvas, line):
    editor, act = line_editor(canvas, line, request.POST), None
    if editor.form.is_valid():
        act, editor.newer = change(request, canvas, line, editor.form)
        if act.done:
            return _changed(request, canvas, CostLine.objects.select_related("scheme").get(pk=line.pk), line.scenario)
    return _again(request, canvas, editor, act)


def _changed(request, canvas, line, scenario):
    if is_htmx(request):
        refresh_review(canvas)
        line.canvas = canvas
        rows = {"row": line, "focus_row": True} if line.scenario == scenario else {"added": [line]}
        return part(request, canvas, said="De regel is gewijzigd.", **rows)
    messages.success(request, "De regel is gewijzigd.")
    return back_to_page(request, canvas, line.scenario)


def change(request, canvas, line, form):
    """Change a line of either kind; returns the attempt and, when someone was first, the newer line.

    The form then carries what stands there now as seen, so that saving again is a choice and not an accident.
    """
    newer = None
    with attempt(request, "line.change", line, case=canvas.case, form=form) as act:
        try:
            services.change_line(line, by=request.user, seen_at=form.cleaned_data["seen_at"], **form.line)
        except services.StaleLine as stale:
            newer = stale.line
            form.data = form.data.copy()
            form.data["seen_at"] = newer.edited_at.isoformat()
            raise
    return act, newer


def _remove(request, canvas, line):
    if not is_htmx(request):
        return remove(request, canvas, line, back=reverse("canvas:costs", args=[canvas.case.number]))
    editor = line_editor(canvas, line)
    with attempt(request, "line.remove", line, case=canvas.case, form=editor.form) as act:
        services.remove_line(line, by=request.user)
    if not act.done:
        return refreshed()
    refresh_review(canvas)
    return part(request, canvas, said="De regel is weggehaald.", gone=key_of(line, ""))


def remove(request, canvas, line, *, back):
    """Take a line of either kind out."""
    with attempt(request, "line.remove", line, case=canvas.case) as act:
        services.remove_line(line, by=request.user)
    if act.done:
        messages.success(request, "De regel is weggehaald.")
    return redirect(back)


@require_POST
def review(request, number):
    """A mandated maatwerkeindbaas who may read the case notes that the costs were looked over."""
    canvas = get_canvas(request, number)
    check_can_review_costs(request.user, canvas)
    with attempt(request, "costs.review", canvas, case=canvas.case) as act:
        services.review_costs(canvas, by=request.user)
    if act.done:
        messages.success(request, "Vastgelegd: de kosten zijn getoetst.")
    return redirect("canvas:costs", canvas.case.number)
