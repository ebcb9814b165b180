"""The head of a report: its days, to whom, the references, who signs.

It saves itself as the blocks do (`X-Autosave`), and is a page with a button without JavaScript. A newer head is never
overwritten: what both say stands there, and its writer chooses.
"""

from copy import copy
from datetime import date

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods

from maatwerk.audit.acting import attempt
from maatwerk.lib.dates import format_long

from .. import services
from ..forms.reports import HeadForm
from ..models import Report
from ..permissions import check_can_edit_report
from .reports import get_report


@require_http_methods(["GET", "POST"])
def head(request, pk):
    """Everything around the text; a save with `X-Autosave` answers with the new revision, or with what stands there."""
    found = get_report(request, pk)
    check_can_edit_report(request.user, found)
    form = _form(request, copy(found))  # what is filled in is set on the copy
    if request.method == "GET":
        return _page(request, found, form)
    if not form.is_valid():
        return _refused(request, found, form, status=422)
    newer = None
    with attempt(request, "report.save_head", found, form=form) as act:
        try:
            base = form.cleaned_data["base_revision"]
            saved = services.save_head(found, base_revision=base, by=request.user, **form.values)
        except services.StaleHead as stale:
            newer = stale
            raise
    if act.done:
        return _saved(request, saved)
    return _refused(request, found, form, status=409, newer=newer)


def _form(request, report, data=None):
    data = data or request.POST or None
    back = reverse("reports:edit_report", args=[report.pk])
    return HeadForm(data, instance=report, back=back, initial={"base_revision": report.revision})


def _saved(request, saved):
    if "X-Autosave" in request.headers:
        time = localtime(saved.changed_at).strftime("%H:%M")
        return JsonResponse({"revision": saved.revision, "said": f"opgeslagen {time}", "parts": {}})
    messages.success(request, "De gegevens zijn opgeslagen.")
    return redirect("reports:edit_report", saved.pk)


def _refused(request, report, form, *, status, newer=None):
    """The form with what was filled in, and beside it what stands there now; for an autosave the sentence alone."""
    errors = [error for messages_of in form.errors.values() for error in messages_of]
    context = {"newer": newer, "differences": _differences(form, newer) if newer else ()}
    if "X-Autosave" in request.headers:
        told = {"sentence": newer.sentence if newer else errors[0] if errors else ""}
        if newer:
            conflict = render_to_string("reports/report_head_conflict.html", context | {"report": report}, request)
            told |= {"conflict": conflict, "revision": newer.report.revision}
        return JsonResponse(told, status=status)
    if newer:
        # Ready to be saved over the newest once its writer compared the two.
        data = request.POST.copy()
        data["base_revision"] = newer.report.revision
        form = _form(request, Report.objects.get(pk=report.pk), data)
        form.is_valid()
    return _page(request, report, form, status=status, **context)


def _differences(form, newer):
    """[(label, how it stands there now, how it was filled in here)] of the fields that are not the same."""
    there = HeadForm(instance=newer.report)
    rows = []
    for name, field in form.fields.items():
        now, here = there[name].value(), form[name].value()
        if name != "base_revision" and _shown(there, name, now) != _shown(form, name, here):
            rows.append((field.label, _shown(there, name, now), _shown(form, name, here)))
    return rows


def _shown(form, name, value):
    """A value of this field as one reads it, whether it was stored or typed."""
    value = form.fields[name].to_python(value) if name != "base_revision" else value
    if isinstance(value, date):
        return format_long(value)
    if isinstance(value, bool):
        return "ja" if value else "nee"
    choices = dict(getattr(form.fields[name], "choices", ()) or ()) if not hasattr(value, "pk") else {}
    return str(choices.get(value, value) or "").replace("\r\n", "\n").strip()


def _page(request, report, form, *, status=200, newer=None, **context):
    helper = form.saves_itself(form.helper, request.user, waits=bool(newer))
    context |= {"form": form, "helper": helper, "report": report, "newer": newer}
    return TemplateResponse(request, "reports/report_head.html", context, status=status)
