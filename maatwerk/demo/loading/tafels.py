"""The acts of the tafels: planned a week ahead, opened, questions and akkoorden, outcomes, closed."""

import datetime as dt

from canvas import services as canvas_services
from canvas.enums import MeetingKind, Outcome
from canvas.models import Question
from maatwerk.demo.story import tafels as story

OUTCOMES = {
    "akkoord": Outcome.AGREED,
    "regular": Outcome.REGULAR,
    "not_agreed": Outcome.NOT_AGREED,
    "declined": Outcome.NOT_AGREED,
    "withdrawn": Outcome.WITHDRAWN,
}


class TafelActs:
    """One tafel of the story with everything that happens at it. `happened` is False for the one still to come."""

    def __init__(self, kind, on, entries, cast, script, *, happened):
        self.kind, self.on, self.entries = kind, on, entries
        self.cast, self.script, self.happened = cast, script, happened
        self.meeting, self.items = None, {}

    @property
    def is_spar(self):
        return self.kind == MeetingKind.SPAR

    def write(self):
        spar = self.is_spar
        self.script.at(self.on - dt.timedelta(days=6), "16.00", self._plan, f"{self.kind} {self.on} gepland")
        for acts in self.entries:
            if spar:
                self.script.at(self.on, "12.10", lambda acts=acts: self._offer(acts), f"{acts.family.key} aangemeld")
            self.script.at(
                self.on, "12.20", lambda acts=acts: self._agenda(acts), f"{acts.family.key} op agenda {self.kind}"
            )
        if not self.happened:
            return
        self.script.at(self.on, "13.00" if spar else "15.00", self._open, f"{self.kind} {self.on} geopend")
        for acts in self.entries:
            if spar:
                self.script.at(self.on, "13.30", lambda acts=acts: self._spar(acts), f"{acts.family.key} besproken")
            else:
                self.script.at(self.on, "15.40", lambda acts=acts: self._decide(acts), f"{acts.family.key} uitkomst")
        self.script.at(self.on, "14.50" if spar else "17.00", self._close, f"{self.kind} {self.on} gesloten")
        for acts in self.entries if spar else ():
            for question in acts.family.questions:
                if question.answered_on:
                    self.script.at(
                        question.answered_on,
                        "15.30" if question.answered_on == self.on else "8.50",
                        lambda acts=acts, question=question: self._answer(acts, question),
                        f"{acts.family.key} antwoord",
                    )

    def _people(self):
        names = set(story.ATTENDANCE.get(self.on, ())) if not self.is_spar else set()
        for acts in self.entries:
            names.add(acts.family.coach)
            names |= set(acts.family.spar_partners if self.is_spar else acts.family.attendees)
            if self.is_spar:
                names |= {acts.family.consultant} | {question.asked_by for question in acts.family.questions}
        return [user for username, user in self.cast.users.items() if username in names]

    def _plan(self):
        start = story.SPAR_START if self.is_spar else story.DOORBRAAK_START
        self.meeting = canvas_services.plan_meeting(
            kind=self.kind,
            on=self.on,
            starts_at=start,
            ends_at=start.replace(hour=start.hour + 2),
            place=story.ONLINE if self.on >= story.ONLINE_FROM else story.PLACE,
            attendees=self._people(),
            by=self.cast.chair,
        )

    def _offer(self, acts):
        canvas_services.offer_for_spar(acts.canvas, by=acts.coach)

    def _agenda(self, acts):
        minutes = min(story.MINUTES_PER_CASE, 120 // len(self.entries))
        self.items[acts.family.key] = canvas_services.put_on_agenda(
            self.meeting, acts.canvas, by=self.cast.chair, minutes=minutes
        )

    def _open(self):
        self.meeting = canvas_services.open_meeting(self.meeting, by=self.cast.chair)
        for user in self._people():
            canvas_services.mark_present(self.meeting, user, by=self.cast.chair)

    def _spar(self, acts):
        item = self.items[acts.family.key]
        for question in acts.family.questions:
            canvas_services.ask_question(
                item,
                box=question.box,
                text=question.text,
                owner=self.cast.users[question.owner],
                by=self.cast.users[question.asked_by],
            )
        acts.review()
        canvas_services.mark_discussed(item, by=self.cast.chair)

    def _answer(self, acts, question):
        asked = Question.objects.open().get(item=self.items[acts.family.key], text=question.text)
        canvas_services.answer_question(asked, answer=question.answer, by=self.cast.users[question.owner])

    def _decide(self, acts):
        family, item = acts.family, self.items[acts.family.key]
        if family.returned_on == self.on:
            canvas_services.decide(item, Outcome.SUPPLEMENT, reason=family.returned_why, by=self.cast.chair)
            return
        item.refresh_from_db()
        for username in family.akkoord_by:
            canvas_services.give_akkoord(item, seen_hash=item.version.hash, by=self.cast.users[username])
        canvas_services.decide(item, OUTCOMES[family.outcome], reason=family.exit_reason, by=self.cast.chair)

    def _close(self):
        canvas_services.close_meeting(self.meeting, by=self.cast.chair)
