"""Offering, circulating once, and reading a frozen version with who wrote it and who agreed."""

import pytest
from django.urls import reverse

from canvas import services as canvas_services
from canvas.enums import BoxKind, MeetingKind
from canvas.models import CanvasVersion
from cases.enums import Status
from maatwerk.audit.models import Event
from maatwerk.lib import clock
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


def url(name, canvas, *more):
    return reverse(f"canvas:{name}", args=[canvas.case.number, *more])


def text_of(response):
    return response.content.decode()


def circulated(cast, **kwargs):
    canvas = f.make_canvas(cast, **kwargs)
    f.through_spar(cast, canvas)
    canvas_services.circulate(canvas, by=cast.coach)
    return canvas


# --- offering --------------------------------------------------------------------------------------------------------
def test_offering_twice_offers_once(cast, client):
    canvas = f.make_canvas(cast)
    client.force_login(cast.coach)
    assert client.get(url("offer", canvas)).status_code == 200
    for _ in range(2):
        assert client.post(url("offer", canvas)).status_code == 302
    canvas.refresh_from_db()
    assert canvas.offered_by == cast.coach
    assert Event.objects.filter(action="canvas.offered").count() == 1
    page = text_of(client.get(url("offer", canvas)))
    assert "Deze casus is al aangemeld. De voorzitter zet haar op de agenda." in page
    assert "aria-disabled" in page


# --- circulating -----------------------------------------------------------------------------------------------------
def test_circulating_twice_gives_one_version(cast, client):
    canvas = f.make_canvas(cast)
    f.through_spar(cast, canvas)
    client.force_login(cast.coach)
    assert "als versie 1" in text_of(client.get(url("circulate", canvas)))
    for _ in range(2):
        response = client.post(url("circulate", canvas))
        assert response.headers["Location"] == url("version", canvas, 1)
    assert CanvasVersion.objects.count() == 1
    canvas.case.refresh_from_db()
    assert canvas.case.status == Status.CIRCULATED


def test_missing_parts_close_the_button_and_refuse_the_post(cast, client):
    canvas = f.make_canvas(cast)
    f.through_spar(cast, canvas)
    canvas_services.save_box(canvas, BoxKind.PERSPECTIVE, "", base_revision=1, by=cast.coach)
    client.force_login(cast.coach)
    page = text_of(client.get(url("circulate", canvas)))
    assert "Vul het vak Perspectief in." in page
    assert f'{url("detail", canvas)}#schrijf-perspective"' in page
    assert "Vul eerst aan wat nodig is; daarna kun je rondsturen." in page
    response = client.post(url("circulate", canvas))
    assert response.status_code == 409
    assert not CanvasVersion.objects.exists()


def test_open_questions_close_the_button_with_their_number(cast, client):
    canvas = f.make_canvas(cast)
    item = f.through_spar(cast, canvas)
    canvas_services.ask_question(item, box=BoxKind.SELF, text="Wie?", owner=cast.coach, by=cast.eye1)
    client.force_login(cast.coach)
    assert "1 vraag wacht nog op antwoord." in text_of(client.get(url("circulate", canvas)))
    assert client.post(url("circulate", canvas)).status_code == 409


def test_new_version_warns_that_old_akkoorden_stop_counting(cast, client):
    canvas = circulated(cast)
    client.force_login(cast.coach)
    assert "Er is niets gewijzigd sinds versie 1" in text_of(client.get(url("circulate", canvas)))
    canvas_services.save_box(canvas, BoxKind.SELF, "Anders.", base_revision=1, by=cast.consultant)
    page = text_of(client.get(url("circulate", canvas)))
    assert "als versie 2" in page
    assert "Akkoorden op die versie tellen na het rondsturen niet meer." in page


# --- reading ---------------------------------------------------------------------------------------------------------
def test_version_shows_what_was_frozen_by_whom_and_its_akkoorden(cast, client):
    canvas = f.make_canvas(cast, fund=f.make_fund(cast))
    item = f.to_breakthrough(cast, canvas)
    f.agree(cast, item)
    client.force_login(cast.coach)
    response = client.get(url("version", canvas, 1))
    page = text_of(response)
    version = CanvasVersion.objects.get()
    for expected in (
        "Tekst voor Doorbraak.",
        "hulp Dreigend",
        "tijdelijke woonplek",
        "Gevraagd uit Maatwerkbudget",
        "te traag; geprobeerd: bijzondere bijstand aangevraagd",
        "C. Vancarla",
        "D. Vandirk",
        "<li>B. Vanbram</li>",
        "Akkoord</b>, vastgelegd door E. Vanesra",
        version.hash[:8],
        "rondgestuurd door A. Vananna op dinsdag 24 november om 15.00 uur",
    ):
        assert expected in page
    assert "mw-box__edit" not in page
    assert "Het canvas is na deze versie gewijzigd." not in page


def test_old_version_keeps_its_text_and_says_that_it_is_old(cast, client):
    canvas = circulated(cast)
    canvas_services.save_box(canvas, BoxKind.SELF, "Anders.", base_revision=1, by=cast.consultant)
    client.force_login(cast.consultant)
    page = text_of(client.get(url("version", canvas, 1)))
    assert "Tekst voor Zelf doen." in page
    assert "Anders." not in page
    assert "Het canvas is na deze versie gewijzigd." in page


def test_version_without_kba_shows_dashes(cast, client):
    canvas = circulated(cast, costs=False)
    client.force_login(cast.coach)
    page = text_of(client.get(url("version", canvas, 1)))
    assert "<dt>Dreigend</dt><dd>–</dd>" in page
    assert client.get(url("version", canvas, 2)).status_code == 404


def test_list_of_versions(cast, client):
    canvas = f.make_canvas(cast)
    client.force_login(cast.coach)
    assert "Er is nog geen versie rondgestuurd." in text_of(client.get(url("versions", canvas)))
    f.agree(cast, f.to_breakthrough(cast, canvas))
    page = text_of(client.get(url("versions", canvas)))
    assert "2 akkoorden." in page
    assert url("version", canvas, 1) in page


def test_reading_a_version_is_recorded(cast, client):
    canvas = circulated(cast)
    client.force_login(cast.coach)
    client.get(url("version", canvas, 1))
    assert Event.objects.filter(action="canvas.viewed", actor_id=cast.coach.pk).count() == 1


# --- who may ---------------------------------------------------------------------------------------------------------
def test_reader_reads_versions_and_can_not_send_anything(cast, client):
    canvas = circulated(cast)
    client.force_login(cast.eye1)
    assert client.get(url("version", canvas, 1)).status_code == 200
    assert client.get(url("versions", canvas)).status_code == 200
    for name in ("offer", "circulate"):
        assert client.get(url(name, canvas)).status_code == 403
        assert client.post(url(name, canvas)).status_code == 403


def test_stranger_gets_404_and_anonymous_signs_in(cast, client):
    canvas = circulated(cast)
    urls = [url("offer", canvas), url("circulate", canvas), url("versions", canvas), url("version", canvas, 1)]
    assert [client.get(page).status_code for page in urls] == [302] * 4
    for who in (cast.stranger, cast.keeper, cast.manager, cast.chair):
        client.force_login(who)
        assert [client.get(page).status_code for page in urls] == [404] * 4
        assert [client.post(page).status_code for page in urls[:2]] == [404] * 2


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_versions_and_lines(cast, client, django_assert_num_queries, rows):
    canvas = f.make_canvas(cast)
    meeting = f.make_meeting(cast, MeetingKind.SPAR)
    f.through_spar(cast, canvas, meeting)
    for n in range(rows):
        canvas_services.save_box(canvas, BoxKind.SELF, f"Tekst {n}.", base_revision=n + 1, by=cast.coach)
        canvas_services.circulate(canvas, by=cast.coach)
    client.force_login(cast.coach)
    with django_assert_num_queries(14):
        client.get(url("versions", canvas))
    with django_assert_num_queries(15):
        client.get(url("version", canvas, 1))
