"""What a case needs now: one sentence per state, said to who must act or to who waits."""

import datetime as dt

import pytest
from django.urls import reverse

from canvas import services as canvas_services
from canvas.case_frame import shared_with, stepper, tabs
from canvas.enums import BoxKind, MeetingKind, Outcome
from canvas.models import Meeting
from canvas.next_step import next_step, prepare
from cases import services as case_services
from cases.enums import Status
from cases.models import Case
from maatwerk.lib import clock
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


def fresh(case):
    return Case.objects.get(pk=case.pk)


def said(case, user):
    return next_step(fresh(case), user)


def plan_breakthrough(cast, canvas):
    """Planned, not opened."""
    meeting = canvas_services.plan_meeting(
        kind=MeetingKind.BREAKTHROUGH,
        on=clock.today(),
        starts_at=dt.time(15),
        ends_at=dt.time(17),
        place="Inspiratieruimte",
        attendees=[cast.coach, cast.eye1, cast.eye2],
        by=cast.chair,
    )
    return meeting, canvas_services.put_on_agenda(meeting, canvas, by=cast.chair)


def test_aangemeld_asks_for_the_first_conversation(cast):
    case = f.make_case(cast)
    step = said(case, cast.consultant)
    assert (step.lead, step.url) == (
        "Voer het eerste gesprek met het gezin.",
        reverse("cases:conversations", args=[case.number]),
    )
    assert [state for _, state in stepper(fresh(case))] == ["now", *["todo"] * 6]


def test_in_gesprek_asks_akkoord_of_the_family_and_then_the_canvas(cast):
    case = f.make_case(cast)
    case_services.record_conversation(case, held_on=clock.today(), note="", by=cast.consultant)
    assert said(case, cast.coach).url == reverse("cases:family_akkoord", args=[case.number])
    case_services.give_family_akkoord(case, given_on=clock.today(), by=cast.consultant)
    step = said(case, cast.coach)
    assert (step.lead, step.post) == ("Start het canvas.", "start")
    assert stepper(fresh(case))[1:3] == [("Akkoord gezin", "done"), ("Canvas", "now")]


def test_concept_names_the_empty_boxes_then_offers_then_waits_for_the_chair(cast):
    canvas = f.make_canvas(cast)
    assert said(canvas.case, cast.coach).url == reverse("canvas:offer", args=[canvas.case.number])
    box = canvas_services.save_box(canvas, BoxKind.PERSPECTIVE, "", base_revision=1, by=cast.coach)
    step = said(canvas.case, cast.coach)
    assert (step.sub, step.label) == ("Nog leeg: Perspectief.", "Canvas invullen")
    canvas_services.save_box(canvas, BoxKind.PERSPECTIVE, "Rust.", base_revision=box.revision, by=cast.coach)
    canvas_services.offer_for_spar(canvas, by=cast.consultant)
    step = said(canvas.case, cast.coach)
    assert step.url == ""
    assert step.waiting == ("Wacht op de voorzitter. B. Vanbram meldde de casus aan op dinsdag 24 november.")


def test_spar_table_waits_for_the_table_then_for_answers_then_circulates(cast):
    canvas = f.make_canvas(cast)
    canvas_services.offer_for_spar(canvas, by=cast.coach)
    meeting = f.make_meeting(cast, MeetingKind.SPAR)
    item = canvas_services.put_on_agenda(meeting, canvas, by=cast.chair)
    assert said(canvas.case, cast.coach).lead == "De spar-tafel bespreekt deze casus op dinsdag 24 november, 13.00 uur."
    questions = [
        canvas_services.ask_question(item, box=BoxKind.SELF, text=text, owner=cast.consultant, by=cast.eye1)
        for text in ("Wie past op?", "En de school?")
    ]
    canvas_services.mark_discussed(item, by=cast.chair)
    step = said(canvas.case, cast.consultant)
    assert step.lead == "Twee vragen van de spar-tafel wachten op antwoord."
    assert step.sub == "Vóór dinsdag 1 december. B. Vanbram zoekt het uit."
    assert step.url == reverse("canvas:case_meetings", args=[canvas.case.number]) + "#vragen"
    assert tabs(fresh(canvas.case), cast.coach, "tafels")[2][2:] == (True, 2)
    for question in questions:
        canvas_services.answer_question(question, answer="Oma.", by=cast.consultant)
    assert said(canvas.case, cast.coach).url == reverse("canvas:circulate", args=[canvas.case.number])


def test_a_case_that_the_spar_table_did_not_get_to_can_be_planned_again(cast):
    canvas = f.make_canvas(cast)
    canvas_services.offer_for_spar(canvas, by=cast.coach)
    meeting = f.make_meeting(cast, MeetingKind.SPAR)
    item = canvas_services.put_on_agenda(meeting, canvas, by=cast.chair)
    canvas_services.take_off_agenda(item, by=cast.chair)
    assert said(canvas.case, cast.coach).lead == "De voorzitter zet de casus op de agenda van een volgende spar-tafel."
    canvas_services.put_on_agenda(meeting, canvas, by=cast.chair)
    assert said(canvas.case, cast.coach).lead == "De spar-tafel bespreekt deze casus op dinsdag 24 november, 13.00 uur."


def test_overdue_questions_say_when_the_answer_was_due(cast):
    canvas = f.make_canvas(cast)
    canvas_services.offer_for_spar(canvas, by=cast.coach)
    item = canvas_services.put_on_agenda(f.make_meeting(cast, MeetingKind.SPAR), canvas, by=cast.chair)
    canvas_services.ask_question(item, box=BoxKind.SELF, text="Wie past op?", owner=cast.coach, by=cast.eye1)
    canvas_services.mark_discussed(item, by=cast.chair)
    with clock.at(dt.datetime(2020, 12, 3)):
        step = said(canvas.case, cast.coach)
    assert step.lead == "Eén vraag van de spar-tafel wacht op antwoord."
    assert step.sub == "Het antwoord had er dinsdag 1 december moeten zijn. A. Vananna zoekt het uit."


def test_reader_is_told_whom_it_waits_for_and_gets_no_link(cast):
    canvas = f.make_canvas(cast)
    f.through_spar(cast, canvas)
    step = said(canvas.case, cast.eye1)
    assert (step.url, step.label) == ("", "")
    assert step.waiting == (
        "Wacht op B. Vanbram (consulent) en A. Vananna (maatwerkeindbaas), sinds dinsdag 24 november."
    )


def test_rondgestuurd_waits_for_the_chair_until_the_text_changes(cast):
    canvas = f.make_canvas(cast)
    f.through_spar(cast, canvas)
    canvas_services.circulate(canvas, by=cast.coach)
    step = said(canvas.case, cast.coach)
    assert step.waiting == "Wacht op de voorzitter. Versie 1 is rondgestuurd op dinsdag 24 november."
    canvas_services.save_box(canvas, BoxKind.SELF, "anders", base_revision=1, by=cast.coach)
    assert said(canvas.case, cast.coach).label == "Nieuwe versie rondsturen"


def test_doorbraaktafel_names_who_can_still_give_akkoord(cast):
    canvas = f.make_canvas(cast)
    f.through_spar(cast, canvas)
    canvas_services.circulate(canvas, by=cast.coach)
    meeting, item = plan_breakthrough(cast, canvas)
    assert said(canvas.case, cast.coach).waiting == "Wacht op de doorbraaktafel van voorzitter E. Vanesra."
    canvas_services.open_meeting(meeting, by=cast.chair)
    assert "niet betrokken is en aan tafel zit" in said(canvas.case, cast.coach).waiting
    for person in (cast.eye1, cast.eye2):
        canvas_services.mark_present(meeting, person, by=cast.chair)
    step = said(canvas.case, cast.coach)
    assert step.lead == "Nog twee akkoorden nodig aan de doorbraaktafel."
    assert step.waiting == "Wacht op akkoord van C. Vancarla of D. Vandirk."
    step = said(canvas.case, cast.eye1)
    assert (step.lead, step.url) == ("Deze casus wacht op jouw akkoord.", item.get_absolute_url())
    item.refresh_from_db()
    canvas_services.give_akkoord(item, seen_hash=item.version.hash, by=cast.eye1)
    step = said(canvas.case, cast.coach)
    assert (step.lead, step.sub) == ("Nog één akkoord nodig aan de doorbraaktafel.", "1 van 2 akkoorden op versie 1.")
    canvas_services.give_akkoord(item, seen_hash=item.version.hash, by=cast.eye2)
    assert said(canvas.case, cast.coach).waiting == "Wacht op de voorzitter, E. Vanesra."


def test_closed_table_without_outcome_waits_for_the_next_one(cast):
    canvas = f.make_canvas(cast)
    item = f.to_breakthrough(cast, canvas)
    canvas_services.close_meeting(item.meeting, by=cast.chair)
    assert said(canvas.case, cast.coach).lead == (
        "De voorzitter zet de casus op de agenda van een volgende doorbraaktafel."
    )


def test_aanvullen_tells_what_was_asked_and_circulates_after_an_edit(cast):
    canvas = f.make_canvas(cast)
    item = f.to_breakthrough(cast, canvas)
    canvas_services.decide(item, Outcome.SUPPLEMENT, by=cast.chair, reason="Vraag de verhuurder om een plan.")
    step = said(canvas.case, cast.consultant)
    assert (step.sub, step.label) == ("Gevraagd: Vraag de verhuurder om een plan.", "Canvas aanvullen")
    canvas_services.save_box(canvas, BoxKind.SELF, "anders", base_revision=1, by=cast.coach)
    assert said(canvas.case, cast.consultant).label == "Opnieuw rondsturen"


def test_from_akkoord_to_afgesloten(cast):
    canvas = f.make_canvas(cast)
    f.agree(cast, f.to_breakthrough(cast, canvas))
    case = fresh(canvas.case)
    assert said(case, cast.consultant).label == "Inzet vastleggen"
    case_services.start_execution(case, started_on=clock.today(), by=cast.consultant)
    step = said(case, cast.consultant)
    assert step.label == "Stap toevoegen"
    assert step.sub.startswith("Vraag ook hoe het gaat: de meting direct na de inzet kan tot en met ")
    made = case_services.add_step(case, text="woning zoeken", by=cast.consultant)
    assert said(case, cast.consultant).lead == "Eerst nodig: woning zoeken"
    case_services.complete_step(made, by=cast.consultant)
    assert said(case, cast.consultant).label == "Uitgevoerd vastleggen"
    case_services.mark_executed(case, executed_on=clock.today(), by=cast.consultant)
    assert said(case, cast.consultant).url == reverse("cases:meting", args=[case.number, "direct"])
    with clock.at(dt.datetime(2021, 2, 1)):
        step = said(case, cast.consultant)
        assert step.lead == "De volgende meting is na 6 maanden, rond maandag 24 mei."
        assert step.url == ""
    with clock.at(dt.datetime(2022, 1, 10)):
        assert said(case, cast.consultant).lead == "Sluit de casus af."
        case_services.close_case(fresh(case), by=cast.consultant)
        assert said(case, cast.consultant).tone == "done"
        assert {state for _, state in stepper(fresh(case))} == {"done"}


@pytest.mark.parametrize("stop_at", ["before", "after"])
def test_stopped_says_why_and_the_stepper_shows_where(cast, stop_at):
    case = f.make_case(cast) if stop_at == "before" else f.make_canvas(cast).case
    case_services.stop_case(fresh(case), Status.REGULAR, reason="De Wmo regelt het.", by=cast.coach)
    step = said(case, cast.coach)
    assert step.lead == "Deze casus is gestopt: regulier opgepakt."
    assert step.sub == "Op 24 november 2020. De Wmo regelt het."
    states = [state for _, state in stepper(fresh(case))]
    assert states == (["stopped", *["todo"] * 6] if stop_at == "before" else ["done", "done", "stopped", *["todo"] * 4])


def test_tabs_show_a_reader_only_what_she_may_open(cast):
    case = f.make_case(cast)
    labels = [tab[0] for tab in tabs(case, cast.eye1, "canvas")]
    assert labels == ["Overzicht", "Canvas", "Tafels", "Geld"]
    assert [tab[0] for tab in tabs(case, cast.coach, "canvas")] == [
        *labels, "Stappen", "Metingen", "Leerpunten", "Tijdlijn",
    ]  # fmt: skip


def test_shared_with_are_exactly_the_people_who_may_read(cast):
    canvas = f.make_canvas(cast)
    item = f.to_breakthrough(cast, canvas)
    case = fresh(canvas.case)
    assert shared_with(case) == [cast.consultant, cast.coach, cast.eye1, cast.eye2, cast.eye3]
    canvas_services.close_meeting(Meeting.objects.get(kind=MeetingKind.SPAR), by=cast.chair)
    canvas_services.recuse(item, cast.eye1, by=cast.eye1)
    everyone = [value for value in vars(cast).values() if isinstance(value, type(cast.coach))]
    may_read = {user for user in everyone if Case.objects.visible_to(user).filter(pk=case.pk).exists()}
    assert set(shared_with(case)) == may_read == {cast.consultant, cast.coach, cast.eye2, cast.eye3}


@pytest.mark.parametrize("number", [1, 3])
def test_queries_do_not_grow_with_the_number_of_cases(cast, django_assert_num_queries, number):
    meeting = f.make_meeting(cast, MeetingKind.SPAR)
    for _ in range(number):
        f.make_case(cast)
        f.through_spar(cast, f.make_canvas(cast), meeting)
    cases = list(Case.objects.of_member(cast.coach).for_list())
    with django_assert_num_queries(8):
        prepare(cases)
        for case in cases:
            next_step(case, cast.coach)
            stepper(case)
