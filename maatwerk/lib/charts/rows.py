"""Counts as bars below each other: each with its label above it, so that a long label never meets a figure."""

from .base import LINE_LENGTH, SOFT, TEAL, TEAL_LIGHT, WIDTH, path, rect, svg, text, wrapped

COLOURS = {"plain": TEAL_LIGHT, "success": TEAL, "other": "#b9b2a3"}
BAR, LINE_HEIGHT, GAP = 18, 22, 12


def count_bars(title, rows):
    """`rows` are (label, count, words, kind): the words are printed beside it, and stand alone when count is None.

    `kind` is plain, success or other. Without a count the bar is an empty frame of the same length in every drawing, so
    that it tells nothing. A count may also be a list of pairs (count, kind), which stand behind each other in one bar.
    """
    rows = [(label, [(count, kind)] if count is None or _is_number(count) else count, words)
            for label, count, words, kind in rows]  # fmt: skip
    largest = max((sum(count or 0 for count, _ in parts) for _, parts, _ in rows), default=0) or 1
    y, drawn = 0, []
    for label, parts, words in rows:
        for line in wrapped(label, LINE_LENGTH):
            y += LINE_HEIGHT
            drawn.append(text(0, y - 5, line))
        drawn.append(text(WIDTH, y - 5, words, kind="figure", bold=True, anchor="end"))
        drawn += _bar(parts, y, WIDTH / largest)
        y += BAR + GAP
    if not rows:
        y = LINE_HEIGHT
        drawn.append(text(0, y - 5, "Nog niets te tonen", kind="soft"))
    spoken = "; ".join(f"{label} {words}" for label, _, words in rows) or "nog niets te tonen"
    return svg("counts", WIDTH, y, f"{title}: {spoken}.", drawn)


def _bar(parts, y, scale):
    if any(count is None for count, _ in parts):
        yield path(f"M.5 {y + 0.5:g}h{WIDTH / 4:g}v{BAR - 1}h-{WIDTH / 4:g}Z", SOFT, "frame", dashes="4 4")
        return
    x = 0.0
    for count, kind in parts:
        length = float(count) * scale
        if length > 0:
            yield rect(x, y, length, BAR, COLOURS[kind], f"bar chart-{kind}", edge="#ffffff" if parts[1:] else "")
        x += max(length, 0)
    if not x:
        yield path(f"M1 {y}v{BAR}", SOFT, "frame", width=2)


def _is_number(count):
    return not isinstance(count, list | tuple)
