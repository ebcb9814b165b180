"""What the tests of the composer share: a report of the teammanager, its addresses, the text of an answer."""

from django.urls import reverse

from reports import services
from reports.enums import BlockKind, ReportKind
from reports.starters import Starter
from tests import factories as f

DAY = f.TUESDAY.date()
LETTER, BOOK = ReportKind.COUNCIL, ReportKind.INTERIM


def make(cast, kind=LETTER, *blocks, **fields):
    """A concept of the teammanager with these blocks as dicts."""
    head = {"title": "Stand van de aanpak", "addressee": "Aan de raad", "salutation": "Geachte raadsleden,"}
    starter = Starter(head if kind == LETTER else {"title": "Stand van de aanpak"}, list(blocks))
    return services.create_report(kind=kind, as_of=DAY, date=DAY, by=cast.manager, starter=starter, **fields)


def text(words, **fields):
    return {"kind": BlockKind.TEXT, "text": words, **fields}


def url(name, report, *more):
    return reverse(f"reports:{name}", args=[report.pk, *more])


def html(response):
    return response.content.decode()


def save(client, block, *, base=None, autosave=True, **data):
    headers = {"X-Autosave": "1"} if autosave else {}
    data = {"base_revision": block.revision if base is None else base, **data}
    return client.post(url("report_block", block.report, block.pk), data, headers=headers)
