"""The tafels: what is planned, planning a new one, and one page per tafel for its agenda and its people."""

from functools import wraps

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET, require_http_methods

from maatwerk.audit.acting import attempt
from maatwerk.lib import clock
from maatwerk.lib.once import already_done, mark_done
from maatwerk.lib.refusals import sentence_of
from maatwerk.people.models import User

from .. import services
from ..agenda import agenda_of, decided_urgently, opens_item, sees_whole_agenda
from ..enums import MIN_MINUTES, MeetingKind
from ..forms.meetings import AgendaForm, MinutesForm, OrderForm
from ..forms.planning import AttendeesForm, CancelForm, MeetingForm, MoveForm
from ..meeting_getters import get_meeting
from ..meeting_page import need_of, weeks_of
from ..models import AgendaItem, Attendee, Canvas, Meeting
from ..permissions import (
    check_can_cancel,
    check_can_change_agenda,
    check_can_keep_series,
    check_can_plan_meetings,
    check_can_see_meetings,
    check_is_chair_of,
)

PAST_SHOWN = 20


def posted(view):
    """For an address that is only posted to: who opens it as a page is sent to the tafel."""

    @wraps(view)
    def only_posted(request, pk, **kwargs):
        if request.method != "POST":
            return redirect("canvas:meeting", pk)
        return view(request, pk, **kwargs)

    return only_posted


@require_GET
def meetings(request):
    """The tafels to come, what waits for a place on them, and those that were."""
    check_can_see_meetings(request.user)
    mine = Exists(Attendee.objects.filter(meeting=OuterRef("pk"), user=request.user))
    shown = Meeting.objects.for_list().annotate(invited=mine)
    plans = not sentence_of(check_can_plan_meetings, request.user)
    to_come = list(shown.to_come())
    context = {
        "upcoming": [meeting for meeting in to_come if not meeting.cancelled_at],
        "weeks": weeks_of(to_come),
        "keeps_series": not sentence_of(check_can_keep_series, request.user),
        "past": Paginator(shown.past(), PAST_SHOWN).get_page(request.GET.get("page")),
        "plans": plans,
        "ready": [(kind, _ready(kind)) for kind in MeetingKind] if plans else [],
        "today": clock.today(),
    }
    return TemplateResponse(request, "canvas/meetings/meetings.html", context)


def _ready(kind):
    return list(Canvas.objects.ready_for(kind).with_newest_version())


@require_http_methods(["GET", "POST"])
def new_meeting(request):
    """Plan a tafel; those who were invited last time are ticked already."""
    check_can_plan_meetings(request.user)
    kind = request.GET.get("soort", MeetingKind.BREAKTHROUGH)
    if kind not in MeetingKind.values:
        raise Http404("Zo'n tafel is er niet.")
    form, act = MeetingForm(request.POST or None, kind=kind, invited=_invited_last_time(kind)), None
    if form.is_bound and already_done(request, form):
        return redirect("canvas:meetings")
    if form.is_bound and form.is_valid():
        planned = {name: value for name, value in form.cleaned_data.items() if name != "once"}
        with attempt(request, "meeting.plan", request.user, form=form) as act:
            made = services.plan_meeting(kind=kind, by=request.user, **planned)
        if act.done:
            mark_done(request, form)
            messages.success(request, "De tafel is gepland. Zet nu de casussen op de agenda.")
            return redirect(made)
    tabs = [(one.label.capitalize(), f"?soort={one}", one == kind) for one in MeetingKind]
    context = {"form": form, "kind": MeetingKind(kind), "tabs": tabs}
    return TemplateResponse(request, "canvas/meetings/new_meeting.html", context, status=act.status if act else 200)


def _invited_last_time(kind):
    last = Meeting.objects.regular().filter(kind=kind).order_by("-on", "-starts_at").first()
    return last.attendees.values_list("user_id", flat=True) if last else ()


@require_GET
def meeting(request, pk):
    """One tafel: its agenda with the clock, and who is there."""
    return _meeting_page(request, get_meeting(request, pk))


def _meeting_page(request, meeting, act=None):
    user = request.user
    whole, rows = sees_whole_agenda(user, meeting), agenda_of(meeting, user)
    shown = rows if whole else [row for row in rows if opens_item(row.facts, user)]
    changes = not sentence_of(check_can_change_agenda, user, meeting)
    used = sum(row.item.minutes for row in rows)
    attendees = list(meeting.attendees.select_related("user__discipline"))
    context = {
        "meeting": meeting,
        "has_papers": whole,
        "rows": shown,
        "hidden": len(rows) - len(shown),
        "used": used,
        "full": meeting.minutes_available - used < MIN_MINUTES,
        "movable": sum(row.state == "todo" for row in rows),
        "attendees": attendees,
        "present": sum(attendee.is_present for attendee in attendees),
        "changes": changes,
        "chairs": not sentence_of(check_is_chair_of, user, meeting),
        "may_cancel": changes and not sentence_of(check_can_cancel, user, meeting),
        "may_take_chair": not meeting.opened_at and not changes and not sentence_of(check_can_plan_meetings, user),
        "ready": _ready(meeting.kind) if changes else [],
        "elsewhere": AgendaItem.objects.movable_to(meeting) if changes else [],
        "by_urgency": decided_urgently(meeting, user) if whole else [],
        "need": need_of(meeting, rows, attendees, user),
    }
    return TemplateResponse(request, "canvas/meetings/meeting.html", context, status=act.status if act else 200)


@require_http_methods(["GET", "POST"])
def attendees(request, pk):
    """Change who is invited."""
    meeting = get_meeting(request, pk)
    if request.method == "GET":
        check_can_change_agenda(request.user, meeting)
    form, act = AttendeesForm(request.POST if request.method == "POST" else None, meeting=meeting), None
    if form.is_bound:
        with attempt(request, "meeting.invite", meeting) as act:
            check_can_change_agenda(request.user, meeting)
            if form.is_valid():
                services.change_attendees(meeting, attendees=form.cleaned_data["attendees"], by=request.user)
        if act.done and form.is_valid():
            messages.success(request, "De uitnodigingen zijn opgeslagen.")
            return redirect(meeting)
    context = {"meeting": meeting, "form": form}
    return TemplateResponse(request, "canvas/meetings/attendees.html", context, status=act.status if act else 200)


@require_http_methods(["GET", "POST"])
def move(request, pk):
    """Another day, time or place for a tafel that was planned by hand."""
    meeting = get_meeting(request, pk)
    now = {name: getattr(meeting, name) for name in MoveForm.base_fields}
    form, act = MoveForm(request.POST if request.method == "POST" else None, initial=now), None
    if request.method == "GET":
        check_can_cancel(request.user, meeting)
    elif form.is_valid():
        with attempt(request, "meeting.move", meeting, form=form) as act:
            moved = services.move_meeting(meeting, by=request.user, **form.cleaned_data)
        if act.done:
            messages.success(
                request, f"De tafel is nu op {moved.when}, {moved.place}. Wie is uitgenodigd, krijgt een mail."
            )
            return redirect(meeting)
    context = {"meeting": meeting, "form": form}
    return TemplateResponse(request, "canvas/meetings/move.html", context, status=act.status if act else 200)


@require_http_methods(["GET", "POST"])
def cancel(request, pk):
    """Call off a tafel that was planned by hand, on a page of its own: it can't be taken back."""
    meeting = get_meeting(request, pk)
    form, act = CancelForm(request.POST if request.method == "POST" else None), None
    if request.method == "GET":
        check_can_cancel(request.user, meeting)
    elif form.is_valid():
        with attempt(request, "meeting.cancel", meeting, form=form) as act:
            services.cancel_meeting(meeting, reason=form.cleaned_data["reason"], by=request.user)
        if act.done:
            messages.success(request, "De tafel gaat niet door. Wie was uitgenodigd, krijgt daarover een mail.")
            return redirect(meeting)
    cases = meeting.items.select_related("canvas__case").order_by("position")
    context = {"meeting": meeting, "form": form, "cases": cases}
    return TemplateResponse(request, "canvas/meetings/cancel.html", context, status=act.status if act else 200)


@posted
def presence(request, pk):
    """Someone is there or left: `do` is present or left, `user` who (without it: oneself)."""
    meeting = get_meeting(request, pk)
    person = get_object_or_404(User, pk=request.POST.get("user") or request.user.pk)
    mark = services.mark_left if request.POST.get("do") == "left" else services.mark_present
    with attempt(request, f"meeting.{request.POST.get('do') or 'present'}", meeting) as act:
        mark(meeting, person, by=request.user)
    return redirect(meeting) if act.done else _meeting_page(request, meeting, act)


COURSE = {
    "open": (services.open_meeting, "De tafel is geopend."),
    "close": (services.close_meeting, "De tafel is gesloten. Wie meelas, kan de casussen niet meer openen."),
    "take": (services.take_chair, "Je bent nu voorzitter van deze tafel."),
}


@posted
def course(request, pk):
    """Open the tafel, close it, take it over or move the rest on: `do` is open, close, take or rest."""
    meeting = get_meeting(request, pk)
    if request.POST.get("do") == "rest":
        return _move_rest(request, meeting)
    if request.POST.get("do") not in COURSE:
        raise Http404("Dat kan hier niet.")
    service, sentence = COURSE[request.POST["do"]]
    with attempt(request, f"meeting.{request.POST['do']}", meeting) as act:
        service(meeting, by=request.user)
    if not act.done:
        return _meeting_page(request, meeting, act)
    messages.success(request, sentence)
    return redirect(meeting)


def _move_rest(request, meeting):
    with attempt(request, "agenda.rest", meeting) as act:
        moved, stayed = services.move_rest(meeting, by=request.user)
    if not act.done:
        return _meeting_page(request, meeting, act)
    if moved:
        messages.success(request, f"Naar een volgende tafel: casus {', '.join(str(one.canvas.case) for one in moved)}.")
    if stayed:
        messages.warning(request, f"{stayed} casus{'' if stayed == 1 else 'sen'} bleef staan: nergens is nog plaats.")
    if not moved and not stayed:
        messages.info(request, "Er is niets dat naar een volgende tafel kan.")
    return redirect(meeting)


@posted
def agenda(request, pk):
    """Put a case on the agenda: one that is ready, or one that stands on another tafel that has not begun."""
    meeting = get_meeting(request, pk)
    check_can_change_agenda(request.user, meeting)
    form = AgendaForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Vul de minuten in als een getal.")
        return redirect(meeting)
    canvas = get_object_or_404(Canvas.objects.select_related("case"), pk=form.cleaned_data["canvas"])
    with attempt(request, "agenda.add", meeting) as act:
        services.put_on_agenda(meeting, canvas, minutes=form.cleaned_data["minutes"], by=request.user)
    return redirect(meeting) if act.done else _meeting_page(request, meeting, act)


@posted
def order(request, pk):
    """The whole agenda in another order, as it was dragged; Eerder and Later are the way without scripts."""
    meeting, form = get_meeting(request, pk), OrderForm(request.POST)
    if not form.is_valid():
        messages.error(request, "De volgorde kwam niet goed over. Versleep opnieuw.")
        return redirect(meeting)
    with attempt(request, "agenda.order", meeting) as act:
        services.order_agenda(meeting, **form.cleaned_data, by=request.user)
    if not act.done:
        return _meeting_page(request, meeting, act)
    moved = request.POST.get("moved", "")
    return redirect(f"{meeting.get_absolute_url()}#versleep-{moved}" if moved.isdecimal() else meeting)


@posted
def agenda_item(request, pk, item_pk):
    """Change one item: `do` is up, down, minutes, next (to the next tafel) or remove."""
    meeting = get_meeting(request, pk)
    item = get_object_or_404(AgendaItem.objects.select_related("meeting", "canvas__case"), meeting=meeting, pk=item_pk)
    do, form = request.POST.get("do"), MinutesForm(request.POST)
    with attempt(request, f"agenda.{do}", item, case=item.canvas.case) as act:
        if do in ("up", "down"):
            services.move_item(item, up=do == "up", by=request.user)
        elif do == "remove":
            services.take_off_agenda(item, by=request.user)
        elif do == "next":
            moved = services.move_on(item, by=request.user)
            messages.success(request, f"Casus {item.canvas.case} staat nu op {moved.meeting.when}.")
        elif form.is_valid():
            services.set_minutes(item, minutes=form.cleaned_data["minutes"], by=request.user)
        else:
            messages.error(request, "Vul de minuten in als een getal.")
    return redirect(meeting) if act.done else _meeting_page(request, meeting, act)
