"""The lines of the kosten-batenanalyse: three scenarios, who pays and who saves, and who looked them over."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from cases.views.respond import respond
from maatwerk.audit.acting import attempt
from maatwerk.lib.once import already_done, mark_done
from maatwerk.lib.refusals import sentence_of

from .. import services
from ..enums import Scenario
from ..forms.lines import CostLineForm
from ..getters import get_canvas, get_canvas_to_edit, get_line, get_own_canvas
from ..models import CostLine
from ..permissions import check_can_edit, check_can_review_costs
from ..sums import cost_overview

SHARED = ("description", "amount", "frequency", "months", "scheme", "payer", "basis", "source")


@require_http_methods(["GET", "POST"])
def costs(request, number):
    """All lines by scenario, and the form for a next one; `?kopie=` starts it from another line."""
    if request.method == "POST":
        return _add(request, get_own_canvas(request, number))
    canvas = get_canvas(request, number, viewed="canvas.viewed")
    return _page(request, canvas, _new_form(canvas, initial=_start_values(request, canvas)))


def _start_values(request, canvas):
    """What the form starts with: the chosen scenario, and the values of the line that is copied."""
    wanted = request.GET.get("bij")
    values = {"scenario": wanted if wanted in Scenario else Scenario.CURRENT}
    copied = request.GET.get("kopie", "")
    line = canvas.cost_lines.current().filter(pk=copied).first() if copied.isdecimal() else None
    return {**values, **({name: getattr(line, name) for name in SHARED} if line else {})}


def _new_form(canvas, data=None, **kwargs):
    # Posted to the plain address: with #toevoegen in it the browser would skip the errors.
    here = reverse("canvas:costs", args=[canvas.case.number])
    return CostLineForm(data, button="Regel toevoegen", action=here, **kwargs)


def _add(request, canvas):
    form, act = _new_form(canvas, request.POST), None
    if already_done(request, form):
        return redirect("canvas:costs", canvas.case.number)
    if form.is_valid():
        with attempt(request, "cost_line.add", canvas, case=canvas.case, form=form) as act:
            services.add_cost_line(canvas, **form.line, by=request.user)
        if act.done:
            mark_done(request, form)
            messages.success(request, f"De regel staat bij {Scenario(form.line['scenario']).label}.")
            return redirect(_at(canvas, form.line["scenario"]))
    return _page(request, canvas, form, act)


def _at(canvas, scenario):
    return reverse("canvas:costs", args=[canvas.case.number]) + f"#{scenario}"


def _page(request, canvas, form, act=None):
    closed = sentence_of(check_can_edit, request.user, canvas)
    context = {
        "case": canvas.case,
        "canvas": canvas,
        "form": form,
        "can_edit": not closed,
        "closed": closed if canvas.case.is_member(request.user) else "",
        "review_closed": sentence_of(check_can_review_costs, request.user, canvas),
        **cost_overview(canvas),
    }
    return respond(request, "canvas/costs.html", context, act)


@require_http_methods(["GET", "POST"])
def cost_line(request, number, pk):
    """Change one line, or take it out."""
    canvas = get_canvas_to_edit(request, number)
    line = get_line(request, CostLine, canvas, pk)
    initial = {name: getattr(line, name) for name in (*SHARED, "scenario")}
    form, act, newer = _edit_form(canvas, request.POST or None, initial, line), None, None
    if request.method == "POST" and request.POST.get("do") == "remove":
        return remove(request, canvas, line, back=_at(canvas, line.scenario))
    if request.method == "POST" and form.is_valid():
        act, newer = change(request, canvas, line, form)
        if act.done:
            messages.success(request, "De regel is gewijzigd.")
            return redirect(_at(canvas, form.line["scenario"]))
    context = {"case": canvas.case, "canvas": canvas, "line": line, "form": form, "newer": newer}
    return respond(request, "canvas/cost_line.html", context, act)


def _edit_form(canvas, data, initial, line):
    initial = {**initial, "seen_at": line.edited_at.isoformat()}
    back = reverse("canvas:costs", args=[canvas.case.number])
    return CostLineForm(data, button="Opslaan", cancel=back, initial=initial)


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
