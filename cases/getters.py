"""How a view gets a case: unseen is 404, so that nobody learns which numbers exist (house style 10)."""

from django.shortcuts import get_object_or_404

from maatwerk.lib.refusals import sentence_of

from .models import Case
from .permissions import check_can_work, check_is_member
from .services import record_viewing


def get_case(request, number, *, viewed="", **data):
    """The case with this number if it is shared with the user, else 404. `viewed` names the event to record, with
    `data`.
    """
    case = get_object_or_404(Case.objects.visible_to(request.user).for_list(), number=number)
    if viewed and request.method == "GET":
        record_viewing(case, by=request.user, what=viewed, **data)
    return case


def get_own_case(request, number, *, viewed=""):
    """The case if the user is its maatwerkeindbaas or consulent: 404 when unseen, 403 for a mere reader."""
    case = get_case(request, number)
    check_is_member(request.user, case)
    if viewed and request.method == "GET":
        record_viewing(case, by=request.user, what=viewed)
    return case


def work_closed_because(user, case):
    """Why the user can't work in this case now, or ''."""
    return sentence_of(check_can_work, user, case)
