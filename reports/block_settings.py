"""The settings of a block, per kind (reports.models.Block): what may be in them, cleaned before it is stored."""

import re

from maatwerk.lib.refusals import RuleBroken
from maatwerk.lib.text import clean_text

from .enums import BlockKind

PARTS = ("situation", "perspective", "breakthrough", "learned")
WIDTHS = ("heel", "half")
KEY = re.compile(r"[a-z0-9_]{1,80}")
LONGEST_LINE = 300


def clean_settings(kind, settings):
    """Only what a block of this kind knows, in its right form. Raises RuleBroken for a value that can't be."""
    return {name: clean(settings[name]) for name, clean in KNOWN.get(kind, {}).items() if name in settings}


def _line(value):
    text = " ".join(clean_text(str(value)).split())
    if len(text) > LONGEST_LINE:
        raise RuleBroken(f"Hier passen {LONGEST_LINE} tekens; dit zijn er {len(text)}. Kort de zin in.")
    return text


def _key(value):
    if value and not KEY.fullmatch(str(value)):
        raise RuleBroken("Kies een cijfer, tabel of grafiek uit de lijst.")
    return str(value or "")


def _keys(values):
    return list(dict.fromkeys(_key(value) for value in values if value))


def _level(value):
    if value not in (1, 2, 3):
        raise RuleBroken("Een kop is een hoofdstuk, een paragraaf of een tussenkop.")
    return value


def _parts(values):
    return [name for name in PARTS if name in values]


def _same_as(value):
    if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
        raise RuleBroken("Kies een eerdere vraag uit de lijst.")
    return value


def _width(value):
    return value if value in WIDTHS else WIDTHS[0]


KNOWN = {
    BlockKind.HEADING: {"level": _level, "numbered": bool, "appendix": bool, "own_page": bool},
    BlockKind.FIGURES: {"keys": _keys},
    BlockKind.TABLE: {"key": _key},
    BlockKind.CHART: {"key": _key},
    BlockKind.QUOTE: {"source": _line},
    BlockKind.STORY: {"parts": _parts},
    BlockKind.QUESTION: {"same_as": _same_as},
    BlockKind.TIMELINE: {"title": _line},
    BlockKind.PICTURE: {"alt": _line, "width": _width},
}
