"""Texts with live figures: {plannen} becomes 30 when a report is shown or printed.

Plain text with two signs: `- ` begins an item of a list, and a first word of capitals with a colon (`NB:`) is set in
bold.
"""

import re

from reports.documents.blocks import Paragraph, text_blocks

FIELD = re.compile(r"\{([a-z0-9_]+)\}")
RUN_IN = re.compile(r"^([A-Z][A-Z]+:)\s+")
OWN_FIELDS = ("artikel",)  # of the report itself: no figure


def paragraphs(text):
    """Plain text as blocks: paragraphs, with their run-in (NB:) set apart, and lists."""
    for block in text_blocks(text):
        run_in = RUN_IN.match(block.text) if isinstance(block, Paragraph) else None
        yield Paragraph(block.text[run_in.end() :], run_in=run_in[1]) if run_in else block
