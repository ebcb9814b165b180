"""Every mark and every case as a sign of its own, without saying whose."""

from maatwerk.lib.euro import format_euro

from .base import LINE, SAND, SOFT, TEAL, TEAL_LIGHT, WIDTH, n, path, rect, svg, text

# --- marks -----------------------------------------------------------------------------------------------------------
TOP, BAND, LEFT = 34, 27, 34
MARKS = range(1, 11)
# (radius, rows) of the dots of one mark, the largest first, and what is left between two dots.
DOTS = ((5, 1), (5, 2), (3.6, 3), (2.6, 3))
BETWEEN = 2


def marks_over_time(title, moments):
    """Per moment the mean as a line and every mark as a dot, on a scale from 1 to 10.

    `moments` are (label, mean as printed, mean or None, words below it, {7: how many gave 7 to 8}). A dot stands in the
    middle of its whole mark, so no mark is exact. Without a mean the words say why.
    """
    width = (WIDTH - LEFT) / max(len(moments), 1)
    bottom = _height(1)
    sizes = _sizes([count for *_, dots in moments for count in dots.values()], width * 0.86)
    drawn = [part for mark in MARKS for part in _scale(mark)]
    line = []
    for i, (label, printed, mean, below, dots) in enumerate(moments):
        middle = LEFT + width * (i + 0.5)
        for low, count in sorted(dots.items()):
            drawn += _dots(middle, _height(min(low, 9) + 0.5), count, width * 0.86, sizes)
        if mean is not None:
            y = _height(float(mean))
            line.append((middle, y))
            drawn.append(path(f"M{n(middle - width * 0.36)} {n(y)}H{n(middle + width * 0.36)}", TEAL, "mean", width=4))
        drawn += [
            text(middle, 20, printed, kind="figure", size=18, bold=True, anchor="middle"),
            text(middle, bottom + 26, label, anchor="middle"),
            text(middle, bottom + 50, below, kind="soft", anchor="middle"),
        ]
    steps = "L".join(f"{n(x)} {n(y)}" for x, y in line)
    if line[1:]:
        drawn.append(path(f"M{steps}", TEAL, "mean", width=1.5, dashes="5 4"))
    spoken = "; ".join(f"{label} {printed} ({below})" for label, printed, _, below, _ in moments)
    return svg("marks", WIDTH, bottom + 60, f"{title}: {spoken or 'nog niets te tonen'}.", drawn)


def _height(mark):
    return TOP + (10 - mark) * BAND


def _scale(mark):
    y = _height(mark)
    yield path(f"M{LEFT} {n(y)}H{WIDTH}", LINE, "grid")
    if mark % 3 == 1:
        yield text(LEFT - 8, y + 5, mark, kind="soft", anchor="end")


def _sizes(counts, room):
    """(radius, rows) with which the dots of every mark stand apart; marks with too many for dots become bars."""
    smallest, its_rows = DOTS[-1]
    drawn = [count for count in counts if count <= its_rows * _in_a_row(smallest, room)]
    return next(size for size in DOTS if max(drawn, default=0) <= size[1] * _in_a_row(size[0], room))


def _dots(middle, y, count, room, sizes):
    """The dots of one mark, in rows below each other when there are many; a bar when there are too many for dots."""
    radius, rows = sizes
    if count > rows * _in_a_row(radius, room):
        yield rect(middle - room / 2, y - 6, room, 12, TEAL_LIGHT, "dot")
        return
    step, rows = 2 * radius + BETWEEN, -(-count // _in_a_row(radius, room))
    in_a_row, there, back = -(-count // rows), n(2 * radius), n(-2 * radius)
    circle = f"a{n(radius)} {n(radius)} 0 1 0 {there} 0a{n(radius)} {n(radius)} 0 1 0 {back} 0"
    shape = ""
    for number in range(count):
        row, place = divmod(number, in_a_row)
        here = min(in_a_row, count - row * in_a_row)
        x = middle + step * (place - (here - 1) / 2) - radius
        shape += f"M{n(x)} {n(y + step * (row - (rows - 1) / 2))}{circle}"
    yield path(shape, TEAL, "dot", width=1.5)


def _in_a_row(radius, room):
    return int(room // (2 * radius + BETWEEN))


# --- cases -----------------------------------------------------------------------------------------------------------
AXIS, HIGH, FLOOR = 118, 260, 24
MOST_GAPS = 80


def case_bars(title, amounts):
    """One bar per case, from high to low. `amounts` are (euro, how many cases), the highest first.

    The bars of one amount touch when there are very many cases, so that their number does not fill the drawing.
    """
    count = sum(many for _, many in amounts)
    top, low = max([0, *(amount for amount, _ in amounts)]), min([0, *(amount for amount, _ in amounts)])
    step = step_of(top - low)
    ceiling, floor = -(-top // step) * step, low // step * step
    scale = (HIGH - FLOOR) / ((ceiling - floor) or 1)
    zero = 12 + float(ceiling * scale)
    drawn = []
    for tick in range(floor, ceiling + 1, step):
        y = zero - tick * scale
        drawn.append(path(f"M{AXIS} {n(y)}H{WIDTH}", SOFT if not tick else LINE, "grid" if tick else "axis"))
        drawn.append(text(AXIS - 8, y + 5, format_euro(tick), kind="soft", anchor="end"))
    each, x = (WIDTH - AXIS) / max(count, 1), float(AXIS)
    gap = min(each * 0.25, 8) if count <= MOST_GAPS else 0
    for amount, many in amounts:
        for width in [each] * many if gap else [each * many]:
            drawn.append(_case(amount, x + gap / 2, width - gap, zero, scale))
            x += width
    if not amounts:
        drawn.append(text(AXIS + 8, zero + 20, "Nog niets te tonen", kind="soft"))
    spoken = "; ".join(f"{many} keer {format_euro(amount)}" for amount, many in amounts) or "nog niets te tonen"
    return svg("cases", WIDTH, 24 + (ceiling - floor) * scale + (0 if amounts else 12), f"{title}: {spoken}.", drawn)


def _case(amount, x, width, zero, scale):
    length = abs(amount) * scale
    if not amount:
        return rect(x, zero - 1.5, width, 3, SOFT, "axis-bar")
    return rect(x, zero - length if amount > 0 else zero, width, length, TEAL if amount > 0 else SAND,
                "bar chart-success" if amount > 0 else "bar chart-other")  # fmt: skip


def step_of(reach):
    """A round distance in euro between two lines, so that there are at most six lines."""
    size = 5_000
    while True:
        for step in (size, size * 2, size * 4):
            if reach <= step * 5:
                return step
        size *= 10
