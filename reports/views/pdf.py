"""What every page that gives a PDF answers with."""

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.text import slugify


def pdf_response(pdf, name):
    """A download that browsers show and never keep."""
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{slugify(name)}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response


def no_pdf(request, problem, *, back):
    """What to do when no PDF can be made."""
    return TemplateResponse(request, "reports/no_pdf.html", {"sentence": problem.sentence, "back": back}, status=503)
