"""Leerpunten: from one family's hindrance to a change of policy or working practice."""

from django.db import transaction

from maatwerk.audit.services import record
from maatwerk.lib import clock
from maatwerk.lib.refusals import RuleBroken

from ..enums import LessonStatus
from ..models import Case, Leerpunt, LessonMove
from ..permissions import check_can_move_lesson, check_can_signal_lesson

ROUTE = list(LessonStatus)


@transaction.atomic
def signal_lesson(*, theme, level, title, hindrance, owner, by, scheme=None, cases=()):
    """Add a leerpunt, linked to cases that `by` may see."""
    check_can_signal_lesson(by)
    allowed = Case.objects.visible_to(by).filter(pk__in=[case.pk for case in cases])
    if len(allowed) != len(cases):
        raise RuleBroken("Koppel alleen casussen die met je gedeeld zijn.")
    lesson = Leerpunt.objects.create(
        theme=theme, level=level, title=title, hindrance=hindrance, owner=owner, scheme=scheme
    )
    lesson.cases.set(allowed)
    LessonMove.objects.create(lesson=lesson, status=LessonStatus.SIGNALLED, on=clock.today(), by=by)
    record("lesson.signalled", lesson, by=by)
    for case in allowed:
        record("case.lesson", lesson, by=by, case=case)
    return lesson


@transaction.atomic
def move_lesson(lesson, status, *, by, note=""):
    """Bring a leerpunt further on its route; it never goes back. Raises RuleBroken for a step backwards."""
    lesson = Leerpunt.objects.select_for_update(of=("self",)).get(pk=lesson.pk)
    check_can_move_lesson(by, lesson)
    if ROUTE.index(LessonStatus(status)) <= ROUTE.index(LessonStatus(lesson.status)):
        raise RuleBroken("Een leerpunt gaat alleen vooruit op zijn route. Kies een latere stap.")
    lesson.status = status
    lesson.save(update_fields=["status"])
    LessonMove.objects.create(lesson=lesson, status=status, on=clock.today(), by=by, note=note)
    record("lesson.moved", lesson, by=by, status=status)
    return lesson


@transaction.atomic
def link_lesson(lesson, case, *, by):
    """Link a leerpunt that exists to another case in which the same thing stood in the way."""
    check_can_signal_lesson(by)
    if not Case.objects.visible_to(by).filter(pk=case.pk).exists():
        raise RuleBroken("Koppel alleen casussen die met je gedeeld zijn.")
    if not lesson.cases.filter(pk=case.pk).exists():
        lesson.cases.add(case)
        record("case.lesson", lesson, by=by, case=case)
    return lesson
