"""The list of cases, and the aanmelding of a new one."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from maatwerk.audit.acting import attempt
from maatwerk.lib.once import already_done, mark_done
from maatwerk.lib.refusals import sentence_of

from .. import services
from ..forms.filters import ALL, CaseFilter
from ..forms.intake import RegisterForm
from ..models import Case
from ..permissions import check_can_register
from .respond import respond

PER_PAGE = 50


@require_GET
def case_list(request):
    """Every case that is shared with this user, the open ones first asked for."""
    mine = Case.objects.visible_to(request.user)
    form = CaseFilter(request.GET)
    page = Paginator(form.narrow(mine).for_list(), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page_obj": page,
        "has_cases": bool(page.object_list) or mine.exists(),
        "shows_all": form.values.get("toon") == ALL,
        "may_register": not sentence_of(check_can_register, request.user),
    }
    return respond(request, "cases/list.html", context)


@require_http_methods(["GET", "POST"])
def register(request):
    """The aanmelding with the doelgroep test."""
    check_can_register(request.user)
    form, act = RegisterForm(request.POST or None, user=request.user), None
    if form.is_bound and already_done(request, form):
        messages.info(request, "Dit gezin heb je al aangemeld; je vindt de casus in de lijst.")
        return redirect("cases:list")
    if form.is_valid():
        with attempt(request, "case.register", request.user, form=form) as act:
            case = services.register_case(**form.values, by=request.user)
        if act.done:
            mark_done(request, form)
            messages.success(request, f"Het gezin is aangemeld als casus {case.number}.")
            return redirect(case)
    return respond(request, "cases/register.html", {"form": form}, act)
