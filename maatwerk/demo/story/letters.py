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

# Dates on which the figures of the published documents must come out.
PEILDATUM_2019 = date(2019, 12, 12)
PEILDATUM_BUDGET_2020 = date(2020, 10, 15)
PEILDATUM_2020 = date(2020, 11, 30)
