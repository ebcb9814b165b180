"""What can be recognised by its form: numbers with check digits, phone, e-mail, addresses and dates of birth."""

import re
from datetime import date

from maatwerk.lib import clock
from maatwerk.lib.bsn import bsn_spans

from .finding import ADDRESS, BIRTH, BSN, EMAIL, IBAN, PHONE, Finding
from .words import is_ordinary, own_words, places

MAIL = re.compile(r"(?<![\w.+-])[\w+-][\w.+-]{0,63}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}(?![\w@])")


def emails(text):
    """E-mail addresses."""
    return [_found(EMAIL, match.span(), text) for match in MAIL.finditer(text)] if "@" in text else []


# --- rekeningnummers -------------------------------------------------------------------------------------------------
IBAN_START = re.compile(r"(?<![^\W_])[A-Z]{2}[ ]?\d{2}(?=[ .\u00a0-]?[A-Z0-9])", re.IGNORECASE)
IBAN_GAPS = " .-\u00a0\u202f"
# Letters and digits per country (registry of SWIFT): those that families here bank in.
IBAN_LENGTHS = {
    **dict.fromkeys(("AT", "BA", "EE", "KZ", "LT", "LU", "XK"), 20),
    **dict.fromkeys(("CH", "HR", "LI", "LV"), 21),
    **dict.fromkeys(("BG", "BH", "DE", "GB", "GE", "IE", "ME", "RS"), 22),
    **dict.fromkeys(("AE", "GI", "IL", "IQ", "TL"), 23),
    **dict.fromkeys(("AD", "CZ", "ES", "MD", "PK", "RO", "SA", "SE", "SK", "TN", "VG"), 24),
    **dict.fromkeys(("AZ", "CY", "DO", "GT", "HU", "LB", "PL", "SV"), 28),
    **dict.fromkeys(("BE",), 16),
    **dict.fromkeys(("DK", "FI", "FO", "GL", "SD"), 18),
    **dict.fromkeys(("MK", "SI"), 19),
    **dict.fromkeys(("IS", "PT", "TR"), 26),
    **dict.fromkeys(("FR", "GR", "IT", "MC", "SM", "MR"), 27),
    **dict.fromkeys(("BR", "EG", "PS", "QA", "UA"), 29),
    **dict.fromkeys(("NO",), 15),
    **dict.fromkeys(("JO", "KW"), 30),
    **dict.fromkeys(("MT", "MU"), 31),
    "AL": 28,
    "DZ": 26,
    "MA": 28,
    "NL": 18,
}


def ibans(text):
    """Account numbers that pass mod 97 (ISO 13616), written together or in groups."""
    spans = (_iban_at(text, match.start()) for match in IBAN_START.finditer(text))
    return [_found(IBAN, span, text) for span in spans if span]


def _iban_at(text, start):
    taken, at = "", start
    length = IBAN_LENGTHS.get(re.sub(r"\W", "", text[start : start + 3])[:2].upper())
    while length and len(taken) < length and at < len(text):
        char = text[at]
        if char.isascii() and char.isalnum():
            taken += char.upper()
        elif char not in IBAN_GAPS:
            return None
        at += 1
    if not length or len(taken) < length or (at < len(text) and text[at].isalnum()):
        return None
    return (start, at) if _passes_mod_97(taken) else None


def _passes_mod_97(number):
    return int("".join(str(int(char, 36)) for char in number[4:] + number[:4])) % 97 == 1


# --- BSN and telephone -----------------------------------------------------------------------------------------------
def bsns(text):
    """Numbers that pass the 11-proef."""
    return [_found(BSN, span, text) for span in bsn_spans(text)]


STEP = r"[ .\-\u00a0]?"
TELEPHONE = re.compile(
    rf"""(?<![\w+])(?:
      (?:\+31|0031){STEP}(?:\(0\){STEP})?[1-9](?:{STEP}\d){{8}}     # +31 6, +31 (0)43
    | \(0\d{{2,3}}\){STEP}\d(?:{STEP}\d){{5,6}}                     # (043) 123 45 67
    | 06{STEP}[1-9](?:{STEP}\d){{7}}
    | 0[1-578]\d{{1,2}}{STEP}[1-9](?:{STEP}\d){{5,6}}
    | \+(?!31)[1-9]\d{{0,2}}(?:{STEP}\d){{8,11}}                    # from abroad
    )(?![\d])""",
    re.VERBOSE,
)
# Numbers of organisations: free of charge, paid, and the numbers that begin with 088.
BANK_BEFORE = re.compile(r"[A-Z]{4}[ ]?$")
NOT_OF_A_PERSON = re.compile(r"(?:0800|0900|088)")


def phones(text):
    """Dutch numbers of ten digits in the forms in use, and foreign ones with a plus."""
    found = []
    for match in TELEPHONE.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        national = len(digits) == 10 or not digits.startswith("0") or digits.startswith("0031")
        if national and not NOT_OF_A_PERSON.match(digits) and not BANK_BEFORE.search(text[: match.start()][-6:]):
            found.append(_found(PHONE, match.span(), text))
    return found


# --- addresses -------------------------------------------------------------------------------------------------------
UPPER = "A-ZÀ-ÖØ-Þ"
STREET_END = (
    r"(?:straat|laan|weg|plein|singel|gracht|kade|steeg|dreef|pad|dijk|hof|park|ring|markt|wal|plantsoen|boulevard"
    r"|allee|poort|veld|berg|erf|baan|poel|bos|stein|burg)"
)
SURE_END = r"(?:straat|straatje|laan|singel|gracht|steeg|kade|plein|dreef|plantsoen)"
NUMBER = (
    r"\d{1,4}(?:[ -]?[a-zA-Z](?![\w-])|-\d{1,3})?(?![\d.,]*\d|\s?(?:euro|uur|jaar|weken|maanden|dagen|kinderen|keer|%))"
)
STREET_NUMBER = re.compile(
    rf"(?<![\w-])(?:[{UPPER}][\w.'’-]*[ ](?:(?:van|de|den|der|het|ter|ten|'t)[ ]){{0,2}}){{0,3}}?"
    rf"(?:[{UPPER}][\w'’-]*{STREET_END}|[{UPPER}][\w'’-]+[ ](?i:{STREET_END})|[a-zà-ÿ]{{3,20}}{SURE_END}|Markt"
    rf"|Vrijthof)[ ]{NUMBER}"
)
LIVES_AT = re.compile(
    rf"\b(?:woon\w*|wonen\w*|verblij\w+|staa\w* ingeschreven|adres\w*|verhui\w+)\b[^.\n]{{0,25}}?[: ]"
    r"(?P<street>(?:(?:Aan|Op|In|Onder)[ ](?:de|het)[ ]|(?:Aan|Op|In|De|Het|Den)[ ])?"
    rf"[{UPPER}][\w'’-]+(?:[ ][{UPPER}][\w'’-]+)?[ ]{NUMBER})"
)
STREET_ONLY = re.compile(
    rf"(?<![\w-])(?:(?:Sint|St\.?|Lange|Korte|Oude|Nieuwe|Grote|Kleine)[ ])?[{UPPER}][a-zà-ÿ'’-]+{SURE_END}(?![\w])"
)
POSTCODE = re.compile(
    r"(?<![\w€.,-])(?<!€ )[1-9]\d{3}[ \u00a0]?(?!SA|SD|SS)[A-Z]{2}(?![\w-])"
    r"|(?<=\d[ ,])[ ]?[1-9]\d{3}[ ]?[a-z]{2}(?= maastricht)"
)


def addresses(text):
    """A street with its house number, a street by itself when its name is no ordinary word, and postcodes."""
    spans = [match.span() for match in STREET_NUMBER.finditer(text)]
    spans += [m.span("street") for m in LIVES_AT.finditer(text) if m["street"].split()[-2] not in own_words()]
    spans += [_with_place(text, *match.span()) for match in POSTCODE.finditer(text)]
    spans += [match.span() for match in STREET_ONLY.finditer(text) if not is_ordinary(match.group().split()[-1])]
    return [_found(ADDRESS, span, text) for span in _joined(spans, text)]


def _with_place(text, start, end):
    """A postcode with the place behind it."""
    place = re.compile(r"[ ]+([^\W\d_]+(?:-[^\W\d_]+)*)").match(text, end)
    return (start, place.end()) if place and place.group(1) in places() else (start, end)


def _joined(spans, text):
    """One span for a street and the postcode and place that follow it."""
    joined = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1] + 2 and not text[joined[-1][1] : start].strip(" ,\n"):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif not joined or start >= joined[-1][1]:
            joined.append((start, end))
    return joined


# --- dates of birth --------------------------------------------------------------------------------------------------
MONTHS = ("jan", "feb", "maart", "apr", "mei", "juni", "juli", "aug", "sep", "okt", "nov", "dec")
SHORT_MONTHS = {"mrt": 3, "jun": 6, "jul": 7}
NUMERIC = r"(?P<d{n}>\d{{1,2}})[-/. ](?P<m{n}>\d{{1,2}})[-/. ](?P<y{n}>\d{{4}}|\d{{2}})"
WRITTEN = (
    r"(?P<wd{n}>\d{{1,2}})(?:e|ste|de)?[ -](?P<wm{n}>(?i:jan|feb|maart|mrt|apr|mei|juni?|juli?|aug|sept?|okt|nov|dec))"
    r"[a-z]*\.?[ -](?P<wy{n}>\d{{4}}|'\d{{2}})"
)
ISO = r"(?P<iy{n}>\d{{4}})-(?P<im{n}>\d{{1,2}})-(?P<id{n}>\d{{1,2}})"


def _any_date(n):
    return "(?:" + "|".join(part.format(n=n) for part in (ISO, NUMERIC, WRITTEN)) + r")(?!\d)"


BORN = re.compile(
    r"\b(?i:geboren|geb\.?|geboortedatum|geb\.?datum|gebdat\.?|geboortedag|verjaardag|jarig|ter wereld)"
    r"(?:\s+(?:is|op|te|in|werd|was|kwam|van|[^\W\d_]+:?)){0,4}"
    rf"[\s:(*]*{_any_date(1)}"
    rf"|{_any_date(2)}\s+(?:is (?:hij|zij|ze) |is \w+ |werd \w+ )?(?i:geboren|ter wereld)\b"
)
# A date in brackets straight behind a person.
BEHIND_A_PERSON = re.compile(
    rf"(?:\b(?i:moeder|vader|dochter|zoon|zoontje|dochtertje|kind|zus|zusje|broer|broertje|oma|opa|baby|partner|jongste|oudste|meisje|jongen|gezinslid)|\b[{UPPER}][a-zà-ÿ]+)"
    rf"[ ]?(?:\([*°]?[ ]?|[*°][ ]?|, )(?P<date>{_any_date(3)})"
)


def births(text):
    """Dates of birth: a date that says so itself, or one in brackets behind a person."""
    found = []
    for match in BORN.finditer(text):
        born = _date_of(match)
        if born:
            found.append(Finding(BIRTH, *match.span(), match.group(), (_age(born), "")))
    for match in BEHIND_A_PERSON.finditer(text):
        born = _date_of(match)
        if born and match.group()[-1] and (clock.today() - born).days > 0:
            found.append(Finding(BIRTH, *match.span("date"), match.group("date"), (str(_years(born)), "")))
    return found


def _date_of(match):
    parts = {name.rstrip("123"): value for name, value in match.groupdict().items() if value and name != "date"}
    for day, month, year in (("d", "m", "y"), ("wd", "wm", "wy"), ("id", "im", "iy")):
        if day in parts:
            return _date(parts[day], parts[month], parts[year])
    return None


def _date(day, month, year):
    month = month if month.isdigit() else _month(month.lower())
    year = int(year.strip("'"))
    if year < 100:
        year += 2000 if year <= clock.today().year % 100 else 1900
    try:
        return date(year, int(month), int(day))
    except ValueError:
        return None


def _month(name):
    return SHORT_MONTHS.get(name) or next(n for n, start in enumerate(MONTHS, 1) if start.startswith(name[:3]))


def _years(born):
    today = clock.today()
    return max(today.year - born.year - ((today.month, today.day) < (born.month, born.day)), 0)


def _age(born):
    years = _years(born)
    return f"{years} jaar" if years else "een baby"


DETECTORS = {EMAIL: emails, IBAN: ibans, BSN: bsns, PHONE: phones, BIRTH: births, ADDRESS: addresses}
INSTEAD = {ADDRESS: ("dit adres", ""), BSN: ("", "het casusnummer")}


def _found(kind, span, text):
    return Finding(kind, *span, text[slice(*span)], INSTEAD.get(kind, ("",)))
