"""Spoed: the same rule and two others within 24 hours, outside the meeting, noted on the next agenda."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from canvas import services
from canvas.access import readers_of
from canvas.enums import Outcome
from canvas.models import AgendaItem, Attendee, Canvas, Decision, Meeting
from canvas.next_step import next_step
from canvas.services.urgent import possible_eyes
from cases.enums import Status
from cases.models import Case
from maatwerk.lib import clock
from maatwerk.lib.refusals import NotAllowed, RuleBroken
from reports.integrity import problems
from tests import factories as f
from tests.canvas.below_orm import akkoord, run, verdict
from tests.canvas.tafel_setup import edit, edited_by

pytestmark = pytest.mark.django_db
WHY = "het gezin moet vrijdag de woning uit"


@pytest.fixture
def world():
    """A circulated canvas that is on no agenda yet, on a Tuesday."""
    with clock.at(f.TUESDAY):
        cast = f.make_cast()
        fund = f.make_fund(cast)
        canvas = f.make_canvas(cast, fund=fund)
        f.through_spar(cast, canvas)
        services.circulate(canvas, by=cast.coach)
        canvas.case.refresh_from_db()
        services.close_meeting(canvas.agenda_items.get().meeting, by=cast.chair)
        cast.fund, cast.canvas = fund, canvas
        yield cast


def ask(cast, *, eyes=None, chair=None, by=None, reason=WHY):
    eyes = [cast.eye1, cast.eye2] if eyes is None else eyes
    return services.request_urgent(
        cast.canvas, reason=reason, chair=chair or cast.chair, eyes=eyes, by=by or cast.consultant
    )


def give(item, *people):
    for person in people:
        services.give_akkoord(item, seen_hash=item.version.hash, by=person)


def later(**time):
    return clock.at(f.TUESDAY + dt.timedelta(**time))


def status(cast):
    return Case.objects.get(pk=cast.canvas.case_id).status


def test_two_others_agree_from_where_they_are_and_the_voorzitter_records_it(world):
    item = ask(world)
    assert status(world) == Status.BREAKTHROUGH_TABLE
    with later(hours=20):
        give(item, world.eye1, world.eye2)
        services.decide(item, Outcome.AGREED, by=world.chair)
    assert (status(world), Decision.objects.get().outcome) == (Status.AGREED, Outcome.AGREED)
    assert [a.is_present for a in Attendee.objects.filter(meeting=item.meeting)] == [False, False]
    assert Meeting.objects.get(pk=item.meeting_id).closed_at is not None
    assert list(problems()) == []


def test_one_akkoord_is_not_enough_and_the_coach_never_counts(world):
    item = ask(world)
    give(item, world.eye1)
    with pytest.raises(NotAllowed):
        give(item, world.coach)
    with pytest.raises(RuleBroken, match="Nog één akkoord"):
        services.decide(item, Outcome.AGREED, by=world.chair)


def test_who_was_not_asked_gives_no_akkoord(world):
    item = ask(world)
    with pytest.raises(NotAllowed, match="niet uitgenodigd"):
        give(item, world.eye3)


def test_after_24_hours_nobody_gives_akkoord_and_the_case_can_be_planned(world):
    item = ask(world)
    with later(hours=24, minutes=1):
        with pytest.raises(RuleBroken, match="24 uur"):
            give(item, world.eye1)
        assert "24 uur" in next_step(Case.objects.get(pk=world.canvas.case_id), world.consultant).lead
        assert list(Canvas.objects.ready_for("breakthrough")) == [world.canvas]
        meeting = f.make_meeting(world, attendees=[world.eye1, world.eye2])
        services.put_on_agenda(meeting, world.canvas, by=world.chair)
    assert Meeting.objects.get(pk=item.meeting_id).closed_at is not None
    assert AgendaItem.objects.filter(canvas=world.canvas, version__isnull=False).count() == 2


def test_a_place_on_the_agenda_is_given_up_but_an_open_tafel_is_not_passed_by(world):
    next_week = f.TUESDAY.date() + dt.timedelta(days=7)
    meeting = services.plan_meeting(
        kind="breakthrough", on=next_week, starts_at=dt.time(15), ends_at=dt.time(16), place="hier",
        attendees=[world.eye1, world.eye2], by=world.chair,
    )  # fmt: skip
    services.put_on_agenda(meeting, world.canvas, by=world.chair)
    ask(world)
    assert not meeting.items.exists()
    with pytest.raises(RuleBroken, match="al spoed gevraagd"):
        ask(world)


def test_an_open_tafel_is_not_passed_by(world):
    meeting = f.make_meeting(world, attendees=[world.eye1, world.eye2])
    services.put_on_agenda(meeting, world.canvas, by=world.chair)
    with pytest.raises(RuleBroken, match="geopende doorbraaktafel"):
        ask(world)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"eyes": ["eye1"]}, "minstens twee"),
        ({"eyes": ["eye1", "eye1"]}, "minstens twee"),
        ({"eyes": ["eye1", "coach"]}, "niet bij deze casus betrokken"),
        ({"eyes": ["eye1", "keeper"]}, "lopend mandaat"),
        ({"chair": "coach"}, "Kies een voorzitter"),
        ({"reason": " "}, "waarom dit niet kan wachten"),
    ],
)
def test_refused_with_a_sentence(world, change, sentence):
    named = {
        "eyes": lambda names: [getattr(world, name) for name in names],
        "chair": lambda name: getattr(world, name),
        "reason": str,
    }
    with pytest.raises(RuleBroken, match=sentence):
        ask(world, **{key: named[key](value) for key, value in change.items()})


def test_only_members_ask_and_only_for_what_is_circulated(world):
    with pytest.raises(NotAllowed):
        ask(world, by=world.eye1)
    edit(type("Table", (), {"canvas": world.canvas, "cast": world}))
    with pytest.raises(RuleBroken, match="Stuur eerst"):
        ask(world)


def test_who_wrote_in_the_version_is_not_offered(world):
    edited_by(world.canvas, world.eye1)
    version = services.circulate(world.canvas, by=world.consultant)
    assert world.eye1 not in possible_eyes(world.canvas, version)
    assert world.eye2 in possible_eyes(world.canvas, version)


def test_who_is_asked_reads_the_case_until_it_is_decided(world):
    item = ask(world)
    assert set(readers_of(world.canvas.case)) == {world.eye1, world.eye2}
    services.decide(item, Outcome.SUPPLEMENT, reason="offerte", by=world.chair)
    assert set(readers_of(world.canvas.case)) == set()


# --- round the ORM ----------------------------------------------------------------------------------------------------
def test_database_holds_the_24_hours_and_the_same_eyes(world):
    item = ask(world)
    table = type("Table", (), {"item": item, "cast": world})
    assert verdict(akkoord(table)) == "canvas_akkoord_attending"
    run("UPDATE canvas_attendee SET present_from = %s WHERE meeting_id = %s", [clock.now(), item.meeting_id])
    assert verdict(akkoord(table)) == ""
    assert verdict(akkoord(table, given_by_id=world.coach.pk)) == "canvas_akkoord_not_involved"
    too_late = item.meeting.deadline + dt.timedelta(seconds=1)
    assert verdict(akkoord(table, given_at=too_late)) == "canvas_akkoord_deadline"
    longer = ("UPDATE canvas_meeting SET deadline = deadline - interval '1 hour' WHERE id = %s", [item.meeting_id])
    assert verdict(longer) == "canvas_meeting_stays"


def test_database_refuses_spoed_longer_than_24_hours_or_without_reason(world):
    now = clock.now()
    right = {
        "kind": "breakthrough", "urgent": True, "urgent_reason": WHY, "opened_at": now, "on": now.date(),
        "deadline": now + dt.timedelta(hours=24), "starts_at": dt.time(0), "ends_at": dt.time(23), "place": "-",
        "chair": world.chair,
    }  # fmt: skip
    for wrong in (
        {"deadline": now + dt.timedelta(hours=24, seconds=1)}, {"urgent_reason": ""}, {"kind": "spar"},
        {"opened_at": None}, {"urgent": False},
    ):  # fmt: skip
        with pytest.raises(IntegrityError, match="canvas_meeting_urgent"), transaction.atomic():
            Meeting.objects.create(**{**right, **wrong})
    Meeting.objects.create(**right)


# --- pages ------------------------------------------------------------------------------------------------------------
def test_from_the_tab_tafels_to_the_akkoord_and_the_next_agenda(client, world):
    number = world.canvas.case.number
    client.force_login(world.consultant)
    address = reverse("canvas:urgent", args=[number])
    assert address in client.get(reverse("canvas:case_meetings", args=[number])).content.decode()
    form = {"reason": WHY, "eyes": [world.eye1.pk], "chair": world.chair.pk, "once": "u1"}
    refused = client.post(address, form)
    assert (refused.status_code, WHY in refused.content.decode()) == (409, True)
    for _ in range(2):
        assert client.post(address, {**form, "eyes": [world.eye1.pk, world.eye2.pk]}).status_code == 302
    item = AgendaItem.objects.get(meeting__urgent=True)
    for person in (world.eye1, world.eye2):
        client.force_login(person)
        assert "spoed" in client.get("/").content.decode()
        page = client.get(item.get_absolute_url()).content.decode()
        assert "Akkoord geven" in page
        assert "uiterlijk woensdag 25 november" in page
        client.post(reverse("canvas:akkoord", args=[item.meeting_id, item.pk]), {"seen_hash": item.version.hash})
    client.force_login(world.chair)
    assert "Er is spoed" in client.get("/").content.decode()
    client.post(reverse("canvas:decide", args=[item.meeting_id, item.pk, "agreed"]), {"version": item.version_id})
    assert status(world) == Status.AGREED
    with later(days=7):
        meeting = f.make_meeting(world, attendees=[world.eye1, world.eye2])
        shown = client.get(meeting.get_absolute_url()).content.decode()
    assert "Met spoed besloten" in shown
    assert f"Casus {number}" in shown
    with later(days=14):
        after = f.make_meeting(world, attendees=[world.eye1, world.eye2])
        assert "Met spoed besloten" not in client.get(after.get_absolute_url()).content.decode()
