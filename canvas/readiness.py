"""'Wat mist er nog', each point with the place where it is put right; and which version lies on the table."""

from django.urls import reverse

from maatwerk.lib.dates import format_day

from .models import CanvasVersion
from .services.circulate import missing_to_circulate, warnings_to_circulate

PLACES = {"costs": "canvas:costs", "marks": "canvas:baseline"}


def points(canvas):
    """What is missing and what deserves a second look, as two lists of (sentence, url)."""
    return _with_place(canvas, missing_to_circulate(canvas)), _with_place(canvas, warnings_to_circulate(canvas))


def _with_place(canvas, found):
    return [(point, place_of(canvas.case.number, point.about)) for point in found]


def place_of(number, about):
    """Where a box kind, the costs or the marks are filled in."""
    if about in PLACES:
        return reverse(PLACES[about], args=[number])
    return reverse("canvas:box", args=[number, about])


def newest_version(canvas):
    """The version that was circulated last, without its content, or None."""
    return CanvasVersion.objects.filter(canvas=canvas).defer("content").newest_first().first()


def version_line(canvas, newest):
    """`versie 3 (concept)`, or `versie 2, rondgestuurd op dinsdag 24 november` when nothing changed since."""
    if newest and newest.revision == canvas.revision:
        return f"versie {newest.number}, rondgestuurd op {format_day(newest.frozen_at)}"
    return f"versie {newest.number + 1 if newest else 1} (concept)"
