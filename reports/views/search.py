"""'Vind wat eerder werkte'. What someone looks for may hold a name, so it never stands in an address.

The form posts; the search is kept in the session under a random key, and the address holds that key and the page.
"""

import uuid

from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from maatwerk.audit.services import record

from ..forms import SearchForm
from ..permissions import check_can_search
from ..search import Findings

SEARCHES, REMEMBERED = "searches", 5


@require_http_methods(["GET", "POST"])
def search(request):
    """Agreed plans that this person may read and published casusbeschrijvingen, with the words marked."""
    check_can_search(request.user)
    if request.method == "POST":
        return _start(request)
    kept = dict(request.session.get(SEARCHES, [])).get(request.GET.get("zoekopdracht", ""))
    form, context = SearchForm(kept), {}
    if kept and form.is_valid():
        found = Findings(request.user, page=request.GET.get("page"), **form.cleaned_data)
        record("search.done", request.user, by=request.user, cases=found.case_numbers, found=found.page.paginator.count)
        context = {"found": found, "page_obj": found.page}
    return TemplateResponse(request, "reports/search.html", {"form": form, **context})


def _start(request):
    form = SearchForm(request.POST)
    if not form.is_valid():
        return TemplateResponse(request, "reports/search.html", {"form": form})
    key = uuid.uuid4().hex[:8]
    request.session[SEARCHES] = [*request.session.get(SEARCHES, []), [key, form.kept]][-REMEMBERED:]
    return redirect(f"{reverse('reports:search')}?zoekopdracht={key}")
