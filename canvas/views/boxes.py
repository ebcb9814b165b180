"""Writing in one box: in place with htmx, on a page of its own without. Newer text is never overwritten."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from maatwerk.audit.acting import attempt
from maatwerk.lib.htmx import is_htmx, page_or_part

from .. import services
from ..case_facts import frozen_for_reading
from ..enums import BoxKind
from ..forms.boxes import BoxForm
from ..getters import get_canvas_to_edit
from ..sheet import SheetBox


@require_http_methods(["GET", "POST"])
def box(request, number, kind):
    """One box with its textarea; `?lezen` closes it again, `autosave` in the post answers with the state only."""
    canvas = get_canvas_to_edit(request, number)
    saved = get_object_or_404(canvas.boxes.select_related("edited_by"), kind=kind)
    if request.method == "POST":
        return _save(request, canvas, saved)
    if "lezen" in request.GET and is_htmx(request):
        return _answer(request, canvas, saved, part="canvas/box_read.html")
    return _answer(request, canvas, saved, text=saved.text, base=saved.revision)


def _save(request, canvas, saved):
    form, newer = BoxForm(request.POST), None
    if not form.is_valid():
        typed = request.POST.get("text", "")
        return _answer(request, canvas, saved, text=typed, base=saved.revision, form=form, status=422)
    text, base = form.cleaned_data["text"], form.cleaned_data["base_revision"]
    if request.POST.get("do") == "merge":
        both = f"{saved.text}\n\n{text}"
        return _answer(request, canvas, saved, text=both, base=saved.revision, merged=True)
    with attempt(request, "box.save", canvas, case=canvas.case, form=form) as act:
        try:
            saved = services.save_box(canvas, saved.kind, text, base_revision=base, by=request.user)
        except services.StaleText as stale:
            newer = stale.box
            raise
    if not act.done:
        base = newer.revision if newer else base
        return _answer(request, canvas, saved, text=text, base=base, form=form, newer=newer, status=409)
    if "autosave" in request.POST:
        return _answer(request, canvas, saved, base=saved.revision, part="canvas/box_saved.html")
    if is_htmx(request):
        return _answer(request, canvas, saved, part="canvas/box_read.html", just_saved=True)
    messages.success(request, f"{saved.get_kind_display()} is opgeslagen.")
    return redirect(reverse("canvas:detail", args=[canvas.case.number]) + f"?opgeslagen={saved.kind}#vak-{saved.kind}")


def _answer(request, canvas, saved, *, part="canvas/box_open.html", status=200, **context):
    """The page of the box, or for htmx the part: open, read, or the saved state alone."""
    shown = SheetBox(BoxKind(saved.kind), saved.text)
    context |= {"case": canvas.case, "canvas": canvas, "box": shown, "saved": saved, "can_edit": True}
    context |= {"frozen": frozen_for_reading(canvas), "in_part": is_htmx(request)}
    only_state = status == 409 and "autosave" in request.POST and not context.get("newer")
    part = "canvas/box_refused.html" if only_state else part
    response = page_or_part(request, page="canvas/box.html", part=part, context=context, status=status)
    if part == "canvas/box_read.html":
        response.headers["HX-Trigger"] = "vak-klaar"  # what stands under the sheet is asked for again
    if status != 200 and not only_state:
        response.headers["HX-Retarget"] = f"#vak-{saved.kind}"
        response.headers["HX-Reswap"] = "outerHTML"
    return response
