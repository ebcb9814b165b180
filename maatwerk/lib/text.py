"""Plain text as people type it: cleaned before it is stored, and read as paragraphs and lists when it is shown.

No markup is ever stored. "- " begins an item of a list and "1. " one of a numbered list; an empty line ends either.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

BULLET = re.compile(r"[-*•–]\s+")
NUMBER = re.compile(r"(\d{1,2})[.)]\s+")
# Control characters other than the tab and the newline. PostgreSQL refuses NUL; no one types the others.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph (its lines) or a list (its items); `first` is the number of the first item of a numbered list."""

    kind: Literal["paragraph", "bullets", "numbers"]
    lines: tuple[str, ...]
    first: int = 1


def clean_text(text: str) -> str:
    """The text with plain newlines and without control characters."""
    return CONTROL.sub("", _plain_newlines(text))


def _plain_newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def split_blocks(text: str) -> list[TextBlock]:
    """The paragraphs and lists of a text. A line after an item, without an empty line, belongs to that item."""
    blocks: list[TextBlock] = []
    kind: Literal["paragraph", "bullets", "numbers"] = "paragraph"
    lines: list[str] = []
    first = 1

    def close() -> None:
        if lines:
            blocks.append(TextBlock(kind, tuple(lines), first))
        lines.clear()

    for line in (raw.strip() for raw in _plain_newlines(text).split("\n")):
        bullet, number = BULLET.match(line), NUMBER.match(line)
        if not line:
            close()
            kind = "paragraph"
        elif item := bullet or number:
            if kind != (new := "bullets" if bullet else "numbers"):
                close()
                kind = new
            if not lines:
                first = int(number[1]) if number else 1
            lines.append(line[item.end() :])
        elif lines and kind != "paragraph":
            lines[-1] = f"{lines[-1]} {line}"
        else:
            kind = "paragraph"
            lines.append(line)
    close()
    return blocks


def blocks_html(text: str) -> SafeString:
    """The text as paragraphs and lists in HTML, every character escaped; each runs in the direction of its script."""
    return mark_safe("\n".join(_html(block) for block in split_blocks(text)))  # noqa: S308 - made by format_html below


def _html(block: TextBlock) -> SafeString:
    if block.kind == "paragraph":
        lines = format_html_join(mark_safe("<br>\n"), "{}", ((line,) for line in block.lines))
        return format_html('<p dir="auto">{}</p>', lines)
    items = format_html_join("", '<li dir="auto">{}</li>', ((line,) for line in block.lines))
    if block.kind == "bullets":
        return format_html("<ul>{}</ul>", items)
    return format_html("<ol{}>{}</ol>", format_html(' start="{}"', block.first) if block.first != 1 else "", items)
