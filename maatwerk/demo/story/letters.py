"""The letter to the raad of 3 December 2020 as data. The office addresses are public; the people are invented.

The text of letter, tussenevaluatie and oplegger is made by the reports app; here stands only what such a letter needs
to know beforehand.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Municipality:
    """What stands in the head of every letter."""

    name: str
    return_address: str
    visiting_address: tuple[str, ...]
    postal_address: tuple[str, ...]
    phone: str
    phone_label: str
    fax: str
    email: str


@dataclass(frozen=True)
class Office:
    """Somebody who signs, with the office and its term (to None: still in office)."""

    initials: str
    first_name: str
    prefix: str
    surname: str
    title: str
    since: date
    until: date | None = None


@dataclass(frozen=True)
class Letter:
    """A letter before it is written."""

    kind: str
    type_label: str
    addressee: tuple[str, ...]
    salutation: str
    subject: str
    dated_on: date
    sent_on: date
    our_reference: str
    your_reference: str
    handled_by: str
    signatory: Office
    on_behalf_of_college: bool
    enclosures: tuple[str, ...]
    closing: str
    valediction: str


MUNICIPALITY = Municipality(
    name="Gemeente Maastricht",
    return_address="Postbus 1992, 6201 BZ Maastricht",
    visiting_address=("Mosae Forum 10", "6211 DW Maastricht"),
    postal_address=("Postbus 1992", "6201 BZ Maastricht"),
    phone="14 043",
    phone_label="Telefoonnummer",
    fax="--",
    email="maatwerk@example.nl",
)

WETHOUDER = Office(
    initials="A.B.",
    first_name="Astrid",
    prefix="van",
    surname="Loenen",
    title="Wethouder Sociale Zaken",
    since=date(2018, 6, 1),
)

COUNCIL_LETTER = Letter(
    kind="raadsinformatiebrief",
    type_label="Raadsinformatiebrief",
    addressee=("Aan de dames en heren,", "leden van de gemeenteraad"),
    salutation="Geachte raadsleden,",
    subject="Tussenevaluatie 50 gezinnen-aanpak",
    dated_on=date(2020, 12, 3),
    sent_on=date(2020, 12, 3),
    our_reference="2020-33291",
    your_reference="",
    handled_by="teammanager",
    signatory=WETHOUDER,
    on_behalf_of_college=False,
    enclosures=("Tussenevaluatie 50 gezinnen-aanpak", "Oplegger bij de tussenevaluatie"),
    closing="Ik hoop dat u hiermee een goed beeld heeft van wat de aanpak tot nu toe brengt.",
    valediction="Hoogachtend,",
)

# Dates on which the figures of the published documents must come out.
PEILDATUM_2019 = date(2019, 12, 12)
PEILDATUM_BUDGET_2020 = date(2020, 10, 15)
PEILDATUM_2020 = date(2020, 11, 30)
