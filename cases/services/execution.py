"""Carrying out the plan: one step at a time, the most determining problem first."""

from django.db import transaction
from django.db.models import Max

from maatwerk.audit.services import record
from maatwerk.lib import clock
from maatwerk.lib.dates import months_later
from maatwerk.lib.refusals import RuleBroken

from ..enums import MONTHS_AFTER, Status
from ..models import Meting, Step
from ..permissions import check_can_complete_step, check_can_mark_executed, check_can_plan_steps, check_can_start
from .status import change_status, lock_case


@transaction.atomic
def add_step(case, *, text, by):
    """Add a step at the end; the first undone step is what is needed first."""
    case = lock_case(case)
    check_can_plan_steps(by, case)
    last = case.steps.aggregate(last=Max("position"))["last"] or 0
    step = Step.objects.create(case=case, position=last + 1, text=text)
    record("step.added", step, by=by, case=case)
    return step


@transaction.atomic
def move_step(step, *, up, by):
    """Swap a step with the undone one before it (`up`) or after it; at the end of the row nothing changes."""
    case = lock_case(step.case)
    check_can_plan_steps(by, case)
    step = Step.objects.get(pk=step.pk)
    side = {"position__lt": step.position} if up else {"position__gt": step.position}
    other = case.steps.todo().filter(**side).order_by("-position" if up else "position").first()
    if other is None:
        return step
    step.position, other.position = other.position, step.position
    step.save(update_fields=["position"])
    other.save(update_fields=["position"])
    record("step.moved", step, by=by, case=case)
    return step


@transaction.atomic
def remove_step(step, *, by):
    """Take away a step that was not done yet."""
    case = lock_case(step.case)
    check_can_plan_steps(by, case)
    step = Step.objects.get(pk=step.pk)
    if step.done_on:
        raise RuleBroken("Deze stap is al gedaan en blijft staan.")
    record("step.removed", step, by=by, case=case)
    step.delete()


@transaction.atomic
def complete_step(step, *, by):
    """Tick off the step that comes first. Raises RuleBroken when an earlier one is not done: stap voor stap."""
    case = lock_case(step.case)
    check_can_complete_step(by, case)
    step = Step.objects.get(pk=step.pk)
    if step.done_on:
        return step
    first = case.steps.todo().first()
    if first.pk != step.pk:
        raise RuleBroken("Eén stap tegelijk: rond eerst de stap af die als eerste nodig is, of zet deze stap bovenaan.")
    step.done_on, step.done_by = clock.today(), by
    step.save(update_fields=["done_on", "done_by"])
    record("step.done", step, by=by, case=case)
    return step


@transaction.atomic
def reopen_step(step, *, by):
    """Take back a tick that was set by mistake."""
    case = lock_case(step.case)
    check_can_complete_step(by, case)
    step = Step.objects.get(pk=step.pk)
    step.done_on = step.done_by = None
    step.save(update_fields=["done_on", "done_by"])
    record("step.reopened", step, by=by, case=case)
    return step


@transaction.atomic
def start_execution(case, *, started_on, by):
    """Begin execution. The inzet date plans the metingen: directly, and 6 and 12 months later (rules.md 11)."""
    case = lock_case(case)
    check_can_start(by, case)
    if started_on > clock.today():
        raise RuleBroken("Kies de dag waarop het maatwerk is ingezet: vandaag of eerder.")
    if started_on < case.status_since:
        raise RuleBroken("Het maatwerk kan niet vóór het akkoord van de doorbraaktafel zijn ingezet.")
    case.started_on = started_on
    case.save(update_fields=["started_on"])
    for moment, months in MONTHS_AFTER.items():
        Meting.objects.get_or_create(case=case, moment=moment, defaults={"due_on": months_later(started_on, months)})
    change_status(case, Status.IN_EXECUTION, by=by)
    return case


@transaction.atomic
def mark_executed(case, *, executed_on, by):
    """The plan is carried out; problems may stay open."""
    case = lock_case(case)
    check_can_mark_executed(by, case)
    if not case.started_on <= executed_on <= clock.today():
        raise RuleBroken("Kies een dag tussen de inzet en vandaag.")
    case.executed_on = executed_on
    case.save(update_fields=["executed_on"])
    change_status(case, Status.EXECUTED, by=by)
    return case
