"""Reports for the tests of publishing, through the services: who writes, who reads, what stands in them.

Gijs (teammanager) writes and publishes, Hanna (beleidsadviseur) reads as second reader.
"""

import datetime as dt
import hashlib
from types import SimpleNamespace

from maatwerk.lib import clock
from reports import services
from reports.enums import BlockKind, ReportKind
from reports.models import Municipality, Signatory
from reports.services import report_stamp
from tests import factories as f

TEXT = "Wij maakten {plannen} plannen. NB: de raad krijgt elk half jaar een brief."


def office():
    """The sender and one who signs, once."""
    Municipality.objects.get_or_create(
        only=True,
        defaults={
            "name": "Maastricht",
            "return_address": "Postbus 1992, 6201 BZ Maastricht",
            "visit_address": "Mosae Forum 10\n6211 DW Maastricht",
            "postal_address": "Postbus 1992\n6201 BZ Maastricht",
            "phone": "14 043",
        },
    )
    return Signatory.objects.get_or_create(
        name="A.B. van Loenen", defaults={"office": "wethouder Sociale Zaken", "starts_on": dt.date(2018, 6, 1)}
    )[0]


def block(kind=BlockKind.TEXT, **fields):
    """One block as a starter gives it."""
    return {"kind": kind, **fields}


def concept(cast, *blocks, kind=ReportKind.COUNCIL, by=None, **fields):
    """A concept of today with these blocks; a letter has an addressee, a salutation and one who signs."""
    signatory = office()
    head = {"title": "Stand van de aanpak", **fields}
    if kind in (ReportKind.COUNCIL, ReportKind.WRITTEN_QUESTIONS, ReportKind.COUNCIL_ROUND):
        head = {"addressee": "De raad", "salutation": "Geachte raadsleden,", "signatories": [signatory], **head}
    return services.create_report(
        kind=kind,
        as_of=clock.today(),
        date=clock.today(),
        by=by or cast.manager,
        starter=SimpleNamespace(head=head, blocks=blocks or (block(text=TEXT),)),
    )


def bundle(cast):
    """A letter with one enclosure."""
    letter = concept(cast)
    enclosure = concept(cast, block(BlockKind.HEADING, text="Resultaten"), block(text=TEXT), kind=ReportKind.INTERIM)
    services.enclose(enclosure, letter=letter, by=cast.manager)
    return letter, enclosure


def submitted(cast, report):
    """With the second reader."""
    return services.submit_report(report, base_revision=report_stamp(report), by=cast.manager)


def approved(cast, report):
    """Read and approved by Hanna."""
    submitted(cast, report)
    return services.approve_report(report, base_revision=report_stamp(report), by=cast.adviser)


def adopted(cast, report):
    """Adopted by Gijs."""
    approved(cast, report)
    made = services.adopt_report(report, base_revision=report_stamp(report), by=cast.manager)
    f.flush_deferred()
    return made


def sent(cast, report, on=None):
    """Sent today."""
    adopted(cast, report)
    made = services.send_report(report, sent_on=on or clock.today(), by=cast.manager)
    f.flush_deferred()
    return made


def printed(document, *, variant=None, progress=None):
    """Stands in for the printer: the same document gives the same bytes, and a figure in it is to be found."""
    if progress:
        progress(50, 100)
    return b"%PDF-1.7 " + hashlib.sha256(repr(document).encode()).digest().hex().encode()
