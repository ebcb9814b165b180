"""The maatwerkcanvas as a PDF: one sheet of A3 when the text fits, a second one when not, and the KBA behind it."""

from dataclasses import dataclass

from maatwerk.lib.charts import scenario_bars
from reports.documents.canvas_sheet import BOXES, CanvasSheet
from reports.pdf.canvas_layout import COLUMNS, OVERFLOW_SIZE, SIZES, lay_out, measuring_css, sheet_css
from reports.pdf.canvas_text import Passage, passages, pieces_of
from reports.pdf.engine import UA, measure, render_pdf

TEMPLATE, STYLESHEET = "reports/pdf/canvas_sheet.html", "canvas_sheet.css"
POINT = 25.4 / 72  # millimetres
BOX_PADDING = 3.5  # millimetres, as in canvas_sheet.css
NOTICE_LINES = 2.2  # room for "Vervolg op blad 2", in lines
CHART_AIR, CHART_SHAPE = 5, 0.27  # millimetres above the chart on the sheet; its height as part of its width
CHART_WIDTHS = 78, 130  # millimetres: below the first its type would be smaller than 8 points
HOPELESS = 1.3  # a box that is this many times too full does not fit, however the others make room


@dataclass(frozen=True, slots=True)
class Box:
    """One box as the template draws it; `rest` is what goes on on the next sheet."""

    key: str
    title: str
    passages: list[Passage]
    rest: list[Passage]


def canvas_pdf(sheet: CanvasSheet, *, variant=UA):
    """The canvas, as bytes. Raises what `reports.pdf.engine.render_pdf` raises."""
    texts = {key: pieces_of(text) for key, text in sheet.printed_boxes.items()}
    size, layout, places, spare = _measure(sheet, texts)
    boxes = [_box(key, texts[key], size, layout, places) for key in BOXES]
    chart = _chart(sheet)
    width = min((spare - CHART_AIR) / CHART_SHAPE, CHART_WIDTHS[1])
    on_sheet = chart if width >= CHART_WIDTHS[0] else ""
    chart_css = f"#box-kba .chart {{ width: {max(width, 0):.2f}mm; }}"
    return render_pdf(
        TEMPLATE,
        _context(sheet, boxes) | {"chart": chart, "chart_on_sheet": on_sheet, "appendix": sheet.has_appendix},
        stylesheet=STYLESHEET,
        title=sheet.title,
        variant=variant,
        extra_css=f"{sheet_css(size, layout)}\n{chart_css}",
    )


def _measure(sheet, texts):
    """The type size, the layout, and the height in millimetres that the KBA does not need.

    Third, when the text does not fit: where every piece of it stands.
    """
    whole = [Box(key, title, passages(texts[key]), []) for key, title in BOXES.items()]
    sizes = [*SIZES]
    while sizes:
        size = sizes.pop(0)
        needs = _heights(_places(sheet, whole, size))
        layout = lay_out(needs)
        if layout.fits:
            roomier = lay_out(needs | {"kba": needs["kba"] + CHART_AIR + CHART_SHAPE * CHART_WIDTHS[1]})
            layout = roomier if sheet.cost_lines and roomier.fits else layout
            return size, layout, None, layout.heights["kba"] - needs["kba"]
        # Half the size takes a quarter of the paper: sizes that cannot do are not tried, but the last one always is.
        excess = layout.excess(needs)
        sizes = [s for s in sizes if excess * (s / size) ** 2 < HOPELESS] or sizes[-1:]
    pieces = [Box(key, title, passages(texts[key], f"{key}-"), []) for key, title in BOXES.items()]
    places = _places(sheet, pieces, OVERFLOW_SIZE)
    needs = _heights(places)
    layout = lay_out(needs)
    return OVERFLOW_SIZE, layout, places, layout.heights["kba"] - needs["kba"]


def _places(sheet, boxes, size):
    return measure(TEMPLATE, _context(sheet, boxes), stylesheet=STYLESHEET, extra_css=measuring_css(size))


def _heights(places):
    return {box: places[f"box-{box}"].height for box in COLUMNS}


def _box(key, pieces, size, layout, places):
    cut = len(pieces)
    if places and places[f"box-{key}"].height > layout.heights[key]:
        notice = NOTICE_LINES * size * 1.4 * POINT
        limit = places[f"box-{key}"].top + layout.heights[key] - BOX_PADDING - notice
        # Piece k begins where the pieces before it end: they fit when its first line does.
        cut = max((k for k in range(len(pieces)) if places[f"{key}-{k}"].bottom <= limit), default=0)
    return Box(key, BOXES[key], passages(pieces[:cut]), passages(pieces[cut:]))


def _context(sheet, boxes):
    return {"sheet": sheet, "box": {box.key: box for box in boxes}, "continued": [box for box in boxes if box.rest]}


def _chart(sheet):
    if not sheet.cost_lines or sheet.current is sheet.threatened is sheet.custom is None:
        return ""
    return scenario_bars(sheet.current, sheet.threatened, sheet.custom, ranges=sheet.ranges, width=400)
