"""What a fund made available and what became of it."""

from decimal import Decimal

from django.utils.html import format_html, format_html_join

from maatwerk.lib.euro import format_euro

from .base import INK, LINE, SAND, SOFT, TEAL, TEAL_LIGHT, WIDTH, euro_words, n, path, rect, svg, text

FUND_COLOURS = (TEAL, TEAL_LIGHT, "#e4ded0", SAND, INK)


def fund_line(parts, *, title="Stand van het fonds", width=640):
    """One stacked bar of a fund with its legend below.

    `parts` are pairs (label, amount in euro) that add up to the whole ("Realisatie", "Verplichtingen", "Beschikbaar").
    """
    parts = [(label, Decimal(amount)) for label, amount in parts]
    total = sum((max(amount, Decimal(0)) for _, amount in parts), Decimal(0))
    x, segments, legend = 0.0, [], []
    for i, (label, amount) in enumerate(parts):
        length = float(max(amount, Decimal(0)) / total) * width if total else 0.0
        colour, y = FUND_COLOURS[i % len(FUND_COLOURS)], 54 + i * 24
        segments.append((i, n(x), n(length), colour))
        legend.append((y - 12, i, colour, LINE, y, INK, label, width, y, INK, format_euro(amount)))
        x += length
    frame = format_html(
        '<rect class="chart-frame" x="0" y="4" width="{}" height="26" fill="none" stroke="{}" stroke-width="1"/>',
        width, SOFT,
    )  # fmt: skip
    bar = format_html_join(
        "",
        '<rect class="chart-part-{}" x="{}" y="4" width="{}" height="26" fill="{}" stroke="#ffffff"/>',
        segments,
    )
    words = format_html_join(
        "",
        '<rect x="0" y="{}" width="14" height="14" class="chart-part-{}" fill="{}" stroke="{}"/>'
        '<text class="chart-label" x="22" y="{}" font-size="15" fill="{}">{}</text>'
        '<text class="chart-figure" x="{}" y="{}" font-size="15" font-weight="600" fill="{}" text-anchor="end">'
        "{}</text>",
        legend,
    )
    spoken = "; ".join(f"{label} {format_euro(amount)}" for label, amount in parts)
    return svg("fund", width, 46 + 24 * len(parts), f"{title}: {spoken}.", [frame, bar, words])


def budget_bar(title, budget, parts, *, expected=None):
    """What a year made available as one bar, cut into `parts`, pairs of label and euro; amounts may be None.

    `budget` is the pair of label and euro of the whole. `expected`, such a pair too, is a line across the bar: what the
    whole year is expected to cost. A part below zero has no length, only its figure.
    """
    known = [(label, amount) for label, amount in parts]
    whole = max([sum(max(amount or 0, 0) for _, amount in known), budget[1] or 0, (expected or ("", 0))[1] or 0, 1])
    scale = WIDTH / float(whole)
    x, drawn = 0.0, []
    for i, (_, amount) in enumerate(known):
        length = float(max(amount or 0, 0)) * scale
        if length:
            drawn.append(rect(x, 10, length, 30, FUND_COLOURS[i], f"part-{i}", edge="#ffffff"))
        x += length
    drawn.append(path(f"M0 10H{n(float(max(budget[1] or 0, 0)) * scale)}V40H0Z", SOFT, "frame"))
    rows = [*known]
    if expected and expected[1] is not None:
        at = min(max(float(expected[1]) * scale, 1), WIDTH - 1)
        drawn.append(path(f"M{n(at)} 2V48", INK, "mark", width=3))
        rows.append(expected)
    y = 76
    for label, amount, key in [(*budget, None), *((*row, i) for i, row in enumerate(rows))]:
        if key is None:
            drawn.append(path(f"M0.5 {n(y - 11.5)}h13v13h-13Z", SOFT, "frame"))
        elif key < len(known):
            drawn.append(rect(0, y - 12, 14, 14, FUND_COLOURS[key], f"part-{key}", edge=LINE))
        else:
            drawn.append(path(f"M7 {n(y - 13)}v16", INK, "mark", width=3))
        drawn += [
            text(24, y, label),
            text(WIDTH, y, euro_words(amount), kind="figure", bold=True, anchor="end"),
        ]
        y += 28
    spoken = "; ".join(f"{label} {euro_words(amount)}" for label, amount in (budget, *rows))
    return svg("budget", WIDTH, y - 14, f"{title}: {spoken}.", drawn)
