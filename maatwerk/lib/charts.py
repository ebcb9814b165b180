"""Small drawings for a page and for a PDF: the same SVG in both.

Every drawing has a <title> that states its figures, because that is all that some readers get of it; the figures also
stand as text inside. There are only presentation attributes: a page under the content security policy and a tagged PDF
both take them, and the classes let the stylesheet of a page change the colours (dark mode). The same figures give the
same characters.
"""

from decimal import Decimal

from django.utils.html import format_html, format_html_join

from maatwerk.lib.euro import format_euro

INK, SOFT, LINE = "#1b2430", "#52606d", "#c9c4b9"
TEAL, TEAL_LIGHT, SAND, SLATE = "#0b5c6b", "#8fbcc3", "#b9b2a3", "#6b7683"
FONT = "Source Sans 3, Noto Sans, DejaVu Sans, sans-serif"
SCENARIOS = (("current", "Huidig", SAND), ("threatened", "Dreigend", SLATE), ("custom", "Maatwerk", TEAL))
FUND_COLOURS = (TEAL, TEAL_LIGHT, "#e4ded0", SAND, INK)


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
        y, words = 6 + i * (height + 8), _words(amounts[name])
        end = left + float((amounts[name] or 0) * scale)
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
                _n(end + 8), _n(y + height / 2 + 5), INK, words,
            )
        )  # fmt: skip
    title = f"Kosten over 12 maanden: {'; '.join(known)}."
    return _svg(
        "scenarios", width, 6 + 3 * (height + 8), title, format_html_join("", "{}", ((part,) for part in drawn))
    )


def _bar(name, label, colour, x, y, end, height):
    return format_html(
        '<text class="chart-label" x="0" y="{}" font-size="15" fill="{}">{}</text>'
        '<rect class="chart-bar chart-{}" x="{}" y="{}" width="{}" height="{}" fill="{}"/>',
        _n(y + height / 2 + 5), INK, label, name, x, y, _n(end - x), height, colour,
    )  # fmt: skip


def _whisker(low, high, y):
    """A line from low to high with a short end at both sides, light outside so that it is seen on any bar."""
    path = f"M{_n(low)} {_n(y - 5)}v10M{_n(low)} {_n(y)}H{_n(high)}M{_n(high)} {_n(y - 5)}v10"
    return format_html(
        '<path class="chart-range-edge" d="{}" fill="none" stroke="#ffffff" stroke-width="4"/>'
        '<path class="chart-range" d="{}" fill="none" stroke="{}" stroke-width="1.5"/>',
        path, path, INK,
    )  # fmt: skip


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
        segments.append((i, _n(x), _n(length), colour))
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
    return _svg("fund", width, 46 + 24 * len(parts), f"{title}: {spoken}.", frame + bar + words)


def _svg(kind, width, height, title, drawn):
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="chart chart-{}" role="img" viewBox="0 0 {} {}"'
        ' width="{}" height="{}" font-family="{}"><title>{}</title>{}</svg>',
        kind, width, height, width, height, FONT, title, drawn,
    )  # fmt: skip


def _words(amount):
    return "nog niet bekend" if amount is None else format_euro(amount)


def _n(value):
    """A coordinate with at most two decimals, always written the same way."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
