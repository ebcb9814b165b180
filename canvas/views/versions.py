"""Pages of a case and its canvas; each view is filled in by its own page."""

from django.template.response import TemplateResponse

from cases.getters import get_case


def offer(request, number, **kwargs):
    """To be built."""
    return TemplateResponse(request, "cases/case_base.html", {"case": get_case(request, number)})


def circulate(request, number, **kwargs):
    """To be built."""
    return TemplateResponse(request, "cases/case_base.html", {"case": get_case(request, number)})


def version_list(request, number, **kwargs):
    """To be built."""
    return TemplateResponse(request, "cases/case_base.html", {"case": get_case(request, number)})


def version(request, number, **kwargs):
    """To be built."""
    return TemplateResponse(request, "cases/case_base.html", {"case": get_case(request, number)})
