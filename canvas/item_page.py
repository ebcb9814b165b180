"""What the page of one agenda item shows to one person: what is needed now, whose akkoord counts, what is asked.

The voorzitter sees amounts and the number of the version, never the text of a canvas; only who may read the case gets
the link to it (rules.md, Who).
"""

from dataclasses import dataclass
from datetime import timedelta

from cases.models import Case
from maatwerk.lib import clock
from maatwerk.lib.dates import format_day
from maatwerk.lib.refusals import sentence_of

from .agenda import agenda_of, is_left_out
from .enums import AKKOORDEN_NEEDED, QUESTION_DAYS, Outcome
from .item_money import funds_of, no_room
from .item_plan import concept_of, plan_of
from .opened import openings
from .permissions import (
    check_can_ask,
    check_can_decide,
    check_can_discuss,
    check_can_give_akkoord,
    check_can_recuse,
    check_can_withdraw,
)
from .services.tafel import spar_warnings
from .six_eyes import ItemFacts
from .tafel_state import follows


@dataclass(frozen=True)
class VoteRow:
    """One person at the table in words: `kind` chooses the eye, `text` says why, `badge` whether it counts."""

    user: object
    kind: str
    text: str
    badge: str
    tone: str
    can_be_recused: bool


class ItemPage:
    """Everything that the templates of an item ask for.

    With `room` it is the big screen of the room: what nobody in particular is asked, and no text of the canvas.
    """

    def __init__(self, item, user, *, room=False, rows=None):
        self.user, self.room, self.facts = user, room, ItemFacts(item)
        if rows:
            self._rows = rows
        facts = self.facts
        self.item, self.meeting, self.case, self.version = facts.item, facts.meeting, facts.case, facts.version
        self.is_chair = not room and facts.meeting.chair_id == user.pk
        self.is_member = facts.case.is_member(user)
        self.left_out = is_left_out(facts, user)
        self.reads = not room and not self.left_out and Case.objects.visible_to(user).filter(pk=facts.case.pk).exists()
        self.needed = AKKOORDEN_NEEDED

    @property
    def plan(self):
        """The Plan on the table, read once; only for who may read the case."""
        if not hasattr(self, "_plan"):
            self._plan = plan_of(self.version) if self.version else concept_of(self.facts.canvas)
        return self._plan

    @property
    def next_row(self):
        """The agenda row that is treated now, when that is another case which the user may open; else None."""
        row = next((row for row in self.rows() if row.state == "now"), None)
        return row if row and row.item.pk != self.item.pk and row.opens and not row.recused else None

    # --- doorbraaktafel ----------------------------------------------------------------------------------------------
    @property
    def counted(self):
        return len(self.facts.counted)

    @property
    def my_vote(self):
        """Whether the user is asked for her akkoord on this page at all: she sits at this table as an other."""
        if self.room or self.is_member or self.user.pk not in self.facts.invited:
            return False
        return self.user.pk in self.facts.mandated or not self.is_chair

    @property
    def openings(self):
        """For the voorzitter, until the outcome stands: who opened the version on the table."""
        if not self.is_chair or self.facts.settled_because:
            return []
        if not hasattr(self, "_openings"):
            self._openings = openings(self.facts)
        return self._openings

    @property
    def has_given(self):
        return self.user.pk in self.facts.akkoorden

    @property
    def my_not_yet(self):
        """What the user said she needs first, or None."""
        return self.facts.not_yets.get(self.user.pk)

    @property
    def needed_first(self):
        """What those who do not agree yet said that they need, as one text for the outcome `aanvullen`."""
        return "\n".join(said.reason for said in self.facts.not_yets.values())

    @property
    def akkoord_closed(self):
        """Why the user can't give akkoord now, or ''."""
        return sentence_of(check_can_give_akkoord, self.user, self.facts)

    @property
    def recuse_closed(self):
        return sentence_of(check_can_recuse, self.user, self.facts.item, self.user)

    @property
    def agree_closed(self):
        """Why `akkoord` can't be recorded now, or ''; also when a fonds has no room for it."""
        closed = sentence_of(check_can_decide, self.user, self.facts, Outcome.AGREED)
        if closed:
            return closed
        return next((no_room(row) for row in self.funds() if not row.fits), "")

    @property
    def other_closed(self):
        """Why no outcome at all can be recorded now, or ''."""
        return sentence_of(check_can_decide, self.user, self.facts, Outcome.SUPPLEMENT)

    def funds(self):
        """A FundRow per fonds that the version asks money of."""
        if not hasattr(self, "_funds"):
            self._funds = funds_of(self.version)
        return self._funds

    def votes(self):
        """A VoteRow per person, those who count first."""
        closed = bool(self.facts.settled_because)
        return [self._vote(vote, closed) for vote in self.facts.votes()]

    def _vote(self, vote, closed):
        can_be_recused = self.is_chair and not closed and vote.user.pk not in self.facts.recused
        kind, text, badge, tone = self._vote_words(vote, closed)
        return VoteRow(vote.user, kind, text, badge, tone, can_be_recused and not self.case.is_member(vote.user))

    def _vote_words(self, vote, closed):
        if vote.counts:
            at = vote.akkoord.given_at.astimezone(clock.AMSTERDAM)
            return "yes", f"akkoord om {at:%H.%M} uur op versie {self.version.number}", "telt mee", "good"
        if vote.akkoord:
            return "out", f"gaf akkoord, maar {self._reason(vote)}", "telt niet mee", "neutral"
        if vote.not_yet and vote.why_not in ("", "is niet aanwezig"):
            return "not", f"nog niet, want {vote.not_yet.reason}", "nog niet", "warn"
        if closed and vote.why_not in ("", "is niet aanwezig"):
            return "out", "gaf geen akkoord", "niet gestemd", "neutral"
        if not vote.why_not:
            return "open", "nog geen akkoord", "mag akkoord geven", "accent"
        if vote.why_not == "is niet aanwezig":
            left = vote.user.pk in self.facts.left
            return (
                ("out", "is weggegaan", "telt niet mee", "neutral")
                if left
                else ("not", "is er nog niet", "nog niet", "warn")
            )
        return "out", vote.why_not, "telt niet mee", "neutral"

    def _reason(self, vote):
        return self.facts.involvement(vote.user.pk) or "doet bij dit agendapunt niet mee"

    @property
    def need(self):
        """Lead, sub and waiting of 'Nu nodig': the screen always says whom the plan waits for."""
        facts = self.facts
        if facts.decision:
            return {"lead": self._decided(), "sub": self._why_decided(), "tone": "done", **self._onward()}
        if facts.settled_because:
            return {"lead": facts.settled_because, "tone": "done"}
        if facts.stale_because:
            who = f"{facts.case.coach} (maatwerkeindbaas) of {facts.case.consultant} (consulent)"
            return {"lead": facts.stale_because, "waiting": f"Wacht op {who}."}
        if facts.closed_because:
            waiting = "" if facts.meeting.closed_at else f"Wacht op de voorzitter, {facts.meeting.chair}."
            return {"lead": facts.closed_because, "waiting": waiting}
        return self._need_of_open_table()

    def _onward(self):
        """Where this person goes when the case is done and the tafel is not."""
        if self.room or not self.meeting.is_open or self.meeting.urgent:
            return {}
        if self.next_row:
            number = self.next_row.facts.case.number
            return {"action_url": self.next_row.item.get_absolute_url(), "action_label": f"Volgende casus: {number}"}
        return {"action_url": self.meeting.get_absolute_url(), "action_label": "Naar de agenda"}

    @property
    def news(self):
        """One sentence for who does not see the screen: how it stands now."""
        need = self.need if self.meeting.is_breakthrough else self.spar_need
        if not self.meeting.is_breakthrough or self.facts.settled_because:
            return need["lead"]
        said = " en ".join(str(one.said_by) for one in self.facts.not_yets.values())
        return f"{self.counted} van {self.needed} akkoorden. {need['lead']}{f' Nog niet: {said}.' if said else ''}"

    def _decided(self):
        decision = self.facts.decision
        decided = f"{Outcome(decision.outcome).label.capitalize()}, vastgelegd op {format_day(decision.decided_on)}."
        if not hasattr(decision, "withdrawal"):
            return decided
        return f"{decided} Het akkoord is ingetrokken op {format_day(decision.withdrawal.withdrawn_on)}."

    def _why_decided(self):
        decision = self.facts.decision
        return decision.withdrawal.reason if hasattr(decision, "withdrawal") else decision.reason

    @property
    def can_withdraw(self):
        """Whether the user may withdraw the akkoord that was recorded here."""
        decision = self.facts.decision
        return decision is not None and not sentence_of(check_can_withdraw, self.user, decision)

    def _need_of_open_table(self):
        facts, count = self.facts, f"{self.counted} van {self.needed} akkoorden op versie {self.version.number}."
        if not facts.still_needed:
            lead = "De akkoorden zijn er. " + ("Leg de uitkomst vast." if self.is_chair else "")
            waiting = "" if self.is_chair else f"Wacht op de voorzitter, {facts.meeting.chair}."
            return {"lead": lead.strip(), "sub": count, "waiting": waiting}
        if not self.room and not self.akkoord_closed:
            return {"lead": "Deze casus wacht op jouw akkoord.", "sub": count}
        names = " of ".join(str(person) for person in facts.waiting_for())
        lead = "Nog één akkoord nodig." if facts.still_needed == 1 else "Nog twee akkoorden nodig."
        waiting = names or "een maatwerkeindbaas die niet betrokken is en aan tafel zit"
        return {"lead": lead, "sub": count, "waiting": f"Wacht op akkoord van {waiting}."}

    @property
    def follows(self):
        """Whether the page keeps asking for news."""
        return follows(self.meeting)

    @property
    def now(self):
        """The clock in seconds since 1970; the page counts on from there."""
        return int(clock.now().timestamp())

    @property
    def is_running(self):
        """Whether the clock runs: the tafel is open and this case is not done."""
        done = self.facts.settled_because if self.meeting.is_breakthrough else self.item.discussed_at
        return self.meeting.is_open and not self.meeting.urgent and not done

    def clock(self):
        """The agenda row of this item: its time and how many minutes are left."""
        if not hasattr(self, "_rows"):
            self._rows = agenda_of(self.meeting, self.user)
        return next(row for row in self._rows if row.item.pk == self.item.pk)

    def rows(self):
        """The whole agenda, to go on to the next case."""
        self.clock()
        return self._rows

    # --- spar-tafel --------------------------------------------------------------------------------------------------
    @property
    def ask_closed(self):
        return sentence_of(check_can_ask, self.user, self.item)

    @property
    def discuss_closed(self):
        return sentence_of(check_can_discuss, self.user, self.item)

    @property
    def due_on(self):
        """The day before which a question of this tafel is answered."""
        return self.meeting.on + timedelta(days=QUESTION_DAYS)

    @property
    def spar_warnings(self):
        return [] if self.item.discussed_at else spar_warnings(self.item)

    @property
    def spar_need(self):
        """'Nu nodig' at the spar-tafel."""
        meeting, members = self.meeting, f"{self.case.consultant} en {self.case.coach}"
        if self.item.discussed_at:
            return {"lead": "De spar-tafel heeft deze casus besproken.", "sub": f"{members} gaan ermee verder.",
                    "tone": "done", **self._onward()}  # fmt: skip
        if meeting.closed_at:
            return {"lead": "Deze tafel sloot voordat de casus werd besproken.",
                    "waiting": "Wacht op de voorzitter, voor een volgende spar-tafel."}  # fmt: skip
        if not meeting.opened_at:
            return {"lead": f"De spar-tafel bespreekt deze casus op {format_day(meeting.on)}.",
                    "waiting": f"Wacht op de voorzitter, {meeting.chair}."}  # fmt: skip
        return {"lead": "Leg de vragen vast.", "sub": "Elke vraag krijgt iemand die haar uitzoekt, en een week."}

    @property
    def sees_questions(self):
        """The questions are for the room while the tafel lasts, and afterwards for who may read the case."""
        return self.reads or (self.meeting.closed_at is None and self.meeting.on >= clock.today())
