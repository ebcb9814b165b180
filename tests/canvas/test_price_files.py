"""The kostenkaart as CSV and Excel: out and in again is nothing, wrong cells are named, hostile files are refused."""

import csv
import io
import re
import zipfile
from datetime import date, datetime
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from canvas import services
from canvas.models import Price, PriceItem
from canvas.spreadsheets.cells import RISKY, guarded, unguarded
from canvas.spreadsheets.price_files import prices_as_csv, prices_as_excel
from canvas.spreadsheets.price_plan import make_plan
from canvas.spreadsheets.price_rows import HEADINGS, read_rows
from canvas.spreadsheets.reading import BROKEN, MAX_BYTES, MAX_ROWS, OLD_EXCEL, TOO_BIG, UNKNOWN, read_table
from maatwerk.audit.models import Event
from maatwerk.lib import clock
from maatwerk.lib.refusals import RuleBroken
from tests import factories as f
from tests.canvas.test_prices import add, periods, set_price

pytestmark = pytest.mark.django_db

NEEDED = "Post;Eenheid;Prijs;Bron;Geldig vanaf"
UPLOAD, APPLY = "/kostenkaart/inlezen/", "/kostenkaart/inlezen/uitvoeren/"


@pytest.fixture(autouse=True)
def tuesday():
    with clock.at(f.TUESDAY):
        yield


@pytest.fixture
def cast():
    return f.make_cast()


@pytest.fixture
def card(cast):
    """A kostenkaart with everything that is awkward in a file."""
    rent = add(cast, 'huur; met "aanhaling"', unit="month", amount="1354.33", is_residence=True)
    set_price(cast, rent, "1400.10", date(2020, 7, 1))
    for number, start in enumerate(RISKY[:4]):
        add(cast, f"{start}cmd|' /C calc'!A{number}", scheme=None, payer=f"{start}SUM(A1:A9)")
    add(cast, "'=al een streepje", fictitious=False, valid_until=date(2020, 12, 31))
    add(cast, "huur", unit="year")
    add(cast, "Huur", unit="year")
    services.change_price_item(add(cast, "Ruïne é € ☂"), in_use=False, by=cast.admin)
    PriceItem.objects.create(name="zonder prijs", unit="piece")
    return cast


def planned(data):
    return make_plan(*read_rows(read_table(data)))


def table(*lines):
    return "\r\n".join((NEEDED, *lines)).encode("utf-8-sig")


def told(plan):
    return [(problem.row, problem.heading, problem.cell, problem.sentence) for problem in plan.problems]


# --- out -------------------------------------------------------------------------------------------------------------
def test_csv_is_what_dutch_excel_reads(card):
    data = prices_as_csv()
    assert data.startswith(b"\xef\xbb\xbfPost;Eenheid;Regeling of wet;Wie betaalt;Woonplek;In gebruik;Prijs;Bron;")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    rent = [row for row in rows if row["Post"].startswith("huur;")]
    assert [(row["Prijs"], row["Geldig vanaf"], row["Geldig tot en met"]) for row in rent] == [
        ("1354,33", "01-01-2020", "30-06-2020"),
        ("1400,10", "01-07-2020", ""),
    ]
    assert rent[0]["Woonplek"] == "ja"


def test_no_cell_of_the_csv_is_a_formula(card):
    cells = [
        cell for row in csv.reader(io.StringIO(prices_as_csv().decode("utf-8-sig")), delimiter=";") for cell in row
    ]
    assert [cell for cell in cells if cell.startswith(RISKY)] == []
    assert "'=cmd|' /C calc'!A0" in cells
    assert "''=al een streepje" in cells


def test_excel_holds_numbers_days_and_no_formulas(card):
    sheet = load_workbook(io.BytesIO(prices_as_excel())).worksheets[0]
    assert [cell.value for cell in sheet[1]] == list(HEADINGS.values())
    assert (sheet.freeze_panes, sheet.column_dimensions["A"].width) == ("B2", 38)
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s", "n", "d"}
    rent = next(row for row in sheet.iter_rows(min_row=2) if row[0].value.startswith("huur;"))
    assert (rent[6].value, rent[6].data_type, "€" in rent[6].number_format) == (1354.33, "n", True)
    assert (rent[9].value, rent[9].number_format) == (datetime(2020, 1, 1), "dd-mm-yyyy")
    risky = [row[0] for row in sheet.iter_rows(min_row=2) if row[0].value.startswith(RISKY)]
    assert [(cell.data_type, cell.quotePrefix) for cell in risky] == [("s", True)] * 4


@given(st.text())
def test_guard_comes_off_again(text):
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(RISKY)


@pytest.mark.parametrize("export", [prices_as_csv, prices_as_excel])
def test_round_trip_changes_nothing(card, export, django_assert_num_queries):
    data = export()
    with django_assert_num_queries(3):
        plan = planned(data)
    assert told(plan) == []
    assert (plan.changes, plan.unchanged, plan.absent, plan.ignored) == (False, Price.objects.count() + 1, 0, [])


@pytest.mark.parametrize("export", [prices_as_csv, prices_as_excel])
def test_empty_kostenkaart_makes_a_file_to_fill(cast, export):
    plan = planned(export())
    assert (plan.changes, told(plan)) == (False, [])


# --- in --------------------------------------------------------------------------------------------------------------
def test_new_items_and_prices_are_planned_and_carried_out(cast):
    rent = add(cast, "huur", unit="month", amount="700")
    data = table(
        "HUUR;per maand;740;nota;01-01-2021",
        "huur;maand;720,50;nota;2020-07-01",
        "vervoer;per dag;12;offerte;01-01-2020",
    )
    plan = planned(data)
    assert told(plan) == []
    assert [
        (item.label, str(span.amount), span.closes and str(span.closes.amount)) for item, span in plan.new_prices
    ] == [
        ("huur, per maand", "720.50", "700.00"),
        ("huur, per maand", "740.00", "720.50"),
        ("vervoer, per dag", "12.00", None),
    ]
    services.import_prices(read_table(data), seen=plan.fingerprint, by=cast.admin)
    assert periods(rent) == [
        ("700.00", date(2020, 1, 1), date(2020, 6, 30)),
        ("720.50", date(2020, 7, 1), date(2020, 12, 31)),
        ("740.00", date(2021, 1, 1), None),
    ]
    assert planned(data).changes is False
    assert Event.objects.filter(action="prices.imported").get().data == {"items": 1, "prices": 3, "ends": 0}


def test_changed_items_and_ends_are_planned_and_carried_out(cast):
    item = add(cast, "huur")
    heads = "Post;Eenheid;Prijs;Bron;Geldig vanaf;Geldig tot en met;Regeling of wet;In gebruik;Woonplek;Opmerking"
    line = "huur;per week;75;voorbeeld;01-01-2020;31-12-2020;;nee;ja;zomaar"
    data = f"{heads}\n{line}".encode()
    plan = planned(data)
    assert told(plan) == []
    assert plan.ignored == ["Opmerking"]
    assert plan.changed_items[0].changed == {"scheme": None, "in_use": False, "is_residence": True}
    services.import_prices(read_table(data), seen=plan.fingerprint, by=cast.admin)
    item.refresh_from_db()
    assert (item.scheme, item.in_use, item.is_residence, item.payer) == (None, False, True, "gemeente")
    assert periods(item) == [("75.00", date(2020, 1, 1), date(2020, 12, 31))]


UNITS = (
    "Kies een van deze eenheden: per uur, per dagdeel, per dag, per etmaal, per week, per maand, per jaar, per stuk."
)
STAYS = (
    "Een prijs verandert niet: vanaf 01-01-2020 staat hier €\xa0700,00. "
    "Zet een nieuwe prijs in een eigen rij, met een latere dag."
)
RUNS_INTO = "Vanaf 01-01-2020 geldt al een prijs: €\xa0700,00. Laat deze prijs uiterlijk op 31-12-2019 eindigen."


def test_wrong_cells_are_named_by_row_column_and_address(cast):
    add(cast, "huur", unit="month", amount="700", valid_until=date(2020, 6, 30))
    data = (
        f"{NEEDED};Geldig tot en met;Regeling of wet;Fictief\n"
        "huur;per maand;=700+1;nota;01-01-2021;;;\n"
        "huur;per keer;12,345;;31-02-2021;;;misschien\n"
        "\n"
        "huur;per maand;701;voorbeeld;01-01-2020;;bijzondere bijstand;ja\n"
        "huur;per maand;-5;nota;01-01-2021;31-12-2020;bijzondere bijstand;\n"
        "huur;per maand;5;nota;01-05-2021;31-12-2020;bijzondere bijstand;\n"
        "huur;per maand;5;nota;01-01-2019;;Toverwet;\n"
        ";per maand;5;nota 111222333;01-01-2019;;;\n"
        "huur;per maand;;nota;;;bijzondere bijstand;\n"
    ).encode()
    assert told(planned(data)) == [
        (2, "Prijs", "C2", "Hier staat een formule. Zet er de uitkomst zelf neer."),
        (3, "Eenheid", "B3", UNITS),
        (3, "Prijs", "C3", "Schrijf een bedrag zoals 1.250 of 1.250,50: met een komma voor de centen."),
        (3, "Geldig vanaf", "E3", "Schrijf een dag tussen 2000 en 2099, zoals 24-11-2020."),
        (3, "Fictief", "H3", "Schrijf ja of nee."),
        (5, "Prijs", "C5", STAYS),
        (5, "Geldig tot en met", "F5", "Deze prijs is afgesloten op 30-06-2020 en gaat niet langer door."),
        (6, "Prijs", "C6", "Vul een prijs in die hoger is dan nul en lager dan tien miljoen."),
        (7, "Geldig tot en met", "F7", "De prijs eindigt voordat hij begint. Pas een van de twee dagen aan."),
        (8, "Geldig vanaf", "E8", RUNS_INTO),
        (8, "Regeling of wet", "G8", "Bij dezelfde post staat in rij 5 iets anders. Maak ze gelijk."),
        (9, "Bron", "D9", "Het nummer dat eindigt op 333 lijkt een burgerservicenummer. Haal het weg."),
        (10, "Prijs", "C10", "Vul een prijs in, zoals 75 of 62,50."),
        (10, "Geldig vanaf", "E10", "Vul in vanaf welke dag deze prijs geldt."),
    ]


def test_same_price_twice_and_unknown_scheme_are_named(cast):
    data = f"{NEEDED};Regeling of wet\nx;per uur;5;a;01-01-2020;Toverwet\nx;per uur;6;a;01-01-2020;Toverwet".encode()
    assert [line[:3] for line in told(planned(data))] == [(2, "Regeling of wet", "F2"), (3, "Geldig vanaf", "E3")]


def test_headings_that_lack_or_stand_twice_are_named():
    assert told(make_plan(*read_rows(read_table(b"Post;Prijs;prijs\nx;1;2")))) == [
        (1, "Eenheid", "", "De kolom 'Eenheid' ontbreekt. De namen staan in rij 1."),
        (1, "Bron", "", "De kolom 'Bron' ontbreekt. De namen staan in rij 1."),
        (1, "Geldig vanaf", "", "De kolom 'Geldig vanaf' ontbreekt. De namen staan in rij 1."),
        (1, "Prijs", "C1", "De kolom 'Prijs' staat er twee keer."),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_csv_of_other_programs_is_read(encoding, mark):
    text = mark.join(NEEDED.split(";")) + "\n" + mark.join(["crèche", "per dag", "80", "nota", "1-2-2020"])
    plan = planned(text.encode(encoding))
    assert [(item.name, span.valid_from) for item, span in plan.new_prices] == [("crèche", date(2020, 2, 1))]


def excel(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_excel_as_people_make_it_is_read():
    heads = [*NEEDED.split(";"), "Fictief", "Geldig tot en met"]
    data = excel(
        heads,
        ["a", "per uur", 62.5, "nota", datetime(2020, 1, 1), True, date(2020, 12, 31)],
        ["b", "per uur", 0.1 + 0.2, "nota", "1-1-2020", None, None],
        ["c", "per uur", "1.250,50", "nota", date(2020, 1, 1), "nee", ""],
        ["d", "per uur", "=1+1", "nota", date(2020, 1, 1), "nee", ""],
        ["e", "per uur", 5, "nota", 43831, "nee", ""],
    )
    plan = planned(data)
    assert [(item.name, str(span.amount), span.row.fictitious, span.valid_until) for item, span in plan.new_prices] == [
        ("a", "62.50", True, date(2020, 12, 31)),
        ("b", "0.30", False, None),
        ("c", "1250.50", False, None),
    ]
    assert [line[:3] for line in told(plan)] == [(5, "Prijs", "C5"), (6, "Geldig vanaf", "E6")]


# --- what is refused whole -------------------------------------------------------------------------------------------
def zipped(parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def changed(part, change):
    """A good workbook of which one part is replaced."""
    with zipfile.ZipFile(
        io.BytesIO(excel(NEEDED.split(";"), ["a", "per uur", 1, "nota", date(2020, 1, 1)]))
    ) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts[part])
    return zipped(parts)


LAUGHS = b'<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>'
SECRET = b'<!DOCTYPE x [<!ENTITY b SYSTEM "file:///etc/passwd">]>'


def with_entity(doctype):
    return changed(SHEET, lambda xml: doctype + xml.replace(b"nota", b"&b;"))


SHEET = "xl/worksheets/sheet1.xml"
HOSTILE = {
    "empty": (lambda: b" \r\n", "Dit bestand is leeg."),
    "too big": (lambda: b"a" * (MAX_BYTES + 1), TOO_BIG),
    "too many rows": (lambda: table(*["a;per uur;1;b;1-1-2020"] * (MAX_ROWS + 1)), TOO_BIG),
    "too many rows in excel": (lambda: excel(*[["a"]] * (MAX_ROWS + 2)), TOO_BIG),
    "far away row": (lambda: changed(SHEET, lambda xml: xml.replace(b'r="2"', b'r="1048576"')), TOO_BIG),
    "a million empty rows": (
        lambda: changed(SHEET, lambda xml: xml.replace(b"</sheetData>", b"<row/>" * 1_000_000 + b"</sheetData>")),
        TOO_BIG,
    ),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n\x00\x00", UNKNOWN),
    "old excel": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, OLD_EXCEL),
    "any zip": (lambda: zipped({"a.txt": "x"}), UNKNOWN),
    "half a zip": (lambda: excel(["a"])[:900], BROKEN),
    "no sheets": (lambda: zipped({"xl/workbook.xml": "<workbook/>"}), BROKEN),
    "zip bomb": (lambda: changed(SHEET, lambda xml: xml + b" " * 21_000_000), TOO_BIG),
    "many parts": (lambda: zipped({"xl/workbook.xml": "x", **{f"p{n}": "" for n in range(300)}}), TOO_BIG),
    "entities": (lambda: with_entity(LAUGHS), BROKEN),
    "file from the server": (lambda: with_entity(SECRET), BROKEN),
    "long text": (lambda: table("x" * 1001 + ";per uur;1;b;1-1-2020"), "Cel A2 bevat meer dan 1000 tekens."),
    "quotes": (lambda: table('"a;per uur;1;b;1-1-2020'), "aanhalingsteken"),
}


def test_empty_rows_below_the_list_are_no_harm():
    data = changed(SHEET, lambda xml: xml.replace(b"</sheetData>", b"<row/>" * 5_000 + b"</sheetData>"))
    assert len(read_table(data)) == 2


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_file_is_refused_with_a_sentence(kind):
    make, sentence = HOSTILE[kind]
    with pytest.raises(RuleBroken, match=re.escape(sentence)):
        read_table(make())


def test_zip_that_lies_about_its_size_is_read_no_further():
    data = changed(SHEET, lambda xml: xml + b" " * 21_000_000)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = archive.getinfo(SHEET).file_size.to_bytes(4, "little")
    assert data.count(size) == 2  # in front of the part, and in the list at the end
    with pytest.raises(RuleBroken, match=re.escape(BROKEN)):
        read_table(data.replace(size, (4096).to_bytes(4, "little")))


@given(st.binary(max_size=300))
def test_any_bytes_are_rows_or_a_sentence(data):
    try:
        rows = read_table(data)
    except RuleBroken:
        return
    assert all(isinstance(cell, str) for row in rows for cell in row)


# --- the pages -------------------------------------------------------------------------------------------------------
def send(client, data, name="lijst.csv"):
    return client.post(UPLOAD, {"file": SimpleUploadedFile(name, data)})


def hidden(answer):
    form = answer.context["form"]
    return {"payload": form["payload"].value(), "once": form["once"].value()}


def test_upload_shows_first_and_applies_once(client, cast):
    client.force_login(cast.admin)
    shown = send(client, table("vervoer;per dag;12;offerte;01-01-2020"), name="geen-idee.pdf")
    assert (shown.status_code, PriceItem.objects.count()) == (200, 0)
    assert "nieuwe post" in shown.content.decode()
    fields = hidden(shown)
    for _ in range(2):
        answer = client.post(APPLY, fields)
        assert (answer.status_code, answer.url) == (302, "/kostenkaart/")
    assert Price.objects.get().amount == Decimal("12.00")
    assert Event.objects.filter(action="prices.imported").count() == 1


def test_file_in_between_is_shown_again(client, cast):
    client.force_login(cast.admin)
    item = add(cast, "vervoer", unit="day", valid_from=date(2019, 1, 1))
    fields = hidden(send(client, table("vervoer;per dag;12;offerte;01-01-2020")))
    set_price(cast, item, "11", date(2019, 6, 1))
    answer = client.post(APPLY, fields)
    assert (answer.status_code, Price.objects.count()) == (409, 2)
    assert "De kostenkaart is intussen gewijzigd" in answer.content.decode()
    assert client.post(APPLY, hidden(answer)).status_code == 302
    assert Price.objects.count() == 3


def test_all_or_nothing(client, cast, monkeypatch):
    client.force_login(cast.admin)
    fields = hidden(send(client, table("a;per dag;12;offerte;01-01-2020", "b;per dag;12;offerte;01-01-2020")))
    real, calls = services.price_import.set_price, []

    def fails_second(*args, **kwargs):
        calls.append(args)
        if len(calls) == 2:
            raise RuleBroken("Nu niet.")
        return real(*args, **kwargs)

    monkeypatch.setattr(services.price_import, "set_price", fails_second)
    answer = client.post(APPLY, fields)
    assert (answer.status_code, len(calls), PriceItem.objects.count()) == (409, 2, 0)
    assert not Event.objects.filter(action__in=["prices.imported", "price.set", "price_item.added"]).exists()


@pytest.mark.parametrize("payload", ["", "x", "eyJ:1a:zz"])
def test_tampered_payload_does_nothing(client, cast, payload):
    client.force_login(cast.admin)
    answer = client.post(APPLY, {"payload": payload, "once": "a"})
    assert (answer.status_code, answer.url, PriceItem.objects.count()) == (302, UPLOAD, 0)


def test_payload_of_another_or_of_long_ago_does_nothing(client, cast):
    client.force_login(cast.admin)
    fields = hidden(send(client, table("a;per dag;12;offerte;01-01-2020")))
    client.force_login(f.make_user("tweede", "administrator"))
    assert (client.post(APPLY, fields).url, PriceItem.objects.count()) == (UPLOAD, 0)


def test_wrong_file_shows_what_to_mend_and_no_button(client, cast):
    client.force_login(cast.admin)
    page = send(client, table("<script>;per dag;=1;offerte;01-01-2020"))
    text = page.content.decode()
    assert (page.status_code, page.context["form"]) == (200, None)
    assert "Hier staat een formule" in text
    assert "C2" in text
    unreadable = send(client, b"\x00\x01\x02")
    assert (unreadable.status_code, UNKNOWN in unreadable.content.decode()) == (200, True)
    assert "Kies een bestand." in client.post(UPLOAD, {}).content.decode()


@pytest.mark.parametrize("name", ["prices_csv", "prices_excel"])
def test_download_is_for_readers_and_logged(client, card, name):
    client.force_login(card.consultant)
    answer = client.get(reverse(f"canvas:{name}"))
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="kostenkaart-2020-11-24.')
    assert (answer.headers["Cache-Control"], bool(answer.content)) == ("no-store", True)
    assert Event.objects.filter(action="prices.exported", actor_id=card.consultant.pk).count() == 1
    client.force_login(card.manager)
    assert client.get(reverse(f"canvas:{name}")).status_code == 403
