"""The agenda and the besluitenlijst of a tafel as PDFs."""

from reports.documents.tafel import Agenda, DecisionList
from reports.pdf.engine import UA, UA_AND_ARCHIVE, render_pdf

STYLESHEET = "tafel.css"


def agenda_pdf(agenda: Agenda, *, variant=UA):
    """The agenda on A4, as bytes. Raises what `reports.pdf.engine.render_pdf` raises."""
    return render_pdf(
        "reports/pdf/agenda.html", {"agenda": agenda}, stylesheet=STYLESHEET, title=agenda.title, variant=variant
    )


def decisions_pdf(decisions: DecisionList, *, variant=UA_AND_ARCHIVE):
    """The besluitenlijst on A4, as bytes, fit to be kept. Raises what `reports.pdf.engine.render_pdf` raises."""
    return render_pdf(
        "reports/pdf/decisions.html",
        {"decisions": decisions},
        stylesheet=STYLESHEET,
        title=decisions.title,
        variant=variant,
    )
