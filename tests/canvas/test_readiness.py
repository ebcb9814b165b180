"""'Wat mist er nog' says what the services will say, in every state, and sends to where it is solved."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import transaction
from django.urls import reverse

from canvas import services
from canvas.enums import BoxKind, MeetingKind, Outcome
from canvas.models import AgendaItem, Canvas
from canvas.next_step import next_step
from canvas.permissions import check_can_decide
from canvas.readiness import readiness
from canvas.six_eyes import ItemFacts
from cases import services as case_services
from cases.models import Case
from maatwerk.lib import clock
from maatwerk.lib.refusals import RuleBroken, sentence_of
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


def fresh(canvas):
    return Canvas.objects.select_related("case__coach", "case__consultant").get(pk=canvas.pk)


def found(canvas):
    return readiness(fresh(canvas))


def said(canvas, key, *, waits=None):
    """The sentences of one goal."""
    goal = next(goal for goal in found(canvas).goals if goal.key == key)
    return [todo.sentence for todo in goal.todos if waits is None or todo.waits == waits]


def started(cast):
    case = f.make_case(cast)
    case_services.record_conversation(case, held_on=clock.today(), note="", by=cast.consultant)
    case_services.give_family_akkoord(case, given_on=clock.today(), by=cast.consultant)
    return services.start_canvas(Case.objects.get(pk=case.pk), by=cast.consultant)


def write(canvas, kind, text, cast):
    box = canvas.boxes.get(kind=kind)
    services.save_box(canvas, kind, text, base_revision=box.revision, by=cast.coach)


# --- every state that a canvas passes, in which it is written ---------------------------------------------------------
def empty(cast):
    return started(cast)


def without_perspective(cast):
    canvas = f.make_canvas(cast)
    write(canvas, "perspective", "", cast)
    return canvas


def written(cast):
    return f.make_canvas(cast)


def with_half_a_kba(cast):
    canvas = f.make_canvas(cast, costs=False)
    services.add_cost_line(
        canvas, scenario="custom", description="hulp", payer="gemeente", amount=Decimal(5), by=cast.coach
    )
    f.through_spar(cast, canvas)
    return canvas


def with_a_fund_and_no_kba(cast):
    canvas = f.make_canvas(cast, costs=False, fund=f.make_fund(cast))
    f.through_spar(cast, canvas)
    return canvas


def offered(cast):
    canvas = f.make_canvas(cast)
    services.offer_for_spar(canvas, by=cast.coach)
    return canvas


def on_the_agenda_of_the_spar(cast):
    canvas = offered(cast)
    services.put_on_agenda(f.make_meeting(cast, MeetingKind.SPAR), canvas, by=cast.chair)
    return canvas


def with_questions(cast):
    canvas = on_the_agenda_of_the_spar(cast)
    item = AgendaItem.objects.get(canvas=canvas)
    for box in (BoxKind.SELF, BoxKind.SELF, "costs"):
        services.ask_question(item, box=box, text="Wie past op?", owner=cast.consultant, by=cast.eye1)
    services.mark_discussed(item, by=cast.chair)
    return canvas


def discussed(cast):
    canvas = f.make_canvas(cast, fund=f.make_fund(cast))
    f.through_spar(cast, canvas)
    return canvas


def circulated(cast):
    canvas = discussed(cast)
    services.circulate(canvas, by=cast.coach)
    return canvas


def changed_after_circulating(cast):
    canvas = circulated(cast)
    write(canvas, "self", "Anders.", cast)
    return canvas


def emptied_after_circulating(cast):
    canvas = circulated(cast)
    write(canvas, "breakthrough", "", cast)
    return canvas


def planned_for_the_breakthrough(cast):
    canvas = circulated(cast)
    meeting = services.plan_meeting(
        kind=MeetingKind.BREAKTHROUGH,
        on=clock.today(),
        starts_at=dt.time(15),
        ends_at=dt.time(17),
        place="Inspiratieruimte",
        attendees=[cast.coach, cast.eye1, cast.eye2],
        by=cast.chair,
    )
    services.put_on_agenda(meeting, canvas, by=cast.chair)
    return canvas


def at_the_open_table(cast):
    canvas = circulated(cast)
    services.put_on_agenda(f.make_meeting(cast), canvas, by=cast.chair)
    return canvas


def with_two_akkoorden(cast):
    canvas = at_the_open_table(cast)
    item = canvas.agenda_items.get(version__isnull=False)
    for eye in (cast.eye1, cast.eye2):
        services.give_akkoord(item, seen_hash=item.version.hash, by=eye)
    return canvas


def asked_to_supplement(cast):
    canvas = at_the_open_table(cast)
    item = canvas.agenda_items.get(version__isnull=False)
    services.decide(item, Outcome.SUPPLEMENT, by=cast.chair, reason="Vraag de verhuurder om een plan.")
    return canvas


def supplemented(cast):
    canvas = asked_to_supplement(cast)
    write(canvas, "self", "Anders.", cast)
    return canvas


STATES = (
    empty,
    without_perspective,
    written,
    with_half_a_kba,
    with_a_fund_and_no_kba,
    offered,
    on_the_agenda_of_the_spar,
    with_questions,
    discussed,
    circulated,
    changed_after_circulating,
    emptied_after_circulating,
    planned_for_the_breakthrough,
    at_the_open_table,
    with_two_akkoorden,
    asked_to_supplement,
    supplemented,
)


def allowed(act, canvas, **more):
    """Whether the service does it now; nothing of it stays."""
    try:
        with transaction.atomic():
            act(fresh(canvas), **more)
            transaction.set_rollback(True)
    except RuleBroken:
        return False
    return True


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_a_goal_is_done_exactly_when_the_service_does_it(cast, state):
    canvas = state(cast)
    goals = {goal.key: goal for goal in found(canvas).goals}
    now = fresh(canvas)
    if now.case.status == "concept" and not now.offered_at:
        assert goals["spar"].done == allowed(services.offer_for_spar, canvas, by=cast.coach)
    else:
        assert goals["spar"].done
    assert goals["breakthrough"].done == allowed(services.circulate, canvas, by=cast.coach)
    item = canvas.agenda_items.filter(version__isnull=False, decision__isnull=True).first()
    ready = bool(item) and not sentence_of(check_can_decide, cast.chair, ItemFacts(item), Outcome.AGREED)
    assert goals["akkoord"].done == ready


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_next_step_and_pages_say_the_same(cast, client, state):
    canvas = state(cast)
    number = canvas.case.number
    goals = {goal.key: goal for goal in found(canvas).goals}
    step = next_step(Case.objects.get(pk=canvas.case_id), cast.coach)
    todos = [todo for goal in goals.values() for todo in goal.todos if not todo.waits]
    if step.url == reverse("canvas:offer", args=[number]):
        assert goals["spar"].done
    if step.url == reverse("canvas:circulate", args=[number]):
        assert goals["breakthrough"].done
    if step.waiting:
        assert todos == []
    if step.url.partition("#")[0] == reverse("canvas:detail", args=[number]) or step.url.endswith("#vragen"):
        assert todos
    client.force_login(cast.coach)
    for name, goal in (("canvas:offer", "spar"), ("canvas:circulate", "breakthrough")):
        page = client.get(reverse(name, args=[number])).content.decode()
        if not goals[goal].done:
            assert '<button class="nl-button nl-button--primary" type="submit">' not in page
    page = client.get(reverse("canvas:detail", args=[number])).content.decode()
    assert f"Wat mist er nog ({found(canvas).count})" in page
    for todo in todos:
        assert todo.url in page
    assert page.count("mist nog iets") == len(found(canvas).per_box)


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_every_point_leads_to_a_page_that_its_reader_may_open(cast, client, state):
    canvas = state(cast)
    client.force_login(cast.consultant)
    report = found(canvas)
    for todo in (*(todo for goal in report.goals for todo in goal.todos), *report.warnings):
        assert client.get(todo.url.partition("#")[0]).status_code == 200, todo


# --- the sentences ----------------------------------------------------------------------------------------------------
def test_an_empty_canvas_names_each_box_once(cast):
    canvas = started(cast)
    assert said(canvas, "spar") == ["Vul het vak Situatieschets in.", "Vul het vak Perspectief in."]
    assert said(canvas, "breakthrough") == ["Vul het vak Doorbraak in.", "De spar-tafel bespreekt de casus eerst."]
    assert said(canvas, "akkoord") == [
        "Twee akkoorden nodig van maatwerkeindbazen die niet bij de casus betrokken zijn."
    ]
    assert found(canvas).per_box == {"situation": 1, "perspective": 1, "breakthrough": 1}


def test_open_questions_stand_at_their_box(cast):
    canvas = with_questions(cast)
    assert said(canvas, "breakthrough") == [
        "Beantwoord de vraag van de spar-tafel over Zelf doen, vóór dinsdag 1 december.",
        "Beantwoord de vraag van de spar-tafel over Zelf doen, vóór dinsdag 1 december.",
        "Beantwoord de vraag van de spar-tafel over Kosten-batenanalyse, vóór dinsdag 1 december.",
    ]
    assert found(canvas).per_box == {"self": 2}


def test_a_fund_with_too_little_room_or_without_a_year_is_told_before_the_tafel(cast):
    fund = f.make_fund(cast, amount=1_000)
    canvas = f.make_canvas(cast, fund=fund)
    assert said(canvas, "akkoord", waits=False) == [
        "Maatwerkbudget 2020 heeft nog € 1.000,00 beschikbaar; dit plan vraagt € 4.300,00. "
        "Pas het plan aan of vraag de budgetbeheerder.".replace("€ ", "€\u00a0")
    ]
    with clock.at(dt.datetime(2021, 1, 5)):
        assert said(canvas, "akkoord", waits=False) == [
            "Maatwerkbudget heeft in 2021 geen budget. Vraag de budgetbeheerder."
        ]


def test_six_eyes_name_who_can_still_give_akkoord(cast):
    canvas = planned_for_the_breakthrough(cast)
    assert said(canvas, "akkoord") == [
        "De doorbraaktafel bespreekt de casus op dinsdag 24 november, 15.00 uur.",
        "Nog twee akkoorden nodig: C. Vancarla en D. Vandirk kunnen dat geven.",
    ]
    item = canvas.agenda_items.get(version__isnull=False)
    services.open_meeting(item.meeting, by=cast.chair)
    services.recuse(item, cast.eye2, by=cast.chair)
    assert said(canvas, "akkoord") == [
        "Nog twee akkoorden nodig; alleen C. Vancarla kan dat geven. "
        "De voorzitter nodigt een maatwerkeindbaas uit die niet betrokken is."
    ]


def test_one_akkoord_leaves_one_to_give(cast):
    canvas = at_the_open_table(cast)
    item = canvas.agenda_items.get(version__isnull=False)
    services.give_akkoord(item, seen_hash=item.version.hash, by=cast.eye1)
    assert said(canvas, "akkoord") == ["Nog één akkoord nodig: D. Vandirk of K. Vankarel kan dat geven."]


def test_an_agreed_plan_misses_nothing_and_a_reader_sees_no_list(cast, client):
    canvas = with_two_akkoorden(cast)
    client.force_login(cast.eye1)
    page = client.get(reverse("canvas:detail", args=[canvas.case.number])).content.decode()
    assert "Wat mist er nog" not in page
    assert "mist nog iets" not in page
    services.decide(canvas.agenda_items.get(version__isnull=False), Outcome.AGREED, by=cast.chair)
    assert found(canvas) is None


def test_open_hints_are_told_at_their_place_and_block_circulating(cast):
    canvas = discussed(cast)
    write(canvas, "self", "Bel 06-12345678 of mail naar oma@example.nl.", cast)
    assert said(canvas, "breakthrough") == ["Bekijk 2 woorden bij Zelf doen: staat daar een persoonsgegeven?"]
    assert found(canvas).per_box == {"self": 1}
    assert not allowed(services.circulate, canvas, by=cast.coach)


@pytest.mark.parametrize("number", [1, 3])
def test_queries_do_not_grow_with_questions_lines_and_funds(cast, django_assert_num_queries, number):
    canvas = f.make_canvas(cast)
    for count in range(number):
        fund = f.make_fund(cast, amount=10, slug=f"fonds-{count}", name=f"Fonds {count}")
        services.add_funding_line(
            canvas, source="fund", fund=fund, ground="too_slow", tried="gevraagd", description="hulp",
            amount=Decimal(500), by=cast.coach,
        )  # fmt: skip
    services.offer_for_spar(canvas, by=cast.coach)
    item = services.put_on_agenda(f.make_meeting(cast, MeetingKind.SPAR), canvas, by=cast.chair)
    for _ in range(number):
        services.ask_question(item, box="self", text="Wie past op?", owner=cast.consultant, by=cast.eye1)
    services.mark_discussed(item, by=cast.chair)
    canvas = fresh(canvas)
    with django_assert_num_queries(18):
        assert readiness(canvas).count
