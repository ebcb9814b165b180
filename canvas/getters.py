"""How a view gets a canvas: through its case, so that what is not shared is 404 (house style 10)."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from cases.getters import get_case, get_own_case

from .models import Canvas
from .permissions import check_can_edit


def canvas_of(case):
    """The canvas of a case with what the pages show, or None before it was started."""
    canvas = Canvas.objects.filter(case=case).select_related("kba_reviewed_by", "offered_by").first()
    if canvas:
        case.canvas = canvas  # both ways known, so that the frame of the page does not ask again
    return canvas


def get_canvas(request, number, *, viewed=""):
    """The canvas of a case that is shared with the user; 404 when there is none (yet)."""
    return _or_404(canvas_of(get_case(request, number, viewed=viewed)))


def get_own_canvas(request, number, *, viewed=""):
    """The canvas for a member of the case: 404 when unseen, 403 for a mere reader."""
    return _or_404(canvas_of(get_own_case(request, number, viewed=viewed)))


def get_canvas_to_edit(request, number):
    """The canvas for a member who wants to write in it; opening a form on a closed plan is refused (409)."""
    canvas = get_own_canvas(request, number)
    if request.method == "GET":
        check_can_edit(request.user, canvas)
    return canvas


def get_line(request, model, canvas, pk):
    """A cost line or bekostiging line; one that was removed opens no form, but who was typing gets her text back."""
    lines = model.objects.current() if request.method == "GET" else model.objects.all()
    return get_object_or_404(lines, canvas=canvas, pk=pk)


def _or_404(canvas):
    if canvas is None:
        raise Http404("Dit canvas is nog niet gestart.")
    return canvas
