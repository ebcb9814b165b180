"""The 6-ogenprincipe in one place: for an agenda item, who counts, who does not and why (rules.md 7).

`ItemFacts` reads what is needed in a constant number of queries, also for a whole agenda (`facts_of`); the permission,
the page and the outcome all ask it.
The database holds the same rule by trigger (migration 0003).
"""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, Subquery

from cases.enums import Status
from maatwerk.lib import clock
from maatwerk.lib.dates import format_day
from maatwerk.people.models import User

from .enums import AKKOORDEN_NEEDED
from .models import AgendaItem, Akkoord, Attendee, CanvasVersion, NotYet


@dataclass(frozen=True)
class Vote:
    """One attendee's place at an item. `why_not` is '' when she may give akkoord now; `counts` when hers does."""

    user: User
    present: bool
    akkoord: object | None
    counts: bool
    why_not: str
    not_yet: object | None = None


def facts_of(items):
    """ItemFacts of several agenda items, in their order, with a number of queries that does not grow with them."""
    read = {item.pk: item for item in _as_they_are(items)}
    return [ItemFacts(item, read=read[item.pk]) for item in items]


def _as_they_are(items):
    """The items as they are now, with everything that ItemFacts asks of them."""
    mandated = User.objects.mandated(clock.today()).filter(pk=OuterRef("user_id"))
    attendees = Attendee.objects.select_related("user__discipline", "user__organisation")
    newest = CanvasVersion.objects.filter(canvas=OuterRef("canvas")).newest_first().values("pk")[:1]
    return (
        AgendaItem.objects.filter(pk__in=[item.pk for item in items])
        .select_related("meeting__chair", "canvas__case__coach", "canvas__case__consultant", "decision__withdrawal")
        .select_related("version__frozen_by", "version__kba_reviewed_by")
        .defer("version__content")
        .annotate(newest_version_id=Subquery(newest))
        .prefetch_related(
            Prefetch("meeting__attendees", attendees.annotate(mandated=Exists(mandated))),
            Prefetch("version__akkoorden", Akkoord.objects.select_related("given_by")),
            Prefetch("version__not_yets", NotYet.objects.select_related("said_by")),
            "version__editors",
            "version__agenda_items__recusals",
            "recusals",
        )
    )


class ItemFacts:
    """Everything about one item that decides whose akkoord counts, as it is now."""

    def __init__(self, item, *, read=None):
        item = read or _as_they_are([item]).get()
        self.item, self.meeting, self.canvas, self.version = item, item.meeting, item.canvas, item.version
        self.case = item.canvas.case
        self.decision = getattr(item, "decision", None)
        self.attendees = list(item.meeting.attendees.all())
        self.invited = {attendee.user_id for attendee in self.attendees}
        self.mandated = {attendee.user_id for attendee in self.attendees if attendee.mandated}
        self.present = {attendee.user_id for attendee in self.attendees if attendee.is_present}
        self.left = {attendee.user_id for attendee in self.attendees if attendee.present_until}
        self.recused = {recusal.user_id for recusal in item.recusals.all()}
        self.editors, self.akkoorden, self.not_yets, self.is_current = set(), {}, {}, False
        if self.version:
            self.editors = {editor.user_id for editor in self.version.editors.all()}
            self.akkoorden = {akkoord.given_by_id: akkoord for akkoord in self.version.akkoorden.all()}
            # The last thing that each said; an akkoord given afterwards takes its place.
            self.not_yets = {
                said.said_by_id: said for said in self.version.not_yets.all() if said.said_by_id not in self.akkoorden
            }
            self.recused |= {
                recusal.user_id for other in self.version.agenda_items.all() for recusal in other.recusals.all()
            }
            self.is_current = (
                item.newest_version_id == self.version.pk and self.version.revision == self.canvas.revision
            )

    @property
    def counted(self):
        """The people whose akkoord counts on this version."""
        return [user for user in self.akkoorden if not self.involvement(user) and user not in self.recused]

    @property
    def still_needed(self):
        """How many more akkoorden this version needs."""
        return max(0, AKKOORDEN_NEEDED - len(self.counted))

    def involvement(self, user_id):
        """Why someone is too close to this plan to count, or ''."""
        if user_id == self.case.coach_id:
            return "begeleidt deze casus"
        if user_id == self.case.consultant_id:
            return "is de consulent van deze casus"
        if user_id in self.editors:
            return "werkte mee aan deze versie"
        return ""

    def why_not(self, user_id):
        """Why this person can't give akkoord now, as the end of a sentence about her, or '' when she can."""
        if involved := self.involvement(user_id):
            return involved
        if user_id in self.recused:
            return "doet bij dit agendapunt niet mee"
        if user_id not in self.invited:
            return "is niet uitgenodigd voor deze tafel"
        if user_id not in self.mandated:
            return "heeft geen lopend mandaat"
        # With spoed nobody sits down: who gives her akkoord is there.
        if user_id not in self.present and not self.meeting.urgent:
            return "is niet aanwezig"
        if user_id in self.akkoorden:
            return "gaf al akkoord"
        return ""

    @property
    def closed_because(self):
        """Why nobody can give akkoord on this item now, or ''."""
        return self.settled_because or self.stale_because or self._meeting_closed_because()

    @property
    def settled_because(self):
        """Why this item is no longer, or never was, one to decide about, or ''."""
        if not self.meeting.is_breakthrough:
            return "Akkoord geef je aan de doorbraaktafel."
        if self.decision:
            return "De uitkomst van dit agendapunt is al vastgelegd."
        if self.version is None:
            return "Er is nog geen versie rondgestuurd."
        if self.case.status != Status.BREAKTHROUGH_TABLE:
            return f"Deze casus is {self.case.get_status_display()} en ligt niet meer aan de doorbraaktafel."
        return ""

    @property
    def stale_because(self):
        """Why the version on the table is no longer what stands in the canvas, or ''."""
        if self.is_current:
            return ""
        return (
            f"De tekst of een bedrag is gewijzigd na versie {self.version.number}. "
            "Stuur eerst de nieuwe versie rond; daarna kan er weer akkoord worden gegeven."
        )

    def _meeting_closed_because(self):
        if self.meeting.closed_at:
            return "Deze tafel is gesloten."
        if not self.meeting.opened_at:
            return "De voorzitter heeft deze tafel nog niet geopend."
        if self.meeting.is_expired:
            return "De 24 uur voor deze spoed zijn om. De casus gaat naar de volgende doorbraaktafel."
        if not self.meeting.urgent and self.meeting.on != clock.today():
            return f"Deze tafel was op {format_day(self.meeting.on)}. Zet de casus op de agenda van een nieuwe tafel."
        return ""

    def votes(self):
        """One Vote per attendee, those who count first."""
        rows = [
            Vote(
                user=attendee.user,
                present=attendee.user_id in self.present,
                akkoord=self.akkoorden.get(attendee.user_id),
                counts=attendee.user_id in self.counted,
                why_not=self.why_not(attendee.user_id),
                not_yet=self.not_yets.get(attendee.user_id),
            )
            for attendee in self.attendees
        ]
        return sorted(rows, key=lambda vote: (not vote.counts, bool(vote.why_not)))

    def able(self):
        """The invited people whose akkoord can count: now, or as soon as they are there."""
        return [
            attendee.user
            for attendee in self.attendees
            if attendee.user_id in self.mandated
            and attendee.user_id not in self.recused
            and not self.involvement(attendee.user_id)
        ]

    def waiting_for(self):
        """The people who are there and can still give akkoord."""
        return [vote.user for vote in self.votes() if not vote.why_not]
