"""Atoms of families: what is in one row, over one and two peildata."""

import datetime as dt
from decimal import Decimal

import pytest

from maatwerk.lib import clock
from reports.figures.atoms import added, atoms, counted, each_atom
from tests import factories as f
from tests.reports import plans

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


def test_families_with_the_same_flags_on_both_days_are_one_atom(cast, django_assert_num_queries):
    early, late = dt.date(2020, 9, 30), dt.date(2020, 11, 30)
    for at in (dt.datetime(2020, 9, 8, 15), dt.datetime(2020, 9, 15, 15), dt.datetime(2020, 10, 6, 15)):
        plans.agreed(cast, at=at, costs=(1_000, 30_000, 12_000))
    plans.discussed(cast, at=dt.datetime(2020, 10, 6, 15))
    with django_assert_num_queries(2):
        rows = atoms([early, late])
    assert sorted(row.count for row in rows) == [1, 1, 2]
    (both,) = [row for row in rows if row.count == 2]
    assert both.flags[0] == both.flags[1] == {
        "aanmeldingen", "besproken", "plannen", "kbas", "woonproblematiek", "gaf_cijfer_canvas",
        "leefgebied_wonen", "leefgebied_financien",
    }  # fmt: skip
    assert both.sums[1]["dreigend"] == Decimal(60_000)
    assert [counted(rows, "plannen", at=at) for at in (0, 1)] == [2, 3]
    assert [added(rows, "maatwerk", at=at) for at in (0, 1)] == [24_000, 36_000]
    assert counted(rows, "in_voorbereiding", at=1) == 1
    with django_assert_num_queries(2):
        one_by_one = list(each_atom([early, late]))
    assert [(row.count, row.flags) for row in one_by_one] == [
        (row.count, row.flags) for row in sorted(rows, key=lambda row: -row.count)
    ]
    assert one_by_one[0].sums[1] == {name: both.sums[1][name] for name in one_by_one[0].sums[1]}
