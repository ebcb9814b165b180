"""Anyone does anything at any moment, over four cases: the six eyes and the money hold, and there is a way on.

Hypothesis invents the days (real PostgreSQL, with every trigger). An act passes or is refused with a sentence. After
each act the rules are counted again in SQL of this test's own, from the rows; six_eyes.py and the functions of
migration 0003 are not asked.
"""

import datetime as dt
from collections import Counter
from decimal import Decimal

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from budgets.models import Mutation
from budgets.services import open_budget_year, pay_commitment
from canvas import services
from canvas.enums import BoxKind, MeetingKind, Outcome
from canvas.hooks import quiet
from canvas.models import AgendaItem, Attendee, Canvas, Decision, Meeting
from canvas.next_step import next_step
from canvas.services.urgent import close_expired_urgent
from cases.models import Case
from cases.services import start_execution
from maatwerk.lib import clock
from maatwerk.lib.refusals import Refusal
from maatwerk.people.enums import Role
from maatwerk.people.models import Mandate
from tests import factories as f
from tests.canvas.below_orm import insert
from tests.canvas.tafel_setup import edited_by, small_case, tuesday_tables
from tests.conftest import owner_role

EXAMPLES, STEPS = 24, 30
REACHED = Counter()
MUST_REACH = (
    "akkoord",
    "akkoord with spoed",
    "nog niet",
    "agreed",
    "withdrawn",
    "a second version",
    "spoed",
    "discussed",
)
EYES = ("eye1", "eye2", "eye3", "wrote", "lapsing", "starting", "unmandated", "eyes_and_chair")
PEOPLE = (*EYES, "coach", "consultant", "chair", "keeper", "stranger")
AMOUNTS = (900, 2_500, 4_300, 7_500)

some_case = st.sampled_from((0, 0, 0, 1, 1, 1, 2, 2, 2, 3))


def mostly(*names):
    """Three of four times someone for whom this is her work, else anyone."""
    times = 3 * len(PEOPLE) // len(names)
    return st.sampled_from(names * times + PEOPLE)


a_seat = st.integers(0, 9)
an_eye = mostly("eye1", "eye2", "eye3", *EYES)
a_member = mostly("coach", "consultant")
a_chair = mostly("chair")

# --- the rules, from the rows -----------------------------------------------------------------------------------------
# One row for the akkoord just given; every column must be true.
AKKOORD_IS_RIGHT = """
SELECT a.hash = v.hash, v.number = (SELECT max(number) FROM canvas_canvasversion WHERE canvas_id = k.id),
  v.revision = k.revision, c.status = 'breakthrough_table', m.kind = 'breakthrough', m.closed_at IS NULL,
  m.opened_at <= a.given_at, i.canvas_id = k.id AND i.version_id = v.id,
  CASE WHEN m.urgent THEN a.given_at <= m.opened_at + interval '24 hours'
    ELSE (a.given_at AT TIME ZONE 'Europe/Amsterdam')::date = m."on" END,
  u.is_active AND 'coach' = ANY(u.roles),
  EXISTS (SELECT 1 FROM people_mandate p WHERE p.user_id = u.id
    AND (a.given_at AT TIME ZONE 'Europe/Amsterdam')::date BETWEEN p.starts_on AND coalesce(p.ends_on, 'infinity')),
  EXISTS (SELECT 1 FROM canvas_attendee t WHERE t.meeting_id = m.id AND t.user_id = u.id
    AND t.present_from <= a.given_at AND t.present_until IS NULL)
FROM canvas_akkoord a JOIN canvas_canvasversion v ON v.id = a.version_id JOIN canvas_canvas k ON k.id = v.canvas_id
  JOIN cases_case c ON c.id = k.case_id JOIN canvas_agendaitem i ON i.id = a.item_id
  JOIN canvas_meeting m ON m.id = i.meeting_id JOIN people_user u ON u.id = a.given_by_id
WHERE a.id = %s
"""
# Decisions `akkoord` with fewer than two who count; an akkoord was judged by the query above when it was given.
TOO_FEW_EYES = """
SELECT d.id FROM canvas_decision d JOIN canvas_canvasversion v ON v.id = d.version_id
  JOIN canvas_canvas k ON k.id = v.canvas_id JOIN cases_case c ON c.id = k.case_id
WHERE d.outcome = 'agreed' AND 2 > (
  SELECT count(DISTINCT a.given_by_id) FROM canvas_akkoord a
  WHERE a.version_id = v.id AND a.hash = v.hash AND a.given_at <= d.decided_at
    AND a.given_by_id NOT IN (c.coach_id, c.consultant_id, v.frozen_by_id)
    AND NOT EXISTS (SELECT 1 FROM canvas_canvasedit e
      WHERE e.canvas_id = k.id AND e.revision <= v.revision AND e.editor_id = a.given_by_id)
    AND NOT EXISTS (SELECT 1 FROM canvas_recusal r JOIN canvas_agendaitem i ON i.id = r.item_id
      WHERE i.version_id = v.id AND r.user_id = a.given_by_id))
"""
# What was agreed, and what was bound for it: two lists of (case, fonds, amount) that must be the same.
AGREED_AMOUNTS = """
SELECT k.case_id, (line ->> 'fund_id')::bigint, (line ->> 'amount')::numeric
FROM canvas_decision d JOIN canvas_canvasversion v ON v.id = d.version_id JOIN canvas_canvas k ON k.id = v.canvas_id
  CROSS JOIN jsonb_array_elements(v.content -> 'fund_totals') line
WHERE d.outcome = 'agreed' ORDER BY 1, 2, 3
"""
BOUND_AMOUNTS = """
SELECT b.case_id, y.fund_id, b.amount FROM budgets_mutation b JOIN budgets_budgetyear y ON y.id = b.budget_year_id
WHERE b.kind = 'commitment' AND b.case_id IS NOT NULL ORDER BY 1, 2, 3
"""
# Cases of which more or less is open than the plan that stands asked, less what was paid of it; and states that lie.
MONEY_AND_STATE = """
WITH standing AS (
  SELECT k.case_id, d.version_id FROM canvas_decision d JOIN canvas_canvasversion v ON v.id = d.version_id
    JOIN canvas_canvas k ON k.id = v.canvas_id
  WHERE d.outcome = 'agreed' AND NOT EXISTS (SELECT 1 FROM canvas_decisionwithdrawal w WHERE w.decision_id = d.id)
), bound AS (
  SELECT b.case_id, b.id, b.amount, split_part(b.key, ':', 2)::bigint AS version_id,
    coalesce(sum(u.amount) FILTER (WHERE u.kind = 'realisation'), 0) AS paid,
    coalesce(-sum(u.amount) FILTER (WHERE u.kind = 'release'), 0) AS released
  FROM budgets_mutation b LEFT JOIN budgets_mutation u ON u.commitment_id = b.id
  WHERE b.kind = 'commitment' AND b.case_id IS NOT NULL GROUP BY b.id
)
SELECT 'bound', b.id::text FROM bound b WHERE b.paid > b.amount OR b.released <>
  CASE WHEN EXISTS (SELECT 1 FROM standing s WHERE s.version_id = b.version_id) THEN 0 ELSE b.amount - b.paid END
UNION ALL SELECT 'twice', case_id::text FROM standing GROUP BY case_id HAVING count(*) > 1
UNION ALL SELECT 'state', c.number FROM cases_case c WHERE (c.status IN ('agreed', 'in_execution'))
  IS DISTINCT FROM EXISTS (SELECT 1 FROM standing s WHERE s.case_id = c.id)
UNION ALL SELECT 'fund', y.id::text FROM budgets_budgetyear y WHERE 0 > (
  SELECT coalesce(sum(CASE WHEN kind IN ('estimate', 'amendment', 'carry_over') THEN amount
    WHEN kind = 'commitment' THEN -amount WHEN kind = 'release' THEN -amount
    WHEN kind = 'realisation' AND commitment_id IS NULL THEN -amount ELSE 0 END), 0)
  FROM budgets_mutation WHERE budget_year_id = y.id)
UNION ALL SELECT 'table', i.id::text FROM canvas_agendaitem i JOIN canvas_meeting m ON m.id = i.meeting_id
  JOIN canvas_agendaitem j ON j.canvas_id = i.canvas_id AND j.id > i.id
  JOIN canvas_meeting n ON n.id = j.meeting_id AND n.kind = m.kind
  WHERE m.closed_at IS NULL AND n.closed_at IS NULL AND i.discussed_at IS NULL AND j.discussed_at IS NULL
"""


def rows(sql, params=()):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


# --- the world --------------------------------------------------------------------------------------------------------
@pytest.fixture
def world(db):
    """Four cases: on an open doorbraaktafel, circulated, agreed, and a concept that no tafel saw yet."""
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
        tables.fund = f.make_fund(cast, amount=12_000)
        open_budget_year(tables.fund, day.year + 1, amount=Decimal(12_000), decision="besluit", by=cast.keeper, key="2")
        found = [small_case(tables), small_case(tables, circulated=False), small_case(tables)]
        edited_by(found[1].canvas, cast.wrote)
        services.circulate(found[1].canvas, by=cast.coach)
        f.agree(cast, found[2].item)
        concept = f.make_canvas(cast, fund=tables.fund)
        for name in ("wrote", "lapsing", "eyes_and_chair"):
            Attendee.objects.create(meeting=tables.breakthrough, user=getattr(cast, name))
        services.close_meeting(tables.spar, by=cast.chair)
        f.flush_deferred()
    cast.canvases = [*(one.canvas.pk for one in found), concept.pk]
    cast.fund = tables.fund
    return cast


class AnyOrder(RuleBasedStateMachine):
    """One story. Everything that it wrote is taken back at its end."""

    cast = None

    def __init__(self):
        super().__init__()
        self.now = f.TUESDAY
        self.story = transaction.atomic()
        self.story.__enter__()

    def teardown(self):
        transaction.set_rollback(True)
        self.story.__exit__(None, None, None)

    # --- acting -------------------------------------------------------------------------------------------------------
    def who(self, name):
        return getattr(self.cast, name)

    def canvas(self, number):
        return Canvas.objects.select_related("case").get(pk=self.cast.canvases[number])

    def item(self, number, kind=MeetingKind.BREAKTHROUGH):
        """The newest place of a case on a tafel of this kind, or None."""
        items = AgendaItem.objects.filter(canvas=self.cast.canvases[number], meeting__kind=kind)
        return items.select_related("meeting__chair", "canvas__case", "version").order_by("-pk").first()

    def at(self, item, seat):
        """Who sits there at the tafel of this item, invited or come by; now and then someone who does not."""
        people = [attendee.user for attendee in item.meeting.attendees.select_related("user").order_by("pk")]
        return people[seat % len(people)] if people and seat < 8 else self.who(PEOPLE[(seat + item.pk) % len(PEOPLE)])

    def tafel(self, kind):
        return Meeting.objects.filter(kind=kind, urgent=False).order_by("-pk").first()

    def act(self, number, service, *args, reached="", **kwargs):
        """Do this in a transaction of its own, judged as at a commit; returns what came of it, None when refused."""
        self.now += dt.timedelta(minutes=1)
        with clock.at(self.now), quiet():
            try:
                with transaction.atomic():
                    done = service(*args, **kwargs)
                    f.flush_deferred()
            except Refusal as refusal:
                return self.refused(refusal.sentence)
            if reached:
                REACHED[reached] += 1
            self.holds(number)
        return done

    def refused(self, sentence):
        assert len(sentence.split()) > 3, sentence
        assert sentence.endswith((".", "?")), sentence
        REACHED["refused"] += 1
        REACHED["no room in the fonds"] += "beschikbaar" in sentence

    def holds(self, number):
        """Every rule, after an act on the case of this number."""
        assert rows(TOO_FEW_EYES) == []
        assert rows(AGREED_AMOUNTS) == rows(BOUND_AMOUNTS)
        assert rows(MONEY_AND_STATE) == []
        if number is None:
            return
        for name in ("coach", "consultant", "chair"):
            case = Case.objects.get(canvas=self.cast.canvases[number])
            step = next_step(case, self.who(name))
            assert step.lead
            assert step.url or step.waiting or step.tone == "done", (case.status, name, step)

    # --- the plan -----------------------------------------------------------------------------------------------------
    @rule(number=some_case, name=a_member, text=st.sampled_from(("Een andere weg.", "Toch anders.", "")))
    def write(self, number, name, text):
        box = self.canvas(number).boxes.get(kind=BoxKind.BREAKTHROUGH)
        self.act(
            number, services.save_box, self.canvas(number), box.kind, text, base_revision=box.revision,
            by=self.who(name),
        )  # fmt: skip

    @rule(number=some_case, name=a_member, amount=st.sampled_from(AMOUNTS))
    def change_amount(self, number, name, amount):
        line = self.canvas(number).funding_lines.get()
        self.act(number, services.change_line, line, amount=Decimal(amount), by=self.who(name))

    @rule(number=some_case, name=a_member)
    def circulate(self, number, name):
        version = self.act(number, services.circulate, self.canvas(number), by=self.who(name))
        REACHED["a second version"] += version is not None and version.number > 1

    @rule(number=some_case, name=st.sampled_from(("coach", "consultant")), amount=st.sampled_from(AMOUNTS))
    def improve(self, number, name, amount):
        """Another amount and a full text, and round it goes."""
        line, box = self.canvas(number).funding_lines.get(), self.canvas(number).boxes.get(kind=BoxKind.BREAKTHROUGH)
        self.act(number, services.change_line, line, amount=Decimal(amount), by=self.who(name))
        values = {"base_revision": box.revision, "by": self.who(name)}
        self.act(number, services.save_box, self.canvas(number), box.kind, f"Voor {amount} euro.", **values)
        self.circulate(number=number, name=name)

    # --- the tafel ----------------------------------------------------------------------------------------------------
    @rule(
        kind=st.sampled_from((MeetingKind.BREAKTHROUGH, MeetingKind.BREAKTHROUGH, MeetingKind.SPAR)),
        name=a_chair,
        names=st.lists(st.sampled_from((*EYES, "coach")), min_size=2, max_size=7, unique=True),
        close=st.booleans(),
    )
    def hold_tafel(self, kind, name, names, close):
        """Close the last one, or leave it open; plan one for now, open it, and all sit down."""
        by, last = self.who(name), self.tafel(kind)
        if close and last:
            self.act(None, services.close_meeting, last, by=last.chair)
        meeting = self.act(
            None, services.plan_meeting, kind=kind, on=self.now.date(), starts_at=self.now.time(),
            ends_at=dt.time(23, 59), place="hier", attendees=[self.who(one) for one in names], by=by,
        )  # fmt: skip
        if meeting and self.act(None, services.open_meeting, meeting, by=by):
            for one in names:
                self.act(None, services.mark_present, meeting, self.who(one), by=by)
        for number in range(4):
            self.put_on_agenda(number=number, kind=kind, name=name)

    @rule(number=some_case, kind=st.sampled_from(MeetingKind), name=a_chair)
    def put_on_agenda(self, number, kind, name):
        if meeting := self.tafel(kind):
            by = self.who(name)
            self.act(number, services.put_on_agenda, meeting, self.canvas(number), by=by, minutes=5)

    @rule(number=some_case, name=a_chair)
    def take_off_agenda(self, number, name):
        if item := self.item(number):
            self.act(number, services.take_off_agenda, item, by=self.who(name))

    @rule(kind=st.sampled_from(MeetingKind), name=a_chair)
    def close(self, kind, name):
        if meeting := self.tafel(kind):
            self.act(0, services.close_meeting, meeting, by=self.who(name))

    @rule(number=some_case, name=an_eye, by=a_chair, leaves=st.booleans())
    def presence(self, number, name, by, leaves):
        if item := self.item(number):
            service = services.mark_left if leaves else services.mark_present
            self.act(number, service, item.meeting, self.who(name), by=self.who(by))

    @rule(number=some_case, name=an_eye, by=st.one_of(st.none(), a_chair))
    def recuse(self, number, name, by):
        if item := self.item(number):
            by = self.who(by or name)
            self.act(number, services.recuse, item, self.who(name), by=by, reached="recused")

    @rule(number=st.sampled_from((3,) * 9 + (0,)), name=a_member, by=a_chair)
    def spar(self, number, name, by):
        """Offer it, have it put on a spar-tafel of today, and discuss it there."""
        with clock.at(self.now):
            is_there = Meeting.objects.filter(kind=MeetingKind.SPAR, on=self.now.date(), closed_at=None).exists()
        if not is_there:
            self.hold_tafel(kind=MeetingKind.SPAR, name=by, names=["eye1", "eye2"], close=False)
        self.act(number, services.offer_for_spar, self.canvas(number), by=self.who(name))
        self.put_on_agenda(number=number, kind=MeetingKind.SPAR, name=by)
        if item := self.item(number, MeetingKind.SPAR):
            self.act(number, services.mark_discussed, item, by=self.who(by), reached="discussed")

    # --- akkoord and outcome ------------------------------------------------------------------------------------------
    @rule(number=some_case, seat=a_seat, stale=st.sampled_from((False, False, False, True)))
    def akkoord(self, number, seat, stale):
        if item := self.item(number):
            self.give(number, item, self.at(item, seat), stale=stale)

    def give(self, number, item, user, *, stale=False):
        if item.version is None:
            return
        oldest = item.canvas.versions.order_by("number").first()
        seen = oldest.hash if stale else item.version.hash
        if given := self.act(number, services.give_akkoord, item, seen_hash=seen, by=user):
            (right,) = rows(AKKOORD_IS_RIGHT, [given.pk])
            assert all(right), right
            REACHED["akkoord with spoed" if item.meeting.urgent else "akkoord"] += 1
            REACHED["akkoord on a second version"] += given.version.number > 1

    @rule(number=some_case, seat=a_seat, reason=st.sampled_from(("Eerst de offerte.", "Te duur.", " ")))
    def say_not_yet(self, number, seat, reason):
        if item := self.item(number):
            self.act(number, services.say_not_yet, item, reason, by=self.at(item, seat), reached="nog niet")

    @rule(
        number=some_case,
        name=st.one_of(st.none(), a_chair),
        outcome=st.sampled_from((Outcome.AGREED,) * 8 + (Outcome.SUPPLEMENT,) * 6 + tuple(Outcome)),
        reason=st.sampled_from(("Zo besloten.", "Zo besloten.", "")),
    )
    def decide(self, number, name, outcome, reason):
        item = self.item(number)
        again = Decision.objects.filter(item__canvas=self.cast.canvases[number], withdrawal__isnull=False).exists()
        if item is None:
            return
        by = self.who(name) if name else item.meeting.chair
        if self.act(number, services.decide, item, outcome, reason=reason, by=by):
            REACHED[str(outcome)] += 1
            if outcome == Outcome.AGREED:
                REACHED["agreed with spoed"] += item.meeting.urgent
                REACHED["agreed again after a withdrawal"] += again

    @rule(number=some_case, seats=st.lists(a_seat, min_size=2, max_size=6, unique=True))
    def round_the_table(self, number, seats):
        """One after the other says akkoord, and the voorzitter of this tafel records the outcome."""
        if item := self.item(number):
            for seat in seats:
                self.give(number, item, self.at(item, seat))
            self.decide(number=number, name=None, outcome=Outcome.AGREED, reason="")

    @rule(number=some_case, name=a_chair, stop=st.sampled_from((False,) * 5 + (True,)))
    def withdraw(self, number, name, stop):
        decisions = Decision.objects.filter(item__canvas=self.cast.canvases[number]).order_by("-pk")
        if decision := decisions.first():
            values = {"reason": "Er kwam een woning vrij.", "stop": stop, "by": self.who(name)}
            self.act(number, services.withdraw_decision, decision, reached="withdrawn", **values)

    @rule(
        number=some_case,
        name=st.sampled_from(("coach", "consultant")),
        chair=a_chair,
        eyes=st.lists(st.sampled_from(("eye1", "eye2", "eye3") * 4 + EYES), min_size=2, max_size=3),
        reason=st.sampled_from(("Het gezin moet vrijdag de woning uit.",) * 3 + ("",)),
    )
    def ask_urgently(self, number, name, chair, eyes, reason):
        """Spoed, from whichever tafel has the case now; some of those who are asked answer at once."""
        if item := self.item(number):
            self.act(number, services.close_meeting, item.meeting, by=item.meeting.chair)
        people = {"chair": self.who(chair), "eyes": [self.who(one) for one in eyes], "by": self.who(name)}
        self.act(number, services.request_urgent, self.canvas(number), reason=reason, reached="spoed", **people)
        if item := self.item(number):
            for one in eyes[:-1]:
                self.give(number, item, self.who(one))

    # --- afterwards ---------------------------------------------------------------------------------------------------
    @rule(number=some_case, name=a_member)
    def start(self, number, name):
        self.act(number, start_execution, self.canvas(number).case, started_on=self.now.date(), by=self.who(name))

    @rule(number=some_case, name=st.sampled_from(("keeper", "keeper", *PEOPLE)), amount=st.sampled_from((300, 2_500)))
    def pay(self, number, name, amount):
        commitments = Mutation.objects.commitments().filter(case__canvas=self.cast.canvases[number]).order_by("-pk")
        if commitment := commitments.first():
            values = {"amount": Decimal(amount), "description": "betaling", "by": self.who(name)}
            key = f"betaling:{self.now}"
            self.act(number, pay_commitment, commitment, key=key, reached="paid", **values)

    @rule(hours=st.sampled_from((1, 5, 23, 25, 7 * 24)), number=some_case)
    def later(self, hours, number):
        """Time passes; the clock closes the spoed that is over, or has not come to it yet."""
        self.now += dt.timedelta(hours=hours)
        REACHED["later"] += 1
        if hours != 1:
            self.act(number, close_expired_urgent)


def test_any_order_of_acts_keeps_the_six_eyes_and_the_money(world):
    REACHED.clear()
    AnyOrder.cast = world
    run_state_machine_as_test(
        AnyOrder,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert [name for name in MUST_REACH if not REACHED[name]] == [], dict(REACHED)


# --- the rules of this test see a breach ------------------------------------------------------------------------------
def without_triggers(*statements):
    """Rows as nobody of the app could write them: every trigger off, for a moment, with the owner's rights."""
    with owner_role(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        tables = ("canvas_akkoord", "canvas_decision", "canvas_attendee", "cases_case", "budgets_mutation")
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for statement, params in statements:
            cursor.execute(statement, params)
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def test_the_rules_above_see_what_breaks_them(world):
    canvas = Canvas.objects.select_related("case").get(pk=world.canvases[0])
    item = canvas.agenda_items.select_related("version", "meeting").get(version__isnull=False)
    assert (rows(TOO_FEW_EYES), rows(MONEY_AND_STATE)) == ([], [])
    assert rows(AGREED_AMOUNTS) == rows(BOUND_AMOUNTS)
    with clock.at(f.TUESDAY + dt.timedelta(minutes=2)), quiet():
        given = services.give_akkoord(item, seen_hash=item.version.hash, by=world.eye1)
        assert all(rows(AKKOORD_IS_RIGHT, [given.pk])[0])
        decided = insert(
            "canvas_decision", item_id=item.pk, version_id=item.version_id, outcome="agreed", reason="",
            decided_on=clock.today(), decided_at=clock.now(), decided_by_id=world.chair.pk,
        )  # fmt: skip
    # An outcome on one akkoord, without verplichting, of a case that still lies on the table.
    without_triggers(decided)
    assert len(rows(TOO_FEW_EYES)) == 1
    assert rows(AGREED_AMOUNTS) != rows(BOUND_AMOUNTS)
    assert {kind for kind, _ in rows(MONEY_AND_STATE)} == {"state"}
    # Who gave the akkoord was not there, or its version is not the newest any more.
    without_triggers(("UPDATE canvas_attendee SET present_until = now() WHERE user_id = %s", [world.eye1.pk]))
    assert not all(rows(AKKOORD_IS_RIGHT, [given.pk])[0])
    # More is bound than the fund ever had.
    without_triggers(("UPDATE budgets_mutation SET amount = 50000 WHERE kind = 'commitment'", []))
    assert {"bound", "fund"} & {kind for kind, _ in rows(MONEY_AND_STATE)}
