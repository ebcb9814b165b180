"""A letter to the council, as the municipality sends it: raadsinformatiebrief or answers to questions."""

from dataclasses import dataclass
from datetime import date

from reports.documents.blocks import BulletList, Chart, FigureTable, Heading, Paragraph

NONE = "--"  # how the paper letter prints "no enclosures" and "no reference of yours"

Block = Paragraph | Heading | BulletList | FigureTable | Chart


@dataclass(frozen=True, slots=True)
class Field:
    """One label in capitals with the lines under it."""

    label: str
    lines: tuple[str, ...]
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """Everything that stands on the letter. What is empty leaves no label behind.

    `signatories` are pairs (name, office); `phone_label` is TELEFOONNUMMER or DOORKIESNUMMER; `sent_on` stays None
    until the letter has been sent; `type_label` stands at the foot of every page.
    """

    municipality: str
    return_address: str
    visit_address: tuple[str, ...]
    postal_address: tuple[str, ...]
    addressee: tuple[str, ...]
    subject: str
    date: date
    salutation: str
    body: tuple[Block, ...]
    closing: str
    signatories: tuple[tuple[str, str], ...]
    type_label: str
    sent_on: date | None = None
    enclosures: int = 0
    handled_by: str = ""
    phone_label: str = "TELEFOONNUMMER"
    phone: str = ""
    our_reference: str = ""
    email: str = ""
    fax: str = ""
    your_reference: str = ""
    website: str = ""
    on_behalf_of_college: bool = False

    @property
    def word_mark(self):
        """The name of the sender as it stands at the top."""
        return f"Gemeente {self.municipality}"

    @property
    def title(self):
        """The title of the file: what a reader sees in the window and hears first."""
        return f"{self.type_label}: {self.subject}"

    @property
    def enclosure_count(self):
        """The number of enclosures, or the two dashes of the paper letter."""
        return str(self.enclosures) if self.enclosures else NONE

    @property
    def addresses(self):
        """BEZOEKADRES and POSTADRES, with the website under the second."""
        postal = (*self.postal_address, self.website) if self.website else self.postal_address
        return filled(Field("BEZOEKADRES", self.visit_address), Field("POSTADRES", postal))

    @property
    def particulars(self):
        """The labels after DATUM and BIJLAGEN, in the order of the paper letter."""
        return filled(
            Field("BEHANDELD DOOR", (self.handled_by,)),
            Field(self.phone_label, (self.phone,)),
            Field("ONZE REFERENTIE", (self.our_reference,)),
            Field("E-MAILADRES", (self.email,), href=f"mailto:{self.email}" if self.email else ""),
            Field("FAXNUMMER", (self.fax,)),
            Field("UW REFERENTIE", (self.your_reference or NONE,)),
        )


def filled(*fields):
    """The fields that have something to say."""
    return [field for field in fields if any(line.strip() for line in field.lines)]
