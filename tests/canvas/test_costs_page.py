"""The lines of the kosten-batenanalyse on the page: writing them in place, changing without overwriting, the toets."""

import datetime as dt
from decimal import Decimal
from itertools import product

import pytest
from django.urls import reverse

from canvas import services as canvas_services
from canvas.models import CostLine
from maatwerk.lib import clock
from tests import factories as f

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


def costs_url(canvas):
    return reverse("canvas:costs", args=[canvas.case.number])


def line_url(line):
    return reverse("canvas:cost_line", args=[line.canvas.case.number, line.pk])


def review_url(canvas):
    return reverse("canvas:review", args=[canvas.case.number])


def typed(**changes):
    return {
        "once": "token-1",
        "seen_at": "",
        "scenario": "threatened",
        "description": "opvang moeder en kind",
        "payer": "gemeente (Wmo)",
        "scheme": "",
        "amount": "1.354,33",
        "frequency": "month",
        "months": "6,5",
        "basis": "offerte",
        "source": "mail van de opvang",
        **changes,
    }


def add_line(cast, canvas, **changes):
    fields = {"scenario": "current", "description": "begeleiding", "payer": "gemeente", "amount": Decimal(100)}
    return canvas_services.add_cost_line(canvas, by=cast.coach, **{**fields, **changes})


def text_of(response):
    return response.content.decode()


def test_line_is_added_as_typed_and_once(cast, client):
    canvas = f.make_canvas(cast, costs=False)
    client.force_login(cast.consultant)
    for _ in range(2):
        assert client.post(costs_url(canvas), typed()).status_code == 302
    line = CostLine.objects.get()
    assert (line.amount, line.frequency, line.months) == (Decimal("1354.33"), "month", Decimal("6.5"))
    assert line.total == Decimal("8803.15")
    assert line.edited_by == cast.consultant
    page = text_of(client.get(costs_url(canvas)))
    assert "per maand, 6,5 maanden" in page
    assert "€\u00a08.803,15" in page
    assert "Er is een vergelijking zodra er kosten staan bij Dreigend én bij Maatwerk." in page


def test_everything_a_line_holds_is_saved_and_shown(cast, client):
    canvas = f.make_canvas(cast, costs=False)
    client.force_login(cast.consultant)
    values = typed(
        scheme=str(cast.scheme.pk), amount="", months="", rate="65", rate_unit="per uur", quantity="2,5",
        starts_on="01-12-2020", ends_on="2021-02-28", low="150", high="180,00", is_residence="on",
    )  # fmt: skip
    assert client.post(costs_url(canvas), values).status_code == 302
    line = CostLine.objects.get()
    assert (line.amount, line.rate, line.rate_unit, line.quantity) == (Decimal("162.50"), 65, "per uur", Decimal("2.5"))
    assert (line.starts_on, line.ends_on) == (dt.date(2020, 12, 1), dt.date(2021, 2, 28))
    assert (line.low, line.high, line.is_residence, line.scheme) == (150, 180, True, cast.scheme)
    assert (line.total, line.low_total, line.high_total) == (Decimal("487.50"), Decimal(450), Decimal(540))
    page = text_of(client.get(costs_url(canvas)))
    for words in (
        '01-12-2020</span> tot en met <span class="mw-nowrap">28-02-2021', "plek om te wonen",
        "€\u00a065,00 per uur × 2,5",
        "tussen €\u00a0450 en €\u00a0540", "bijzondere bijstand", "bron: mail van de opvang",
    ):  # fmt: skip
        assert words in page


def test_page_shows_totals_rendement_range_and_who_saves(cast, client):
    canvas = f.make_canvas(cast)
    add_line(cast, canvas, scenario="custom", payer="zorgverzekeraar", amount=Decimal(500))
    add_line(cast, canvas, scenario="threatened", payer="corporatie", amount=10, low=0, high=Decimal(50))
    client.force_login(cast.coach)
    page = text_of(client.get(costs_url(canvas)))
    assert "€\u00a026.510" in page  # 90.010 − 63.500
    assert "tussen €\u00a026.500 en €\u00a026.550" in page
    assert page.index("gemeente (Jeugdwet)</th>") < page.index("zorgverzekeraar</th>")
    assert "€\u00a0−500" in page
    assert "Dreigend €\u00a090.010 (tussen €\u00a090.000 en €\u00a090.050)" in page  # the title of the chart


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"amount": "1,354.33"}, "Schrijf een bedrag zoals 1.250"),
        ({"amount": "0"}, "Het bedrag mag niet lager zijn dan"),
        ({"amount": "-12"}, "Het bedrag mag niet lager zijn dan"),
        ({"amount": "10.000.000"}, "Het bedrag mag niet hoger zijn dan"),
        ({"amount": ""}, "Vul een bedrag in"),
        ({"months": "13"}, "De kosten tellen over 12 maanden"),
        ({"months": "", "starts_on": "2021-03-01", "ends_on": "2021-02-01"}, "De periode eindigt voordat zij begint."),
        ({"months": "", "starts_on": "31-02-2021"}, "Schrijf de dag als 24-11-2020"),
        ({"starts_on": "2021-03-01"}, "Vul een aantal maanden in, of een periode"),
        ({"low": "2000"}, "Laag mag niet hoger zijn dan het bedrag."),
        ({"high": "2"}, "Hoog mag niet lager zijn dan het bedrag."),
        ({"rate": "50"}, "Vul ook het aantal in."),
        ({"quantity": "5", "rate_unit": "per uur"}, "Vul ook het tarief in."),
        ({"rate": "50", "rate_unit": "per uur", "quantity": "2"}, "Tarief maal aantal is €\u00a0100,00."),
        ({"rate": "9999", "rate_unit": "per uur", "quantity": "99999", "amount": ""}, "Klopt het aantal?"),
        ({"payer": ""}, "Vul in wie dit betaalt"),
        ({"scenario": "anders"}, "Schrijf Huidig, Dreigend of Maatwerk."),
    ],
)
@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "row"])
def test_wrong_line_keeps_what_was_typed(cast, client, changes, sentence, headers):
    canvas = f.make_canvas(cast, costs=False)
    client.force_login(cast.coach)
    response = client.post(costs_url(canvas), typed(**changes), headers=headers)
    assert response.status_code == 200
    assert sentence in text_of(response)
    assert "opvang moeder en kind" in text_of(response)
    assert not CostLine.objects.exists()


def test_spreadsheet_point_and_dutch_comma_are_the_same_amount(cast, client):
    canvas = f.make_canvas(cast, costs=False)
    client.force_login(cast.coach)
    for n, amount in enumerate(("1.250,50", "1250.50", "€ 1.250,5")):
        assert client.post(costs_url(canvas), typed(once=f"t{n}", amount=amount)).status_code == 302
    assert set(CostLine.objects.values_list("amount", flat=True)) == {Decimal("1250.50")}


def test_one_off_amount_has_a_day_and_no_period(cast, client):
    canvas = f.make_canvas(cast, costs=False)
    client.force_login(cast.coach)
    client.post(costs_url(canvas), typed(frequency="once", starts_on="2022-01-01", ends_on="2022-02-01"))
    line = CostLine.objects.get()
    assert (line.months, line.starts_on, line.ends_on, line.total) == (None, dt.date(2022, 1, 1), None, 0)
    assert "valt buiten de twaalf maanden en telt niet mee" in text_of(client.get(costs_url(canvas)))


@pytest.mark.parametrize("field", ["description", "payer", "basis", "source"])
def test_bsn_in_a_line_is_refused_and_kept(cast, client, field):
    canvas = f.make_canvas(cast, costs=False)
    client.force_login(cast.coach)
    response = client.post(costs_url(canvas), typed(**{field: "zie 111222333"}))
    assert response.status_code == 409
    assert "lijkt een burgerservicenummer" in text_of(response)
    assert "zie 111222333" in text_of(response)
    assert not CostLine.objects.exists()


# --- in place, as htmx asks for it -----------------------------------------------------------------------------------
def test_htmx_gets_the_fresh_editor_the_new_row_and_every_sum(cast, client):
    canvas = f.make_canvas(cast)
    client.force_login(cast.coach)
    opened = client.get(costs_url(canvas), {"bij": "threatened"}, headers=HTMX)
    assert text_of(opened).startswith('<tr id="nieuw-threatened"')
    assert "data-focus" in text_of(opened)
    response = client.post(costs_url(canvas), typed(months="", amount="1000"), headers=HTMX)
    part = text_of(response)
    line = CostLine.objects.get(description="opvang moeder en kind")
    assert part.startswith('<tr id="nieuw-threatened"')
    assert f'<tbody id="regels-threatened" hx-swap-oob="beforeend"><tr id="regel-{line.pk}">' in part
    for place in ("kosten-sommen", "kosten-rest", "som-current", "som-threatened", "som-custom"):
        assert f'id="{place}"' in part
    assert "€\u00a039.000" in part  # 90.000 + 12.000 − 63.000
    assert "De regel staat bij Dreigend." in response.headers["HX-Trigger"]
    again = client.post(costs_url(canvas), typed(), headers=HTMX)
    assert again.headers["HX-Refresh"] == "true"
    assert CostLine.objects.count() == 4


def test_htmx_changes_moves_and_removes_a_row(cast, client):
    canvas = f.make_canvas(cast, costs=False)
    line = add_line(cast, canvas)
    client.force_login(cast.consultant)
    editor = client.get(line_url(line), headers=HTMX)
    assert text_of(editor).startswith(f'<tr id="regel-{line.pk}" class="mw-costs__open">')
    assert text_of(client.get(line_url(line) + "?lezen", headers=HTMX)).startswith(f'<tr id="regel-{line.pk}">')
    seen_at = editor.context["editor"].form["seen_at"].value()
    same = client.post(line_url(line), typed(seen_at=seen_at, scenario="current"), headers=HTMX)
    assert text_of(same).startswith(f'<tr id="regel-{line.pk}">')
    line.refresh_from_db()
    moved = client.post(line_url(line), typed(seen_at=line.edited_at.isoformat(), scenario="custom"), headers=HTMX)
    assert f'<tbody id="regels-custom" hx-swap-oob="beforeend"><tr id="regel-{line.pk}">' in text_of(moved)
    assert not text_of(moved).startswith("<tr")
    gone = client.post(line_url(line), {"do": "remove"}, headers=HTMX)
    assert not text_of(gone).strip().startswith("<tr")
    assert not CostLine.objects.current().exists()


def test_an_editor_of_a_closed_plan_loads_the_page_again(cast, client):
    canvas = f.make_canvas(cast)
    f.agree(cast, f.to_breakthrough(cast, canvas))
    client.force_login(cast.coach)
    for url in (costs_url(canvas) + "?bij=custom", line_url(canvas.cost_lines.first())):
        assert client.get(url, headers=HTMX).headers["HX-Refresh"] == "true"


# --- one line on its own page ----------------------------------------------------------------------------------------
def test_line_is_changed_and_removed(cast, client):
    canvas = f.make_canvas(cast, costs=False)
    line = add_line(cast, canvas)
    client.force_login(cast.consultant)
    form = client.get(line_url(line)).context["editor"].form
    response = client.post(line_url(line), typed(seen_at=form["seen_at"].value(), frequency="once"))
    assert response.headers["Location"] == costs_url(canvas) + "#threatened"
    line.refresh_from_db()
    assert (line.description, line.frequency, line.months) == ("opvang moeder en kind", "once", None)
    for _ in range(2):
        assert client.post(line_url(line), {"do": "remove"}).status_code == 302
    assert not CostLine.objects.current().exists()
    assert client.get(line_url(line)).status_code == 404


def test_another_quantity_makes_another_amount(cast, client):
    canvas = f.make_canvas(cast, costs=False)
    rate = {"rate": Decimal(50), "rate_unit": "per uur", "quantity": Decimal(2)}
    line = add_line(cast, canvas, **rate)
    client.force_login(cast.coach)
    same = {"seen_at": line.edited_at.isoformat(), "scenario": "current", "amount": "100,00", "rate": "50,00"}
    values = typed(**same, rate_unit="per uur", quantity="3")
    assert client.post(line_url(line), values).status_code == 302
    line.refresh_from_db()
    assert (line.amount, line.quantity) == (150, 3)


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "row"])
def test_newer_line_is_never_overwritten_unseen(cast, client, headers):
    canvas = f.make_canvas(cast, costs=False)
    line = add_line(cast, canvas)
    client.force_login(cast.consultant)
    seen_at = client.get(line_url(line)).context["editor"].form["seen_at"].value()
    with clock.at(f.TUESDAY.replace(hour=16)):
        canvas_services.change_line(line, by=cast.coach, amount=Decimal(250))
    response = client.post(line_url(line), typed(seen_at=seen_at), headers=headers)
    page = text_of(response)
    assert response.status_code == 409
    assert "A. Vananna heeft deze regel intussen gewijzigd." in page
    assert "€\u00a0250,00" in page
    assert 'value="1.354,33"' in page
    line.refresh_from_db()
    assert line.amount == Decimal(250)
    newer = response.context["editor"].form["seen_at"].value()
    assert client.post(line_url(line), typed(seen_at=newer), headers=headers).status_code == (200 if headers else 302)
    line.refresh_from_db()
    assert line.amount == Decimal("1354.33")


def test_changing_a_removed_line_keeps_what_was_typed(cast, client):
    canvas = f.make_canvas(cast, costs=False)
    line = add_line(cast, canvas)
    canvas_services.remove_line(line, by=cast.coach)
    client.force_login(cast.consultant)
    response = client.post(line_url(line), typed(seen_at=line.edited_at.isoformat()))
    assert response.status_code == 409
    assert "heeft deze regel intussen verwijderd." in text_of(response)
    assert "opvang moeder en kind" in text_of(response)


def test_line_of_another_case_is_not_opened(cast, client):
    canvas, other = f.make_canvas(cast, costs=False), f.make_canvas(cast, costs=False)
    line = add_line(cast, other)
    client.force_login(cast.coach)
    assert client.get(reverse("canvas:cost_line", args=[canvas.case.number, line.pk])).status_code == 404


# --- the toets, and who may ------------------------------------------------------------------------------------------
def test_reviewing_says_who_and_a_change_undoes_it(cast, client):
    canvas = f.make_canvas(cast)
    f.through_spar(cast, canvas)
    client.force_login(cast.eye1)
    assert "Kosten getoetst" in text_of(client.get(costs_url(canvas)))
    assert client.post(review_url(canvas)).status_code == 302
    page = text_of(client.get(costs_url(canvas)))
    assert "C. Vancarla toetste de kosten op dinsdag 24 november." in page
    client.force_login(cast.consultant)
    part = text_of(client.post(costs_url(canvas), typed(), headers=HTMX))
    assert "De kosten zijn nog door niemand getoetst." in part
    assert "toetste de kosten" not in text_of(client.get(costs_url(canvas)))


def test_consulent_sees_why_she_can_not_review(cast, client):
    canvas = f.make_canvas(cast)
    client.force_login(cast.consultant)
    assert "De kosten toetst een maatwerkeindbaas met een lopend mandaat." in text_of(client.get(costs_url(canvas)))
    assert client.post(review_url(canvas)).status_code == 403


def test_reader_reads_and_can_not_write(cast, client):
    canvas = f.make_canvas(cast)
    f.through_spar(cast, canvas)
    line = canvas.cost_lines.first()
    client.force_login(cast.eye1)
    page = text_of(client.get(costs_url(canvas)))
    assert "hulp Huidig" in page
    assert line_url(line) not in page
    assert "Regel toevoegen" not in page
    assert client.post(costs_url(canvas), typed()).status_code == 403
    assert client.get(costs_url(canvas), {"bij": "custom"}, headers=HTMX).status_code == 403
    assert client.get(line_url(line)).status_code == 403
    assert client.post(line_url(line), {"do": "remove"}).status_code == 403
    assert CostLine.objects.current().count() == 3


def test_stranger_gets_404_and_anonymous_signs_in(cast, client):
    canvas = f.make_canvas(cast)
    line = canvas.cost_lines.first()
    for url in (costs_url(canvas), line_url(line)):
        assert client.get(url).status_code == 302
    for who in (cast.stranger, cast.keeper, cast.manager):
        client.force_login(who)
        for url in (costs_url(canvas), line_url(line)):
            assert client.get(url).status_code == 404
            assert client.post(url, typed()).status_code == 404
        assert client.post(review_url(canvas)).status_code == 404


def test_agreed_costs_lie_fixed(cast, client):
    canvas = f.make_canvas(cast)
    f.agree(cast, f.to_breakthrough(cast, canvas))
    client.force_login(cast.coach)
    page = text_of(client.get(costs_url(canvas)))
    assert "Het plan is vastgesteld." in page
    assert "Regel toevoegen" not in page
    assert client.post(costs_url(canvas), typed()).status_code == 409
    assert client.get(line_url(canvas.cost_lines.first())).status_code == 409


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_the_lines(cast, client, django_assert_num_queries, rows):
    canvas = f.make_canvas(cast, costs=False)
    for n, scenario in product(range(rows), ("current", "threatened", "custom")):
        add_line(cast, canvas, scenario=scenario, description=f"regel {n}", payer=f"betaler {n}", scheme=cast.scheme)
    client.force_login(cast.coach)
    with django_assert_num_queries(14):
        client.get(costs_url(canvas))
    with django_assert_num_queries(13):
        client.get(costs_url(canvas), {"bij": "current"})
    with django_assert_num_queries(7):
        client.post(reverse("canvas:reckon", args=[canvas.case.number]), typed(), headers=HTMX)
