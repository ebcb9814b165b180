"""In the same second: cases that look for a place on one tafel, and a day that is skipped, on own connections."""

import datetime as dt

import pytest

from canvas import services
from canvas.enums import MeetingKind
from canvas.models import AgendaItem, Canvas, Meeting
from maatwerk.audit.integrity import broken_events
from maatwerk.lib import clock
from tests import factories as f
from tests.canvas.test_concurrency import meet, race

pytestmark = pytest.mark.django_db(transaction=True)
SPAR = MeetingKind.SPAR


@pytest.fixture(autouse=True)
def tuesday():
    with clock.at(f.TUESDAY):
        yield
    assert broken_events() == []


@pytest.fixture
def cast(tuesday):
    return f.make_cast()


def rhythm(cast):
    """Tafels of half an hour: one case each."""
    return services.set_series(
        SPAR, weekday=2, starts_at=dt.time(13), ends_at=dt.time(13, 30), place="hier", chair=cast.chair,
        weeks_ahead=3, in_use=True, members=[], by=cast.chair,
    )  # fmt: skip


def concept(cast):
    return f.make_canvas(cast, costs=False)


def offer(cast, canvas):
    return lambda: services.offer_for_spar(canvas, by=cast.coach)


def filled():
    """Per tafel how many minutes are used."""
    return [sum(one.items.values_list("minutes", flat=True)) for one in Meeting.objects.order_by("on")]


def test_second_placement_waits_for_the_first_and_takes_the_next_tafel(cast):
    rhythm(cast)
    first, second = concept(cast), concept(cast)
    meet(offer(cast, first), offer(cast, second))
    assert filled() == [30, 30, 0]


def test_three_at_once_never_overfill(cast):
    rhythm(cast)
    race(*(offer(cast, concept(cast)) for _ in range(3)))
    assert filled() == [30, 30, 30]


def test_one_case_placed_twice_at_once_has_one_place(cast):
    canvas = concept(cast)
    services.offer_for_spar(canvas, by=cast.coach)
    rhythm(cast)
    AgendaItem.objects.filter(canvas=canvas).delete()
    place = lambda: services.place_on_next(canvas, SPAR, by=cast.chair)  # noqa: E731
    race(place, place, services.plan_ahead)
    assert AgendaItem.objects.filter(canvas=canvas).count() == 1


def test_two_planners_at_once_plan_each_tafel_once(cast):
    rhythm(cast)
    with clock.at(f.TUESDAY + dt.timedelta(weeks=2)):
        race(services.plan_ahead, services.plan_ahead)
    assert Meeting.objects.count() == 5


def test_day_skipped_while_a_case_comes_on_it(cast):
    series, canvas = rhythm(cast), concept(cast)
    skip = lambda: services.add_exception(series, on=dt.date(2020, 12, 1), reason="vrij", by=cast.chair)  # noqa: E731
    race(skip, offer(cast, canvas))
    gone = Meeting.objects.get(on=dt.date(2020, 12, 1))
    standing = AgendaItem.objects.filter(canvas=canvas)
    # Either the case went along, or it came too late for that day; or the day came too late and stayed.
    assert bool(gone.cancelled_at) == (not gone.items.exists())
    assert standing.count() == 1
    assert Canvas.objects.get(pk=canvas.pk).offered_at
