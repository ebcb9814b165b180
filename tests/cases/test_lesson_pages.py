"""Leerpunten: the register, the route, and which case numbers a reader sees."""

import pytest
from django.urls import reverse

from cases import services
from cases.models import Leerpunt, Scheme
from maatwerk.audit.models import Event
from tests import factories as f

REGISTER = "/leerpunten/"
NEW = "/leerpunten/nieuw/"


def signal(cast, title="urgentie duurt te lang", *, by=None, cases=(), **fields):
    values = {
        "theme": cast.theme,
        "level": "policy",
        "hindrance": "De wachttijd is langer dan de opvang.",
        "owner": cast.coach,
    }
    return services.signal_lesson(**{**values, **fields}, title=title, cases=cases, by=by or cast.coach)


def titles(page):
    return [lesson.title for lesson in page.context["page_obj"]]


@pytest.fixture
def filled(cast):
    return {
        "once": "a",
        "title": "urgentie duurt te lang",
        "hindrance": "De wachttijd is langer dan de opvang.",
        "theme": cast.theme.pk,
        "level": "policy",
        "scheme": "",
        "owner": cast.adviser.pk,
    }


# --- register --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("person", "status"),
    [
        ("coach", 200),
        ("consultant", 200),
        ("chair", 200),
        ("manager", 200),
        ("adviser", 200),
        ("keeper", 403),
        ("admin", 403),
    ],
)
def test_who_sees_the_register(as_user, cast, person, status):
    lesson = signal(cast)
    client = as_user(getattr(cast, person))
    assert client.get(REGISTER).status_code == status
    assert client.get(lesson.get_absolute_url()).status_code == status


def test_anonymous_is_sent_to_sign_in(client, db):
    assert client.get(REGISTER)["Location"] == "/aanmelden/?next=/leerpunten/"


def test_filters(as_user, cast):
    other = Scheme.objects.create(name="Jeugdwet")
    signal(cast, "a")
    signal(cast, "b", level="chain", scheme=other)
    moved = signal(cast, "c", theme=f.make_theme("Vervoer"), hindrance="De taxi rijdt niet.")
    services.move_lesson(moved, "shared", by=cast.coach)
    client = as_user(cast.adviser)
    assert titles(client.get(REGISTER)) == ["c", "a", "b"]
    assert titles(client.get(REGISTER, {"level": "chain"})) == ["b"]
    assert titles(client.get(REGISTER, {"status": "shared"})) == ["c"]
    assert titles(client.get(REGISTER, {"scheme": other.pk})) == ["b"]
    assert titles(client.get(REGISTER, {"theme": cast.theme.pk})) == ["a", "b"]
    assert titles(client.get(REGISTER, {"zoek": "TAXI"})) == ["c"]
    page = client.get(REGISTER, {"zoek": "paard"})
    assert "Geen leerpunt past bij wat je zoekt." in page.text


def test_empty_register(as_user, cast):
    page = as_user(cast.manager).get(REGISTER)
    assert "Er is nog geen leerpunt." in page.text
    assert NEW not in page.text


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow(as_user, cast, case, rows, django_assert_num_queries):
    for number in range(rows):
        signal(cast, f"leerpunt {number}", cases=[case])
    client = as_user(cast.adviser)
    with django_assert_num_queries(9):
        client.get(REGISTER)


# --- signalling ------------------------------------------------------------------------------------------------------
def test_lesson_is_signalled_with_own_cases(as_user, cast, case, filled):
    client = as_user(cast.consultant)
    for _ in range(2):
        client.post(NEW, {**filled, "numbers": case.number})
    lesson = Leerpunt.objects.get()
    assert (list(lesson.cases.all()), lesson.owner, lesson.status) == ([case], cast.adviser, "signalled")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("2020-099", "Casus 2020-099 is niet met je gedeeld. Haal het nummer weg."),
        ("de eerste", "'de' is geen casusnummer. Schrijf het als 2020-014."),
    ],
)
def test_numbers_that_are_not_shared_are_all_the_same(as_user, cast, filled, typed, sentence):
    page = as_user(cast.consultant).post(NEW, {**filled, "numbers": typed})
    assert page.context["form"].errors == {"numbers": [sentence]}
    assert page.context["form"]["title"].value() == filled["title"]


def test_a_case_of_others_can_not_be_linked(as_user, cast, case, filled):
    page = as_user(cast.stranger).post(NEW, {**filled, "numbers": case.number})
    assert page.context["form"].errors == {
        "numbers": [f"Casus {case.number} is niet met je gedeeld. Haal het nummer weg."]
    }


def test_managers_do_not_signal(as_user, cast):
    assert as_user(cast.manager).get(NEW).status_code == 403


# --- one lesson ------------------------------------------------------------------------------------------------------
def test_numbers_of_cases_only_for_who_may_open_them(as_user, cast, case):
    other = f.make_case(cast, consultant=cast.stranger, by=cast.coach)
    lesson = signal(cast, cases=[case, other])
    page = as_user(cast.coach).get(lesson.get_absolute_url())
    assert (page.context["cases"], page.context["other_cases"]) == ([other, case], 0)
    page = as_user(cast.consultant).get(lesson.get_absolute_url())
    assert (page.context["cases"], page.context["other_cases"]) == ([case], 1)
    assert other.number not in page.text
    page = as_user(cast.adviser).get(lesson.get_absolute_url())
    assert (page.context["cases"], page.context["other_cases"]) == ([], 2)
    assert "2020-" not in page.text.replace("2020-11-24", "")
    assert "In 2 casussen die niet met je gedeeld zijn." in page.text


def test_lesson_moves_on(as_user, cast):
    lesson = signal(cast)
    client = as_user(cast.adviser)
    client.post(lesson.get_absolute_url(), {"status": "discussed", "note": "In het teamoverleg besproken."})
    lesson.refresh_from_db()
    assert lesson.status == "discussed"
    page = client.get(lesson.get_absolute_url())
    assert "In het teamoverleg besproken." in page.text
    assert [value for value, _ in page.context["form"].fields["status"].choices] == [
        "management",
        "adapted",
        "not_adapted",
    ]


def test_lesson_does_not_go_back(as_user, cast):
    lesson = signal(cast)
    services.move_lesson(lesson, "discussed", by=cast.adviser)
    page = as_user(cast.adviser).post(lesson.get_absolute_url(), {"status": "shared", "note": "terug"})
    assert list(page.context["form"].errors) == ["status"]
    assert "terug" in page.text


def test_others_do_not_move_it(as_user, cast):
    lesson = signal(cast)
    client = as_user(cast.consultant)
    assert (
        "De eigenaar van het leerpunt of de beleidsadviseur brengt het verder."
        in client.get(lesson.get_absolute_url()).text
    )
    page = client.post(lesson.get_absolute_url(), {"status": "shared", "note": ""})
    assert page.status_code == 409
    lesson.refresh_from_db()
    assert lesson.status == "signalled"


# --- lessons of a case -----------------------------------------------------------------------------------------------
def test_lesson_is_signalled_from_a_case(as_user, cast, case, filled):
    url = reverse("cases:case_lessons", args=[case.number])
    client = as_user(cast.consultant)
    assert client.post(url, filled)["Location"] == url
    assert Leerpunt.objects.get().cases.get() == case
    assert "urgentie duurt te lang" in client.get(url).text
    assert Event.objects.of_case(case.number).filter(action="case.lesson").count() == 1


def test_known_lesson_is_linked_to_a_case(as_user, cast, case):
    lesson = signal(cast)
    client = as_user(cast.consultant)
    link = reverse("cases:link_lesson", args=[case.number])
    for _ in range(2):
        client.post(link, {"bestaand-lesson": lesson.pk})
    assert list(lesson.cases.all()) == [case]
    assert Event.objects.of_case(case.number).filter(action="case.lesson").count() == 1


def test_linking_nothing_says_so(as_user, cast, case):
    page = as_user(cast.consultant).post(reverse("cases:link_lesson", args=[case.number]), follow=True)
    assert "Kies een leerpunt uit de lijst om te koppelen." in page.text
