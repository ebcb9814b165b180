"""Who is mailed about a version, each once; reminders of what waits; and who opened a version."""

import datetime as dt
from datetime import timedelta

import pytest
from django.core import mail as django_mail
from django.urls import reverse

from canvas import services
from canvas.enums import BoxKind, MeetingKind, Outcome
from canvas.hooks import quiet
from canvas.opened import openings
from canvas.services.reminders import write_reminders
from canvas.six_eyes import ItemFacts
from maatwerk.lib import clock
from maatwerk.people.models import Mandate, User
from maatwerk.post.enums import Kind
from maatwerk.post.models import Mail
from tests import factories as f
from tests.jobs import run_jobs

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tuesday():
    with clock.at(f.TUESDAY):
        yield


@pytest.fixture
def cast():
    made = f.make_cast()
    User.objects.update(email="collega@example.nl")
    return made


def mailed(kind=Kind.VERSION_TO_READ):
    """Usernames of who is mailed about it, in order."""
    return list(Mail.objects.filter(kind=kind).order_by("pk").values_list("to_user__username", flat=True))


def change(cast, canvas, text):
    """One change in the canvas, sent round as its next version."""
    box = canvas.boxes.get(kind=BoxKind.SELF)
    services.save_box(canvas, BoxKind.SELF, text, base_revision=box.revision, by=cast.consultant)
    canvas.refresh_from_db()
    return services.circulate(canvas, by=cast.coach)


# --- who must read ---------------------------------------------------------------------------------------------------
def test_attendees_who_must_read_are_mailed_when_the_plan_comes_on_the_agenda(cast):
    Mandate.objects.filter(user=cast.eye3).update(ends_on=clock.today() - timedelta(days=1))
    item = f.to_breakthrough(cast, f.make_canvas(cast))
    # Not the coach (at the table herself), not who has no mandate and so can't read, not the voorzitter.
    assert mailed() == ["carla", "dirk"]
    run_jobs()
    text = django_mail.outbox[0].body
    assert "Lees het vóór de doorbraaktafel van dinsdag 24 november, 15.00 uur." in text
    assert reverse("canvas:version", args=[item.canvas.case.number, 1]) in text
    assert "Tekst voor" not in "".join(message.subject + message.body for message in django_mail.outbox)


def test_nobody_is_mailed_before_there_is_a_tafel(cast):
    canvas = f.make_canvas(cast)
    f.through_spar(cast, canvas)
    services.circulate(canvas, by=cast.coach)
    assert mailed() == []


def test_new_version_is_mailed_and_the_same_one_is_not_mailed_again(cast):
    canvas = f.make_canvas(cast)
    item = f.to_breakthrough(cast, canvas)
    canvas.refresh_from_db()
    services.circulate(canvas, by=cast.coach)
    assert mailed() == ["carla", "dirk", "karel"]
    services.recuse(item, cast.eye3, by=cast.eye3)
    change(cast, canvas, "Moeder zoekt zelf werk.")
    assert mailed() == ["carla", "dirk", "karel", "carla", "dirk"]


def test_who_is_invited_later_is_mailed_then(cast):
    meeting = f.make_meeting(cast, attendees=[cast.eye1], present=False)
    canvas = f.make_canvas(cast)
    f.to_breakthrough(cast, canvas, meeting)
    assert mailed() == ["carla"]
    services.change_attendees(meeting, attendees=[cast.eye1, cast.eye2, cast.consultant], by=cast.chair)
    assert mailed() == ["carla", "dirk"]
    services.change_attendees(meeting, attendees=[cast.eye2], by=cast.chair)
    services.change_attendees(meeting, attendees=[cast.eye1, cast.eye2], by=cast.chair)
    assert mailed() == ["carla", "dirk"]


def test_story_that_is_loaded_mails_nobody(cast):
    with quiet():
        f.to_breakthrough(cast, f.make_canvas(cast))
    assert Mail.objects.count() == 0


# --- reminders -------------------------------------------------------------------------------------------------------
def at(day, hour=9):
    return clock.at(dt.datetime.combine(day, dt.time(hour)))


def test_question_is_mentioned_on_its_last_day_and_every_week_after_it(cast):
    canvas = f.make_canvas(cast)
    services.offer_for_spar(canvas, by=cast.coach)
    meeting = f.make_meeting(cast, MeetingKind.SPAR)
    item = services.put_on_agenda(meeting, canvas, by=cast.chair)
    for text in ("Wie helpt mee?", "Wat kost dat?"):
        question = services.ask_question(item, box="self", text=text, owner=cast.consultant, by=cast.eye1)
    due_on = question.due_on
    counts = {}
    for days in range(-3, 9):
        with at(due_on + timedelta(days=days)):
            write_reminders()
            write_reminders()
        counts[days] = len(mailed(Kind.QUESTION_DUE))
    # Due on Tuesday; two questions of one tafel are one mail. The sixth day after it is a Monday.
    assert counts == {-3: 0, -2: 0, -1: 1, 0: 1, 1: 1, 2: 1, 3: 1, 4: 1, 5: 1, 6: 2, 7: 2, 8: 2}
    assert set(mailed(Kind.QUESTION_DUE)) == {"bram"}
    services.answer_question(question, answer="De zus van moeder.", by=cast.consultant)
    services.answer_question(item.questions.open().get(), answer="Niets.", by=cast.consultant)
    with at(due_on + timedelta(days=20)):
        write_reminders()
    assert len(mailed(Kind.QUESTION_DUE)) == 2


def test_plan_that_must_be_completed_is_mentioned_to_its_people(cast, settings):
    item = f.to_breakthrough(cast, f.make_canvas(cast, fund=f.make_fund(cast)))
    services.decide(item, Outcome.SUPPLEMENT, reason="Wat betaalt de school?", by=cast.chair)
    since = clock.today()
    with at(since + timedelta(days=settings.WAITING_REMINDER_DAYS - 1)):
        write_reminders()
    assert mailed(Kind.PLAN_WAITS) == []
    for days, count in ((0, 2), (1, 2), (6, 2), (7, 4)):
        with at(since + timedelta(days=settings.WAITING_REMINDER_DAYS + days)):
            write_reminders()
        assert len(mailed(Kind.PLAN_WAITS)) == count
    assert mailed(Kind.PLAN_WAITS)[:2] == ["anna", "bram"]


def test_discussed_plan_that_is_not_sent_round_is_mentioned_to_its_people(cast):
    canvas = f.make_canvas(cast)
    f.through_spar(cast, canvas)
    with at(clock.today() + timedelta(days=7)):
        write_reminders()
    assert mailed(Kind.PLAN_WAITS) == ["anna", "bram"]


def test_plan_that_waits_for_a_place_on_the_agenda_is_mentioned_to_the_voorzitter_once_a_week(cast):
    canvas = f.make_canvas(cast)
    services.offer_for_spar(canvas, by=cast.coach)
    since = clock.today()
    for days, count in ((6, 0), (7, 1), (8, 1), (13, 2), (14, 2)):
        with at(since + timedelta(days=days)):
            write_reminders()
        assert len(mailed(Kind.PLAN_WAITS)) == count, days
    assert set(mailed(Kind.PLAN_WAITS)) == {"esra"}


@pytest.mark.parametrize(("day", "hour"), [(dt.date(2020, 12, 5), 10), (dt.date(2020, 12, 8), 7)])
def test_no_reminder_in_the_weekend_or_at_night(cast, day, hour):
    services.offer_for_spar(f.make_canvas(cast), by=cast.coach)
    with at(day, hour):
        assert write_reminders() == 0
    with at(day + timedelta(days=3), 10):
        assert write_reminders() == 1


# --- who opened it ---------------------------------------------------------------------------------------------------
def test_voorzitter_sees_who_opened_the_version(client, cast):
    canvas = f.make_canvas(cast)
    item = f.to_breakthrough(cast, canvas)
    number = canvas.case.number
    client.force_login(cast.eye1)
    with clock.at(f.TUESDAY + timedelta(minutes=10)):
        client.get(reverse("canvas:detail", args=[number]))
    assert [row.at for row in openings(ItemFacts(item))] == [None, None, None]
    with clock.at(f.TUESDAY + timedelta(minutes=20)):
        client.get(reverse("canvas:version", args=[number, 1]))
    rows = openings(ItemFacts(item))
    assert [(row.user.username, row.at and row.at.minute) for row in rows] == [
        ("dirk", None),
        ("karel", None),
        ("carla", 20),
    ]
    client.force_login(cast.chair)
    page = client.get(item.get_absolute_url()).content.decode()
    assert "Wie opende versie 1" in page
    assert "dinsdag 24 november, 15.20 uur" in page
    client.force_login(cast.eye2)
    assert "Wie opende" not in client.get(item.get_absolute_url()).content.decode()


def test_new_version_was_opened_by_nobody(client, cast):
    canvas = f.make_canvas(cast)
    item = f.to_breakthrough(cast, canvas)
    client.force_login(cast.eye1)
    client.get(reverse("canvas:version", args=[canvas.case.number, 1]))
    change(cast, canvas, "Moeder zoekt zelf werk.")
    assert [row.at for row in openings(ItemFacts(item))] == [None, None, None]


@pytest.mark.parametrize("readers", [1, 3])
def test_openings_take_one_query(cast, django_assert_num_queries, readers):
    attendees = [cast.coach, cast.eye1, cast.eye2, cast.eye3][: readers + 1]
    facts = ItemFacts(f.to_breakthrough(cast, f.make_canvas(cast), f.make_meeting(cast, attendees=attendees)))
    with django_assert_num_queries(1):
        assert len(openings(facts)) == readers
