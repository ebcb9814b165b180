"""Signing in and out: what is told, what is counted, what is recorded."""

import datetime as dt

import pytest
from django.urls import reverse

from maatwerk.audit.models import Event
from maatwerk.lib import clock
from maatwerk.people.demo_accounts import DEMO_ACCOUNTS
from maatwerk.people.models import SignInFailures
from maatwerk.people.services.sign_in import CLOSED, MAX_FAILURES, WRONG
from tests import factories as f

pytestmark = pytest.mark.django_db
URL = "/aanmelden/"


@pytest.fixture
def bram():
    return f.make_user("bram", "consultant")


def send(client, password, username="bram", **data):
    return client.post(URL, {"username": username, "password": password, **data})


def signed_in(client):
    return "_auth_user_id" in client.session


def actions():
    return list(Event.objects.filter(chain="").values_list("action", "result", "actor_id"))


def test_page_shows_the_form_and_no_accounts_outside_the_demo(client, db):
    page = client.get(URL)
    assert page.status_code == 200
    assert "Gebruikersnaam" in page.text
    assert "demo_accounts" not in page.context


def test_demo_page_offers_the_accounts(client, settings):
    settings.DEMO = True
    page = client.get(URL)
    assert page.context["demo_accounts"] == list(DEMO_ACCOUNTS.items())
    assert page.context["demo_password"] == "maatwerk"
    assert "Aanmelden als beleidsadviseur" in page.text


def test_right_password_signs_in(client, bram):
    answer = send(client, f.PASSWORD)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert signed_in(client)
    assert actions() == [("sign_in.done", "done", bram.pk)]
    assert not SignInFailures.objects.exists()


@pytest.mark.parametrize(
    ("wanted", "location"),
    [
        ("/casussen/?status=open", "/casussen/?status=open"),
        ("https://example.org/", "/"),
        ("//example.org/", "/"),
        ("/\\example.org", "/"),
        ("javascript:alert(1)", "/"),
    ],
)
def test_next_stays_on_this_site(client, bram, wanted, location):
    assert send(client, f.PASSWORD, next=wanted)["Location"] == location


def test_next_travels_through_the_form(client, bram):
    assert '<input type="hidden" name="next" value="/tafels/">' in client.get(f"{URL}?next=/tafels/").text
    assert "example.org" not in client.get(f"{URL}?next=https://example.org/").text


def test_wrong_password_and_unknown_username_get_the_same_answer(client, bram):
    wrong, unknown = send(client, "mis"), send(client, "mis", username="niemand")
    assert wrong.status_code == unknown.status_code == 200
    assert wrong.context["refusal"].sentence == unknown.context["refusal"].sentence == WRONG
    assert WRONG in wrong.text
    assert 'value="bram"' in wrong.text
    assert 'value="mis"' not in wrong.text
    assert not signed_in(client)
    assert actions() == [("sign_in.refused", "refused", None)] * 2


def test_someone_who_may_not_sign_in_gets_the_same_answer(client, bram):
    bram.is_active = False
    bram.save()
    assert send(client, f.PASSWORD).context["refusal"].sentence == WRONG


def test_empty_fields_say_what_to_fill_in(client, db):
    page = client.post(URL, {"username": "", "password": ""})
    assert page.context["form"].errors == {
        "username": ["Vul je gebruikersnaam in."],
        "password": ["Vul je wachtwoord in."],
    }


@pytest.mark.parametrize("username", ["bram", "niemand"])
def test_tenth_failure_closes_the_username_for_a_quarter(client, bram, username):
    for _ in range(MAX_FAILURES - 1):
        assert send(client, "mis", username=username).status_code == 200
    tenth = send(client, "mis", username=username)
    assert (tenth.status_code, tenth.context["refusal"].sentence) == (429, CLOSED)
    right = send(client, f.PASSWORD, username=username)
    assert right.status_code == 429
    assert not signed_in(client)
    assert [action for action, _, _ in actions()] == ["sign_in.refused"] * 9 + ["sign_in.closed"]


def test_after_the_quarter_the_right_password_works_again(client, bram):
    for _ in range(MAX_FAILURES):
        send(client, "mis")
    with clock.at(f.TUESDAY + dt.timedelta(minutes=15, seconds=1)):
        assert send(client, f.PASSWORD).status_code == 302


def test_after_the_quarter_counting_starts_anew(client, bram):
    for _ in range(MAX_FAILURES):
        send(client, "mis")
    with clock.at(f.TUESDAY + dt.timedelta(minutes=15, seconds=1)):
        assert send(client, "mis").status_code == 200
        assert SignInFailures.objects.get().count == 1


def test_failures_spread_over_the_day_do_not_close(client, bram):
    for minutes in range(0, 20 * 12, 12):
        with clock.at(f.TUESDAY + dt.timedelta(minutes=minutes)):
            assert send(client, "mis").status_code == 200


def test_a_good_sign_in_clears_the_count(client, bram):
    for _ in range(5):
        send(client, "mis")
    send(client, f.PASSWORD)
    assert not SignInFailures.objects.exists()


def test_another_username_is_not_closed(client, bram):
    for _ in range(MAX_FAILURES):
        send(client, "mis", username="niemand")
    assert send(client, f.PASSWORD).status_code == 302


def test_nothing_typed_is_kept(client, bram):
    send(client, "Welkom123456", username="Welkom123456")
    row = SignInFailures.objects.get()
    assert len(row.key) == 64
    for event in Event.objects.all():
        assert "Welkom" not in f"{event.object_id}{event.data}"


def test_old_counts_are_removed(client, bram):
    send(client, "mis", username="niemand")
    with clock.at(f.TUESDAY + dt.timedelta(days=2)):
        send(client, "mis")
    assert SignInFailures.objects.count() == 1


def test_signed_in_person_is_sent_on(client, bram):
    client.force_login(bram)
    assert client.get(f"{URL}?next=/tafels/")["Location"] == "/tafels/"


def test_sign_out_is_a_post(client, bram):
    client.force_login(bram)
    assert client.get(reverse("people:sign_out")).status_code == 405
    assert client.post(reverse("people:sign_out"))["Location"] == URL
    assert not signed_in(client)
    assert actions() == [("sign_out.done", "done", bram.pk)]


def test_session_gets_a_new_key_at_sign_in(client, bram):
    session = client.session
    session["x"] = 1
    session.save()
    before = session.session_key
    send(client, f.PASSWORD)
    assert client.session.session_key != before
