"""Articles of law: the list that the municipality keeps, and what a plan copies from it."""

import re

import pytest
from django.db import connection
from django.urls import reverse

from canvas import services
from canvas.example_articles import EXAMPLES
from canvas.models import CanvasEdit, ChosenArticle, LegalArticle
from canvas.sheet import sheet_of, sheet_of_version
from maatwerk.lib import clock
from maatwerk.lib.refusals import NotAllowed, RuleBroken
from tests import factories as f
from tests.canvas.below_orm import insert, verdict

pytestmark = pytest.mark.django_db

SPOED = {
    "law": "Wmo 2015",
    "number": "artikel 2.3.3",
    "purpose": "Zelf thuis blijven wonen.",
    "room": "Bij spoed eerst helpen.",
    "source": "wetten.overheid.nl",
}


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


@pytest.fixture
def canvas(cast):
    return f.make_canvas(cast, costs=False)


def make_article(cast, **fields):
    return services.add_article(**{**SPOED, **fields}, by=cast.admin)


def page_of(canvas):
    return reverse("canvas:legitimacy", args=[canvas.case.number])


def text_of(response):
    return response.content.decode()


# --- what a plan copies ----------------------------------------------------------------------------------------------
def test_chosen_article_keeps_what_it_said(cast, canvas):
    article = make_article(cast)
    before = canvas.revision
    chosen = services.choose_article(canvas, article, by=cast.coach)
    assert services.choose_article(canvas, article, by=cast.consultant) == chosen
    services.change_article(article, room="Iets anders.", in_use=False, by=cast.admin)
    chosen.refresh_from_db()
    assert (str(article), chosen.room, chosen.source) == ("Wmo 2015, artikel 2.3.3", SPOED["room"], SPOED["source"])
    services.drop_article(chosen, by=cast.coach)
    services.drop_article(chosen, by=cast.coach)
    parts = CanvasEdit.objects.filter(canvas=canvas, revision__gt=before).values_list("part", flat=True)
    assert list(parts) == ["articles", "articles"]
    with pytest.raises(RuleBroken, match="staat niet meer in de lijst"):
        services.choose_article(canvas, article, by=cast.coach)


def test_dropped_article_can_be_chosen_again(cast, canvas):
    article = make_article(cast)
    services.drop_article(services.choose_article(canvas, article, by=cast.coach), by=cast.coach)
    services.choose_article(canvas, article, by=cast.coach)
    assert [chosen.law for chosen in sheet_of(canvas).articles] == ["Wmo 2015"]


def test_frozen_version_shows_the_articles_of_then(cast):
    canvas = f.make_canvas(cast)
    article = make_article(cast)
    chosen = services.choose_article(canvas, article, by=cast.coach)
    services.add_party(canvas, organisation="school", does="geeft les", by=cast.coach)
    f.through_spar(cast, canvas)
    version = services.circulate(canvas, by=cast.coach)
    services.drop_article(chosen, by=cast.coach)
    frozen = sheet_of_version(version)
    assert [(chosen.law, chosen.number) for chosen in frozen.articles] == [("Wmo 2015", "artikel 2.3.3")]
    assert frozen.parties.short == "1 organisatie"
    assert sheet_of(canvas).articles == []


def test_version_from_before_the_list_has_no_articles(cast):
    canvas = f.make_canvas(cast)
    f.through_spar(cast, canvas)
    version = services.circulate(canvas, by=cast.coach)
    for key in ("articles", "parties"):
        version.content.pop(key, None)
    assert (sheet_of_version(version).articles, sheet_of_version(version).parties) == ([], None)


def test_database_holds_that_an_article_is_chosen_once(cast, canvas):
    article = make_article(cast)
    row = insert(
        "canvas_chosenarticle", canvas_id=canvas.pk, article_id=article.pk, **SPOED, removed=False,
        edited_by_id=cast.coach.pk, edited_at=clock.now(),
    )  # fmt: skip
    assert verdict(row) == ""
    assert verdict(row, row) == "canvas_chosenarticle_once"
    assert verdict(insert("canvas_legalarticle", **SPOED, in_use=True)) == "canvas_legalarticle_once"
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege('maatwerk_app', 'canvas_legalarticle', 'DELETE')")
        assert cursor.fetchone() == (False,)


def test_only_members_choose_and_only_the_administrator_keeps_the_list(cast, canvas):
    article = make_article(cast)
    for act in (
        lambda: services.choose_article(canvas, article, by=cast.stranger),
        lambda: services.add_article(**SPOED, by=cast.coach),
        lambda: services.change_article(article, law="x", by=cast.coach),
        lambda: services.add_example_articles(by=cast.coach),
    ):
        with pytest.raises(NotAllowed):
            act()


# --- the example -----------------------------------------------------------------------------------------------------
def test_example_fills_an_empty_list_only(cast):
    assert services.add_example_articles(by=cast.admin) == len(EXAMPLES) == LegalArticle.objects.count()
    with pytest.raises(RuleBroken, match="Er staan al artikelen"):
        services.add_example_articles(by=cast.admin)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example['law']} {example['number']}")
def test_example_names_its_source_and_fits(example):
    assert example["source"] == f"wetten.overheid.nl, {example['law']}, {example['number']}"
    assert re.fullmatch(r"artikel [0-9][0-9.:a-z]*(, ((eerste|tweede|derde) lid|onder [a-z]))?", example["number"])
    for name, value in example.items():
        assert 0 < len(value) <= LegalArticle._meta.get_field(name).max_length
    assert all(example[name].endswith(".") for name in ("purpose", "room"))


# --- the page of a plan ----------------------------------------------------------------------------------------------
def test_article_is_searched_chosen_and_dropped(cast, canvas, client):
    services.add_example_articles(by=cast.admin)
    client.force_login(cast.consultant)
    page = text_of(client.get(page_of(canvas)))
    assert "Er is nog geen artikel gekozen." in page
    assert "Tekst voor Legitimiteit." in page
    assert page.count(">Kies<") == len(EXAMPLES)
    found = client.get(page_of(canvas), {"zoek": "spoed maatwerkvoorziening"}, headers={"HX-Request": "true"})
    assert found.context["laws"][0][1][0].number == "artikel 2.3.3"
    assert "<html" not in text_of(found)
    assert "Niets gevonden" in text_of(client.get(page_of(canvas), {"zoek": "xyz<b>"}))
    article = LegalArticle.objects.get(number="artikel 2.3.3")
    for _ in range(2):
        client.post(page_of(canvas), {"article": article.pk})
    (chosen,) = ChosenArticle.objects.current()
    page = text_of(client.get(page_of(canvas)))
    assert page.count(">Kies<") == len(EXAMPLES) - 1
    assert "Wmo 2015, artikel 2.3.3" in text_of(client.get(reverse("canvas:detail", args=[canvas.case.number])))
    box = reverse("canvas:box", args=[canvas.case.number, "legitimacy"])
    assert "Wmo 2015, artikel 2.3.3" in text_of(client.get(box + "?lezen", headers={"HX-Request": "true"}))
    client.post(page_of(canvas), {"article": chosen.pk, "do": "drop"})
    assert not ChosenArticle.objects.current().exists()


def test_what_is_not_there_is_404(cast, canvas, client):
    client.force_login(cast.coach)
    other = f.make_canvas(cast, costs=False)
    chosen = services.choose_article(other, make_article(cast), by=cast.coach)
    assert client.post(page_of(canvas), {"article": chosen.pk, "do": "drop"}).status_code == 404
    assert client.post(page_of(canvas), {"article": "999"}).status_code == 404
    assert client.post(page_of(canvas), {"article": "x"}).status_code == 404


def test_reader_reads_and_stranger_finds_nothing(cast, canvas, client):
    article = make_article(cast)
    services.choose_article(canvas, article, by=cast.coach)
    assert client.get(page_of(canvas)).status_code == 302
    for who in (cast.stranger, cast.keeper, cast.admin):
        client.force_login(who)
        assert client.get(page_of(canvas)).status_code == 404
        assert client.post(page_of(canvas), {"article": article.pk}).status_code == 404
    f.through_spar(cast, canvas)
    client.force_login(cast.eye1)
    page = text_of(client.get(page_of(canvas)))
    assert "Wmo 2015, artikel 2.3.3" in page
    assert "Kies een artikel" not in page
    assert client.post(page_of(canvas), {"article": article.pk}).status_code == 403


def test_after_akkoord_nothing_is_chosen(cast, client):
    canvas = f.make_canvas(cast, fund=f.make_fund(cast))
    article = make_article(cast)
    f.agree(cast, f.to_breakthrough(cast, canvas))
    client.force_login(cast.coach)
    client.post(page_of(canvas), {"article": article.pk})
    assert not ChosenArticle.objects.exists()
    assert "Het plan is vastgesteld." in text_of(client.get(page_of(canvas)))


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_of_the_plan_do_not_grow(cast, canvas, client, django_assert_num_queries, rows):
    for n in range(rows):
        services.choose_article(canvas, make_article(cast, number=f"artikel {n}"), by=cast.coach)
    client.force_login(cast.coach)
    with django_assert_num_queries(14):
        client.get(page_of(canvas))


# --- the list --------------------------------------------------------------------------------------------------------
LIST = "/wetsartikelen/"


def test_administrator_keeps_the_list(cast, client):
    client.force_login(cast.admin)
    assert "Begin met een voorbeeldlijst" in text_of(client.get(LIST))
    client.post(reverse("canvas:example_articles"))
    page = text_of(client.get(LIST))
    assert "Begin met een voorbeeldlijst" not in page
    page = text_of(client.post(reverse("canvas:example_articles"), follow=True))
    assert "Er staan al artikelen in de lijst." in page
    new = {"once": "t", **SPOED, "number": "artikel 2.3.9"}
    for _ in range(2):
        assert client.post(reverse("canvas:new_article"), new).status_code == 302
    article = LegalArticle.objects.get(number="artikel 2.3.9")
    again = client.post(reverse("canvas:new_article"), {**new, "once": "u"})
    assert again.status_code == 409
    assert "Dit artikel staat al in de lijst." in text_of(again)
    assert "Bij spoed eerst helpen." in text_of(again)
    change = reverse("canvas:article", args=[article.pk])
    assert client.get(change).status_code == 200
    assert client.post(change, {"once": "v", **SPOED, "number": "artikel 2.3.9", "room": ""}).status_code == 200
    assert client.post(change, {"once": "v", **SPOED, "number": "artikel 2.3.9"}).status_code == 302
    article.refresh_from_db()
    assert not article.in_use
    assert "uit" in text_of(client.get(LIST, {"zoek": "2.3.9"}))


def test_writers_read_the_list_in_use_and_others_do_not(cast, client):
    article = make_article(cast)
    services.change_article(article, in_use=False, by=cast.admin)
    make_article(cast, number="artikel 2.3.5")
    for who in (cast.coach, cast.stranger):
        client.force_login(who)
        page = text_of(client.get(LIST))
        assert "2.3.5" in page
        assert "2.3.3" not in page
        assert client.get(reverse("canvas:new_article")).status_code == 403
        assert client.get(reverse("canvas:article", args=[article.pk])).status_code == 403
        assert client.post(reverse("canvas:example_articles")).status_code == 403
    for who in (cast.keeper, cast.manager, cast.chair, cast.adviser):
        client.force_login(who)
        assert client.get(LIST).status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_of_the_list_do_not_grow(cast, client, django_assert_num_queries, rows):
    for n in range(rows):
        make_article(cast, law=f"Wet {n}")
    client.force_login(cast.admin)
    with django_assert_num_queries(7):
        client.get(LIST)
