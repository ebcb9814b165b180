"""Where the boxes of the canvas stand on the A3 sheet, in millimetres.

The paper form has fixed boxes and people write until they are full. Here the text is measured first: the largest type
at which everything fits on one sheet wins, and the boxes share the paper by what stands in them. When even the smallest
type is too large, the sheet keeps a comfortable type, the fullest boxes stop at a sentence and go on on the next sheet.
Nothing is cut off, and nothing is printed so small that the tafel cannot read it.
"""

from dataclasses import dataclass

PAGE_WIDTH, PAGE_HEIGHT = 420, 297
MARGIN_SIDE, MARGIN_TOP, MARGIN_BOTTOM = 14, 11, 14
WIDTH = PAGE_WIDTH - 2 * MARGIN_SIDE
HEIGHT = PAGE_HEIGHT - MARGIN_TOP - MARGIN_BOTTOM - 0.5  # half a millimetre against rounding
GAP = 3  # under the header and above the foot
HAIRLINE = 0.25  # neighbouring boxes share it

SIZES = (12, 11, 10, 9)  # points, of running text
OVERFLOW_SIZE = 10

LEFT, MIDDLE = 110, 128
HALF = (WIDTH - LEFT - MIDDLE) / 2
COLUMNS = {  # box: left edge and width
    "head": (0, WIDTH),
    "situation": (0, LEFT),
    "perspective": (LEFT, MIDDLE),
    "breakthrough": (LEFT, MIDDLE),
    "self": (LEFT + MIDDLE, 2 * HALF),
    "support": (LEFT + MIDDLE, HALF),
    "treatment": (LEFT + MIDDLE + HALF, HALF),
    "kba": (0, LEFT + MIDDLE),
    "legitimacy": (LEFT + MIDDLE, HALF),
    "involvement": (LEFT + MIDDLE + HALF, HALF),
    "foot": (0, WIDTH),
}
FIRST_ROW, SECOND_ROW = ("perspective", "self"), ("breakthrough", "support", "treatment")
THIRD_ROW = ("kba", "legitimacy", "involvement")
ROW_WEIGHTS = (0.32, 0.44, 0.24)
BOXES = [box for box in COLUMNS if box not in ("head", "foot")]


@dataclass(frozen=True, slots=True)
class Layout:
    """Top and height of every box, of the head and of the foot, and whether all text fits."""

    tops: dict[str, float]
    heights: dict[str, float]
    fits: bool

    def excess(self, needs):
        """How many times too full the fullest box is."""
        return max(needs[box] / self.heights[box] for box in BOXES)


def lay_out(needs):
    """Divide the sheet. `needs` holds the natural height of every box, of "head" and of "foot".

    The rows run across the whole sheet when that fits. When it does not, the left part (with the KBA, which needs
    little) and the right part get rows of their own.
    """
    aligned = _divide(needs, [(FIRST_ROW, SECOND_ROW, THIRD_ROW)])
    return aligned if aligned.fits else _divide(needs, [_left(), _right()])


def _left():
    return ("perspective",), ("breakthrough",), ("kba",)


def _right():
    return ("self",), ("support", "treatment"), ("legitimacy", "involvement")


def _divide(needs, parts):
    room = HEIGHT - needs["head"] - needs["foot"] - 2 * GAP
    top = needs["head"] + GAP
    tops, heights = {"head": 0.0, "foot": HEIGHT - needs["foot"]}, {"head": needs["head"], "foot": needs["foot"]}
    fits = True
    for rows in parts:
        wanted = [max(needs[box] for box in row) for row in rows]
        if "perspective" in rows[0]:  # the situatieschets stands beside the two upper rows
            short = max(needs["situation"] - wanted[0] - wanted[1], 0)
            wanted[0] += short * ROW_WEIGHTS[0] / (ROW_WEIGHTS[0] + ROW_WEIGHTS[1])
            wanted[1] += short * ROW_WEIGHTS[1] / (ROW_WEIGHTS[0] + ROW_WEIGHTS[1])
        fits = fits and sum(wanted) <= room
        below = top
        for row, height in zip(rows, share(room, wanted, ROW_WEIGHTS), strict=True):
            tops |= dict.fromkeys(row, below)
            heights |= dict.fromkeys(row, height)
            below += height
    tops["situation"] = top
    heights["situation"] = heights["perspective"] + heights["breakthrough"]
    return Layout(tops, heights, fits)


def share(total, needs, weights):
    """Divide `total` by `weights`, but so that nobody gets less than he needs while another has room to spare."""
    fits = sum(needs) <= total
    shares = [0.0] * len(needs)
    free, left = set(range(len(needs))), total
    while free:
        weight = sum(weights[i] for i in free)
        fair = {i: left * weights[i] / weight for i in free}
        # Enough for all: whoever needs more than his part gets his need. Too little: whoever needs less.
        pinned = [i for i in free if (needs[i] > fair[i] if fits else needs[i] < fair[i])]
        if not pinned:
            for i in free:
                shares[i] = fair[i]
            break
        for i in pinned:
            shares[i] = needs[i]
            left -= needs[i]
            free.discard(i)
    return shares


def measuring_css(size):
    """All blocks under each other on one endless page, each with its own width."""
    return "\n".join(
        [
            f"@page {{ size: {PAGE_WIDTH}mm 9000mm; }}",
            _type(size),
            *(f"#box-{box} {{ width: {width + HAIRLINE:.2f}mm; }}" for box, (_, width) in COLUMNS.items()),
        ]
    )


def sheet_css(size, layout):
    """Every block at its place on the sheet."""
    rules = [_type(size), f".sheet {{ position: relative; height: {HEIGHT:.2f}mm; }}"]
    for box, (left, width) in COLUMNS.items():
        rules.append(
            f"#box-{box} {{ position: absolute; left: {left:.2f}mm; top: {layout.tops[box]:.2f}mm;"
            f" width: {width + HAIRLINE:.2f}mm; height: {layout.heights[box] + HAIRLINE:.2f}mm; }}"
        )
    return "\n".join(rules)


def _type(size):
    return f".sheet {{ font-size: {size}pt; }}"
