"""What the funds hold: all of them, one, and one year as a stacked line with the rows behind it."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse

from maatwerk.lib import clock
from maatwerk.lib.refusals import sentence_of

from ..enums import Kind
from ..forms import AsOfForm, LedgerFilter
from ..models import BudgetYear, Fund, Mutation
from ..permissions import check_can_book, check_can_see_funds, check_can_see_ledger
from ..sums import bar, year_sums

ROWS_PER_PAGE = 25


def funds(request):
    """Every fund with its line of this year."""
    check_can_see_funds(request.user)
    today = clock.today()
    all_funds = list(Fund.objects.all())
    years = {year.fund_id: year for year in BudgetYear.objects.filter(year=today.year).select_related("fund")}
    sums = year_sums(today, years.values())
    lines = [(fund, year := years.get(fund.pk), year and _line(sums[year.pk])) for fund in all_funds]
    return TemplateResponse(
        request, "budgets/funds.html", {"lines": lines, "year": today.year, "can_book": _can_book(request)}
    )


def fund(request, slug):
    """One fund: what it is for, and its years."""
    check_can_see_funds(request.user)
    found = get_object_or_404(Fund, slug=slug)
    years = list(BudgetYear.objects.filter(fund=found).order_by("-year"))
    sums = year_sums(clock.today(), years)
    return TemplateResponse(
        request,
        "budgets/fund.html",
        {
            "fund": found,
            "years": [(year, sums[year.pk]) for year in years],
            "this_year": clock.today().year,
            "has_this_year": any(year.year == clock.today().year for year in years),
            "can_book": _can_book(request),
        },
    )


def get_year(slug, year):
    """The year of a fund, or 404."""
    return get_object_or_404(BudgetYear.objects.select_related("fund"), fund__slug=slug, year=year)


def year(request, slug, year):
    """One year on a peildatum: the line, the table with the same numbers, and for who may see them the rows."""
    check_can_see_funds(request.user)
    found = get_year(slug, year)
    form = AsOfForm.of(request)
    sums = year_sums(form.as_of, [found])[found.pk]
    context = {
        "budget_year": found,
        "fund": found.fund,
        "form": form,
        "as_of": form.as_of,
        "line": _line(sums),
        "forecasts": list(found.forecasts.filter(as_of__lte=form.as_of)),
        "oormerken": list(found.oormerken.filter(decided_on__lte=form.as_of)),
        "can_book": _can_book(request),
        "ledger_closed_because": sentence_of(check_can_see_ledger, request.user),
    }
    if not context["ledger_closed_because"]:
        context |= _rows(request, found, form.as_of)
    return TemplateResponse(request, "budgets/year.html", context)


def _rows(request, budget_year, as_of):
    """The rows behind the numbers: open verplichtingen, and a page of the ledger."""
    form = LedgerFilter.of(request)
    rows = Mutation.objects.filter(budget_year=budget_year).until(as_of)
    chosen = rows.filter(**form.filters()).for_list().order_by("-on", "-pk")
    return {
        "ledger_form": form,
        "page_obj": Paginator(chosen, ROWS_PER_PAGE).get_page(request.GET.get("page")),
        "open_commitments": rows.with_open_amount(as_of).filter(open_amount__gt=0).select_related("case"),
        "not_reversible": (Kind.COMMITMENT, Kind.CORRECTION),
    }


def _line(sums):
    short = max(sums.expected - sums.available, 0)
    return {"sums": sums, "segments": bar(sums), "forecast_too_high": short if sums.expected else 0}


def _can_book(request):
    return not sentence_of(check_can_book, request.user)
