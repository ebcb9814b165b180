"""A whole document as plain data: what a publication keeps, and all that a renderer (PDF, HTML, Word, Excel) reads.

`to_data` and `from_data` take it to JSON and back without loss, so that what was published can be made again from what
was kept: the same data give the same bytes.
"""

from dataclasses import dataclass, fields
from datetime import date

from django.utils.safestring import SafeString, mark_safe

from reports.enums import BOOKS, LETTERS

from .blocks import KINDS, Block, Chart, FigureTable, Heading

NONE = "--"  # how the paper letter prints "no enclosures" and "no reference of yours"
FORMAT = 1  # of the data; a change of shape gets a new number and a reader for the old one


@dataclass(frozen=True, slots=True)
class Field:
    """One label in capitals with the lines under it."""

    label: str
    lines: tuple[str, ...]
    href: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """The blocks that one block of the editor became. `anchor` is where a preview finds it."""

    anchor: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class AttachedFigure:
    """A figure as it goes along with the document, for who computes again; `value` is "" when it is withheld."""

    key: str
    label: str
    definition: str
    printed: str
    value: str
    unit: str
    n: str
    period: str
    as_of: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The sender, and for a letter all that stands around its text. What is empty leaves no label behind."""

    municipality: str
    return_address: str = ""
    visit_address: tuple[str, ...] = ()
    postal_address: tuple[str, ...] = ()
    website: str = ""
    fax: str = ""
    addressee: tuple[str, ...] = ()
    handled_by: str = ""
    phone_label: str = "TELEFOONNUMMER"
    phone: str = ""
    our_reference: str = ""
    your_reference: str = ""
    email: str = ""
    salutation: str = ""
    closing: str = ""
    on_behalf_of_college: bool = False
    signatories: tuple[tuple[str, str], ...] = ()
    enclosures: tuple[str, ...] = ()  # the titles of those made here
    enclosure_total: int = 0
    send_on: str = ""  # iso

    @property
    def word_mark(self):
        """The name of the sender as it stands at the top."""
        return f"Gemeente {self.municipality}"

    @property
    def enclosure_count(self):
        """The number of enclosures, or the two dashes of the paper letter."""
        return str(self.enclosure_total) if self.enclosure_total else NONE

    @property
    def addresses(self):
        """BEZOEKADRES and POSTADRES, with the website under the second."""
        postal = (*self.postal_address, self.website) if self.website else self.postal_address
        return _filled(Field("BEZOEKADRES", self.visit_address), Field("POSTADRES", postal))

    @property
    def particulars(self):
        """The labels after DATUM and BIJLAGEN, in the order of the paper letter."""
        return _filled(
            Field("BEHANDELD DOOR", (self.handled_by,)),
            Field(self.phone_label, (self.phone,)),
            Field("ONZE REFERENTIE", (self.our_reference,)),
            Field("E-MAILADRES", (self.email,), href=f"mailto:{self.email}" if self.email else ""),
            Field("FAXNUMMER", (self.fax,)),
            Field("UW REFERENTIE", (self.your_reference or NONE,)),
        )

    @property
    def sent_on(self):
        """The day that stands after 'Verzonden:', or None."""
        return date.fromisoformat(self.send_on) if self.send_on else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document of one of the kinds of `reports.enums.ReportKind`; days are iso texts, so that it is plain data."""

    kind: str
    type_label: str
    title: str
    subtitle: str
    dated: str
    peildatum: str
    head: Head
    parts: tuple[Part, ...]
    figures: tuple[AttachedFigure, ...] = ()

    @property
    def date(self):
        """The day of the document."""
        return date.fromisoformat(self.dated)

    @property
    def as_of(self):
        """The peildatum of its figures."""
        return date.fromisoformat(self.peildatum)

    @property
    def is_letter(self):
        """It is printed as a letter."""
        return self.kind in LETTERS

    @property
    def is_book(self):
        """It has a cover and a table of contents."""
        return self.kind in BOOKS

    @property
    def file_title(self):
        """The title of the file: what a reader sees in the window and hears first."""
        return self.title if self.title.startswith(self.type_label) else f"{self.type_label}: {self.title}"

    @property
    def blocks(self):
        """All blocks, in order."""
        return tuple(block for part in self.parts for block in part.blocks)

    @property
    def contents(self):
        """The headings of the table of contents."""
        return [block for block in self.blocks if isinstance(block, Heading) and block.in_contents]


def _filled(*fields):
    return [field for field in fields if any(line.strip() for line in field.lines)]


# --- to JSON and back ------------------------------------------------------------------------------------------------
TYPES = {"Document": Document, "Head": Head, "Part": Part, "AttachedFigure": AttachedFigure}
BLOCK_TYPES = {made.__name__: made for made in KINDS.values()}


def to_data(document):
    """The document as plain data. The same document gives the same data."""
    return {"format": FORMAT, "document": _plain(document)}


def from_data(data):
    """The document that was kept. Raises ValueError for a format that this program does not know."""
    if data.get("format") != FORMAT:
        raise ValueError(f"unknown format of a document: {data.get('format')!r}")
    return _made(data["document"])


def _plain(value):
    if type(value) in {*TYPES.values(), *BLOCK_TYPES.values()}:
        return {"type": type(value).__name__, **{f.name: _plain(getattr(value, f.name)) for f in fields(value)}}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, SafeString):
        return str(value)
    if value is None or isinstance(value, str | int | bool):
        return value
    raise TypeError(f"{type(value).__name__} is not plain data")


def _made(value):
    if isinstance(value, list):
        return tuple(_made(item) for item in value)
    if not isinstance(value, dict):
        return value
    made = TYPES.get(value["type"]) or BLOCK_TYPES[value["type"]]
    known = {field.name: _made(value[field.name]) for field in fields(made) if field.name in value}
    if made is Chart:
        # Drawn by reports.charts when it was kept, and kept in an append-only row since.
        known["svg"] = mark_safe(known["svg"])  # noqa: S308
    return made(**known)


__all__ = [
    "FORMAT", "AttachedFigure", "Document", "FigureTable", "Head", "Part", "from_data", "to_data",
]  # fmt: skip
