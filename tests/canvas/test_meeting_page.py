"""The page of one tafel: its agenda with the clock, who is there, opening and closing."""

import datetime as dt

import pytest
from django.urls import reverse

from canvas import services
from canvas.enums import MeetingKind, Outcome
from canvas.models import AgendaItem
from cases.services import stop_case
from maatwerk.audit.models import Event
from maatwerk.lib import clock
from maatwerk.people.enums import Role
from maatwerk.people.models import Mandate
from tests import factories as f
from tests.canvas.tafel_setup import TOMORROW, edit, give, small_case, tuesday_tables

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tuesday():
    with clock.at(f.TUESDAY):
        yield


@pytest.fixture
def cast(tuesday):
    return f.make_cast()


@pytest.fixture
def tables(cast):
    found = tuesday_tables(cast)
    found.fund = f.make_fund(cast)
    return found


@pytest.fixture
def planned(cast):
    """A doorbraaktafel of tomorrow for which the coach and one other are invited."""
    return services.plan_meeting(
        kind=MeetingKind.BREAKTHROUGH,
        on=TOMORROW,
        starts_at=dt.time(15),
        ends_at=dt.time(16, 30),
        place="Inspiratieruimte",
        attendees=[cast.coach, cast.consultant, cast.eye1],
        by=cast.chair,
    )


def to_plan(tables):
    case = small_case(tables, circulated=False)
    services.circulate(case.canvas, by=tables.cast.coach)
    return case


def look(client, meeting, user):
    client.force_login(user)
    return client.get(meeting.get_absolute_url())


def post(client, name, *args, **data):
    return client.post(reverse(f"canvas:{name}", args=args), data)


# --- the agenda ------------------------------------------------------------------------------------------------------
def test_agenda_has_the_clock_and_adds_up(client, tables, planned):
    for minutes in (20, 30):
        services.put_on_agenda(planned, to_plan(tables).canvas, minutes=minutes, by=tables.cast.chair)
    page = look(client, planned, tables.cast.chair)
    assert [(f"{row.starts:%H.%M}", f"{row.ends:%H.%M}") for row in page.context["rows"]] == [
        ("15.00", "15.20"),
        ("15.20", "15.50"),
    ]
    assert "50 van 90 minuten" in page.text
    assert "vraagt € 4.300" in page.text.replace("\N{NO-BREAK SPACE}", " ")


def test_ready_case_goes_on_the_agenda_and_off_again(client, tables, planned):
    case = to_plan(tables)
    assert [canvas.pk for canvas in look(client, planned, tables.cast.chair).context["ready"]] == [case.canvas.pk]
    post(client, "agenda", planned.pk, canvas=case.canvas.pk, minutes=25)
    item = AgendaItem.objects.get(meeting=planned)
    assert (item.canvas_id, item.minutes) == (case.canvas.pk, 25)
    post(client, "agenda_item", planned.pk, item.pk, do="remove")
    assert not AgendaItem.objects.filter(meeting=planned).exists()


def test_items_change_place_and_length(client, tables, planned):
    items = [services.put_on_agenda(planned, to_plan(tables).canvas, by=tables.cast.chair) for _ in range(3)]
    client.force_login(tables.cast.chair)
    post(client, "agenda_item", planned.pk, items[2].pk, do="up")
    post(client, "agenda_item", planned.pk, items[0].pk, do="down")
    post(client, "agenda_item", planned.pk, items[0].pk, do="minutes", minutes=10)
    found = list(planned.items.values_list("pk", "minutes"))
    assert found == [(items[2].pk, 30), (items[0].pk, 10), (items[1].pk, 30)]


@pytest.mark.parametrize(
    ("minutes", "sentence"),
    [
        (31, "Een casus krijgt 5 tot 30 minuten."),
        (0, "Een casus krijgt 5 tot 30 minuten."),
        (30, "Deze tafel is vol: er zijn nog 20 minuten. Kies minder minuten of een andere tafel."),
    ],
)
def test_what_does_not_fit_is_refused_with_its_sentence(client, tables, planned, minutes, sentence):
    for used in (30, 30, 10):
        services.put_on_agenda(planned, to_plan(tables).canvas, minutes=used, by=tables.cast.chair)
    case = to_plan(tables)
    client.force_login(tables.cast.chair)
    page = post(client, "agenda", planned.pk, canvas=case.canvas.pk, minutes=minutes)
    assert page.status_code == 409
    assert sentence in page.text
    assert planned.items.count() == 3
    assert Event.objects.filter(action="agenda.add", result="refused").count() == 1


def test_minutes_that_are_no_number_change_nothing(client, tables, planned):
    item = services.put_on_agenda(planned, to_plan(tables).canvas, by=tables.cast.chair)
    client.force_login(tables.cast.chair)
    page = client.post(
        reverse("canvas:agenda_item", args=[planned.pk, item.pk]), {"do": "minutes", "minutes": "half uur"}, follow=True
    )
    assert "Vul de minuten in als een getal." in page.text
    assert planned.items.get().minutes == 30


def test_same_case_does_not_come_twice_at_one_table(client, tables):
    """After aanvullen it goes to a later tafel, also when it is circulated again within the hour."""
    case, cast = small_case(tables), tables.cast
    services.decide(case.item, Outcome.SUPPLEMENT, reason="Wie betaalt?", by=cast.chair)
    edit(case)
    services.circulate(case.canvas, by=cast.coach)
    client.force_login(cast.chair)
    page = post(client, "agenda", case.meeting.pk, canvas=case.canvas.pk, minutes=5)
    assert page.status_code == 409
    assert "Deze casus staat al op de agenda van deze tafel." in page.text


def test_item_from_which_someone_withdrew_stays_on_the_agenda(client, tables):
    case, cast = small_case(tables), tables.cast
    services.recuse(case.item, cast.eye1, by=cast.eye1)
    client.force_login(cast.chair)
    page = post(client, "agenda_item", case.meeting.pk, case.item.pk, do="remove")
    assert page.status_code == 409
    assert "Dit agendapunt is al behandeld en blijft staan." in page.text


@pytest.mark.parametrize(
    ("invited", "sentence"),
    [
        ((), "Er zijn twee akkoorden nodig, maar nog niemand is uitgenodigd die akkoord kan geven."),
        (
            ("eye1",),
            "Er zijn twee akkoorden nodig, maar er is nog maar één maatwerkeindbaas uitgenodigd die akkoord kan geven.",
        ),
        (("eye1", "eye2"), ""),
    ],
)
def test_voorzitter_is_warned_when_too_few_can_give_akkoord(client, tables, planned, invited, sentence):
    cast = tables.cast
    people = [cast.coach, cast.consultant, cast.stranger, *(getattr(cast, name) for name in invited)]
    services.change_attendees(planned, attendees=people, by=cast.chair)
    services.put_on_agenda(planned, to_plan(tables).canvas, by=cast.chair)
    page = look(client, planned, cast.chair)
    (row,) = page.context["rows"]
    assert row.warnings == ([sentence] if sentence else [])
    need = page.context["need"]
    assert need["lead"] == (
        "Nodig meer collega's uit: voor één casus zijn het er te weinig."
        if sentence
        else "De agenda staat. Open de tafel woensdag 25 november."
    )


def test_recused_colleague_is_not_counted_among_who_can_give_akkoord(client, tables, planned):
    cast = tables.cast
    services.change_attendees(planned, attendees=[cast.eye1, cast.eye2], by=cast.chair)
    item = services.put_on_agenda(planned, to_plan(tables).canvas, by=cast.chair)
    services.recuse(item, cast.eye2, by=cast.eye2)
    (row,) = look(client, planned, cast.chair).context["rows"]
    assert len(row.warnings) == 1


def test_voorzitter_is_told_who_could_still_join(client, tables, planned):
    cast = tables.cast
    services.change_attendees(planned, attendees=[cast.eye1], by=cast.chair)
    item = services.put_on_agenda(planned, to_plan(tables).canvas, by=cast.chair)
    page = look(client, planned, cast.chair)
    # Not who is invited already, not the maatwerkeindbaas of the case, not who has no mandate.
    assert page.context["rows"][0].could_join == (cast.eye2, cast.eye3)
    assert "Kan nog aanschuiven: D. Vandirk (Schuldhulpverlening), K. Vankarel (Wonen)." in " ".join(page.text.split())
    # Who took no part at an earlier tafel on this version is not asked for it again.
    services.change_attendees(planned, attendees=[cast.eye1, cast.eye2], by=cast.chair)
    services.recuse(item, cast.eye2, by=cast.eye2)
    services.change_attendees(planned, attendees=[cast.eye1], by=cast.chair)
    assert look(client, planned, cast.chair).context["rows"][0].could_join == (cast.eye3,)
    Mandate.objects.filter(user=cast.eye3).delete()
    assert "Er is niemand anders met een lopend mandaat" in look(client, planned, cast.chair).text
    assert "Kan nog aanschuiven" not in look(client, planned, cast.coach).text


def test_spar_tafel_warns_for_fewer_than_three_others(client, cast):
    meeting = f.make_meeting(cast, MeetingKind.SPAR, attendees=[cast.coach, cast.consultant, cast.eye1])
    canvas = f.make_canvas(cast)
    services.offer_for_spar(canvas, by=cast.coach)
    services.put_on_agenda(meeting, canvas, by=cast.chair)
    (row,) = look(client, meeting, cast.chair).context["rows"]
    assert row.warnings == ["Er spart één maatwerkeindbaas mee; drie is de afspraak."]


def test_changed_canvas_is_seen_on_the_agenda(client, tables):
    case = small_case(tables)
    edit(case)
    (row,) = look(client, case.meeting, tables.cast.chair).context["rows"]
    assert row.warnings[0].startswith("De tekst of een bedrag is gewijzigd na versie 1.")


def test_treated_items_are_done_and_the_next_is_now(client, tables):
    cases = [small_case(tables) for _ in range(3)]
    give(cases[0], tables.cast.eye1, tables.cast.eye2)
    services.decide(cases[0].item, Outcome.AGREED, by=tables.cast.chair)
    page = look(client, tables.breakthrough, tables.cast.chair)
    assert [row.state for row in page.context["rows"]] == ["done", "now", "todo"]
    assert page.context["need"]["lead"] == f"Aan de beurt: casus {cases[1].case.number}, 15.05–15.10 uur."


# --- who sees what ---------------------------------------------------------------------------------------------------
def test_who_is_not_involved_sees_no_case_numbers(client, tables):
    case = small_case(tables)
    page = look(client, tables.breakthrough, tables.cast.stranger)
    assert page.status_code == 200
    assert case.case.number not in page.text
    assert "1 casus waar jij niet bij betrokken bent." in page.text


@pytest.mark.parametrize("who", ["coach", "consultant", "eye1", "chair"])
def test_who_is_involved_sees_the_case(client, tables, who):
    case = small_case(tables)
    page = look(client, tables.breakthrough, getattr(tables.cast, who))
    assert case.item.get_absolute_url() in page.text


def test_page_holds_no_text_of_a_canvas(client, tables):
    small_case(tables)
    assert "Tekst voor" not in look(client, tables.breakthrough, tables.cast.chair).text


@pytest.mark.parametrize("who", ["keeper", "manager", "adviser", "admin"])
def test_tafel_is_for_who_works_at_it(client, tables, who):
    assert look(client, tables.breakthrough, getattr(tables.cast, who)).status_code == 403


def test_unknown_tafel_is_not_found(client, cast):
    client.force_login(cast.chair)
    assert client.get(reverse("canvas:meeting", args=[0])).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(("who", "queries"), [("chair", 21), ("eye1", 20)])
def test_queries_of_the_page_do_not_grow(client, tables, django_assert_num_queries, number, who, queries):
    for _ in range(number):
        give(small_case(tables), tables.cast.eye1)
        to_plan(tables)
    client.force_login(getattr(tables.cast, who))
    with django_assert_num_queries(queries):
        client.get(tables.breakthrough.get_absolute_url())


# --- opening, closing, being there -----------------------------------------------------------------------------------
def test_tafel_opens_on_its_day_and_closes(client, tables, planned):
    cast = tables.cast
    services.put_on_agenda(planned, to_plan(tables).canvas, by=cast.chair)
    client.force_login(cast.chair)
    page = post(client, "course", planned.pk, do="open")
    assert page.status_code == 409
    assert "Deze tafel is op 25-11-2020. Open haar op de dag zelf." in page.text
    with clock.at(dt.datetime(2020, 11, 25, 15)):
        assert look(client, planned, cast.chair).context["need"]["post_label"] == "Tafel openen"
        post(client, "course", planned.pk, do="open")
        planned.refresh_from_db()
        assert planned.is_open
        post(client, "course", planned.pk, do="close")
        page = look(client, planned, cast.chair)
        assert page.context["need"]["lead"] == "Deze tafel is gesloten om 15.00 uur."
        assert page.context["changes"] is False


@pytest.mark.parametrize("do", ["open", "close"])
def test_only_its_voorzitter_opens_and_closes(client, tables, do):
    for person in (tables.cast.coach, tables.cast.eye1, f.make_user("vera", Role.CHAIR)):
        client.force_login(person)
        page = post(client, "course", tables.breakthrough.pk, do=do)
        assert page.status_code == 403
        assert "Dit doet de voorzitter van deze tafel." in page.text
    assert Event.objects.filter(action=f"meeting.{do}", result="refused").count() == 3


def test_another_voorzitter_takes_a_tafel_over_before_it_opens(client, tables, planned):
    another = f.make_user("vera", Role.CHAIR)
    assert "Tafel overnemen" in look(client, planned, another).text
    post(client, "course", planned.pk, do="take")
    planned.refresh_from_db()
    assert planned.chair == another
    assert Event.objects.get(action="meeting.chair").data == {"before": tables.cast.chair.pk}
    page = post(client, "course", tables.breakthrough.pk, do="take")
    assert page.status_code == 409
    assert "Deze tafel is al geopend; de voorzitter die haar opende, leidt haar." in page.text


def test_colleague_without_the_role_takes_nothing_over(client, tables, planned):
    client.force_login(tables.cast.eye1)
    assert post(client, "course", planned.pk, do="take").status_code == 403


def test_unknown_step_is_not_found(client, tables):
    client.force_login(tables.cast.chair)
    assert post(client, "course", tables.breakthrough.pk, do="feest").status_code == 404


def test_each_says_herself_that_she_is_there_and_goes(client, cast):
    meeting = f.make_meeting(cast, present=False)
    page = look(client, meeting, cast.eye1)
    assert page.context["need"]["post_label"] == "Ik ben er"
    post(client, "presence", meeting.pk, do="present")
    assert meeting.attendees.get(user=cast.eye1).is_present
    post(client, "presence", meeting.pk, do="left")
    assert not meeting.attendees.get(user=cast.eye1).is_present


def test_voorzitter_ticks_others(client, cast):
    meeting = f.make_meeting(cast, present=False)
    client.force_login(cast.chair)
    post(client, "presence", meeting.pk, user=cast.eye2.pk, do="present")
    assert meeting.attendees.get(user=cast.eye2).is_present


def test_colleague_does_not_tick_another(client, cast):
    meeting = f.make_meeting(cast, present=False)
    client.force_login(cast.eye1)
    page = post(client, "presence", meeting.pk, user=cast.eye2.pk, do="present")
    assert page.status_code == 403
    assert not meeting.attendees.get(user=cast.eye2).is_present


def test_who_is_not_invited_is_not_there(client, cast):
    meeting = f.make_meeting(cast, attendees=[cast.eye1])
    client.force_login(cast.stranger)
    page = post(client, "presence", meeting.pk, do="present")
    assert page.status_code == 409
    assert "Deze collega is niet uitgenodigd voor deze tafel. De voorzitter kan haar toevoegen." in page.text


@pytest.mark.parametrize("name", ["presence", "course", "agenda"])
def test_address_for_posting_leads_back_to_the_page(client, cast, name):
    meeting = f.make_meeting(cast)
    client.force_login(cast.eye1)
    assert client.get(reverse(f"canvas:{name}", args=[meeting.pk]))["Location"] == meeting.get_absolute_url()


def test_agenda_is_the_voorzitters(client, tables):
    case = small_case(tables)
    for person in (tables.cast.coach, f.make_user("vera", Role.CHAIR)):
        client.force_login(person)
        assert post(client, "agenda", case.meeting.pk, canvas=case.canvas.pk, minutes=5).status_code == 403
        for do in ("up", "down", "minutes", "remove"):
            assert post(client, "agenda_item", case.meeting.pk, case.item.pk, do=do, minutes=5).status_code == 403
    assert case.meeting.items.get().minutes == 5


def test_stopped_case_is_taken_off(client, tables, planned):
    case = to_plan(tables)
    item = services.put_on_agenda(planned, case.canvas, by=tables.cast.chair)
    stop_case(case.case, "withdrawn", reason="Het gezin verhuist.", by=tables.cast.coach)
    client.force_login(tables.cast.chair)
    post(client, "agenda_item", planned.pk, item.pk, do="remove")
    assert planned.items.count() == 0
    assert look(client, planned, tables.cast.chair).context["ready"] == []
