"""A tafel is called off or moved: who sits there is mailed once, and its cases find another place."""

import datetime as dt

import pytest
from django.core import mail as django_mail
from django.urls import reverse

from canvas import services
from canvas.enums import MeetingKind
from canvas.models import AgendaItem, Canvas, Meeting
from maatwerk.audit.models import Event
from maatwerk.lib import clock
from maatwerk.lib.refusals import NotAllowed, RuleBroken
from maatwerk.people.models import User
from maatwerk.post.enums import Kind
from maatwerk.post.models import Mail
from tests import factories as f
from tests.canvas.test_planning import rhythm
from tests.jobs import run_jobs

pytestmark = pytest.mark.django_db
DEC_1, DEC_8 = dt.date(2020, 12, 1), dt.date(2020, 12, 8)
WHY = "de zaal staat onder water"


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        cast = f.make_cast()
        User.objects.update(email="collega@example.nl")
        yield cast


def planned(cast, on=DEC_1, *, minutes=60):
    """A spar-tafel planned by hand."""
    return services.plan_meeting(
        kind=MeetingKind.SPAR, on=on, starts_at=dt.time(13), ends_at=dt.time(13 + minutes // 60), place="Zaal 2",
        attendees=[cast.eye1, cast.eye2], by=cast.chair,
    )  # fmt: skip


def on_agenda(cast, meeting, *, minutes=30):
    canvas = f.make_canvas(cast, costs=False)
    services.offer_for_spar(canvas, by=cast.coach)
    return services.put_on_agenda(meeting, canvas, by=cast.chair, minutes=minutes)


def told():
    return sorted(Mail.objects.filter(kind=Kind.TAFEL_CHANGED).values_list("to_user__username", flat=True))


def ready():
    return [canvas.case.number for canvas in Canvas.objects.ready_for(MeetingKind.SPAR).select_related("case")]


def test_cancelled_tafel_mails_who_was_invited_once_and_says_nothing_of_a_plan(cast):
    meeting = planned(cast)
    on_agenda(cast, meeting)
    services.cancel_meeting(meeting, reason=WHY, by=cast.chair)
    assert told() == ["carla", "dirk"]
    with pytest.raises(RuleBroken, match="gaat niet door"):
        services.cancel_meeting(meeting, reason=WHY, by=cast.chair)
    assert told() == ["carla", "dirk"]
    run_jobs()
    text = next(one.body for one in django_mail.outbox if "gaat niet door" in one.body)
    assert "De spar-tafel van dinsdag 1 december, 13.00 uur gaat niet door." in text
    assert meeting.get_absolute_url() in text
    assert WHY not in text
    assert "2020-001" not in text


def test_its_cases_go_to_the_next_tafel_and_the_rest_is_ready_again(cast):
    meeting, later = planned(cast), planned(cast, DEC_8)
    first, second, third = (on_agenda(cast, meeting, minutes=minutes) for minutes in (30, 15, 15))
    on_agenda(cast, later, minutes=30)
    services.cancel_meeting(meeting, reason=WHY, by=cast.chair)
    assert list(AgendaItem.objects.filter(pk__in=[first.pk, second.pk, third.pk], meeting=later)) == [first]
    assert sorted(ready()) == sorted([second.canvas.case.number, third.canvas.case.number])
    # As soon as there is room they get their place by themselves.
    rhythm(cast)
    assert ready() == []


def test_who_takes_no_part_in_a_case_is_not_forgotten(cast):
    meeting = planned(cast)
    services.recuse(on_agenda(cast, meeting), cast.eye1, by=cast.eye1)
    with pytest.raises(RuleBroken, match="Er is geen volgende spar-tafel"):
        services.cancel_meeting(meeting, reason=WHY, by=cast.chair)
    assert not Meeting.objects.get(pk=meeting.pk).cancelled_at


def opened(cast, meeting):
    with clock.at(dt.datetime(2020, 12, 1, 13)):
        services.open_meeting(meeting, by=cast.chair)


def of_series(cast, meeting):
    Meeting.objects.filter(pk=meeting.pk).update(series=rhythm(cast, weekday=3))


@pytest.mark.parametrize(
    ("before", "sentence"),
    [(opened, "De tafel van deze dag is al geopend"), (of_series, "Deze tafel hoort bij de vaste tafels")],
)
def test_tafel_that_is_not_called_off(cast, before, sentence):
    meeting = planned(cast)
    before(cast, meeting)
    meeting.refresh_from_db()
    with pytest.raises(RuleBroken, match=sentence):
        services.cancel_meeting(meeting, reason=WHY, by=cast.chair)


def test_only_its_voorzitter_calls_it_off_and_with_a_reason(cast):
    meeting = planned(cast)
    for person in (cast.coach, cast.eye1, cast.stranger, cast.admin):
        with pytest.raises(NotAllowed):
            services.cancel_meeting(meeting, reason=WHY, by=person)
    for reason in ("", "  "):
        with pytest.raises(RuleBroken, match="Schrijf op waarom"):
            services.cancel_meeting(meeting, reason=reason, by=cast.chair)


def test_moved_tafels_are_one_mail_per_person_for_one_act(cast):
    rhythm(cast)
    rhythm(cast)
    assert told() == []
    rhythm(cast, place="Zaal 5")
    assert told() == ["carla", "dirk"]
    body = Mail.objects.filter(kind=Kind.TAFEL_CHANGED).first().body
    assert body == "3 tafels zijn verplaatst. De eerste is nu de spar-tafel van dinsdag 1 december, 13.00 uur, Zaal 5."
    rhythm(cast, place="Zaal 5", weekday=3)
    assert told() == ["carla", "carla", "dirk", "dirk"]


def test_day_that_is_skipped_and_not_after_all_is_told_twice(cast):
    series = rhythm(cast)
    gone = services.add_exception(series, on=DEC_8, reason="studiedag", by=cast.chair)
    services.remove_exception(gone, by=cast.chair)
    bodies = set(Mail.objects.filter(kind=Kind.TAFEL_CHANGED, to_user=cast.eye1).values_list("body", flat=True))
    assert bodies == {
        "De spar-tafel van dinsdag 8 december, 13.00 uur gaat niet door. Waarom lees je bij de tafel.",
        "De spar-tafel van dinsdag 8 december, 13.00 uur, Inspiratieruimte, gaat toch door.",
    }


def test_page_asks_for_a_reason_and_says_where_the_cases_go(client, cast):
    meeting = planned(cast)
    item = on_agenda(cast, meeting)
    client.force_login(cast.chair)
    page = reverse("canvas:cancel_meeting", args=[meeting.pk])
    assert page in client.get(meeting.get_absolute_url()).content.decode()
    assert f"casus {item.canvas.case.number}" in client.get(page).content.decode()
    refused = client.post(page, {"reason": ""}).content.decode()
    assert "Schrijf op waarom de tafel niet doorgaat." in refused
    assert client.post(page, {"reason": WHY}).status_code == 302
    shown = client.get(meeting.get_absolute_url()).content.decode()
    assert f"Deze tafel gaat niet door: {WHY}." in shown
    assert page not in shown
    assert Event.objects.filter(action="meeting.cancelled").count() == 1
    # Twice is refused with the sentence, and the log tells.
    assert client.post(page, {"reason": WHY}).status_code == 409
    assert Event.objects.filter(action="meeting.cancel", result="refused").count() == 1


def when(**changes):
    return {"on": DEC_8, "starts_at": dt.time(10), "ends_at": dt.time(11), "place": "Zaal 3"} | changes


def test_tafel_is_moved_with_its_agenda_and_told_once(client, cast):
    meeting = planned(cast)
    item = on_agenda(cast, meeting)
    client.force_login(cast.chair)
    page = reverse("canvas:move_meeting", args=[meeting.pk])
    assert page in client.get(meeting.get_absolute_url()).content.decode()
    assert "2020-12-01" in client.get(page).content.decode()
    sent = {"on": "2020-12-08", "starts_at": "10:00", "ends_at": "11:00", "place": "Zaal 3"}
    refused = client.post(page, sent | {"on": "2020-11-20"})
    assert refused.status_code == 409
    assert "Deze dag is voorbij. Kies vandaag of een latere dag." in refused.content.decode()
    assert "Zaal 3" in refused.content.decode()
    for _ in range(2):  # a double click
        assert client.post(page, sent).status_code == 302
    moved = Meeting.objects.get(pk=meeting.pk)
    assert (moved.on, moved.starts_at, moved.ends_at, moved.place) == tuple(when().values())
    assert moved.sequence == meeting.sequence + 1
    assert moved.items.get() == item
    assert told() == ["carla", "dirk"]
    body = Mail.objects.filter(kind=Kind.TAFEL_CHANGED).first().body
    assert body == "Een tafel is verplaatst. De spar-tafel is nu op dinsdag 8 december, 10.00 uur, Zaal 3."
    assert Event.objects.filter(action="meeting.moved").count() == 1


@pytest.mark.parametrize(
    ("before", "changes", "sentence"),
    [
        (opened, {}, "De tafel van deze dag is al geopend"),
        (of_series, {}, "Deze tafel hoort bij de vaste tafels"),
        (lambda cast, meeting: None, {"on": dt.date(2020, 11, 23)}, "Deze dag is voorbij"),
        (lambda cast, meeting: None, {"ends_at": dt.time(9)}, "eind"),
        (lambda cast, meeting: on_agenda(cast, meeting), {"ends_at": dt.time(10, 15)}, "past niet in de nieuwe tijd"),
    ],
)
def test_tafel_that_is_not_moved(cast, before, changes, sentence):
    meeting = planned(cast)
    before(cast, meeting)
    meeting.refresh_from_db()
    with pytest.raises(RuleBroken, match=sentence):
        services.move_meeting(meeting, **when(**changes), by=cast.chair)
    with pytest.raises(NotAllowed):
        services.move_meeting(meeting, **when(), by=cast.eye1)
