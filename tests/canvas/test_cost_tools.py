"""The kosten-batenanalyse as a whole: sums while typing, copies, cells from a spreadsheet, warnings, other months."""

import datetime as dt
from decimal import Decimal

import pytest
from django.urls import reverse

from canvas import services
from canvas.cost_warnings import cost_warnings
from canvas.models import CanvasVersion, CostLine
from canvas.services.circulate import version_content, warnings_to_circulate
from canvas.sheet import frozen_costs
from canvas.totals import costs_so_far
from maatwerk.audit.models import Event
from maatwerk.lib import clock
from maatwerk.lib.refusals import NotAllowed, RuleBroken
from tests import factories as f

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def tuesday():
    with clock.at(f.TUESDAY):
        yield


@pytest.fixture
def cast():
    return f.make_cast()


@pytest.fixture
def canvas(cast):
    return f.make_canvas(cast, costs=False)


def url(name, canvas):
    return reverse(f"canvas:{name}", args=[canvas.case.number])


def add(cast, canvas, **changes):
    fields = {"scenario": "current", "description": "begeleiding", "payer": "gemeente", "amount": Decimal(100)}
    return services.add_cost_line(canvas, by=cast.coach, **{**fields, **changes})


def text_of(response):
    return response.content.decode()


def warned(canvas):
    lines = list(canvas.cost_lines.current())
    return list(cost_warnings(lines, costs_so_far(lines)))


# --- while typing ----------------------------------------------------------------------------------------------------
def test_typed_line_counts_in_every_sum_and_is_not_stored(cast, canvas, client):
    add(cast, canvas, scenario="custom", amount=Decimal(1000))
    client.force_login(cast.consultant)
    values = {"scenario": "threatened", "amount": "75", "frequency": "week", "payer": "Kredietbank"}
    part = text_of(client.post(url("reckon", canvas), values, headers=HTMX))
    assert 'id="nieuw-threatened-som"' in part
    assert "Over 12 maanden <b>€\u00a03.900,00</b>" in part
    assert "€\u00a02.900" in part  # Dreigend 3.900 − Maatwerk 1.000
    assert "Met de regel die je nu typt" in part
    assert "Kredietbank</th>" in part
    assert CostLine.objects.count() == 1


def test_typed_change_stands_in_the_place_of_its_line(cast, canvas, client):
    line = add(cast, canvas, amount=Decimal(1000), frequency="year")
    client.force_login(cast.consultant)
    values = {"line": line.pk, "scenario": "current", "amount": "1.250,50", "frequency": "year"}
    part = text_of(client.post(url("reckon", canvas), values, headers=HTMX))
    assert f'id="regel-{line.pk}-som"' in part
    assert "Totaal Huidig" in part
    assert "€\u00a01.250,50" in part
    wrong = text_of(client.post(url("reckon", canvas), {**values, "amount": "12,"}, headers=HTMX))
    assert "€\u00a01.000,00" in wrong  # as it is saved
    assert "Met de regel die je nu typt" not in wrong


def test_reckoning_is_for_members_and_for_lines_of_this_canvas(cast, canvas, client):
    other = add(cast, f.make_canvas(cast, costs=False))
    client.force_login(cast.consultant)
    assert client.post(url("reckon", canvas), {"line": other.pk}).status_code == 404
    client.force_login(cast.stranger)
    for name in ("reckon", "copy_costs", "horizon", "paste_costs"):
        assert client.post(url(name, canvas)).status_code == 404


# --- copies ----------------------------------------------------------------------------------------------------------
def test_all_lines_are_copied_once_with_everything_but_the_party(cast, canvas, client):
    party = services.add_party(canvas, by=cast.coach, organisation="opvang", does="verblijf", yearly_cost=Decimal(1000))
    values = {
        "starts_on": dt.date(2021, 1, 1), "low": Decimal(90), "high": Decimal(120), "is_residence": True,
        "rate": Decimal(50), "rate_unit": "per uur", "quantity": Decimal(2), "basis": "offerte", "frequency": "week",
    }  # fmt: skip
    add(cast, canvas, party=party, **values)
    add(cast, canvas, description="pleegzorg")
    client.force_login(cast.consultant)
    post = {"once": "eens", "copy": "current:threatened"}
    for _ in range(2):
        assert client.post(url("copy_costs", canvas), post).status_code == 302
    copies = canvas.cost_lines.filter(scenario="threatened").order_by("pk")
    assert [line.description for line in copies] == ["begeleiding", "pleegzorg"]
    assert {name: getattr(copies[0], name) for name in values} == values
    assert copies[0].party is None
    assert copies[0].edited_by == cast.consultant


def test_one_line_is_copied_in_place(cast, canvas, client):
    line = add(cast, canvas)
    client.force_login(cast.consultant)
    response = client.post(url("copy_costs", canvas), {"once": "t", "copy": f"{line.pk}:custom"}, headers=HTMX)
    copied = canvas.cost_lines.get(scenario="custom")
    assert f'<tbody id="regels-custom" hx-swap-oob="beforeend"><tr id="regel-{copied.pk}">' in text_of(response)
    assert "De regel staat nu ook bij Maatwerk." in response.headers["HX-Trigger"]
    assert 'id="kopieer"' in text_of(response)  # with a token for the next copy


@pytest.mark.parametrize("copy", ["current:current", "99999:custom", "custom:anders", "", "x:custom"])
def test_what_can_not_be_copied_changes_nothing(cast, canvas, client, copy):
    add(cast, canvas)
    client.force_login(cast.coach)
    assert client.post(url("copy_costs", canvas), {"once": "t", "copy": copy}).status_code == 302
    assert CostLine.objects.count() == 1


def test_line_of_another_canvas_is_not_copied(cast, canvas):
    other = add(cast, f.make_canvas(cast, costs=False))
    with pytest.raises(RuleBroken, match="niets te kopiëren"):
        services.duplicate_lines(canvas, [other], "custom", by=cast.coach)
    with pytest.raises(NotAllowed):
        services.duplicate_lines(canvas, [other], "custom", by=cast.stranger)


# --- from a spreadsheet ----------------------------------------------------------------------------------------------
HEADED = (
    "Bedrag\tHoe vaak\tOmschrijving\tWie betaalt\tScenario\tRegeling\tVan\tTot en met\tLaag\tHoog\tKleur\r\n"
    "€ 1.250,50\tper maand\tpleegzorg\tgemeente\tDreigend\tBijzondere bijstand\t1-1-2021\t31-3-2021\t1000\t1500"
    "\tgeel\r\n"
    "1250.50\twekelijks\topvang\tzorgverzekeraar\tmaatwerk\t\t\t\t\t\t\r\n"
    '1.250\t\t"huur\neerste maand"\tgemeente\t\t\t\t\t\t\t\r\n'
)


def paste(client, canvas, text, **values):
    return client.post(url("paste_costs", canvas), {"once": "p", "scenario": "current", "text": text, **values})


def test_headed_rows_in_any_order_are_shown_and_then_saved_once(cast, canvas, client):
    client.force_login(cast.consultant)
    page = text_of(paste(client, canvas, HEADED, do="look"))
    assert "Zo komen deze 3 regels erbij" in page
    assert "Wordt niet overgenomen: Kleur." in page
    assert "€\u00a03.751,50" in page
    assert not CostLine.objects.exists()
    for _ in range(2):
        assert paste(client, canvas, HEADED, do="save").status_code == 302
    lines = list(CostLine.objects.order_by("pk"))
    found = [(line.scenario, line.description, line.payer, line.amount, line.frequency) for line in lines]
    assert found == [
        ("threatened", "pleegzorg", "gemeente", Decimal("1250.50"), "month"),
        ("custom", "opvang", "zorgverzekeraar", Decimal("1250.50"), "week"),
        ("current", "huur eerste maand", "gemeente", Decimal(1250), "once"),
    ]
    assert (lines[0].scheme, lines[0].starts_on, lines[0].low) == (cast.scheme, dt.date(2021, 1, 1), 1000)
    assert Event.objects.filter(action="cost_line.added").count() == 3


def test_rows_without_heads_have_a_fixed_order(cast, canvas, client):
    client.force_login(cast.consultant)
    text = "begeleiding\tgemeente\t75\tper week\t6\tofferte\tmail\nschuldhulp;met puntkomma\tKredietbank\t186"
    assert paste(client, canvas, text, do="save", scenario="custom").status_code == 302
    lines = CostLine.objects.order_by("pk")
    assert [(line.description, line.total, line.basis, line.scenario) for line in lines] == [
        ("begeleiding", Decimal(1950), "offerte", "custom"),
        ("schuldhulp;met puntkomma", Decimal(186), "", "custom"),
    ]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("opvang\tgemeente\t-5", "Het bedrag mag niet lager zijn dan"),
        ("opvang\tgemeente\t10.000.000", "Het bedrag mag niet hoger zijn dan"),
        ("opvang\tgemeente\tveel", "Schrijf een bedrag zoals 1.250"),
        ("opvang\tgemeente\t", "Vul een bedrag in"),
        ("\tgemeente\t5", "Schrijf waar het geld voor is."),
        ("opvang\t\t5", "Vul in wie dit betaalt"),
        ("opvang\tgemeente\t5\tsoms", "Schrijf eenmalig, per week, per maand of per jaar."),
        ("opvang\tgemeente\t5\tper week\t13", "De kosten tellen over 12 maanden"),
    ],
)
def test_one_wrong_cell_saves_nothing_and_says_what_to_do_there(cast, canvas, client, row, sentence):
    client.force_login(cast.consultant)
    text = f"pleegzorg\tgemeente\t1250\n{row}"
    response = paste(client, canvas, text, do="save")
    page = text_of(response)
    assert response.status_code == 200
    assert "1 van de 2 regels is nog niet goed" in page
    assert sentence in page
    assert text in page.replace("&amp;", "&")
    assert not CostLine.objects.exists()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Plak hier de cellen uit je rekenblad."),
        ("een zin zonder kolommen", "Hier zijn geen kolommen in te vinden."),
        ("Omschrijving\tBedrag\n", "Er staan alleen kolomkoppen."),
        ("Omschrijving\tBedrag\tKosten\na\t1\t2", "Een kolom staat er twee keer in."),
        ("a\tb\t1\n" * 201, "Dit zijn 201 regels."),
        ("a\tb\t1\n" * 50_000, "Dit is te veel in één keer."),
    ],
)
def test_what_is_no_table_is_refused_at_the_field(cast, canvas, client, text, sentence):
    client.force_login(cast.consultant)
    assert sentence in text_of(paste(client, canvas, text, do="look"))


def test_pasted_markup_is_shown_as_text_and_a_bsn_stops_all(cast, canvas, client):
    client.force_login(cast.consultant)
    text = "<script>alert(1)</script>\tgemeente\t5\npleegzorg\tzie 111222333\t5"
    assert "<script>alert" not in text_of(paste(client, canvas, text, do="look"))
    response = paste(client, canvas, text, do="save")
    assert response.status_code == 409
    assert "lijkt een burgerservicenummer" in text_of(response)
    assert not CostLine.objects.exists()


def test_paste_page_is_for_members_while_the_plan_is_written(cast, client):
    canvas = f.make_canvas(cast)
    item = f.to_breakthrough(cast, canvas)
    client.force_login(cast.eye1)
    assert client.get(url("paste_costs", canvas)).status_code == 403
    f.agree(cast, item)
    client.force_login(cast.coach)
    assert client.get(url("paste_costs", canvas)).status_code == 409
    response = paste(client, canvas, "opvang\tgemeente\t5", do="save")
    assert response.status_code == 409
    assert "Het plan is vastgesteld." in text_of(response)


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_the_pasted_rows(cast, canvas, client, django_assert_num_queries, rows):
    client.force_login(cast.consultant)
    text = "opvang\tgemeente\t5\n" * rows
    client.get(url("paste_costs", canvas))
    with django_assert_num_queries(8):
        paste(client, canvas, text, do="look")


# --- other months ----------------------------------------------------------------------------------------------------
def test_other_months_count_periods_anew_and_undo_the_toets(cast, canvas, client):
    add(cast, canvas, frequency="month", starts_on=dt.date(2021, 1, 1))
    services.review_costs(canvas, by=cast.coach)
    client.force_login(cast.consultant)
    page = text_of(client.get(url("costs", canvas)))
    assert "<b>24 november 2020</b> tot en met <b>23 november 2021</b>" in page
    assert client.post(url("horizon", canvas), {"horizon_from": "01-01-2021"}).status_code == 302
    canvas.refresh_from_db()
    assert (canvas.horizon_from, canvas.horizon_by) == (dt.date(2021, 1, 1), cast.consultant)
    assert canvas.kba_reviewed_at is None
    assert canvas.cost_lines.get().total == 1200
    assert canvas.edits.latest("revision").part == "horizon"
    revision = canvas.revision
    services.change_horizon(canvas, dt.date(2021, 1, 1), by=cast.coach)
    canvas.refresh_from_db()
    assert canvas.revision == revision


@pytest.mark.parametrize(
    ("typed", "status", "sentence"),
    [("2201-01-01", 409, "ligt te ver weg"), ("gisteren", 200, "Schrijf de dag als"), ("", 200, "Kies een dag.")],
)
def test_a_day_that_can_not_be_meant_is_refused(cast, canvas, client, typed, status, sentence):
    client.force_login(cast.consultant)
    response = client.post(url("horizon", canvas), {"horizon_from": typed})
    assert (response.status_code, sentence in text_of(response)) == (status, True)


def test_agreed_plan_keeps_its_months(cast):
    canvas = f.make_canvas(cast)
    f.agree(cast, f.to_breakthrough(cast, canvas))
    with pytest.raises(RuleBroken, match="Het plan is vastgesteld"):
        services.change_horizon(canvas, dt.date(2021, 1, 1), by=cast.coach)


# --- warnings --------------------------------------------------------------------------------------------------------
PLACE = {"scenario": "threatened", "is_residence": True, "frequency": "month", "basis": "x"}
TWICE = "Dreigend telt twee plekken om te wonen in dezelfde periode: ‘opvang’ en ‘pleeggezin’. Klopt dat?"


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ({}, {}, True),
        ({"ends_on": dt.date(2021, 5, 31)}, {"starts_on": dt.date(2021, 6, 1)}, False),
        ({"ends_on": dt.date(2021, 6, 1)}, {"starts_on": dt.date(2021, 6, 1)}, True),
        ({"months": Decimal(6)}, {"months": Decimal(6)}, False),
        ({"months": Decimal(7)}, {"months": Decimal(6)}, True),
        ({"months": Decimal(7)}, {"starts_on": dt.date(2021, 6, 24)}, False),
        ({"months": Decimal(7)}, {"starts_on": dt.date(2021, 6, 23)}, True),
        # Two places that overlap only before or after the twelve months are not counted twice.
        ({"ends_on": dt.date(2020, 11, 1)}, {"ends_on": dt.date(2020, 11, 1)}, False),
        ({"frequency": "once"}, {}, False),
        ({"is_residence": False}, {}, False),
        ({"scenario": "custom"}, {}, False),
    ],
)
def test_two_places_to_live_in_one_period(cast, canvas, one, other, overlap):
    add(cast, canvas, **{**PLACE, "description": "opvang", **one})
    add(cast, canvas, **{**PLACE, "description": "pleeggezin", **other})
    assert (TWICE in warned(canvas)) is overlap


def test_what_else_deserves_a_second_look(cast, canvas):
    add(cast, canvas, frequency="week", starts_on=dt.date(2021, 11, 1), ends_on=dt.date(2021, 12, 1))
    add(cast, canvas, description="later", frequency="week", starts_on=dt.date(2022, 1, 1), basis="x")
    common = {"amount": Decimal(1000), "basis": "x", "low": Decimal(100), "high": Decimal(1100)}
    add(cast, canvas, scenario="threatened", **common)
    add(cast, canvas, scenario="custom", amount=Decimal(900), basis="x")
    expected = [
        "Huidig: ‘begeleiding’ loopt buiten de twaalf maanden; dat deel telt niet mee.",
        "Huidig: ‘later’ valt buiten de twaalf maanden en telt niet mee.",
        "Met laag en hoog gerekend ligt het rendement tussen €\u00a0−800 en €\u00a0200: "
        "het plan kan ook duurder uitvallen.",
        "1 kostenregel zonder onderbouwing.",
    ]
    assert warned(canvas) == expected
    costs = [str(point) for point in warnings_to_circulate(canvas) if point.about == "costs"]
    assert costs == ["De kosten zijn nog door niemand getoetst.", *expected]


# --- frozen ----------------------------------------------------------------------------------------------------------
def test_version_freezes_periods_ranges_horizon_and_parties_and_is_booked_as_frozen(cast):
    fund = f.make_fund(cast)
    canvas = f.make_canvas(cast)
    services.add_party(canvas, by=cast.coach, organisation="opvang", does="verblijf", since=dt.date(2019, 5, 1))
    add(cast, canvas, scenario="threatened", frequency="month", amount=Decimal(100), low=Decimal(50), high=Decimal(150),
        starts_on=dt.date(2021, 5, 24), is_residence=True)  # fmt: skip
    services.add_funding_line(
        canvas, by=cast.coach, source="fund", fund=fund, ground="too_slow", tried="bijstand", description="huur",
        amount=Decimal("74.05"), frequency="month", starts_on=dt.date(2021, 11, 1), ends_on=dt.date(2022, 5, 1),
    )  # fmt: skip
    item = f.to_breakthrough(cast, canvas)
    version = CanvasVersion.objects.get(canvas=canvas)
    content = version.content
    assert content["horizon_from"] == "2020-11-24"
    assert content["totals"]["threatened"] == "90600.00"
    assert (content["low_totals"]["threatened"], content["high_totals"]["threatened"]) == ("90300.00", "90900.00")
    line = content["costs"][-1]
    assert (line["starts_on"], line["ends_on"], line["low_total"]) == ("2021-05-24", "", "300.00")
    assert (line["high"], line["quantity"], line["is_residence"]) == ("150.00", None, True)
    assert content["parties"][0]["since"] == "2019-05-01"
    assert frozen_costs(version).rendement_range == (Decimal(27_300), Decimal(27_900))
    f.agree(cast, item)
    booked = fund.years.get().mutations.get(kind="commitment")
    assert booked.amount == Decimal(content["fund_totals"][0]["amount"]) == Decimal("56.77")  # 23 of 30 days


def test_a_fund_line_outside_the_months_is_no_plan_for_money(cast):
    fund = f.make_fund(cast)
    canvas = f.make_canvas(cast)
    services.add_funding_line(
        canvas, by=cast.coach, source="fund", fund=fund, ground="too_slow", tried="bijstand", description="huur",
        amount=Decimal(74), frequency="month", starts_on=dt.date(2023, 1, 1),
    )  # fmt: skip
    f.through_spar(cast, canvas)
    assert version_content(canvas)["fund_totals"] == []
    with pytest.raises(RuleBroken, match="‘huur’ valt buiten de twaalf maanden"):
        services.circulate(canvas, by=cast.coach)
