"""The list of cases: own and shared ones, filters, empty states, a steady number of queries."""

import pytest
from django.urls import reverse

from cases import services
from cases.enums import Status
from maatwerk.people.models import Team
from tests import factories as f

URL = "/casussen/"


def numbers(page):
    return [case.number for case in page.context["page_obj"]]


def test_shows_own_cases_only(as_user, cast):
    own = f.make_case(cast)
    f.make_case(cast, consultant=cast.stranger, by=cast.coach)
    page = as_user(cast.consultant).get(URL)
    assert numbers(page) == [own.number]
    assert f'href="/casussen/{own.number}/"' in page.text
    assert "aangemeld" in page.text
    assert "Voer het eerste gesprek met het gezin." in page.text


def test_shows_cases_of_an_attended_tafel(as_user, cast):
    canvas = f.make_canvas(cast)
    f.to_breakthrough(cast, canvas)
    assert numbers(as_user(cast.eye1).get(URL)) == [canvas.case.number]
    assert numbers(as_user(cast.stranger).get(URL)) == []


@pytest.mark.parametrize("person", ["keeper", "manager", "adviser", "admin", "chair"])
def test_other_roles_see_no_case(as_user, cast, case, person):
    page = as_user(getattr(cast, person)).get(URL)
    assert numbers(page) == []
    assert "Er is geen casus met je gedeeld." in page.text
    assert "Gezin aanmelden" not in page.text


def test_anonymous_is_sent_to_sign_in(client, db):
    assert client.get(URL)["Location"] == "/aanmelden/?next=/casussen/"


def test_without_cases_one_is_invited_to_register(as_user, cast):
    page = as_user(cast.consultant).get(URL)
    assert "Er is nog geen casus met je gedeeld." in page.text
    assert reverse("cases:register") in page.text
    assert "mw-filter" not in page.text


def test_filters(as_user, cast):
    other_team = Team.objects.create(name="IGT Zuidoost", organisation=cast.team.organisation)
    first, second = f.make_case(cast), f.make_case(cast, team=other_team)
    stopped = f.make_case(cast)
    services.stop_case(stopped, Status.REGULAR, reason="lukt toch", by=cast.coach)
    client = as_user(cast.consultant)
    assert numbers(client.get(URL)) == [second.number, first.number]
    assert numbers(client.get(URL, {"toon": "alle"})) == [stopped.number, second.number, first.number]
    assert numbers(client.get(URL, {"toon": "regular"})) == [stopped.number]
    assert numbers(client.get(URL, {"team": other_team.pk})) == [second.number]
    assert numbers(client.get(URL, {"nummer": first.number[-3:]})) == [first.number]
    assert numbers(client.get(URL, {"nummer": f"Casus {stopped.number}"})) == [stopped.number]
    assert numbers(client.get(URL, {"toon": "onzin", "team": "x"})) == [second.number, first.number]


def test_no_hits_offers_to_clear_the_filter(as_user, cast, case):
    page = as_user(cast.consultant).get(URL, {"nummer": "1999-001"})
    assert "Geen casus past bij wat je zoekt." in page.text
    assert 'href="/casussen/">Filter wissen' in page.text


def test_no_open_cases_offers_all(as_user, cast, case):
    services.stop_case(case, Status.WITHDRAWN, reason="verhuisd", by=cast.coach)
    page = as_user(cast.consultant).get(URL)
    assert "Je hebt geen lopende casussen." in page.text
    assert "?toon=alle" in page.text


def test_pages_of_fifty(as_user, cast, monkeypatch):
    monkeypatch.setattr("cases.views.cases.PER_PAGE", 2)
    for _ in range(3):
        f.make_case(cast)
    page = as_user(cast.consultant).get(URL, {"page": 2})
    assert len(numbers(page)) == 1
    assert "3–3 van 3" in page.text


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow(as_user, cast, rows, django_assert_num_queries):
    for _ in range(rows):
        f.make_case(cast)
    client = as_user(cast.consultant)
    with django_assert_num_queries(8):
        client.get(URL)
