"""Stappen and uitvoering: one thing at a time, in the order of the plan."""

import datetime as dt

import pytest
from django.urls import reverse

from cases import services
from cases.enums import Status
from cases.models import Step
from maatwerk.audit.models import Event
from maatwerk.lib import clock
from tests import factories as f


def url(name, case):
    return reverse(f"cases:{name}", args=[case.number])


@pytest.fixture
def agreed(cast):
    """A case with akkoord of the doorbraaktafel."""
    canvas = f.make_canvas(cast)
    f.agree(cast, f.to_breakthrough(cast, canvas))
    canvas.case.refresh_from_db()
    return canvas.case


@pytest.fixture
def started(cast, agreed):
    services.start_execution(agreed, started_on=clock.today(), by=cast.consultant)
    agreed.refresh_from_db()
    return agreed


def add_steps(case, by, *texts):
    return [services.add_step(case, text=text, by=by) for text in texts]


def order(case):
    return list(case.steps.todo().values_list("text", flat=True))


# --- steps -----------------------------------------------------------------------------------------------------------
def test_step_is_added_at_the_end(as_user, cast, started):
    add_steps(started, cast.consultant, "woning zoeken")
    client = as_user(cast.consultant)
    for _ in range(2):
        answer = client.post(url("steps", started), {"do": "add", "once": "a", "text": "schuldhulp aanvragen"})
    assert answer.status_code == 302
    assert order(started) == ["woning zoeken", "schuldhulp aanvragen"]
    page = client.get(url("steps", started))
    assert page.text.index("eerst nodig</span>") < page.text.index("<b>woning zoeken</b>")
    assert page.text.count("eerst nodig</span>") == 1


def test_empty_step_is_said_at_the_field(as_user, cast, started):
    page = as_user(cast.consultant).post(url("steps", started), {"do": "add", "once": "a", "text": ""})
    assert page.context["form"].errors == {"text": ["Schrijf wat er moet gebeuren."]}


def test_steps_move_by_buttons_and_the_page_comes_back_to_the_step(as_user, cast, started):
    first, second, third = add_steps(started, cast.consultant, "a", "b", "c")
    client = as_user(cast.coach)
    answer = client.post(url("steps", started), {"do": "up", "step": third.pk})
    assert answer["Location"] == f"{url('steps', started)}#stap-{third.pk}"
    assert order(started) == ["a", "c", "b"]
    client.post(url("steps", started), {"do": "down", "step": first.pk})
    assert order(started) == ["c", "a", "b"]
    client.post(url("steps", started), {"do": "remove", "step": second.pk})
    assert order(started) == ["c", "a"]


def test_moving_skips_steps_that_are_done(cast, started):
    first, second, third = add_steps(started, cast.consultant, "a", "b", "c")
    services.complete_step(first, by=cast.consultant)
    services.complete_step(second, by=cast.consultant)
    services.reopen_step(first, by=cast.consultant)
    services.move_step(third, up=True, by=cast.consultant)
    assert order(started) == ["c", "a"]


def test_step_is_ticked_off_and_taken_back(as_user, cast, started):
    first, second = add_steps(started, cast.consultant, "a", "b")
    client = as_user(cast.consultant)
    client.post(url("steps", started), {"do": "done", "step": first.pk})
    assert order(started) == ["b"]
    assert Step.objects.get(pk=first.pk).done_by == cast.consultant
    client.post(url("steps", started), {"do": "reopen", "step": first.pk})
    assert order(started) == ["a", "b"]
    assert second.pk


def test_second_step_waits_for_the_first(as_user, cast, started):
    _, second = add_steps(started, cast.consultant, "a", "b")
    page = as_user(cast.consultant).post(url("steps", started), {"do": "done", "step": second.pk}, follow=True)
    assert "Eén stap tegelijk: rond eerst de stap af die als eerste nodig is" in page.text
    assert order(started) == ["a", "b"]
    refused = Event.objects.of_case(started.number).get(action="step.done", result="refused")
    assert refused.actor_id == cast.consultant.pk


def test_step_of_another_case_is_not_found(as_user, cast, started):
    other = f.make_canvas(cast).case
    (step,) = add_steps(other, cast.consultant, "a")
    client = as_user(cast.consultant)
    assert client.post(url("steps", started), {"do": "remove", "step": step.pk}).status_code == 404
    assert client.post(url("steps", started), {"do": "remove", "step": "x"}).status_code == 404


def test_steps_wait_for_the_canvas(as_user, cast, case):
    page = as_user(cast.consultant).get(url("steps", case))
    assert "Stappen komen uit het canvas. Leg eerst het akkoord van het gezin vast." in page.text
    assert 'name="text"' not in page.text


def test_ticking_waits_for_akkoord(as_user, cast):
    case = f.make_canvas(cast).case
    add_steps(case, cast.consultant, "a")
    page = as_user(cast.consultant).get(url("steps", case))
    assert "Uitvoeren begint na het akkoord van de doorbraaktafel." in page.text
    assert 'value="done"' not in page.text


@pytest.mark.parametrize("rows", [1, 3])
def test_step_queries_do_not_grow(as_user, cast, started, rows, django_assert_num_queries):
    for step in add_steps(started, cast.consultant, *"abc"[:rows]):
        services.complete_step(step, by=cast.consultant)
    add_steps(started, cast.consultant, *"def"[:rows])
    client = as_user(cast.consultant)
    with django_assert_num_queries(11):
        client.get(url("steps", started))


# --- execution -------------------------------------------------------------------------------------------------------
def test_execution_is_closed_before_akkoord(as_user, cast, case):
    page = as_user(cast.consultant).get(url("execution", case))
    assert "Uitvoeren begint na het akkoord van de doorbraaktafel." in page.text
    assert 'type="date"' not in page.text


def test_inzet_plans_the_metingen(as_user, cast, agreed):
    answer = as_user(cast.consultant).post(url("execution", agreed), {"do": "start", "on": "2020-11-24"})
    assert answer["Location"] == url("execution", agreed)
    agreed.refresh_from_db()
    assert (agreed.status, agreed.started_on) == (Status.IN_EXECUTION, dt.date(2020, 11, 24))
    assert agreed.metingen.count() == 4


def test_inzet_of_tomorrow_is_refused(as_user, cast, agreed):
    page = as_user(cast.consultant).post(url("execution", agreed), {"do": "start", "on": "2020-11-25"})
    assert page.status_code == 409
    assert "Kies de dag waarop het maatwerk is ingezet: vandaag of eerder." in page.text
    assert 'value="2020-11-25"' in page.text


def test_executed_may_leave_problems_open(as_user, cast, started):
    add_steps(started, cast.consultant, "a")
    client = as_user(cast.consultant)
    page = client.get(url("execution", started))
    assert "Er mogen problemen open blijven" in page.text
    assert "Nog niet afgevinkt: 1 stap." in page.text
    client.post(url("execution", started), {"do": "executed", "on": "2020-11-24"})
    started.refresh_from_db()
    assert started.status == Status.EXECUTED


def test_an_old_page_does_not_do_the_next_thing(as_user, cast, started):
    page = as_user(cast.consultant).post(url("execution", started), {"do": "start", "on": "2020-11-24"}, follow=True)
    assert "De casus is intussen een stap verder." in page.text
    started.refresh_from_db()
    assert started.status == Status.IN_EXECUTION


def test_closing_says_what_stands_open(as_user, cast, started):
    services.mark_executed(started, executed_on=clock.today(), by=cast.consultant)
    client = as_user(cast.consultant)
    page = client.get(url("execution", started))
    assert page.context["obstacles"] == [
        "De meting direct na de inzet staat nog open.",
        "De meting na 6 maanden staat nog open.",
        "De meting na 12 maanden staat nog open.",
    ]
    refused = client.post(url("execution", started), {"do": "close"}, follow=True)
    assert "De meting na 6 maanden staat nog open." in refused.text
    started.refresh_from_db()
    assert started.is_open


def test_closing_when_all_is_done(as_user, cast, started):
    services.mark_executed(started, executed_on=clock.today(), by=cast.consultant)
    with clock.at(dt.datetime(2022, 2, 1)):
        client = as_user(cast.consultant)
        assert "De metingen zijn gehouden of gemist" in client.get(url("execution", started)).text
        client.post(url("execution", started), {"do": "close"})
        started.refresh_from_db()
        assert started.status == Status.CLOSED
        assert "Deze casus is afgesloten op 1 februari 2022." in client.get(url("execution", started)).text
