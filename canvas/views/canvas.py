"""The one-page canvas: reading it, starting it, and the marks that the family gives at the canvas."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from cases.forms.metingen import mark_rows
from cases.getters import get_case, get_own_case
from cases.models import Mark, Moment
from cases.permissions import check_can_record_baseline
from cases.services import record_baseline
from cases.views.respond import respond
from maatwerk.audit.acting import attempt
from maatwerk.lib.htmx import is_htmx, page_or_part
from maatwerk.lib.refusals import sentence_of

from .. import services
from ..enums import GUIDING_QUESTIONS
from ..forms.boxes import BaselineForm
from ..getters import canvas_of
from ..next_step import next_step
from ..permissions import check_can_edit
from ..readiness import newest_version, readiness, version_line, with_signs
from ..sheet import sheet_of


@require_http_methods(["GET", "POST"])
def detail(request, number):
    """The sheet; before there is one, the questions that will be on the table."""
    if request.method == "POST":
        return _start(request, number)
    only_below = "onder" in request.GET and is_htmx(request)
    case = get_case(request, number, viewed="" if only_below else "canvas.viewed")
    canvas = canvas_of(case)
    if canvas is None:
        questions = [(kind.label, question) for kind, question in GUIDING_QUESTIONS.items()]
        return TemplateResponse(request, "canvas/start.html", {"case": case, "questions": questions})
    context = _below_context(request, canvas)
    if not only_below:
        context["sheet"] = with_signs(sheet_of(canvas), context["readiness"])
    return page_or_part(request, page="canvas/detail.html", part="canvas/below_sheet.html", context=context)


def _below_context(request, canvas):
    """What stands under the sheet."""
    newest = newest_version(canvas)
    can_edit = not sentence_of(check_can_edit, request.user, canvas)
    found = readiness(canvas) if can_edit else None
    return {
        "case": canvas.case,
        "canvas": canvas,
        "can_edit": can_edit,
        "readiness": found,
        "points_count": found.count if found else 0,
        "newest": newest,
        "version_line": version_line(canvas, newest),
        "need": next_step(canvas.case, request.user),
    }


def _start(request, number):
    case = get_own_case(request, number)
    with attempt(request, "canvas.start", case, case=case) as act:
        services.start_canvas(case, by=request.user)
    if act.done:
        messages.success(request, "Het canvas is gestart. Klik op een vak om te schrijven.")
    return redirect("canvas:detail", case.number)


@require_http_methods(["GET", "POST"])
def baseline(request, number):
    """The marks at the canvas, per role in the family."""
    case = get_own_case(request, number)
    if request.method == "GET":
        check_can_record_baseline(request.user, case)
    meting = case.metingen.filter(moment=Moment.CANVAS).first()
    marks = list(Mark.objects.filter(meting=meting)) if meting else []
    data, act = request.POST or None, None
    form = BaselineForm(data, initial=_known(meting))
    rows = mark_rows(data, marks=marks)
    if data and "more" not in data and form.is_valid() and rows.is_valid():
        with attempt(request, "meting.baseline", case, case=case, form=form) as act:
            record_baseline(case, **form.cleaned_data, marks=rows.rows(), by=request.user)
        if act.done:
            messages.success(request, "De tevredenheidscijfers zijn opgeslagen.")
            return redirect("canvas:detail", case.number)
    context = {"case": case, "form": form, "rows": rows, "adding": bool(data) and "more" in data}
    return respond(request, "canvas/baseline.html", context, act)


def _known(meting):
    return {"held_on": meting.held_on, "story": meting.story} if meting and meting.held_on else {}
