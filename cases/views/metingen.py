"""Asking the family how it fares: what was answered at each moment, and the form for the next answer."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_http_methods

from maatwerk.audit.acting import attempt

from .. import services
from ..enums import Moment
from ..forms.metingen import MetingForm, mark_rows
from ..getters import get_own_case, work_closed_because
from ..metingen import overview
from ..services.aftercare import metings_window
from .respond import respond

# The button that asks for one more row.
MORE = "more"


@require_GET
def metingen(request, number):
    """The four moments with a mark per family role, and the stories."""
    case = get_own_case(request, number, viewed="case.viewed")
    return respond(request, "cases/metingen.html", {"case": case, **overview(case)})


@require_http_methods(["GET", "POST"])
def meting(request, number, moment):
    """Record one meting after the inzet; the mark at the canvas has its own page there."""
    case = get_own_case(request, number, viewed="case.viewed")
    if moment == Moment.CANVAS:
        return redirect("canvas:baseline", case.number)
    subject = get_object_or_404(case.metingen, moment=moment)
    if subject.held_on:
        return redirect("cases:metingen", case.number)
    form, rows, act = *_forms(request.POST, roles=_roles_of(case)), None
    if form.is_valid() and rows.is_valid():
        with attempt(request, "meting.hold", subject, case=case, form=form) as act:
            services.hold_meting(subject, **form.cleaned_data, marks=rows.rows(), by=request.user)
        if act.done:
            messages.success(request, f"De meting {subject.get_moment_display()} is vastgelegd.")
            return redirect("cases:metingen", case.number)
    first, last = metings_window(subject)
    closed = work_closed_because(request.user, case)
    context = {"case": case, "meting": subject, "form": form, "rows": rows, "first": first, "last": last}
    return respond(request, "cases/meting.html", {**context, "closed": closed, "adding": MORE in request.POST}, act)


def _forms(data, *, roles):
    """The conversation and its rows: empty, with one row more, or as they were sent."""
    form = MetingForm(initial=data.dict()) if MORE in data else MetingForm(data or None)
    return form, mark_rows(data or None, roles=roles)


def _roles_of(case):
    """Who gave a mark before, so that the same rows stand ready."""
    roles = case.metingen.held().order_by("due_on").values_list("marks__role", flat=True)
    return list(dict.fromkeys(role for role in roles if role))
