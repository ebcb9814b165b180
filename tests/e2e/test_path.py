"""The whole path of one case, clicked through by the people of the demo, from aanmelding to the letters in PDF."""

import re

import pytest
from playwright.sync_api import expect

from maatwerk.demo.loading.cast import LOGINS
from tests.browser import assert_accessible
from tests.pdf_validation import assert_pdf_ua

pytestmark = pytest.mark.slow

TODAY = "2020-12-01"
BOXES = {
    "Situatieschets": "Moeder en twee kinderen wonen bij kennissen. De huur van een eigen woning is te hoog.",
    "Perspectief": "Het gezin woont over een jaar in een eigen woning die bij zijn inkomen past.",
    "Doorbraak": "Wij betalen het verschil in huur tot de urgentie is verleend.",
    "Zelf doen": "Moeder schrijft zich in en brengt de kinderen zelf naar school.",
    "Ondersteuning": "De consulent komt elke twee weken langs.",
    "Behandeling": "De huisarts volgt de slaapklachten.",
    "Legitimiteit": "De Participatiewet laat ruimte voor bijzondere bijstand als de situatie dat vraagt.",
    "Betrokkenheid": "De corporatie, de school en de zus van moeder doen mee.",
}
COSTS = (("Huidig", "opvang bij kennissen", "200"), ("Dreigend", "maatschappelijke opvang", "2.400"))


def test_demo_prints_its_address_and_logins(demo_site):
    printed = demo_site.printed
    assert demo_site.url in printed
    assert [login for login in LOGINS if f"  {login}\n" not in printed] == []
    assert "maatwerk" in printed


def test_sign_in_page_shows_the_logins(browser, demo_site):
    page = browser.new_page(base_url=demo_site.url)
    look(page, "/aanmelden/")
    for login in LOGINS:
        expect(page.get_by_text(login, exact=True).first).to_be_visible()
    page.close()


def test_path_from_aanmelding_to_raadsinformatiebrief(person, demo_site, browser_errors):
    consultant, coach = person("consulent"), person("maatwerkeindbaas")
    number = register(consultant)
    converse_and_agree(consultant, number)
    write_canvas(consultant, coach, number)
    spar(person, number)
    circulate(coach, number)
    decide(person, number)
    commitment_is_booked(person("budgetbeheerder"), number)
    execute(consultant, number)
    learn(consultant, number)
    pay(person("budgetbeheerder"), number)
    letter(person("teammanager"))
    look(person("beheerder"), "/beheer/mandaten/1/")
    canvas_pdf(consultant, number)
    # A refused step answers 409, which Chromium notes; nothing else may stand in the console.
    browser_errors[:] = [error for error in browser_errors if "status of 409" not in error]
    integrity = demo_site.command("check_integrity")
    assert integrity.returncode == 0, integrity.stdout


def look(page, address):
    """Open a page that no link of the demo leads to yet, and have axe look at it."""
    page.goto(address)
    assert_accessible(page)


def press(page, name):
    page.get_by_role("main").get_by_role("button", name=name, exact=True).first.click()
    page.wait_for_load_state()


def go(page, name):
    page.get_by_role("main").get_by_role("link", name=name, exact=True).first.click()
    page.wait_for_load_state()


def register(page):
    page.goto("/casussen/")
    go(page, "Gezin aanmelden")
    page.get_by_label("Aantal volwassenen").fill("1")
    page.get_by_label("Aantal kinderen").fill("2")
    page.get_by_label("Ja", exact=True).check()
    page.get_by_label("Wonen", exact=True).check()
    page.get_by_label("past niet in bestaande regelingen").check()
    page.get_by_label("eigen team (IGT)").check()
    choose(page, "Maatwerkeindbaas", "J. de Wit")
    press(page, "Gezin aanmelden")
    # One leefgebied is too few; what was typed is still there.
    expect(page.get_by_role("main")).to_contain_text("Kies minstens twee leefgebieden")
    expect(page.get_by_label("Aantal kinderen")).to_have_value("2")
    page.get_by_label("Financiën", exact=True).check()
    press(page, "Gezin aanmelden")
    page.wait_for_url(re.compile(r"/casussen/2020-\d{3}/"))
    return re.search(r"/casussen/(\d{4}-\d{3})/", page.url)[1]


def choose(page, label, text):
    """Choose the option that begins with a text."""
    field = page.get_by_label(label, exact=True)
    option = field.locator("option", has_text=text).first
    field.select_option(option.get_attribute("value"))


def converse_and_agree(page, number):
    page.goto(f"/casussen/{number}/canvas/")
    expect(page.get_by_role("main")).to_contain_text("akkoord van het gezin")
    page.goto(f"/casussen/{number}/gesprekken/")
    page.get_by_label("Wanneer was het gesprek?").fill(TODAY)
    page.get_by_label("Wat kwam er op tafel?").fill("Kennisgemaakt. Moeder wil het liefst een eigen voordeur.")
    press(page, "Gesprek vastleggen")
    look(page, f"/casussen/{number}/akkoord-gezin/")
    page.get_by_label("Op welke dag gaf het gezin akkoord?").fill(TODAY)
    press(page, "Akkoord van het gezin vastleggen")
    look(page, f"/casussen/{number}/akkoord-gezin/intrekken/")
    page.goto(f"/casussen/{number}/")
    press(page, "Canvas starten")


def write_canvas(consultant, coach, number):
    here = f"/casussen/{number}/canvas/"
    consultant.goto(f"{here}tevredenheid/")
    consultant.get_by_label("Wanneer gaf het gezin deze cijfers?").fill(TODAY)
    choose(consultant.get_by_role("group", name="Gezinslid 1"), "Wie", "moeder")
    consultant.get_by_role("group", name="Gezinslid 1").get_by_label("Cijfer", exact=True).fill("4,5")
    press(consultant, "Cijfers opslaan")
    consultant.goto(here)
    for label, text in BOXES.items():
        box = consultant.get_by_role("region", name=label)
        box.get_by_role("link").first.click()
        box.get_by_role("textbox").fill(text)
        box.get_by_role("button", name="Opslaan").click()
        expect(box.get_by_role("textbox")).to_have_count(0)
        expect(box).to_contain_text(text)
    for scenario, what, amount in (*COSTS, ("Maatwerk", "huurbijdrage en begeleiding", "900")):
        coach.goto(f"{here}kosten/")
        lines = coach.get_by_role("region", name=scenario, exact=True)
        if not lines.get_by_label("Omschrijving").count():
            lines.get_by_role("link", name="Regel toevoegen").click()
        lines.get_by_label("Omschrijving").fill(what)
        lines.get_by_label("Wie betaalt", exact=True).fill("gemeente (Wmo)")
        lines.get_by_label("Bedrag").fill(amount)
        lines.get_by_label("Onderbouwing", exact=False).first.fill("Tarief van dit jaar.")
        lines.get_by_role("button", name="Opslaan").click()
        expect(lines.get_by_role("link", name=f"Wijzigen: {what}")).to_be_visible()
    expect(coach.get_by_role("main")).to_contain_text("€\u00a018.000")  # (2.400 − 900) × 12
    go(coach, "Wijzigen: huurbijdrage en begeleiding")
    assert_accessible(coach)
    coach.goto(f"{here}bekostiging/")
    coach.get_by_role("radio", name="fonds", exact=True).check()
    choose(coach, "Uit welk fonds?", "Maatwerkbudget")
    coach.get_by_role("radio", name="te traag").check()
    coach.get_by_label("Wat is regulier geprobeerd?").fill("Bijzondere bijstand is aangevraagd; dat duurt acht weken.")
    coach.get_by_label("Omschrijving").fill("verschil in huur")
    coach.get_by_label("Bedrag").fill("150,50")
    coach.get_by_label("Hoe vaak").select_option("month")
    coach.get_by_label("Aantal maanden").fill("6")
    press(coach, "Regel toevoegen")
    expect(coach.get_by_role("main")).to_contain_text("€\u00a0903,00")
    go(coach, "Wijzigen: verschil in huur")
    assert_accessible(coach)
    look(coach, f"{here}kosten/plakken/")
    coach.goto(here)
    go(coach, "Aanmelden voor de spar-tafel")
    press(coach, "Aanmelden voor de spar-tafel")


def spar(person, number):
    """The voorzitter plans a spar-tafel for today; colleagues ask, the consulent answers."""
    chair = person("voorzitter")
    chair.goto("/tafels/nieuw/?soort=spar")
    chair.get_by_label("Datum").fill(TODAY)
    for name in ("P. Willems", "A. Bakker", "M. Jacobs"):
        chair.get_by_role("checkbox", name=re.compile(name)).check()
    press(chair, "Spar-tafel plannen")
    tafel = chair.url
    chair.get_by_role("button", name=f"Casus {number} op de agenda zetten").click()
    press(chair, "Tafel openen")
    sparrer = person("maatwerkeindbaas2")
    sparrer.goto(tafel)
    press(sparrer, "Ik ben er")
    go(sparrer, f"Casus {number}")
    item = sparrer.url
    go(sparrer, "Canvas lezen")
    expect(sparrer.get_by_role("main")).to_contain_text(BOXES["Doorbraak"])
    sparrer.goto(item)
    sparrer.get_by_label("Vraag", exact=True).fill("Hoe lang is de wachttijd voor urgentie?")
    choose(sparrer, "Waarover gaat de vraag?", "Doorbraak")
    sparrer.get_by_role("radio", name=re.compile("consulent")).check()
    press(sparrer, "Vraag vastleggen")
    expect(sparrer.get_by_role("main")).to_contain_text("Hoe lang is de wachttijd voor urgentie?")
    chair.goto(item)
    press(chair, "Besproken")
    # With a question open the canvas can't be circulated; the button says why.
    coach = person("maatwerkeindbaas")
    coach.goto(f"/casussen/{number}/canvas/rondsturen/")
    expect(coach.get_by_role("main")).to_contain_text("1 vraag wacht nog op antwoord")
    consultant = person("consulent")
    consultant.goto(f"/casussen/{number}/tafels/")
    consultant.get_by_label("Antwoord", exact=True).fill("Ongeveer vier maanden, zegt de corporatie.")
    press(consultant, "Antwoord vastleggen")


def circulate(coach, number):
    look(coach, f"/casussen/{number}/canvas/rondsturen/")
    press(coach, "Rondsturen")
    expect(coach.get_by_role("main")).to_contain_text("versie 1")
    look(coach, f"/casussen/{number}/spoed/")


def decide(person, number):
    """At the doorbraaktafel two others give akkoord, and the voorzitter records it."""
    chair, coach = person("voorzitter"), person("maatwerkeindbaas")
    chair.goto("/tafels/")
    chair.get_by_role("link", name=re.compile("Doorbraaktafel, dinsdag 1 december")).first.click()
    tafel = chair.url
    chair.get_by_role("button", name=f"Casus {number} op de agenda zetten").click()
    press(chair, "Tafel openen")
    coach.goto(tafel)
    press(coach, "Ik ben er")
    go(coach, f"Casus {number}")
    item = coach.url
    # Her own akkoord never counts, and the page says so.
    expect(coach.get_by_role("main")).to_contain_text("begeleidt deze casus")
    expect(coach.get_by_role("main").get_by_role("button", name="Akkoord geven")).to_have_count(0)
    look(chair, f"{tafel}groot/")
    chair.goto(item)
    expect(chair.get_by_role("main")).to_contain_text("Nog twee akkoorden nodig")
    for username in ("maatwerkeindbaas2", "maatwerkeindbaas3"):
        other = person(username)
        other.goto(tafel)
        press(other, "Ik ben er")
        if username == "maatwerkeindbaas2":
            look(other, f"{item}nog-niet/")
        other.goto(item)
        press(other, "Akkoord geven")
        other.get_by_role("dialog").get_by_role("button", name="Ja, akkoord").click()
        expect(other.get_by_role("main")).to_contain_text("Je gaf akkoord op versie 1")
    chair.goto(item)
    expect(chair.get_by_role("main")).to_contain_text("2 van 2")
    go(chair, "Akkoord vastleggen")
    assert_accessible(chair)
    expect(chair.get_by_role("main")).to_contain_text("€\u00a0903,00")
    press(chair, "Akkoord vastleggen")


def commitment_is_booked(keeper, number):
    keeper.goto("/fondsen/maatwerkbudget/2020/")
    row = keeper.get_by_role("row").filter(has_text=number).first
    expect(row).to_contain_text("€\u00a0903,00")


def execute(page, number):
    page.goto(f"/casussen/{number}/uitvoering/")
    page.get_by_role("main").locator("input[type=date]").first.fill(TODAY)
    press(page, "Inzet vastleggen")
    page.goto(f"/casussen/{number}/stappen/")
    for step in ("Huurbijdrage regelen", "Urgentie aanvragen"):
        page.get_by_label("Nieuwe stap").fill(step)
        press(page, "Stap toevoegen")
    press(page, "Gedaan: Huurbijdrage regelen")
    page.goto(f"/casussen/{number}/uitvoering/")
    page.get_by_role("main").locator("input[type=date]").first.fill(TODAY)
    press(page, "Uitgevoerd vastleggen")
    page.goto(f"/casussen/{number}/metingen/direct/")
    page.get_by_label("Wanneer was het gesprek?").fill(TODAY)
    choose(page.get_by_role("group", name=re.compile("Gezinslid 1")), "Wie", "moeder")
    page.get_by_role("group", name=re.compile("Gezinslid 1")).get_by_label("Cijfer", exact=True).fill("7,5")
    page.get_by_label("Het verhaal").fill("Moeder slaapt beter.")
    press(page, "Meting vastleggen")
    page.goto(f"/casussen/{number}/metingen/")
    expect(page.get_by_role("main")).to_contain_text("7,5")


def learn(page, number):
    page.goto(f"/casussen/{number}/leerpunten/")
    page.get_by_label("Titel").fill("Huurverschil overbruggen")
    page.get_by_label("Wat staat in de weg?").fill("De bijzondere bijstand kent geen overbrugging tot de urgentie.")
    choose(page, "Thema", "Wonen")
    page.get_by_role("radio", name="Beleid", exact=True).check()
    choose(page, "Eigenaar", "E. Mulder")
    press(page, "Leerpunt signaleren")
    page.goto("/leerpunten/")
    expect(page.get_by_role("main")).to_contain_text("Huurverschil overbruggen")


def pay(keeper, number):
    keeper.goto("/fondsen/maatwerkbudget/2020/")
    keeper.get_by_role("row").filter(has_text=number).first.get_by_role("link", name=re.compile("Betalen")).click()
    keeper.get_by_label("Bedrag").fill("1.000")
    keeper.get_by_label("Omschrijving").fill("huurbijdrage december")
    press(keeper, "Boeken")
    # More than was committed is refused; what was typed stays.
    expect(keeper.get_by_role("main")).to_contain_text("meer dan er op de verplichting openstaat")
    expect(keeper.get_by_label("Omschrijving")).to_have_value("huurbijdrage december")
    keeper.get_by_label("Bedrag").fill("150,50")
    press(keeper, "Boeken")
    keeper.goto(f"/casussen/{number}/geld/")
    expect(keeper.get_by_role("main")).to_contain_text("€\u00a0150,50")


def letter(manager):
    manager.goto("/rapporten/")
    rows = manager.get_by_role("listitem").filter(has_text="Raadsinformatiebrief van 3 december 2020")
    rows.get_by_role("link", name="Tussenevaluatie 50 gezinnen-aanpak").click()
    shown = manager.get_by_role("main")
    for figure in ("€\u00a0426.000", "€\u00a021.000"):
        expect(shown).to_contain_text(figure)
    address = manager.get_by_role("link", name=re.compile("PDF")).first.get_attribute("href")
    answer = manager.request.get(address)
    assert answer.headers["content-type"] == "application/pdf"
    assert_pdf_ua(answer.body())


def canvas_pdf(page, number):
    answer = page.request.get(f"/casussen/{number}/canvas/versies/1/pdf/")
    assert answer.headers["content-type"] == "application/pdf"
    assert_pdf_ua(answer.body())
