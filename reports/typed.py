"""Figures that were typed by hand. In a report a figure is inserted as a live field, so that it is one of the figures
page; what is typed goes stale and is not guarded (rules.md, Figures for the raad).

Exempt are the questions of the raad and casusbeschrijvingen: those are the words of others.
"""

import re

from .body import FIELD

NUMBER = r"\d+(?:\.\d+)*(?:,\d+|,-)?"
SCALE = r"(?:\s*(?:duizend|ton|miljoen|mln\.?|miljard))?"
COUNTED = "gezinnen|gezin|huishoudens|casussen|casus|plannen|maatwerkplannen|kosten-batenanalyses|kba['’]?s|cijfers"
TYPED = re.compile(
    rf"(?:€|\beur\b)\s*(?:-\s*)?{NUMBER}{SCALE}"
    rf"|(?<![\w.,]){NUMBER}{SCALE}\s*(?:euro\b|eur\b)"
    rf"|(?<![\w.,]){NUMBER}\s*(?:%|procent\b)"
    # "50 gezinnen-aanpak" is a name, not a count; "in 2020 plannen wij" tells when. A count has a dot: 2.020 plannen.
    rf"|(?<![\w.,])(?!(?:19|20)\d\d\s)\d+(?:\.\d+)*\s+(?:{COUNTED})\b(?!-)",
    re.IGNORECASE,
)


def typed_figures(text):
    """The amounts in euro, percentages and counts of gezinnen, casussen, plannen, kosten-batenanalyses or cijfers that
    stand in `text` as digits instead of as a field such as `{plannen}`, each once, in order.
    """
    # A field says what it is by itself; the digits in its name are no figure. Its place is kept by one sign.
    return list(dict.fromkeys(found[0].strip() for found in TYPED.finditer(FIELD.sub("\x00", text))))
