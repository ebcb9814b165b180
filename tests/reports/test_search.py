"""Find what worked before: agreed plans that one may read and published stories, in Dutch, in a constant time."""

import datetime as dt
import json

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.urls import reverse

from canvas import services as canvas_services
from canvas.enums import BoxKind
from canvas.models import CanvasVersion, Meeting
from cases.models import Case, Scheme
from maatwerk.audit.models import Event
from maatwerk.lib import clock
from reports import services
from reports.search import Findings, pieces, tsquery
from tests import factories as f
from tests.browser import assert_accessible

pytestmark = pytest.mark.django_db
URL = "/zoeken/"


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


def agreed(cast, texts=None, *, canvas=None, **options):
    """An agreed plan with these texts in its boxes; each next one has its tafels a week later."""
    with clock.at(f.TUESDAY + dt.timedelta(weeks=Meeting.objects.count() // 2)):
        canvas = canvas or f.make_canvas(cast, **options)
        for kind, text in (texts or {}).items():
            canvas_services.save_box(canvas, kind, text, base_revision=1, by=cast.consultant)
        f.agree(cast, f.to_breakthrough(cast, canvas))
    canvas.case.refresh_from_db()
    return canvas


def numbers(user, words="", **choices):
    return [result.title for result in Findings(user, words=words, **choices).results]


def look(client, words="", **choices):
    """Post the form and follow it to the results."""
    return client.post(URL, {"words": words, **choices}, follow=True)


def text_of(response):
    return response.content.decode()


# --- what is found ----------------------------------------------------------------------------------------------------
def test_words_are_found_in_every_dutch_form_and_at_the_start_of_a_compound(cast):
    canvas = agreed(cast, {"breakthrough": "De corporatie scheldt de huurachterstanden kwijt."})
    title = f"Casus {canvas.case.number}"
    for words in ("huurachterstand", "huur", "corporaties", '"scheldt de huurachterstanden"', "kwijt -zorgtoeslag"):
        assert numbers(cast.coach, words) == [title], words
    for words in ("zorgtoeslag", "achterstand", "kwijt -huurachterstand", '"huurachterstanden corporatie"'):
        assert numbers(cast.coach, words) == [], words


def test_a_word_in_the_perspectief_ranks_above_one_in_another_box(cast):
    low = agreed(cast, {"support": "Een fiets voor het oudste kind."})
    high = agreed(cast, {"perspective": "Een fiets voor het oudste kind."})
    assert numbers(cast.coach, "fiets") == [f"Casus {high.case.number}", f"Casus {low.case.number}"]


def test_lines_are_searched_too(cast):
    canvas = agreed(cast, fund=f.make_fund(cast))
    assert numbers(cast.coach, "tijdelijke woonplek") == [f"Casus {canvas.case.number}"]


def test_only_agreed_plans_and_published_stories_are_found(cast):
    canvas = f.make_canvas(cast)
    canvas_services.save_box(canvas, "self", "Een trapauto.", base_revision=1, by=cast.coach)
    for step in ("concept", "agreed"):
        f.make_description(cast, step=step, learned="Een trapauto.")
    withdrawn = f.make_description(cast, learned="Een trapauto.")
    services.withdraw_description(withdrawn, reason="Op verzoek.", by=cast.consultant)
    item = f.to_breakthrough(cast, canvas)
    assert numbers(cast.coach, "trapauto") == []
    f.agree(cast, item)
    told = f.make_description(cast, title="De trapauto")
    assert set(numbers(cast.coach, "trapauto")) == {f"Casus {canvas.case.number}", told.title}


def test_everyone_finds_only_what_she_may_read(cast):
    canvas = agreed(cast, {"self": "Een trapauto."})
    meeting_still_open = {"coach", "consultant", "eye1", "eye2", "eye3"}
    may = {name for name, user in vars(cast).items() if hasattr(user, "roles") and numbers(user, "trapauto")}
    assert may == meeting_still_open
    for meeting in {item.meeting for item in canvas.agenda_items.select_related("meeting")}:
        canvas_services.close_meeting(meeting, by=cast.chair)
    may = {name for name, user in vars(cast).items() if hasattr(user, "roles") and numbers(user, "trapauto")}
    assert may == {"coach", "consultant"}


def test_the_agreed_version_is_found_and_not_an_earlier_one(cast):
    canvas = f.make_canvas(cast)
    canvas_services.save_box(canvas, "self", "Een bakfiets.", base_revision=1, by=cast.coach)
    item = f.to_breakthrough(cast, canvas)
    box = canvas.boxes.get(kind="self")
    canvas_services.save_box(canvas, "self", "Een trapauto.", base_revision=box.revision, by=cast.coach)
    canvas_services.circulate(canvas, by=cast.coach)
    f.agree(cast, item)
    assert numbers(cast.coach, "bakfiets") == []
    (result,) = Findings(cast.coach, words="trapauto").results
    assert result.url == reverse("canvas:version", args=[canvas.case.number, 2])


def test_by_regeling_and_leefgebied_for_plans_and_stories(cast):
    other = Scheme.objects.create(name="Wmo 2015")
    with_line = f.make_canvas(cast, f.make_case(cast, domains=cast.domains[1:]), costs=False)
    for scenario in ("threatened", "custom"):
        canvas_services.add_cost_line(
            with_line, scenario=scenario, description="hulp", scheme=other, payer="gemeente", amount=5, by=cast.coach
        )
    agreed(cast, canvas=with_line)
    plan = f"Casus {with_line.case.number}"
    story = f.make_description(cast, schemes=[cast.scheme], domains=cast.domains[:1])
    assert numbers(cast.coach, scheme=other) == [plan]
    assert numbers(cast.coach, scheme=cast.scheme) == [story.title]
    assert numbers(cast.coach, domain=cast.domains[2]) == [plan]
    assert numbers(cast.coach, domain=cast.domains[0]) == [story.title]
    assert numbers(cast.coach, "hulp", scheme=other, domain=cast.domains[2]) == [plan]
    assert numbers(cast.coach, "hulp", scheme=cast.scheme) == []


def test_regeling_of_a_plan_is_found_under_its_new_name(cast):
    canvas = f.make_canvas(cast)
    line = canvas.cost_lines.first()
    canvas_services.change_line(line, scheme=cast.scheme, by=cast.coach)
    f.agree(cast, f.to_breakthrough(cast, canvas))
    cast.scheme.name = "bijstand in bijzondere gevallen"
    cast.scheme.save()
    assert numbers(cast.coach, scheme=cast.scheme) == [f"Casus {canvas.case.number}"]


@pytest.mark.parametrize("words", ["de het een", "!!! & | :*", "'", "\\", "<->", "( a", '"', "-", "😀", "a" * 200])
def test_odd_input_finds_nothing_and_breaks_nothing(cast, client, words):
    agreed(cast)
    client.force_login(cast.coach)
    answer = look(client, words)
    assert answer.status_code == 200
    assert "Deze woorden staan in elke tekst." in text_of(answer) or "Niets gevonden." in text_of(answer)


def test_query_finds_beginnings_unless_someone_is_precise():
    assert tsquery("de huur en schulden") == "('hur' | 'huur':*) & ('schuld':* | 'schulden':*)"
    assert tsquery("vrouwen -opvang") == "'vrouw' & !'opvang'"
    assert "<->" in tsquery('"vaste lasten"')
    assert tsquery("de") == ""


# --- how it is shown --------------------------------------------------------------------------------------------------
def test_found_words_are_marked_and_all_else_is_escaped(cast, client):
    canvas = agreed(
        cast,
        {
            "perspective": "<script>alert(1)</script> Een trapauto & een \x02tuin\x03.",
            "self": "Oma lapt de trapauto op <b>elke dag</b>.",
        },
    )
    client.force_login(cast.coach)
    page = text_of(look(client, "trapauto"))
    assert page.count("<mark>trapauto</mark>") == 2
    assert "<script>alert" not in page
    assert "<b>elke" not in page
    assert "<mark>tuin" not in page
    assert f"Casus {canvas.case.number}" in page
    assert "€\u00a027.000" in page
    assert "akkoord op 24 november 2020" in page


def test_an_excerpt_shows_what_it_leaves_out(cast):
    long = " ".join(f"voor{number}" for number in range(60))
    agreed(cast, {"perspective": f"{long} trapauto {long}.", "breakthrough": "Een trapauto."})
    (result,) = Findings(cast.coach, words="trapauto").results
    assert (result.perspective[0], result.perspective[-1]) == (("… ", False), (" …", False))
    assert result.breakthrough == [("Een ", False), ("trapauto", True), (".", False)]


def test_pieces_keep_every_character():
    assert pieces("Een \x02fiets\x03 en \x02nog\x03 een.") == [
        ("Een ", False), ("fiets", True), (" en ", False), ("nog", True), (" een.", False),
    ]  # fmt: skip
    assert pieces("Kort.") == [("Kort.", False)]


def test_story_shows_title_year_and_theme_without_its_case(cast, client):
    story = f.make_description(cast, case=f.make_case(cast))
    client.force_login(cast.adviser)
    page = text_of(look(client, "gezinswoning"))
    for expected in (story.title, "2020", "Wonen", "casusbeschrijving", "<mark>gezinswoning</mark>"):
        assert expected in page
    assert story.case.number not in page


def test_what_someone_looks_for_stands_in_no_address_and_no_log(cast, client):
    canvas = agreed(cast, {"self": "Een trapauto."})
    client.force_login(cast.coach)
    answer = look(client, "trapauto")
    (address, _), *_ = answer.redirect_chain
    assert "trapauto" not in address
    assert 'value="trapauto"' in text_of(answer)
    event = Event.objects.get(action="search.done")
    assert event.data == {"cases": [canvas.case.number], "found": 1}
    assert text_of(client.get(address)) != ""
    other_browser = client.__class__()
    other_browser.force_login(cast.consultant)
    assert "Gevonden" not in text_of(other_browser.get(address))


def test_nothing_found_gives_advice_and_an_empty_form_is_refused(cast, client):
    client.force_login(cast.chair)
    assert "Probeer een korter woord" in text_of(look(client, "trapauto"))
    assert "Vul een woord in, of kies" in text_of(look(client, "  "))
    page = text_of(look(client, "x" * 201))
    assert page.count("x" * 201) >= 1


def test_pages_follow_each_other(cast, client):
    for number in range(11):
        f.make_description(cast, title=f"Trapauto {number}")
    client.force_login(cast.manager)
    first = look(client, "trapauto")
    assert "1–10 van 11" in text_of(first)
    address = first.redirect_chain[0][0]
    assert len(client.get(f"{address}&page=2").context["found"].results) == 1
    assert client.get(f"{address}&page=geen").status_code == 200


@pytest.mark.parametrize("number", [1, 3])
def test_one_and_three_results_take_the_same_queries(cast, client, django_assert_num_queries, number):
    for _ in range(number):
        agreed(cast, {"self": "Een trapauto."})
        f.make_description(cast, title="Trapauto")
    client.force_login(cast.coach)
    address = look(client, "trapauto").redirect_chain[0][0]
    with django_assert_num_queries(11):
        assert len(client.get(address).context["found"].results) == 2 * number


# --- the index --------------------------------------------------------------------------------------------------------
def test_words_are_found_by_the_index_and_never_by_reading_every_text(cast):
    with connection.cursor() as cursor:
        for table in ("canvas_canvasversion", "reports_casedescription"):
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute(f"EXPLAIN SELECT id FROM {table} WHERE words @@ 'fiets'::tsquery")
            assert f"{table}_words" in str(cursor.fetchall())
        cursor.execute("SET LOCAL enable_seqscan = on")
    with connection.execute_wrapper(_refuse_like):
        numbers(cast.coach, "fiets", domain=cast.domains[0])


def _refuse_like(execute, sql, params, many, context):
    assert " LIKE " not in sql.upper()
    return execute(sql, params, many, context)


def test_words_of_the_longest_plan_fit(cast):
    """A tsvector holds a megabyte; eight boxes of 100.000 characters in different words are more."""
    boxes = {kind: " ".join(f"woord{n}x{index}z" for index in range(9_000)) for n, kind in enumerate(BoxKind.values)}
    with connection.cursor() as cursor:
        cursor.execute("SELECT canvas_version_words(%s::jsonb) @@ 'woord1x7z'::tsquery", [json.dumps({"boxes": boxes})])
        assert cursor.fetchone() == (True,)
        with pytest.raises(OperationalError, match="too long for tsvector"):
            cursor.execute("SELECT to_tsvector('dutch', %s)", [" ".join(boxes.values())])


def test_index_adds_nothing_to_what_a_page_reads(cast):
    """`words` is no field: a page that reads versions does not carry them along."""
    assert "words" not in {field.name for field in CanvasVersion._meta.get_fields()}
    assert Case.objects.count() == 0


# --- who --------------------------------------------------------------------------------------------------------------
def test_who_may_search(cast, client):
    may = set()
    for name, user in vars(cast).items():
        if hasattr(user, "roles"):
            client.force_login(user)
            if client.get(URL).status_code == 200 and client.post(URL, {"words": "huis"}).status_code == 302:
                may.add(name)
    assert may == {"coach", "consultant", "eye1", "eye2", "eye3", "chair", "manager", "adviser", "stranger"}


@pytest.mark.django_db(transaction=True)
def test_search_page_by_keyboard_and_axe(client, page, live_server):
    with clock.at(f.TUESDAY):
        cast = f.make_cast()
        f.make_description(cast)
    client.force_login(cast.adviser)
    session = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": session.key, "value": session.value, "url": live_server.url}])
    page.goto(URL)
    assert_accessible(page)
    page.get_by_label("Woorden").fill("gezinswoning")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Een bed voor elk kind").wait_for()
    assert "gezinswoning" not in page.url
    assert_accessible(page)
    page.get_by_role("link", name="Een bed voor elk kind").click()
    page.wait_for_url("**/casusbeschrijvingen/*/")
    page.go_back()
    page.get_by_role("link", name="Een bed voor elk kind").wait_for()
