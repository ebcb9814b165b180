"""The drawings: the same characters for the same figures, and a title that says them all."""

import datetime as dt
import itertools
import math
import re
import xml.etree.ElementTree as ET
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maatwerk.lib.charts import case_bars, count_bars, fund_line, marks_over_time, scenario_bars, year_course
from maatwerk.lib.charts.base import wrapped

SVG = "{http://www.w3.org/2000/svg}"
AMOUNT = st.one_of(st.none(), st.decimals(0, 10_000_000, places=2))


def _drawn(svg):
    return ET.fromstring(svg)  # noqa: S314


def _titles(svg):
    return _drawn(svg).find(f"{SVG}title").text.replace("\u00a0", " ")


def _rects(svg):
    return list(_drawn(svg).iter(f"{SVG}rect"))


def test_scenario_bars_say_the_figures_of_casus_1():
    svg = scenario_bars(Decimal(20000), Decimal(90000), Decimal(63000))
    assert _titles(svg) == "Kosten over 12 maanden: Huidig € 20.000; Dreigend € 90.000; Maatwerk € 63.000."
    lengths = [float(rect.get("width")) for rect in _rects(svg)]
    assert lengths == pytest.approx([lengths[1] * 2 / 9, lengths[1], lengths[1] * 0.7], abs=0.01)


def test_a_range_is_a_thin_line_and_stands_in_the_title():
    svg = scenario_bars(20000, 90000, 63000, ranges={"threatened": (84000, 100000), "custom": None})
    assert "Dreigend € 90.000 (tussen € 84.000 en € 100.000); Maatwerk € 63.000." in _titles(svg)
    (line,) = [path for path in _drawn(svg).iter(f"{SVG}path") if path.get("class") == "chart-range"]
    # 440 px stand for the largest amount, the high end of Dreigend.
    assert line.get("d") == "M459.6 48v10M459.6 53H530M530 48v10"
    assert _rects(svg)[1].get("width") == "396"


def test_an_amount_that_is_not_known_says_so():
    assert "Maatwerk nog niet bekend" in _titles(scenario_bars(1, 2, None))
    assert "nog niet bekend" in scenario_bars(None, None, None)


@given(AMOUNT, AMOUNT, AMOUNT)
def test_bars_stay_inside_the_drawing(current, threatened, custom):
    svg = scenario_bars(current, threatened, custom)
    width = float(_drawn(svg).get("width"))
    for rect in _rects(svg):
        assert float(rect.get("width")) >= 0
        assert float(rect.get("x")) + float(rect.get("width")) <= width - 100


def test_fund_line_adds_up_and_keeps_its_order():
    parts = [("Realisatie", 90000), ("Verplichtingen", 35000), ("Beschikbaar", 175000)]
    svg = fund_line(parts, title="Maatwerkbudget 2020")
    assert _titles(svg) == "Maatwerkbudget 2020: Realisatie € 90.000; Verplichtingen € 35.000; Beschikbaar € 175.000."
    parts = [rect for rect in _rects(svg) if rect.get("height") == "26" and rect.get("fill") != "none"]
    assert [float(rect.get("width")) for rect in parts] == pytest.approx([192, 74.67, 373.33], abs=0.01)
    assert float(parts[-1].get("x")) + float(parts[-1].get("width")) == pytest.approx(640, abs=0.02)


def test_an_overdrawn_part_has_no_length_but_its_figure():
    svg = fund_line([("Realisatie", 100), ("Beschikbaar", -20)])
    assert "Beschikbaar € −20" in _titles(svg)


def test_an_empty_fund_is_drawn():
    assert "Beschikbaar € 0" in _titles(fund_line([("Beschikbaar", 0)]))


LONG = "Kindercarnavalsoptochtvoorbereidingswerkzaamhedencomité en nog een heel lang verhaal daarachter"
MOMENTS = [
    ("bij het canvas", "4,6", Decimal("4.6"), "40 cijfers", {2: 1, 4: 39}),
    ("direct", "–", None, "te weinig", {}),
    ("6 maanden", "10,0", Decimal(10), "900 cijfers", {9: 900}),
]
YEAR = [(dt.date(2020, 1, 31), Decimal(10_000), Decimal(290_000)), (dt.date(2020, 2, 29), Decimal(100_000), Decimal(0))]
ALL = [
    scenario_bars(1, 2, 3),
    scenario_bars(None, None, None),
    fund_line([("a", 1), ("b", 2)]),
    count_bars("Trechter", []),
    count_bars("Trechter", [("Aangemeld", 52, "52", "plain"), ("Besproken", None, "niet vermeld", "plain"),
                            (LONG, 0, "0", "success")]),
    case_bars("Rendement", []),
    case_bars("Rendement", [(0, 5)]),
    case_bars("Rendement", [(60_000, 2), (0, 1), (-45_000, 3)]),
    case_bars("Rendement", [(amount, 1_000) for amount in range(150_000, -30_000, -5_000)]),
    marks_over_time("Cijfers", []),
    marks_over_time("Cijfers", MOMENTS),
    year_course("Budget", [], [], [("Raming", None), ("Gerealiseerd", 0)]),
    year_course("Budget", YEAR, [(dt.date(2020, 1, 1), Decimal(300_000)), (dt.date(2020, 6, 16), Decimal("320000.40"))],
                [("Raming", Decimal("320000.40")), ("Gerealiseerd", 100_000), ("Verplicht", 0), ("Beschikbaar", -3)],
                expected=("Verwacht", Decimal(350_000))),
]  # fmt: skip


@pytest.mark.parametrize("svg", ALL)
def test_nothing_stands_outside_a_drawing(svg):
    drawing = _drawn(svg)
    width, height = float(drawing.get("width")), float(drawing.get("height"))
    for rect in _rects(svg):
        x, y = float(rect.get("x")), float(rect.get("y"))
        assert -0.01 <= x <= x + float(rect.get("width")) <= width + 0.5
        assert -0.01 <= y <= y + float(rect.get("height")) <= height + 0.5
    for text in drawing.iter(f"{SVG}text"):
        assert 0 <= float(text.get("x")) <= width
        assert 10 <= float(text.get("y")) <= height


@pytest.mark.parametrize("svg", ALL)
def test_a_drawing_does_not_grow_with_the_number_of_families(svg):
    assert len(svg) < 20_000


def test_a_hidden_count_has_the_same_frame_whatever_it_is():
    """The bar of what is left out tells nothing: no length, and words instead of the number."""
    svg = count_bars("Trechter", [("Aangemeld", 52, "52", "plain"), ("Besproken", None, "niet vermeld", "plain")])
    assert _titles(svg) == "Trechter: Aangemeld 52; Besproken niet vermeld."
    (frame,) = [path for path in _drawn(svg).iter(f"{SVG}path") if path.get("class") == "chart-frame"]
    assert frame.get("d").endswith("h160v17h-160Z")
    assert len(_rects(svg)) == 1


def test_cases_are_said_per_amount_and_go_down_below_zero():
    svg = case_bars("Rendement per casus", [(60_000, 2), (0, 1), (-45_000, 3)])
    assert _titles(svg) == "Rendement per casus: 2 keer € 60.000; 1 keer € 0; 3 keer € −45.000."
    bars = [rect for rect in _rects(svg) if "chart-bar" in rect.get("class")]
    assert [rect.get("class") for rect in bars] == ["chart-bar chart-success"] * 2 + ["chart-bar chart-other"] * 3
    assert len({float(rect.get("width")) for rect in bars}) == 1


def test_marks_say_the_mean_and_how_many_and_draw_no_mark_exactly():
    svg = marks_over_time("Cijfers", MOMENTS)
    assert _titles(svg) == (
        "Cijfers: bij het canvas 4,6 (40 cijfers); direct – (te weinig); 6 maanden 10,0 (900 cijfers)."
    )
    dots = [path.get("d") for path in _drawn(svg).iter(f"{SVG}path") if path.get("class") == "chart-dot"]
    assert [d.count("M") for d in dots] == [1, 39]
    circles = [tuple(map(float, one)) for d in dots for one in re.findall(r"M([\d.]+) ([\d.]+)a([\d.]+)", d)]
    assert len(circles) == 40
    # Each can be counted: no dot lies over another.
    assert all(math.dist(a[:2], b[:2]) > a[2] + b[2] for a, b in itertools.combinations(circles, 2))


def test_months_of_a_year_stand_on_each_other_and_months_to_come_are_empty():
    """The title says every amount; the line of the budget goes up on the day of the decision."""
    svg = ALL[-1]
    assert _titles(svg) == (
        "Budget: Raming € 320.000; Gerealiseerd € 100.000; Verplicht € 0; Beschikbaar € −3; Verwacht € 350.000; "
        "budget vanaf 1 januari 2020 € 300.000; budget vanaf 16 juni 2020 € 320.000; "
        "tot en met 31 januari 2020 € 10.000 gerealiseerd en € 290.000 verplicht; "
        "tot en met 29 februari 2020 € 100.000 gerealiseerd en € 0 verplicht."
    )
    drawn = [rect for rect in _rects(svg) if rect.get("stroke") == "#ffffff"]
    assert [rect.get("class") for rect in drawn] == ["chart-part-0", "chart-part-1", "chart-part-0"]
    spent, committed, later = ({name: float(rect.get(name)) for name in ("x", "y", "height")} for rect in drawn)
    assert committed["y"] + committed["height"] == pytest.approx(spent["y"], abs=0.02)
    assert (committed["x"], later["height"]) == (spent["x"], pytest.approx(spent["height"] * 10, abs=0.1))
    line, _, sign, _ = (path.get("d") for path in _drawn(svg).iter(f"{SVG}path") if path.get("class") == "chart-mark")
    assert re.fullmatch(r"M118 [\d.]+H357.25V[\d.]+H640", line)
    assert sign.endswith("H18")
    months = [text.text for text in _drawn(svg).iter(f"{SVG}text") if text.get("text-anchor") == "middle"]
    assert " ".join(months) == "jan feb mrt apr mei jun jul aug sep okt nov dec"


def test_long_labels_are_broken_before_they_meet_a_figure():
    assert all(len(line) <= 42 for line in wrapped(LONG))
    assert "".join(wrapped(LONG)).replace("-", "").replace(" ", "") == LONG.replace(" ", "")
    assert wrapped("") == [""]


@pytest.mark.parametrize("svg", ALL)
def test_drawings_hold_only_presentation_attributes(svg):
    assert "style" not in svg
    assert "<script" not in svg
    assert "href" not in svg


def test_labels_are_text_not_markup():
    assert "<b>" not in fund_line([("<b>", 1)], title="<i>")


def test_the_same_figures_give_the_same_characters():
    assert scenario_bars(1, 2, 3) == scenario_bars(Decimal("1.00"), Decimal("2.0"), Decimal(3))
