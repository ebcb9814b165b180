"""Giving akkoord on the screen: one button, bound to what was read and to who presses it."""

import pytest
from django.urls import reverse

from canvas import services
from canvas.enums import Outcome
from canvas.models import Akkoord
from canvas.six_eyes import ItemFacts
from maatwerk.audit.models import Event
from maatwerk.lib import clock
from maatwerk.people.enums import Role
from tests import factories as f
from tests.canvas.tafel_setup import edit, edited_by, give, on_the_table, set_mandate

pytestmark = pytest.mark.django_db
BUTTON = 'id="akkoord-geven"'


@pytest.fixture(autouse=True)
def tuesday():
    with clock.at(f.TUESDAY):
        yield


@pytest.fixture
def table():
    return on_the_table()


def page_of(client, table, user):
    client.force_login(user)
    return client.get(table.item.get_absolute_url())


def press(client, table, person, **fields):
    """Press the button on the page as it stands now."""
    client.force_login(person)
    table.item.refresh_from_db()
    url = reverse("canvas:akkoord", args=[table.meeting.pk, table.item.pk])
    return client.post(url, {"seen_hash": table.item.version.hash, **fields})


def test_one_press_is_one_akkoord_on_the_version_that_was_shown(client, table):
    page = page_of(client, table, table.cast.eye1)
    assert BUTTON in page.text
    assert f'name="seen_hash" value="{table.item.version.hash}"' in page.text
    assert press(client, table, table.cast.eye1)["Location"] == table.item.get_absolute_url()
    akkoord = Akkoord.objects.get()
    assert (akkoord.given_by, akkoord.version.number) == (table.cast.eye1, 1)
    after = page_of(client, table, table.cast.eye1)
    assert "Je gaf akkoord op versie 1." in after.text
    assert BUTTON not in after.text


def test_pressing_twice_is_giving_once(client, table):
    press(client, table, table.cast.eye1)
    assert press(client, table, table.cast.eye1).status_code == 302
    assert Akkoord.objects.count() == 1
    assert Event.objects.filter(result="refused").count() == 0


@pytest.mark.parametrize("name", ["given_by", "given_by_id", "user", "by", "wie"])
def test_nobody_gives_akkoord_for_another(client, table, name):
    """The traps of peers: the approver's id comes from who is signed in, whatever is posted."""
    press(client, table, table.cast.eye1, **{name: table.cast.eye2.pk})
    assert [akkoord.given_by for akkoord in Akkoord.objects.all()] == [table.cast.eye1]


def test_coach_cannot_give_it_in_the_name_of_another(client, table):
    page = press(client, table, table.cast.coach, given_by=table.cast.eye1.pk)
    assert page.status_code == 403
    assert Akkoord.objects.count() == 0


@pytest.mark.parametrize("other", ["item", "version"])
def test_akkoord_lands_on_the_item_of_the_address(client, table, other):
    press(client, table, table.cast.eye1, **{other: 999})
    assert Akkoord.objects.get().item == table.item


def _coach(table):
    return table.cast.coach, "je begeleidt deze casus."


def _consultant(table):
    return table.cast.consultant, "je bent de consulent van deze casus."


def _lapsed(table):
    set_mandate(table.cast.eye1, "lapsed")
    return table.cast.eye1, "je hebt geen lopend mandaat."


def _left(table):
    services.mark_left(table.meeting, table.cast.eye1, by=table.cast.eye1)
    return table.cast.eye1, "je bent niet als aanwezig genoteerd."


def _chair(table):
    return table.cast.chair, "je bent niet uitgenodigd voor deze tafel."


@pytest.mark.parametrize("person", [_coach, _consultant, _lapsed, _left, _chair])
def test_refusal_is_said_on_the_page_and_kept_in_the_log(client, table, person):
    who, why = person(table)
    page = press(client, table, who)
    assert page.status_code == 403
    assert f"Je kunt hier geen akkoord geven: {why}" in page.text
    assert Akkoord.objects.count() == 0
    refusal = Event.objects.get(action="akkoord.give", result="refused")
    assert (refusal.actor_id, refusal.chain, refusal.data) == (who.pk, table.case.number, {"reason": "NotAllowed"})


def test_writer_sees_why_her_button_is_closed(client):
    table = on_the_table(before=lambda cast, canvas: edited_by(canvas, cast.eye1))
    page = page_of(client, table, table.cast.eye1)
    assert BUTTON not in page.text
    assert "Je kunt hier geen akkoord geven: je werkte mee aan deze versie." in page.text


def _not_opened(table):
    services.close_meeting(table.meeting, by=table.cast.chair)
    return "Deze tafel is gesloten."


def _edited(table):
    edit(table)
    return "De tekst of een bedrag is gewijzigd na versie 1."


@pytest.mark.parametrize("moment", [_not_opened, _edited])
def test_closed_button_says_why(client, table, moment):
    sentence = moment(table)
    page = page_of(client, table, table.cast.eye1)
    assert BUTTON not in page.text
    assert sentence in page.text
    refused = press(client, table, table.cast.eye1)
    assert refused.status_code == 409
    assert sentence in refused.text


def test_version_that_was_replaced_while_reading_is_refused(client, table):
    old = table.item.version.hash
    edit(table)
    services.circulate(table.canvas, by=table.cast.coach)
    page = press(client, table, table.cast.eye1, seen_hash=old)
    assert page.status_code == 409
    assert "Er is intussen een nieuwe versie rondgestuurd. Lees die eerst; daarna kun je akkoord geven." in page.text
    assert Akkoord.objects.count() == 0
    assert table.canvas.versions.newest_first()[0].hash in page.text


@pytest.mark.parametrize("seen", ["", "x", "0" * 64])
def test_akkoord_without_having_read_is_refused(client, table, seen):
    assert press(client, table, table.cast.eye1, seen_hash=seen).status_code == 409
    assert Akkoord.objects.count() == 0


def test_case_comes_to_akkoord_with_three_people_at_their_own_screens(client, table):
    cast = table.cast
    press(client, table, cast.eye1)
    press(client, table, cast.eye2)
    assert ItemFacts(table.item).still_needed == 0
    client.force_login(cast.chair)
    client.post(
        reverse("canvas:decide", args=[table.meeting.pk, table.item.pk, "agreed"]),
        {"version": table.item.version_id},
    )
    table.case.refresh_from_db()
    assert (table.item.decision.outcome, table.case.status) == (Outcome.AGREED, "agreed")


def test_voorzitter_with_a_mandate_votes_and_records(client):
    table = on_the_table(attendees=lambda cast: [cast.coach, cast.eye1, _with_mandate(cast.chair)])
    press(client, table, table.cast.eye1)
    page = page_of(client, table, table.cast.chair)
    assert BUTTON in page.text
    assert "Nog één akkoord nodig van een maatwerkeindbaas die niet betrokken is." in page.text
    press(client, table, table.cast.chair)
    page = page_of(client, table, table.cast.chair)
    assert reverse("canvas:decide", args=[table.meeting.pk, table.item.pk, "agreed"]) in page.text


def _with_mandate(chair):
    chair.roles = [Role.CHAIR, Role.COACH]
    chair.save()
    set_mandate(chair, "running")
    return chair


@pytest.mark.parametrize("who", ["coach", "consultant", "chair"])
def test_who_is_not_asked_sees_no_button(client, table, who):
    assert BUTTON not in page_of(client, table, getattr(table.cast, who)).text


def test_anonymous_is_sent_to_the_sign_in_page(client, table):
    url = reverse("canvas:akkoord", args=[table.meeting.pk, table.item.pk])
    assert client.post(url)["Location"].startswith("/aanmelden/?")
    assert Akkoord.objects.count() == 0


def test_settled_item_has_no_button(client, table):
    give(table, table.cast.eye1, table.cast.eye2)
    services.decide(table.item, Outcome.AGREED, by=table.cast.chair)
    assert BUTTON not in page_of(client, table, table.cast.eye3).text
    assert press(client, table, table.cast.eye3).status_code == 409
