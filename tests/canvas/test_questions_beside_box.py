"""What the spar-tafel asked stands beside the box that it is about: on the canvas, in the open box and on a version."""

import pytest
from django.urls import reverse

from canvas import services
from canvas.enums import MeetingKind
from maatwerk.lib import clock
from tests import factories as f

pytestmark = pytest.mark.django_db
ASKED, ANSWER, ABOUT_COSTS = "Is er familie die helpt?", "Een tante past op woensdag op.", "Wie betaalt de huur?"


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        cast = f.make_cast()
        cast.canvas = f.make_canvas(cast)
        services.offer_for_spar(cast.canvas, by=cast.coach)
        cast.meeting = f.make_meeting(cast, MeetingKind.SPAR)
        cast.item = services.put_on_agenda(cast.meeting, cast.canvas, by=cast.chair)
        cast.answered, cast.waiting = ask(cast, "self", ASKED), ask(cast, "costs", ABOUT_COSTS)
        services.answer_question(cast.answered, answer=ANSWER, by=cast.consultant)
        yield cast


def ask(cast, box, text):
    return services.ask_question(cast.item, box=box, text=text, owner=cast.consultant, by=cast.eye1)


def box_of(page, kind):
    """The part of a page that is one box of the sheet."""
    start = page.index(f'id="vak-{kind}"')
    return page[start : page.index("</section>", start)]


def test_question_and_answer_stand_in_their_box_on_the_canvas(client, cast):
    client.force_login(cast.coach)
    page = client.get(reverse("canvas:detail", args=[cast.canvas.case.number])).content.decode()
    own, costs, other = box_of(page, "self"), box_of(page, "kba"), box_of(page, "support")
    assert ASKED in own
    assert ANSWER in own
    assert "1 vraag van de spar-tafel, beantwoord" in own
    assert ABOUT_COSTS in costs
    assert "1 vraag van de spar-tafel, 1 wacht op antwoord" in costs
    assert "spar-tafel" not in other


def test_it_stands_open_in_the_box_that_is_written_in(client, cast):
    client.force_login(cast.coach)
    url = reverse("canvas:box", args=[cast.canvas.case.number, "self"])
    for headers in ({}, {"HX-Request": "true"}):
        page = client.get(url, headers=headers).content.decode()
        assert '<details class="mw-details mw-box__asked" open>' in page
        assert ANSWER in page
        assert ABOUT_COSTS not in page


def test_who_reads_the_version_for_the_doorbraaktafel_sees_it_too(client, cast):
    services.answer_question(cast.waiting, answer="De gemeente.", by=cast.consultant)
    services.mark_discussed(cast.item, by=cast.chair)
    services.circulate(cast.canvas, by=cast.coach)
    services.put_on_agenda(f.make_meeting(cast), cast.canvas, by=cast.chair)
    client.force_login(cast.eye2)
    page = client.get(reverse("canvas:version", args=[cast.canvas.case.number, 1])).content.decode()
    assert ANSWER in box_of(page, "self")
    assert "De gemeente." in box_of(page, "kba")


@pytest.mark.parametrize("more", [0, 3])
def test_as_many_queries_for_one_question_as_for_more(client, cast, more, django_assert_num_queries):
    for number in range(more):
        ask(cast, "self", f"Vraag {number}?")
    client.force_login(cast.coach)
    url = reverse("canvas:detail", args=[cast.canvas.case.number])
    client.get(url)
    with django_assert_num_queries(28):
        client.get(url)
