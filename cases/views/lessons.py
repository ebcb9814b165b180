"""Leerpunten: the register, one leerpunt with its route, and those of one case."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from maatwerk.audit.acting import attempt
from maatwerk.lib.once import already_done, mark_done
from maatwerk.lib.refusals import sentence_of

from .. import services
from ..forms.filters import LessonFilter
from ..forms.lessons import LessonForm, LinkLessonForm, MoveLessonForm
from ..getters import get_own_case
from ..models import Case, Leerpunt
from ..permissions import check_can_move_lesson, check_can_see_lessons, check_can_signal_lesson
from .respond import respond

PER_PAGE = 50


@require_GET
def lessons(request):
    """The register, for everyone who makes plans, chairs or learns from them."""
    check_can_see_lessons(request.user)
    form = LessonFilter(request.GET)
    page = Paginator(form.narrow(Leerpunt.objects.for_list()), PER_PAGE).get_page(request.GET.get("page"))
    signalling_closed = sentence_of(check_can_signal_lesson, request.user)
    context = {"form": form, "page_obj": page, "may_signal": not signalling_closed}
    return respond(request, "cases/lessons.html", context)


@require_http_methods(["GET", "POST"])
def new_lesson(request):
    """Signal a leerpunt, with or without cases."""
    check_can_signal_lesson(request.user)
    form, act = LessonForm(request.POST or None, user=request.user), None
    if form.is_bound and already_done(request, form):
        return redirect("cases:lessons")
    if form.is_valid():
        with attempt(request, "lesson.signal", request.user, form=form) as act:
            lesson = services.signal_lesson(**form.values, by=request.user)
        if act.done:
            mark_done(request, form)
            messages.success(request, "Het leerpunt is gesignaleerd.")
            return redirect(lesson)
    return respond(request, "cases/new_lesson.html", {"form": form}, act)


@require_http_methods(["GET", "POST"])
def lesson(request, pk):
    """One leerpunt: what stands in the way, how far it came, and the next step for who may take it."""
    check_can_see_lessons(request.user)
    subject = get_object_or_404(Leerpunt.objects.for_list(), pk=pk)
    form, act = MoveLessonForm(request.POST or None, lesson=subject), None
    if form.is_valid():
        with attempt(request, "lesson.move", subject, form=form) as act:
            services.move_lesson(subject, form.cleaned_data["status"], note=form.cleaned_data["note"], by=request.user)
        if act.done:
            messages.success(request, "De stap is vastgelegd.")
            return redirect(subject)
    mine = list(Case.objects.visible_to(request.user).of_lesson(subject))
    context = {
        "lesson": subject,
        "form": form,
        "moves": subject.moves.select_related("by"),
        "cases": mine,
        "other_cases": subject.case_count - len(mine),
        "closed": sentence_of(check_can_move_lesson, request.user, subject),
    }
    return respond(request, "cases/lesson.html", context, act)


@require_http_methods(["GET", "POST"])
def case_lessons(request, number):
    """What this case teaches: its leerpunten, and a form to signal a new one."""
    case = get_own_case(request, number, viewed="case.viewed")
    form, act = LessonForm(request.POST or None, user=request.user, case=case), None
    if form.is_bound and already_done(request, form):
        return redirect("cases:case_lessons", case.number)
    if form.is_valid():
        with attempt(request, "lesson.signal", case, case=case, form=form) as act:
            services.signal_lesson(**form.values, by=request.user)
        if act.done:
            mark_done(request, form)
            messages.success(request, "Het leerpunt is gesignaleerd en hoort bij deze casus.")
            return redirect("cases:case_lessons", case.number)
    context = {"case": case, "form": form, "link": LinkLessonForm(case=case)}
    context["lessons"] = Leerpunt.objects.of_case(case)
    return respond(request, "cases/case_lessons.html", context, act)


@require_POST
def link_lesson(request, number):
    """Link a leerpunt that is known already to this case."""
    case = get_own_case(request, number)
    form = LinkLessonForm(request.POST, case=case)
    if not form.is_valid():
        messages.error(request, "Kies een leerpunt uit de lijst om te koppelen.")
        return redirect("cases:case_lessons", case.number)
    with attempt(request, "lesson.link", case, case=case) as act:
        services.link_lesson(form.cleaned_data["lesson"], case, by=request.user)
    if act.done:
        messages.success(request, "Het leerpunt is aan deze casus gekoppeld.")
    return redirect("cases:case_lessons", case.number)
