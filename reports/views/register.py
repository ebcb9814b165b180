"""The register of outcomes: searched by year, uitkomst, fonds and casusnummer, and the same list in Excel."""

from django.core.paginator import Paginator
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET

from canvas.spreadsheets.workbooks import XLSX
from canvas.views.price_files import download
from maatwerk.audit.services import record
from maatwerk.lib import clock

from ..forms import RegisterFilter
from ..permissions import check_can_see_register
from ..register import PER_PAGE, RegisterRow, decisions_for, register_as_excel, with_everything


def _asked(request):
    """The filter, and the decisions that it leaves of those that this person may know of."""
    check_can_see_register(request.user)
    decisions = decisions_for(request.user)
    form = RegisterFilter(request.GET, decisions=decisions)
    return form, with_everything(form.narrow(decisions), request.user)


@require_GET
def decisions(request):
    """All outcomes, newest first."""
    form, found = _asked(request)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page_obj": page, "rows": [RegisterRow(decision) for decision in page]}
    return TemplateResponse(request, "reports/decisions.html", context)


@require_GET
def decisions_excel(request):
    """What the filter leaves, all pages of it, as a workbook. Logged."""
    _, found = _asked(request)
    content = register_as_excel(found)
    record("decisions.exported", request.user, by=request.user, rows=len(found))
    return download(content, XLSX, f"besluiten-{clock.today():%Y-%m-%d}.xlsx")
