"""Names of people: what deduce finds, and every word with a capital that is no ordinary Dutch word and no place.

Measured on own sentences (manage.py measure_hints): deduce knows the names of its lists, the second rule knows those
that are in no Dutch list. Names without a capital are found only behind `dochter`, `heet`, `mevrouw` and the like, or
when they are in the list of first names and no word.
"""

import re
from dataclasses import replace

from . import deduced
from .context import AFTER_KIN, ARTICLES, BESIDE_A_PERSON, DOES, INTERFIXES, SAYS_A_NAME, TIGHT, tokens_of
from .finding import NAME, Finding
from .roles import KIN, ROLES, TITLES, UNKNOWN, role_of
from .words import (
    allowed_phrases,
    allowed_words,
    doubtful_names,
    first_names,
    is_likely_compound,
    is_listed,
    is_ordinary,
    own_words,
    places,
    surnames,
)


def names(text):
    """Findings of kind name, with what may stand in their place."""
    tokens = tokens_of(text)
    banned = [match.span() for match in allowed_phrases().finditer(text)]
    sure = {i for i, token in enumerate(tokens) if _is_name(tokens, i)}
    sure |= _deduced(text, tokens)
    sure = {i for i in sure if not any(start <= tokens[i].start < end for start, end in banned)}
    spans = _spans(text, tokens, sure, banned)
    return _with_roles([_finding(text, start, end) for start, end in spans])


def _is_name(tokens, i):
    token = tokens[i]
    if not token.capital:
        return _is_lower_name(tokens, i)
    word = token.bare
    if _is_titled(tokens, i) and token.low not in INTERFIXES and word not in own_words():
        return True
    if len(word) < 2 or word in allowed_words() or _is_place(tokens, i):
        return False
    if word.isupper():
        return len(word) > 3 and token.low in first_names() and not is_ordinary(word)
    if (
        any(char.isupper() for char in word[1:])
        and "-" not in word
        and not re.match(r"Mc|Mac|[DO]['’]|De|Van|El", word)
    ):
        return False  # an organisation or a brand: VluchtelingenWerk
    if "-" in word:
        return _is_double(word)
    if not _is_known_word(word, opens=token.opens):
        return True
    return token.low in first_names() and _stands_as_name(tokens, i)


def _is_place(tokens, i):
    """A place that is called as a person is (Linde): after `in` or `naar` it is the place."""
    before = tokens[i - 1].low if i and tokens[i].glued else ""
    return before in ("in", "te", "uit", "naar", "vanuit", "richting") and tokens[i].bare in places()


def _is_titled(tokens, i):
    """`mevrouw`, `familie` and the like before it, also with `van den` between."""
    at = i
    while at > 0 and tokens[at].glued and tokens[at - 1].low in INTERFIXES:
        at -= 1
    return at > 0 and tokens[at].glued and tokens[at - 1].low in TITLES


def _is_known_word(word, *, opens):
    """An ordinary word, also with the s of `Maastrichts`; who opens a sentence has a capital anyway."""
    ordinary = is_likely_compound if opens else is_ordinary
    return ordinary(word) or any(
        word.endswith(end) and word[: -len(end)] in places() for end in ("s", "se", "er", "ers")
    )


def _is_double(word):
    """Jan-Willem and El-Amrani, but not Wmo-consulent, Zuid-Limburg or Ex-partner."""
    parts = [part for part in re.split(r"[-]", word) if part]
    capitals = [part for part in parts if part[0].isupper() and not part.isupper()]
    if len(capitals) > 1 and any(part.lower() in first_names() for part in capitals):
        return True
    return any(
        part not in allowed_words() and part.capitalize() not in allowed_words() and not is_ordinary(part)
        for part in capitals
    )


def _stands_as_name(tokens, i):
    """An ordinary word that is a first name too (Roos, Storm): the words around it decide."""
    before = tokens[i - 1] if i and tokens[i].glued else None
    after = tokens[i + 1] if i + 1 < len(tokens) and tokens[i + 1].glued else None
    doubtful = tokens[i].low in doubtful_names()
    if not tokens[i].opens:
        return not (doubtful and before and before.low in ARTICLES)
    if not doubtful:
        return True
    if before and before.low in ROLES:
        return True
    if after and after.low in INTERFIXES and _capital_follows(tokens, i + 1):
        return True
    if after and after.capital and after.bare not in allowed_words():
        return True
    return bool(after) and after.low in DOES


def _capital_follows(tokens, i):
    while i < len(tokens) and tokens[i].glued and tokens[i].low in INTERFIXES:
        i += 1
    return i < len(tokens) and tokens[i].glued and tokens[i].capital


def _is_lower_name(tokens, i):
    """A name without a capital: gently, so only where the words before it announce one."""
    token = tokens[i]
    word = token.low
    if len(word) < 3 or "-" in word or token.word != token.word.lower() or is_likely_compound(word):
        return _announced_word(tokens, i)
    if word.capitalize() in allowed_words() or word.rstrip("s").capitalize() in allowed_words():
        return False
    if word in first_names():
        return True
    return _announced(tokens, i)


def _announced(tokens, i):
    """`dochter`, `mevrouw`, `heet` right before it, also with `van`, `el` and the like between."""
    at = i - 1
    while at > 0 and tokens[at + 1].glued and tokens[at].low in INTERFIXES:
        at -= 1
    if at < 0 or not tokens[at + 1].glued:
        return False
    between = i - 1 - at
    word = tokens[at].low
    if word in TITLES:
        return True
    return not between and (word in KIN or word in SAYS_A_NAME)


def _announced_word(tokens, i):
    """A word that is also a first name: `haar zusje heet roos`, `haar ex dennis`, `gesproken met jan`."""
    word = tokens[i].low
    if not i or not tokens[i].glued or len(word) < 3 or word not in first_names() or word.capitalize() in own_words():
        return False
    before = tokens[i - 1].low
    if before in SAYS_A_NAME:
        return True
    sure = len(word) > 3 and word not in doubtful_names()
    if before in KIN:
        return sure or word in AFTER_KIN
    return before in BESIDE_A_PERSON and (sure or word == "jan")


def _deduced(text, tokens):
    """The words that deduce takes for names, without those that the allow list or the word list knows better."""
    spans = deduced.name_spans(text)
    if not spans:
        return set()
    found = set()
    for i, token in enumerate(tokens):
        if token.capital and any(start <= token.start < end for start, end in spans) and _holds(tokens, i):
            found.add(i)
    return found


def _holds(tokens, i):
    token = tokens[i]
    if token.low in TITLES or token.bare in allowed_words() or token.low in INTERFIXES or token.bare.isupper():
        return False
    if "-" in token.bare and not _is_double(token.bare):
        return False
    before = tokens[i - 1] if i and token.glued else None
    titled = before is not None and (before.low in TITLES or len(before.bare) == 1 or before.low in INTERFIXES)
    if not is_ordinary(token.bare) or titled:
        return True
    if not is_listed(token.bare):  # two words together: Steenbergen; at the start of a sentence it is a word
        return not token.opens and token.low in surnames()
    return token.low in first_names() and _stands_as_name(tokens, i)


def _spans(text, tokens, sure, banned):
    """Stretches: neighbouring names together, with tussenvoegsels, initials and the surname that follows."""
    spans, i = [], 0
    while i < len(tokens):
        if i not in sure:
            i += 1
            continue
        first = last = i
        while (step := _next(tokens, last, sure, banned)) is not None:
            last = step
        while (step := _previous(tokens, first)) is not None:
            first = step
        start, end = tokens[first].start, tokens[last].start + len(tokens[last].bare)
        if spans and start < spans[-1][1]:
            start = spans.pop()[0]
        spans.append((start, end))
        i = last + 1
    return spans


def _next(tokens, last, sure, banned):
    """The next word of the same name: Fatima → Bouzidi, Jan → van der Heijden."""
    at = last + 1
    if tokens[last].bare != tokens[last].word:
        return None  # Sophie's Moeder
    while at < len(tokens) and tokens[at].glued and tokens[at].low in INTERFIXES:
        at += 1
    between = [token.low for token in tokens[last + 1 : at]]
    if at >= len(tokens) or not tokens[at].glued or tokens[at].opens:
        return None
    token = tokens[at]
    if not token.capital:
        return at if at in sure and not between else None
    if len(token.bare) < 2 or token.bare.isupper() or any(start <= token.start < end for start, end in banned):
        return None
    return at if _is_surname(token, between) or (at in sure and not between) else None


def _is_surname(token, between):
    """Behind a first name: any word with a capital; with `van` between only what is no ordinary word."""
    if TIGHT.intersection(between) or _is_de(between, token):  # Sophie van der Meer, Jan de Vries
        return True
    if not between:
        return token.bare not in allowed_words()
    return not (token.bare in allowed_words() or is_ordinary(token.bare))  # not: Sophie van de Gemeente


def _is_de(between, token):
    """De Vries, also where Vries is a place."""
    return between == ["de"] and token.low in surnames()


def _previous(tokens, first):
    """An initial or a capital tussenvoegsel before it (J. Jansen, El Amrani), or small ones after a title."""
    if not first or not tokens[first].glued:
        return None
    before = tokens[first - 1]
    if _is_initial(before):
        return first - 1
    at, capital = first, None
    while at > 0 and tokens[at].glued and tokens[at - 1].low in INTERFIXES:
        at -= 1
        if tokens[at].capital and not tokens[at].opens:
            capital = at
    if at < first and at > 0 and tokens[at].glued and (tokens[at - 1].low in TITLES or _is_initial(tokens[at - 1])):
        return at
    return capital


def _is_initial(token):
    return token.capital and len(token.bare) == 1


def _finding(text, start, end):
    options, swap, role = role_of(text, start, end)
    before = text[max(0, swap[0] - 10) : swap[0]].rstrip(" \"'“‘-–•*")
    if text[swap[0]].isupper() and (not before or before[-1] in ".!?:\n"):
        options = tuple(option[0].upper() + option[1:] for option in options)
    return Finding(NAME, start, end, text[start:end], options, swap, role)


def _with_roles(found):
    """A name whose role stands in one place of the text has that role everywhere."""
    roles = {}
    for finding in found:
        if finding.role:
            roles.setdefault(finding.text.split()[0].lower(), finding.role)
    return [
        replace(finding, options=(role,))
        if finding.options == UNKNOWN and (role := roles.get(finding.text.split()[0].lower()))
        else finding
        for finding in found
    ]
