"""The one door through which a case changes state."""

from django.db import transaction

from maatwerk.audit.services import record
from maatwerk.lib import clock

from ..enums import EXITS, TRANSITIONS, Status
from ..models import Case
from ..permissions import check_transition


def lock_case(case):
    """Lock the row of `case` until the end of the transaction and return it as it is now."""
    return Case.objects.select_for_update(of=("self",), no_key=True).get(pk=case.pk)


@transaction.atomic
def change_status(case, status, *, by, acting=None, reason=""):
    """Bring a locked case to `status` and record it. `acting` holds the roles of `by` in this act.

    Without `acting` these are his roles on the case; a service of the tafel passes the voorzitter. Raises RuleBroken
    when there is no such arrow in TRANSITIONS, NotAllowed when another role must do it.
    """
    check_transition(case, status, case.roles_of(by) if acting is None else acting)
    _, action = TRANSITIONS[Status(case.status)][Status(status)]
    case.status = status
    case.status_since = clock.today()
    fields = ["status", "status_since"]
    if status in EXITS:
        case.exit_on, case.exit_reason = clock.today(), reason
        fields += ["exit_on", "exit_reason"]
    case.save(update_fields=fields)
    record(action, case, by=by, case=case)
    return case
