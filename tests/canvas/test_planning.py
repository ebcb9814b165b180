"""The tafels plan themselves: the series, days that are skipped, and the place that a case finds by itself."""

import datetime as dt

import pytest

from canvas import services
from canvas.enums import MeetingKind
from canvas.models import AgendaItem, Canvas, Meeting, MeetingSeries
from canvas.services.placing import place_waiting
from cases.enums import Status
from cases.timeline import story
from maatwerk.audit.models import Event
from maatwerk.lib import clock
from maatwerk.lib.refusals import NotAllowed, RuleBroken
from maatwerk.people.enums import Role
from maatwerk.post.models import Mail
from tests import factories as f
from tests.canvas.below_orm import verdict
from tests.canvas.tafel_setup import edit, small_case, tuesday_tables

pytestmark = pytest.mark.django_db
DEC_1, DEC_8, DEC_15 = (dt.date(2020, 12, day) for day in (1, 8, 15))
SPAR, BREAKTHROUGH = MeetingKind.SPAR, MeetingKind.BREAKTHROUGH


@pytest.fixture(autouse=True)
def tuesday():
    with clock.at(f.TUESDAY):
        yield


@pytest.fixture
def cast(tuesday):
    return f.make_cast()


def rhythm(cast, kind=SPAR, *, by=None, **values):
    """A series of three Tuesdays ahead, an hour and a half each."""
    known = {
        "weekday": 2,
        "starts_at": dt.time(13),
        "ends_at": dt.time(14, 30),
        "place": "Inspiratieruimte",
        "chair": cast.chair,
        "weeks_ahead": 3,
        "in_use": True,
        "members": [cast.eye1, cast.eye2],
    }
    return services.set_series(kind, by=by or cast.chair, **{**known, **values})


def days(kind=SPAR):
    return list(
        Meeting.objects.filter(kind=kind, cancelled_at__isnull=True).order_by("on").values_list("on", flat=True)
    )


def offered(cast):
    canvas = f.make_canvas(cast, costs=False)
    services.offer_for_spar(canvas, by=cast.coach)
    return Canvas.objects.select_related("case").get(pk=canvas.pk)


def place_of(canvas):
    """(day, minutes) of the place where this case is still to be treated."""
    waiting = AgendaItem.objects.filter(canvas=canvas, meeting__closed_at__isnull=True, discussed_at__isnull=True)
    item = waiting.select_related("meeting").get()
    return item.meeting.on, item.minutes


# --- the series ------------------------------------------------------------------------------------------------------
def test_series_plans_its_weeks_from_tomorrow_on_and_invites(cast):
    rhythm(cast)
    assert days() == [DEC_1, DEC_8, DEC_15]
    for meeting in Meeting.objects.all():
        assert (meeting.starts_at, meeting.place, meeting.chair) == (dt.time(13), "Inspiratieruimte", cast.chair)
        assert set(meeting.attendees.values_list("user", flat=True)) == {cast.eye1.pk, cast.eye2.pk}


def test_planning_again_changes_nothing_and_a_week_later_adds_one(cast):
    rhythm(cast)
    before = Event.objects.count()
    assert services.plan_ahead() == []
    assert Event.objects.count() == before
    with clock.at(f.TUESDAY + dt.timedelta(weeks=1)):
        assert [meeting.on for meeting in services.plan_ahead()] == [dt.date(2020, 12, 22)]
    event = Event.objects.filter(action="meeting.planned").latest("pk")
    assert event.actor_id is None


def test_day_with_a_tafel_planned_by_hand_gets_no_second(cast):
    services.plan_meeting(
        kind=SPAR, on=DEC_8, starts_at=dt.time(9), ends_at=dt.time(10), place="elders", attendees=[], by=cast.chair
    )
    rhythm(cast)
    assert Meeting.objects.filter(on=DEC_8).count() == 1
    assert days() == [DEC_1, DEC_8, DEC_15]


def test_series_out_of_use_plans_nothing(cast):
    rhythm(cast, in_use=False)
    assert days() == []


def test_what_was_planned_follows_the_series(cast):
    rhythm(cast)
    another = f.make_user("vera", Role.CHAIR)
    first, second, _ = Meeting.objects.order_by("on")
    services.take_chair(second, by=another)
    rhythm(cast, weekday=4, starts_at=dt.time(10), ends_at=dt.time(12), place="Zaal 2", members=[cast.eye2, cast.eye3])
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.on, first.starts_at, first.place, first.sequence) == (dt.date(2020, 12, 3), dt.time(10), "Zaal 2", 1)
    assert set(first.attendees.values_list("user", flat=True)) == {cast.eye2.pk, cast.eye3.pk}
    assert (first.chair, second.chair) == (cast.chair, another)
    # This Thursday has its own tafel no more than once a week.
    assert days() == [dt.date(2020, 11, 26), *(dt.date(2020, 12, day) for day in (3, 10, 17))]


def test_time_that_is_too_short_for_its_agenda_is_refused(cast):
    rhythm(cast)
    offered(cast)
    offered(cast)
    with pytest.raises(RuleBroken, match="Op dinsdag 1 december staat al 60 minuten op de agenda"):
        rhythm(cast, ends_at=dt.time(13, 30))
    assert MeetingSeries.objects.get().ends_at == dt.time(14, 30)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"ends_at": dt.time(12)}, "De tafel eindigt later dan zij begint. Pas de tijd aan."),
        ({"weeks_ahead": 27}, "Plan 1 tot 26 weken vooruit."),
        ({"weekday": 8}, "Kies een dag van de week."),
    ],
)
def test_series_that_can_not_be_is_refused(cast, values, sentence):
    with pytest.raises(RuleBroken, match=sentence):
        rhythm(cast, **values)
    assert not MeetingSeries.objects.exists()


def test_chair_of_a_series_is_a_voorzitter(cast):
    with pytest.raises(RuleBroken, match=r"C\. Vancarla is geen voorzitter\. Kies iemand met die rol"):
        rhythm(cast, chair=cast.eye1)


def test_series_is_kept_by_voorzitter_and_beheerder(cast):
    rhythm(cast, by=cast.admin)
    for who in (cast.coach, cast.manager):
        with pytest.raises(NotAllowed, match="stelt de voorzitter of de functioneel beheerder in"):
            rhythm(cast, by=who)


def test_one_mail_per_person_for_many_tafels_and_one_per_tafel_after(cast):
    rhythm(cast)
    assert {mail.to_user for mail in Mail.objects.all()} == {cast.eye1, cast.eye2}
    mail = Mail.objects.get(to_user=cast.eye1)
    assert mail.body == (
        "Je bent uitgenodigd voor 3 tafels. De eerste is de spar-tafel van dinsdag 1 december, 13.00 uur, "
        "Inspiratieruimte."
    )
    first = Meeting.objects.get(on=DEC_1)
    for _ in range(2):
        services.change_attendees(first, attendees=[cast.eye1, cast.eye2, cast.eye3], by=cast.chair)
    assert Mail.objects.get(to_user=cast.eye3).path == first.get_absolute_url()


# --- days that are skipped -------------------------------------------------------------------------------------------
def test_skipped_day_is_cancelled_and_its_cases_move_on_with_who_takes_no_part(cast):
    series, canvas = rhythm(cast), None
    canvas = offered(cast)
    services.recuse(canvas.agenda_items.get(), cast.eye1, by=cast.eye1)
    services.add_exception(series, on=DEC_1, reason="studiedag", by=cast.chair)
    meeting = Meeting.objects.get(on=DEC_1)
    assert (meeting.cancelled_reason, meeting.sequence, meeting.items.count()) == ("studiedag", 1, 0)
    assert place_of(canvas) == (DEC_8, 30)
    assert canvas.agenda_items.get().recusals.get().user == cast.eye1
    assert meeting not in Meeting.objects.upcoming()
    services.plan_ahead()
    assert days() == [DEC_8, DEC_15]
    with pytest.raises(RuleBroken, match="Deze tafel gaat niet door: studiedag"):
        services.put_on_agenda(meeting, canvas, by=cast.chair)
    with clock.at(dt.datetime(2020, 12, 1, 13)), pytest.raises(RuleBroken, match="gaat niet door"):
        services.open_meeting(meeting, by=cast.chair)


def test_day_that_is_skipped_no_more_has_its_tafel_again(cast):
    series = rhythm(cast)
    gone = services.add_exception(series, on=DEC_8, reason="studiedag", by=cast.chair)
    far = services.add_exception(series, on=dt.date(2020, 12, 22), reason="kerstreces", by=cast.chair)
    for exception in (gone, far, gone):
        services.remove_exception(exception, by=cast.chair)
    assert days() == [DEC_1, DEC_8, DEC_15]
    assert Meeting.objects.get(on=DEC_8).sequence == 2
    assert Event.objects.filter(action="series.exception_removed").count() == 2


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (dt.date(2020, 11, 17), "Deze dag is voorbij. Kies vandaag of een latere dag."),
        (dt.date(2020, 12, 25), "Op vrijdag 25 december is er geen spar-tafel: die is op dinsdag."),
        (DEC_8, "Deze dag staat al in de lijst."),
    ],
)
def test_day_that_can_not_be_skipped(cast, day, sentence):
    series = rhythm(cast)
    services.add_exception(series, on=DEC_8, reason="studiedag", by=cast.chair)
    with pytest.raises(RuleBroken, match=sentence):
        services.add_exception(series, on=day, reason="vrij", by=cast.chair)


def test_day_is_not_skipped_when_its_cases_have_nowhere_to_go(cast):
    series = rhythm(cast, weeks_ahead=1)
    canvas = offered(cast)
    with pytest.raises(RuleBroken, match="Er is geen volgende spar-tafel met plaats voor casus 2020-001"):
        services.add_exception(series, on=DEC_1, reason="studiedag", by=cast.chair)
    assert place_of(canvas) == (DEC_1, 30)
    assert not series.exceptions.exists()


# --- a case finds its place -------------------------------------------------------------------------------------------
def test_offered_cases_fill_the_next_tafel_and_then_the_one_after(cast):
    rhythm(cast)
    found = [offered(cast) for _ in range(4)]
    assert [place_of(canvas)[0] for canvas in found] == [DEC_1, DEC_1, DEC_1, DEC_8]
    assert found[0].case.status == Status.SPAR_TABLE
    told = [row["sentence"] for row in story(found[0].case)][:2]
    assert told == [
        "De casus kwam op de agenda van de spar-tafel van 1 december 2020.",
        "De maatwerkeindbaas meldde de casus aan voor de spar-tafel.",
    ]


def test_without_a_series_a_case_waits_for_the_voorzitter(cast):
    services.plan_meeting(
        kind=SPAR, on=DEC_1, starts_at=dt.time(13), ends_at=dt.time(14), place="hier", attendees=[], by=cast.chair
    )
    canvas = offered(cast)
    assert canvas.case.status == Status.CONCEPT
    assert list(Canvas.objects.ready_for(SPAR)) == [canvas]


def test_what_waited_gets_a_place_once_there_is_a_series(cast):
    canvas = offered(cast)
    rhythm(cast)
    assert place_of(canvas) == (DEC_1, 30)
    assert place_waiting() == []


def test_circulated_version_comes_on_the_doorbraaktafel_once(cast):
    tables = tuesday_tables(cast)
    tables.fund = f.make_fund(cast)
    rhythm(cast, BREAKTHROUGH, starts_at=dt.time(15), ends_at=dt.time(17))
    case = small_case(tables, circulated=False)
    services.circulate(case.canvas, by=cast.coach)
    edit(case)
    second = services.circulate(case.canvas, by=cast.coach)
    item = case.canvas.agenda_items.get(meeting__kind=BREAKTHROUGH)
    assert (item.meeting.on, item.version) == (DEC_1, second)


def test_untreated_case_goes_to_the_next_tafel_when_its_own_closes(cast):
    tables = tuesday_tables(cast)
    tables.fund = f.make_fund(cast)
    rhythm(cast, BREAKTHROUGH, starts_at=dt.time(15), ends_at=dt.time(17))
    case = small_case(tables)
    services.close_meeting(tables.breakthrough, by=cast.chair)
    assert place_of(case.canvas) == (DEC_1, 30)
    # The closed tafel keeps its own item.
    assert tables.breakthrough.items.count() == 1


def test_case_of_a_tafel_that_nobody_opened_is_taken_along(cast):
    rhythm(cast)
    canvas = offered(cast)
    with clock.at(dt.datetime(2020, 12, 2, 9)):
        services.plan_ahead()
        assert place_of(canvas) == (DEC_8, 30)


# --- the voorzitter moves --------------------------------------------------------------------------------------------
def test_voorzitter_pulls_a_case_to_a_nearer_tafel(cast):
    today = f.make_meeting(cast, SPAR)
    rhythm(cast)
    canvas = offered(cast)
    item = services.put_on_agenda(today, canvas, minutes=10, by=cast.chair)
    assert place_of(canvas) == (f.TUESDAY.date(), 10)
    assert canvas.agenda_items.get() == item
    with pytest.raises(RuleBroken, match="Deze casus staat al op een agenda"):
        services.put_on_agenda(today, canvas, by=cast.chair)
    with pytest.raises(RuleBroken, match="Een casus krijgt 5 tot 30 minuten"):
        services.set_minutes(item, minutes=31, by=cast.chair)


def test_case_on_an_open_tafel_is_not_pulled_away(cast):
    today = f.make_meeting(cast, SPAR)
    rhythm(cast)
    canvas = offered(cast)
    services.put_on_agenda(today, canvas, by=cast.chair)
    with pytest.raises(RuleBroken, match="Deze casus staat al op een agenda"):
        services.put_on_agenda(Meeting.objects.get(on=DEC_1), canvas, by=cast.chair)


def test_one_case_goes_to_the_next_tafel(cast):
    rhythm(cast)
    canvas = offered(cast)
    moved = services.move_on(canvas.agenda_items.get(), by=cast.chair)
    assert place_of(canvas) == (DEC_8, 30)
    with pytest.raises(NotAllowed):
        services.move_on(moved, by=cast.coach)


def test_rest_of_an_open_tafel_goes_on_but_not_what_is_being_discussed(cast):
    today = f.make_meeting(cast, SPAR)
    rhythm(cast)
    first, asked, third = (offered(cast) for _ in range(3))
    for canvas in (first, asked, third):
        services.put_on_agenda(today, canvas, minutes=10, by=cast.chair)
    services.ask_question(asked.agenda_items.get(), box="self", text="Wie helpt?", owner=cast.consultant, by=cast.eye1)
    moved, stayed = services.move_rest(today, by=cast.chair)
    assert ([item.canvas for item in moved], stayed) == ([third], 1)
    assert [place_of(canvas)[0] for canvas in (first, asked, third)] == [f.TUESDAY.date(), f.TUESDAY.date(), DEC_1]
    services.move_rest(today, by=cast.chair)
    assert today.items.count() == 2


def test_rest_stays_when_there_is_no_next_tafel(cast):
    rhythm(cast, weeks_ahead=1)
    canvas = offered(cast)
    assert services.move_rest(Meeting.objects.get(), by=cast.chair) == ([], 1)
    assert place_of(canvas) == (DEC_1, 30)


# --- what the database keeps ------------------------------------------------------------------------------------------
def test_database_keeps_a_cancelled_tafel_closed_and_empty(cast):
    series = rhythm(cast)
    services.add_exception(series, on=DEC_8, reason="studiedag", by=cast.chair)
    canvas = offered(cast)
    item, gone = canvas.agenda_items.get(), Meeting.objects.get(on=DEC_8)
    change = "UPDATE canvas_meeting SET {} WHERE id = %s"
    assert verdict((change.format("opened_at = now()"), [gone.pk])) == "canvas_meeting_cancelled"
    assert verdict((change.format("cancelled_reason = ''"), [gone.pk])) == "canvas_meeting_cancelled"
    cancel = change.format("cancelled_at = now(), cancelled_reason = 'x'")
    assert verdict((cancel, [item.meeting_id])) == "canvas_meeting_cancelled_empty"
    assert verdict((change.format("cancelled_at = now()"), [Meeting.objects.get(on=DEC_15).pk])) == (
        "canvas_meeting_cancelled"
    )
    move = "UPDATE canvas_agendaitem SET meeting_id = %s WHERE id = %s"
    assert verdict((move, [gone.pk, item.pk])) == "canvas_agendaitem_cancelled"


def test_database_moves_an_item_only_while_nothing_was_said_about_it(cast):
    today = f.make_meeting(cast, SPAR)
    rhythm(cast)
    rhythm(cast, BREAKTHROUGH, starts_at=dt.time(15), ends_at=dt.time(17))
    canvas = offered(cast)
    item = services.put_on_agenda(today, canvas, by=cast.chair)
    other_kind = Meeting.objects.get(kind=BREAKTHROUGH, on=DEC_1)
    move = "UPDATE canvas_agendaitem SET meeting_id = %s WHERE id = %s"
    assert verdict((move, [other_kind.pk, item.pk])) == "canvas_agendaitem_stays"
    services.ask_question(item, box="self", text="Wie helpt?", owner=cast.consultant, by=cast.eye1)
    later = Meeting.objects.get(kind=SPAR, on=DEC_1)
    assert verdict((move, [later.pk, item.pk])) == "canvas_agendaitem_stays"


@pytest.mark.parametrize("number", [1, 3])
def test_planning_when_nothing_is_to_be_done_takes_few_queries(cast, django_assert_num_queries, number):
    rhythm(cast, weeks_ahead=number)
    with django_assert_num_queries(12):
        services.plan_ahead()
