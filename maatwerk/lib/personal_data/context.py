"""The words of a text with what is known of their place, and the words that tell a name from an ordinary word."""

import re
from dataclasses import dataclass

from .finding import words_of

WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
OPENING = re.compile(r"[.!?:\n•\"“]|(?:^|\s)[-–*]\s")
POSSESSIVE = re.compile(r"['’]s?$")
# Tussenvoegsels; behind those of TIGHT stands a surname, behind the others any word may.
INTERFIXES = words_of("""'t aan ait al ben bin da de den der di dos du el het in la la' le op te ten ter van von zu""")
TIGHT = words_of("'t ait al ben bin da den der di dos du el la le ten ter von zu")
# Titles that end in a dot, which ends no sentence.
SHORT_TITLES = words_of("dhr dr drs fam mej mevr mr mw")
# After a name at the start of a sentence comes what a person does.
DOES = words_of(
    """begeleidt belt bleef blijft deed doet durft eet en gaat ging had heeft heet helpt hielp houdt is kan
    kent komt kon kreeg krijgt kwam leert ligt maakt mag moet ontvangt slaapt speelt staat vertelde vertelt
    verzorgt vindt volgt vond vraagt vroeg was werd werkt werkte wil woonde woont wordt zag zal zegt zei
    ziet zit zoekt zorgde zorgt zou"""
)
SAYS_A_NAME = words_of("genaamd heet heette heten")
BESIDE_A_PERSON = words_of("bij door met van volgens")
# Names that are words too, but seldom behind `dochter` or `zoon`.
AFTER_KIN = words_of(
    """amber bas ben bob els eva fleur frank hans iris jade jan jet job kim lex linde mark mees merel puck ria
    rik rob roos ruby sam sem sep storm tim"""
)
ARTICLES = words_of("'t dat de deze die dit een elke het")


@dataclass
class Token:
    """One word of the text."""

    word: str
    start: int
    end: int
    opens: bool  # first of its sentence
    glued: bool  # only a space between it and the word before

    def __post_init__(self):
        quoted = "'" in self.word or "’" in self.word
        self.bare = POSSESSIVE.sub("", self.word) if quoted else self.word
        self.low = self.bare.lower()
        self.capital = self.word[0].isupper()


def tokens_of(text):
    """The words of the text, in order."""
    tokens, before = [], 0
    for match in WORD.finditer(text):
        gap, opens, glued = text[before : match.start()], False, True
        last = tokens[-1] if tokens else None
        if gap != " ":
            initial = last and len(last.word) <= 2 and last.capital
            glued = bool(last) and gap.strip(" ") == "." and (initial or last.low in SHORT_TITLES)
            opens = last is None or (not glued and bool(OPENING.search(gap)))
        tokens.append(Token(match.group(), *match.span(), opens, glued))
        before = match.end()
    return tokens
