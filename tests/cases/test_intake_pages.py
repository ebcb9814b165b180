"""Gesprekken, akkoord gezin and stopping."""

import pytest
from django.urls import reverse

from cases import services
from cases.enums import Status
from cases.models import Conversation
from maatwerk.lib import clock
from tests import factories as f


def url(name, case):
    return reverse(f"cases:{name}", args=[case.number])


def talk(case, by):
    services.record_conversation(case, held_on=clock.today(), note="kennisgemaakt", by=by)
    case.refresh_from_db()


# --- conversations ---------------------------------------------------------------------------------------------------
def test_conversation_is_recorded_and_listed(as_user, cast, case):
    client = as_user(cast.consultant)
    assert "Er is nog geen gesprek vastgelegd." in client.get(url("conversations", case)).text
    sent = {"once": "a", "held_on": "2020-11-23", "note": "Er is te weinig ruimte.\nDe huur loopt op."}
    answer = client.post(url("conversations", case), sent)
    assert answer["Location"] == url("conversations", case)
    page = client.get(url("conversations", case))
    assert "De huur loopt op." in page.text
    assert "maandag 23 november" in page.text
    assert "zo vaak als nodig" in page.text.lower()
    case.refresh_from_db()
    assert case.status == Status.IN_CONVERSATION


def test_conversation_of_tomorrow_keeps_the_note(as_user, cast, case):
    sent = {"once": "a", "held_on": "2020-11-25", "note": "morgen verder"}
    page = as_user(cast.consultant).post(url("conversations", case), sent)
    assert page.status_code == 409
    assert "Leg een gesprek vast nadat het is gevoerd: kies vandaag of een eerdere dag." in page.text
    assert "morgen verder" in page.text
    assert not Conversation.objects.exists()


def test_conversation_sent_twice_is_one(as_user, cast, case):
    client = as_user(cast.consultant)
    for _ in range(2):
        client.post(url("conversations", case), {"once": "a", "held_on": "2020-11-23", "note": "x"})
    assert Conversation.objects.count() == 1


def test_conversation_form_is_closed_in_a_stopped_case(as_user, cast, case):
    services.stop_case(case, Status.REGULAR, reason="lukt toch", by=cast.coach)
    page = as_user(cast.consultant).get(url("conversations", case))
    assert "Deze casus is regulier opgepakt. Er wordt niets meer in vastgelegd." in page.text
    assert "<textarea" not in page.text


@pytest.mark.parametrize("rows", [1, 3])
def test_conversation_queries_do_not_grow(as_user, cast, case, rows, django_assert_num_queries):
    for _ in range(rows):
        talk(case, cast.consultant)
    client = as_user(cast.consultant)
    with django_assert_num_queries(9):
        client.get(url("conversations", case))


# --- akkoord gezin ---------------------------------------------------------------------------------------------------
def test_akkoord_waits_for_a_conversation(as_user, cast, case):
    page = as_user(cast.consultant).get(url("family_akkoord", case))
    assert "Leg eerst een gesprek met het gezin vast; daarna kan het gezin akkoord geven." in page.text
    assert 'type="date"' not in page.text


def test_akkoord_is_recorded(as_user, cast, case):
    talk(case, cast.consultant)
    client = as_user(cast.consultant)
    answer = client.post(url("family_akkoord", case), {"given_on": "2020-11-24"})
    assert answer["Location"] == f"/casussen/{case.number}/"
    page = client.get(url("family_akkoord", case))
    assert "24 november 2020" in page.text
    assert url("withdraw_family_akkoord", case) in page.text


def test_akkoord_of_tomorrow_is_refused(as_user, cast, case):
    talk(case, cast.consultant)
    page = as_user(cast.consultant).post(url("family_akkoord", case), {"given_on": "2020-11-25"})
    assert page.status_code == 409
    assert "Kies de dag waarop het gezin akkoord gaf: vandaag of eerder." in page.text
    assert 'value="2020-11-25"' in page.text


def test_akkoord_is_never_called_toestemming(as_user, cast, case):
    talk(case, cast.consultant)
    assert "toestemming" not in as_user(cast.consultant).get(url("family_akkoord", case)).text.lower()


def test_withdrawing_says_what_it_means_and_stops_the_case(as_user, cast, case):
    talk(case, cast.consultant)
    services.give_family_akkoord(case, given_on=clock.today(), by=cast.consultant)
    client = as_user(cast.consultant)
    page = client.get(url("withdraw_family_akkoord", case))
    assert "De casus stopt meteen" in page.text
    client.post(url("withdraw_family_akkoord", case))
    case.refresh_from_db()
    assert case.status == Status.FAMILY_DECLINED
    assert "trok het in op 24 november 2020" in client.get(url("family_akkoord", case)).text
    assert client.get(url("withdraw_family_akkoord", case))["Location"] == url("family_akkoord", case)


def test_withdrawing_nothing_says_so(as_user, cast, case):
    page = as_user(cast.consultant).post(url("withdraw_family_akkoord", case), follow=True)
    assert "Er is geen akkoord van het gezin om in te trekken." in page.text


# --- stopping --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("status", ["regular", "family_declined", "withdrawn"])
def test_stopping(as_user, cast, case, status):
    answer = as_user(cast.coach).post(url("stop", case), {"status": status, "reason": "Het lukt toch."})
    assert answer["Location"] == f"/casussen/{case.number}/"
    case.refresh_from_db()
    assert (case.status, case.exit_reason) == (status, "Het lukt toch.")


def test_stopping_needs_a_reason_and_keeps_the_choice(as_user, cast, case):
    page = as_user(cast.coach).post(url("stop", case), {"status": "regular", "reason": " "})
    assert page.context["form"].errors == {"reason": ["Schrijf in een zin waarom de casus stopt."]}
    assert page.context["form"]["status"].value() == "regular"
    case.refresh_from_db()
    assert case.is_open


def test_not_agreed_is_no_choice_of_a_member(as_user, cast, case):
    page = as_user(cast.coach).post(url("stop", case), {"status": "not_agreed", "reason": "x"})
    assert list(page.context["form"].errors) == ["status"]


def test_stopping_is_closed_after_akkoord(as_user, cast):
    canvas = f.make_canvas(cast)
    f.agree(cast, f.to_breakthrough(cast, canvas))
    page = as_user(cast.coach).get(url("stop", canvas.case))
    assert "vraag dan de voorzitter om het akkoord in te trekken" in page.text
    assert "<textarea" not in page.text
