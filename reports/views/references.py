"""Figures from elsewhere: what other cities report and what happens around the programme, each with its source."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET, require_http_methods

from maatwerk.audit.acting import attempt
from maatwerk.lib import clock
from maatwerk.lib.once import already_done, mark_done
from maatwerk.lib.refusals import sentence_of

from .. import services
from ..figures.references import as_figure
from ..forms.references import NewReferenceForm, NewValueForm
from ..models import ReferenceFigure
from ..permissions import check_can_keep_references, check_can_see_figures, check_can_see_references

FIELDS = ("label", "value", "n", "valid_from", "source")


@require_GET
def references(request):
    """Every figure from elsewhere with the values that it had."""
    check_can_see_references(request.user)
    today, groups = clock.today(), {}
    for row in ReferenceFigure.objects.order_by("kind", "key", "-valid_from"):
        groups.setdefault(row.key, []).append(row)
    found = [
        {
            "newest": rows[0],
            "figures": [(row, as_figure(row)) for row in rows],
            "from_later": rows[0].valid_from > today,
        }
        for rows in groups.values()
    ]
    context = {
        "found": found,
        "closed_because": sentence_of(check_can_keep_references, request.user),
        "sees_reports": _sees_reports(request.user),
    }
    return TemplateResponse(request, "reports/references.html", context)


@require_http_methods(["GET", "POST"])
def new_reference(request):
    """Record a figure that is not there yet."""
    check_can_keep_references(request.user)
    return _page(request, NewReferenceForm(request.POST or None, initial={"valid_from": clock.today()}))


@require_http_methods(["GET", "POST"])
def renew_reference(request, key):
    """Record a newer value; what held before stays."""
    check_can_keep_references(request.user)
    row = get_object_or_404(ReferenceFigure.objects.of_key(key)[:1])
    initial = {name: getattr(row, name) for name in ("label", "source", "n")}
    return _page(request, NewValueForm(request.POST or None, unit=row.unit, initial=initial), row)


def _page(request, form, row=None):
    if request.method == "POST" and already_done(request, form):
        return redirect("reports:references")
    status = 200
    if request.method == "POST" and form.is_valid():
        values = {name: form.cleaned_data[name] for name in form.Meta.fields}
        with attempt(request, "reference.add", row or ReferenceFigure(), form=form) as act:
            if row:
                services.renew_reference(row, **values, by=request.user)
            else:
                services.add_reference(**values, by=request.user)
        if act.done:
            mark_done(request, form)
            messages.success(request, "Het cijfer is vastgelegd.")
            return redirect("reports:references")
        status = act.status
    context = {"form": form, "row": row, "sees_reports": _sees_reports(request.user)}
    return TemplateResponse(request, "reports/reference_form.html", context, status=status)


def _sees_reports(user):
    return not sentence_of(check_can_see_figures, user)
