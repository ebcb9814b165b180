"""Leaving in the middle of a word, a server that is killed, the keyboard alone, what is pasted: nothing is lost."""

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
from django.db import connection
from django.urls import reverse
from playwright.sync_api import expect

from canvas import services as canvas_services
from canvas.enums import BoxKind
from canvas.models import CanvasVersion
from maatwerk.lib.postgres.config import APP_ROLE
from maatwerk.lib.postgres.server import ensure_running
from tests import factories as f
from tests.browser import assert_accessible, until
from tests.canvas.live import (
    ROOT,
    SAVES,
    TEXT,
    area,
    box,
    drafts,
    hold_saves,
    open_box,
    saved,
    state,
    stored,
    write,
    written_on,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast():
    return f.make_cast()


@pytest.fixture
def canvas(cast):
    return f.make_canvas(cast)


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
    # It opens by itself with what was typed, whether or not what a page sends while it closes reached the new server.
    expect(area(anna)).to_have_value(f"{TEXT} Net nog niet. En weer.")
    anna.unroute(SAVES)
    saved(anna)
    # Only what was saved is no longer kept.
    until(anna, lambda: not drafts(anna))
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
