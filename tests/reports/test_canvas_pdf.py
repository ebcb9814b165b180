"""The canvas on paper: for who may read the case, logged, and from the file once it was agreed."""

import io
from datetime import date

import pytest
from pypdf import PdfReader

from canvas.enums import BoxKind
from maatwerk.audit.models import Event
from maatwerk.lib import clock
from reports.canvas_sheets import sheet_of_concept, sheet_of_version
from reports.models import FiledPlan
from reports.pdf.canvas_sheets import canvas_pdf
from reports.pdf.errors import MissingLibrary
from tests import factories as f
from tests.reports import plans

pytestmark = pytest.mark.django_db
COSTS = (20_000, 90_000, 63_000)


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


def version_url(case, number=1):
    return f"/casussen/{case.number}/canvas/versies/{number}/pdf/"


def text_of(response):
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(response.content)).pages)
    return " ".join(text.replace("\xa0", " ").split())


def test_agreed_version_comes_from_the_file_and_is_logged(client, cast):
    case = plans.agreed(cast, fund=f.make_fund(cast), costs=COSTS)
    client.force_login(cast.consultant)
    first, again = client.get(version_url(case)), client.get(version_url(case))
    assert first["Content-Type"] == "application/pdf"
    assert first["Content-Disposition"] == f'inline; filename="maatwerkcanvas-{case.number}-versie-1.pdf"'
    assert first.content == again.content == bytes(FiledPlan.objects.get().pdf)
    assert Event.objects.of_case(case.number).filter(action="canvas.downloaded").count() == 2
    text = text_of(first)
    for words in ("€ 27.000", "Versie 1", "C. Vancarla", "Akkoord, doorbraaktafel", "tijdelijke woonplek"):
        assert words in text


def test_concept_says_so(client, cast):
    canvas = f.make_canvas(cast)
    client.force_login(cast.coach)
    text = text_of(client.get(f"/casussen/{canvas.case.number}/canvas/pdf/"))
    assert "Concept" in text
    assert "Tekst voor Perspectief." in text


def test_reader_at_the_tafel_may_and_others_may_not(client, cast):
    item = plans.at_breakthrough(cast, costs=COSTS)
    case = item.canvas.case
    client.force_login(cast.eye1)
    assert client.get(version_url(case)).status_code == 200
    for who in (cast.eye3, cast.stranger, cast.manager, cast.adviser, cast.keeper, cast.admin, cast.chair):
        client.force_login(who)
        assert client.get(version_url(case)).status_code == 404
        assert client.get(f"/casussen/{case.number}/canvas/pdf/").status_code == 404
    client.logout()
    assert client.get(version_url(case)).status_code == 302


def test_unknown_version_or_no_canvas_is_404(client, cast):
    case = plans.agreed(cast)
    client.force_login(cast.coach)
    assert client.get(version_url(case, 2)).status_code == 404
    assert client.get(f"/casussen/{f.make_case(cast).number}/canvas/pdf/").status_code == 404


def test_missing_library_is_told_and_not_logged(client, cast, monkeypatch):
    case = plans.agreed(cast)

    def broken(*args, **kwargs):
        raise MissingLibrary("Er kan nog geen PDF worden gemaakt.")

    monkeypatch.setattr("reports.services.filing.canvas_pdf", broken)
    client.force_login(cast.coach)
    answer = client.get(version_url(case))
    assert answer.status_code == 503
    assert "Er kan nog geen PDF worden gemaakt." in answer.content.decode()
    assert not Event.objects.filter(action="canvas.downloaded").exists()


def test_sheet_of_a_version_is_its_own_content(cast):
    item = plans.at_breakthrough(cast, fund=f.make_fund(cast), amount=4_300, costs=COSTS)
    item.refresh_from_db()
    sheet = sheet_of_version(item.version)
    assert set(sheet.boxes) == set(BoxKind.values)
    assert (sheet.current, sheet.threatened, sheet.custom, sheet.rendement) == (20_000, 90_000, 63_000, 27_000)
    assert sheet.marks == (("moeder", "4"),)
    (line,) = sheet.funding
    assert (line.source, line.description, line.amount) == ("Maatwerkbudget", "tijdelijke woonplek", 4_300)
    assert line.details == ("te traag", "geprobeerd: bijzondere bijstand aangevraagd")
    assert sheet.period == (date(2020, 11, 24), date(2021, 11, 23))
    assert sheet.content_hash == item.version.hash
    assert (sheet.akkoorden, sheet.decision) == ((), "")


def test_sheet_of_a_version_from_before_the_new_fields(cast):
    """What was frozen earlier lacks keys; it is printed as it was."""
    item = plans.at_breakthrough(cast, fund=f.make_fund(cast), costs=COSTS)
    item.refresh_from_db()
    version = item.version
    for key in ("horizon_from", "low_totals", "high_totals", "parties", "articles"):
        del version.content[key]
    for line in (*version.content["costs"], *version.content["fundings"]):
        for key in ("starts_on", "ends_on", "low", "high", "low_total", "high_total", "rate", "rate_unit", "quantity"):
            line.pop(key, None)
    sheet = sheet_of_version(version)
    assert (sheet.period, sheet.ranges, sheet.parties, sheet.articles) == (None, {}, (), ())
    assert sheet.cost_lines[0].reckoning.replace("\xa0", " ") == "€ 20.000 eenmalig"
    assert canvas_pdf(sheet).startswith(b"%PDF")


def test_sheet_without_kba(cast):
    sheet = sheet_of_concept(plans.discussed(cast))
    assert (sheet.current, sheet.threatened, sheet.custom, sheet.cost_lines) == (None, None, None, ())
    assert sheet.version_label == "Concept"
