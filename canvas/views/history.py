"""What was written in a box or in the whole canvas, by whom and when; an earlier text can be put back."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET, require_http_methods

from maatwerk.audit.acting import attempt
from maatwerk.lib.refusals import RuleBroken, sentence_of

from .. import services
from ..case_facts import frozen_for_reading
from ..forms.compare import PutBackForm
from ..getters import get_own_canvas
from ..history import entries_of, text_at, with_people, with_texts
from ..models import CanvasEdit
from ..permissions import check_can_edit

PER_PAGE = 15


@require_http_methods(["GET", "POST"])
def history(request, number, kind):
    """The texts of one box, newest first; putting one back is a new edit, so nothing disappears."""
    canvas = get_own_canvas(request, number, viewed="canvas.viewed")
    box = get_object_or_404(canvas.boxes.select_related("edited_by"), kind=kind)
    act = None
    if request.method == "POST":
        with attempt(request, "box.save", canvas, case=canvas.case) as act:
            _put_back(request, canvas, box)
        if act.done:
            messages.success(request, f"De eerdere tekst van {box.get_kind_display()} staat er weer.")
            return redirect("canvas:history", number, kind)
    page = Paginator(entries_of(canvas, kind), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "case": canvas.case,
        "canvas": canvas,
        "box": box,
        "page_obj": page,
        "entries": with_texts(canvas, with_people(page.object_list)),
        "closed": sentence_of(check_can_edit, request.user, canvas),
        "frozen": frozen_for_reading(canvas),
    }
    return TemplateResponse(request, "canvas/history.html", context, status=409 if act else 200)


def _put_back(request, canvas, box):
    form = PutBackForm(request.POST)
    if not form.is_valid():
        raise RuleBroken("Er is niets teruggezet. Kies hieronder welke tekst terug moet.")
    try:
        text = text_at(canvas, box.kind, form.cleaned_data["revision"])
        base = form.cleaned_data["base_revision"]
        services.save_box(canvas, box.kind, text, base_revision=base, by=request.user)
    except CanvasEdit.DoesNotExist as error:
        raise Http404 from error
    except services.StaleText as stale:
        raise RuleBroken(
            f"{stale.box.edited_by} heeft dit vak intussen gewijzigd. Er is niets teruggezet. Kijk wat er nu staat."
        ) from stale


@require_GET
def writers(request, number):
    """Who wrote what in the whole canvas, costs and bekostiging included."""
    canvas = get_own_canvas(request, number, viewed="canvas.viewed")
    page = Paginator(entries_of(canvas), 2 * PER_PAGE).get_page(request.GET.get("page"))
    context = {"case": canvas.case, "canvas": canvas, "page_obj": page, "entries": with_people(page.object_list)}
    return TemplateResponse(request, "canvas/writers.html", context)
