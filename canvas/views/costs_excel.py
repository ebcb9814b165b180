"""The kosten-batenanalyse as an Excel workbook: of the concept or of a frozen version, for who may see the costs."""

from datetime import date

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from maatwerk.lib import clock
from maatwerk.lib.dates import format_long

from .. import services
from ..getters import get_canvas
from ..models import CanvasVersion
from ..spreadsheets.kba import kba_as_excel
from ..spreadsheets.kba_lines import Kba, frozen_lines_of, lines_of
from ..spreadsheets.workbooks import XLSX
from .price_files import download


@require_GET
def costs_excel(request, number, version_number=None):
    """The workbook; the name of the file holds the number of the case and nothing else about the family. Logged."""
    canvas = get_canvas(request, number)
    if version_number is None:
        version, kba, name = None, _of_concept(canvas), f"kosten-{number}.xlsx"
    else:
        versions = CanvasVersion.objects.select_related("kba_reviewed_by")
        version = get_object_or_404(versions, canvas=canvas, number=version_number)
        kba, name = _of_version(version, number), f"kosten-{number}-versie-{version_number}.xlsx"
    content = kba_as_excel(kba)
    services.log_costs_export(canvas, by=request.user, version=version)
    return download(content, XLSX, name)


def _of_concept(canvas):
    reviewed = ""
    if canvas.kba_reviewed_at:
        reviewed = f"door {canvas.kba_reviewed_by} op {format_long(canvas.kba_reviewed_at)}"
    return Kba(
        case=canvas.case.number,
        about=f"Concept, zoals het was op {format_long(clock.today())}",
        lines=lines_of(canvas.cost_lines.current().select_related("scheme")),
        horizon_from=canvas.horizon_from,
        reviewed=reviewed,
    )


def _of_version(version, number):
    begins = version.content.get("horizon_from")
    return Kba(
        case=number,
        about=f"Versie {version.number}, rondgestuurd op {format_long(version.frozen_at)}",
        lines=frozen_lines_of(version.content),
        horizon_from=date.fromisoformat(begins) if begins else None,
        reviewed=f"door {version.kba_reviewed_by}" if version.kba_reviewed_by else "",
        hash=version.hash,
    )
