"""What must be mended before a report goes to the second reader, and what deserves a second look.

Every hindrance is one sentence that says where and what to do. Hints on names only warn, as everywhere: who reads
decides. A burgerservicenummer never passes.
"""

import re
from dataclasses import dataclass

from canvas.enums import HintKind
from maatwerk.lib import clock
from maatwerk.lib.bsn import find_bsn
from maatwerk.lib.dates import format_long
from maatwerk.lib.personal_data import find

from .body import FIELD, OWN_FIELDS
from .charts import charts
from .enums import BlockKind
from .models import Municipality
from .release import release as release_of
from .tables import tables
from .typed import typed_figures

SHORTEST = 40  # characters of a text that are enough to find its block by
# What a starting text leaves open, `[naam van de fractie]`; an ellipsis or a number in brackets is none.
OPEN = re.compile(r"\[(?=[^\]]*[^\W\d_]{2})[^\[\]{}\n]+\]")
TOLD_BY_OTHERS = {BlockKind.QUOTE, BlockKind.STORY}  # in their words a name may have been put between brackets
OPEN_QUESTION = re.compile(r"^\[Vraag \d+[.,][^\[\]]*\]$")


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Why it can't go on yet; `block` is the block that it is about, `report` the report of the bundle."""

    sentence: str
    report: object
    block: object = None


@dataclass(frozen=True, slots=True)
class Hint:
    """A word that may be a name or another personal detail, as it stands in a block."""

    word: str
    label: str
    report: object
    block: object = None


def hindrances(report, *, release=None):
    """What must be mended in this one report; empty when it can be read."""
    return [*_of_head(report), *_of_blocks(report, release)]


def hindrances_of_bundle(members):
    """The same for a letter with its enclosures; what is about an enclosure says so."""
    found = []
    for report in members:
        where = f"Bijlage ‘{report.title}’: " if report.enclosed_with_id else ""
        found += [Hindrance(where + one.sentence, one.report, one.block) for one in hindrances(report)]
    return found


# --- the head --------------------------------------------------------------------------------------------------------
def _of_head(report):
    for sentence in _head_sentences(report):
        yield Hindrance(sentence, report)


def _head_sentences(report):
    if not Municipality.objects.exists():
        yield "De afzender is nog niet ingevuld. Vul onder Rapporten, Afzender de gegevens van de gemeente in."
    if report.as_of > clock.today():
        yield (
            f"De peildatum {format_long(report.as_of)} ligt nog in de toekomst. "
            "Kies bij Gegevens een dag tot en met vandaag."
        )
    if report.date < report.as_of:
        yield "De datum ligt vóór de peildatum. Pas bij Gegevens een van beide aan."
    if report.send_on and report.send_on < report.date:
        yield "De verzenddatum ligt vóór de datum van de brief. Pas bij Gegevens een van beide aan."
    for place in OPEN.findall("\n".join((report.title, report.subtitle, report.addressee, report.salutation))):
        yield f"‘{place}’ is nog niet ingevuld. Doe dat bij Gegevens."
    if report.is_letter:
        yield from _letter_sentences(report)


def _letter_sentences(report):
    if not report.addressee.strip():
        yield "De brief heeft geen geadresseerde. Vul hem in bij Gegevens."
    if not report.salutation.strip():
        yield "De brief heeft geen aanhef. Vul hem in bij Gegevens."
    signing = [row.signatory for row in report.signing.select_related("signatory")]
    if not signing:
        yield "Niemand ondertekent de brief. Kies bij Gegevens wie ondertekent."
    for signatory in signing:
        ends_on = signatory.ends_on
        if signatory.starts_on > report.date or (ends_on and ends_on < report.date):
            yield (
                f"{signatory.name} is op {format_long(report.date)} geen {signatory.office}. "
                "Kies bij Gegevens een andere ondertekenaar of pas de datum van de brief aan."
            )


# --- the blocks ------------------------------------------------------------------------------------------------------
def _of_blocks(report, release):
    blocks = list(report.blocks.select_related("story", "picture").defer("picture__data"))
    if not blocks:
        yield Hindrance("Er staat nog niets in. Voeg een blok toe.", report)
        return
    # A peildatum to come has no figures; that is said already.
    release = release or (release_of(report.as_of, report=report) if report.as_of <= clock.today() else None)
    checks = _Checks(release)
    for block in blocks:
        for sentence in checks.of(block):
            yield Hindrance(f"{place_of(block)}: {sentence}", report, block)


def place_of(block):
    """Where a block is found: its kind and the beginning of its text."""
    text = " ".join(block.text.split())
    short = f"{text[:SHORTEST].rstrip()}…" if len(text) > SHORTEST else text
    return f"{block.get_kind_display()} ‘{short}’" if short else f"{block.get_kind_display()} zonder tekst"


class _Checks:
    def __init__(self, release):
        self.release, self.questions = release, set()
        self.known = None if release is None else {*release.found, *OWN_FIELDS}
        self.tables = {} if release is None else tables(release)
        self.charts = {} if release is None else charts(release)

    def of(self, block):
        own = getattr(self, f"_{BlockKind(block.kind).name.lower()}", None)
        yield from own(block) if own else ()
        yield from self._words(block)

    def _words(self, block):
        # A question is the raad's own text: what stands in it is not ours to mend.
        ours = block.answer if block.kind == BlockKind.QUESTION else block.text
        if self.known is not None:
            for key in dict.fromkeys(FIELD.findall(ours)):
                if key not in self.known:
                    yield f"het cijfer {{{key}}} is er op deze peildatum niet. Kies een cijfer uit de lijst."
        for typed in dict.fromkeys(typed_figures(ours)):
            yield f"‘{typed}’ is met de hand getypt. Zet er een cijfer uit de lijst voor in de plaats."
        if block.kind not in TOLD_BY_OTHERS:
            for place in dict.fromkeys(OPEN.findall(ours)):
                yield f"‘{place}’ is nog niet ingevuld. Schrijf wat er moet staan, of haal het weg."
        if find_bsn(f"{block.text}\n{block.answer}\n{_settings_text(block)}"):
            yield "er staat een nummer in dat een burgerservicenummer lijkt. Haal het weg."

    def _question(self, block):
        if not block.text.strip():
            yield "de vraag is leeg. Neem de vraag over, of haal het blok weg."
        elif OPEN_QUESTION.fullmatch(block.text.strip()):
            yield "hier staat nog een voorbeeld. Neem de vraag over in de woorden van de fractie, of haal het blok weg."
        if not block.answer.strip() and block.settings.get("same_as") not in self.questions:
            yield "er staat geen antwoord onder. Schrijf het, of verwijs naar het antwoord op een eerdere vraag."
        self.questions.add(block.pk)

    def _picture(self, block):
        if block.picture is None:
            yield "er is geen afbeelding gekozen. Kies er een, of haal het blok weg."
        if not block.settings.get("alt", "").strip():
            yield "de afbeelding heeft geen beschrijving. Schrijf wat erop te zien is, voor wie haar niet kan zien."

    def _story(self, block):
        if block.story is None:
            yield "er is geen casusbeschrijving gekozen. Kies er een, of haal het blok weg."
        elif not block.story.is_published:
            yield (
                f"‘{block.story.title}’ is {block.story.state} en mag niet in een rapport. "
                "Kies een andere casusbeschrijving, of haal het blok weg."
            )

    def _table(self, block):
        yield from self._exhibit(block, self.tables, "tabel")

    def _chart(self, block):
        yield from self._exhibit(block, self.charts, "grafiek")

    def _exhibit(self, block, known, word):
        key = block.settings.get("key", "")
        if not key:
            yield f"er is geen {word} gekozen. Kies er een, of haal het blok weg."
        elif self.release is not None and key not in known:
            yield f"deze {word} is er op deze peildatum niet. Kies een andere, of haal het blok weg."

    def _timeline(self, block):
        for line in block.text.splitlines():
            if line.strip() and not all(part.strip() for part in [*line.split(":", 1), ""][:2]):
                yield f"‘{line.strip()}’ wordt zo niet geprint. Schrijf wanneer, een dubbele punt, en wat."

    def _figures(self, block):
        keys = block.settings.get("keys", ())
        if not keys:
            yield "er zijn geen kerncijfers gekozen. Kies ze, of haal het blok weg."
        for key in keys:
            if self.known is not None and key not in self.known:
                yield f"het kerncijfer {key} is er op deze peildatum niet. Kies een ander."


def _settings_text(block):
    return "\n".join(str(block.settings.get(name, "")) for name in ("alt", "source", "title"))


# --- hints -----------------------------------------------------------------------------------------------------------
def warnings_of(members):
    """Words in a letter and its enclosures that may be personal data, each once. Stories were read on their own."""
    found = {}
    for report in members:
        signing = {row.signatory.name for row in report.signing.select_related("signatory")}
        for block in report.blocks.all():
            for hint in find(f"{block.text}\n\n{block.answer}"):
                if not any(hint.text in name for name in signing):
                    found.setdefault((hint.text, hint.kind), Hint(hint.text, HintKind(hint.kind).label, report, block))
    return list(found.values())
