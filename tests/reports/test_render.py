"""The command that writes one PDF: what it makes, and one Dutch line for what goes wrong."""

import datetime as dt
import io
import os

import pytest
from django.core.management import call_command
from pypdf import PdfReader

from canvas.services import close_meeting
from maatwerk.lib import clock
from reports import services
from reports.management.papers import NO_CASE, NO_TAFEL
from reports.models import FiledPlan, FiledReport, Municipality, Report, Signatory
from reports.pdf.errors import MissingLibrary
from tests import factories as f
from tests.reports import plans

pytestmark = pytest.mark.django_db
COSTS = (20_000, 90_000, 63_000)
KINDS = (
    "Kies wat je wilt maken: raadsinformatiebrief, schriftelijke-vragen, raadsronde, tussenevaluatie, eindevaluatie, "
    "oplegger, budgetrapportage, bundel, canvas, kba, agenda of besluitenlijst."
)


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


@pytest.fixture
def office(db):
    Municipality.objects.create(name="Maastricht", return_address="a", visit_address="b", postal_address="c")
    Signatory.objects.create(name="A.B. van Loenen", office="wethouder", starts_on=dt.date(2018, 6, 1))


def render(*arguments):
    """(exit code, what was printed)."""
    out = io.StringIO()
    try:
        call_command("render", *map(str, arguments), stdout=out, stderr=out)
    except SystemExit as stop:
        return stop.code, out.getvalue()
    return 0, out.getvalue()


def text_of(path):
    text = " ".join(page.extract_text() for page in PdfReader(path).pages)
    return " ".join(text.replace("\xa0", " ").split())


def test_letter_is_made_from_the_figures_of_the_peildatum(cast, office, tmp_path):
    for _ in range(5):
        plans.agreed(cast, at=dt.datetime(2020, 10, 6, 15), costs=(1, 40_000, 11_400))
    plans.agreed(cast, costs=COSTS)
    target = tmp_path / "brief.pdf"
    code, said = render("raadsinformatiebrief", "-o", target, "--peildatum", "2020-10-31")
    assert (code, said.startswith(f"{target} is gemaakt (")) == (0, True)
    text = text_of(target)
    assert "31 oktober 2020 als peildatum" in text
    assert "Met 5 gezinnen" in text
    assert "gemiddeld € 28.500 per gezin" in text
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("schriftelijke-vragen", ["Vraag 3:", "Antwoord 3:", "artikel 47 van het Reglement van Orde"]),
        ("raadsronde", ["Financieel rendement", "Hoogachtend,"]),
        ("tussenevaluatie", ["Inhoudsopgave", "Bijlage 1", "Werkwijze en kenmerken van de gezinnen"]),
        ("eindevaluatie", ["Inhoudsopgave", "Effect na twaalf maanden", "Conclusies"]),
        ("oplegger", ["in één oogopslag", "Tijdlijn"]),
        ("budgetrapportage", ["Budgetrapportage"]),
        ("bundel", ["BIJLAGEN 2", "Inhoudsopgave", "in één oogopslag"]),
    ],
)
def test_every_kind_is_made_without_anyone_having_written_it(cast, office, tmp_path, kind, words):
    target = tmp_path / "stuk.pdf"
    assert render(kind, "-o", target) == (0, f"{target} is gemaakt ({target.stat().st_size // 1024} kB).\n")
    text = text_of(target)
    assert [word for word in words if word not in text] == []
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("x.docx", b"PK"),
        ("x.xlsx", b"PK"),
        ("x.html", b"<!"),
        ("x.csv", b"\xef\xbb\xbf"),
        ("x.json", b"{"),
    ],
)
def test_the_name_of_the_file_tells_the_format(cast, office, tmp_path, name, begins):
    assert render("budgetrapportage", "-o", tmp_path / name)[0] == 0
    assert (tmp_path / name).read_bytes().lstrip().startswith(begins)
    assert render("budgetrapportage", "-o", tmp_path / "zonder", "--format", name[2:])[0] == 0


def test_report_that_was_written_goes_before_a_proposal(cast, office, tmp_path):
    report = services.create_report(
        kind="raadsinformatiebrief", as_of=dt.date(2020, 10, 31), date=clock.today(), by=cast.manager
    )
    services.add_block(report, kind="tekst", text="Mijn eigen zin.", by=cast.manager)
    target = tmp_path / "brief.pdf"
    render("raadsinformatiebrief", "-o", target, "--peildatum", "2020-10-31")
    assert "Mijn eigen zin." in text_of(target)


def test_published_report_comes_from_the_file(cast, office, tmp_path):
    report = services.create_report(
        kind="raadsinformatiebrief", as_of=clock.today(), date=clock.today(), by=cast.manager
    )
    services.submit_report(report, base_revision=services.report_stamp(report), by=cast.manager)
    adviser = f.make_user("beleidsadviseur", "policy_adviser")
    services.approve_report(report, base_revision=services.report_stamp(report), by=adviser)
    services.adopt_report(report, base_revision=services.report_stamp(report), by=cast.manager)
    target = tmp_path / "brief.pdf"
    render("raadsinformatiebrief", "-o", target)
    assert target.read_bytes() == bytes(FiledReport.objects.get().pdf)


def test_kba_of_the_newest_version(cast, tmp_path):
    target = tmp_path / "kba.pdf"
    case = plans.agreed(cast, costs=COSTS)
    assert render("kba", "--casus", case.number, "-o", target)[0] == 0
    assert "€ 27.000" in text_of(target)


def test_canvas_newest_version_asked_version_and_concept(cast, tmp_path):
    target = tmp_path / "canvas.pdf"
    canvas = plans.discussed(cast, costs=COSTS)
    number = canvas.case.number
    assert render("canvas", "--casus", number, "-o", target)[0] == 0
    assert "Concept" in text_of(target)
    from canvas.services import circulate, save_box

    circulate(canvas, by=cast.coach)
    save_box(canvas, "perspective", "Rust in huis.", base_revision=1, by=cast.coach)
    circulate(canvas, by=cast.coach)
    render("canvas", "--casus", number, "-o", target)
    newest = text_of(target)
    assert "Versie 2" in newest
    assert "Rust in huis." in newest
    assert "€ 27.000" in newest
    render("canvas", "--casus", number, "--versie", "1", "-o", target)
    assert "Rust in huis." not in text_of(target)


def test_agreed_canvas_comes_from_the_file(cast, tmp_path):
    case = plans.agreed(cast, costs=COSTS)
    target = tmp_path / "canvas.pdf"
    render("canvas", "--casus", case.number, "-o", target)
    assert target.read_bytes() == bytes(FiledPlan.objects.get().pdf)
    assert "Akkoord, doorbraaktafel van 24 november 2020" in text_of(target)


def test_agenda_and_besluitenlijst_of_a_tafel(cast, tmp_path):
    target, canvas = tmp_path / "tafel.pdf", f.make_canvas(cast, fund=f.make_fund(cast))
    item = f.to_breakthrough(cast, canvas)
    day = ("--tafel", "2020-11-24", "-o", target)
    both = "Op 24 november 2020 zijn er een spar-tafel en een doorbraaktafel. Kies met --soort.\n"
    assert render("agenda", *day) == (1, both)
    assert render("agenda", *day, "--soort", "spar")[0] == 0
    assert "Agenda spar-tafel" in text_of(target)
    assert render("agenda", *day, "--soort", "doorbraak")[0] == 0
    assert "Agenda doorbraaktafel" in text_of(target)
    closed = ("besluitenlijst", *day, "--soort", "doorbraak")
    assert render(*closed) == (1, "De besluitenlijst is er zodra de tafel is gesloten.\n")
    # With a peildatum alone: the last doorbraaktafel, or version, that was there by then.
    by_day = ("--peildatum", "2020-11-24", "-o", target)
    assert render("besluitenlijst", *by_day) == (1, "Tot en met 24 november 2020 is er geen doorbraaktafel geweest.\n")
    close_meeting(item.meeting, by=cast.chair)
    assert render(*closed)[0] == 0
    assert "niet behandeld" in text_of(target)
    for kind, words in (
        ("agenda", "Agenda doorbraaktafel"), ("besluitenlijst", "niet behandeld"), ("canvas", canvas.case.number),
        ("kba", canvas.case.number),
    ):  # fmt: skip
        assert render(kind, *by_day)[0] == 0
        assert words in text_of(target)
    early = ("--casus", canvas.case.number, "--peildatum", "2020-01-01", "-o", target)
    assert render("canvas", *early) == (1, f"Casus {canvas.case.number} had op 1 januari 2020 nog geen versie.\n")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], KINDS),
        (["iets"], KINDS),
        (["canvas"], "Geef met -o het bestand op dat moet worden geschreven."),
        (["canvas", "-o", "x.pdf"], NO_CASE),
        (["canvas", "-o", "x.pdf", "--casus", "2020-999"], "Er is geen casus 2020-999 met een canvas."),
        (["agenda", "-o", "x.pdf"], NO_TAFEL),
        (
            ["agenda", "-o", "x.pdf", "--tafel", "dinsdag"],
            "dinsdag is geen datum. Schrijf de dag van de tafel als 2020-11-30.",
        ),
        (
            ["kba", "-o", "x.pdf", "--peildatum", "2019-01-01"],
            "Tot en met 1 januari 2019 is er nog geen canvas rondgestuurd waarin dit staat.",
        ),
        (
            ["agenda", "-o", "x.pdf", "--peildatum", "2019-01-01"],
            "Tot en met 1 januari 2019 is er geen doorbraaktafel geweest.",
        ),
        (["agenda", "-o", "x.pdf", "--tafel", "2020-11-24"], "Er is op 24 november 2020 geen tafel."),
        (
            ["besluitenlijst", "-o", "x.pdf", "--tafel", "2020-11-24", "--soort", "spar"],
            "Er is op 24 november 2020 geen spar-tafel.",
        ),
        (["agenda", "-o", "x.pdf", "--tafel", "2020-11-24", "--soort", "mt"], "Kies met --soort spar of doorbraak."),
        (["canvas", "-o", "x.docx"], "canvas is er alleen als pdf."),
        (["oplegger", "-o", "x", "--format", "odt"], "Kies met --format pdf, docx, xlsx, html, csv of json."),
        (
            ["oplegger", "-o", "x.pdf", "--peildatum", "2999-01-01"],
            "De peildatum 1 januari 2999 ligt in de toekomst. Kies een dag tot en met vandaag: dan pas zijn er "
            "cijfers.",
        ),
        (["canvas", "-o", "/bestaat/niet/x.pdf", "--casus", "1"], "De map /bestaat/niet bestaat niet."),
        (["canvas", "-o", "/", "--casus", "1"], "/ is een map. Geef de naam van een bestand, zoals brief.pdf."),
        (
            ["raadsinformatiebrief", "-o", "x.pdf", "--peildatum", "30-11-2020"],
            "30-11-2020 is geen datum. Schrijf de peildatum als 2020-11-30.",
        ),
        (
            ["raadsinformatiebrief", "-o", "x.pdf"],
            "De afzender is nog niet ingevuld. Vul onder Rapporten, Afzender de gegevens van de gemeente in.",
        ),
    ],
)
def test_what_goes_wrong_is_one_dutch_line(db, tmp_path, monkeypatch, arguments, sentence):
    monkeypatch.chdir(tmp_path)
    assert render(*arguments) == (1, f"{sentence}\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("version", ["7", "een", "-1"])
def test_unknown_version(cast, tmp_path, version):
    canvas = plans.discussed(cast)
    code, said = render("canvas", "--casus", canvas.case.number, f"--versie={version}", "-o", tmp_path / "x.pdf")
    assert (code, said) == (1, f"Casus {canvas.case.number} heeft geen versie {version}.\n")


def test_missing_library_is_told(cast, office, tmp_path, monkeypatch):
    def broken(*args, **kwargs):
        raise MissingLibrary("Er kan nog geen PDF worden gemaakt. Typ: sudo apt-get install libpango-1.0-0")

    monkeypatch.setattr("reports.management.papers.document_pdf", broken)
    code, said = render("raadsinformatiebrief", "-o", tmp_path / "x.pdf")
    assert (code, said) == (1, "Er kan nog geen PDF worden gemaakt. Typ: sudo apt-get install libpango-1.0-0\n")


def test_file_that_cannot_be_written(cast, office, tmp_path, monkeypatch):
    def full(self, data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    code, said = render("raadsinformatiebrief", "-o", tmp_path / "x.pdf")
    assert (code, said) == (1, f"{tmp_path / 'x.pdf'} kan niet worden geschreven: geen toegang of geen ruimte.\n")
    assert os.listdir(tmp_path) == []
