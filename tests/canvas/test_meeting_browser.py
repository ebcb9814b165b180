"""A whole doorbraaktafel as people sit at it: five at their own screens, the voorzitter and the big screen.

Nobody reloads: what one does, the others see by themselves.
"""

import datetime as dt
from contextlib import ExitStack, contextmanager

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from canvas import services
from canvas.enums import MeetingKind, Outcome
from canvas.models import Akkoord, Decision
from maatwerk.lib import clock
from maatwerk.people.enums import Role
from tests import factories as f
from tests.browser import assert_accessible, listened, new_context
from tests.canvas.tafel_setup import edit, give, on_the_table

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def table():
    """On the day of the tests: the pages are served by another thread, whose clock is not moved."""
    with clock.at(dt.datetime.combine(clock.today(), dt.time(0, 0, 1))):
        return on_the_table()


@pytest.fixture
def screen(browser, browser_errors, live_server):
    """`with screen(user) as window:` a window of this person's own, signed in."""

    @contextmanager
    def opened(user, **options):
        client = Client()
        client.force_login(user)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        context = new_context(browser, live_server.url, **options)
        context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
        yield listened(context.new_page(), browser_errors)
        context.close()

    return opened


def sees(window, words):
    """The words come on this screen by themselves."""
    expect(window.get_by_role("main")).to_contain_text(words)


def says_yes(window, button, answer):
    window.get_by_role("button", name=button).click()
    window.get_by_role("dialog").get_by_role("button", name=answer).click()


@pytest.fixture
def two_cases():
    """An open doorbraaktafel with two cases; Carla is not there yet, and Lena was asked without a mandate."""
    with clock.at(dt.datetime.combine(clock.today(), dt.time(0, 0, 1))):
        cast = f.make_cast()
        cast.lena = f.make_user("lena", Role.COACH, mandate=False)
        people = [cast.coach, cast.eye1, cast.eye2, cast.eye3, cast.lena]
        fund, spar = f.make_fund(cast), f.make_meeting(cast, MeetingKind.SPAR)
        meeting = f.make_meeting(cast, attendees=people, present=False)
        for person in (cast.coach, cast.eye2, cast.eye3, cast.lena):
            services.mark_present(meeting, person, by=cast.chair)
        items = []
        for _ in range(2):
            canvas = f.make_canvas(cast, fund=fund)
            f.through_spar(cast, canvas, spar)
            services.circulate(canvas, by=cast.coach)
            items.append(services.put_on_agenda(meeting, canvas, by=cast.chair))
        return cast, *items


def test_whole_tafel_with_five_people_to_one_akkoord_and_one_re_tabling(two_cases, screen):
    cast, first, second = two_cases
    meeting, address = first.meeting, first.get_absolute_url()
    with ExitStack() as windows:
        chair, coach, late, eye, recused, lena = (
            windows.enter_context(screen(person))
            for person in (cast.chair, cast.coach, cast.eye1, cast.eye2, cast.eye3, cast.lena)
        )
        room = windows.enter_context(screen(cast.chair))
        for window in (chair, coach, late, eye, recused, lena):
            window.goto(address)
        room.goto(reverse("canvas:screen", args=[meeting.pk]))
        expect(chair.get_by_role("button", name="Akkoord vastleggen")).to_have_attribute("aria-disabled", "true")
        sees(lena, "je hebt geen lopend mandaat")
        sees(coach, "begeleidt deze casus")
        sees(late, "je bent niet als aanwezig genoteerd")
        sees(room, "is er nog niet")
        assert_accessible(eye)
        # Karel knows this family. On his screen the case goes away, on the others he counts no more.
        recused.get_by_role("link", name="Ik doe niet mee").click()
        recused.get_by_role("button", name="Ik doe niet mee").click()
        sees(recused, "Je ziet daarom niet waar het over gaat")
        for window in (chair, coach, eye, room):
            sees(window, "doet bij dit agendapunt niet mee")
        # Carla comes in late, says so on the agenda in a second window, and her first screen lets her vote.
        agenda = late.context.new_page()
        agenda.goto(meeting.get_absolute_url())
        agenda.get_by_role("button", name="Ik ben er").first.click()
        expect(agenda.get_by_role("button", name="Ik ga weg")).to_be_visible()
        agenda.close()
        expect(late.get_by_role("button", name="Akkoord geven")).to_be_visible(timeout=20_000)
        expect(room.locator("#stemmen")).not_to_contain_text("is er nog niet")
        # Dirk first says what he needs, then agrees; the focus of the voorzitter stays where it was.
        link = chair.get_by_role("link", name="Aanvullen en opnieuw inbrengen")
        link.focus()
        eye.get_by_role("link", name="Nog niet, want …").click()
        eye.get_by_role("textbox").fill("eerst de offerte van de aannemer")
        eye.get_by_role("button", name="Nog niet akkoord").click()
        for window in (chair, coach, late, lena, room):
            sees(window, "nog niet, want eerst de offerte van de aannemer")
        says_yes(late, "Akkoord geven", "Ja, akkoord")
        sees(late, "Je gaf akkoord op versie 1.")
        for window in (chair, coach, eye, lena, room):
            sees(window, "1 van 2 akkoorden")
        assert chair.evaluate("document.activeElement.id") == "aanvullen"
        says_yes(eye, "Akkoord geven", "Ja, akkoord")
        news = "2 van 2 akkoorden. De akkoorden zijn er. Leg de uitkomst vast."
        expect(chair.locator("#stemmen-nieuws")).to_have_text(news)
        assert chair.evaluate("document.activeElement.id") == "aanvullen"
        # Outcome, and on to the next case: the room follows, the others have the link under their hands.
        chair.get_by_role("link", name="Akkoord vastleggen").click()
        chair.get_by_role("button", name="Akkoord vastleggen").click()
        for window in (coach, late, eye, lena):
            sees(window, "Akkoord, vastgelegd op")
        sees(room, f"aan de beurt: casus {second.canvas.case.number}")
        chair.get_by_role("link", name="Volgende casus").click()
        late.get_by_role("link", name="Volgende casus").click()
        says_yes(late, "Akkoord geven", "Ja, akkoord")
        sees(chair, "1 van 2 akkoorden")
        chair.get_by_role("link", name="Aanvullen en opnieuw inbrengen").click()
        chair.get_by_role("textbox").fill("Vraag de school om een plan voor de ochtenden.")
        chair.get_by_role("button", name="Vastleggen").click()
        for window in (chair, late):
            sees(window, "Vraag de school om een plan voor de ochtenden.")
        sees(room, "Alle casussen zijn behandeld.")
        assert_accessible(room)
    outcomes = {decision.item_id: decision.outcome for decision in Decision.objects.all()}
    assert outcomes == {first.pk: Outcome.AGREED, second.pk: Outcome.SUPPLEMENT}
    voted = Akkoord.objects.filter(item=first).values_list("given_by__username", flat=True)
    assert sorted(voted) == ["carla", "dirk"]


def test_new_version_closes_the_button_of_who_is_still_reading(table, screen, browser_errors):
    """And a question that stands open is not taken away under her hands: the service refuses what is old."""
    with screen(table.cast.eye1) as eye:
        eye.goto(table.item.get_absolute_url())
        eye.get_by_role("button", name="Akkoord geven").click()
        edit(table)
        give_later = eye.get_by_role("dialog").get_by_role("button", name="Ja, akkoord")
        expect(give_later).to_be_visible()
        give_later.click()
        sees(eye, "De tekst of een bedrag is gewijzigd na versie 1.")
        expect(eye.get_by_role("button", name="Akkoord geven")).to_have_attribute("aria-disabled", "true")
        assert Akkoord.objects.count() == 0
    assert [error for error in browser_errors if "409 (Conflict)" not in error] == []
    browser_errors.clear()


def test_akkoord_without_script(table, screen):
    """No dialog and no polling, and still one akkoord."""
    give(table, table.cast.eye2)
    with screen(table.cast.eye1, java_script_enabled=False) as eye:
        eye.goto(table.item.get_absolute_url())
        eye.get_by_role("button", name="Akkoord geven").click()
        sees(eye, "Je gaf akkoord op versie 1.")
