"""Small drawings for a page and for a PDF: the same SVG in both."""

from .course import year_course
from .money import fund_line
from .people import case_bars, marks_over_time
from .rows import count_bars
from .scenarios import scenario_bars

__all__ = ["case_bars", "count_bars", "fund_line", "marks_over_time", "scenario_bars", "year_course"]
