"""Who else may read a case: a mandated maatwerkeindbaas while it is on the agenda of a tafel that she attends.

Handed to cases through its registry. The window opens when the case is put on the agenda and shuts when the tafel is
closed, or when its day has passed (rules.md, Who).
"""

from django.db.models import Exists, OuterRef, Q

from maatwerk.lib import clock
from maatwerk.people.enums import Role
from maatwerk.people.models import Mandate, User

from .models import AgendaItem, Recusal


def on_agenda_of_attended_tafel(user):
    """Q over Case for what this user may read as a sparring partner or as one of the other eyes."""
    if not user.has_role(Role.COACH):
        return Q(pk__in=[])
    today = clock.today()
    recused = _recusals().filter(user=user)
    items = AgendaItem.objects.filter(
        Exists(Mandate.objects.running(today).filter(user=user)),
        ~Exists(recused),
        canvas__case=OuterRef("pk"),
        meeting__attendees__user=user,
        meeting__closed_at__isnull=True,
        meeting__on__gte=today,
    )
    return Q(Exists(items))


def _recusals():
    """Recusals at any running tafel on the case of an agenda item: at the spar-tafel she may not read on either."""
    return Recusal.objects.filter(item__canvas=OuterRef("canvas"), item__meeting__closed_at__isnull=True)


def readers_of(case):
    """Users who may read `case` now without being its members: the same rule, asked from the side of the case."""
    today = clock.today()
    items = AgendaItem.objects.filter(
        ~Exists(_recusals().filter(user=OuterRef(OuterRef("pk")))),
        canvas__case=case,
        meeting__attendees__user=OuterRef("pk"),
        meeting__closed_at__isnull=True,
        meeting__on__gte=today,
    )
    return User.objects.mandated(today).filter(Exists(items)).order_by("surname", "initials")
