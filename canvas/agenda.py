"""The agenda of a tafel as one person sees it: the clock, what each case asks, and what still stands in the way."""

import datetime as dt
from dataclasses import dataclass, replace

from django.db.models import Exists, Max, OuterRef

from maatwerk.lib import clock
from maatwerk.people.enums import Role
from maatwerk.people.models import User

from .enums import AKKOORDEN_NEEDED
from .models import AgendaItem, Attendee, Meeting, VersionFunding
from .services.tafel import spar_warnings
from .six_eyes import ItemFacts, facts_of


@dataclass(frozen=True)
class AgendaRow:
    """One case on the agenda. `asked` is what its version asks of all fondsen together, in euro, or None."""

    facts: ItemFacts
    starts: dt.datetime
    ends: dt.datetime
    asked: object
    state: str
    opens: bool
    recused: bool
    warnings: list
    could_join: tuple = ()  # colleagues who are not invited and whose akkoord would count; told to the voorzitter

    @property
    def item(self):
        return self.facts.item

    @property
    def short_of_people(self):
        """Whether more colleagues should be invited for this item."""
        return self.state != "done" and too_few(self.facts)

    @property
    def minutes_left(self):
        """Minutes until its time is over; negative when it runs late."""
        return int((self.ends - clock.now()).total_seconds() // 60)


def agenda_of(meeting, user):
    """The rows of a tafel in their order. `state` is done, now or todo; `opens` tells whether the user may see it."""
    facts = facts_of(list(meeting.items.all()))
    asked = _asked(facts)
    start = dt.datetime.combine(meeting.on, meeting.starts_at, clock.AMSTERDAM)
    busy, rows = meeting.is_open, []
    for one in facts:
        done = bool(one.decision or one.item.discussed_at)
        state = "done" if done else "now" if busy else "todo"
        busy = busy and state != "now"
        end = start + dt.timedelta(minutes=one.item.minutes)
        rows.append(
            AgendaRow(
                facts=one,
                starts=start,
                ends=end,
                asked=asked.get(one.item.version_id),
                state=state,
                opens=opens_item(one, user),
                recused=is_left_out(one, user),
                warnings=[] if done or meeting.closed_at else warnings_of(one),
            )
        )
        start = end
    return _with_who_could_join(meeting, rows) if meeting.chair_id == user.pk else rows


def _with_who_could_join(meeting, rows):
    """The rows; those of a doorbraaktafel with too few people name who could still be invited. At most one query."""
    if meeting.closed_at or not meeting.is_breakthrough or not any(row.short_of_people for row in rows):
        return rows
    others = User.objects.mandated(max(meeting.on, clock.today())).exclude(attendances__meeting=meeting)
    others = list(others.select_related("discipline").order_by("surname", "initials"))
    return [replace(row, could_join=_free_of(row.facts, others)) if row.short_of_people else row for row in rows]


def _free_of(facts, people):
    return tuple(user for user in people if not facts.involvement(user.pk) and user.pk not in facts.recused)


def _asked(facts):
    """{version: euro} over all fondsen, for these items."""
    totals = {}
    versions = [one.version.pk for one in facts if one.version]
    for funding in VersionFunding.objects.filter(version__in=versions):
        totals[funding.version_id] = totals.get(funding.version_id, 0) + funding.amount
    return totals


def opens_item(facts, user):
    """Whether the user has to do with this item: its case is hers, she is invited, or she chairs."""
    return facts.case.is_member(user) or user.pk in facts.invited or facts.meeting.chair_id == user.pk


def is_left_out(facts, user):
    """Whether the user takes no part in this item and therefore does not see what it is about."""
    return user.pk in facts.recused and not facts.case.is_member(user) and facts.meeting.chair_id != user.pk


def too_few(facts):
    """Whether fewer are invited than can give the akkoorden of this item, or than the afspraak for sparring asks."""
    if facts.meeting.is_breakthrough:
        return len(facts.able()) < AKKOORDEN_NEEDED
    return bool(spar_warnings(facts.item))


def warnings_of(facts):
    """Dutch sentences for the voorzitter: what this item lacks to be treated well."""
    if not facts.meeting.is_breakthrough:
        return spar_warnings(facts.item)
    found = []
    if too_few(facts):
        able = len(facts.able())
        word = ("nog niemand is uitgenodigd die", "er is nog maar één maatwerkeindbaas uitgenodigd die")[able]
        found.append(f"Er zijn twee akkoorden nodig, maar {word} akkoord kan geven.")
    if facts.version and facts.stale_because:
        found.append(facts.stale_because)
    return found


def sees_whole_agenda(user, meeting):
    """Who chairs or is invited sees which cases are treated; others only those of their own."""
    return user.has_role(Role.CHAIR) or meeting.attendees.filter(user=user).exists()


def decided_urgently(meeting, user):
    """Items that were decided with spoed since the doorbraaktafel before this one; `opens` says who may open them."""
    if meeting.urgent or not meeting.is_breakthrough:
        return []
    before = Meeting.objects.regular().breakthrough().filter(on__lt=meeting.on).aggregate(last=Max("on"))["last"]
    items = (
        AgendaItem.objects.filter(meeting__urgent=True, decision__decided_on__lte=meeting.on)
        .select_related("meeting", "canvas__case", "decision__withdrawal", "decision__decided_by")
        .annotate(asked=Exists(Attendee.objects.filter(meeting=OuterRef("meeting"), user=user)))
        .order_by("decision__decided_at")
    )
    found = list(items.filter(decision__decided_on__gt=before) if before else items)
    for item in found:
        item.opens = item.asked or item.canvas.case.is_member(user) or item.meeting.chair_id == user.pk
    return found
