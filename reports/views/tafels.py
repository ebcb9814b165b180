"""The papers of a tafel: the agenda beforehand, the besluitenlijst afterwards."""

from django.http import Http404
from django.views.decorators.http import require_GET

from canvas.meeting_getters import get_meeting
from maatwerk.audit.services import record

from ..pdf import tafels as pdfs
from ..pdf.errors import PdfError
from ..permissions import check_can_have_decisions, may_have_papers
from ..tafels import agenda_of_tafel, decisions_of_tafel
from .pdf import no_pdf, pdf_response


def get_papers(request, pk):
    """The tafel for who may have its papers; else 404."""
    meeting = get_meeting(request, pk)
    if not may_have_papers(request.user, meeting):
        raise Http404("Deze tafel is er niet.")
    return meeting


@require_GET
def agenda_pdf(request, pk):
    """The agenda as PDF; spoed has none. Logged."""
    meeting = get_papers(request, pk)
    if meeting.urgent:
        raise Http404("Spoed heeft geen agenda.")
    try:
        pdf = pdfs.agenda_pdf(agenda_of_tafel(meeting))
    except PdfError as problem:
        return no_pdf(request, problem, back=meeting.get_absolute_url())
    record("agenda.downloaded", meeting, by=request.user)
    return pdf_response(pdf, f"agenda {meeting.label} {meeting.on}")


@require_GET
def decisions_pdf(request, pk):
    """The besluitenlijst of a closed tafel as PDF, fit to be kept. Logged."""
    meeting = get_papers(request, pk)
    check_can_have_decisions(meeting)
    try:
        pdf = pdfs.decisions_pdf(decisions_of_tafel(meeting, reader=request.user))
    except PdfError as problem:
        return no_pdf(request, problem, back=meeting.get_absolute_url())
    record("decisions.downloaded", meeting, by=request.user)
    return pdf_response(pdf, f"besluitenlijst {meeting.label} {meeting.on}")
