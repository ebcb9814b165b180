"""What a person in this family or around it is called instead of by name: `moeder`, `dochter (8)`, `consulent`."""

import re

from .finding import words_of

KIN = words_of(
    """baby broer broers broertje buurman buurvrouw dochter dochters dochtertje ex ex-man ex-partner ex-vrouw
    expartner grootmoeder grootvader halfbroer halfzus huisgenoot jongen jongste kind kinderen kindje
    kleindochter kleinkind kleinzoon kleuter mam mama man meisje middelste moeder neef neefje nicht nichtje
    oma oom opa ouder oudste pap papa partner peuter pleegdochter pleegkind pleegmoeder pleegvader pleegzoon
    puber schoondochter schoonmoeder schoonvader schoonzoon schoonzus stiefdochter stiefmoeder stiefvader
    stiefzoon tante tiener tweeling vader vriend vriendin vriendinnetje vriendje vrouw zonen zoon zoons
    zoontje zus zusje zussen zwager"""
)
AROUND = words_of(
    """advocaat agent arts begeleider begeleidster bewindvoerder buddy budgetcoach casemanager casusregisseur
    coach collega consulent deurwaarder directeur docent dokter gezinscoach gezinsvoogd huisarts huisbaas
    hulpverlener intern-begeleider jeugdbeschermer jongerencoach juf leerkracht maatje
    maatschappelijk-werker maatwerkeindbaas meester mentor praktijkondersteuner psychiater psycholoog
    schoolarts stagebegeleider teammanager therapeut tolk verhuurder verpleegkundige voogd vrijwilliger
    werkgever wijkagent wijkverpleegkundige"""
)
ROLES = KIN | AROUND
# A title goes with the name that follows it, and tells who is probably meant.
TITLES = {
    "mevrouw": "moeder",
    "mevr": "moeder",
    "mw": "moeder",
    "mej": "moeder",
    "meneer": "vader",
    "mijnheer": "vader",
    "dhr": "vader",
    "heer": "vader",
    "familie": "het gezin",
    "fam": "het gezin",
    "gezin": "het gezin",
    "dr": "de arts",
    "drs": "de deskundige",
    "mr": "de jurist",
}
UNKNOWN = ("moeder", "vader", "kind")

_TITLE = re.compile(r"\b((?:de\s+)?(?:" + "|".join(TITLES) + r"))\.?\s+$", re.IGNORECASE)
_ROLE_BEFORE = re.compile(
    r"\b([^\W\d_]+(?:-[^\W\d_]+)?)(\s*\(\d{1,2}\))?(,?\s+(?:die\s+|dat\s+)?(?:heet|heette|genaamd)?\s*|,\s*)$"
)
_AGE_BEHIND = re.compile(r"\s*\((\d{1,2})(?:\s*jaar)?\)|\s*,?\s*(\d{1,2}) jaar\b")
_ROLE_BEHIND = re.compile(
    r"\s*(?:\(\d{1,2}\)\s*)?(?:,|\(|is)\s*(?:(?:de|het|een|haar|zijn|hun|mijn|onze|ons|oudste|jongste|middelste)\s+)*([^\W\d_]+)\b"
)


def role_of(text, start, end):
    """(options, swap, role) for the name at [start:end]: what may stand there and which stretch it replaces."""
    before, behind = text[max(0, start - 60) : start], text[end : end + 60]
    if match := _TITLE.search(before):
        word = match.group(1).split()[-1].lower()
        return (TITLES[word],), (start - len(match.group()), end), TITLES[word]
    age = _AGE_BEHIND.match(behind)
    match = _ROLE_BEFORE.search(before)
    if match and match.group(1).lower() in ROLES:
        years, stop = (f" ({age.group(1)})", end + age.end()) if age and age.group(1) else (match.group(2) or "", end)
        return (match.group(1) + years,), (start - len(match.group()), stop), match.group(1).lower()
    match = _ROLE_BEHIND.match(behind)
    if match and match.group(1).lower() in ROLES:
        return (match.group(1).lower(),), (start, end), match.group(1).lower()
    if age:
        years = age.group(1) or age.group(2)
        return (f"dochter ({years})", f"zoon ({years})"), (start, end + age.end()), ""
    return UNKNOWN, (start, end), ""
