"""The bekostiging of the plan: regular regelingen first, a fonds where those can't or are too slow."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cases.views.respond import respond
from maatwerk.audit.acting import attempt
from maatwerk.lib.once import already_done, mark_done
from maatwerk.lib.refusals import sentence_of

from .. import services
from ..enums import Frequency, FundingSource
from ..forms.funding import FundingLineForm
from ..getters import get_canvas, get_canvas_to_edit, get_line, get_own_canvas
from ..models import FundingLine
from ..permissions import check_can_edit
from ..sheet import costs_so_far
from ..sums import cautions, fund_asks, fund_room, regular_total
from .costs import change, remove

FIELDS = (
    "source", "scheme", "fund", "ground", "tried", "description", "amount", "frequency", "months",
    "until_condition", "review_on",
)  # fmt: skip


@require_http_methods(["GET", "POST"])
def funding(request, number):
    """All lines with what each fonds still has, and the form for a next one."""
    if request.method == "POST":
        return _add(request, get_own_canvas(request, number))
    canvas = get_canvas(request, number, viewed="canvas.viewed")
    return _page(request, canvas, _new_form(canvas))


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
    lines = list(canvas.funding_lines.current().select_related("scheme", "fund"))
    asks = fund_asks(lines)
    costs = costs_so_far(list(canvas.cost_lines.current()))
    closed = sentence_of(check_can_edit, request.user, canvas)
    context = {
        "case": canvas.case,
        "canvas": canvas,
        "form": form,
        "lines": lines,
        "asks": asks,
        "room": fund_room(),
        "regular_total": regular_total(lines),
        "cautions": cautions(asks, has_kba=costs.rendement is not None),
        "can_edit": not closed,
        "closed": closed if canvas.case.is_member(request.user) else "",
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
    return respond(request, "canvas/funding_line.html", context, act)
