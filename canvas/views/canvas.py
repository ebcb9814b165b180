"""The one-page canvas: reading it, starting it, and the marks that the family gives at the canvas."""

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from cases.enums import WRITING
from cases.forms.metingen import mark_rows
from cases.getters import get_case, get_own_case
from cases.models import Mark, Moment
from cases.permissions import check_can_record_baseline
from cases.services import record_baseline
from cases.views.respond import respond
from maatwerk.audit.acting import attempt
from maatwerk.lib.refusals import sentence_of

from .. import services
from ..enums import GUIDING_QUESTIONS
from ..forms.boxes import BaselineForm
from ..getters import canvas_of
from ..item_plan import questions_of
from ..live import stand_of
from ..next_step import next_step
from ..permissions import check_can_edit
from ..readiness import newest_version, readiness, version_line, with_signs
from ..sheet import sheet_of, with_questions


@require_http_methods(["GET", "POST"])
def detail(request, number):
    """The sheet; before there is one, the questions that will be on the table."""
    if request.method == "POST":
        return _start(request, number)
    case = get_case(request, number, viewed="canvas.viewed")
    canvas = canvas_of(case)
    if canvas is None:
        questions = [(kind.label, question) for kind, question in GUIDING_QUESTIONS.items()]
        return TemplateResponse(request, "canvas/start.html", {"case": case, "questions": questions})
    asks_again = case.status in WRITING
    # Read before the page is: what changes meanwhile is asked for again.
    stand = stand_of(canvas) if asks_again else ""
    context = page_context(request, canvas) | {"asks_again": asks_again, "stand": stand}
    return TemplateResponse(request, "canvas/detail.html", context)


def page_context(request, canvas, *, with_writers=False):
    """The sheet and what stands under it; `with_writers` also reads who wrote each box last."""
    newest = newest_version(canvas)
    can_edit = not sentence_of(check_can_edit, request.user, canvas)
    canvas.case.canvas = canvas  # both ways known, so that nothing below asks again
    found = readiness(canvas) if can_edit else None
    need = next_step(canvas.case, request.user)
    sheet = with_questions(with_signs(sheet_of(canvas), found), questions_of(canvas.pk))
    if with_writers:
        prefetch_related_objects([box.saved for box in sheet.boxes if box.saved], "edited_by")
    return {
        "case": canvas.case,
        "canvas": canvas,
        "can_edit": can_edit,
        "readiness": found,
        "points_count": found.count if found else 0,
        "newest": newest,
        "version_line": version_line(canvas, newest),
        "need": need,
        "sheet": sheet,
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
