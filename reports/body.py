"""The text of a letter with live figures: {plannen} becomes 30 when the letter is shown or printed.

Plain text with four signs: an empty line ends a paragraph, `## ` begins a heading, `- ` an item of a list, and a first
word of capitals with a colon (`NB:`) is set in bold. {tabel_uitgaven_2020} on a line of its own becomes a table.
"""

import re

from budgets.enums import CostType
from reports.documents.blocks import FigureTable, Heading, Paragraph, text_blocks

FIELD = re.compile(r"\{([a-z0-9_]+)\}")
TABLE = re.compile(r"^\{tabel_((?:uitgaven)\w*_(\d{4}))\}$")
RUN_IN = re.compile(r"^([A-Z][A-Z]+:)\s+")
HEADING = "## "
OWN_FIELDS = ("artikel",)  # of the report itself: no figure


def unknown_fields(text, figures):
    """Names between braces that are no figure, in the order of the text."""
    known = {*figures, *(f"tabel_{key}" for key in tables(figures))}
    return [name for name in dict.fromkeys(FIELD.findall(text)) if name not in known]


def tables(figures):
    """Keys of figures of which a table per kostensoort can be made: uitgaven of a whole year."""
    return [key for key in figures if re.fullmatch(r"uitgaven(_\w+)?_\d{4}", key)]


def body_blocks(text, figures, printed, *, mark=None):
    """The blocks of a letter. `printed` is {key: text}; `mark(key, text)` may wrap a figure for the screen."""

    def fill(part):
        return FIELD.sub(lambda found: _filled(found, printed, mark), part)

    blocks = []
    for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip()):
        part = part.strip()
        table = TABLE.match(part)
        if table and table[1] in printed:
            blocks.append(_spending_table(table[1], figures, printed))
        elif part.startswith(HEADING):
            title, _, rest = part.removeprefix(HEADING).partition("\n")
            blocks.append(Heading(fill(title.strip())))
            blocks += paragraphs(fill(rest))
        elif part:
            blocks += paragraphs(fill(part))
    return tuple(blocks)


def _filled(found, printed, mark):
    key = found[1]
    if key not in printed:
        return found[0]
    return mark(key, printed[key]) if mark else printed[key]


def paragraphs(text):
    """Plain text as blocks: paragraphs, with their run-in (NB:) set apart, and lists."""
    for block in text_blocks(text):
        run_in = RUN_IN.match(block.text) if isinstance(block, Paragraph) else None
        yield Paragraph(block.text[run_in.end() :], run_in=run_in[1]) if run_in else block


def _spending_table(key, figures, printed):
    """Uitgaven of one year per kostensoort with their total; period and peildatum stand in the caption."""
    period = f", {figures[key].period}" if key in figures else ""
    rows = [
        (kind.label[0].upper() + kind.label[1:], printed[f"{key}_{kind}"])
        for kind in CostType
        if f"{key}_{kind}" in printed
    ]
    return FigureTable(
        headers=("Kostensoort", "Uitgaven"),
        rows=tuple(rows),
        total=("Totaal", printed[key]),
        caption=f"Uitgaven {key[-4:]} per kostensoort{period}",
    )
