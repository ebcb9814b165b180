"""The canvas on A3: a frozen version, from the file once it has its akkoord, or the concept as it is now."""

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from canvas.getters import get_canvas
from canvas.models import CanvasVersion
from cases.services import record_viewing

from .. import services
from ..canvas_sheets import sheet_of_concept
from ..pdf.canvas_sheets import canvas_pdf as render
from ..pdf.errors import PdfError
from .pdf import no_pdf, pdf_response


@require_GET
def canvas_pdf(request, number, version_number=None):
    """The PDF of a version or, without a number, of the concept; for who may read the case. Logged."""
    canvas = get_canvas(request, number)
    try:
        if version_number is None:
            pdf, name = render(sheet_of_concept(canvas)), f"maatwerkcanvas {number} concept"
        else:
            version = get_object_or_404(CanvasVersion, canvas=canvas, number=version_number)
            pdf, name = services.plan_bytes(version), f"maatwerkcanvas {number} versie {version_number}"
    except PdfError as problem:
        return no_pdf(request, problem, back=canvas.get_absolute_url())
    which = {"version": version_number} if version_number else {}
    record_viewing(canvas.case, by=request.user, what="canvas.downloaded", **which)
    return pdf_response(pdf, name)
