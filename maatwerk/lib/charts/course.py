"""What became of a budget in the course of its year: the months beside each other, and the budget as a line."""

from calendar import monthrange
from math import ceil

from maatwerk.lib.dates import MONTHS, format_long

from .base import INK, LINE, PAPER, SOFT, TEAL, TEAL_LIGHT, WIDTH, euro_words, n, path, rect, svg, text
from .people import AXIS, step_of

TOP, ROOM, COLOURS = 14, 236, (TEAL, TEAL_LIGHT)
EACH = (WIDTH - AXIS) / 12
LOW = TOP + ROOM


def year_course(title, moments, budget, stand, *, expected=None):
    """Per month what was spent until its end and, on top of that, committed; `budget` is a line from day to day.

    `moments` are (last day, spent, committed), `budget` (day from which, amount), both of one year and in order of
    time; months without a moment stay empty. `stand` are pairs of label and euro as they are at the end: of the budget,
    of what was spent, of what was committed, and others without a colour. `expected` is such a pair of the whole year.
    All amounts are euro; those of `stand` and `expected` may be None.
    """
    highest = max([0, *(spent + more for _, spent, more in moments), *(amount for _, amount in budget)])
    highest = float(max(highest, (expected or ("", 0))[1] or 0, 1))
    step = step_of(highest)
    scale = ROOM / (ceil(highest / step) * step)
    drawn = list(_scale(step, scale))
    for day, *amounts in moments:
        x, y = _left(day.month) + EACH * 0.16, LOW
        for i, amount in enumerate(amounts):
            if (height := float(amount) * scale) > 0:
                y -= height
                drawn.append(rect(x, y, EACH * 0.68, height, COLOURS[i], f"part-{i}", edge=PAPER))
    drawn += [text(_left(month) + EACH / 2, LOW + 22, _short(month), anchor="middle") for month in range(1, 13)]
    if shape := _line(budget, scale):
        drawn.append(path(shape, INK, "mark", width=3))
    rows = [*stand]
    if expected and expected[1] is not None:
        y = LOW - float(expected[1]) * scale
        drawn.append(path(f"M{AXIS} {n(y)}H{WIDTH}", INK, "mark", width=1.5, dashes="3 5"))
        rows.append(expected)
    y = LOW + 58
    for i, (label, amount) in enumerate(rows):
        drawn += [
            *_sign(i, y, is_expected=i >= len(stand)),
            text(24, y, label),
            text(WIDTH, y, euro_words(amount), kind="figure", bold=True, anchor="end"),
        ]
        y += 28
    return svg("course", WIDTH, y - 14, f"{title}: {_spoken(moments, budget, rows)}.", drawn)


def _left(month):
    return AXIS + EACH * (month - 1)


def _short(month):
    """`jan`; March alone has an abbreviation of its own."""
    return "mrt" if month == 3 else MONTHS[month - 1][:3]


def _scale(step, scale):
    for i in range(round(ROOM / (step * scale)) + 1):
        y = LOW - i * step * scale
        yield path(f"M{AXIS} {n(y)}H{WIDTH}", LINE if i else SOFT, "grid" if i else "axis")
        yield text(AXIS - 8, y + 5, euro_words(i * step), kind="soft", anchor="end")


def _line(budget, scale):
    """Level from one decision to the next, until the end of the year."""
    steps = []
    for day, amount in budget:
        x = _left(day.month) + EACH * (day.day - 1) / monthrange(day.year, day.month)[1]
        y = LOW - float(amount) * scale
        steps.append(f"H{n(x)}V{n(y)}" if steps else f"M{n(x)} {n(y)}")
    return f"{''.join(steps)}H{WIDTH}" if steps else ""


def _sign(i, y, *, is_expected):
    """What stands in the drawing for this line below it; nothing when it is not drawn."""
    if is_expected:
        yield path(f"M0 {n(y - 5)}H18", INK, "mark", width=1.5, dashes="3 5")
    elif not i:
        yield path(f"M0 {n(y - 5)}H18", INK, "mark", width=3)
    elif i <= len(COLOURS):
        yield rect(0, y - 12, 14, 14, COLOURS[i - 1], f"part-{i - 1}", edge=LINE)


def _spoken(moments, budget, rows):
    said = [f"{label} {euro_words(amount)}" for label, amount in rows]
    said += [f"budget vanaf {format_long(day)} {euro_words(amount)}" for day, amount in budget]
    return "; ".join(
        [
            *said,
            *(
                f"tot en met {format_long(day)} {euro_words(spent)} gerealiseerd en {euro_words(more)} verplicht"
                for day, spent, more in moments
            ),
        ]
    )
