"""A letter to the raad in the browser, by two people: second reader, adopting, the PDF that follows, sending."""

import threading

import pytest
from django.db import connection
from django.urls import reverse
from playwright.sync_api import expect

from maatwerk.lib import clock, jobs
from reports import services
from reports.enums import BlockKind, ReportKind
from reports.services import renderings
from tests import factories as f
from tests.browser import assert_accessible, listened, new_context
from tests.jobs import run_jobs
from tests.reports import publishing as p
from tests.reports.test_report_browser import sign_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def windows(browser, live_server, browser_errors, monkeypatch):
    """`windows(user, width)`: a window of someone, with a worker that is said to live."""
    monkeypatch.setattr("reports.views.report_pdf.queue_state", lambda: jobs.QueueState(2, 1, 0))
    contexts = []

    def opened(user, width):
        context = new_context(browser, live_server.url, viewport={"width": width, "height": 900})
        contexts.append(context)
        sign_in(context, user, live_server.url)
        return listened(context.new_page(), browser_errors)

    yield opened
    for context in contexts:
        context.close()


def works(page, words):
    """It says this, has nothing that axe finds and nothing that sticks out."""
    expect(page.locator("main")).to_contain_text(words)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert_accessible(page)


def test_two_people_bring_a_letter_to_the_raad(windows, monkeypatch):
    cast = f.make_cast()
    letter = p.concept(cast, p.block(BlockKind.QUESTION, text="Hoeveel plannen?", answer="{plannen}. Mevrouw Jansen."))
    enclosure = p.concept(cast, p.block(BlockKind.HEADING, text="Resultaten"), p.block(), kind=ReportKind.INTERIM)
    services.enclose(enclosure, letter=letter, by=cast.manager)
    made = services.make_promise(
        text="Een brief.", due_on=clock.today(), owner=cast.manager, report=letter, by=cast.manager
    )
    page, phone = windows(cast.manager, 1280), windows(cast.adviser, 390)

    page.goto(reverse("reports:report", args=[letter.pk]))
    works(page, "Klaar met schrijven?")
    page.get_by_role("link", name="Voorleggen").click()
    works(page, "Jansen")
    page.get_by_role("button", name="Voorleggen").click()
    works(page, "Het stuk ligt bij de tweede lezer.")

    phone.goto("/")
    phone.get_by_role("link", name="Stand van de aanpak").first.click()
    works(phone, "Jouw oordeel")
    phone.get_by_text("Nog niet: er moet iets anders").click()
    phone.get_by_role("button", name="Vastleggen").click()
    works(phone, "Schrijf in een zin wat er anders moet.")
    phone.get_by_text("Goed zo").click()
    phone.get_by_role("button", name="Vastleggen").click()
    works(phone, "Je hebt het stuk goedgekeurd.")

    page.reload()
    page.get_by_role("link", name="Vaststellen").click()
    works(page, "Dit gaat mee")
    page.get_by_role("button", name="Vaststellen").click()
    works(page, "Het stuk is vastgesteld.")

    half, going_on = threading.Event(), threading.Event()

    def printed(document, *, variant, progress):
        progress(40, 100)
        half.set()
        assert going_on.wait(60)
        return p.printed(document)

    monkeypatch.setattr(renderings, "document_pdf", printed)
    monkeypatch.setattr(renderings, "bundle_pdf", lambda documents, progress=None: p.printed(documents))

    def work():
        try:
            run_jobs()
        finally:
            connection.close()

    worker = threading.Thread(target=work)
    worker.start()
    assert half.wait(60)
    page.goto(reverse("reports:report_pdf", args=[enclosure.pk]))
    works(page, "Even geduld")
    going_on.set()
    worker.join(60)
    expect(page.get_by_role("link", name="PDF openen")).to_be_visible()
    assert_accessible(page)

    for name, words in (("withdraw_report", "Waarom trek je het in?"), ("replace_report", "kopie")):
        page.goto(reverse(f"reports:{name}", args=[letter.pk]))
        works(page, words)
    page.goto(reverse("reports:send_report", args=[letter.pk]))
    works(page, "op welke dag")
    page.get_by_role("button", name="Verzending vastleggen").click()
    works(page, "Verzonden op")

    for name, words in (("promises", "Een brief."), ("new_promise", "Wat is toegezegd?")):
        page.goto(reverse(f"reports:{name}"))
        works(page, words)
    for name in ("change_promise", "keep_promise"):
        page.goto(reverse(f"reports:{name}", args=[made.pk]))
        works(page, "Een brief.")
