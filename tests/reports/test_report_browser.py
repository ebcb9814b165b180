"""Writing a report in the browser: it saves itself, nothing is lost, and the keyboard is enough."""

import re

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from maatwerk.lib import clock
from reports import preview, services
from reports.enums import BlockKind, ReportKind
from reports.models import Block
from reports.starters import Starter
from tests import factories as f
from tests.browser import assert_accessible, listened, new_context

pytestmark = pytest.mark.django_db(transaction=True)
CAUSED = r"status of (401|409|422)|ERR_|htmx:(sendError|responseError)"


@pytest.fixture
def cast(monkeypatch):
    # Where the pages end is for who lays them out; here the second block reaches the second page.
    monkeypatch.setattr(preview, "_laid_out", lambda document: {"blok-1": 1, "blok-2": 2, "blok-3": 2})
    return f.make_cast()


@pytest.fixture
def report(cast):
    today = clock.today()
    blocks = [{"kind": BlockKind.TEXT, "text": words} for words in ("Een.", "Twee.", "Drie.")]
    return services.create_report(
        kind=ReportKind.COUNCIL, as_of=today, date=today, by=cast.manager,
        starter=Starter({"title": "Stand van de aanpak"}, blocks),
    )  # fmt: skip


@pytest.fixture
def screen(browser, live_server, browser_errors, cast):
    context = new_context(browser, live_server.url, viewport={"width": 1440, "height": 1000})
    sign_in(context, cast.manager, live_server.url)
    yield listened(context.new_page(), browser_errors, caused=CAUSED)
    context.close()


def sign_in(context, user, url):
    client = Client()
    client.force_login(user)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": url}])


def stored(block):
    return Block.objects.get(pk=block.pk).text


def order(report):
    return [block.text for block in report.blocks.order_by("position")]


def says(page, words):
    expect(page.locator("#stand-blok")).to_contain_text(words)


def opened(page, report, block):
    page.goto(reverse("reports:report_block", args=[report.pk, block.pk]))
    area = page.get_by_role("textbox", name="Tekst", exact=True)
    expect(area).to_be_focused()
    return area


def test_a_block_saves_itself_takes_figures_and_moves_by_the_keyboard(screen, report):
    page, (one, two, _) = screen, report.blocks.all()
    page.goto(reverse("reports:edit_report", args=[report.pk]))
    expect(page.locator("#pagina-blok-2")).to_have_text("pagina 2")
    assert_accessible(page)
    page.locator(f"#kies-{two.pk}").press("Enter")
    area = page.get_by_role("textbox", name="Tekst", exact=True)
    expect(area).to_be_focused()
    assert_accessible(page)
    area.press_sequentially(" Dat zijn  plannen")  # behind what stands there
    for _ in range(8):
        page.keyboard.press("ArrowLeft")
    # From the text to the figures without passing all blocks, and the first that is found with one key.
    area.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Instellingen en cijfers")).to_be_focused()
    search = page.get_by_label("Zoek een cijfer")
    search.fill("maatwerkplannen")
    search.press("ArrowDown")
    expect(page.locator('[data-insert="{plannen}"]')).to_be_focused()
    page.keyboard.press("ArrowUp")
    search.press("Enter")
    expect(area).to_have_value("Twee. Dat zijn {plannen} plannen")
    says(page, re.compile(r"^opgeslagen \d"))
    expect(page.locator("#proef .mw-chip")).to_contain_text("0")
    expect(page.locator(f"#label-{two.pk}")).to_have_text("Twee. Dat zijn 0 plannen")
    assert stored(two) == "Twee. Dat zijn {plannen} plannen"
    page.locator(f"#kies-{two.pk}").press("Alt+ArrowUp")
    expect(page.locator("[data-outline] li").first).to_have_id(f"regel-{two.pk}")
    page.locator(f"#regel-{two.pk}").drag_to(page.locator(f"#regel-{one.pk}"))
    expect(page.locator("[data-outline] li").first).to_have_id(f"regel-{one.pk}")
    # What was typed in the last second goes along when another block is opened.
    area = page.get_by_role("textbox", name="Tekst", exact=True)
    area.fill("Twee, anders.")
    page.locator(f"#blok-{one.pk} .mw-part__edit").press("Enter")
    expect(page.locator(f"#blok-{one.pk} #blokformulier")).to_be_visible()
    expect(page.locator(f"#blok-{two.pk}")).to_contain_text("Twee, anders.")
    assert order(report) == ["Een.", "Twee, anders.", "Drie."]
    # Also what was typed in the instant before a block is removed comes back with it.
    page.get_by_role("textbox", name="Tekst", exact=True).fill("Een, op het laatst.")
    page.get_by_role("button", name="Blok verwijderen").press("Enter")
    expect(page.locator("[data-outline] li")).to_have_count(2)
    page.get_by_role("button", name=re.compile("^Terugzetten")).press("Enter")
    expect(page.get_by_role("textbox", name="Tekst", exact=True)).to_have_value("Een, op het laatst.")
    assert order(report) == ["Een, op het laatst.", "Twee, anders.", "Drie."]


def test_newer_text_a_cut_line_and_an_expired_session_lose_nothing(screen, report, cast, live_server):
    page, context, block = screen, screen.context, report.blocks.first()
    area = opened(page, report, block)
    services.save_block(block, base_revision=1, text="Van een collega.", by=f.make_user("lies", "manager"))
    area.fill("Van mij.")
    expect(page.locator("#botsing")).to_contain_text("Van een collega.")
    expect(area).to_have_value("Van mij.")
    assert stored(block) == "Van een collega."
    assert_accessible(page)
    page.get_by_role("button", name="Mijn tekst opslaan").click()
    expect(page.locator(".mw-alert")).to_contain_text("Tekst is opgeslagen")
    assert stored(block) == "Van mij."
    # The line is cut: the text stays in the tab, also when the page is opened again, and is saved when it is back.
    area = opened(page, report, block)
    page.route(
        f"**/blokken/{block.pk}/", lambda route: route.abort() if route.request.method == "POST" else route.continue_()
    )
    area.fill("Zonder lijn geschreven.")
    says(page, "geen verbinding")
    page.evaluate(
        "() => { window.fetch = () => Promise.reject(); }"
    )  # what is sent while leaving does not come through either
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    area = page.get_by_role("textbox", name="Tekst", exact=True)
    expect(area).to_have_value("Zonder lijn geschreven.")
    assert stored(block) == "Van mij."
    page.unroute(f"**/blokken/{block.pk}/")
    area.press("Control+Enter")
    says(page, re.compile(r"^opgeslagen \d"))
    assert stored(block) == "Zonder lijn geschreven."
    # The session ends: she signs in again and finds her words.
    Session.objects.all().delete()
    area.fill("Na de pauze.")
    expect(page).to_have_url(re.compile("/aanmelden/"))
    sign_in(context, cast.manager, live_server.url)
    opened(page, report, block)
    says(page, re.compile(r"^opgeslagen \d"))
    assert stored(block) == "Na de pauze."


def test_two_people_see_each_other_and_their_texts_go_together(
    screen, report, cast, browser, live_server, browser_errors
):
    page, (one, two, three) = screen, report.blocks.all()
    begin = "Eerste zin. Tweede zin.\n\nLaatste zin."
    services.save_block(one, base_revision=1, text=begin, by=cast.manager)
    context = new_context(browser, live_server.url, viewport={"width": 1440, "height": 1000})
    sign_in(context, f.make_user("lies", "manager"), live_server.url)
    lies = listened(context.new_page(), browser_errors, caused=CAUSED)
    area, hers = opened(page, report, one), opened(lies, report, two)
    expect(page.locator("#wie-is-hier")).to_have_text("L. Vanlies schrijft in ‘Twee.’")
    expect(page.locator(f"#hier-{two.pk}")).to_have_text("L. Vanlies schrijft")
    assert_accessible(page)
    # What she writes elsewhere appears by itself, and what is written here is not touched.
    area.press("Control+Home")
    area.press_sequentially("Mijn ")
    hers.fill("Twee, van Lies.")
    expect(page.locator(f"#blok-{two.pk}")).to_contain_text("Twee, van Lies.")
    expect(page.locator(f"#label-{two.pk}")).to_have_text("Twee, van Lies.")
    expect(area).to_be_focused()
    expect(area).to_have_value("Mijn " + begin)
    says(page, re.compile(r"^opgeslagen \d"))
    expect(lies.locator(f"#blok-{one.pk}")).to_contain_text("Mijn Eerste")
    # She moves a block and adds one.
    services.move_block(three, after=None, by=f.make_user("mies", "manager"))
    expect(page.locator("[data-outline] li").first).to_have_id(f"regel-{three.pk}")
    # In the same block, where nothing was typed: her text takes its place.
    hers = opened(lies, report, one)
    expect(page.locator("#hier-in-blok")).to_have_text("L. Vanlies schrijft")
    hers.fill("Mijn " + begin + " Van Lies.")
    expect(area).to_have_value("Mijn " + begin + " Van Lies.")
    says(page, "bijgewerkt")
    # Both type at once: hers is held back until mine stands.
    held = []
    lies.route(
        f"**/blokken/{one.pk}/",
        lambda route: held.append(route) if route.request.method == "POST" else route.continue_(),
    )
    lies.route("**/stand/*", lambda route: route.abort())
    hers.press("Control+End")
    hers.press_sequentially(" En nog iets.")
    lies.wait_for_timeout(1500)
    area.press("Control+Home")
    area.press_sequentially("Ja. ")
    says(page, re.compile(r"^opgeslagen \d"))
    held[0].continue_()
    expect(lies.locator("#botsing")).to_contain_text("Samenvoegen kan zonder dat er iets wegvalt")
    assert_accessible(lies)
    lies.unroute(f"**/blokken/{one.pk}/")
    lies.get_by_role("button", name="Samenvoegen").click()
    expect(hers).to_have_value("Ja. Mijn " + begin + " Van Lies. En nog iets.")
    assert stored(one) == "Ja. Mijn " + begin + " Van Lies."
    lies.get_by_role("button", name="Opslaan", exact=True).click()
    expect(area).to_have_value("Ja. Mijn " + begin + " Van Lies. En nog iets.")
    assert stored(one) == "Ja. Mijn " + begin + " Van Lies. En nog iets."
    context.close()


def test_the_head_saves_itself_and_loses_nothing(screen, report, cast, live_server):
    page, context = screen, screen.context
    address = reverse("reports:report_head", args=[report.pk])
    state = page.locator("[data-save-state]")

    def stored(name):
        return getattr(type(report).objects.get(pk=report.pk), name)

    page.goto(address)
    assert_accessible(page)
    title, to = page.get_by_label("onderwerp"), page.get_by_label("geadresseerde")
    title.fill("")
    expect(state).to_contain_text("niet opgeslagen:")
    title.fill("Stand per november")
    page.get_by_label("namens het college").check()
    expect(state).to_have_text(re.compile(r"^opgeslagen \d"))
    assert (stored("title"), stored("on_behalf_of_college")) == ("Stand per november", True)
    # A colleague is ahead of her: both stand there, and she chooses.
    head = type(report).objects.get(pk=report.pk)
    services.save_head(head, base_revision=head.revision, by=f.make_user("lies", "manager"), addressee="Aan de griffie")
    to.fill("Aan de raad")
    expect(page.locator("#botsing")).to_contain_text("Aan de griffie")
    assert stored("addressee") == "Aan de griffie"
    assert_accessible(page)
    page.get_by_role("button", name="Mijn gegevens opslaan").click()
    expect(page.locator(".mw-alert")).to_contain_text("De gegevens zijn opgeslagen")
    assert stored("addressee") == "Aan de raad"
    # The line is cut and the session ends: her words are there again.
    page.goto(address)
    page.route(f"**{address}", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    title.fill("Zonder lijn")
    expect(state).to_contain_text("geen verbinding")
    page.unroute(f"**{address}")
    Session.objects.all().delete()
    expect(page).to_have_url(re.compile("/aanmelden/"))
    sign_in(context, cast.manager, live_server.url)
    page.goto(address)
    expect(title).to_have_value("Zonder lijn")
    expect(state).to_have_text(re.compile(r"^opgeslagen \d"))
    title.fill("Met de knop")
    page.get_by_role("button", name="Gegevens opslaan").click()
    expect(page).to_have_url(re.compile("/bewerken/"))
    assert stored("title") == "Met de knop"


def test_a_block_is_written_on_a_phone(browser, live_server, browser_errors, cast, report):
    context = new_context(browser, live_server.url, viewport={"width": 390, "height": 800}, has_touch=True)
    sign_in(context, cast.manager, live_server.url)
    page = listened(context.new_page(), browser_errors, caused=CAUSED)

    def fits():
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert_accessible(page)

    page.goto(reverse("reports:edit_report", args=[report.pk]))
    fits()
    page.get_by_label("Nieuw blok aan het eind").select_option("Tekst")
    page.get_by_role("button", name="Toevoegen").tap()
    area = page.get_by_role("textbox", name="Tekst", exact=True)
    expect(area).to_be_focused()
    area.press_sequentially("Wij maakten ")
    page.get_by_role("link", name="Instellingen en cijfers").tap()
    page.get_by_label("Zoek een cijfer").fill("maatwerkplannen")
    page.locator('[data-insert="{plannen}"]').tap()
    expect(area).to_have_value("Wij maakten {plannen}")
    expect(area).to_be_in_viewport()
    says(page, re.compile(r"^opgeslagen \d"))
    expect(page.locator("#proef .mw-chip")).to_be_visible()
    fits()
    page.get_by_role("button", name="Tekst 4 omhoog").tap()
    expect(page.locator("[data-outline] li").nth(2)).to_contain_text("Wij maakten 0")
    expect(area).to_have_value("Wij maakten {plannen}")
    assert order(report) == ["Een.", "Twee.", "Wij maakten {plannen}", "Drie."]
    page.get_by_role("link", name="Sluiten").tap()
    expect(page.locator(".mw-part--open")).to_have_count(0)
    page.get_by_role("link", name="Lezen en voorleggen").tap()
    expect(page.locator(".mw-paper")).to_contain_text("Wij maakten 0")
    fits()
    context.close()
