"""The question that an open canvas asks by itself every two seconds."""

from django.http import HttpResponse, HttpResponseNotModified
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET

from cases.enums import WRITING
from maatwerk.lib.sessions import asked_by_the_page

from .. import live
from .canvas import page_context


@asked_by_the_page
@require_GET
def state(request, number):
    """What changed since the ETag that the page knows: 304 when nothing did, 204 once the plan is no longer written."""
    canvas = live.get_watched(request, number)
    if canvas.case.status not in WRITING:
        return HttpResponse(status=204, headers={"HX-Trigger": "canvas-dicht"})
    window, box = request.GET.get("venster", ""), request.GET.get("vak", "")
    people = live.be_here(canvas, request.user, window=window, box=box)
    stand = live.stand_of(canvas)
    etag = live.etag_of(stand, people)
    if request.headers.get("If-None-Match") == etag:
        return HttpResponseNotModified(headers={"ETag": etag})
    context = {"case": canvas.case, "people": people, "in_boxes": live.in_boxes(people), "live": True}
    if live.known_stand(request) != stand:
        context |= page_context(request, canvas, with_writers=True)
    return TemplateResponse(request, "canvas/live.html", context, headers={"ETag": etag})
