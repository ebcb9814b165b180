"""The PDF of a report, and of a letter with its bijlagen: at once when it is there, else with its progress in sight.

What is published comes from its publication alone, byte for byte as it was filed. Every download is logged.
"""

from django.db.models import Count, Q, Sum
from django.db.models.functions import Length
from django.http import HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from maatwerk.lib.htmx import is_htmx
from maatwerk.lib.jobs import queue_state
from maatwerk.lib.sessions import asked_by_the_page

from .. import services
from ..enums import LETTERS, BlockKind
from ..models import FiledBundle, FiledReport, Rendering
from ..pdf.errors import PdfError
from .downloads import download
from .pdf import no_pdf
from .publishing import get_report

PDF = "application/pdf"
# About four pages.
SHORT_SIGNS, SHORT_BLOCKS, SHORT_HEAVY = 10_000, 30, 3
HEAVY = (BlockKind.PICTURE, BlockKind.CHART, BlockKind.TABLE, BlockKind.STORY, BlockKind.CANVAS)


@require_GET
def pdf(request, pk):
    """The PDF of one report."""
    return _give(request, get_report(request, pk), bundled=False)


@require_GET
def bundle(request, pk):
    """A letter with its bijlagen in one PDF, whichever of them is asked for."""
    report = get_report(request, pk)
    return _give(request, report.enclosed_with or report, bundled=True)


def _give(request, report, *, bundled):
    try:
        made = _ready(report, request.user, bundled=bundled)
        if made is not None:
            return download(request, report, made, PDF, "pdf", inline=True, form="bundel" if bundled else "")
        return _progress(request, report, _asked(report, request.user, bundled=bundled))
    except PdfError as problem:
        return no_pdf(request, problem, back=report.get_absolute_url())


def _ready(report, user, *, bundled):
    """The bytes when they are there or soon made, else None: a worker makes them."""
    filed = _filed(report, bundled=bundled)
    if filed:
        return bytes(filed.pdf)
    if _is_short(report, bundled=bundled) or not queue_state().is_running:
        return services.bundle_bytes(report) if bundled else services.report_bytes(report)
    rendering = _asked(report, user, bundled=bundled)
    return bytes(rendering.pdf) if rendering.pdf else None


def _filed(report, *, bundled):
    if bundled:
        return FiledBundle.objects.filter(report=report).first()
    return FiledReport.objects.filter(publication__report=report).first()


def _is_short(report, *, bundled):
    """Few pages: made within the request, because nobody has to wait for it."""
    if report.kind not in LETTERS or (bundled and report.enclosures.exists()):
        return False
    sizes = report.blocks.aggregate(
        signs=Sum(Length("text") + Length("answer")), heavy=Count("pk", filter=Q(kind__in=HEAVY)), blocks=Count("pk")
    )
    return (sizes["signs"] or 0) <= SHORT_SIGNS and sizes["heavy"] <= SHORT_HEAVY and sizes["blocks"] <= SHORT_BLOCKS


def _asked(report, user, *, bundled):
    if bundled:
        return services.ask_for_bundle(report, by=user)
    publication = getattr(report, "publication", None)
    if publication:
        return services.ask_for_filing(publication, by=user)
    return services.ask_for_concept(report, by=user)


# --- how far it is ---------------------------------------------------------------------------------------------------
def _progress(request, report, rendering):
    return TemplateResponse(request, "reports/publishing/pdf.html", _about(report, rendering))


def _about(report, rendering):
    done = rendering.done_at is not None
    percent = 100 if done else min(99, round(100 * rendering.step / max(1, rendering.steps)))
    silent = not done and not rendering.problem and not queue_state().is_running
    name = "report_bundle" if rendering.is_bundle else "report_pdf"
    urls = {way: reverse(f"reports:{name}{end}", args=[report.pk]) for way, end in WAYS.items()}
    context = {"report": report, "rendering": rendering, "percent": percent, "silent": silent, "urls": urls}
    return context | {"stand": _stand(rendering, silent)}


WAYS = {"open": "", "state": "_state", "again": "_again"}


def _stand(rendering, silent):
    flags = (rendering.done_at is not None, bool(rendering.problem), silent)
    return f'"{rendering.pk}-{rendering.step}-{"".join(str(int(flag)) for flag in flags)}"'


def _newest(report, *, bundled):
    rows = Rendering.objects.filter(report=report, is_bundle=bundled).defer("pdf", "content")
    return rows.order_by("-asked_at", "-pk").first()


@asked_by_the_page
@require_GET
def state(request, pk, *, bundled=False):
    """How far the newest PDF of this report is; 304 while it stands as the asking page knows."""
    report = get_report(request, pk)
    rendering = _newest(report, bundled=bundled)
    if rendering is None or not is_htmx(request):
        return redirect("reports:report_bundle" if bundled else "reports:report_pdf", pk)
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
def again(request, pk, *, bundled=False):
    """Ask once more for a PDF that failed."""
    report = get_report(request, pk)
    rendering = _newest(report, bundled=bundled)
    if rendering:
        services.ask_again(rendering, by=request.user)
    return redirect("reports:report_bundle" if bundled else "reports:report_pdf", pk)
