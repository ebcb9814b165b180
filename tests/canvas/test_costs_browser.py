"""The line editor in a browser: three lines by keyboard, five from a spreadsheet, and sums that follow the typing."""

from decimal import Decimal

import pytest
from django.conf import settings
from django.urls import reverse

from canvas.models import CostLine
from tests import factories as f
from tests.browser import assert_accessible

PASTE = """text => document.activeElement.dispatchEvent(new ClipboardEvent("paste", {
  bubbles: true, cancelable: true,
  clipboardData: (data => (data.setData("text/plain", text), data))(new DataTransfer()),
}))"""
FIVE = "\n".join(f"opvang {n}\tgemeente (Jeugdwet)\t1.000\tper maand\t6\tofferte" for n in range(1, 6))


def sign_in(client, page, live_server, user):
    client.force_login(user)
    session = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": session.key, "value": session.value, "url": live_server.url}])


@pytest.mark.django_db(transaction=True)
def test_lines_by_keyboard_and_from_a_spreadsheet_with_sums_that_follow(client, live_server, page, browser_errors):
    cast = f.make_cast()
    canvas = f.make_canvas(cast, costs=False)
    sign_in(client, page, live_server, cast.consultant)
    keys = page.keyboard
    page.goto(reverse("canvas:costs", args=[canvas.case.number]))

    # Three lines without the mouse: Tab through the fields, Enter in any of them saves and opens the next.
    page.focus("#nieuw-current-description")
    for n, (amount, total) in enumerate((("75", "3.900"), ("1.250,50", "68.926"), ("1250.50", "133.952")), start=1):
        keys.type(f"hulp {n}")
        keys.press("Tab")
        keys.type("zorgverzekeraar")
        keys.press("Tab")
        keys.type(amount)
        keys.press("Tab")
        keys.press("ArrowUp")  # from per maand to per week
        # Not saved yet, and counted everywhere: on the line, in its scenario and per payer.
        page.locator("#kosten-sommen", has_text=f"€\u00a0{total}").wait_for()
        page.locator("#kosten-rest tbody tr", has_text="zorgverzekeraar").get_by_text(f"€\u00a0{total}").wait_for()
        assert CostLine.objects.count() == n - 1
        for _ in range(3):
            keys.press("Tab")
        keys.press("Enter")
        page.locator("#regels-current tr").nth(n - 1).wait_for()
        page.wait_for_selector("#nieuw-current-description:focus")
        assert page.input_value("#nieuw-current-description") == ""
    assert "nog niet opgeslagen" not in page.inner_text("#kosten-sommen")
    assert_accessible(page)

    # Escape closes, the arrows walk along the lines, Enter opens one where it stands; what was typed survives a reload.
    keys.press("Escape")
    page.wait_for_selector("#nieuw-current a:focus")
    keys.press("ArrowUp")
    keys.press("Enter")
    page.wait_for_selector("#regels-current input[name=description]:focus")
    keys.press("End")
    keys.type(" en meer")
    page.reload()
    page.locator("#regels-current [data-kept]:visible").wait_for()
    page.wait_for_selector("#regels-current input[name=description]:focus")
    keys.press("Enter")
    page.get_by_role("link", name="Wijzigen: hulp 3 en meer").wait_for()

    # One line and then all lines to another scenario; a line taken out.
    page.get_by_role("button", name="Kopieer naar Dreigend: hulp 1").click()
    page.locator("#regels-threatened tr").first.wait_for()
    page.get_by_role("button", name="Alle regels van Huidig kopiëren naar Maatwerk").click()
    page.locator("#regels-custom tr").nth(2).wait_for()
    page.get_by_role("link", name="Wijzigen: hulp 2").last.click()
    page.get_by_role("button", name="Regel weghalen").click()
    page.get_by_role("button", name="Ja, haal weg").click()
    page.locator("#regels-custom tr").nth(2).wait_for(state="detached")
    page.wait_for_selector("h2#custom:focus")

    # Five rows pasted into the description: shown as they are understood, with the error in its cell, then saved.
    page.focus("#nieuw-threatened-description")
    page.evaluate(PASTE, FIVE.replace("1.000", "veel", 1))
    page.get_by_text("1 van de 5 regels is nog niet goed").wait_for()
    page.get_by_role("cell", name="veel Schrijf een bedrag").wait_for()
    assert_accessible(page)
    page.fill("#geplakt textarea", FIVE)
    page.get_by_role("button", name="Bekijk de regels").click()
    page.get_by_role("button", name="Bewaar deze 5 regels").click()
    page.get_by_text("5 regels bewaard.").wait_for()
    rows = CostLine.objects.current().order_by("pk").values_list("scenario", "amount", "frequency")
    assert list(rows) == [
        ("current", Decimal(75), "week"),
        ("current", Decimal("1250.50"), "week"),
        ("current", Decimal("1250.50"), "week"),
        ("threatened", Decimal(75), "week"),
        ("custom", Decimal(75), "week"),
        ("custom", Decimal("1250.50"), "week"),
        *[("threatened", Decimal(1000), "month")] * 5,
    ]
    # 3.900 + 5 × 6.000 − (3.900 + 65.026)
    page.locator("#kosten-sommen", has_text="€\u00a0−35.026").wait_for()
