"""The list of tafels, planning one and inviting people."""

import datetime as dt

import pytest
from django.urls import reverse

from canvas import services
from canvas.enums import MeetingKind
from canvas.models import Attendee, Meeting
from maatwerk.audit.models import Event
from maatwerk.lib import clock
from maatwerk.people.enums import Role
from tests import factories as f
from tests.canvas.tafel_setup import set_mandate, small_case, tuesday_tables

pytestmark = pytest.mark.django_db
LIST, NEW = reverse("canvas:meetings"), reverse("canvas:new_meeting")


@pytest.fixture(autouse=True)
def tuesday():
    with clock.at(f.TUESDAY):
        yield


@pytest.fixture
def cast(tuesday):
    return f.make_cast()


def plan(cast, *, on=None, kind=MeetingKind.BREAKTHROUGH, attendees=(), hour=15):
    return services.plan_meeting(
        kind=kind,
        on=on or clock.today() + dt.timedelta(days=7),
        starts_at=dt.time(hour),
        ends_at=dt.time(hour + 1, 30),
        place="Inspiratieruimte",
        attendees=attendees,
        by=cast.chair,
    )


def typed(**fields):
    """What the voorzitter fills in for a doorbraaktafel of next week."""
    known = {"on": "2020-12-01", "starts_at": "15:00", "ends_at": "16:30", "place": "Inspiratieruimte", "once": "a"}
    return {**known, **fields}


# --- the list --------------------------------------------------------------------------------------------------------
def test_list_shows_what_comes_what_was_and_what_is_ready(client, cast):
    tables = tuesday_tables(cast)
    tables.fund = f.make_fund(cast)
    item = small_case(tables).item
    ready = small_case(tables, circulated=False)
    services.circulate(ready.canvas, by=cast.coach)
    concept = f.make_canvas(cast)
    services.offer_for_spar(concept, by=cast.coach)
    later = plan(cast)
    client.force_login(cast.chair)
    page = client.get(LIST)
    text = page.text
    assert [meeting.pk for meeting in page.context["upcoming"]] == [
        tables.spar.pk,
        tables.breakthrough.pk,
        later.pk,
    ]
    assert "1 casus, 5 van 120 minuten" in text
    assert "nog niets op de agenda" in text
    assert [(kind, [canvas.pk for canvas in waiting]) for kind, waiting in page.context["ready"]] == [
        (MeetingKind.SPAR, [concept.pk]),
        (MeetingKind.BREAKTHROUGH, [ready.canvas.pk]),
    ]
    assert item.canvas_id not in [canvas.pk for _, waiting in page.context["ready"] for canvas in waiting]
    assert f"Casus {concept.case.number}" in text


def test_list_of_a_maatwerkeindbaas_says_where_she_is_invited_and_nothing_of_other_cases(client, cast):
    concept = f.make_canvas(cast)
    services.offer_for_spar(concept, by=cast.coach)
    plan(cast, attendees=[cast.eye1])
    client.force_login(cast.eye1)
    text = client.get(LIST).text
    assert "je bent uitgenodigd" in text
    assert concept.case.number not in text
    assert "Tafel plannen" not in text


@pytest.mark.parametrize(("who", "sentence"), [("chair", "Plan de tafel van"), ("eye1", "De voorzitter plant de")])
def test_empty_list_says_what_to_do(client, cast, who, sentence):
    client.force_login(getattr(cast, who))
    text = client.get(LIST).text
    assert "Er is nog geen tafel gepland." in text
    assert sentence in text


def test_past_tables_are_divided_over_pages(client, cast):
    for week in range(1, 23):
        with clock.at(f.TUESDAY - dt.timedelta(weeks=week)):
            plan(cast, on=clock.today())
    client.force_login(cast.chair)
    first, second = client.get(LIST), client.get(LIST, {"page": 2})
    assert [len(page.context["past"]) for page in (first, second)] == [20, 2]
    assert "niet geopend" in first.text


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(("who", "queries"), [("chair", 10), ("eye1", 8)])
def test_queries_of_the_list_do_not_grow(client, cast, django_assert_num_queries, number, who, queries):
    tables = tuesday_tables(cast)
    tables.fund = f.make_fund(cast)
    for week in range(number):
        small_case(tables)
        services.circulate(small_case(tables, circulated=False).canvas, by=cast.coach)
        services.offer_for_spar(f.make_canvas(cast), by=cast.coach)
        plan(cast, on=clock.today() + dt.timedelta(weeks=week + 1), attendees=[cast.eye1])
        with clock.at(f.TUESDAY - dt.timedelta(weeks=week + 1)):
            plan(cast, on=clock.today())
    client.force_login(getattr(cast, who))
    with django_assert_num_queries(queries):
        client.get(LIST)


# --- who may ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("who", ["keeper", "manager", "adviser", "admin"])
def test_tafels_are_for_who_works_at_them(client, cast, who):
    client.force_login(getattr(cast, who))
    page = client.get(LIST)
    assert page.status_code == 403
    assert "De tafels zijn er voor maatwerkeindbazen, consulenten en de voorzitter." in page.text


@pytest.mark.parametrize("who", ["coach", "consultant", "manager"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_only_the_voorzitter_plans(client, cast, who, method):
    client.force_login(getattr(cast, who))
    page = getattr(client, method)(NEW, typed())
    assert page.status_code == 403
    assert "Een tafel plant de voorzitter." in page.text
    assert Meeting.objects.count() == 0


# --- planning --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("kind", "start", "end"),
    [("spar", dt.time(13), dt.time(14, 30)), ("breakthrough", dt.time(15), dt.time(16, 30))],
)
def test_form_starts_with_next_tuesday_and_the_usual_times(client, cast, kind, start, end):
    client.force_login(cast.chair)
    form = client.get(NEW, {"soort": kind}).context["form"]
    found = [form[name].initial for name in ("on", "starts_at", "ends_at", "place")]
    assert found == [dt.date(2020, 12, 1), start, end, "Inspiratieruimte"]


def test_unknown_kind_is_not_found(client, cast):
    client.force_login(cast.chair)
    assert client.get(NEW, {"soort": "borrel"}).status_code == 404


def test_people_stand_by_discipline_with_a_warning_for_who_has_no_mandate(client, cast):
    set_mandate(cast.eye1, "lapsed")
    plan(cast, on=clock.today(), attendees=[cast.eye2])
    client.force_login(cast.chair)
    form = client.get(NEW).context["form"]
    assert form.fields["attendees"].choices == [
        ("Jeugd", [(cast.eye1.pk, "C. Vancarla · let op: geen lopend mandaat")]),
        ("Schuldhulpverlening", [(cast.eye2.pk, "D. Vandirk")]),
        (
            "Wmo",
            [
                (cast.coach.pk, "A. Vananna"),
                (cast.consultant.pk, "B. Vanbram · consulent"),
                (cast.stranger.pk, "J. Vanjoep · consulent"),
            ],
        ),
        ("Wonen", [(cast.eye3.pk, "K. Vankarel")]),
    ]
    assert form["attendees"].initial == [cast.eye2.pk]


def test_planning_a_tafel(client, cast):
    client.force_login(cast.chair)
    page = client.post(f"{NEW}?soort=spar", typed(attendees=[cast.eye1.pk, cast.coach.pk]))
    meeting = Meeting.objects.get()
    assert page["Location"] == meeting.get_absolute_url()
    assert (meeting.kind, meeting.on, meeting.starts_at, meeting.chair) == (
        "spar",
        dt.date(2020, 12, 1),
        dt.time(15),
        cast.chair,
    )
    assert set(meeting.attendees.values_list("user_id", flat=True)) == {cast.eye1.pk, cast.coach.pk}


def test_planning_twice_with_one_form_plans_once(client, cast):
    client.force_login(cast.chair)
    client.post(NEW, typed())
    assert client.post(NEW, typed())["Location"] == LIST
    assert Meeting.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"on": "2020-11-23"}, "Deze dag is voorbij. Kies vandaag of een latere dag."),
        ({"ends_at": "14:00"}, "De tafel eindigt later dan zij begint. Pas de tijd aan."),
    ],
)
def test_refused_plan_says_why_and_keeps_what_was_typed(client, cast, change, sentence):
    client.force_login(cast.chair)
    page = client.post(NEW, typed(place="Bij de Kredietbank", attendees=[cast.eye1.pk], **change))
    assert page.status_code == 409
    assert sentence in page.text
    assert 'value="Bij de Kredietbank"' in page.text
    assert page.context["form"]["attendees"].value() == [str(cast.eye1.pk)]
    assert Event.objects.filter(action="meeting.plan", result="refused").count() == 1


def test_two_tafels_at_one_time_are_refused(client, cast):
    plan(cast)
    client.force_login(cast.chair)
    page = client.post(NEW, typed())
    assert page.status_code == 409
    assert "Op dit tijdstip staat al zo&#x27;n tafel gepland. Kies een andere tijd." in page.text


def test_form_errors_stand_at_their_field(client, cast):
    client.force_login(cast.chair)
    page = client.post(NEW, {"once": "a", "attendees": ["999"]})
    assert page.status_code == 200
    assert page.context["form"].errors.keys() == {"on", "starts_at", "ends_at", "place", "attendees"}


# --- inviting --------------------------------------------------------------------------------------------------------
def test_invitations_change(client, cast):
    meeting = plan(cast, attendees=[cast.eye1])
    client.force_login(cast.chair)
    url = reverse("canvas:attendees", args=[meeting.pk])
    assert client.get(url).context["form"]["attendees"].initial == [cast.eye1.pk]
    assert client.post(url, {"attendees": [cast.eye2.pk, cast.eye3.pk]})["Location"] == meeting.get_absolute_url()
    assert set(meeting.attendees.values_list("user_id", flat=True)) == {cast.eye2.pk, cast.eye3.pk}


def test_who_was_there_stays_on_the_list(client, cast):
    meeting = f.make_meeting(cast, attendees=[cast.eye1])
    client.force_login(cast.chair)
    client.post(reverse("canvas:attendees", args=[meeting.pk]), {"attendees": [cast.eye2.pk]})
    assert set(meeting.attendees.values_list("user_id", flat=True)) == {cast.eye1.pk, cast.eye2.pk}


def test_someone_else_does_not_invite(client, cast):
    meeting = plan(cast, attendees=[cast.eye1])
    another = f.make_user("vera", Role.CHAIR)
    url = reverse("canvas:attendees", args=[meeting.pk])
    for person in (cast.eye1, another):
        client.force_login(person)
        assert client.get(url).status_code == 403
        assert client.post(url, {"attendees": [person.pk]}).status_code == 403
    assert Attendee.objects.filter(meeting=meeting).count() == 1
