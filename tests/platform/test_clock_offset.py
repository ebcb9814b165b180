"""The demo's ticking clock: an offset for the whole process, asked once."""

from datetime import UTC, datetime, timedelta

import pytest

from maatwerk.lib import clock


@pytest.fixture(autouse=True)
def forget(monkeypatch):
    monkeypatch.setattr(clock, "offset_source", None)
    clock.set_offset(None)
    yield
    clock.set_offset(None)


def difference() -> timedelta:
    return clock.now() - datetime.now(UTC)


def near(found: timedelta, wanted: timedelta) -> bool:
    return abs(found - wanted) < timedelta(seconds=5)


def test_now_is_the_real_time_without_an_offset():
    assert near(difference(), timedelta(0))


def test_set_offset_moves_the_clock_while_it_ticks():
    clock.set_offset(timedelta(days=-40))
    first = clock.now()
    assert near(difference(), timedelta(days=-40))
    assert clock.now() > first


def test_offset_source_is_asked_lazily_and_once(monkeypatch):
    asked = []

    def source() -> timedelta:
        asked.append(clock.now())  # may ask for the time itself
        return timedelta(days=3)

    monkeypatch.setattr(clock, "offset_source", source)
    assert asked == []
    assert near(difference(), timedelta(days=3))
    assert near(difference(), timedelta(days=3))
    assert len(asked) == 1


def test_offset_source_that_fails_is_asked_again(monkeypatch):
    answers = iter([RuntimeError("no database yet"), timedelta(days=1)])

    def source() -> timedelta:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(clock, "offset_source", source)
    with pytest.raises(RuntimeError):
        clock.now()
    assert near(difference(), timedelta(days=1))
