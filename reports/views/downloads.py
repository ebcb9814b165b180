"""The files of a report besides its PDF: Word, Excel, a page of HTML, and the figures. Every download is logged."""

import hashlib

from django.http import HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from maatwerk.audit.services import record

from ..compose import document_of
from ..documents.attachments import figures_csv, figures_json
from .publishing import get_report

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
def word(request, pk):
    """The Word file, for the last edit of the griffie."""
    from ..formats.word import docx

    report = get_report(request, pk)
    return download(request, report, docx(document_of(report)), DOCX, "docx")


@require_GET
def excel(request, pk):
    """All figures and tables as Excel."""
    from ..formats.excel import xlsx

    report = get_report(request, pk)
    return download(request, report, xlsx(document_of(report)), XLSX, "xlsx")


@require_GET
def page(request, pk):
    """The page of HTML, under a policy of its own: its style is in it."""
    from ..formats.page import html, policy

    report = get_report(request, pk)
    response = download(request, report, html(document_of(report)), "text/html; charset=utf-8", "html", inline=True)
    response["Content-Security-Policy"] = policy()
    return response


@require_GET
def figures_as_csv(request, pk):
    """The figures for a spreadsheet."""
    report = get_report(request, pk)
    return download(request, report, figures_csv(document_of(report)), "text/csv; charset=utf-8", "csv")


@require_GET
def figures_as_json(request, pk):
    """The figures for a program."""
    report = get_report(request, pk)
    return download(request, report, figures_json(document_of(report)), "application/json", "json")


def download(request, report, content, content_type, ending, *, inline=False, form=""):
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
