"""What happens at a tafel in a story, each scene awkward in its own way; the acts themselves are of stories.py."""

import datetime as dt

from canvas import services
from canvas.enums import Outcome
from canvas.services.urgent import close_expired_urgent

EYES = ("eye1", "eye2", "eye3")
OTHERS = ("wrote", "lapsing", "starting", "unmandated", "eyes_and_chair")


class Scenes:
    """Mixed into Story. Each takes the number of a case that lies on an open tafel, and what chance decides with."""

    def round_the_table(self, number, die):
        """One after the other says akkoord, and the voorzitter records the outcome."""
        for name in die.sample(EYES, die.choice((2, 2, 3))):
            self.give(number, name)
        self.decide(number)

    def one_is_too_few(self, number, die):
        self.decide(number)
        self.give(number, die.choice(EYES))
        self.decide(number)
        if die.random() < 0.5:
            self.decide(number, Outcome.SUPPLEMENT)

    def recused_votes(self, number, die):
        item, name = self.item(number), die.choice(EYES)
        by = self.who(name) if die.random() < 0.5 else item.meeting.chair
        self.act(number, services.recuse, item, self.who(name), by=by, reached="recused")
        self.give(number, name)

    def recused_after_her_akkoord(self, number, die):
        item, (one, two, three) = self.item(number), die.sample(EYES, 3)
        self.give(number, two)
        reached = "recused after her akkoord" if self.give(number, one) else "recused"
        self.act(number, services.recuse, item, self.who(one), by=self.who(one), reached=reached)
        self.decide(number)
        if die.random() < 0.5:
            self.give(number, three)
            self.decide(number)

    def text_changes_under_it(self, number, die):
        """Someone agreed, the plan changes, and the others speak of what they read before."""
        before, (one, two, three) = self.item(number).version, die.sample(EYES, 3)
        self.give(number, one)
        if die.random() < 0.5:
            self.write(number, die)
        else:
            self.change_amount(number, die)
        self.give(number, two)
        if die.random() < 0.3:
            self.decide(number)
        self.circulate(number, die)
        self.give(number, two, seen=before)
        self.give(number, two)
        self.decide(number)
        if die.random() < 0.5:
            self.give(number, three)
            self.decide(number)

    def comes_late(self, number, die):
        item, (one, two) = self.item(number), die.sample(EYES, 2)
        late = self.who(one)
        self.act(number, services.mark_left, item.meeting, late, by=late)
        self.give(number, two)
        self.give(number, one)
        self.act(number, services.mark_present, item.meeting, late, by=late)
        self.give(number, one, reached="akkoord of who came late")
        if die.random() < 0.5:
            self.act(number, services.mark_left, item.meeting, late, by=late)
        self.decide(number)

    def involved_votes(self, number, die):
        for name in ("coach", "consultant", "wrote"):
            self.give(number, name)
        self.give(number, die.choice(EYES))
        self.decide(number)

    def without_mandate_votes(self, number, die):
        for name in ("lapsing", "starting", "unmandated"):
            self.give(number, name)
        self.give(number, die.choice(EYES))
        self.decide(number)

    def asks_first(self, number, die):
        name = die.choice(EYES)
        values = {"by": self.who(name), "reached": "nog niet"}
        self.act(number, services.say_not_yet, self.item(number), "Eerst de offerte.", **values)
        if die.random() < 0.3:
            self.give(number, name)
            return
        self.decide(number, Outcome.SUPPLEMENT)
        self.improve(number, die)
        self.bring_to_tafel(number, die)

    def moves_to_another_tafel(self, number, die):
        """Two said akkoord, and the outcome falls at another tafel, with the same version or a next one."""
        for name in die.sample(EYES, die.choice((1, 2))):
            self.give(number, name)
        self.hold_tafel(die, close=True, absent=die.sample(EYES, 1))
        if die.random() < 0.3:
            self.improve(number, die)
        self.put_on_agenda(number)
        self.give(number, die.choice(EYES))
        self.decide(number)

    def says_it_twice(self, number, die):
        name = die.choice(EYES)
        self.give(number, name)
        self.give(number, name)
        self.decide(number)

    def clock_goes_back(self, number, die):
        """Someone sets the clock of the server back, and then right again."""
        one, two = die.sample(EYES, 2)
        self.give(number, one)
        self.now -= dt.timedelta(minutes=20)
        self.give(number, two)
        self.now += dt.timedelta(minutes=20)
        self.give(number, two)
        self.decide(number)

    def asked_urgently(self, number, die):
        """Not at this tafel after all: it is closed, and some of those who are asked with spoed answer at once."""
        if item := self.item(number):
            self.act(number, services.close_meeting, item.meeting, by=item.meeting.chair)
        names = die.sample(EYES, 2) + die.sample(OTHERS, die.choice((0, 0, 0, 1)))
        eyes, reason = (
            [self.who(one) for one in names],
            die.choice(("Het gezin moet vrijdag de woning uit.",) * 4 + ("",)),
        )
        people = {"chair": self.who("chair"), "eyes": eyes, "by": self.who("coach")}
        self.act(number, services.request_urgent, self.canvas(number), reason=reason, reached="spoed", **people)
        for one in names[: die.choice((1, 2))]:
            self.give(number, one)
        if die.random() < 0.2:
            self.now += dt.timedelta(hours=25)
            self.give(number, names[0])
            self.act(number, close_expired_urgent)
        self.decide(number)

    SCENES = (
        round_the_table, round_the_table, round_the_table, one_is_too_few, recused_votes, recused_after_her_akkoord,
        text_changes_under_it, text_changes_under_it, comes_late, involved_votes, without_mandate_votes, asked_urgently,
        asks_first, moves_to_another_tafel, says_it_twice, clock_goes_back,
    )  # fmt: skip
