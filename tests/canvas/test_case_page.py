"""The overview of a case and its tab Tafels, where questions of the spar-tafel are answered."""

import datetime as dt

import pytest
from django.urls import reverse

from canvas import services as canvas_services
from canvas.enums import BoxKind, MeetingKind, Outcome
from canvas.models import Question
from maatwerk.audit.models import Event
from maatwerk.lib import clock
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


def overview(case):
    return reverse("canvas:case", args=[case.number])


def tafels(case):
    return reverse("canvas:case_meetings", args=[case.number])


def at_spar(cast, *texts):
    """A case at an open spar-tafel with these questions for the consulent; returns the agenda item."""
    canvas = f.make_canvas(cast)
    item = f.through_spar(cast, canvas)
    for text in texts:
        canvas_services.ask_question(item, box=BoxKind.SELF, text=text, owner=cast.consultant, by=cast.eye1)
    return item


def text_of(response):
    return response.content.decode()


def test_overview_tells_story_costs_marks_and_family(cast, client):
    canvas = f.make_canvas(cast)
    client.force_login(cast.consultant)
    page = text_of(client.get(overview(canvas.case)))
    for expected in (
        "De consulent meldde het gezin aan",
        "€\u00a027.000",
        "Moeder <b>4</b>",
        "1 volwassene, 2 kinderen",
        "past niet in bestaande regelingen",
        "gedeeld met 2 mensen",
        reverse("cases:viewers", args=[canvas.case.number]),
        reverse("cases:timeline", args=[canvas.case.number]),
    ):
        assert expected in page


def test_opening_the_overview_is_recorded(cast, client):
    case = f.make_case(cast)
    client.force_login(cast.coach)
    client.get(overview(case))
    assert Event.objects.of_case(case.number).filter(action="case.viewed", actor_id=cast.coach.pk).count() == 1


def test_case_without_canvas_has_an_overview(cast, client):
    case = f.make_case(cast)
    client.force_login(cast.consultant)
    page = text_of(client.get(overview(case)))
    assert "Voer het eerste gesprek met het gezin." in page
    assert "Nog niet gevraagd." in page


@pytest.mark.parametrize("page", [overview, tafels])
def test_stranger_gets_404_and_anonymous_signs_in(cast, client, page):
    case = f.make_canvas(cast).case
    assert client.get(page(case)).status_code == 302
    for who in (cast.stranger, cast.keeper, cast.manager, cast.chair):
        client.force_login(who)
        assert client.get(page(case)).status_code == 404


def test_reader_sees_the_overview_without_what_is_for_members(cast, client):
    case = at_spar(cast, "Wie past op?").canvas.case
    client.force_login(cast.eye1)
    page = text_of(client.get(overview(case)))
    assert "Wacht op B. Vanbram (consulent)" in page
    for hidden in ("cases:timeline", "cases:steps", "cases:viewers", "cases:stop"):
        assert reverse(hidden, args=[case.number]) not in page


def test_answer_is_recorded_once(cast, client):
    item = at_spar(cast, "Wie past op?")
    question = Question.objects.get()
    client.force_login(cast.consultant)
    page = client.get(tafels(item.canvas.case))
    assert "Tekst voor Zelf doen." in text_of(page)
    url = reverse("canvas:answer", args=[item.canvas.case.number, question.pk])
    for _ in range(2):
        response = client.post(url, {f"vraag-{question.pk}-answer": "Oma past op."})
        assert response.status_code == 302
    question.refresh_from_db()
    assert (question.answer, question.answered_by) == ("Oma past op.", cast.consultant)
    page = text_of(client.get(tafels(item.canvas.case)))
    assert "mw-thread__item--answer" in page
    assert "Er staan geen vragen open" not in page
    assert "Antwoord vastleggen" not in page


@pytest.mark.parametrize(
    ("typed", "status", "sentence"),
    [
        ("", 200, "Schrijf het antwoord op."),
        ("zie 111222333", 409, "Het nummer dat eindigt op 333 lijkt een burgerservicenummer."),
    ],
)
def test_refused_answer_keeps_what_was_typed(cast, client, typed, status, sentence):
    item = at_spar(cast, "Wie past op?", "En de school?")
    question = Question.objects.order_by("pk")[1]
    client.force_login(cast.consultant)
    url = reverse("canvas:answer", args=[item.canvas.case.number, question.pk])
    response = client.post(url, {f"vraag-{question.pk}-answer": typed})
    assert response.status_code == status
    assert sentence in text_of(response)
    assert typed in text_of(response)
    assert Question.objects.open().count() == 2


def test_reader_can_not_answer(cast, client):
    item = at_spar(cast, "Wie past op?")
    question = Question.objects.get()
    client.force_login(cast.eye1)
    assert "Antwoord vastleggen" not in text_of(client.get(tafels(item.canvas.case)))
    url = reverse("canvas:answer", args=[item.canvas.case.number, question.pk])
    assert client.post(url, {f"vraag-{question.pk}-answer": "Ik."}).status_code == 403
    client.force_login(cast.stranger)
    assert client.post(url, {f"vraag-{question.pk}-answer": "Ik."}).status_code == 404


def test_tab_tafels_shows_akkoorden_and_outcome(cast, client):
    canvas = f.make_canvas(cast)
    item = f.to_breakthrough(cast, canvas)
    item.refresh_from_db()
    canvas_services.give_akkoord(item, seen_hash=item.version.hash, by=cast.eye1)
    canvas_services.decide(item, Outcome.SUPPLEMENT, by=cast.chair, reason="Vraag de verhuurder.")
    client.force_login(cast.coach)
    page = text_of(client.get(tafels(canvas.case)))
    for expected in ("Doorbraaktafel van dinsdag 24 november", "C. Vancarla", "Vraag de verhuurder.", "aanvullen"):
        assert expected in page


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_the_questions(cast, client, django_assert_num_queries, rows):
    item = at_spar(cast, *[f"Vraag {n}?" for n in range(rows)])
    client.force_login(cast.consultant)
    with django_assert_num_queries(17):
        client.get(tafels(item.canvas.case))
    with django_assert_num_queries(18):
        client.get(overview(item.canvas.case))


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_the_tables(cast, client, django_assert_num_queries, rows):
    canvas = f.make_canvas(cast)
    f.through_spar(cast, canvas)
    canvas_services.circulate(canvas, by=cast.coach)
    for n in range(rows):
        meeting = f.make_meeting(cast, MeetingKind.BREAKTHROUGH) if n == 0 else _later(cast, n)
        item = canvas_services.put_on_agenda(meeting, canvas, by=cast.chair)
        item.refresh_from_db()
        if n == 0:
            canvas_services.give_akkoord(item, seen_hash=item.version.hash, by=cast.eye1)
        canvas_services.close_meeting(meeting, by=cast.chair)
    client.force_login(cast.consultant)
    with django_assert_num_queries(21):
        client.get(tafels(canvas.case))


def _later(cast, hour):
    """One more doorbraaktafel on the same day."""
    meeting = canvas_services.plan_meeting(
        kind=MeetingKind.BREAKTHROUGH,
        on=clock.today(),
        starts_at=dt.time(17 + hour),
        ends_at=dt.time(18 + hour),
        place="Inspiratieruimte",
        attendees=[cast.eye1],
        by=cast.chair,
    )
    return canvas_services.open_meeting(meeting, by=cast.chair)
