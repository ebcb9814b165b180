"""What in a casusbeschrijving may be personal data, for its writer and its second reader: it warns, no more.

The first names that the writer invented are declared with the text, so that only other names stand out.
"""

import re

from canvas.enums import HintKind


def _find(text):
    try:
        from maatwerk.lib.personal_data import find
    except ImportError:
        return []
    return find(text)


def marked_parts(description):
    """[(heading, paragraphs)], each paragraph a list of (piece of text, kind of hint or '')."""
    invented = invented_names(description.names)
    return [(heading, _paragraphs(text, invented)) for heading, text in description.parts]


def hints_of(description):
    """[(word, kind)] of everything that stands out in the title and the text, each once."""
    invented = invented_names(description.names)
    texts = [description.title, *(text for _, text in description.parts)]
    found = [(hint.text, HintKind(hint.kind).label) for text in texts for hint in _open(text, invented)]
    return list(dict.fromkeys(found))


def invented_names(names):
    """The first names of the field `names` as words in lower case."""
    return {name.casefold() for name in re.split(r"[,;\s]+", names) if name}


def _open(text, invented):
    return [hint for hint in _find(text) if not _is_invented(hint, invented)]


def _is_invented(hint, invented):
    words = re.findall(r"\w+", hint.text.casefold())
    return (
        hint.kind == HintKind.NAME
        and bool(words)
        and all(re.sub(r"s$", "", w) in invented or w in invented for w in words)
    )


def _paragraphs(text, invented):
    return [_pieces(paragraph, invented) for paragraph in re.split(r"\n\s*\n", text) if paragraph.strip()]


def _pieces(text, invented):
    pieces, at = [], 0
    for hint in _open(text, invented):
        pieces += [(text[at : hint.start], ""), (text[hint.start : hint.end], HintKind(hint.kind).label)]
        at = hint.end
    return [piece for piece in [*pieces, (text[at:], "")] if piece[0]]
