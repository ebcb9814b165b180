"""Two versions beside each other: texts word by word, amounts, and who may see it."""

from decimal import Decimal

import pytest
from django.urls import reverse

from canvas import services as canvas_services
from canvas.enums import BoxKind
from maatwerk.audit.models import Event
from maatwerk.lib import clock
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


def url(name, canvas, *more, **query):
    return reverse(f"canvas:{name}", args=[canvas.case.number, *more], query=query or None)


def page_of(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode().replace("\xa0", " ")


def circulated(cast, **kwargs):
    canvas = f.make_canvas(cast, **kwargs)
    f.through_spar(cast, canvas)
    canvas_services.circulate(canvas, by=cast.coach)
    return canvas


def two_versions(cast):
    """Version 2 has one other word in Perspectief, one dearer cost line and more bekostiging."""
    canvas = circulated(cast, fund=f.make_fund(cast))
    text = "Tekst voor een beter Perspectief."
    canvas_services.save_box(canvas, BoxKind.PERSPECTIVE, text, base_revision=1, by=cast.coach)
    line = canvas.cost_lines.get(scenario="custom")
    canvas_services.change_line(line, by=cast.coach, amount=Decimal(64_500))
    canvas_services.change_line(canvas.funding_lines.get(), by=cast.coach, amount=Decimal(5_000))
    canvas_services.circulate(canvas, by=cast.coach)
    return canvas


def test_differences_of_two_versions_with_words_and_amounts(cast, client):
    canvas = two_versions(cast)
    client.force_login(cast.coach)
    page = page_of(client, url("compare", canvas, van=1, naar=2))
    assert "Wat is er anders in versie 2 dan in versie 1" in page
    assert '<ins><span class="mw-visually-hidden"> (erbij: </span>een beter <span' in page
    for told in (
        '<del><span class="mw-visually-hidden">was </span>€ 63.000 eenmalig</del>',
        '<ins><span class="mw-visually-hidden">wordt </span>€ 64.500 eenmalig</ins>',
        "<del>€ 27.000,00</del>",
        "<ins>€ 25.500,00</ins>",
        "<li>Kosten Maatwerk: 1 regel</li>",
        "<li>Gevraagd uit Maatwerkbudget € 4.300 → € 5.000</li>",
        "<summary>Situatieschets</summary>",
    ):
        assert told in page
    assert "<summary>Perspectief</summary>" not in page
    assert Event.objects.filter(action="canvas.viewed", actor_id=cast.coach.pk).count() == 1


def test_the_order_of_asking_makes_no_difference(cast, client):
    canvas = two_versions(cast)
    client.force_login(cast.coach)
    assert "anders in versie 2 dan in versie 1" in page_of(client, url("compare", canvas, van=2, naar=1))


def test_without_a_choice_the_newest_is_compared_with_the_one_before(cast, client):
    canvas = two_versions(cast)
    client.force_login(cast.coach)
    assert "anders in versie 2 dan in versie 1" in page_of(client, url("compare", canvas))
    canvas_services.save_box(canvas, BoxKind.SELF, "Zelf <b>koken</b>.", base_revision=1, by=cast.consultant)
    page = page_of(client, url("compare", canvas))
    assert "anders in het concept van nu dan in versie 2" in page
    assert "&lt;b&gt;koken&lt;/b&gt;" in page
    assert "anders in het concept van nu dan in versie 1" in page_of(client, url("compare", canvas, van=1))


def test_a_plan_that_was_not_changed_has_no_concept_of_its_own(cast, client):
    canvas = circulated(cast)
    client.force_login(cast.coach)
    assert "Er is nog niets om te vergelijken." in page_of(client, url("compare", canvas))


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"van": "7", "naar": "1"}, "Kies een versie."),
        ({"van": "x", "naar": "nu"}, "Kies een versie."),
        ({"van": "1", "naar": "1"}, "Kies twee verschillende versies."),
    ],
)
def test_a_choice_that_is_not_there_is_said_at_the_field(cast, client, query, sentence):
    canvas = two_versions(cast)
    client.force_login(cast.coach)
    page = page_of(client, url("compare", canvas, **query))
    assert sentence in page
    assert "Wat is er anders" not in page


def test_versions_tell_what_changed_since_the_one_before(cast, client):
    canvas = two_versions(cast)
    client.force_login(cast.coach)
    page = page_of(client, url("version", canvas, 2))
    assert "Anders dan versie 1" in page
    assert "<li>Rendement € 27.000 → € 25.500</li>" in page
    assert "Anders dan" not in page_of(client, url("version", canvas, 1))
    assert url("compare", canvas) + "?van=1&amp;naar=nu" in page_of(client, url("version", canvas, 1))
    page = page_of(client, url("versions", canvas))
    assert "Anders dan versie 1: Perspectief; Kosten Maatwerk: 1 regel; Bekostiging: 1 regel; Rendement" in page
    assert "Concept van nu" not in page
    canvas_services.save_box(canvas, BoxKind.SELF, "Anders.", base_revision=1, by=cast.consultant)
    page = page_of(client, url("versions", canvas))
    assert "Concept van nu" in page
    assert url("compare", canvas) + "?van=2&amp;naar=nu" in page


def test_version_shows_its_parties_and_articles_as_they_were(cast, client):
    canvas = f.make_canvas(cast)
    party = canvas_services.add_party(
        canvas, organisation="School", does="volgt de kinderen", yearly_cost=Decimal("1250.50"), by=cast.coach
    )
    f.through_spar(cast, canvas)
    canvas_services.circulate(canvas, by=cast.coach)
    canvas_services.remove_party(party, by=cast.coach)
    client.force_login(cast.eye1)
    page = page_of(client, url("version", canvas, 1))
    assert "volgt de kinderen" in page
    assert "€ 1.250,50" in page
    page = page_of(client, url("compare", canvas, van=1, naar="nu"))
    assert "<b>School</b>" in page
    assert "weg</span>" in page


def test_longest_text_is_compared(cast, client):
    canvas = circulated(cast)
    long = "De moeder zoekt een huis en de buurvrouw past op. " * 390
    canvas_services.save_box(canvas, BoxKind.SELF, long, base_revision=1, by=cast.consultant)
    canvas_services.circulate(canvas, by=cast.coach)
    canvas_services.save_box(canvas, BoxKind.SELF, long.replace("huis", "woning"), base_revision=2, by=cast.coach)
    client.force_login(cast.coach)
    page_of(client, url("compare", canvas, van=2, naar="nu"))


# --- who may ---------------------------------------------------------------------------------------------------------
def test_reader_compares_and_stranger_gets_404(cast, client):
    canvas = two_versions(cast)
    assert client.get(url("compare", canvas)).status_code == 302
    client.force_login(cast.eye1)
    page_of(client, url("compare", canvas, van=1, naar=2))
    for who in (cast.stranger, cast.keeper, cast.manager, cast.chair, cast.admin):
        client.force_login(who)
        assert client.get(url("compare", canvas, van=1, naar=2)).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow(cast, client, django_assert_num_queries, rows):
    canvas = two_versions(cast)
    for n in range(rows):
        canvas_services.save_box(canvas, BoxKind.SELF, f"Tekst {n}.", base_revision=n + 1, by=cast.coach)
        canvas_services.add_cost_line(
            canvas, scenario="custom", description=f"regel {n}", payer="x", amount=Decimal(10), by=cast.coach
        )
    client.force_login(cast.coach)
    client.get(url("compare", canvas))
    with django_assert_num_queries(13):
        client.get(url("compare", canvas, van=1, naar=2))
    with django_assert_num_queries(20):
        client.get(url("compare", canvas, van=2, naar="nu"))


# --- where it is linked from -----------------------------------------------------------------------------------------
def test_tafel_tells_what_changed_since_the_version_before(cast, client):
    canvas = two_versions(cast)
    canvas.case.refresh_from_db()
    item = canvas_services.put_on_agenda(f.make_meeting(cast), canvas, by=cast.chair)
    client.force_login(cast.eye1)
    page = page_of(client, item.get_absolute_url())
    assert "<b>Anders dan versie 1:</b> Perspectief; Kosten Maatwerk: 1 regel;" in page
    assert url("compare", canvas) + "?van=1&amp;naar=2" in page
    client.force_login(cast.chair)
    assert "Anders dan versie 1" not in page_of(client, item.get_absolute_url())


def test_canvas_links_to_the_difference_and_to_the_history(cast, client):
    canvas = circulated(cast)
    client.force_login(cast.coach)
    compare = url("compare", canvas) + "?van=1&amp;naar=nu"
    page = page_of(client, url("detail", canvas))
    assert compare not in page
    assert url("writers", canvas) in page
    assert url("writers", canvas) in page_of(client, url("versions", canvas))
    assert url("history", canvas, "self") in page_of(client, url("box", canvas, "self"))
    canvas_services.save_box(canvas, BoxKind.SELF, "Anders.", base_revision=1, by=cast.consultant)
    assert compare in page_of(client, url("detail", canvas))
    client.force_login(cast.eye1)
    assert url("writers", canvas) not in page_of(client, url("versions", canvas))
