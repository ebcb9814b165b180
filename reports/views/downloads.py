"""The files of a report: PDF (with its progress), bundle, Word, Excel, a page of HTML, and the figures.

What is published comes from its publication alone, the PDF byte for byte as it was filed. Every download is logged.
"""

import hashlib

from django.db.models import Count, Q, Sum
from django.db.models.functions import Length
from django.http import HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.text import slugify
from django.views.decorators.http import require_GET, require_POST

from maatwerk.audit.services import record
from maatwerk.lib.htmx import is_htmx
from maatwerk.lib.jobs import queue_state
from maatwerk.lib.sessions import asked_by_the_page

from .. import services
from ..compose import document_of
from ..documents.attachments import figures_csv, figures_json
from ..enums import LETTERS, BlockKind
from ..models import FiledReport, Rendering
from ..pdf.errors import PdfError
from .pdf import no_pdf
from .publishing import get_report

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"
# About four pages.
SHORT_SIGNS, SHORT_BLOCKS, SHORT_HEAVY = 10_000, 30, 3
HEAVY = (BlockKind.PICTURE, BlockKind.CHART, BlockKind.TABLE, BlockKind.STORY, BlockKind.CANVAS)


# --- PDF -------------------------------------------------------------------------------------------------------------
@require_GET
def pdf(request, pk):
    """The PDF: at once when it is filed, ready or short; else the page that tells how far it is."""
    report = get_report(request, pk)
    try:
        made = _ready(report, request.user)
        if made is not None:
            return _download(request, report, made, PDF, "pdf", inline=True)
        return _progress(request, report, _asked(report, request.user))
    except PdfError as problem:
        return no_pdf(request, problem, back=report.get_absolute_url())


def _ready(report, user):
    """The bytes when they are there or soon made, else None: a worker makes them."""
    filed = FiledReport.objects.filter(publication__report=report).first()
    if filed:
        return bytes(filed.pdf)
    if _is_short(report) or not queue_state().is_running:
        return services.report_bytes(report)
    rendering = _asked(report, user)
    return bytes(rendering.pdf) if rendering.pdf else None


def _is_short(report):
    """Few pages: made within the request, because nobody has to wait for it."""
    if report.kind not in LETTERS:
        return False
    sizes = report.blocks.aggregate(
        signs=Sum(Length("text") + Length("answer")), heavy=Count("pk", filter=Q(kind__in=HEAVY)), blocks=Count("pk")
    )
    return (sizes["signs"] or 0) <= SHORT_SIGNS and sizes["heavy"] <= SHORT_HEAVY and sizes["blocks"] <= SHORT_BLOCKS


def _asked(report, user):
    publication = getattr(report, "publication", None)
    if publication:
        return services.ask_for_filing(publication, by=user)
    return services.ask_for_concept(report, by=user)


def _progress(request, report, rendering):
    return TemplateResponse(request, "reports/publishing/pdf.html", _about(report, rendering))


def _about(report, rendering):
    filed = rendering.done_at is not None
    percent = 100 if filed else min(99, round(100 * rendering.step / max(1, rendering.steps)))
    silent = not filed and not rendering.problem and not queue_state().is_running
    context = {"report": report, "rendering": rendering, "percent": percent, "silent": silent}
    return context | {"stand": _stand(rendering, silent)}


def _stand(rendering, silent):
    flags = (rendering.done_at is not None, bool(rendering.problem), silent)
    return f'"{rendering.pk}-{rendering.step}-{"".join(str(int(flag)) for flag in flags)}"'


@asked_by_the_page
@require_GET
def pdf_state(request, pk):
    """How far the newest PDF of this report is; 304 while it stands as the asking page knows."""
    report = get_report(request, pk)
    rendering = Rendering.objects.filter(report=report).defer("pdf", "content").order_by("-asked_at", "-pk").first()
    if rendering is None or not is_htmx(request):
        return redirect("reports:report_pdf", pk)
    context = _about(report, rendering)
    stand = context["stand"]
    known = request.headers.get("If-None-Match") or request.GET.get("stand")
    if known == stand:
        # htmx leaves the page as it is for 204; whoever sends the header gets its 304.
        return HttpResponseNotModified() if request.headers.get("If-None-Match") else HttpResponse(status=204)
    response = TemplateResponse(request, "reports/publishing/pdf_state.html", context)
    response["ETag"] = stand
    return response


@require_POST
def pdf_again(request, pk):
    """Ask once more for a PDF that failed."""
    report = get_report(request, pk)
    rendering = Rendering.objects.filter(report=report).order_by("-asked_at", "-pk").first()
    if rendering:
        services.ask_again(rendering, by=request.user)
    return redirect("reports:report_pdf", pk)


@require_GET
def bundle(request, pk):
    """A letter with its enclosures in one PDF."""
    report = get_report(request, pk)
    letter = report.enclosed_with or report
    try:
        made = services.bundle_bytes(letter)
    except PdfError as problem:
        return no_pdf(request, problem, back=report.get_absolute_url())
    return _download(request, letter, made, PDF, "pdf", inline=True, form="bundel")


# --- other formats ---------------------------------------------------------------------------------------------------
@require_GET
def word(request, pk):
    """The Word file, for the last edit of the griffie."""
    from ..formats.word import docx

    report = get_report(request, pk)
    return _download(request, report, docx(document_of(report)), DOCX, "docx")


@require_GET
def excel(request, pk):
    """All figures and tables as Excel."""
    from ..formats.excel import xlsx

    report = get_report(request, pk)
    return _download(request, report, xlsx(document_of(report)), XLSX, "xlsx")


@require_GET
def page(request, pk):
    """The page of HTML, under a policy of its own: its style is in it."""
    from ..formats.page import html, policy

    report = get_report(request, pk)
    response = _download(request, report, html(document_of(report)), "text/html; charset=utf-8", "html", inline=True)
    response["Content-Security-Policy"] = policy()
    return response


@require_GET
def figures_as_csv(request, pk):
    """The figures for a spreadsheet."""
    report = get_report(request, pk)
    return _download(request, report, figures_csv(document_of(report)), "text/csv; charset=utf-8", "csv")


@require_GET
def figures_as_json(request, pk):
    """The figures for a program."""
    report = get_report(request, pk)
    return _download(request, report, figures_json(document_of(report)), "application/json", "json")


def _download(request, report, content, content_type, ending, *, inline=False, form=""):
    """A file with a name that says what it is; who took it, and its digest, are in the log."""
    content = content.encode() if isinstance(content, str) else content
    record(
        "report.downloaded",
        report,
        by=request.user,
        form=form or ending,
        state=report.state,
        sha256=hashlib.sha256(content).hexdigest(),
    )
    response = HttpResponse(content, content_type=content_type)
    name = slugify(f"{report.kind} {report.date:%Y-%m-%d} {report.title[:60]}{' ' + form if form else ''}")
    way = "inline" if inline else "attachment"
    response["Content-Disposition"] = f'{way}; filename="{name}.{ending}"'
    response["Cache-Control"] = "private, no-store"
    return response
