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
from ..forms.boxes import MAX_TEXT, BoxForm
from ..getters import get_canvas_to_edit
from ..item_plan import questions_of
from ..sheet import SheetBox
from .canvas import page_context


@require_http_methods(["GET", "POST"])
def box(request, number, kind):
    """One box with its textarea; `?lezen` closes it again, `autosave` in the post answers with the state only."""
    canvas = get_canvas_to_edit(request, number)
    saved = get_object_or_404(canvas.boxes.select_related("edited_by"), kind=kind)
    if request.method == "POST":
        return _save(request, canvas, saved)
    if "lezen" in request.GET and is_htmx(request):
        return _read(request, canvas, saved)
    return _open(request, canvas, saved, text=saved.text, base=saved.revision)


def _save(request, canvas, saved):
    form, autosave = BoxForm(request.POST), "autosave" in request.POST
    frozen = frozen_for_reading(canvas)
    typed = {"text": request.POST.get("text", ""), "form": form, "frozen": frozen, "unsaved": True}
    if not form.is_valid():
        base = form.cleaned_data.get("base_revision", 0)
        return _refused(request, canvas, saved, status=422, base=base, only_state=autosave, **typed)
    base = form.cleaned_data["base_revision"]
    if request.POST.get("do") == "merge":
        return _merge(request, canvas, saved, form.cleaned_data)
    if autosave and frozen:
        # The version was circulated while she was typing: what it says stays, until she herself says "Opslaan".
        return _refused(request, canvas, saved, status=409, base=base, **typed)
    newer = None
    with attempt(request, "box.save", canvas, case=canvas.case, form=form) as act:
        try:
            values = {"base_revision": base, "follows": form.cleaned_data["follows"]}
            saved = services.save_box(canvas, saved.kind, form.cleaned_data["text"], by=request.user, **values)
        except services.StaleText as stale:
            newer = stale
            raise
    if not act.done:
        return _stale_or_refused(request, canvas, saved, newer, base=base, only_state=autosave, **typed)
    return _saved(request, canvas, saved)


def _saved(request, canvas, saved):
    if "autosave" in request.POST:
        return page_or_part(
            request, page="canvas/box_saved.html", part="canvas/box_saved.html", context={"saved": saved}
        )
    if is_htmx(request):
        return _read(request, canvas, saved, just_saved=True)
    messages.success(request, f"{saved.get_kind_display()} is opgeslagen.")
    return redirect(reverse("canvas:detail", args=[canvas.case.number]) + f"?opgeslagen={saved.kind}#vak-{saved.kind}")


def _stale_or_refused(request, canvas, saved, newer, *, base, only_state, **typed):
    """Both texts when a newer one stands there; else the sentence of the refusal, for an autosave beside the box."""
    if newer is None:
        return _refused(request, canvas, saved, status=409, base=base, only_state=only_state, **typed)
    _, clean = services.merged_with(newer.box, typed["text"], base_revision=base)
    context = {**typed, "newer": newer, "can_merge": clean, "merge_base": base}
    return _refused(request, canvas, saved, status=409, base=newer.box.revision, **context)


def _merge(request, canvas, saved, values):
    """Both texts as one in the form; nothing is saved before she has read it."""
    text, clean = services.merged_with(saved, values["text"], base_revision=values["merge_base"] or 0)
    merged = {"merged": True, "clean": clean, "unsaved": True}
    return _open(request, canvas, saved, text=text, base=saved.revision, **merged)


def _refused(request, canvas, saved, *, status, only_state=False, **context):
    """The form again with what was typed; for a refused autosave the sentence alone: the text never left the box."""
    part = "canvas/box_refused.html" if only_state and is_htmx(request) else "canvas/box_open.html"
    response = _open(request, canvas, saved, part=part, status=status, **context)
    if part == "canvas/box_open.html":
        response.headers["HX-Retarget"] = f"#vak-{saved.kind}"
        response.headers["HX-Reswap"] = "outerHTML"
    return response


def _open(request, canvas, saved, *, part="canvas/box_open.html", status=200, **context):
    """The page of the box with its form, or for htmx the box with the form in it."""
    context.setdefault("frozen", frozen_for_reading(canvas))
    asked = questions_of(canvas.pk).get(saved.kind, ())
    box = SheetBox(BoxKind(saved.kind), saved.text, saved=saved, asked=asked)
    context |= {"case": canvas.case, "canvas": canvas, "box": box, "saved": saved, "max_text": MAX_TEXT}
    context["in_part"] = is_htmx(request)
    return page_or_part(request, page="canvas/box.html", part=part, context=context, status=status)


def _read(request, canvas, saved, *, just_saved=False):
    """The box as it reads on the sheet, with what the sheet knows of it."""
    context = page_context(request, canvas)
    box = next(box for box in context["sheet"].boxes if box.kind == saved.kind)
    context |= {"box": box, "saved": saved, "just_saved": just_saved, "in_part": True}
    part = "canvas/box_read.html"
    return page_or_part(request, page=part, part=part, context=context)
