"""Two people in one canvas, a poor line, an expired session: nothing is lost and nothing happens twice.

The page asks and saves by its own clock. Where the order of that and of what a test does makes a difference, the test
holds one of them back.
"""

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import expect

from canvas import services as canvas_services
from canvas.enums import BoxKind
from tests import factories as f
from tests.browser import assert_accessible, until
from tests.canvas.live import (
    QUESTIONS,
    SAVES,
    TEXT,
    area,
    box,
    drafts,
    hold_questions,
    hold_saves,
    open_box,
    saved,
    sheet,
    sign_in,
    state,
    stored,
    write,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast():
    return f.make_cast()


@pytest.fixture
def canvas(cast):
    return f.make_canvas(cast)


# --- two people, two tabs --------------------------------------------------------------------------------------------
def test_two_people_write_in_one_canvas(cast, canvas, screen):
    anna, bram = screen(cast.coach), screen(cast.consultant)
    open_box(anna, canvas, "support")
    write(open_box(bram, canvas), " Elke dag.")
    # Different boxes: who is where, and what was saved, appear by themselves; nothing gets in the way of anything.
    expect(box(anna)).to_contain_text("Tekst voor Zelf doen. Elke dag.")
    expect(box(anna).locator(".mw-presence")).to_have_text("B. Vanbram schrijft")
    expect(bram.locator("#wie-is-hier")).to_have_text("A. Vananna schrijft in Ondersteuning")
    expect(area(anna, "support")).to_be_focused()
    write(area(anna, "support"), " Van Anna.")
    expect(box(bram, "support")).to_contain_text("Tekst voor Ondersteuning. Van Anna.")
    saved(bram)
    assert_accessible(anna)
    # The same box. Anna only opened it, so the newer text takes the place of the old one.
    anna.click("#schrijf-self")
    expect(area(anna)).to_have_value("Tekst voor Zelf doen. Elke dag.")
    write(area(bram), " Ook zondag.")
    expect(area(anna)).to_have_value("Tekst voor Zelf doen. Elke dag. Ook zondag.")
    # Anna wrote something: then she is told, and her text stays as it is.
    area(anna).press("ControlOrMeta+Home")
    anna.keyboard.insert_text("Nieuw. ")
    saved(anna)
    expect(box(bram)).to_contain_text("A. Vananna heeft dit vak om ")
    box(bram).get_by_text("Bekijk die tekst").click()
    expect(box(bram).locator(".mw-box__text")).to_have_text("Nieuw. Tekst voor Zelf doen. Elke dag. Ook zondag.")
    expect(area(bram)).to_have_value("Tekst voor Zelf doen. Elke dag. Ook zondag.")
    assert_accessible(bram)
    # And when Bram writes on, he gets both texts, and one that holds them both.
    write(area(bram), " Klaar.")
    expect(box(bram)).to_contain_text("A. Vananna heeft dit vak intussen gewijzigd.")
    expect(area(bram)).to_have_value("Tekst voor Zelf doen. Elke dag. Ook zondag. Klaar.")
    box(bram).get_by_role("button", name="Samenvoegen").click()
    expect(area(bram)).to_have_value("Nieuw. Tekst voor Zelf doen. Elke dag. Ook zondag. Klaar.")
    area(bram).press("ControlOrMeta+Enter")
    expect(bram.locator("#schrijf-self")).to_be_focused()
    assert stored(canvas) == "Nieuw. Tekst voor Zelf doen. Elke dag. Ook zondag. Klaar."
    assert stored(canvas, BoxKind.SUPPORT) == "Tekst voor Ondersteuning. Van Anna."
    assert drafts(anna) == drafts(bram) == []


def test_link_to_a_box_opens_it_where_it_saves_itself(cast, canvas, screen):
    canvas_services.save_box(canvas, BoxKind.SELF, "", base_revision=1, by=cast.coach)
    anna = screen(cast.coach)
    anna.goto(sheet(canvas))
    anna.get_by_role("region", name="Wat mist er nog").get_by_role("link", name="Zelf doen").click()
    expect(area(anna)).to_be_focused()
    anna.keyboard.insert_text("Elke week bellen.")
    saved(anna)
    anna.goto(reverse("canvas:history", args=[canvas.case.number, "support"]))
    anna.get_by_role("link", name="Schrijf verder").click()
    expect(area(anna, "support")).to_be_focused()
    assert anna.url.endswith(sheet(canvas))


def test_box_opens_when_a_colleague_saves_it_at_that_very_moment(cast, canvas, screen):
    anna, openings = screen(cast.coach), []
    anna.goto(sheet(canvas))
    anna.route(SAVES, lambda route: openings.append(route))
    anna.click("#schrijf-self")
    until(anna, lambda: openings)
    with anna.expect_response(lambda answer: QUESTIONS.search(answer.url) and answer.status == 200):
        canvas_services.save_box(canvas, BoxKind.SELF, "Van Bram.", base_revision=1, by=cast.consultant)
    openings[0].continue_()
    expect(area(anna)).to_be_focused()
    expect(area(anna)).to_have_value("Van Bram.")


def test_own_second_tab_gives_no_false_alarm(cast, canvas, screen):
    one = screen(cast.coach)
    two = screen.heard(one.context.new_page())
    open_box(one, canvas)
    open_box(two, canvas)
    expect(two.locator("#wie-is-hier")).to_have_text("jij, in een ander venster, in Zelf doen")
    write(area(one), " Meer.")
    expect(area(two)).to_have_value(f"{TEXT} Meer.")  # unmodified: refreshed
    write(area(two), " En meer.")
    saved(two)
    expect(box(one)).to_contain_text("zelf gewijzigd, in een ander venster.")
    area(one).fill(f"{TEXT} Meer. En meer.")  # the same text in both: no conflict
    saved(one)
    area(one).fill("Iets heel anders.")
    saved(one)
    area(two).fill("Weer iets anders.")
    expect(box(two)).to_contain_text("Je hebt dit vak intussen zelf gewijzigd, in een ander venster.")
    expect(box(two)).to_contain_text("Uit je andere venster, opgeslagen om ")
    box(two).get_by_role("link", name="De andere tekst houden").click()
    expect(box(two)).to_contain_text("Iets heel anders.")
    assert drafts(two) == []


# --- the line --------------------------------------------------------------------------------------------------------
def test_connection_cut_and_restored(cast, canvas, screen):
    anna = screen(cast.coach)
    open_box(anna, canvas)
    anna.context.set_offline(True)
    write(area(anna), " Zonder lijn.")
    expect(state(anna)).to_have_text("geen verbinding: je tekst staat veilig in dit venster")
    expect(anna.locator("#verbinding")).to_contain_text("Geen verbinding.")
    write(area(anna), " En verder.")
    anna.context.set_offline(False)
    saved(anna)
    expect(anna.locator("#verbinding")).to_be_hidden()
    assert stored(canvas) == f"{TEXT} Zonder lijn. En verder."
    # The save arrives, its answer does not; what is typed meanwhile is no conflict with oneself.
    # (The question how things stand would tell that it arrived.)
    hold_questions(anna)
    arrived = []

    def lose_answer(route):
        if route.request.method != "POST":
            route.continue_()
            return
        if not arrived:
            arrived.append(route.fetch().status)
        route.abort()

    anna.route(SAVES, lose_answer)
    write(area(anna), " Eén.")
    expect(state(anna)).to_contain_text("geen verbinding")
    write(area(anna), " Twee.")
    anna.unroute(SAVES)
    saved(anna)
    anna.unroute(QUESTIONS)
    assert arrived == [200]
    assert stored(canvas) == f"{TEXT} Zonder lijn. En verder. Eén. Twee."
    expect(area(anna)).to_have_value(f"{TEXT} Zonder lijn. En verder. Eén. Twee.")
    assert drafts(anna) == []


@pytest.mark.parametrize("found_by", ["the save", "the question how things stand"])
def test_session_expires_while_typing(cast, canvas, screen, found_by):
    anna = screen(cast.coach)
    open_box(anna, canvas)
    # Whichever comes first leads to the sign-in page, also when that is before the text was typed; so one is held.
    if found_by == "the save":
        hold_questions(anna)
        Session.objects.all().delete()
        write(area(anna), " Te laat?")
    else:
        hold_saves(anna)
        write(area(anna), " Te laat?")
        Session.objects.all().delete()
    anna.wait_for_url("**/aanmelden/?next=*")
    anna.unroute_all()
    sign_in(anna, "anna")
    anna.wait_for_url(f"**{sheet(canvas)}")
    expect(area(anna)).to_have_value(f"{TEXT} Te laat?")
    saved(anna)
    assert stored(canvas) == f"{TEXT} Te laat?"


def test_key_that_changed_hands_in_another_tab_is_asked_for_anew(cast, canvas, screen):
    anna = screen(cast.coach)
    open_box(anna, canvas)
    # Its question how things stand would find nobody signed in.
    hold_questions(anna)
    other = screen.heard(anna.context.new_page())
    other.goto(sheet(canvas))
    other.get_by_role("button", name="Afmelden").click()
    sign_in(other, "anna")
    other.wait_for_url("**/")
    write(area(anna), " Nee.")
    saved(anna)
    assert stored(canvas) == f"{TEXT} Nee."
