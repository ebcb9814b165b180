"""The three scenarios of a kosten-batenanalyse as bars."""

from decimal import Decimal

from django.utils.html import format_html

from maatwerk.lib.euro import format_euro

from .base import INK, SAND, SLATE, TEAL, euro_words, n, svg

SCENARIOS = (("current", "Huidig", SAND), ("threatened", "Dreigend", SLATE), ("custom", "Maatwerk", TEAL))


def scenario_bars(current, threatened, custom, *, ranges=None, width=640):
    """Three bars, Huidig, Dreigend and Maatwerk, in euro over 12 months; an amount may be None (not known yet).

    `ranges` holds (low, high) by the same names, drawn as a thin line over the end of the bar; a name may be left out.
    """
    amounts = {"current": current, "threatened": threatened, "custom": custom}
    ranges = {name: ends for name, ends in (ranges or {}).items() if ends and amounts[name] is not None}
    largest = max(
        (amount for amount in (*amounts.values(), *(high for _, high in ranges.values())) if amount), default=1
    )
    left, right, height = 90, 110, 26
    scale = Decimal(width - left - right) / Decimal(largest)
    known, drawn = [], []
    for i, (name, label, colour) in enumerate(SCENARIOS):
        y, words = 6 + i * (height + 8), euro_words(amounts[name])
        end = left + float(max(amounts[name] or 0, 0) * scale)
        ends = ranges.get(name)
        between = f" (tussen {format_euro(ends[0])} en {format_euro(ends[1])})" if ends else ""
        known.append(f"{label} {words}{between}")
        drawn.append(_bar(name, label, colour, left, y, end, height))
        if ends:
            drawn.append(_whisker(*(left + float(edge * scale) for edge in ends), y + height / 2))
            end = max(end, left + float(ends[1] * scale))
        drawn.append(
            format_html(
                '<text class="chart-figure" x="{}" y="{}" font-size="15" font-weight="600" fill="{}">{}</text>',
                n(end + 8), n(y + height / 2 + 5), INK, words,
            )
        )  # fmt: skip
    title = f"Kosten over 12 maanden: {'; '.join(known)}."
    return svg("scenarios", width, 6 + 3 * (height + 8), title, drawn)


def _bar(name, label, colour, x, y, end, height):
    return format_html(
        '<text class="chart-label" x="0" y="{}" font-size="15" fill="{}">{}</text>'
        '<rect class="chart-bar chart-{}" x="{}" y="{}" width="{}" height="{}" fill="{}"/>',
        n(y + height / 2 + 5), INK, label, name, x, y, n(end - x), height, colour,
    )  # fmt: skip


def _whisker(low, high, y):
    """A line from low to high with a short end at both sides, light outside so that it is seen on any bar."""
    path = f"M{n(low)} {n(y - 5)}v10M{n(low)} {n(y)}H{n(high)}M{n(high)} {n(y - 5)}v10"
    return format_html(
        '<path class="chart-range-edge" d="{}" fill="none" stroke="#ffffff" stroke-width="4"/>'
        '<path class="chart-range" d="{}" fill="none" stroke="{}" stroke-width="1.5"/>',
        path, path, INK,
    )  # fmt: skip
