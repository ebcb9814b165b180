"""Composing a report: the editor, saving without loss, figures that are live, pictures, bijlagen, and bad input."""

import datetime as dt
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from maatwerk.audit.models import Event
from maatwerk.lib import clock
from maatwerk.lib.refusals import NotAllowed, RuleBroken
from reports import services
from reports.compose import compose
from reports.enums import BlockKind, ReportKind, ReportState
from reports.models import Block, Municipality, Report, Signatory
from reports.starting import EmptyPage
from reports.typed import typed_figures
from tests import factories as f

pytestmark = pytest.mark.django_db
DAY = f.TUESDAY.date()
LETTER, BOOK = ReportKind.COUNCIL, ReportKind.INTERIM


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


@pytest.fixture
def office(db):
    Municipality.objects.create(
        name="Maastricht",
        return_address="Postbus 1992, 6201 BZ Maastricht",
        visit_address="Mosae Forum 10\n6211 DW Maastricht",
        postal_address="Postbus 1992\n6201 BZ Maastricht",
    )
    return Signatory.objects.create(
        name="A.B. van Loenen", office="wethouder Sociale Zaken", starts_on=dt.date(2018, 6, 1)
    )


def make(cast, kind=LETTER, *blocks, **fields):
    """A concept of the teammanager with these blocks as dicts."""
    head = {"title": "Stand van de aanpak", "addressee": "Aan de raad", "salutation": "Geachte raadsleden,"}
    starter = EmptyPage(head if kind == LETTER else {"title": "Stand van de aanpak"}, list(blocks))
    return services.create_report(kind=kind, as_of=DAY, date=DAY, by=cast.manager, starter=starter, **fields)


def text(words, **fields):
    return {"kind": BlockKind.TEXT, "text": words, **fields}


def url(name, report, *more):
    return reverse(f"reports:{name}", args=[report.pk, *more])


@pytest.fixture
def manager(client, cast):
    client.force_login(cast.manager)
    return client


def html(response):
    return response.content.decode()


# --- a new one -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("kind", ReportKind)
def test_every_kind_begins_with_a_proposal_and_can_be_opened(manager, cast, office, kind):
    data = {"kind": kind, "as_of": DAY.isoformat(), "date": DAY.isoformat(), "once": "a" * 32}
    answer = manager.post(reverse("reports:new_report"), data)
    report = Report.objects.get()
    assert (answer["Location"], report.kind, report.changed_by) == (url("edit_report", report), kind, cast.manager)
    assert report.blocks.exists()
    assert manager.post(reverse("reports:new_report"), data)["Location"] == "/rapporten/"  # pressed twice
    assert Report.objects.count() == 1
    for block in report.blocks.all():
        assert manager.get(url("report_block", report, block.pk)).status_code == 200
    assert manager.get(url("report", report)).status_code == 200
