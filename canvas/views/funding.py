"""The bekostiging of the plan: regular regelingen first, a fonds where those can't or are too slow."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cases.enums import WRITING
from cases.views.respond import respond
from maatwerk.audit.acting import attempt
from maatwerk.lib import clock
from maatwerk.lib.htmx import is_htmx
from maatwerk.lib.once import already_done, mark_done
from maatwerk.lib.refusals import sentence_of

from .. import services
from ..conditions import conditions_of
from ..enums import Frequency, FundingSource
from ..forms.funding import FundingLineForm
from ..getters import get_canvas, get_canvas_to_edit, get_line, get_own_canvas
from ..models import FundingLine
from ..permissions import check_can_edit, check_can_review_conditions
from ..sums import cautions, fund_asks, fund_room, regular_total
from ..totals import costs_so_far
from .costs import change, remove

FIELDS = (
    "source", "scheme", "fund", "ground", "tried", "description", "amount", "frequency", "months", "starts_on",
    "ends_on", "until_condition", "review_on",
)  # fmt: skip


@require_http_methods(["GET", "POST"])
def funding(request, number):
    """All lines with what each fonds still has, and the form for a next one; `?vooruit=` reckons what is typed."""
    if request.method == "POST":
        return _add(request, get_own_canvas(request, number))
    if "vooruit" in request.GET and is_htmx(request):
        return _ahead(request, get_own_canvas(request, number))
    canvas = get_canvas(request, number, viewed="canvas.viewed")
    return _page(request, canvas, _new_form(canvas))


def _ahead(request, canvas):
    """What the plan asks with the line as far as it is typed, instead of the line that is being changed."""
    form = FundingLineForm(request.GET, button="")
    form.full_clean()
    typed, changed = form.line_so_far(canvas), request.GET["vooruit"]
    lines = [line for line in _lines(canvas) if str(line.pk) != changed]
    return TemplateResponse(request, "canvas/funding_ahead.html", _asked(canvas, lines, typed))


def _lines(canvas):
    return list(canvas.funding_lines.current().select_related("scheme", "fund"))


def _asked(canvas, lines, typed=None):
    """Context: what these lines ask of each fonds and of regular regelingen, with the line that is typed."""
    counts = typed is not None and (typed.source == FundingSource.REGULAR or typed.fund is not None)
    lines = [*lines, typed] if counts else lines
    return {
        "typed": typed,
        "asks": fund_asks(lines),
        "regular_total": regular_total(lines),
        "in_writing": canvas.case.status in WRITING,
    }


def _new_form(canvas, data=None):
    initial = {"source": FundingSource.REGULAR, "frequency": Frequency.ONCE}
    return FundingLineForm(data, button="Regel toevoegen", initial=initial)


def _add(request, canvas):
    form, act = _new_form(canvas, request.POST), None
    if already_done(request, form):
        return redirect("canvas:funding", canvas.case.number)
    if form.is_valid():
        with attempt(request, "funding_line.add", canvas, case=canvas.case, form=form) as act:
            services.add_funding_line(canvas, **form.line, by=request.user)
        if act.done:
            mark_done(request, form)
            messages.success(request, "De regel is toegevoegd.")
            return redirect("canvas:funding", canvas.case.number)
    return _page(request, canvas, form, act)


def _page(request, canvas, form, act=None):
    lines = _lines(canvas)
    asked = _asked(canvas, lines)
    costs = costs_so_far(list(canvas.cost_lines.current()))
    closed = sentence_of(check_can_edit, request.user, canvas)
    is_member, has_plan = canvas.case.is_member(request.user), canvas.case.has_plan
    context = {
        "case": canvas.case,
        "canvas": canvas,
        "form": form,
        "lines": lines,
        "room": fund_room(),
        "cautions": cautions(asked["asks"], has_kba=costs.rendement is not None) if asked["in_writing"] else [],
        "can_edit": not closed,
        "closed": closed if is_member else "",
        "is_member": is_member,
        "has_plan": has_plan,
        "conditions": conditions_of(canvas) if has_plan else [],
        "can_review": not sentence_of(check_can_review_conditions, request.user, canvas),
        "today": clock.today(),
        **asked,
    }
    return respond(request, "canvas/funding.html", context, act)


@require_http_methods(["GET", "POST"])
def funding_line(request, number, pk):
    """Change one line, or take it out."""
    canvas = get_canvas_to_edit(request, number)
    line = get_line(request, FundingLine, canvas, pk)
    back = reverse("canvas:funding", args=[number])
    initial = {**{name: getattr(line, name) for name in FIELDS}, "seen_at": line.edited_at.isoformat()}
    form = FundingLineForm(request.POST or None, button="Opslaan", cancel=back, initial=initial)
    act = newer = None
    if request.method == "POST" and request.POST.get("do") == "remove":
        return remove(request, canvas, line, back=back)
    if request.method == "POST" and form.is_valid():
        act, newer = change(request, canvas, line, form)
        if act.done:
            messages.success(request, "De regel is gewijzigd.")
            return redirect(back)
    context = {"case": canvas.case, "canvas": canvas, "line": line, "form": form, "newer": newer}
    return respond(request, "canvas/funding_line.html", {**context, **_asked(canvas, _lines(canvas))}, act)
