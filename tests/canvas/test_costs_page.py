"""The lines of the kosten-batenanalyse: adding, copying, changing without overwriting, and the toets."""

from decimal import Decimal

import pytest
from django.urls import reverse

from canvas import services as canvas_services
from canvas.models import CostLine
from maatwerk.lib import clock
from tests import factories as f

pytestmark = pytest.mark.django_db


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


def test_page_shows_totals_rendement_and_who_saves(cast, client):
    canvas = f.make_canvas(cast)
    add_line(cast, canvas, scenario="custom", payer="zorgverzekeraar", amount=Decimal(500))
    client.force_login(cast.coach)
    page = text_of(client.get(costs_url(canvas)))
    assert "€\u00a026.500" in page  # 90.000 − 63.500
    assert page.index("gemeente (Jeugdwet)</th>") < page.index("zorgverzekeraar</th>")
    assert "€\u00a0−500" in page


def test_copy_fills_the_form_with_the_line_and_the_other_scenario(cast, client):
    canvas = f.make_canvas(cast, costs=False)
    line = add_line(cast, canvas, basis="beschikking", months=Decimal("2.5"), frequency="month")
    client.force_login(cast.coach)
    assert f"?kopie={line.pk}&amp;bij=threatened#toevoegen" in text_of(client.get(costs_url(canvas)))
    form = client.get(costs_url(canvas), {"kopie": line.pk, "bij": "threatened"}).context["form"]
    assert form.initial["scenario"] == "threatened"
    assert (form["description"].value(), form["basis"].value()) == ("begeleiding", "beschikking")
    assert 'value="100,00"' in str(form["amount"])
    assert 'value="2,5' in str(form["months"])


def test_line_of_another_case_is_not_copied_or_opened(cast, client):
    canvas, other = f.make_canvas(cast, costs=False), f.make_canvas(cast, costs=False)
    line = add_line(cast, other)
    client.force_login(cast.coach)
    form = client.get(costs_url(canvas), {"kopie": line.pk, "bij": "onzin"}).context["form"]
    assert (form["description"].value(), form["scenario"].value()) == (None, "current")
    assert client.get(reverse("canvas:cost_line", args=[canvas.case.number, line.pk])).status_code == 404


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"amount": "1,354.33"}, "Schrijf een bedrag zoals 1.250"),
        ({"amount": "0"}, "Het bedrag mag niet lager zijn dan"),
        ({"amount": ""}, "Vul een bedrag in"),
        ({"months": "13"}, "De kosten tellen over 12 maanden"),
        ({"payer": ""}, "Vul in wie dit betaalt"),
        ({"scenario": "anders"}, "anders"),
    ],
)
def test_wrong_line_keeps_what_was_typed(cast, client, changes, sentence):
    canvas = f.make_canvas(cast, costs=False)
    client.force_login(cast.coach)
    response = client.post(costs_url(canvas), typed(**changes))
    assert response.status_code == 200
    assert sentence in text_of(response)
    assert "opvang moeder en kind" in text_of(response)
    assert not CostLine.objects.exists()


@pytest.mark.parametrize("field", ["description", "payer", "basis", "source"])
def test_bsn_in_a_line_is_refused_and_kept(cast, client, field):
    canvas = f.make_canvas(cast, costs=False)
    client.force_login(cast.coach)
    response = client.post(costs_url(canvas), typed(**{field: "zie 111222333"}))
    assert response.status_code == 409
    assert "lijkt een burgerservicenummer" in text_of(response)
    assert "zie 111222333" in text_of(response)
    assert not CostLine.objects.exists()


def test_line_is_changed_and_removed(cast, client):
    canvas = f.make_canvas(cast, costs=False)
    line = add_line(cast, canvas)
    client.force_login(cast.consultant)
    form = client.get(line_url(line)).context["form"]
    response = client.post(line_url(line), typed(seen_at=form["seen_at"].value(), frequency="once"))
    assert response.headers["Location"] == costs_url(canvas) + "#threatened"
    line.refresh_from_db()
    assert (line.description, line.frequency, line.months) == ("opvang moeder en kind", "once", None)
    for _ in range(2):
        assert client.post(line_url(line), {"do": "remove"}).status_code == 302
    assert not CostLine.objects.current().exists()
    assert client.get(line_url(line)).status_code == 404


def test_newer_line_is_never_overwritten_unseen(cast, client):
    canvas = f.make_canvas(cast, costs=False)
    line = add_line(cast, canvas)
    client.force_login(cast.consultant)
    seen_at = client.get(line_url(line)).context["form"]["seen_at"].value()
    with clock.at(f.TUESDAY.replace(hour=16)):
        canvas_services.change_line(line, by=cast.coach, amount=Decimal(250))
    response = client.post(line_url(line), typed(seen_at=seen_at))
    page = text_of(response)
    assert response.status_code == 409
    assert "A. Vananna heeft deze regel intussen gewijzigd." in page
    assert "€\u00a0250,00" in page
    assert 'value="1.354,33"' in page
    line.refresh_from_db()
    assert line.amount == Decimal(250)
    newer = response.context["form"]["seen_at"].value()
    assert client.post(line_url(line), typed(seen_at=newer)).status_code == 302
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


def test_reviewing_says_who_and_a_change_undoes_it(cast, client):
    canvas = f.make_canvas(cast)
    f.through_spar(cast, canvas)
    client.force_login(cast.eye1)
    assert "Kosten getoetst" in text_of(client.get(costs_url(canvas)))
    assert client.post(review_url(canvas)).status_code == 302
    page = text_of(client.get(costs_url(canvas)))
    assert "C. Vancarla toetste de kosten op dinsdag 24 november." in page
    client.force_login(cast.consultant)
    client.post(costs_url(canvas), typed())
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
    assert "Kostenregel toevoegen" not in page
    assert client.post(costs_url(canvas), typed()).status_code == 403
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
    assert "Kostenregel toevoegen" not in page
    assert client.post(costs_url(canvas), typed()).status_code == 409
    assert client.get(line_url(canvas.cost_lines.first())).status_code == 409


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_the_lines(cast, client, django_assert_num_queries, rows):
    canvas = f.make_canvas(cast, costs=False)
    for n in range(rows):
        add_line(cast, canvas, description=f"regel {n}", payer=f"betaler {n}", scheme=cast.scheme)
    client.force_login(cast.coach)
    with django_assert_num_queries(15):
        client.get(costs_url(canvas))
