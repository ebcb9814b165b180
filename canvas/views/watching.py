"""What open pages of a tafel ask every two seconds, and the big screen of the room."""

from django.http import Http404, HttpResponseNotModified
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET

from maatwerk.lib import clock
from maatwerk.lib.sessions import asked_by_the_page

from ..agenda import agenda_of
from ..item_page import ItemPage
from ..meeting_getters import get_item, get_meeting
from ..models import Question
from ..tafel_state import follows, state_of
from . import meetings
from .items import item_page

PARTS_ONLY = "canvas/meetings/parts.html"


@asked_by_the_page
@require_GET
def item_live(request, meeting_pk, pk):
    """The parts of the page of an item; 304 while it stands as the asking page knows."""
    item = get_item(request, meeting_pk, pk)
    return _news(request, item.meeting, lambda: item_page(request, item, live=True))


@asked_by_the_page
@require_GET
def meeting_live(request, pk):
    """The parts of the page of a tafel; 304 while it stands as the asking page knows."""
    meeting = get_meeting(request, pk)
    return _news(request, meeting, lambda: meetings.meeting(request, pk))


@asked_by_the_page
@require_GET
def screen_live(request, pk):
    """The parts of the big screen; 304 while it stands as the asking page knows."""
    meeting = _meeting_of(request, pk)
    return _news(request, meeting, lambda: _screen(request, meeting))


@require_GET
def screen(request, pk):
    """The big screen of the room: the case that is treated now and who is there, and it follows by itself."""
    meeting = _meeting_of(request, pk)
    return _screen(request, meeting)


def _news(request, meeting, draw):
    stand = state_of(meeting, request.user)
    if request.headers.get("If-None-Match") == stand:
        return HttpResponseNotModified(headers={"ETag": stand})
    response = draw()
    response.context_data |= {"base": PARTS_ONLY, "live": True, "stand": stand}
    response["ETag"] = stand
    return response


def _meeting_of(request, pk):
    """A tafel for who chairs it or was invited; nobody else puts it on a screen."""
    meeting = get_meeting(request, pk)
    if meeting.chair_id != request.user.pk and not meeting.attendees.filter(user=request.user).exists():
        raise Http404("Deze tafel is niet met je gedeeld.")
    return meeting


def _screen(request, meeting):
    stand, rows = state_of(meeting, request.user), agenda_of(meeting, request.user)
    now = next((row for row in rows if row.state == "now"), None)
    page = ItemPage(now.item, request.user, room=True, rows=rows) if now else None
    context = {
        "meeting": meeting,
        "rows": rows,
        "now": now,
        "page": page,
        "item": now and now.item,
        "case": now and now.facts.case,
        "questions": Question.objects.for_item(now.item) if now and not meeting.is_breakthrough else [],
        "stage": True,
        "attendees": list(meeting.attendees.select_related("user__discipline")),
        "stand": stand,
        "follows": follows(meeting),
        "seconds": int(clock.now().timestamp()),
        "lead": _lead(meeting),
    }
    return TemplateResponse(request, "canvas/meetings/screen.html", context)


def _lead(meeting):
    """What the screen says while no case is treated."""
    if meeting.closed_at:
        return "Deze tafel is gesloten."
    return (
        "Alle casussen zijn behandeld." if meeting.opened_at else f"De tafel begint om {meeting.starts_at:%H.%M} uur."
    )
