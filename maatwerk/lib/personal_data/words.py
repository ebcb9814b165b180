"""The word lists: which words are ordinary Dutch, which are first names, which are places or organisations."""

import logging
import lzma
import re
from functools import cache, lru_cache
from importlib import util
from pathlib import Path

DATA = Path(__file__).parent / "data"
LINKS = ("s", "e", "n")
PART = 4
SHORT_PART = 3
STRESS = str.maketrans("áéíóúý", "aeiouy")
logger = logging.getLogger(__name__)


@cache
def _ordinary():
    """Some 200.000 Dutch words without a capital; data/README.md tells where they come from."""
    with lzma.open(DATA / "words.txt.xz", "rt", encoding="utf-8") as lines:
        return frozenset(lines.read().split("\n"))


def _plain(word):
    """In lower case, and without the accents of stress: `Eén` and `vóór` stand in no list."""
    return word.lower().translate(STRESS)


@lru_cache(20_000)
def is_ordinary(word):
    """True when `word` (any case) is an ordinary Dutch word, or two of them together (`schuld` + `hulpverlening`)."""
    word, known = _plain(word), _ordinary()
    return word in known or _falls_apart(word, known, PART)


@lru_cache(20_000)
def is_likely_compound(word):
    """As is_ordinary, but with shorter halves too (`bel` + `gesprek`): where a capital says nothing."""
    word, known = _plain(word), _ordinary()
    return word in known or _falls_apart(word, known, SHORT_PART)


def _falls_apart(word, known, part):
    for cut in range(part, len(word) - part + 1):
        first, second = word[:cut], word[cut:]
        if second in known and (first in known or (first.endswith(LINKS) and first[:-1] in known)):
            return True
    return False


def is_listed(word):
    """True when `word` (any case) is an ordinary Dutch word by itself."""
    return _plain(word) in _ordinary()


@cache
def _allowed_lines():
    lines = (DATA / "allowed.txt").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


@cache
def allowed_words():
    """Words with a capital that are no names of people: places too, unless a place is called as a person is."""
    return own_words() | frozenset(place for place in places() if place.lower() not in first_names())


@cache
def own_words():
    """The words of the own list, without the places of deduce: Berg and Vries are surnames too."""
    return frozenset(line for line in _allowed_lines() if " " not in line)


@cache
def places():
    """Places in the Netherlands, and those of the own list."""
    return _from_deduce("locations/lst_placename") | frozenset(_allowed_lines())


@cache
def allowed_phrases():
    """One pattern for organisations and places of more than one word."""
    phrases = sorted((line for line in _allowed_lines() if " " in line), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, phrases)) + r")(?!\w)")


@cache
def first_names():
    """First names in lower case; empty when the lists of deduce are not there."""
    return frozenset(name.lower() for name in _from_deduce("names/lst_first_name") if len(name) > 2)


@cache
def doubtful_names():
    """First names in lower case that can open a sentence as an ordinary word: Roos, Bas, Mark."""
    lines = (DATA / "names_and_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(name.lower() for line in lines if not line.startswith("#") for name in line.split())


@cache
def surnames():
    """Surnames in lower case; empty when the lists of deduce are not there."""
    return frozenset(name.lower() for name in _from_deduce("names/lst_surname"))


@cache
def _from_deduce(folder):
    """The items of one list of the installed package, sublists too, without those that are no single word."""
    spec = util.find_spec("deduce")
    if spec is None or not spec.origin:
        logger.warning("De lijsten van deduce zijn er niet; namen worden minder goed herkend.")
        return frozenset()
    root = Path(spec.origin).parent / "data" / "lookup" / "src" / folder
    items = set()
    for file in root.rglob("items.txt"):
        items.update(file.read_text(encoding="utf-8").splitlines())
    return frozenset(item for item in items if item and " " not in item)
