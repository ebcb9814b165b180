"""What every drawing is made of: colours, text, and the frame with its title.

Every drawing has a <title> that states its figures, because that is all that some readers get of it; the figures also
stand as text inside. There are only presentation attributes: a page under the content security policy and a tagged PDF
both take them, and the classes let the stylesheet of a page change the colours (dark mode: static/css/charts.css). The
same figures give the same characters.
"""

from django.utils.html import format_html, format_html_join

from maatwerk.lib.euro import format_euro

INK, SOFT, LINE, PAPER = "#1b2430", "#52606d", "#c9c4b9", "#ffffff"
TEAL, TEAL_LIGHT, SAND, SLATE = "#0b5c6b", "#8fbcc3", "#b9b2a3", "#6b7683"
FONT = "Source Sans 3, Noto Sans, DejaVu Sans, sans-serif"
WIDTH = 640
# How many characters of the largest text (on a narrow screen) fit beside a figure.
LINE_LENGTH = 42


def svg(kind, width, height, title, drawn):
    """The drawing with its title; `drawn` are pieces of markup."""
    drawn = format_html_join("", "{}", ((part,) for part in drawn))
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="chart chart-{}" role="img" viewBox="0 0 {} {}"'
        ' width="{}" height="{}" font-family="{}"><title>{}</title>{}</svg>',
        kind, width, n(height), width, n(height), FONT, title, drawn,
    )  # fmt: skip


def text(x, y, words, *, kind="label", size=15, bold=False, anchor="start"):
    """One line of text; `kind` is label, figure or soft."""
    weight = format_html(' font-weight="{}"', 600) if bold else ""
    where = format_html(' text-anchor="{}"', anchor) if anchor != "start" else ""
    return format_html(
        '<text class="chart-{}" x="{}" y="{}" font-size="{}"{} fill="{}"{}>{}</text>',
        kind, n(x), n(y), size, weight, SOFT if kind == "soft" else INK, where, words,
    )  # fmt: skip


def rect(x, y, width, height, colour, kind, *, edge=""):
    """A filled bar; `kind` is its class, by which a page changes its colour."""
    stroke = format_html(' stroke="{}"', edge) if edge else ""
    return format_html(
        '<rect class="chart-{}" x="{}" y="{}" width="{}" height="{}" fill="{}"{}/>',
        kind, n(x), n(y), n(width), n(height), colour, stroke,
    )  # fmt: skip


def path(d, colour, kind, *, width=1, dashes=""):
    """A line without a filling."""
    dashed = format_html(' stroke-dasharray="{}"', dashes) if dashes else ""
    return format_html(
        '<path class="chart-{}" d="{}" fill="none" stroke="{}" stroke-width="{}"{}/>', kind, d, colour, width, dashed
    )


def wrapped(label, most=LINE_LENGTH):
    """A label in lines of at most `most` characters; a word that is longer is cut with a hyphen."""
    lines = [""]
    for word in label.split():
        while len(word) > most:
            lines.append(f"{word[: most - 1]}-")
            word = word[most - 1 :]
        if lines[-1].endswith("-") or len(lines[-1]) + 1 + len(word) > most:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return [line for line in lines if line] or [""]


def euro_words(amount):
    """An amount in euro, or that it is not known."""
    return "nog niet bekend" if amount is None else format_euro(amount)


def n(value):
    """A coordinate with at most two decimals, always written the same way."""
    made = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if made == "-0" else made
