"""Questions of the spar-tafel: an owner, a week, an answer that the canvas is completed with."""

from datetime import timedelta

from django.db import transaction

from maatwerk.audit.services import record
from maatwerk.lib import clock
from maatwerk.lib.refusals import RuleBroken

from ..enums import QUESTION_DAYS
from ..models import AgendaItem, Question
from ..permissions import check_can_answer, check_can_ask
from .editing import check_no_bsn


@transaction.atomic
def ask_question(item, *, box, text, owner, by):
    """Ask a question about one box; its owner has until a week after the tafel (werkafspraken)."""
    item = AgendaItem.objects.select_related("meeting", "canvas__case").get(pk=item.pk)
    check_can_ask(by, item)
    case = item.canvas.case
    if owner.pk not in (case.coach_id, case.consultant_id):
        raise RuleBroken("Een vraag zoekt de consulent of de maatwerkeindbaas van de casus uit.")
    check_no_bsn(text, canvas=item.canvas)
    question = Question.objects.create(
        item=item,
        box=box,
        text=text,
        asked_by=by,
        asked_at=clock.now(),
        owner=owner,
        due_on=item.meeting.on + timedelta(days=QUESTION_DAYS),
    )
    record("question.asked", question, by=by, case=case, box=box)
    return question


@transaction.atomic
def answer_question(question, *, answer, by):
    """Answer a question once."""
    question = Question.objects.select_for_update(of=("self",)).select_related("item__canvas__case").get(pk=question.pk)
    check_can_answer(by, question)
    if not answer.strip():
        raise RuleBroken("Schrijf het antwoord op. Hoeft de vraag niet meer? Zet dan dat erbij, en waarom.")
    check_no_bsn(answer, canvas=question.item.canvas)
    question.answer, question.answered_by, question.answered_at = answer.strip(), by, clock.now()
    question.save(update_fields=["answer", "answered_by", "answered_at"])
    record("question.answered", question, by=by, case=question.item.canvas.case)
    return question
