"""The overview of a case, and its tab Tafels with the questions that wait for an answer."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET, require_POST

from cases.enums import BEFORE_CANVAS, WRITING
from cases.getters import get_case
from cases.models import Meting
from cases.timeline import story
from cases.views.respond import respond
from maatwerk.audit.acting import attempt
from maatwerk.lib.refusals import sentence_of

from .. import services
from ..case_facts import open_questions
from ..forms.boxes import AnswerForm
from ..getters import canvas_of
from ..models import AgendaItem, Question
from ..permissions import check_can_answer, check_can_request_urgent
from ..readiness import place_of
from ..sheet import costs_so_far

EVENTS_SHOWN = 8


@require_GET
def overview(request, number):
    """What happened lately, the costs, how satisfied the family is, and what is known about it."""
    case = get_case(request, number, viewed="case.viewed")
    canvas = canvas_of(case)
    held = list(Meting.objects.filter(case=case).held().order_by("due_on").prefetch_related("marks"))
    context = {
        "case": case,
        "canvas": canvas,
        "events": story(case)[:EVENTS_SHOWN],
        "costs": costs_so_far(list(canvas.cost_lines.current())) if canvas else None,
        "metingen": [held[0], held[-1]] if len(held) > 1 else held,
        "questions": open_questions(case),
        "domains": case.domains.all(),
        "is_member": case.is_member(request.user),
        "can_stop": case.is_member(request.user) and case.status in (*BEFORE_CANVAS, *WRITING),
    }
    return TemplateResponse(request, "canvas/case.html", context)


@require_GET
def meetings(request, number):
    """Where the case was or will be discussed: questions, akkoorden and outcomes."""
    case = get_case(request, number, viewed="case.viewed")
    return _meetings_page(request, case)


def _meetings_page(request, case, *, answering=None, act=None):
    """`answering` is the bound form of the question that was just answered."""
    canvas = canvas_of(case)
    items = list(AgendaItem.objects.for_case(canvas)) if canvas else []
    texts = {box.kind: box.text for box in canvas.boxes.all()} if canvas else {}
    waiting = []
    for item in items:
        questions = list(item.questions.all())
        item.answered = [question for question in questions if question.answered_at]
        waiting += [question for question in questions if not question.answered_at]
    for question in waiting:
        question.item.canvas = canvas
        question.box_text = texts.get(question.box, "")
        question.place = place_of(case.number, question.box)
        question.form = answering if answering and answering.question == question else answer_form(question)
        question.closed = sentence_of(check_can_answer, request.user, question)
    context = {
        "case": case,
        "items": items,
        "is_member": case.is_member(request.user),
        "can_ask_urgently": canvas and not sentence_of(check_can_request_urgent, request.user, canvas),
        "waiting": sorted(waiting, key=lambda q: (q.due_on, q.pk)),
    }
    return respond(request, "canvas/case_meetings.html", context, act)


def answer_form(question, data=None):
    """The form for one question; its prefix keeps several on a page apart."""
    form = AnswerForm(data, prefix=f"vraag-{question.pk}")
    form.question = question
    return form


@require_POST
def answer(request, number, pk):
    """Answer one question of the spar-tafel."""
    case = get_case(request, number)
    question = get_object_or_404(Question.objects.select_related("item__canvas__case"), item__canvas__case=case, pk=pk)
    if not question.answered_at:
        check_can_answer(request.user, question)
    form, act = answer_form(question, request.POST), None
    if form.is_valid() and question.answer == form.cleaned_data["answer"].strip():
        return redirect("canvas:case_meetings", number)
    if form.is_valid():
        with attempt(request, "question.answer", question, case=case, form=form) as act:
            services.answer_question(question, answer=form.cleaned_data["answer"], by=request.user)
        if act.done:
            messages.success(request, "Het antwoord is vastgelegd. Vul zo nodig ook het vak op het canvas aan.")
            return redirect("canvas:case_meetings", number)
    return _meetings_page(request, case, answering=form, act=act)
