"""The steps of a report on its way to the raad: second reader, adopting, sending, withdrawing, replacing."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from maatwerk.audit.acting import attempt
from maatwerk.audit.services import record

from .. import services
from ..bundle import bundle_of
from ..forms.publishing import (
    APPROVE,
    AdoptForm,
    DiscardForm,
    ReplaceForm,
    SecondReaderForm,
    SentForm,
    SubmitForm,
    WithdrawReportForm,
)
from ..models import Report
from ..permissions import (
    check_can_adopt_report,
    check_can_discard_report,
    check_can_read_as_second,
    check_can_read_reports,
    check_can_replace_report,
    check_can_send_report,
    check_can_submit_report,
    check_can_take_back_report,
    check_can_withdraw_report,
)
from ..preview import preview_of
from ..readiness import hindrances_of_bundle, warnings_of


def get_report(request, pk):
    """The report with those who took its steps; 403 for who reads no reports, 404 when there is none."""
    check_can_read_reports(request.user)
    rows = Report.objects.select_related("enclosed_with", "submitted_by", "read_by", "publication")
    report = get_object_or_404(rows, pk=pk)
    request.refused_back = (report.get_absolute_url(), "Naar het stuk")  # a second window, a step already taken
    return report


def _page(request, template, context, act=None):
    return TemplateResponse(request, template, context, status=act.status if act else 200)


@require_http_methods(["GET", "POST"])
def submit(request, pk):
    """What must be mended and what deserves a look; then to the second reader. `terug` takes it back."""
    report = get_report(request, pk)
    if request.POST.get("do") == "terug":
        return _take_back(request, report)
    check_can_submit_report(request.user, report)
    start = {"base_revision": services.report_stamp(report)}
    form = SubmitForm(request.POST or None, back=report.get_absolute_url(), initial=start)
    act = None
    if form.is_bound and form.is_valid():
        with attempt(request, "report.submit", report, form=form) as act:
            services.submit_report(report, by=request.user, **form.cleaned_data)
        if act.done:
            messages.success(request, "Het stuk ligt bij de tweede lezer. Zolang die leest, verandert er niets in.")
            return redirect(report)
        form = SubmitForm(None, back=form.back, initial=start)
    members = bundle_of(report)
    context = {
        "report": report,
        "form": form,
        "refusal": act.sentence if act else "",
        "members": members,
        "hindrances": hindrances_of_bundle(members),
        "warnings": warnings_of(members),
    }
    return _page(request, "reports/publishing/submit.html", context, act)


def _take_back(request, report):
    check_can_take_back_report(request.user, report)
    with attempt(request, "report.take_back", report) as act:
        services.take_back_report(report, by=request.user)
    if act.done:
        messages.success(request, "Het stuk is weer een concept. Leg het opnieuw voor als je klaar bent.")
    return redirect(report)


@require_http_methods(["GET", "POST"])
def read(request, pk):
    """The second reader: the whole text, what deserves a look, and what she thinks of it."""
    report = get_report(request, pk)
    members = bundle_of(report)
    check_can_read_as_second(request.user, [report, *members[1:]])
    if request.method == "GET":
        record("report.viewed", report, by=request.user)
    start = {"base_revision": services.report_stamp(report)}
    form = SecondReaderForm(request.POST or None, back=report.get_absolute_url(), initial=start)
    act = None
    if form.is_bound and form.is_valid():
        with attempt(request, "report.read", report, form=form) as act:
            said = _judge(report, form.cleaned_data, request.user)
        if act.done:
            messages.success(request, said)
            return redirect(report)
    papers = [(member, preview_of(member)) for member in members]
    context = {"report": report, "form": form, "papers": papers, "warnings": warnings_of(members)}
    return _page(request, "reports/publishing/read.html", context, act)


def _judge(report, values, user):
    if values["verdict"] == APPROVE:
        services.approve_report(report, base_revision=values["base_revision"], by=user)
        return "Je hebt het stuk goedgekeurd. De teammanager kan het nu vaststellen."
    services.return_report(report, remark=values["remark"], by=user)
    return "Het stuk is terug bij de schrijver, met jouw opmerking."


@require_http_methods(["GET", "POST"])
def adopt(request, pk):
    """Adopting, with what it means."""
    report = get_report(request, pk)
    check_can_adopt_report(request.user, report)
    form = _form(request, AdoptForm, report, initial={"base_revision": services.report_stamp(report)})
    said = "Het stuk is vastgesteld. De PDF wordt gemaakt; je vindt hem zo bij de bestanden."
    return _step(request, form, report, "adopt", services.adopt_report, said)


@require_http_methods(["GET", "POST"])
def send(request, pk):
    """The day on which the raad got it."""
    report = get_report(request, pk)
    check_can_send_report(request.user, report)
    initial = {"sent_on": report.send_on} if report.send_on else {}
    form = _form(request, SentForm, report, initial=initial)
    return _step(request, form, report, "send", services.send_report, "De verzending is vastgelegd.")


@require_http_methods(["GET", "POST"])
def withdraw(request, pk):
    """Withdraw what was adopted or sent."""
    report = get_report(request, pk)
    check_can_withdraw_report(request.user, report)
    form = _form(request, WithdrawReportForm, report)
    return _step(request, form, report, "withdraw", services.withdraw_report, "Het stuk is ingetrokken.")


@require_http_methods(["GET", "POST"])
def discard(request, pk):
    """Throw a concept away, with what happens to its bijlagen and toezeggingen."""
    report = get_report(request, pk)
    check_can_discard_report(request.user, report)
    form = _form(request, DiscardForm, report, enclosures=report.enclosures.exists())
    said = "Het concept is weggegooid."
    more = {"promises": list(report.promises.open())}
    return _step(request, form, report, "discard", services.discard_report, said, **more)


@require_http_methods(["GET", "POST"])
def replace(request, pk):
    """Begin the successor of what was adopted or sent."""
    report = get_report(request, pk)
    check_can_replace_report(request.user, report)
    form = _form(request, ReplaceForm, report)
    said = "Er staat een kopie klaar. Pas aan wat anders moet en leg haar voor aan een tweede lezer."
    return _step(request, form, report, "replace", services.replace_report, said)


def _form(request, form, report, *, initial=None, **options):
    data = request.POST if request.method == "POST" else None
    return form(data, back=report.get_absolute_url(), initial=initial or {}, **options)


def _step(request, form, report, name, step, said, **more):
    """One step with a page of its own: take it, or show why not with what was typed."""
    act = None
    if form.is_bound and form.is_valid():
        with attempt(request, f"report.{name}", report, form=form) as act:
            came = step(report, by=request.user, **form.cleaned_data)
        if act.done:
            messages.success(request, said)
            return redirect(came)
    context = {"report": report, "form": form, "members": bundle_of(report)} | more
    return _page(request, f"reports/publishing/{name}.html", context, act)
