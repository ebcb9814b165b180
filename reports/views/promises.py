"""Toezeggingen: what the raad was promised, what is open and late, and how it ended."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from maatwerk.audit.acting import attempt
from maatwerk.lib.once import already_done, mark_done
from maatwerk.lib.refusals import sentence_of

from .. import services
from ..forms.publishing import ChangePromiseForm, KeepPromiseForm, NewPromiseForm
from ..models import Promise, Report
from ..permissions import (
    check_can_change_promise,
    check_can_keep_promise,
    check_can_make_promise,
    check_can_read_promises,
    check_can_read_reports,
    check_can_see_figures,
)
from ..promises import ROWS, is_late

LIST = "reports:promises"
PER_PAGE = 30


def get_promise(request, pk):
    """The promise with who and where, or 404."""
    request.refused_back = (reverse(LIST), "Naar de toezeggingen")
    return get_object_or_404(Promise.objects.select_related(*ROWS), pk=pk)


@require_GET
def promises(request):
    """What is open, the first to fall due first; below it what is done."""
    check_can_read_promises(request.user)
    rows = Promise.objects.select_related(*ROWS)
    user = request.user
    may_make = not sentence_of(check_can_make_promise, user)
    context = {
        "open": [
            (row, is_late(row), may_make or row.owner_id == user.pk) for row in rows.open().order_by("due_on", "pk")
        ],
        "page_obj": Paginator(rows.filter(done_on__isnull=False).order_by("-done_on", "-pk"), PER_PAGE).get_page(
            request.GET.get("page")
        ),
        "may_make": may_make,
        "may_read_reports": not sentence_of(check_can_read_reports, user),
        "may_see_reports": not sentence_of(check_can_see_figures, user),
    }
    return TemplateResponse(request, "reports/promises/list.html", context)


@require_http_methods(["GET", "POST"])
def new(request):
    """Note a promise; `?stuk=` names the report that it was made in."""
    check_can_make_promise(request.user)
    report = Report.objects.filter(pk=request.GET["stuk"]).first() if request.GET.get("stuk", "").isdigit() else None
    back = report.get_absolute_url() if report else "/toezeggingen/"
    start = {"report": (report.enclosed_with_id or report.pk) if report else None, "owner": request.user}
    form = NewPromiseForm(request.POST or None, back=back, initial=start)
    act = None
    if form.is_bound and form.is_valid():
        if already_done(request, form):
            return redirect(LIST)
        values = {name: form.cleaned_data[name] for name in ("text", "due_on", "owner", "report")}
        with attempt(request, "promise.make", request.user, form=form) as act:
            made = services.make_promise(by=request.user, **values)
        if act.done:
            mark_done(request, form)
            messages.success(request, f"De toezegging is vastgelegd. Zij staat nu in het werk van {made.owner}.")
            return redirect(report or LIST)
    return _page(request, {"form": form, "title": "Toezegging vastleggen"}, act)


@require_http_methods(["GET", "POST"])
def change(request, pk):
    """Change text, day or owner; text and day only while the letter is a concept."""
    promise = get_promise(request, pk)
    check_can_change_promise(request.user, promise)
    fixed = bool(promise.report_id and promise.report.adopted_at)
    start = {"text": promise.text, "due_on": promise.due_on, "owner": promise.owner, "base_revision": promise.revision}
    form = ChangePromiseForm(request.POST or None, back="/toezeggingen/", initial=start, fixed=fixed)
    act = None
    if form.is_bound and form.is_valid():
        with attempt(request, "promise.change", promise, form=form) as act:
            services.change_promise(promise, by=request.user, **form.cleaned_data)
        if act.done:
            messages.success(request, "De toezegging is gewijzigd.")
            return redirect(LIST)
    return _page(request, {"form": form, "title": "Toezegging wijzigen", "promise": promise, "fixed": fixed}, act)


@require_http_methods(["GET", "POST"])
def keep(request, pk):
    """How it ended, and where the raad was told."""
    promise = get_promise(request, pk)
    check_can_keep_promise(request.user, promise)
    form = KeepPromiseForm(request.POST or None, back="/toezeggingen/", initial={"base_revision": promise.revision})
    act = None
    if form.is_bound and form.is_valid():
        with attempt(request, "promise.keep", promise, form=form) as act:
            services.keep_promise(promise, by=request.user, **form.cleaned_data)
        if act.done:
            messages.success(request, "De toezegging is afgedaan.")
            return redirect(LIST)
    return _page(request, {"form": form, "title": "Toezegging afdoen", "promise": promise}, act)


def _page(request, context, act):
    return TemplateResponse(request, "reports/promises/form.html", context, status=act.status if act else 200)
