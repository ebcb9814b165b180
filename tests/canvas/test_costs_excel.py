"""Taking the kosten-batenanalyse along as Excel: who may, what is in it, and that it is written down."""

import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from canvas import services
from canvas.services.circulate import version_content
from canvas.spreadsheets.kba import COLUMNS
from canvas.spreadsheets.kba_lines import frozen_lines_of, lines_of
from cases.timeline import story
from maatwerk.audit.models import Event
from maatwerk.lib import clock
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tuesday():
    with clock.at(f.TUESDAY):
        yield


@pytest.fixture
def cast():
    return f.make_cast()


def add_line(cast, canvas, **fields):
    values = {"scenario": "custom", "description": "hulp", "payer": "gemeente", "amount": Decimal("12.50"), **fields}
    return services.add_cost_line(canvas, **values, by=cast.coach)


@pytest.fixture
def canvas(cast):
    """A canvas with each kind of line."""
    canvas = f.make_canvas(cast)
    add_line(cast, canvas, frequency="week", months=Decimal("2.5"), low=Decimal(10), high=Decimal(20))
    add_line(cast, canvas, frequency="month", starts_on=date(2021, 1, 15), ends_on=date(2021, 4, 1))
    add_line(
        cast, canvas, frequency="week", starts_on=date(2020, 12, 1), rate=Decimal("6.25"), quantity=Decimal(2),
        rate_unit="per uur", scheme=cast.scheme, basis="offerte", source="kostenkaart",
    )  # fmt: skip
    return canvas


def address(canvas, *more):
    return reverse("canvas:costs_excel", args=[canvas.case.number, *more])


def rows(content):
    sheet = load_workbook(io.BytesIO(content))["Regels"]
    return [dict(zip(COLUMNS, [cell.value for cell in row], strict=True)) for row in sheet.iter_rows(min_row=2)]


@pytest.mark.parametrize("who", ["coach", "consultant", "eye1"])
def test_members_and_readers_take_it_along_and_that_is_told(client, cast, canvas, who):
    f.to_breakthrough(cast, canvas)
    client.force_login(getattr(cast, who))
    answer = client.get(address(canvas))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="kosten-2020-001.xlsx"'
    event = Event.objects.get(action="costs.exported")
    assert (event.chain, event.actor_id, event.data) == ("2020-001", getattr(cast, who).pk, {})
    assert any("haalde de kosten op als Excelbestand" in row["sentence"] for row in story(canvas.case))


@pytest.mark.parametrize("who", ["stranger", "chair", "keeper", "manager", "adviser", "admin"])
def test_others_find_nothing(client, cast, canvas, who):
    services_version = circulated(cast, canvas)
    client.force_login(getattr(cast, who))
    for url in (address(canvas), address(canvas, services_version.number)):
        assert client.get(url).status_code == 404
    assert not Event.objects.filter(action="costs.exported").exists()


def circulated(cast, canvas):
    f.through_spar(cast, canvas)
    return services.circulate(canvas, by=cast.coach)


def test_lines_stand_in_it_with_formulas(client, cast, canvas):
    client.force_login(cast.coach)
    lines = rows(client.get(address(canvas)).content)
    assert [(line["scenario"], line["share"]) for line in lines] == [
        ("Huidig", "eenmalig"),
        ("Dreigend", "eenmalig"),
        ("Maatwerk", "eenmalig"),
        ("Maatwerk", "2,5 van de 12 maanden"),
        ("Maatwerk", "2 maanden en 18/31 maand"),
        ("Maatwerk", "358 dagen van 7"),
    ]
    last = lines[-1]
    assert (last["scheme"], last["basis"], last["source"], last["rate_unit"]) == (
        "bijzondere bijstand",
        "offerte",
        "kostenkaart",
        "per uur",
    )
    assert last["amount"] == "=ROUND(ROUND(E7*100,0)*ROUND(G7*100,0)/100,0)/100"
    assert last["total"] == "=ROUND(ROUND(H7*100,0)*ROUND(O7*100,0)/(100*P7),0)/100"
    assert (lines[3]["amount"], lines[3]["low"], lines[3]["high"]) == (12.5, 10, 20)


def test_file_says_nothing_of_the_family_but_its_lines(client, cast, canvas):
    version = circulated(cast, canvas)
    client.force_login(cast.coach)
    for url in (address(canvas), address(canvas, version.number)):
        with zipfile.ZipFile(io.BytesIO(client.get(url).content)) as archive:
            text = b"".join(archive.read(name) for name in archive.namelist()).decode()
        assert ("hulp Dreigend" in text, "Tekst voor" in text) == (True, False)


def test_frozen_version_stays_what_it_was(client, cast, canvas):
    version = circulated(cast, canvas)
    services.remove_line(canvas.cost_lines.last(), by=cast.coach)
    client.force_login(cast.coach)
    frozen = client.get(address(canvas, version.number))
    assert (len(rows(frozen.content)), len(rows(client.get(address(canvas)).content))) == (6, 5)
    assert "kosten-2020-001-versie-1.xlsx" in frozen.headers["Content-Disposition"]
    notes = [cell.value for cell in load_workbook(io.BytesIO(frozen.content))["Toelichting"]["B"]]
    assert notes[:3] == ["2020-001", "Versie 1, rondgestuurd op 24 november 2020", version.hash]
    assert Event.objects.filter(action="costs.exported").first().data == {"version": 1}
    assert client.get(address(canvas, 9)).status_code == 404


def test_concept_and_frozen_version_make_the_same_lines(cast, canvas):
    frozen = frozen_lines_of(version_content(canvas))
    assert frozen == lines_of(canvas.cost_lines.current().select_related("scheme").order_by("pk"))
    assert len(frozen) == 6


def test_version_from_before_periods_and_ranges_is_read():
    line = {
        "description": "hulp", "amount": "75.00", "frequency": "week", "months": "6", "total": "1950.00",
        "scenario": "custom", "scheme": "", "payer": "gemeente", "basis": "", "source": "",
    }  # fmt: skip
    (read,) = frozen_lines_of({"costs": [line]})
    assert (read.total, read.low_total, read.high_total, read.starts_on, read.rate) == (1950, 1950, 1950, None, None)


@pytest.mark.parametrize("lines", [1, 3])
def test_more_lines_are_not_more_queries(client, cast, lines, django_assert_num_queries):
    canvas = f.make_canvas(cast, costs=False)
    for _ in range(lines):
        add_line(cast, canvas, frequency="week", starts_on=date(2020, 12, 1), scheme=cast.scheme)
    client.force_login(cast.coach)
    with django_assert_num_queries(11):
        client.get(address(canvas))
