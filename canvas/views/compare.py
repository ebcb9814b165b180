"""Two versions of the canvas beside each other, amounts included."""

from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET

from ..forms.compare import CompareForm
from ..getters import get_canvas
from ..versions import choices_of, compare_states, numbered


@require_GET
def compare(request, number):
    """What differs between two frozen versions, or a frozen one and the concept (`?van=2&naar=3` or `nu`)."""
    canvas = get_canvas(request, number, viewed="canvas.viewed")
    choices = choices_of(canvas, numbered(canvas))
    form = CompareForm(request.GET, choices=choices) if len(choices) > 1 else None
    comparison = compare_states(canvas, form.keys, choices) if form and form.is_valid() else None
    context = {"case": canvas.case, "canvas": canvas, "form": form, "comparison": comparison}
    return TemplateResponse(request, "canvas/compare.html", context)
