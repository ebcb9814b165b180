"""What a factory is said to have played, it left in the database; and what only looks the same is played for real."""

import pytest

from cases.enums import Status
from cases.models import Case
from maatwerk.audit.models import Event
from maatwerk.lib import clock
from tests import factories as f
from tests import played
from tests.canvas.tafel_setup import on_the_table

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tuesday():
    with clock.at(f.TUESDAY):
        yield


@pytest.fixture(scope="module")
def found():
    """What each of two tests of the same set-up finds."""
    return []


@pytest.mark.parametrize("time", ["first", "second"])
def test_rows_that_are_put_back_are_those_that_were_played(found, time):
    known = len(played._recorded)
    table = on_the_table(amount=1_234)
    assert (len(played._recorded) > known) is (time == "first")
    found.append((played._rows(), table.item.pk, table.canvas.case.status, table.cast.coach.pk))
    assert found[0] == found[-1]
    assert Event.objects.count() > 20


@pytest.mark.parametrize("time", ["first", "second"])
def test_arguments_come_out_as_they_did(time):
    cast = f.make_cast()
    case = f.make_case(cast)
    canvas = f.make_canvas(cast, case)
    assert case.status == Status.IN_CONVERSATION
    assert canvas.case.status == Case.objects.get().status == Status.CONCEPT
    assert case.coach == canvas.case.coach == cast.coach


def test_after_a_write_of_another_it_is_played_for_real():
    cast = f.make_cast()
    f.make_case(cast)
    known = len(played._recorded)
    Case.objects.update(adults=2)
    f.make_case(cast)
    assert (len(played._recorded), Case.objects.count()) == (known, 2)


def test_at_another_time_it_is_played_for_real():
    cast = f.make_cast()
    f.make_case(cast)
    with clock.at(f.TUESDAY.replace(hour=9)):
        f.make_case(cast)
    assert len(set(Event.objects.filter(action="case.registered").values_list("at", flat=True))) == 2
