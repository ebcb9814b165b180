"""The reports: the list, a new one, reading it as it will print, and its bijlagen."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET, require_http_methods

from maatwerk.audit.acting import attempt
from maatwerk.lib.once import already_done, mark_done
from maatwerk.lib.refusals import sentence_of

from .. import services
from ..forms.reports import BeginEnclosureForm, EncloseForm, FilterForm, NewReportForm, new_initial
from ..models import Municipality, Picture, Report
from ..permissions import (
    check_can_edit_report,
    check_can_make_reports,
    check_can_read_reports,
    check_can_see_figures,
    check_can_set_sender,
)
from ..preview import breaks, figures_of, known_pages, pages_of, preview_of

PER_PAGE = 50
BEGUN = "Er staat een voorstel klaar. Lees het na en maak er je eigen stuk van."
BEGUN_WITH = "Er staan voorstellen klaar voor de brief en de bijlagen. Lees ze na en maak er je eigen stukken van."
# What the page says about its state and its files, the first template that there is.
WORKFLOW = ("reports/_workflow.html", "reports/report_need.html")
DOWNLOADS = ("reports/_downloads.html", "reports/report_nothing.html")


def get_report(request, pk):
    """The report with what every page of it shows; 403 for who reads no reports, 404 when there is none."""
    check_can_read_reports(request.user)
    rows = Report.objects.select_related("changed_by", "made_by", "enclosed_with", "publication")
    return get_object_or_404(rows, pk=pk)


@require_GET
def index(request):
    """The reports, newest first, and the way to the figures."""
    check_can_see_figures(request.user)
    form = FilterForm(request.GET or None)
    context = {
        "closed_because": sentence_of(check_can_read_reports, request.user),
        "can_make": not sentence_of(check_can_make_reports, request.user),
        "can_set_sender": not sentence_of(check_can_set_sender, request.user),
    }
    if not context["closed_because"]:
        rows = Report.objects.for_list().select_related("enclosed_with")
        context["page_obj"] = Paginator(form.narrowed(rows), PER_PAGE).get_page(request.GET.get("page"))
        context |= {"form": form, "filtered": form.is_bound and any(form.data.get(name) for name in form.fields)}
    return TemplateResponse(request, "reports/index.html", context)


@require_http_methods(["GET", "POST"])
def new(request):
    """What is made, and on which day its figures hold; the text begins with a proposal."""
    check_can_make_reports(request.user)
    form = NewReportForm(request.POST or None, initial=new_initial(), back="/rapporten/")
    sentence = ""
    if request.method == "POST" and form.is_valid():
        if already_done(request, form):
            return redirect("reports:index")
        with attempt(request, "report.make", request.user, form=form) as act:
            report = services.create_bundle(by=request.user, **form.values)
        if act.done:
            mark_done(request, form)
            messages.success(request, BEGUN_WITH if form.cleaned_data["bijlagen"] else BEGUN)
            return redirect("reports:edit_report", report.pk)
        sentence = act.sentence
    context = {"form": form, "no_sender": not Municipality.objects.exists()}
    return TemplateResponse(request, "reports/report_new.html", context, status=409 if sentence else 200)


@require_GET
def report(request, pk):
    """The report as it will print, with its live figures marked; above it what is needed now, and of whom."""
    found = get_report(request, pk)
    preview = preview_of(found)
    pages = {}
    if preview.release:
        stamp = services.report_stamp(found)
        pages = known_pages(found, stamp, preview.release) or {}
    context = {
        "report": found,
        "preview": preview,
        "breaks": breaks(preview, pages),
        "figures": figures_of(preview),
        "edit_closed_because": sentence_of(check_can_edit_report, request.user, found),
        "can_make": not sentence_of(check_can_make_reports, request.user),
        "enclosures": list(found.enclosures.order_by("enclosure_order", "pk")) if found.is_letter else [],
        "workflow": WORKFLOW,
        "downloads": DOWNLOADS,
    }
    return TemplateResponse(request, "reports/report.html", context)


@require_GET
def pages(request, pk):
    """On which page each block begins, for who asks after the page stands: laid out once per state of the report."""
    found = get_report(request, pk)
    preview = preview_of(found, fresh=False)
    if preview.release is None:
        return HttpResponse(status=204)
    numbers = pages_of(found, services.report_stamp(found), preview.release)
    context = {"rows": preview.rows, "breaks": breaks(preview, numbers or {}), "known": numbers is not None}
    return TemplateResponse(request, "reports/report_pages.html", context)


@require_http_methods(["GET", "POST"])
def enclosures(request, pk):
    """The bijlagen of a letter: begin one, add one, take one off, put them in order."""
    found = get_report(request, pk)
    check_can_edit_report(request.user, found)
    if "begin" in request.POST:
        return _begin_enclosure(request, found)
    form = EncloseForm(request.POST if "report" in request.POST else None)
    sentence = ""
    if request.method == "POST":
        if form.is_bound and (not form.is_valid() or already_done(request, form)):
            act = None
        else:
            with attempt(request, "report.enclose", found, form=form if form.is_bound else None) as act:
                _change_enclosures(request, found, form)
        if act and act.done:
            if form.is_bound:
                mark_done(request, form)
            return redirect("reports:report_enclosures", pk)
        sentence = act.sentence if act else ""
    return _enclosures(request, found, form, status=409 if sentence else 200)


def _enclosures(request, letter, form, *, begin=None, status=200):
    rows = list(letter.enclosures.order_by("enclosure_order", "pk"))
    context = {"form": form, "begin": begin or BeginEnclosureForm(prefix="nieuw"), "report": letter, "rows": rows}
    return TemplateResponse(request, "reports/report_enclosures.html", context, status=status)


def _begin_enclosure(request, letter):
    form = BeginEnclosureForm(request.POST, prefix="nieuw")
    if already_done(request, form):
        return redirect("reports:report_enclosures", letter.pk)
    if not form.is_valid():
        return _enclosures(request, letter, EncloseForm(), begin=form)
    days = {"as_of": letter.as_of, "date": letter.date}
    with attempt(request, "report.make", letter, form=form) as act:
        kind = form.cleaned_data["kind"]
        report = services.create_bundle(kind=kind, enclosed_with=letter, by=request.user, **days)
    if not act.done:
        return _enclosures(request, letter, EncloseForm(), begin=form, status=409)
    mark_done(request, form)
    messages.success(request, BEGUN)
    return redirect("reports:edit_report", report.pk)


def _change_enclosures(request, letter, form):
    if form.is_bound:
        return services.enclose(form.cleaned_data["report"], letter=letter, by=request.user)
    row = get_object_or_404(letter.enclosures, pk=request.POST.get("bijlage") or 0)
    do = request.POST.get("do")
    if do == "detach":
        return services.enclose(row, letter=None, by=request.user)
    rows = list(letter.enclosures.order_by("enclosure_order", "pk"))
    return services.move_enclosure(row, after=neighbour(rows, row, up=do == "up"), by=request.user)


def neighbour(rows, row, *, up):
    """Behind which row this one comes when it goes one place up or down; None is the first place."""
    at = rows.index(row)
    others = [one for one in rows if one != row]
    place = max(0, at - 1) if up else min(len(others), at + 1)
    return others[place - 1] if place else None


@require_GET
def picture(request, pk, picture_pk):
    """A picture of the report, for who may read the report."""
    found = get_report(request, pk)
    kept = get_object_or_404(Picture, pk=picture_pk, report=found)
    return HttpResponse(bytes(kept.data), content_type=kept.content_type)
