"""Who opened a circulated version, from the log: the voorzitter sees whom to ask before the tafel begins."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from maatwerk.audit.models import Event

# A page or PDF of one version says which in its data.
ACTIONS = ("canvas.viewed", "canvas.downloaded")


@dataclass(frozen=True)
class Opening:
    """One attendee: when she last opened the version, or None."""

    user: object
    at: datetime | None


def openings(facts):
    """An Opening per attendee who must read the version of this item, not yet opened first; one query."""
    if facts.version is None:
        return []
    users = facts.able()
    found = dict(
        Event.objects.of_case(facts.case.number)
        .filter(action__in=ACTIONS, data__version=facts.version.number, actor_id__in=[user.pk for user in users])
        .values_list("actor_id")
        .annotate(last=Max("at"))
        .order_by()
    )
    rows = [Opening(user, found.get(user.pk)) for user in users]
    return sorted(rows, key=lambda row: (row.at is not None, row.user.surname))
