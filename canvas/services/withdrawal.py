"""Withdrawing an akkoord: the record stays, what was not spent is released, and the case goes back or stops."""

from django.db import IntegrityError, transaction

from budgets.services import release_plan
from cases.enums import Status
from cases.services import change_status
from maatwerk.audit.services import record
from maatwerk.lib import clock
from maatwerk.lib.refusals import RuleBroken, database_sentence
from maatwerk.people.enums import Role

from ..models import Decision, DecisionWithdrawal
from ..permissions import check_can_withdraw, check_clock
from .editing import check_no_bsn, lock_canvas


@transaction.atomic
def withdraw_decision(decision, *, reason, stop, by):
    """Withdraw the akkoord of a doorbraaktafel and return the withdrawal; the rest of its money is released.

    With `stop` the case ends (ingetrokken), else the plan goes back to be completed; that needs a new version and two
    new akkoorden. A plan in execution can only stop. Payments that were made stay. Raises NotAllowed or RuleBroken.
    """
    canvas = lock_canvas(decision.item.canvas)
    decision = Decision.objects.select_related("item__canvas__case", "version").get(pk=decision.pk)
    case = decision.item.canvas.case
    check_can_withdraw(by, decision)
    if case.status == Status.IN_EXECUTION and not stop:
        raise RuleBroken("Het maatwerk is al ingezet. Intrekken betekent nu dat de casus stopt.")
    reason = reason.strip()
    if not reason:
        raise RuleBroken("Schrijf in een zin waarom het akkoord wordt ingetrokken.")
    check_no_bsn(reason, canvas=canvas)
    check_clock(decision.item)
    now = clock.now()
    try:
        with transaction.atomic():
            withdrawal = DecisionWithdrawal.objects.create(
                decision=decision, reason=reason, withdrawn_on=now.date(), withdrawn_at=now, withdrawn_by=by
            )
    except IntegrityError as error:
        raise RuleBroken(database_sentence(error)) from error
    released = release_plan(case=case, version_id=decision.version_id, by=by)
    after = Status.WITHDRAWN if stop else Status.SUPPLEMENT
    change_status(case, after, by=by, acting={Role.CHAIR}, reason=reason)
    record(
        "decision.withdrawn", withdrawal, by=by, case=case, version=decision.version.number, amount=released, stop=stop
    )
    return withdrawal
