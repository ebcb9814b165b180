"""Mijn werk: the first page after signing in."""

from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET

from maatwerk.lib import clock
from maatwerk.people.enums import Role

from .. import chairing, keeping, reporting_work
from .. import work as waiting

PARTS = (
    ((Role.COACH,), waiting.of_maatwerkeindbaas),
    ((Role.COACH, Role.CONSULTANT), waiting.of_members),
    ((Role.CHAIR,), chairing.of_chair),
    ((Role.BUDGET_KEEPER,), keeping.of_budget_keeper),
    ((Role.MANAGER, Role.POLICY_ADVISER), reporting_work.of_second_reader),
    ((Role.MANAGER,), reporting_work.of_maker),
    ((Role.POLICY_ADVISER,), waiting.of_policy_adviser),
    ((Role.ADMINISTRATOR,), waiting.of_administrator),
    (tuple(Role), reporting_work.of_promise_owner),
)


@require_GET
def work(request):
    """What waits for this person, in the order of its urgency."""
    user = request.user
    parts = [part for roles, ask in PARTS if user.has_role(*roles) for part in ask(user)]
    meetings = chairing.next_meetings(user) if user.has_role(Role.CHAIR) else []
    full = [part for part in parts if part.rows]
    rows = [*(meeting.need for meeting in meetings), *(row for part in full for row in part.rows)]
    context = {
        "today": clock.today(),
        "parts": full,
        "quiet": [part for part in parts if not part.rows],
        "need": next((row for row in rows if row and row.need), None),
        "meetings": meetings,
        "is_chair": user.has_role(Role.CHAIR),
        "funds": keeping.fund_lines() if user.has_role(Role.BUDGET_KEEPER) else [],
        "programme_figures": waiting.programme() if user.has_role(Role.MANAGER) else [],
    }
    return TemplateResponse(request, "reports/work.html", context)
