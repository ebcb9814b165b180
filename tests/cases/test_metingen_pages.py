"""Metingen: four moments, marks per role with halves, and who gave none."""

import datetime as dt
from decimal import Decimal

import pytest
from django.urls import reverse

from cases import services
from cases.enums import Status
from cases.forms.fields import UNREADABLE, MarkField
from cases.models import Mark
from maatwerk.lib import clock
from tests import factories as f


@pytest.fixture
def executed(cast):
    """A case with akkoord, inzet and uitvoering today; its baseline is a 4 of moeder."""
    canvas = f.make_canvas(cast)
    f.agree(cast, f.to_breakthrough(cast, canvas))
    case = canvas.case
    services.start_execution(case, started_on=clock.today(), by=cast.consultant)
    services.mark_executed(case, executed_on=clock.today(), by=cast.consultant)
    case.refresh_from_db()
    return case


def overview(case):
    return reverse("cases:metingen", args=[case.number])


def meting(case, moment="direct"):
    return reverse("cases:meting", args=[case.number, moment])


def rows(*marks, held_on="2020-11-24", story="Het is rustiger."):
    data = {"rij-TOTAL_FORMS": len(marks), "rij-INITIAL_FORMS": 0, "held_on": held_on, "story": story}
    for number, (role, value, reason) in enumerate(marks):
        data |= {f"rij-{number}-role": role, f"rij-{number}-value": value, f"rij-{number}-absent_reason": reason}
    return data


def row_errors(page):
    return [dict(errors) for errors in page.context["rows"].errors]


def test_meting_is_recorded_with_marks_and_non_response(as_user, cast, executed):
    client = as_user(cast.consultant)
    sent = rows(("moeder", "7,5", ""), ("dochter", "8.5", ""), ("zoon", "", "wilde geen cijfer geven"), ("", "", ""))
    answer = client.post(meting(executed), sent)
    assert answer["Location"] == overview(executed)
    assert list(Mark.objects.filter(meting__moment="direct").values_list("role", "value", "absent_reason")) == [
        ("moeder", Decimal("7.5"), ""),
        ("dochter", Decimal("8.5"), ""),
        ("zoon", None, "wilde geen cijfer geven"),
    ]
    executed.refresh_from_db()
    assert executed.status == Status.AFTERCARE
    page = client.get(overview(executed))
    assert "<b>7,5</b>" in page.text
    assert "wilde geen cijfer geven" in page.text
    assert "2 van 3" in page.text
    assert "Het is rustiger." in page.text


@pytest.mark.parametrize(
    ("typed", "mark"), [("7", 7), ("7,5", "7.5"), ("7.5", "7.5"), ("10", 10), ("1,0", 1), (" 6,5 ", "6.5"), ("", None)]
)
def test_mark_is_read_as_it_is_written(typed, mark):
    assert MarkField(required=False).clean(typed) == (None if mark is None else Decimal(mark))


@pytest.mark.parametrize("typed", ["0", "0,5", "10,5", "11", "7,3", "7,25", "zeven", "-7", "7,", "1e1"])
def test_mark_that_is_none_says_how(typed):
    with pytest.raises(Exception, match="Schrijf een cijfer van 1 tot en met 10"):
        MarkField(required=False).clean(typed)


def test_form_has_a_row_for_who_gave_a_mark_before(as_user, cast, executed):
    page = as_user(cast.consultant).get(meting(executed))
    assert [form["role"].value() for form in page.context["rows"]] == ["moeder", None, None]
    assert "schrijf geen namen" in page.text


def test_one_more_row_keeps_what_was_typed(as_user, cast, executed):
    sent = rows(("moeder", "zeven", ""), ("", "6", ""), story="begonnen") | {"more": "1"}
    page = as_user(cast.consultant).post(meting(executed), sent)
    assert page.status_code == 200
    assert [form["value"].value() for form in page.context["rows"]] == ["zeven", "6", None]
    assert "begonnen" in page.text
    assert UNREADABLE not in page.text


def test_eight_rows_are_the_most(as_user, cast, executed):
    page = as_user(cast.consultant).post(meting(executed), rows(*[("", "", "")] * 8) | {"more": "1"})
    assert len(page.context["rows"].forms) == 8
    assert "Nog een gezinslid" not in page.text


def test_mistakes_are_said_at_their_field(as_user, cast, executed):
    sent = rows(("moeder", "", ""), ("", "7", ""), ("zoon", "7", "niet bereikt"), ("vader", "12", ""))
    page = as_user(cast.consultant).post(meting(executed), sent)
    assert page.status_code == 200
    assert row_errors(page) == [
        {"value": ["Vul een cijfer in, of kies waarom er geen cijfer is."]},
        {"role": ["Kies wie dit cijfer geeft."]},
        {"absent_reason": ["Er staat ook een cijfer. Kies: een cijfer óf een reden."]},
        {"value": [UNREADABLE]},
    ]
    assert not Mark.objects.filter(meting__moment="direct").exists()


def test_a_role_comes_once(as_user, cast, executed):
    page = as_user(cast.consultant).post(meting(executed), rows(("dochter", "7", ""), ("dochter", "8", "")))
    assert page.context["rows"].non_form_errors() == [
        "'dochter' staat er twee keer. Kies voor de tweede een andere, zoals dochter 2."
    ]


def test_nobody_is_no_meting(as_user, cast, executed):
    page = as_user(cast.consultant).post(meting(executed), rows(("", "", "")))
    assert page.context["rows"].non_form_errors() == [
        "Vul voor minstens één gezinslid een cijfer in, of waarom er geen cijfer is."
    ]


def test_a_name_is_no_role(as_user, cast, executed):
    page = as_user(cast.consultant).post(meting(executed), rows(("Sophie", "7", "")))
    assert list(row_errors(page)[0]) == ["role"]


def test_outside_the_window_is_refused_and_text_stays(as_user, cast, executed):
    page = as_user(cast.consultant).post(meting(executed, "months6"), rows(("moeder", "7", ""), story="te vroeg"))
    assert page.status_code == 409
    assert "Daarbuiten telt zij als gemist." in page.text
    assert "te vroeg" in page.text


def test_missed_stays_missed(as_user, cast, executed):
    with clock.at(dt.datetime(2021, 3, 1)):
        page = as_user(cast.consultant).get(overview(executed))
    states = {column.moment.value: column.state for column in page.context["columns"]}
    assert states == {"canvas": "held", "direct": "missed", "months6": "planned", "months12": "planned"}
    assert "Een gemiste meting wordt niet ingehaald." in page.text


def test_before_the_inzet_nothing_is_planned(as_user, cast, case):
    page = as_user(cast.consultant).get(overview(case))
    assert {column.state for column in page.context["columns"]} == {"not_planned"}
    assert "Er is nog geen cijfer gegeven." in page.text


def test_the_mark_at_the_canvas_has_its_own_page(as_user, cast, executed):
    answer = as_user(cast.consultant).get(meting(executed, "canvas"))
    assert answer["Location"] == f"/casussen/{executed.number}/canvas/tevredenheid/"


def test_held_and_unknown_moments(as_user, cast, executed):
    client = as_user(cast.consultant)
    client.post(meting(executed), rows(("moeder", "7", "")))
    assert client.get(meting(executed))["Location"] == overview(executed)
    assert client.get(meting(executed, "volgend-jaar")).status_code == 404


@pytest.mark.parametrize(("person", "status"), [("stranger", 404), ("chair", 404), ("keeper", 404), ("eye1", 403)])
def test_meting_of_others(as_user, cast, executed, person, status):
    client = as_user(getattr(cast, person))
    assert client.get(meting(executed)).status_code == status
    assert client.post(meting(executed), rows(("moeder", "7", ""))).status_code == status


@pytest.mark.parametrize("number", [1, 3])
def test_queries_do_not_grow(as_user, cast, executed, number, django_assert_num_queries):
    marks = [(role, Decimal(7), "") for role in ("moeder", "dochter", "zoon")[:number]]
    services.hold_meting(
        executed.metingen.get(moment="direct"), held_on=clock.today(), marks=marks, story="x", by=cast.consultant
    )
    client = as_user(cast.consultant)
    with django_assert_num_queries(12):
        client.get(overview(executed))
