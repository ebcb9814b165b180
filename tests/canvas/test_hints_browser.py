"""Hints while typing: what is seen, what can be done about it, and what never leaves the browser."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from canvas.models import HintRuling
from maatwerk.audit.models import Event
from tests import factories as f
from tests.browser import assert_accessible

pytestmark = pytest.mark.django_db(transaction=True)
BSN = "123456782"
SAVED = re.compile(r"^\s*opgeslagen")


@pytest.fixture
def canvas(page, live_server):
    """A canvas, and its maatwerkeindbaas signed in at the page."""
    cast = f.make_cast()
    client = Client()
    client.force_login(cast.coach)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    return f.make_canvas(cast)


def test_a_name_is_hinted_and_a_bsn_stays_in_the_browser(canvas, page):
    sent = []
    page.on("request", lambda request: request.method == "POST" and sent.append(f"{request.url} {request.post_data}"))
    box = canvas.boxes.get(kind="situation")
    page.goto(reverse("canvas:detail", args=[canvas.case.number]))
    page.locator("#schrijf-situation").click()
    section, area = page.locator("#vak-situation"), page.locator("#tekst-situation")
    hints, state = section.locator(".mw-hints"), section.locator("[data-state]")
    expect(area).to_be_focused()
    expect(hints).to_be_hidden()

    # A name: a line under it, a list below, said once to a screen reader.
    area.fill("Haar dochter Tigist slaapt slecht. School belt Tigist elke dag over Storm.")
    expect(hints).to_contain_text("Lijkt een naam: Tigist")
    expect(hints).to_contain_text("Deze hints waarschuwen; ze zien niet alles.")
    expect(section.locator(".mw-hinted__back mark")).to_have_text(["Tigist", "Tigist", "Storm"])
    expect(section.locator("p[role=status]")).to_contain_text("Lijkt een naam: Tigist.")
    back, over = section.locator(".mw-hinted__back").bounding_box(), area.bounding_box()
    assert back == over  # else the line stands beside the word
    assert_accessible(page)

    # With the keyboard alone: replace, and the text is saved as it reads now.
    hints.get_by_role("button", name="Vervang door ‘dochter’").focus()
    page.keyboard.press("Enter")
    expect(area).to_have_value("Haar dochter slaapt slecht. School belt dochter elke dag over Storm.")
    expect(area).to_be_focused()
    hints.get_by_role("button", name="Geen persoonsgegeven Storm").click()
    expect(hints).to_be_hidden()
    expect(state).to_have_text(SAVED)
    box.refresh_from_db()
    assert box.text == "Haar dochter slaapt slecht. School belt dochter elke dag over Storm."
    assert HintRuling.objects.get().kind == "name"

    # A BSN: nothing is sent, not for saving and not for hints, however one leaves the box.
    sent.clear()
    area.fill(f"Moeder heeft nummer {BSN} en belt Oleksandr.")
    expect(hints).to_contain_text(f"Lijkt een burgerservicenummer: {BSN}")
    expect(state).to_contain_text("niet opgeslagen: een nummer lijkt een BSN")
    section.get_by_role("button", name="Opslaan").click()
    area.press("Escape")
    expect(state).to_contain_text("niet opgeslagen: een nummer lijkt een BSN")
    assert [request for request in sent if "hint" in request or BSN in request or "vak/situation" in request] == []

    # It is none: said, logged without the number, and then all is saved and looked at.
    hints.get_by_role("button", name="Dit is geen BSN").click()
    expect(state).to_have_text(SAVED)
    expect(hints).to_contain_text("Lijkt een naam: Oleksandr")
    box.refresh_from_db()
    assert BSN in box.text
    event = Event.objects.filter(action="hint.ruled").latest("seq")
    assert event.data == {"kind": "bsn"}

    # After a reload it is still none, and mail is seen at once.
    page.reload()
    page.locator("#schrijf-situation").click()
    area.press("End")
    area.type(" Mail hulp@voorbeeld.nl")
    expect(hints).to_contain_text("Lijkt een e-mailadres: hulp@voorbeeld.nl")
    expect(state).to_have_text(SAVED)
    hints.get_by_role("button", name="Haal weg hulp@voorbeeld.nl").click()
    expect(area).to_have_value(f"Moeder heeft nummer {BSN} en belt Oleksandr. Mail")
    expect(state).to_have_text(SAVED)

    # All that is open, on one page; and a line is looked at when its field is left.
    page.goto(reverse("canvas:rule_hint", args=[canvas.case.number]))
    expect(page.get_by_role("button", name="Geen persoonsgegeven")).to_have_count(1)
    assert_accessible(page)
    page.goto(reverse("canvas:cost_line", args=[canvas.case.number, canvas.cost_lines.first().pk]))
    page.get_by_label("Omschrijving").fill("bril voor Tigist")
    page.keyboard.press("Tab")
    expect(page.locator(".mw-hints__note")).to_contain_text("Lijkt een naam: Tigist.")
    page.goto("about:blank")
