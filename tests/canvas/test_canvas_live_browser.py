"""Two people in one canvas, a poor line, an expired session, a killed server: nothing is lost, nothing happens twice.

The page asks and saves by its own clock. Where the order of that and of what a test does makes a difference, the test
holds one of them back.
"""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from canvas import services as canvas_services
from canvas.enums import BoxKind
from canvas.models import Box, CanvasVersion
from maatwerk.lib.postgres.config import APP_ROLE
from maatwerk.lib.postgres.server import ensure_running
from tests import factories as f
from tests.browser import assert_accessible, listened, new_context

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).parents[2]
# What Chromium and htmx say of a refused save or a cut line, which these tests cause.
CAUSED = r"status of 4(01|03|09|22)|Status Error Code 40[13]|ERR_|htmx:(sendError|responseError)"
SAVES, QUESTIONS = "**/vak/self/", re.compile("/canvas/stand/")
TEXT = "Tekst voor Zelf doen."


@pytest.fixture
def cast():
    return f.make_cast()


@pytest.fixture
def canvas(cast):
    return f.make_canvas(cast)


@pytest.fixture
def screen(browser, live_server, browser_errors):
    """`screen(user)` is a window of this person's own, signed in."""
    contexts = []

    def opened(user=None, *, url=live_server.url, **options):
        context = new_context(browser, url, **options)
        contexts.append(context)
        if user:
            client = Client()
            client.force_login(user)
            cookie = client.cookies[settings.SESSION_COOKIE_NAME]
            context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": url}])
        return heard(context.new_page())

    def heard(page):
        return listened(page, browser_errors, caused=CAUSED)

    opened.heard = heard
    yield opened
    for context in contexts:
        context.close()


def sheet(canvas):
    return reverse("canvas:detail", args=[canvas.case.number])


def stored(canvas, kind=BoxKind.SELF):
    return Box.objects.get(canvas=canvas, kind=kind).text


def box(page, kind="self"):
    return page.locator(f"#vak-{kind}")


def area(page, kind="self"):
    return page.locator(f"#tekst-{kind}")


def state(page, kind="self"):
    return page.locator(f"#stand-{kind}")


def open_box(page, canvas, kind="self"):
    page.goto(sheet(canvas))
    page.click(f"#schrijf-{kind}")
    expect(area(page, kind)).to_be_focused()
    return area(page, kind)


def written_on(page, kind="self"):
    """The box after coming back: open with what was typed, or opened once more when that had been saved by then."""
    page.wait_for_function(
        "id => document.getElementById(id) || !Object.keys(sessionStorage).some(key => key.includes('-draft/'))",
        arg=f"tekst-{kind}",
    )
    if not area(page, kind).count():
        page.click(f"#schrijf-{kind}")
    expect(area(page, kind)).to_be_visible()
    return area(page, kind)


def write(textarea, text):
    """Type on at the end, in one go."""
    textarea.press("ControlOrMeta+End")
    textarea.page.keyboard.insert_text(text)


def saved(page, kind="self"):
    expect(state(page, kind)).to_contain_text("opgeslagen")
    expect(state(page, kind)).not_to_contain_text("niet")


DRAFTS = "Object.keys(sessionStorage).filter(key => key.startsWith('maatwerk-draft/'))"


def drafts(page):
    return page.evaluate(DRAFTS)


def hold_questions(page):
    """From now on nothing has changed, as far as the page hears; also no question of before is on its way."""
    page.route(QUESTIONS, lambda route: route.fulfill(status=304))
    with page.expect_request(QUESTIONS):  # one at a time
        pass


def hold_saves(page):
    """From now on no save gets through."""
    page.route(SAVES, lambda route: route.abort() if route.request.method == "POST" else route.continue_())


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


def sign_in(page, username):
    page.get_by_label("Gebruikersnaam").fill(username)
    page.get_by_label("Wachtwoord").fill(f.PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Aanmelden", exact=True).click()


# --- leaving in the middle of a word ---------------------------------------------------------------------------------
def test_leaving_within_a_second_loses_nothing(cast, canvas, screen):
    anna = screen(cast.coach)
    write(open_box(anna, canvas), " A")
    anna.reload()
    expect(written_on(anna)).to_have_value(f"{TEXT} A")
    write(area(anna), " B")
    anna.locator("#onder-het-blad").get_by_role("link", name="Kosten", exact=True).click()
    anna.wait_for_url("**/kosten/")
    anna.go_back()
    expect(written_on(anna)).to_have_value(f"{TEXT} A B")
    write(area(anna), " C")
    box(anna).get_by_role("link", name="Sluiten").click()
    expect(box(anna)).to_contain_text(f"{TEXT} A B C")
    expect(anna.locator("#schrijf-self")).to_be_focused()
    anna.keyboard.press("Space")
    expect(area(anna)).to_be_focused()
    write(area(anna), " D")
    anna.get_by_role("button", name="Afmelden").click()
    anna.wait_for_url("**/aanmelden/")
    assert stored(canvas) == f"{TEXT} A B C D"
    assert anna.evaluate("Object.keys(sessionStorage).filter(key => key.startsWith('maatwerk'))") == []


def test_version_that_lies_for_reading_is_changed_by_a_press_only(cast, canvas, screen):
    f.through_spar(cast, canvas)
    anna = screen(cast.coach)
    open_box(anna, canvas)
    # Circulated by a colleague while the box is open: the autosave is held, and says why.
    canvas_services.circulate(canvas, by=cast.consultant)
    write(area(anna), " Toch nog iets.")
    expect(box(anna)).to_contain_text("Daarom is wat je typte nog niet opgeslagen.")
    write(area(anna), " En dit.")
    area(anna).press("Escape")
    expect(state(anna)).to_contain_text("nog niet opgeslagen")
    anna.reload()
    expect(area(anna)).to_have_value(f"{TEXT} Toch nog iets. En dit.")
    assert stored(canvas) == TEXT
    area(anna).press("ControlOrMeta+Enter")
    expect(anna.locator("#schrijf-self")).to_be_visible()
    expect(box(anna)).to_contain_text("Toch nog iets. En dit.")
    assert stored(canvas) == f"{TEXT} Toch nog iets. En dit."
    # Twice is once.
    sending = reverse("canvas:circulate", args=[canvas.case.number])
    anna.goto(sending)
    anna.get_by_role("main").get_by_role("button", name="Rondsturen", exact=True).dblclick()
    anna.wait_for_url(lambda url: not url.endswith(sending))
    expect(anna.get_by_role("main")).to_contain_text("versie 2")
    assert list(CanvasVersion.objects.order_by("number").values_list("number", flat=True)) == [1, 2]
    # Agreed meanwhile: what was typed can't be saved any more, and is shown all the same.
    write(open_box(anna, canvas), " Te laat.")
    item = canvas_services.put_on_agenda(f.make_meeting(cast), canvas, by=cast.chair)
    f.agree(cast, item)
    expect(anna.locator("#verbinding")).to_contain_text("Het plan is vastgesteld.")
    anna.reload()
    expect(anna.get_by_label(re.compile("^Dit typte je"))).to_have_value(f"{TEXT} Toch nog iets. En dit. Te laat.")
    assert_accessible(anna)
    anna.get_by_role("button", name="Weggooien").click()
    assert drafts(anna) == []


# --- a server that dies ----------------------------------------------------------------------------------------------
@pytest.fixture
def server():
    """The app in a process of its own on the test's database: `.start()` and `.kill()` (-9)."""
    own = _Server()
    own.start()
    yield own
    own.kill()


class _Server:
    def __init__(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        database = settings.DATABASES["default"]
        at = ensure_running(Path(database["VAR_DIR"]), database["SERVER_OPTIONS"]).params(
            APP_ROLE, connection.settings_dict["NAME"]
        )
        self.environment = {
            **os.environ,
            "MAATWERK_VAR": str(settings.VAR_DIR),
            "DATABASE_URL": f"postgres://{at['user']}:{quote(at['password'], safe='')}@:{at['port']}/{at['dbname']}"
            f"?host={quote(str(at['host']), safe='')}",
        }
        self.process = None

    def start(self):
        command = [sys.executable, "-m", "gunicorn", "maatwerk.wsgi", "--bind", f"127.0.0.1:{self.port}"]
        self.process = subprocess.Popen(
            [*command, "--threads=4", "--log-level=error", "--no-control-socket"],
            cwd=ROOT,
            env=self.environment,
            start_new_session=True,
        )
        while self.process.poll() is None:
            try:
                with urllib.request.urlopen(f"{self.url}/livez", timeout=5):  # noqa: S310 - our own address
                    return
            except OSError:
                time.sleep(0.1)
        pytest.fail("the server stopped")

    def kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def test_server_is_killed_between_a_keystroke_and_its_save(cast, canvas, screen, server):
    anna = screen(cast.coach, url=server.url)
    write(open_box(anna, canvas), " Net")
    server.kill()
    write(area(anna), " nog niet.")
    expect(state(anna)).to_contain_text("geen verbinding")
    server.start()
    saved(anna)
    assert stored(canvas) == f"{TEXT} Net nog niet."
    # Killed once more, and the person reloads when it is back.
    server.kill()
    write(area(anna), " En weer.")
    expect(state(anna)).to_contain_text("geen verbinding")
    hold_saves(anna)
    server.start()
    anna.reload()
    # Open with the text, or read again: what a page sends while it closes may just have reached the new server.
    expect(area(anna).or_(anna.locator("#vak-self .mw-box__text", has_text="En weer."))).to_be_visible()
    anna.unroute(SAVES)
    if area(anna).count():
        expect(area(anna)).to_have_value(f"{TEXT} Net nog niet. En weer.")
        saved(anna)
    # What came back opens by itself and is saved; only then is it no longer kept.
    anna.wait_for_function(f"{DRAFTS}.length === 0")
    assert stored(canvas) == f"{TEXT} Net nog niet. En weer."


# --- by keyboard, and what is pasted ---------------------------------------------------------------------------------
def tab_to(page, target, limit=90):
    """Press Tab until the target has the focus."""
    for _ in range(limit):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{target} is not reached by {limit} tabs")


def test_by_keyboard_alone_from_signing_in_to_offering(cast, canvas, screen):
    anna = screen()
    anna.goto("/aanmelden/")
    tab_to(anna, anna.get_by_label("Gebruikersnaam"))
    anna.keyboard.type("anna")
    tab_to(anna, anna.get_by_label("Wachtwoord"))
    anna.keyboard.type(f.PASSWORD)
    anna.keyboard.press("Enter")
    anna.wait_for_url(lambda url: "/aanmelden/" not in url)
    tab_to(anna, anna.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Casussen"))
    anna.keyboard.press("Enter")
    anna.wait_for_url("**/casussen/")
    tab_to(anna, anna.get_by_role("main").get_by_role("link", name=re.compile(canvas.case.number)).first)
    anna.keyboard.press("Enter")
    tab_to(anna, anna.get_by_role("navigation", name="Casus", exact=True).get_by_role("link", name="Canvas"))
    anna.keyboard.press("Enter")
    # The boxes come in the order in which the paper is read.
    expect(anna.locator("#schrijf-situation")).to_be_visible()
    order = []
    while "schrijf-involvement" not in order and len(order) < 60:
        anna.keyboard.press("Tab")
        order.append(anna.evaluate("document.activeElement.id"))
    assert [name for name in order if name.startswith("schrijf-")] == [f"schrijf-{kind}" for kind in BoxKind]
    while anna.evaluate("document.activeElement.id") != "schrijf-self":
        anna.keyboard.press("Shift+Tab")
    anna.keyboard.press("Enter")
    expect(area(anna)).to_be_focused()
    anna.keyboard.type(" Oma past op.")
    anna.keyboard.press("Escape")  # saves and closes, and asks nothing
    expect(anna.locator("#schrijf-self")).to_be_focused()
    expect(box(anna)).to_contain_text("Oma past op.")
    tab_to(anna, anna.get_by_role("main").get_by_role("link", name="Aanmelden voor de spar-tafel"))
    anna.keyboard.press("Enter")
    anna.wait_for_url("**/aanmelden/")
    tab_to(anna, anna.get_by_role("main").get_by_role("button", name="Aanmelden voor de spar-tafel"))
    anna.keyboard.press("Enter")
    expect(anna.get_by_role("main")).to_contain_text("aangemeld")
    canvas.refresh_from_db()
    assert canvas.offered_by == cast.coach
    assert stored(canvas) == f"{TEXT} Oma past op."


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{color:red}</style></head>
<body><p class=MsoNormal>Wie helpt er <b>mee</b>?<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;&nbsp;
</span></span>oma</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp;&nbsp; </span>
</span>opa</p>
<ol start=2><li>eerst de huur</li><li>dan de school</li></ol><script>alert(1)</script></body></html>"""
PASTE = """([html, plain]) => {
  const data = new DataTransfer();
  if (html) data.setData("text/html", html);
  data.setData("text/plain", plain);
  document.activeElement.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def test_pasted_word_markup_and_what_does_not_fit(cast, canvas, screen):
    anna = screen(cast.coach)
    open_box(anna, canvas)
    area(anna).fill("")
    anna.evaluate(PASTE, [WORD, "plat"])
    expect(area(anna)).to_have_value("Wie helpt er mee?\n\n- oma\n- opa\n2. eerst de huur\n3. dan de school")
    saved(anna)
    area(anna).fill("")
    anna.evaluate(PASTE, ["", "•\toma\r\n·\topa\r\no\ttante\r\nom de week\r\n1.\teerst"])
    expect(area(anna)).to_have_value("- oma\n- opa\n- tante\nom de week\n1. eerst")
    saved(anna)
    # Too long: nothing is sent, the state says why, and the text stays; also in what is kept.
    area(anna).fill("é" * 100_000)
    expect(state(anna)).to_have_text(
        "niet opgeslagen: in een vak passen 20.000 tekens; dit zijn er 100.000. Kort de tekst in."
    )
    anna.reload()
    expect(area(anna)).to_have_value("é" * 100_000)
    expect(state(anna)).to_contain_text("niet opgeslagen: ")
    area(anna).fill("مرحبا 👩‍👧 <script>alert(1)</script>")
    saved(anna)
    area(anna).press("Escape")
    expect(box(anna).locator(".mw-box__text p")).to_have_text("مرحبا 👩‍👧 <script>alert(1)</script>")
    assert box(anna).locator(".mw-box__text p").evaluate("element => getComputedStyle(element).direction") == "rtl"
