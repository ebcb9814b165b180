"""Who may open the pages of a case: its members; a reader of a tafel is told why not, others do not learn of it."""

import pytest
from django.urls import reverse

from tests import factories as f

PAGES = [
    "conversations",
    "family_akkoord",
    "withdraw_family_akkoord",
    "stop",
    "execution",
    "steps",
    "metingen",
    "case_lessons",
    "timeline",
    "viewers",
]
SEEN = {
    "coach": 200,
    "consultant": 200,
    "eye1": 403,
    "stranger": 404,
    "chair": 404,
    "keeper": 404,
    "manager": 404,
    "adviser": 404,
    "admin": 404,
}


@pytest.fixture
def at_table(cast):
    """A case on the agenda of an open doorbraaktafel."""
    canvas = f.make_canvas(cast)
    f.to_breakthrough(cast, canvas)
    return canvas.case


@pytest.mark.parametrize("name", PAGES)
def test_page_of_a_case_is_for_its_members(client, cast, at_table, name):
    url = reverse(f"cases:{name}", args=[at_table.number])
    seen = {}
    for person in SEEN:
        client.force_login(getattr(cast, person))
        seen[person] = client.get(url).status_code
    assert seen == SEEN
    client.logout()
    assert client.get(url)["Location"].startswith("/aanmelden/?next=")


def test_reader_is_told_why_not(client, cast, at_table):
    client.force_login(cast.eye1)
    page = client.get(reverse("cases:steps", args=[at_table.number]))
    assert "Alleen de maatwerkeindbaas en de consulent van deze casus kunnen dit doen." in page.text


@pytest.mark.parametrize("name", ["conversations", "family_akkoord", "stop", "execution", "steps", "link_lesson"])
def test_strangers_and_readers_write_nothing(client, cast, at_table, name):
    url = reverse(f"cases:{name}", args=[at_table.number])
    answers = {}
    for person in ("eye1", "stranger"):
        client.force_login(getattr(cast, person))
        answers[person] = client.post(url, {"do": "start"}).status_code
    assert answers == {"eye1": 403, "stranger": 404}


def test_opening_is_recorded_for_members_and_refused_openings_are_not(client, cast, at_table):
    from maatwerk.audit.models import Event

    url = reverse("cases:conversations", args=[at_table.number])
    for person in (cast.consultant, cast.eye1, cast.stranger):
        client.force_login(person)
        client.get(url)
    viewed = Event.objects.of_case(at_table.number).views().values_list("actor_id", "action")
    assert list(viewed) == [(cast.consultant.pk, "case.viewed")]
