"""What a fund made available and what became of it."""

from decimal import Decimal

from django.utils.html import format_html, format_html_join

from maatwerk.lib.euro import format_euro

from .base import INK, LINE, SAND, SOFT, TEAL, TEAL_LIGHT, n, svg

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
