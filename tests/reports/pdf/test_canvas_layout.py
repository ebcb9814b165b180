"""The boxes share the sheet: none overlaps, none is cut off, the form stays the form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.pdf.canvas_layout import BOXES, COLUMNS, GAP, HEIGHT, MIDDLE, WIDTH, lay_out, share

approx = pytest.approx

NEEDS = st.fixed_dictionaries(dict.fromkeys(BOXES, st.floats(8, 400))).map(lambda n: n | {"head": 16.0, "foot": 10.0})


def test_share_follows_the_weights_when_there_is_room():
    assert share(100, (10, 10), (0.7, 0.3)) == approx([70, 30])


def test_share_gives_the_needy_what_he_needs():
    assert share(100, (10, 60), (0.7, 0.3)) == approx([40, 60])


def test_share_takes_nothing_from_the_modest_when_there_is_too_little():
    assert share(100, (500, 20), (0.5, 0.5)) == approx([80, 20])


@given(st.lists(st.floats(0.1, 300), min_size=3, max_size=3))
def test_share_divides_everything(needs):
    shares = share(240, needs, (0.32, 0.44, 0.24))
    assert sum(shares) == approx(240)
    assert min(shares) > 0
    if sum(needs) <= 240:
        assert all(part >= need - 1e-6 for part, need in zip(shares, needs, strict=True))


@given(NEEDS)
def test_no_box_overlaps_another_and_all_stand_on_the_sheet(needs):
    layout = lay_out(needs)
    places = [(*COLUMNS[box], layout.tops[box], layout.heights[box]) for box in COLUMNS]
    for i, (left, width, top, height) in enumerate(places):
        assert top >= -1e-6
        assert top + height <= HEIGHT + 1e-6
        assert left + width <= WIDTH + 1e-6
        for left_2, width_2, top_2, height_2 in places[i + 1 :]:
            beside = left + width <= left_2 + 1e-6 or left_2 + width_2 <= left + 1e-6
            assert beside or top + height <= top_2 + 1e-6 or top_2 + height_2 <= top + 1e-6


@given(NEEDS)
def test_a_layout_that_fits_gives_every_box_what_it_needs(needs):
    layout = lay_out(needs)
    enough = all(layout.heights[box] >= needs[box] - 1e-6 for box in BOXES)
    assert enough or not layout.fits


def test_rows_run_across_the_sheet_when_there_is_room():
    layout = lay_out(dict.fromkeys(BOXES, 30.0) | {"head": 16.0, "foot": 10.0})
    assert layout.tops["breakthrough"] == layout.tops["support"] == layout.tops["treatment"]
    assert layout.tops["kba"] == layout.tops["legitimacy"]
    assert layout.tops["situation"] == 16 + GAP


def test_a_full_right_part_gets_rows_of_its_own():
    needs = dict.fromkeys(BOXES, 30.0) | {"head": 16.0, "foot": 10.0, "legitimacy": 110.0, "perspective": 120.0}
    layout = lay_out(needs)
    assert layout.fits
    assert layout.tops["kba"] > layout.tops["legitimacy"]


def test_columns_fill_the_width():
    assert COLUMNS["involvement"][0] + COLUMNS["involvement"][1] == WIDTH
    assert COLUMNS["perspective"][1] == MIDDLE
