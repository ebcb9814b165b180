"""The settings of the tafels that return every week: day, time, people, and the days that are skipped."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from maatwerk.audit.acting import attempt
from maatwerk.lib import clock
from maatwerk.people.enums import Role

from .. import services
from ..enums import MeetingKind
from ..forms.series import ExceptionForm, SeriesForm
from ..models import MeetingSeries, SeriesException
from ..permissions import check_can_keep_series


def _address(kind):
    return f"{reverse('canvas:series')}?soort={kind}"


def _get(request, kind):
    check_can_keep_series(request.user)
    if kind not in MeetingKind.values:
        raise Http404("Zo'n tafel is er niet.")
    return MeetingSeries.objects.select_related("chair").filter(kind=kind).first()


@require_http_methods(["GET", "POST"])
def series(request):
    """See and change the rhythm of one kind of tafel."""
    kind = request.GET.get("soort", MeetingKind.SPAR)
    found, act = _get(request, kind), None
    form = SeriesForm(request.POST or None, kind=kind, series=found)
    if form.is_bound and form.is_valid():
        with attempt(request, "series.change", found or request.user, form=form) as act:
            services.set_series(kind, by=request.user, **form.cleaned_data)
        if act.done:
            messages.success(request, "De reeks is opgeslagen. De tafels van de komende weken zijn gepland.")
            return redirect(_address(kind))
    return _page(request, kind, found, form=form, act=act)


@require_POST
def add_exception(request, kind):
    """Skip the tafel of one day."""
    found = _get(request, kind)
    if found is None:
        raise Http404("Deze reeks is nog niet ingesteld.")
    form, act = ExceptionForm(request.POST), None
    if form.is_valid():
        with attempt(request, "series.add_exception", found, form=form) as act:
            services.add_exception(found, by=request.user, **form.cleaned_data)
        if act.done:
            messages.success(request, "Deze dag is er geen tafel. Wat op de agenda stond, ging naar de volgende.")
            return redirect(_address(kind))
    return _page(request, kind, found, day_form=form, act=act)


@require_POST
def remove_exception(request, pk):
    """The tafel of a skipped day takes place after all."""
    check_can_keep_series(request.user)
    exception = get_object_or_404(SeriesException.objects.select_related("series"), pk=pk)
    with attempt(request, "series.remove_exception", exception.series) as act:
        services.remove_exception(exception, by=request.user)
    if act.done:
        messages.success(request, "De tafel van deze dag gaat weer door.")
    return redirect(_address(exception.series.kind))


def _page(request, kind, found, *, form=None, day_form=None, act=None):
    sits = request.user.has_role(Role.CHAIR)
    day_form = day_form or ExceptionForm()
    day_form.action = reverse("canvas:add_exception", args=[kind])
    context = {
        "kind": MeetingKind(kind),
        "series": found,
        "form": form or SeriesForm(kind=kind, series=found),
        "day_form": day_form,
        "exceptions": found.exceptions.filter(on__gte=clock.today()) if found else [],
        "tabs": [(one.label.capitalize(), f"?soort={one}", one == kind) for one in MeetingKind],
        "back": reverse("canvas:meetings" if sits else "people:admin"),
        "back_label": "Tafels" if sits else "Beheer",
    }
    return TemplateResponse(request, "canvas/meetings/series.html", context, status=act.status if act else 200)
