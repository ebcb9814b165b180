"""What the editor says beside a block: what must be mended before a second reader, what is left out and why, and what
looks like personal data. None of it stops the writing.
"""

from dataclasses import dataclass

from canvas.enums import HintKind
from maatwerk.lib.personal_data import find

from .enums import BlockKind
from .markup import markup_in
from .preview import used_in
from .readiness import hindrances, place_of

WITHOUT_HINTS = {BlockKind.STORY, BlockKind.PAGE_BREAK}  # a published story was read by a second reader
SAID = 3  # pieces of code in one block
INSTEAD = "Opmaak maak je met blokken: een kop, een opsomming, een citaat, een afbeelding."
NO_FIGURES = "In dit stuk staat nog geen enkel levend cijfer. Dat mag; cijfers voeg je in uit de lijst."


@dataclass(frozen=True, slots=True)
class Remark:
    """One sentence beside a block. `tone`: bad must be mended, warn deserves a look, info explains."""

    tone: str
    text: str


def remarks(report, preview):
    """{pk of a block, or None for the report itself: [Remark]}."""
    found = {}

    def say(pk, tone, text):
        found.setdefault(pk, []).append(Remark(tone, text))

    for one in hindrances(report, release=preview.release):
        sentence = one.sentence
        if one.block:
            sentence = sentence.removeprefix(f"{place_of(one.block)}: ")
            sentence = sentence[0].upper() + sentence[1:]
        say(one.block.pk if one.block else None, "bad", sentence)
    for row in preview.rows:
        for remark in _about(row.block, preview):
            say(row.block.pk, remark.tone, remark.text)
    if preview.rows and not preview.has_figures:
        say(None, "info", NO_FIGURES)
    return found


def _about(block, preview):
    for key, figure in used_in(block, preview.release):
        if figure and key in preview.release.hidden:
            said = preview.release.texts.get(key, "")
            yield Remark("info", f"{figure.label} staat er als ‘{said}’. {preview.release.hidden[key]}")
    if block.kind == BlockKind.SIGNATURE and preview.document.is_letter:
        yield Remark("warn", "Onder een brief staat vanzelf wie ondertekent. Met dit blok staat het er twee keer.")
    if block.kind == BlockKind.SIGNATURE and not preview.document.head.signatories:
        yield Remark("warn", "Er is nog niemand die tekent. Kies bij Gegevens wie tekent.")
    if block.kind == BlockKind.QUESTION and (same := block.settings.get("same_as")):
        numbers = [row.block.pk for row in preview.rows if row.block.kind == BlockKind.QUESTION]
        if same not in numbers or numbers.index(same) >= numbers.index(block.pk):
            yield Remark("warn", "De vraag waarnaar dit antwoord verwijst staat niet meer hierboven. Kies een andere.")
    yield from _about_words(block, preview)


def _about_words(block, preview):
    """Code that is no layout here, and what looks like personal data."""
    for code in markup_in(block.answer if block.kind == BlockKind.QUESTION else block.text)[:SAID]:
        yield Remark("warn", f"‘{code}’ komt letterlijk zo in het stuk. {INSTEAD}")
    if block.kind not in WITHOUT_HINTS:
        signing = " ".join(name for name, _ in preview.document.head.signatories)
        for hint in dict.fromkeys((hint.kind, hint.text) for hint in find(f"{block.text}\n\n{block.answer}")):
            if hint[1] not in signing:
                yield Remark("warn", f"‘{hint[1]}’ lijkt een {HintKind(hint[0]).label}. Een rapport noemt geen mensen.")
