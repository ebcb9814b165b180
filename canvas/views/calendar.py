"""Tafels in someone's own calendar: the address that her calendar reads, and one tafel as a file."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from .. import services
from ..ics import calendar_of, feed_of
from ..meeting_getters import get_meeting
from ..models import CalendarKey
from ..permissions import check_can_see_meetings
from ..services.calendar_key import user_of_key


@login_not_required  # a calendar program can't sign in: the key in the address is what it has
@never_cache
@require_GET
def calendar_ics(request):
    """The tafels of whoever the key belongs to. Any other key gets the same 404."""
    user = user_of_key(request.GET.get("sleutel", ""))
    if user is None:
        raise Http404("Deze agenda is er niet (meer).")
    return _file(calendar_of(feed_of(user)), "tafels.ics")


@require_GET
def meeting_ics(request, pk):
    """The invitation for one tafel, to open in one's own calendar."""
    meeting = get_meeting(request, pk)
    return _file(calendar_of([meeting]), f"{meeting.kind}-{meeting.on}.ics")


def _file(text, name):
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_http_methods(["GET", "POST"])
def calendar(request):
    """Link one's own calendar: `do` is link or unlink. The address stands on the answer once and nowhere else."""
    check_can_see_meetings(request.user)
    if request.POST.get("do") == "unlink":
        services.unlink_calendar(by=request.user)
        messages.success(request, "De koppeling is verbroken. Je agenda krijgt geen tafels meer.")
        return redirect("canvas:calendar")
    address = ""
    if request.method == "POST":
        key = services.link_calendar(by=request.user)
        address = request.build_absolute_uri(f"{reverse('canvas:calendar_ics')}?sleutel={key}")
    linked = CalendarKey.objects.filter(user=request.user).first()
    return TemplateResponse(request, "canvas/meetings/calendar.html", {"linked": linked, "address": address})
