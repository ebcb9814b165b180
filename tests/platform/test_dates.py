"""Days in Dutch, and the clock that tests and the demo can move."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.template import Context, Template

from maatwerk.lib import clock, dates

TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def fixed_day():
    with clock.at(TODAY):
        yield


def test_format_long():
    assert dates.format_long(date(2019, 4, 15)) == "15 april 2019"


@pytest.mark.parametrize(
    ("day", "text"),
    [(date(2026, 11, 24), "dinsdag 24 november"), (date(2019, 4, 15), "maandag 15 april 2019")],
)
def test_format_day_adds_the_year_when_it_is_another(day, text):
    assert dates.format_day(day) == text


def test_format_num():
    assert dates.format_num(date(2019, 4, 5)) == "05-04-2019"


def test_format_moment_names_the_day_when_it_is_another():
    with clock.at(datetime(2020, 11, 25, 9, 0)):
        assert dates.format_moment(datetime(2020, 11, 25, 7, 3, tzinfo=UTC)) == "om 08.03 uur"
        moment = datetime(2020, 11, 24, 13, 3, tzinfo=UTC)
        assert dates.format_moment(moment) == "op dinsdag 24 november om 14.03 uur"


def test_a_moment_is_written_in_the_time_of_amsterdam():
    assert dates.format_long(datetime(2026, 3, 31, 22, 30, tzinfo=UTC)) == "1 april 2026"


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (0, "vandaag"),
        (-1, "gisteren"),
        (1, "morgen"),
        (-3, "3 dagen geleden"),
        (2, "over 2 dagen"),
        (-13, "13 dagen geleden"),
        (-14, "2 weken geleden"),
        (60, "over 8 weken"),
        (-61, "2 maanden geleden"),
        (-365, "11 maanden geleden"),
        (366, "over 12 maanden"),
        (-731, "2 jaar geleden"),
    ],
)
def test_format_ago(days, text):
    assert dates.format_ago(TODAY + timedelta(days=days)) == text


@pytest.mark.parametrize(
    ("day", "tuesday"),
    [
        (date(2026, 11, 20), date(2026, 11, 24)),
        (date(2026, 11, 23), date(2026, 11, 24)),
        (date(2026, 11, 24), date(2026, 12, 1)),
        (date(2026, 11, 25), date(2026, 12, 1)),
        (date(2026, 12, 31), date(2027, 1, 5)),
    ],
)
def test_next_tuesday_is_never_the_day_itself(day, tuesday):
    assert dates.next_tuesday(day) == tuesday


def test_filters_in_a_template():
    template = Template("{% load mw %}{{ d|date_long }} {{ d|date_day }} {{ d|date_num }} {{ d|ago }} [{{ none|ago }}]")
    text = template.render(Context({"d": date(2026, 11, 24), "none": None}))
    assert text == "24 november 2026 dinsdag 24 november 24-11-2026 over 4 dagen []"


def test_clock_at_stands_still_and_nests():
    moment = datetime(2026, 3, 29, 1, 0, tzinfo=UTC)
    with clock.at(moment):
        assert clock.now() == moment
        assert clock.now().hour == 3  # the night in which summer time begins
        with clock.at(date(2020, 1, 1)):
            assert clock.today() == date(2020, 1, 1)
        assert clock.now() == moment
    assert clock.today() == TODAY


def test_clock_at_takes_a_naive_time_as_amsterdam():
    with clock.at(datetime(2026, 7, 1, 14, 0)):
        assert clock.now().isoformat() == "2026-07-01T14:00:00+02:00"
        assert clock.now().tzinfo is clock.AMSTERDAM
