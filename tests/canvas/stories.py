"""Random people do random acts at random times over four cases, several versions and tafels: hypothesis invents it.

Half of the acts go on with a case as people would, so that stories come far; the others are anybody's, at any moment.
An act passes or is refused with a sentence; after each the rules are counted again (story_rules.py).
"""

import datetime as dt
from collections import Counter
from decimal import Decimal
from random import Random

from django.db import transaction
from hypothesis import note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from budgets.models import Mutation
from budgets.services import open_budget_year, pay_commitment
from canvas import services
from canvas.enums import BoxKind, MeetingKind, Outcome
from canvas.hooks import quiet
from canvas.models import AgendaItem, Attendee, Canvas, Decision, Meeting
from canvas.next_step import next_step
from canvas.services.urgent import close_expired_urgent
from cases.enums import Status
from cases.models import Case
from cases.services import start_execution
from maatwerk.lib import clock
from maatwerk.lib.refusals import Refusal
from maatwerk.people.enums import Role
from maatwerk.people.models import Mandate
from tests import factories as f
from tests.canvas.story_rules import check_akkoord, check_rules
from tests.canvas.story_scenes import EYES, OTHERS, Scenes
from tests.canvas.tafel_setup import edited_by, small_case, tuesday_tables

PEOPLE = (*EYES, *OTHERS, "coach", "consultant", "chair", "keeper", "stranger")
AMOUNTS = (900, 2_500, 4_300, 7_500)
FUND = 9_000
REACHED = Counter()
DEALT = {}
# What a sentence of refusal tells about the story; the service that it came from first, where that matters.
REFUSED = {
    "a vote after a recusal refused": ("give_akkoord", "doet bij dit agendapunt niet mee"),
    "a vote of the coach refused": ("give_akkoord", "begeleidt deze casus"),
    "a vote of who wrote refused": ("give_akkoord", "werkte mee aan deze versie"),
    "a vote of who is absent refused": ("give_akkoord", "niet als aanwezig"),
    "a vote without mandate refused": ("give_akkoord", "geen lopend mandaat"),
    "a vote of who was not invited refused": ("give_akkoord", "niet uitgenodigd"),
    "a vote on an older version refused": ("give_akkoord", "Er is intussen een nieuwe versie"),
    "a vote on changed text refused": ("give_akkoord", "gewijzigd na versie"),
    "a vote before the last one refused": ("give_akkoord", "De klok van de server loopt achter"),
    "a second akkoord refused": ("give_akkoord", "gaf al akkoord"),
    "akkoord with too few refused": ("decide", "Nog één akkoord"),
    "akkoord with nobody refused": ("decide", "Nog twee akkoorden"),
    "no room in a fonds": ("decide", "beschikbaar"),
}
MUST_REACH = (
    *REFUSED, "akkoord", "akkoord with spoed", "akkoord on a newer version", "akkoord of who came late", "nog niet",
    "recused", "recused after her akkoord", "agreed", "agreed on two fondsen", "agreed with spoed",
    "agreed at another tafel", "supplement", "re-tabled", "started", "paid", "withdrawn", "released what was not paid",
    "withdrawn after a payment", "agreed again on a newer version", "spoed", "discussed", "a second version",
    "two tafels open at once", "stopped",
)  # fmt: skip


def make_world():
    """Four cases: on an open doorbraaktafel, circulated, agreed, and a concept that no tafel saw yet; two fondsen."""
    with clock.at(f.TUESDAY), quiet():
        cast = f.make_cast()
        day = f.TUESDAY.date()
        for name, mandate in (
            ("wrote", (dt.date(2019, 3, 1), None)),
            ("lapsing", (dt.date(2019, 3, 1), day + dt.timedelta(days=1))),
            ("starting", (day + dt.timedelta(days=2), None)),
            ("unmandated", None),
        ):
            user = f.make_user(name, Role.COACH, mandate=False)
            if mandate:
                Mandate.objects.create(user=user, starts_on=mandate[0], ends_on=mandate[1], granted_by=user)
            setattr(cast, name, user)
        cast.eyes_and_chair = f.make_user("beide", Role.COACH, Role.CHAIR)
        tables = tuesday_tables(cast)
        tables.fund = f.make_fund(cast, amount=FUND)
        other_fund = f.make_fund(cast, amount=FUND, slug="werkbudget", name="Werkbudget")
        for fund in (tables.fund, other_fund):
            values = {"amount": Decimal(FUND), "decision": "besluit", "by": cast.keeper, "key": f"later:{fund.slug}"}
            open_budget_year(fund, day.year + 1, **values)
        found = [small_case(tables), small_case(tables, circulated=False), small_case(tables)]
        for one in found[1:]:
            _asks_two_fondsen(one.canvas, other_fund, cast)
        for one in found[:2]:
            edited_by(one.canvas, cast.wrote)
        for one in found:
            services.circulate(one.canvas, by=cast.coach)
        f.agree(cast, found[2].item)
        concept = f.make_canvas(cast, fund=tables.fund)
        for name in ("wrote", "lapsing", "eyes_and_chair"):
            Attendee.objects.create(meeting=tables.breakthrough, user=getattr(cast, name))
        services.close_meeting(tables.spar, by=cast.chair)
        f.flush_deferred()
    cast.first_tafel = tables.breakthrough.pk
    cast.canvases = [*(one.canvas.pk for one in found), concept.pk]
    return cast


def _asks_two_fondsen(canvas, fund, cast):
    plan = {"description": "bed", "amount": Decimal(900), "by": cast.coach}
    services.add_funding_line(canvas, source="fund", fund=fund, ground="too_slow", tried="gevraagd", **plan)


a_case = st.sampled_from((0, 1, 2, 3))
# Hypothesis likes to draw a number again; mixed with the number of the step (Story.die) it is another every time.
a_seed = st.integers(0, 1_000)


class Story(Scenes, RuleBasedStateMachine):
    """One story. Everything that it wrote is taken back at its end."""

    cast = None

    def __init__(self):
        super().__init__()
        self.now = f.TUESDAY
        self.touched = set()
        self.steps = 0
        self.history = ()
        self.story = transaction.atomic()
        self.story.__enter__()

    def teardown(self):
        transaction.set_rollback(True)
        self.story.__exit__(None, None, None)

    def die(self, seed):
        """What chance decides in this step, the same when the story is played again."""
        self.steps += 1
        self.history += (seed,)
        return Random(seed * 1_000 + self.steps)

    # --- who and what -------------------------------------------------------------------------------------------------
    def who(self, name):
        return getattr(self.cast, name)

    def canvas(self, number):
        return Canvas.objects.select_related("case").get(pk=self.cast.canvases[number])

    def case(self, number):
        return Case.objects.get(canvas=self.cast.canvases[number])

    def item(self, number, kind=MeetingKind.BREAKTHROUGH):
        """The newest place of a case on a tafel of this kind, or None."""
        items = AgendaItem.objects.filter(canvas=self.cast.canvases[number], meeting__kind=kind)
        return items.select_related("meeting__chair", "canvas__case", "version").order_by("-pk").first()

    def tafel(self, kind=MeetingKind.BREAKTHROUGH):
        return Meeting.objects.filter(kind=kind, urgent=False).order_by("-pk").first()

    def lies_open(self, number):
        """The place of a case on a tafel that is open today and where nothing was decided yet, or None."""
        item = self.item(number)
        if item is None or item.meeting.closed_at or not item.meeting.opened_at or hasattr(item, "decision"):
            return None
        return item if item.meeting.urgent or item.meeting.on == self.now.date() else None

    # --- acting -------------------------------------------------------------------------------------------------------
    def act(self, number, service, *args, reached="", **kwargs):
        """Do this in a transaction of its own, judged as at a commit; returns what came of it, None when refused."""
        self.now += dt.timedelta(minutes=1)
        with clock.at(self.now), quiet():
            try:
                with transaction.atomic():
                    done = service(*args, **kwargs)
                    f.flush_deferred()
            except Refusal as refusal:
                return self.refused(number, service, refusal.sentence)
        note(f"{self.now:%a %H:%M} casus {number}: {service.__name__} {kwargs}")
        REACHED[reached] += 1
        self.touched.add(number)
        check_rules()
        return done

    def refused(self, number, service, sentence):
        note(f"{self.now:%a %H:%M} casus {number}: {service.__name__} geweigerd: {sentence}")
        assert len(sentence.split()) > 3, sentence
        assert sentence.endswith((".", "?")), sentence
        REACHED["refused"] += 1
        for name, (by, words) in REFUSED.items():
            REACHED[name] += by == service.__name__ and words in sentence

    def there_is_a_way_on(self):
        """Who carries a case is told what to do next, whom it waits for, or that it is done; asked in turn."""
        name = ("coach", "chair", "consultant")[self.steps % 3]
        with clock.at(self.now):
            for number in self.touched - {None}:
                case = self.case(number)
                step = next_step(case, self.who(name))
                assert step.lead
                assert step.url or step.waiting or step.tone == "done", (case.status, name, step)
        self.touched.clear()

    # --- the plan -----------------------------------------------------------------------------------------------------
    def write(self, number, die, *, by=None):
        box = self.canvas(number).boxes.get(kind=BoxKind.BREAKTHROUGH)
        by = self.who(by or die.choice(("coach", "consultant")))
        text = die.choice(("Een andere weg.", "Toch anders.", "Nog weer anders."))
        values = {"base_revision": box.revision, "by": by}
        return self.act(number, services.save_box, self.canvas(number), box.kind, text, **values)

    def change_amount(self, number, die, *, by=None):
        line = die.choice(self.canvas(number).funding_lines.order_by("pk"))
        by = self.who(by or die.choice(("coach", "consultant")))
        return self.act(number, services.change_line, line, amount=Decimal(die.choice(AMOUNTS)), by=by)

    def circulate(self, number, die, *, by=None):
        by = self.who(by or die.choice(("coach", "consultant")))
        version = self.act(number, services.circulate, self.canvas(number), by=by)
        REACHED["a second version"] += version is not None and version.number > 1
        return version

    def improve(self, number, die):
        """Another amount, another text, and round it goes."""
        self.change_amount(number, die)
        self.write(number, die)
        return self.circulate(number, die)

    # --- a place at a tafel -------------------------------------------------------------------------------------------
    def hold_tafel(self, die, kind=MeetingKind.BREAKTHROUGH, *, close=True, absent=()):
        """Close the last one, or leave it open; plan one for now, open it, and who is not `absent` sits down."""
        by, last = self.who(die.choice(("chair", "chair", "eyes_and_chair"))), self.tafel(kind)
        still_open = last is not None and last.is_open
        if still_open and close:
            still_open = not self.act(None, services.close_meeting, last, by=last.chair)
        if self.now.hour == 23 and self.now.minute > 30:
            self.now += dt.timedelta(hours=9)
        names = [*EYES, "coach", *die.sample(OTHERS, 4)]
        meeting = self.act(
            None, services.plan_meeting, kind=kind, on=self.now.date(), starts_at=self.now.time(),
            ends_at=dt.time(23, 59), place="hier", attendees=[self.who(one) for one in names], by=by,
        )  # fmt: skip
        if meeting and self.act(None, services.open_meeting, meeting, by=by):
            REACHED["two tafels open at once"] += still_open
            self.act(None, self.sit_down, meeting, [self.who(one) for one in names if one not in absent], by=by)
        return meeting

    def sit_down(self, meeting, people, *, by):
        """All at once, to make stories short."""
        for one in people:
            services.mark_present(meeting, one, by=by)

    def put_on_agenda(self, number, kind=MeetingKind.BREAKTHROUGH, *, by=None):
        if meeting := self.tafel(kind):
            before = AgendaItem.objects.filter(canvas=self.cast.canvases[number], meeting__kind=kind)
            decided = Decision.objects.filter(item__in=before).exists()
            by = self.who(by) if by else meeting.chair
            if self.act(number, services.put_on_agenda, meeting, self.canvas(number), by=by, minutes=5):
                REACHED["re-tabled"] += decided

    def bring_to_tafel(self, number, die):
        """On the tafel that is open, or on a new one."""
        last = self.tafel()
        if not (last and last.is_open and last.on == self.now.date()) or die.random() < 0.25:
            self.hold_tafel(die, close=die.random() < 0.7)
        self.put_on_agenda(number)

    def spar(self, number, die):
        """Offer it, have it put on a spar-tafel of today, and discuss it there."""
        self.act(number, services.offer_for_spar, self.canvas(number), by=self.who("coach"))
        last = self.tafel(MeetingKind.SPAR)
        if not (last and last.is_open and last.on == self.now.date()):
            self.hold_tafel(die, MeetingKind.SPAR)
        self.put_on_agenda(number, MeetingKind.SPAR)
        if item := self.item(number, MeetingKind.SPAR):
            self.act(number, services.mark_discussed, item, by=item.meeting.chair, reached="discussed")

    # --- akkoord and outcome ------------------------------------------------------------------------------------------
    def give(self, number, name, *, seen=None, reached=""):
        """Give akkoord on what lies there, or on a version that she saw before (`seen`)."""
        item = self.item(number)
        if item is None or item.version is None:
            return None
        seen = (seen or item.version).hash
        given = self.act(
            number, services.give_akkoord, item, seen_hash=seen, by=self.who(name), reached=reached
        )  # fmt: skip
        if given:
            check_akkoord(given.pk)
            REACHED["akkoord with spoed" if item.meeting.urgent else "akkoord"] += 1
            REACHED["akkoord on a newer version"] += given.version.number > 1
        return given

    def decide(self, number, outcome=Outcome.AGREED, *, by=None, reason="Zo besloten."):
        item = self.item(number)
        if item is None:
            return
        earlier = Decision.objects.filter(item__canvas=self.cast.canvases[number], outcome=Outcome.AGREED)
        numbers = list(earlier.values_list("version__number", flat=True))
        by = self.who(by) if by else item.meeting.chair
        decision = self.act(number, services.decide, item, outcome, reason=reason, by=by, reached=str(outcome))
        if decision and outcome == Outcome.AGREED:
            REACHED["agreed with spoed"] += item.meeting.urgent
            REACHED["agreed on two fondsen"] += item.version.fundings.count() > 1
            REACHED["agreed at another tafel"] += item.meeting.pk != self.cast.first_tafel
            REACHED["agreed again on a newer version"] += bool(numbers) and item.version.number > max(numbers)

    def withdraw(self, number, *, stop, by="chair"):
        decision = Decision.objects.filter(item__canvas=self.cast.canvases[number]).order_by("-pk").first()
        if decision is None:
            return
        uses = Mutation.objects.filter(commitment__key__startswith=f"akkoord:{decision.version_id}:")
        paid = uses.filter(kind="realisation").exists()
        values = {"reason": "Er kwam een woning vrij.", "stop": stop, "by": self.who(by)}
        if self.act(number, services.withdraw_decision, decision, reached="withdrawn", **values):
            REACHED["released what was not paid"] += uses.filter(kind="release").exists()
            REACHED["withdrawn after a payment"] += paid
            REACHED["stopped"] += stop

    def start(self, number, *, by="consultant"):
        values = {"started_on": self.now.date(), "by": self.who(by)}
        self.act(number, start_execution, self.case(number), reached="started", **values)

    def pay(self, number, die, *, by="keeper"):
        commitments = Mutation.objects.commitments().filter(case__canvas=self.cast.canvases[number]).order_by("pk")
        if commitments:
            values = {"amount": Decimal(die.choice((300, 900, 2_500))), "description": "betaling", "by": self.who(by)}
            key = f"betaling:{self.now}"
            self.act(number, pay_commitment, die.choice(commitments), key=key, reached="paid", **values)

    # --- the rules that hypothesis chooses from -----------------------------------------------------------------------
    @rule(number=a_case, seed=a_seed)
    def goes_on(self, number, seed):
        """A case takes the next step that is its own."""
        self.step(number, self.die(seed))
        self.there_is_a_way_on()

    @rule(number=a_case, seed=a_seed)
    def goes_on_at_once(self, number, seed):
        """Two steps of the same case with nothing in between."""
        self.step(number, self.die(seed))
        self.step(number, self.die(seed))
        self.there_is_a_way_on()

    def step(self, number, die):
        if die.random() < 0.15:
            self.time_passes(die.choice((1, 5, 23, 25, 7 * 24)))
        # What is over gives its turn to a case that is not.
        number = next((one for one in (number, *die.sample(range(4), 4)) if self.case(one).is_open), number)
        status = self.case(number).status
        if status in (Status.CONCEPT, Status.SPAR_TABLE):
            self.spar(number, die)
            self.improve(number, die)
        elif status == Status.SUPPLEMENT:
            self.improve(number, die)
        elif status in (Status.CIRCULATED, Status.BREAKTHROUGH_TABLE):
            if not self.lies_open(number):
                self.bring_to_tafel(number, die)
            self.scene(number, die)
        elif status == Status.AGREED:
            die.choice((self.start_and_pay, self.pay, self.withdraw_and_agree_again))(number, die)
        elif status == Status.IN_EXECUTION:
            self.pay(number, die)
            if die.random() < 0.3:
                self.withdraw(number, stop=die.random() < 0.8)

    def scene(self, number, die):
        if self.lies_open(number):
            self.SCENES[self.deal(number, die)](self, number, die)

    def deal(self, number, die):
        """Which scene: one that was played least in all stories so far, the same when this story is played again."""
        self.history += (number,)
        chance = [die.random() for _ in self.SCENES]
        if self.history not in DEALT:
            played = Counter(DEALT.values())
            DEALT[self.history] = min(range(len(self.SCENES)), key=lambda one: (played[one], chance[one]))
        return DEALT[self.history]

    def time_passes(self, hours):
        """The clock closes the spoed that is over, or has not come to it yet."""
        self.now += dt.timedelta(hours=hours)
        if hours != 1:
            self.act(None, close_expired_urgent)

    def start_and_pay(self, number, die):
        self.start(number)
        self.pay(number, die)

    def withdraw_and_agree_again(self, number, die):
        self.withdraw(number, stop=die.random() < 0.1)
        self.improve(number, die)
        self.bring_to_tafel(number, die)
        self.round_the_table(number, die)

    @rule(number=a_case, seed=a_seed)
    def happens_at_the_tafel(self, number, seed):
        """An awkward scene, if the case lies on an open tafel; else it is brought there."""
        die = self.die(seed)
        if not self.lies_open(number):
            self.bring_to_tafel(number, die)
        self.scene(number, die)
        self.there_is_a_way_on()

    @rule(number=a_case, seed=a_seed, name=st.sampled_from(PEOPLE))
    def anyone_does_anything(self, number, seed, name):
        """Whoever, whatever, whenever."""
        die = self.die(seed)
        item = self.item(number)
        reason = die.choice(("Zo besloten.", "Eerst de offerte.", " "))
        acts = [
            lambda: self.write(number, die, by=name),
            lambda: self.change_amount(number, die, by=name),
            lambda: self.circulate(number, die, by=name),
            lambda: self.put_on_agenda(number, die.choice(list(MeetingKind)), by=name),
            lambda: self.withdraw(number, stop=die.random() < 0.5, by=name),
            lambda: self.start(number, by=name),
            lambda: self.pay(number, die, by=name),
        ]
        if item:
            by, other = self.who(name), self.who(die.choice(PEOPLE))
            acts += [
                lambda: self.give(number, name),
                lambda: self.give(number, name, seen=item.canvas.versions.order_by("number").first()),
                lambda: self.act(number, services.say_not_yet, item, reason, by=by, reached="nog niet"),
                lambda: self.decide(number, die.choice(list(Outcome)), by=name, reason=reason),
                lambda: self.decide(number, by=name),
                lambda: self.act(number, services.recuse, item, other, by=by, reached="recused"),
                lambda: self.act(number, services.mark_left, item.meeting, other, by=by),
                lambda: self.act(number, services.mark_present, item.meeting, other, by=by),
                lambda: self.act(number, services.take_off_agenda, item, by=by),
                lambda: self.act(number, services.close_meeting, item.meeting, by=by),
            ]
        die.choice(acts)()
        self.there_is_a_way_on()
