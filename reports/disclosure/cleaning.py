"""A figure with nothing in it that may not be published: its value, n, definition and note."""

import re
from dataclasses import replace

from .claims import of_moment

ASIDE = re.compile(r"\s*\([^()]*\d[^()]*\)")
SENTENCE = re.compile(r"(?<=[.!?])\s+")
SILENT = "Hoeveel gezinnen geen cijfer gaven, staat hier niet: dat zijn er te weinig om te noemen."
FEW = "NB: dit gemiddelde rust op weinig casussen. Dat zijn er nog te weinig om er de rest van de aanpak op te bouwen."


def cleaned(figure, verdict, *, note_is_safe):
    """The figure with nothing in it that may not be published: value, n, families, note and definition."""
    if not figure.people:
        return figure
    note = figure.note if note_is_safe else _without_numbers(figure.note)
    if figure.key in verdict.hidden:
        definition = ASIDE.sub("", figure.definition)
        return replace(figure, value=None, rounded=None, n=None, families=None, note="", definition=definition)
    if figure.key in verdict.bare:
        return replace(figure, n=None, note=note, definition=ASIDE.sub("", figure.definition))
    return replace(figure, note=note)


def _without_numbers(note):
    kept = []
    for sentence in SENTENCE.split(note) if note else ():
        if not re.search(r"\d", sentence):
            kept.append(sentence)
        elif "geen cijfer" in sentence:
            kept.append(SILENT)
        elif sentence.startswith("NB:"):
            kept.append(FEW)
    return " ".join(dict.fromkeys(kept))


def note_is_safe(key, verdict):
    """Whether the numbers in the note of a figure are themselves published.

    Beside an average of marks stands who gave none and how many families answered; those are the figure geen_cijfer
    with its n. Beside an average of costs stands the number of kosten-batenanalyses.
    """
    kind, moment = of_moment(key)
    if not kind:
        return key not in verdict.bare
    return not {f"geen_cijfer_{moment}"} & ({*verdict.hidden} | verdict.bare)
