"""The log for the functioneel beheerder: the general chain only, never what happened in a case."""

from django.core.paginator import Paginator
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET

from maatwerk.people.models import User
from maatwerk.people.permissions import check_can_administer

from .forms import LogFilter
from .integrity import broken_events, newest_hash
from .models import Event, Origin, Result
from .words import said

PER_PAGE = 100


@require_GET
def log(request):
    """Who did what, the latest first; on request every hash is checked."""
    check_can_administer(request.user)
    form = LogFilter(request.GET)
    page = Paginator(form.narrow(Event.objects.general()).order_by("-seq"), PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page_obj": page, "rows": _rows(page.object_list)}
    if "controleer" in request.GET:
        context |= {"checked": True, "broken": len(broken_events()), "hash": newest_hash()}
    return TemplateResponse(request, "audit/log.html", context)


def _rows(events):
    """The events with names; one query for all of them."""
    events = list(events)
    about = {event.pk: _whom(event) for event in events}
    people = User.objects.in_bulk({*about.values(), *(event.actor_id for event in events)} - {None})
    return [
        {
            "at": event.at,
            "who": people.get(event.actor_id) or ("de app" if event.origin == Origin.COMMAND else "onbekend"),
            "what": said(event.action),
            "about": people.get(about[event.pk], ""),
            "refused": event.result == Result.REFUSED,
        }
        for event in events
    ]


def _whom(event):
    """The colleague whom an event is about: an account, or who got a mandate or sat at a tafel; else None."""
    return int(event.object_id) if event.object_type == "people.user" else event.data.get("user")
