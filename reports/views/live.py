"""What an open editor of a report asks by itself: every two seconds whether something changed, and then what."""

from django.http import HttpResponseNotModified, JsonResponse
from django.views.decorators.http import require_GET

from maatwerk.lib.refusals import Refusal, RuleBroken
from maatwerk.lib.sessions import asked_by_the_page

from .. import live, services
from ..models import Block
from ..permissions import check_can_edit_report
from .composing import block, edit
from .head import head
from .reports import get_report


@asked_by_the_page
@require_GET
def state(request, pk):
    """What stands there and who is here: 304 when nothing changed since the ETag that the page knows."""
    report = get_report(request, pk)
    try:
        check_can_edit_report(request.user, report)
    except RuleBroken as closed:
        return _closed(closed)
    window, box = request.GET.get("venster", ""), request.GET.get("blok", "")
    people = live.be_here(report, request.user, window=window, box=box)
    etag = live.etag_of(services.report_stamp(report), people)
    if request.headers.get("If-None-Match") == etag:
        return HttpResponseNotModified(headers={"ETag": etag})
    told = {"people": people, **live.written_by(report, request.user)}
    return JsonResponse(told, headers={"ETag": etag, "Cache-Control": "no-store"})


@asked_by_the_page
@require_GET
def sheet(request, pk):
    """The page as it is now, of the block (or the head) that is open; it keeps nobody signed in, unlike opening it."""
    box = request.GET.get("blok", "")
    if box == live.HEAD:
        return head(request, pk)
    if box.isdecimal() and Block.objects.filter(report=pk, pk=int(box)).exists():
        return block(request, pk, int(box))
    return edit(request, pk)


def _closed(refusal: Refusal):
    return JsonResponse({"closed": refusal.sentence}, headers={"Cache-Control": "no-store"})
