"""A document as one page of HTML that stands by itself: its style, drawings and pictures are in it, nothing is fetched.

At its own address it is shown under a policy that allows exactly this style and pictures that are inside the page.
"""

import base64
import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string

from maatwerk.lib.csp import build_policy

from ..documents.blocks import Heading, Question, Story, text_blocks
from .words import date_line, letterhead

STYLE = Path(settings.BASE_DIR) / "static" / "css" / "document-page.css"
DEEPEST = 6


@cache
def style():
    """The style sheet of the page, as it stands between its tags."""
    return STYLE.read_text(encoding="utf-8")


@cache
def policy():
    """The content security policy for such a page."""
    digest = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    directives = {
        "default-src": ["'none'"],
        "style-src": [f"'sha256-{digest}'"],
        "img-src": ["data:"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
    return build_policy(directives)


def html(document):
    """The page, as text."""
    context = {
        "document": document,
        "style": style(),
        "letterhead": letterhead(document),
        "dates": "" if document.is_letter else date_line(document),
        "blocks": shown(document.blocks),
        "signed": any(block.kind == "signature" for block in document.blocks),
    }
    return render_to_string("reports/formats/page.html", context)


def shown(blocks, *, above=1):
    """[(block, level of its heading, [(heading, blocks)] inside it)]: no level of heading is skipped.

    `above` is the level of the heading that stands over the blocks.
    """
    rows, level = [], above
    for block in blocks:
        inside = []
        if isinstance(block, Heading):
            level = min(block.level + above - 1, level + 1, DEEPEST)
            rows.append((block, level, inside))
            continue
        if isinstance(block, Question):
            parts = (("Vraag", block.question), ("Antwoord", block.answer))
            inside = [(f"{word} {block.number}:", shown(parts_of, above=level + 1)) for word, parts_of in parts]
        elif isinstance(block, Story):
            inside = [(label, shown(text_blocks(text), above=level + 1)) for label, text in block.parts]
        rows.append((block, min(level + 1, DEEPEST), inside))
    return rows
