"""Every figure on a peildatum, and the cases behind one of them."""

from django.core.paginator import Paginator
from django.http import Http404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET

from cases.models import Case
from maatwerk.audit.services import record
from maatwerk.lib.refusals import sentence_of

from ..figures import cases_behind, grouped
from ..figures.programme import programme_figures
from ..forms.figures import FiguresForm
from ..permissions import check_can_open_figure, check_can_see_figures, check_can_see_references

ON_A_PAGE = 100


@require_GET
def figures_page(request):
    """Every figure with its definition, peildatum, period and n; each opens to its cases for who may see them."""
    check_can_see_figures(request.user)
    form = FiguresForm.of(request)
    found = programme_figures(form.as_of)
    open_for = {
        key for key in found if found[key].families and not sentence_of(check_can_open_figure, request.user, key)
    }
    context = {
        "form": form,
        "as_of": form.as_of,
        "groups": grouped(found),
        "open_for": open_for,
        "sees_references": not sentence_of(check_can_see_references, request.user),
    }
    return TemplateResponse(request, "reports/figures.html", context)


@require_GET
def figure_cases(request, key):
    """The numbers of the cases behind one figure; a link only where this person may open the case."""
    check_can_open_figure(request.user, key)
    form = FiguresForm.of(request)
    figure = programme_figures(form.as_of).get(key)
    if figure is None or figure.families is None:
        raise Http404("No figure of cases has this name.")
    cases = cases_behind(key, form.as_of).order_by("number").values_list("pk", "number")
    page = Paginator(cases, ON_A_PAGE).get_page(request.GET.get("page"))
    visible = set(
        Case.objects.visible_to(request.user).filter(pk__in=[pk for pk, _ in page]).values_list("pk", flat=True)
    )
    record("figure.opened", request.user, by=request.user, key=key, as_of=form.as_of, page=page.number,
           cases=page.paginator.count)  # fmt: skip
    context = {
        "figure": figure,
        "as_of": form.as_of,
        "form": form,
        "page_obj": page,
        "cases": [(number, pk in visible) for pk, number in page],
    }
    return TemplateResponse(request, "reports/figure_cases.html", context)
