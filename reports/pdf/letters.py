"""The letter to the council as a PDF."""

from reports.documents.letter import Letter
from reports.pdf.engine import UA, render_pdf


def letter_pdf(letter: Letter, *, variant=UA):
    """The letter on A4, as bytes. Raises what `reports.pdf.engine.render_pdf` raises."""
    return render_pdf(
        "reports/pdf/letter.html", {"letter": letter}, stylesheet="letter.css", title=letter.title, variant=variant
    )
