"""Asking for spoed: why it can't wait, which voorzitter, and which two others."""

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from cases.views.respond import respond
from maatwerk.audit.acting import attempt
from maatwerk.lib.once import already_done, mark_done

from .. import services
from ..forms.urgent import UrgentForm
from ..getters import get_own_canvas
from ..permissions import check_can_request_urgent
from ..readiness import newest_version


@require_http_methods(["GET", "POST"])
def urgent(request, number):
    """The form with which a member asks for spoed."""
    canvas = get_own_canvas(request, number)
    if request.method == "GET":
        check_can_request_urgent(request.user, canvas)
    version = newest_version(canvas)
    form, act = UrgentForm(request.POST or None, canvas=canvas, version=version), None
    if form.is_bound and already_done(request, form):
        return redirect("canvas:case_meetings", number)
    if form.is_bound and form.is_valid():
        with attempt(request, "urgent.request", canvas, case=canvas.case, form=form) as act:
            asked = {name: form.cleaned_data[name] for name in ("reason", "chair", "eyes")}
            services.request_urgent(canvas, **asked, by=request.user)
        if act.done:
            mark_done(request, form)
            messages.success(request, "Spoed is gevraagd. De collega's zien het plan nu bij hun werk.")
            return redirect("canvas:case_meetings", number)
    context = {"case": canvas.case, "canvas": canvas, "form": form, "version": version}
    return respond(request, "canvas/urgent.html", context, act)
