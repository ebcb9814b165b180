"""What happened in a case, told in sentences, and who opened it."""

from django.views.decorators.http import require_GET

from ..getters import get_own_case
from ..timeline import story, viewings
from .respond import respond


@require_GET
def timeline(request, number):
    """The story of a case, newest first."""
    case = get_own_case(request, number, viewed="case.viewed")
    return respond(request, "cases/timeline.html", {"case": case, "rows": story(case)})


@require_GET
def viewers(request, number):
    """Who opened this case and when; for its members."""
    case = get_own_case(request, number)
    return respond(request, "cases/viewers.html", {"case": case, "rows": viewings(case)})
