"""Who may do what with a case. Each check raises NotAllowed or RuleBroken with a sentence; templates show it."""

from maatwerk.lib.refusals import NotAllowed, RuleBroken
from maatwerk.people.enums import Role

from .enums import BEFORE_CANVAS, TRANSITIONS, WRITING, LessonStatus, Status
from .models import FamilyAkkoord


def check_can_register(user):
    """A consulent or a mandated maatwerkeindbaas registers a family."""
    if not user.has_role(Role.COACH, Role.CONSULTANT):
        raise NotAllowed("Alleen een consulent of maatwerkeindbaas meldt een gezin aan.")


def check_is_member(user, case):
    """The maatwerkeindbaas and the consulent of the case work in it."""
    if not case.is_member(user):
        raise NotAllowed("Alleen de maatwerkeindbaas en de consulent van deze casus kunnen dit doen.")


def check_can_work(user, case):
    """A member may work in the case while it is open."""
    check_is_member(user, case)
    if not case.is_open:
        raise RuleBroken(f"Deze casus is {case.get_status_display()}. Er wordt niets meer in vastgelegd.")
    # Before a plan the case ends with the withdrawal; an agreed plan keeps its state, but nothing more is written.
    if case.has_plan and case.family_akkoord.withdrawn_on:
        raise RuleBroken("Het gezin heeft zijn akkoord ingetrokken. Er wordt niets meer vastgelegd.")


def check_transition(case, status, roles):
    """The arrow exists and one of the roles in which someone acts may follow it."""
    arrows = TRANSITIONS[Status(case.status)]
    if status not in arrows:
        raise RuleBroken(
            f"Deze casus is {case.get_status_display()} en kan nu niet naar '{Status(status).label}'. "
            "Ververs de pagina om te zien wat nu nodig is."
        )
    allowed, _ = arrows[Status(status)]
    if not set(allowed) & set(roles):
        raise NotAllowed(f"Dit doet de {' of de '.join(role.label for role in allowed)}.")


def check_can_record_family_akkoord(user, case):
    """Akkoord gezin follows a conversation and comes once, before the canvas exists."""
    check_can_work(user, case)
    if FamilyAkkoord.objects.filter(case=case).exists():
        raise RuleBroken("Het akkoord van het gezin is al vastgelegd.")
    if case.status == Status.REGISTERED:
        raise RuleBroken("Leg eerst een gesprek met het gezin vast; daarna kan het gezin akkoord geven.")
    if case.status not in BEFORE_CANVAS:
        raise RuleBroken("Het akkoord van het gezin komt vóór het canvas.")


def check_can_stop(user, case, status):
    """A member ends a case before akkoord, with a reason."""
    check_can_work(user, case)
    if case.has_plan:
        raise RuleBroken(
            "Op deze casus is akkoord gegeven. Kan het plan niet doorgaan, "
            "vraag dan de voorzitter om het akkoord in te trekken."
        )
    check_transition(case, status, case.roles_of(user))


def check_can_plan_steps(user, case):
    """Steps are made while the plan is written and while it is executed."""
    check_can_work(user, case)
    if case.status in BEFORE_CANVAS:
        raise RuleBroken("Stappen komen uit het canvas. Leg eerst het akkoord van het gezin vast.")


def check_can_complete_step(user, case):
    """The consulent executes, after akkoord."""
    check_can_work(user, case)
    if case.status not in (Status.AGREED, Status.IN_EXECUTION, Status.EXECUTED, Status.AFTERCARE):
        raise RuleBroken("Uitvoeren begint na het akkoord van de doorbraaktafel.")


def check_can_start(user, case):
    """Execution begins after akkoord."""
    check_can_work(user, case)
    check_transition(case, Status.IN_EXECUTION, case.roles_of(user))


def check_can_mark_executed(user, case):
    """Executed may leave problems open (het is geen haarlemmerolie)."""
    check_can_work(user, case)
    check_transition(case, Status.EXECUTED, case.roles_of(user))


def check_can_record_baseline(user, case):
    """The baseline mark belongs to the canvas while it is being written."""
    check_can_work(user, case)
    if case.status not in WRITING:
        raise RuleBroken("Het cijfer bij het canvas ligt vast zodra het plan niet meer geschreven wordt.")


def check_can_see_lessons(user):
    """The register is for who makes plans, who chairs and who learns from it; it holds no case content."""
    if not user.has_role(Role.COACH, Role.CONSULTANT, Role.CHAIR, Role.MANAGER, Role.POLICY_ADVISER):
        raise NotAllowed("De leerpunten zijn er voor maatwerkers, voorzitter, teammanager en beleidsadviseur.")


def check_can_signal_lesson(user):
    """Members of cases and the beleidsadviseur signal leerpunten."""
    if not user.has_role(Role.COACH, Role.CONSULTANT, Role.POLICY_ADVISER, Role.CHAIR):
        raise NotAllowed("Leerpunten signaleren maatwerkeindbazen, consulenten, voorzitter en beleidsadviseur.")


def check_can_move_lesson(user, lesson):
    """The owner and the beleidsadviseur bring a leerpunt further on its route."""
    if not (user.pk == lesson.owner_id or user.has_role(Role.POLICY_ADVISER)):
        raise NotAllowed("De eigenaar van het leerpunt of de beleidsadviseur brengt het verder.")
    if lesson.status in (LessonStatus.ADAPTED, LessonStatus.NOT_ADAPTED):
        raise RuleBroken("Dit leerpunt is afgerond.")
