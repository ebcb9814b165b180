"""The log of the administrator: the general chain, never a case; with filters and the check of the hashes."""

import pytest
from django.urls import reverse

from cases import services as case_services
from cases.enums import Status
from maatwerk.audit.services import record
from maatwerk.people import services
from tests import factories as f


def shown(page):
    return [(str(row["who"]), row["what"], str(row["about"]), row["refused"]) for row in page.context["rows"]]


@pytest.fixture
def log(as_admin):
    def get(**query):
        return as_admin.get(reverse("audit:log"), query)

    return get


def test_log_tells_who_did_what(log, cast):
    services.renew_password(cast.coach, by=cast.admin)
    page = log()
    assert shown(page) == [("I. Vanivo", "maakte een tijdelijk wachtwoord voor een collega", "A. Vananna", False)]


def test_log_shows_nothing_of_a_case(log, cast):
    case = f.make_case(cast)
    case_services.stop_case(case, Status.REGULAR, reason="Het lukt toch.", by=cast.coach)
    page = log()
    assert shown(page) == []
    assert case.number not in page.text
    assert "Geen regels bij dit filter." in page.text


def test_log_filters(log, cast):
    services.renew_password(cast.coach, by=cast.admin)
    services.add_discipline(name="Zorg", by=cast.admin)
    record("meeting.opened", cast.team, by=cast.chair)
    record("case.register", cast.stranger, by=cast.stranger, result="refused")
    assert [row[1] for row in shown(log(soort="list"))] == ["voegde een discipline toe"]
    assert [row[1] for row in shown(log(wie=cast.chair.pk))] == ["opende een tafel"]
    assert [row[1] for row in shown(log(resultaat="refused"))] == ["wilde een gezin aanmelden"]
    assert len(shown(log(vanaf="2020-11-24", tot="2020-11-24"))) == 4
    assert shown(log(tot="2020-11-23")) == []


def test_log_is_checked_on_request(log, cast):
    services.add_discipline(name="Zorg", by=cast.admin)
    assert "checked" not in log().context
    assert "Het logboek is heel" in log(controleer="1").text


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow(log, cast, rows, django_assert_num_queries):
    for person in (cast.coach, cast.eye1, cast.eye2)[:rows]:
        services.renew_password(person, by=cast.admin)
    with django_assert_num_queries(9):
        log()
