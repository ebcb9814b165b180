"""Pages of a case and its canvas; each view is filled in by its own page."""

from django.template.response import TemplateResponse

from cases.getters import get_case


def detail(request, number, **kwargs):
    """To be built."""
    return TemplateResponse(request, "cases/case_base.html", {"case": get_case(request, number)})


def box(request, number, **kwargs):
    """To be built."""
    return TemplateResponse(request, "cases/case_base.html", {"case": get_case(request, number)})


def baseline(request, number, **kwargs):
    """To be built."""
    return TemplateResponse(request, "cases/case_base.html", {"case": get_case(request, number)})
