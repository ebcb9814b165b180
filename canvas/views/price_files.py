"""The kostenkaart as a file: taking it along, and reading one in after seeing what it changes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from cases.views.respond import respond
from maatwerk.audit.acting import attempt
from maatwerk.lib import clock
from maatwerk.lib.once import already_done, mark_done
from maatwerk.lib.refusals import RuleBroken
from maatwerk.people.permissions import check_can_administer

from .. import services
from ..forms.prices import ApplyForm, UploadForm
from ..permissions import check_can_see_prices
from ..spreadsheets.price_files import prices_as_csv, prices_as_excel
from ..spreadsheets.price_plan import make_plan, shown_changes
from ..spreadsheets.price_rows import HEADINGS, read_rows
from ..spreadsheets.workbooks import XLSX

WAYS = {"csv": (prices_as_csv, "text/csv; charset=utf-8"), "xlsx": (prices_as_excel, XLSX)}


def download(content, kind, name):
    """A file to save."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)


@require_GET
def export(request, form):
    """All prices as CSV or Excel, for who may read them. Logged."""
    check_can_see_prices(request.user)
    make, kind = WAYS[form]
    content = make()
    services.log_prices_export(by=request.user, form=form)
    return download(content, kind, f"kostenkaart-{clock.today():%Y-%m-%d}.{form}")


@require_http_methods(["GET", "POST"])
def upload(request):
    """Choose a file; the answer shows what it would change and where it is wrong. Nothing has changed then."""
    check_can_administer(request.user)
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid():
        return _preview(request, form.cleaned_data["file"])
    return respond(request, "canvas/prices/upload.html", {"form": form, "headings": HEADINGS.values()})


def _preview(request, table, act=None):
    plan = make_plan(*read_rows(table))
    context = {
        "plan": plan,
        "changed": [(item, shown_changes(item)) for item in plan.changed_items],
        "bare_items": [item for item in plan.new_items if not item.prices],
        "form": ApplyForm.about(table, plan, request.user) if plan.changes and not plan.problems else None,
        "refusal": act.sentence if act else "",
    }
    return respond(request, "canvas/prices/preview.html", context, act)


@require_http_methods(["GET", "POST"])
def apply(request):
    """Carry out what was shown, once; when the kostenkaart changed in between, show it again."""
    check_can_administer(request.user)
    form = ApplyForm(request.POST)
    if request.method == "GET" or already_done(request, form):
        return redirect("canvas:prices")
    try:
        table, seen = form.opened(request.user)
    except RuleBroken as refusal:
        messages.error(request, refusal.sentence)
        return redirect("canvas:upload_prices")
    with attempt(request, "prices.import", request.user, form=form) as act:
        plan = services.import_prices(table, seen=seen, by=request.user)
    if not act.done:
        return _preview(request, table, act)
    mark_done(request, form)
    messages.success(
        request, f"Ingelezen: {len(plan.new_items)} nieuwe posten en {len(plan.new_prices)} nieuwe prijzen."
    )
    return redirect("canvas:prices")
