"""'Nog niet, want …': said at the table beside akkoord; the voorzitter records with it what must be completed."""

import pytest
from django.urls import reverse

from canvas import services
from canvas.models import AgendaItem, NotYet
from canvas.six_eyes import ItemFacts
from maatwerk.lib import clock
from maatwerk.lib.refusals import NotAllowed, RuleBroken
from tests import factories as f
from tests.canvas.below_orm import insert, verdict
from tests.canvas.tafel_setup import edit, give, on_the_table

pytestmark = pytest.mark.django_db
WANT = "de offerte van de aannemer ontbreekt"


@pytest.fixture
def table():
    with clock.at(f.TUESDAY):
        yield on_the_table()


def url(name, table):
    return reverse(name, args=[table.meeting.pk, table.item.pk])


def row(table, **other):
    item = AgendaItem.objects.get(pk=table.item.pk)
    values = {"item_id": item.pk, "version_id": item.version_id, "said_by_id": table.cast.eye1.pk}
    return insert("canvas_notyet", **{**values, "said_at": clock.now(), "reason": WANT, **other})


def test_not_yet_is_shown_with_its_reason_to_all_at_the_table(client, table):
    client.force_login(table.cast.eye1)
    response = client.post(url("canvas:not_yet", table), {"reason": WANT, "once": "a"})
    assert response.status_code == 302
    for person in (table.cast.eye1, table.cast.eye2, table.cast.chair):
        client.force_login(person)
        assert f"nog niet, want {WANT}" in client.get(url("canvas:item", table)).content.decode()
    assert len(ItemFacts(table.item).counted) == 0


def test_akkoord_after_not_yet_takes_its_place(client, table):
    services.say_not_yet(table.item, WANT, by=table.cast.eye1)
    give(table, table.cast.eye1)
    facts = ItemFacts(table.item)
    assert (facts.counted, facts.not_yets) == ([table.cast.eye1.pk], {})


def test_not_yet_after_akkoord_is_refused_by_service_and_database(table):
    give(table, table.cast.eye1)
    with pytest.raises(NotAllowed, match="gaf al akkoord"):
        services.say_not_yet(table.item, WANT, by=table.cast.eye1)
    assert verdict(row(table)) == "canvas_notyet_after_akkoord"


@pytest.mark.parametrize("who", ["coach", "consultant", "chair", "stranger"])
def test_who_does_not_count_says_no_not_yet(table, who):
    with pytest.raises(NotAllowed):
        services.say_not_yet(table.item, WANT, by=getattr(table.cast, who))


def test_database_asks_the_same_of_not_yet_as_of_akkoord(table):
    assert verdict(row(table)) == ""
    assert verdict(row(table, said_by_id=table.cast.coach.pk)) == "canvas_akkoord_not_involved"
    assert verdict(row(table, said_by_id=table.cast.stranger.pk)) == "canvas_akkoord_attending"
    assert verdict(row(table, reason="")) == "canvas_notyet_reason"
    services.recuse(table.item, table.cast.eye1, by=table.cast.chair)
    assert verdict(row(table)) == "canvas_akkoord_not_recused"
    services.close_meeting(table.meeting, by=table.cast.chair)
    assert verdict(row(table, said_by_id=table.cast.eye2.pk)) == "canvas_akkoord_meeting_open"


def test_not_yet_on_an_older_version_is_forgotten_with_it(table):
    services.say_not_yet(table.item, WANT, by=table.cast.eye1)
    edit(table)
    services.circulate(table.canvas, by=table.cast.consultant)
    assert ItemFacts(table.item).not_yets == {}


def test_double_click_says_it_once_and_empty_reason_keeps_the_page(client, table):
    client.force_login(table.cast.eye1)
    for _ in range(2):
        client.post(url("canvas:not_yet", table), {"reason": WANT, "once": "b"})
    assert NotYet.objects.count() == 1
    response = client.post(url("canvas:not_yet", table), {"reason": " ", "once": "c"})
    assert "Schrijf in een zin wat er nog nodig is." in response.content.decode()


def test_a_bsn_in_the_reason_is_refused_and_stays_typed(client, table):
    client.force_login(table.cast.eye1)
    response = client.post(url("canvas:not_yet", table), {"reason": "vraag na bij 111222333", "once": "d"})
    assert (response.status_code, NotYet.objects.count()) == (409, 0)
    assert "vraag na bij 111222333" in response.content.decode()


def test_the_voorzitter_starts_aanvullen_from_what_colleagues_need(client, table):
    services.say_not_yet(table.item, WANT, by=table.cast.eye1)
    services.say_not_yet(table.item, "wie betaalt de verhuizing?", by=table.cast.eye2)
    client.force_login(table.cast.chair)
    page = reverse("canvas:decide", args=[table.meeting.pk, table.item.pk, "supplement"])
    assert f"{WANT}\nwie betaalt de verhuizing?" in client.get(page).content.decode()


def test_nothing_is_said_after_the_outcome(table):
    services.decide(table.item, "supplement", by=table.cast.chair, reason="offerte")
    with pytest.raises(RuleBroken, match="al vastgelegd"):
        services.say_not_yet(table.item, WANT, by=table.cast.eye1)


# --- a form that is sent twice ---------------------------------------------------------------------------------------
def test_same_form_from_two_windows_is_one_row(client, table):
    other = type(client)()
    for window in (client, other):
        window.force_login(table.cast.eye1)
    token = "a" * 32
    for window, reason in ((client, WANT), (other, "de offerte is te oud")):
        assert window.post(url("canvas:not_yet", table), {"reason": reason, "once": token}).status_code == 302
    assert list(NotYet.objects.values_list("reason", flat=True)) == [WANT]


def test_same_words_once_more_are_one_row_and_other_words_another(client, table):
    for once, reason in (("a", WANT), ("b", WANT), ("c", "de huur is te hoog"), ("d", WANT)):
        services.say_not_yet(table.item, reason, once=once, by=table.cast.eye1)
    assert list(NotYet.objects.values_list("reason", flat=True)) == [WANT, "de huur is te hoog", WANT]


def test_database_takes_a_form_once(table):
    services.say_not_yet(table.item, WANT, once="a", by=table.cast.eye1)
    assert verdict(row(table, once="a", reason="iets anders")) == "canvas_notyet_once"
    assert verdict(row(table, once="b")) == ""
    assert verdict(row(table, once="a", said_by_id=table.cast.eye2.pk)) == ""
