"""The pages of the rhythm: settings, skipped days, the list by week, one's own calendar."""

import datetime as dt

import pytest
from django.urls import reverse
from icalendar import Calendar

from canvas import services
from canvas.enums import MeetingKind
from canvas.models import CalendarKey, Meeting, MeetingSeries, SeriesException
from maatwerk.audit.models import Event
from maatwerk.lib import clock
from tests import factories as f
from tests.canvas.test_planning import BREAKTHROUGH, DEC_1, DEC_8, SPAR, days, offered, place_of, rhythm

pytestmark = pytest.mark.django_db
SERIES, LIST, LINK, FEED = (reverse(f"canvas:{name}") for name in ("series", "meetings", "calendar", "calendar_ics"))


@pytest.fixture(autouse=True)
def tuesday():
    with clock.at(f.TUESDAY):
        yield


@pytest.fixture
def cast(tuesday):
    return f.make_cast()


def typed(cast, **fields):
    known = {"weekday": "2", "starts_at": "13:00", "ends_at": "14:30", "place": "Zaal 3", "weeks_ahead": "2"}
    return {**known, "chair": str(cast.chair.pk), "in_use": "on", "members": [cast.eye1.pk], **fields}


# --- the settings ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("who", ["chair", "admin"])
def test_series_is_set_and_tafels_are_planned(client, cast, who):
    client.force_login(getattr(cast, who))
    assert client.get(SERIES).status_code == 200
    page = client.post(f"{SERIES}?soort=spar", typed(cast))
    assert page["Location"] == f"{SERIES}?soort=spar"
    assert days() == [DEC_1, DEC_8]
    form = client.get(SERIES).context["form"]
    assert (form["place"].value(), form["members"].value()) == ("Zaal 3", [cast.eye1.pk])


def test_refused_settings_say_why_and_keep_what_was_typed(client, cast):
    client.force_login(cast.chair)
    page = client.post(f"{SERIES}?soort=spar", typed(cast, ends_at="12:00"))
    assert page.status_code == 409
    assert "De tafel eindigt later dan zij begint. Pas de tijd aan." in page.text
    assert 'value="Zaal 3"' in page.text
    assert Event.objects.filter(action="series.change", result="refused").count() == 1
    page = client.post(f"{SERIES}?soort=spar", typed(cast, chair=str(cast.eye1.pk), weeks_ahead="99"))
    assert (page.status_code, set(page.context["form"].errors)) == (200, {"chair", "weeks_ahead"})
    assert not MeetingSeries.objects.exists()


def test_day_is_skipped_and_back_again(client, cast):
    rhythm(cast)
    client.force_login(cast.chair)
    skip = reverse("canvas:add_exception", args=["spar"])
    client.post(skip, {"dag-on": "2020-12-08", "dag-reason": "studiedag"})
    page = client.get(LIST)
    assert "Inspiratieruimte · studiedag" in page.text
    assert "gaat niet door" in page.text
    assert [meeting.on for meeting in page.context["upcoming"]] == [DEC_1, dt.date(2020, 12, 15)]
    page = client.post(skip, {"dag-on": "2020-12-09", "dag-reason": "vrije dag"})
    assert page.status_code == 409
    assert "Op woensdag 9 december is er geen spar-tafel: die is op dinsdag." in page.text
    assert 'value="vrije dag"' in page.text
    client.post(reverse("canvas:remove_exception", args=[SeriesException.objects.get().pk]))
    assert DEC_8 in days()


def test_only_voorzitter_and_beheerder_change_the_rhythm(client, cast):
    rhythm(cast)
    for who in (cast.coach, cast.manager):
        client.force_login(who)
        assert client.post(SERIES, typed(cast)).status_code == 403
        assert client.post(reverse("canvas:add_exception", args=["spar"]), {}).status_code == 403
        assert client.post(reverse("canvas:remove_exception", args=[1])).status_code == 403


def test_exceptions_of_a_series_that_is_not_there_are_not_found(client, cast):
    client.force_login(cast.chair)
    assert client.get(SERIES, {"soort": "borrel"}).status_code == 404
    assert client.post(reverse("canvas:add_exception", args=["spar"]), {}).status_code == 404


# --- the list and the tafel ------------------------------------------------------------------------------------------
def test_list_is_by_week_and_says_what_is_full(client, cast):
    rhythm(cast)
    for _ in range(3):
        offered(cast)
    client.force_login(cast.eye1)
    page = client.get(LIST)
    assert [week for week, _ in page.context["weeks"]] == [
        "Volgende week",
        "Week van 7 december",
        "Week van 14 december",
    ]
    assert "90 van 90 minuten" in page.text
    assert page.text.count("mw-badge--warn") == 1
    assert "Vaste dagen en tijden" not in page.text


def test_case_of_a_later_tafel_is_pulled_to_this_one(client, cast):
    today = f.make_meeting(cast, SPAR)
    rhythm(cast)
    canvas = offered(cast)
    client.force_login(cast.chair)
    page = client.get(today.get_absolute_url())
    assert "staat op dinsdag 1 december" in page.text
    assert f"casus {canvas.case.number} op de agenda zetten" in page.text
    client.post(reverse("canvas:agenda", args=[today.pk]), {"canvas": canvas.pk, "minutes": 20})
    assert place_of(canvas) == (f.TUESDAY.date(), 20)


def test_one_and_then_the_rest_go_to_the_next_tafel(client, cast):
    rhythm(cast)
    first, second = offered(cast), offered(cast)
    tafel = Meeting.objects.get(on=DEC_1)
    client.force_login(cast.chair)
    item = first.agenda_items.get()
    client.post(reverse("canvas:agenda_item", args=[tafel.pk, item.pk]), {"do": "next"})
    assert place_of(first)[0] == DEC_8
    page = client.post(reverse("canvas:course", args=[tafel.pk]), {"do": "rest"}, follow=True)
    assert f"Naar een volgende tafel: casus {second.case.number}." in page.text
    assert tafel.items.count() == 0
    page = client.post(reverse("canvas:course", args=[tafel.pk]), {"do": "rest"}, follow=True)
    assert "Er is niets dat naar een volgende tafel kan." in page.text


def test_cancelled_tafel_says_so_and_takes_nothing(client, cast):
    services.add_exception(rhythm(cast), on=DEC_8, reason="studiedag", by=cast.chair)
    tafel = Meeting.objects.get(on=DEC_8)
    client.force_login(cast.chair)
    page = client.get(tafel.get_absolute_url())
    assert page.context["need"]["lead"] == "Deze tafel gaat niet door: studiedag."
    assert page.context["changes"] is False
    for do in ("open", "take", "rest"):
        page = client.post(reverse("canvas:course", args=[tafel.pk]), {"do": do})
        assert page.status_code == 409
        assert "Deze tafel gaat niet door: studiedag." in page.text


@pytest.mark.parametrize("number", [1, 3])
def test_queries_do_not_grow(client, cast, django_assert_num_queries, number):
    series = rhythm(cast, weeks_ahead=number + 3)
    for week in range(number):
        services.add_exception(series, on=DEC_1 + dt.timedelta(weeks=week), reason="vrij", by=cast.chair)
        offered(cast)
    client.force_login(cast.chair)
    client.get(LIST)
    for address, queries in (
        (SERIES, 7),
        (LIST, 6),
        (Meeting.objects.latest("on").get_absolute_url(), 7),
    ):
        with django_assert_num_queries(queries):
            client.get(address)


# --- one's own calendar ----------------------------------------------------------------------------------------------
def linked(client, user):
    client.force_login(user)
    address = client.post(LINK, {"do": "link"}).context["address"]
    client.logout()
    return address


def events(answer):
    return {str(one["uid"]): one for one in Calendar.from_ical(answer.content).walk("VEVENT")}


def test_feed_holds_day_time_and_place_and_nothing_of_a_case(client, cast):
    rhythm(cast)
    canvas = offered(cast)
    address = linked(client, cast.eye1)
    answer = client.get(address)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in answer["Cache-Control"]
    first = events(answer)[f"tafel-{Meeting.objects.get(on=DEC_1).pk}@127.0.0.1"]
    assert (first["summary"], first["location"], first["status"]) == ("Spar-tafel", "Inspiratieruimte", "CONFIRMED")
    assert first["dtstart"].dt == dt.datetime(2020, 12, 1, 13, tzinfo=clock.AMSTERDAM)
    assert b"TZID=Europe/Amsterdam" in answer.content
    assert b"BEGIN:VTIMEZONE" in answer.content
    assert canvas.case.number.encode() not in answer.content


def test_change_and_cancellation_reach_the_calendar(client, cast):
    series = rhythm(cast)
    address = linked(client, cast.eye1)
    before = events(client.get(address))
    rhythm(cast, starts_at=dt.time(12))
    services.add_exception(series, on=DEC_8, reason="studiedag", by=cast.chair)
    after = events(client.get(address))
    assert before.keys() == after.keys()
    uid = f"tafel-{Meeting.objects.get(on=DEC_8).pk}@127.0.0.1"
    assert [one[uid]["sequence"] for one in (before, after)] == [0, 2]
    assert (before[uid]["status"], after[uid]["status"]) == ("CONFIRMED", "CANCELLED")


def test_feed_is_of_one_person_and_holds_no_spoed(client, cast):
    rhythm(cast)
    assert len(events(client.get(linked(client, cast.eye1)))) == 3
    assert len(events(client.get(linked(client, cast.chair)))) == 3
    assert events(client.get(linked(client, cast.eye3))) == {}


def test_key_is_renewed_and_ended_and_only_its_digest_kept(client, cast):
    old = linked(client, cast.eye1)
    new = linked(client, cast.eye1)
    key = new.partition("sleutel=")[2]
    assert CalendarKey.objects.get().digest != key
    assert [client.get(address).status_code for address in (old, new)] == [404, 200]
    for wrong in ("", key[:-1], key + "x", CalendarKey.objects.get().digest):
        assert client.get(FEED, {"sleutel": wrong}).status_code == 404
    client.force_login(cast.eye1)
    assert key not in client.get(LINK).text
    client.post(LINK, {"do": "unlink"})
    assert client.get(new).status_code == 404


@pytest.mark.parametrize("change", [{"is_active": False}, {"roles": ["manager"]}])
def test_key_of_who_works_here_no_more_opens_nothing(client, cast, change):
    address = linked(client, cast.eye1)
    type(cast.eye1).objects.filter(pk=cast.eye1.pk).update(**change)
    assert client.get(address).status_code == 404


def test_invitation_for_one_tafel(client, cast):
    rhythm(cast, BREAKTHROUGH)
    tafel = Meeting.objects.get(on=DEC_1)
    client.force_login(cast.eye1)
    answer = client.get(reverse("canvas:meeting_ics", args=[tafel.pk]))
    assert answer["Content-Disposition"] == 'attachment; filename="breakthrough-2020-12-01.ics"'
    (event,) = events(answer).values()
    assert str(event["summary"]) == MeetingKind.BREAKTHROUGH.label.capitalize()
