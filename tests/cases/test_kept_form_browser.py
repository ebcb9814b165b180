"""A form that is sent after the session ended: what was filled in is there again for who filled it in."""

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import expect

from cases.models import Conversation
from tests import factories as f

pytestmark = pytest.mark.django_db(transaction=True)


def sign_in(page, username):
    page.get_by_label("Gebruikersnaam").fill(username)
    page.get_by_label("Wachtwoord").fill(f.PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Aanmelden", exact=True).click()


def test_what_was_filled_in_survives_an_expired_session(page, live_server):
    cast = f.make_cast()
    case = f.make_case(cast)
    talks = reverse("cases:conversations", args=[case.number])
    page.goto(talks)
    sign_in(page, cast.coach.username)
    page.wait_for_url(f"**{talks}")
    note, day = page.locator("textarea[name=note]"), page.locator("[name=held_on]")
    form = page.locator("form", has=note)
    note.fill("Wil naar school.\nHeeft rust nodig.")
    day.fill("2026-11-02")
    Session.objects.all().delete()
    form.get_by_role("button").click()
    page.wait_for_url("**/aanmelden/**")
    # Someone else on this computer sees nothing of it.
    other = page.context.new_page()
    other.goto("/aanmelden/")
    assert "rust" not in other.content()
    other.close()
    sign_in(page, cast.coach.username)
    page.wait_for_url(f"**{talks}")
    expect(page.get_by_role("alert")).to_contain_text("Wat je had ingevuld staat er weer.")
    expect(note).to_have_value("Wil naar school.\nHeeft rust nodig.")
    expect(day).to_have_value("2026-11-02")
    assert not Conversation.objects.exists()
    form.get_by_role("button").click()
    expect(page.get_by_role("listitem").filter(has_text="Heeft rust nodig.")).to_be_visible()
    assert Conversation.objects.count() == 1
    assert page.evaluate("sessionStorage.getItem('maatwerk-form')") is None
    # Another person in the same tab gets nothing back.
    note.fill("Niet voor een ander.")
    Session.objects.all().delete()
    form.get_by_role("button").click()
    page.wait_for_url("**/aanmelden/**")
    sign_in(page, cast.consultant.username)
    page.wait_for_url(f"**{talks}")
    expect(note).to_have_value("")
    assert page.evaluate("sessionStorage.getItem('maatwerk-form')") is None
