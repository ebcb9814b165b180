"""The canvas on one page: starting it, writing in a box without ever losing text, and the marks of the family."""

from decimal import Decimal

import pytest
from django.conf import settings
from django.urls import reverse

from canvas import services as canvas_services
from canvas.enums import GUIDING_QUESTIONS, BoxKind, MeetingKind
from canvas.models import Box, Canvas
from cases import services as case_services
from cases.models import Mark
from maatwerk.audit.models import Event
from maatwerk.lib import clock
from tests import factories as f
from tests.browser import assert_accessible

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


def sheet(case):
    return reverse("canvas:detail", args=[case.number])


def box_url(case, kind=BoxKind.SELF):
    return reverse("canvas:box", args=[case.number, kind.value])


def text_of(response):
    return response.content.decode()


def in_conversation(cast, *, akkoord=True):
    case = f.make_case(cast)
    case_services.record_conversation(case, held_on=clock.today(), note="", by=cast.consultant)
    if akkoord:
        case_services.give_family_akkoord(case, given_on=clock.today(), by=cast.consultant)
    return case


def empty_canvas(cast):
    case = in_conversation(cast)
    return canvas_services.start_canvas(case, by=cast.consultant)


def stored(canvas, kind=BoxKind.SELF):
    return Box.objects.get(canvas=canvas, kind=kind)


# --- starting --------------------------------------------------------------------------------------------------------
def test_member_starts_the_canvas_after_akkoord_and_twice_is_once(cast, client):
    case = in_conversation(cast)
    client.force_login(cast.consultant)
    assert 'name="do" value="start"' in text_of(client.get(sheet(case)))
    for _ in range(2):
        assert client.post(sheet(case), {"do": "start"}).status_code == 302
    assert Canvas.objects.count() == 1


def test_canvas_does_not_start_without_akkoord(cast, client):
    case = in_conversation(cast, akkoord=False)
    client.force_login(cast.consultant)
    response = client.post(sheet(case), {"do": "start"}, follow=True)
    assert "Het canvas begint pas na het akkoord van het gezin." in text_of(response)
    assert GUIDING_QUESTIONS[BoxKind.PERSPECTIVE] in text_of(response)
    assert not Canvas.objects.exists()


# --- the sheet -------------------------------------------------------------------------------------------------------
def test_empty_box_shows_its_question_and_what_is_missing_links_to_it(cast, client):
    case = empty_canvas(cast).case
    client.force_login(cast.coach)
    page = text_of(client.get(sheet(case)))
    for kind in BoxKind:
        assert GUIDING_QUESTIONS[kind].replace("'", "&#x27;") in page
        assert box_url(case, kind) in page
    assert "Wat mist er nog (10)" in page
    assert f'<a href="{reverse("canvas:baseline", args=[case.number])}">Het tevredenheidscijfer' in page
    assert "versie 1 (concept)" in page


def test_sheet_shows_text_marks_costs_and_the_next_step(cast, client):
    case = f.make_canvas(cast).case
    client.force_login(cast.coach)
    page = text_of(client.get(sheet(case)))
    for expected in (
        "Tekst voor Doorbraak.",
        "<b>4</b> (moeder)",
        "€\u00a020.000",
        "€\u00a027.000",
        "Aanmelden voor de spar-tafel",
        "24 november 2020",
    ):
        assert expected in page


def test_negative_rendement_is_shown_as_it_is(cast, client):
    canvas = f.make_canvas(cast)
    canvas_services.add_cost_line(
        canvas, scenario="custom", description="meer", payer="gemeente", amount=Decimal(40_000), by=cast.coach
    )
    client.force_login(cast.coach)
    page = text_of(client.get(sheet(canvas.case)))
    assert "€\u00a0−13.000" in page
    assert "mw-kba__yield--neg" in page


def test_reading_the_canvas_is_recorded(cast, client):
    case = f.make_canvas(cast).case
    client.force_login(cast.coach)
    client.get(sheet(case))
    assert Event.objects.filter(action="canvas.viewed", actor_id=cast.coach.pk).count() == 1


def test_reader_reads_and_can_not_write(cast, client):
    canvas = f.make_canvas(cast)
    f.through_spar(cast, canvas)
    client.force_login(cast.eye1)
    page = text_of(client.get(sheet(canvas.case)))
    assert "Tekst voor Doorbraak." in page
    assert box_url(canvas.case) not in page
    for url in (box_url(canvas.case), reverse("canvas:baseline", args=[canvas.case.number])):
        assert client.get(url).status_code == 403
        assert client.post(url, {"text": "Van mij.", "base_revision": "1"}).status_code == 403
    assert client.post(sheet(canvas.case), {"do": "start"}).status_code == 403
    assert stored(canvas).text == "Tekst voor Zelf doen."


def test_stranger_gets_404_and_anonymous_signs_in(cast, client):
    case = f.make_canvas(cast).case
    urls = [sheet(case), box_url(case), reverse("canvas:baseline", args=[case.number])]
    for url in urls:
        assert client.get(url).status_code == 302
    for who in (cast.stranger, cast.keeper, cast.manager, cast.chair, cast.admin):
        client.force_login(who)
        for url in urls:
            assert client.get(url).status_code == 404
            assert client.post(url, {}).status_code == 404


# --- writing in a box ------------------------------------------------------------------------------------------------
def test_box_is_saved_from_its_own_page(cast, client):
    canvas = empty_canvas(cast)
    client.force_login(cast.consultant)
    assert GUIDING_QUESTIONS[BoxKind.SELF] in text_of(client.get(box_url(canvas.case)))
    response = client.post(box_url(canvas.case), {"text": "Oma past op.\r\nElke dag.", "base_revision": "0"})
    assert response.headers["Location"] == sheet(canvas.case) + "?opgeslagen=self#vak-self"
    box = stored(canvas)
    assert (box.text, box.revision, box.edited_by) == ("Oma past op.\nElke dag.", 1, cast.consultant)


def test_box_opens_saves_and_closes_in_place(cast, client):
    canvas = empty_canvas(cast)
    client.force_login(cast.coach)
    opened = client.get(box_url(canvas.case), headers=HTMX)
    assert "<main" not in text_of(opened)
    assert "HX-Request" in opened.headers["Vary"]
    saved = client.post(box_url(canvas.case), {"text": "Oma past op.", "base_revision": "0"}, headers=HTMX)
    assert "opgeslagen 15:00" in text_of(saved)
    closed = client.get(box_url(canvas.case), {"lezen": ""}, headers=HTMX)
    assert "Oma past op." in text_of(closed)
    assert "<textarea" not in text_of(closed)


def test_autosave_answers_with_the_state_and_the_new_base_only(cast, client):
    canvas = empty_canvas(cast)
    client.force_login(cast.coach)
    data = {"text": "Oma past op.", "base_revision": "0", "autosave": "1"}
    page = text_of(client.post(box_url(canvas.case), data, headers=HTMX))
    assert "opgeslagen 15:00" in page
    assert 'id="basis-self" value="1" hx-swap-oob="true"' in page
    assert "<textarea" not in page


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_stale_save_overwrites_nothing_and_shows_both_texts(cast, client, headers):
    canvas = empty_canvas(cast)
    canvas_services.save_box(canvas, BoxKind.SELF, "Van Anna.", base_revision=0, by=cast.coach)
    client.force_login(cast.consultant)
    response = client.post(box_url(canvas.case), {"text": "Van Bram.", "base_revision": "0"}, headers=headers)
    page = text_of(response)
    assert response.status_code == 409
    assert "A. Vananna heeft dit vak intussen gewijzigd." in page
    assert "Van Anna." in page
    assert "Van Bram.</textarea>" in page
    assert 'name="base_revision" id="basis-self" value="1"' in page
    assert stored(canvas).text == "Van Anna."
    # Having seen both, Bram may choose his own text.
    client.post(box_url(canvas.case), {"text": "Van Bram.", "base_revision": "1"})
    assert stored(canvas).text == "Van Bram."


def test_stale_autosave_opens_the_conflict_in_the_box(cast, client):
    canvas = empty_canvas(cast)
    canvas_services.save_box(canvas, BoxKind.SELF, "Van Anna.", base_revision=0, by=cast.coach)
    client.force_login(cast.consultant)
    data = {"text": "Van Bram.", "base_revision": "0", "autosave": "1"}
    response = client.post(box_url(canvas.case), data, headers=HTMX)
    assert response.status_code == 409
    assert (response.headers["HX-Retarget"], response.headers["HX-Reswap"]) == ("#vak-self", "outerHTML")
    assert "hx-trigger" not in text_of(response)


def test_merging_puts_both_texts_in_the_form_and_saves_nothing_yet(cast, client):
    canvas = empty_canvas(cast)
    canvas_services.save_box(canvas, BoxKind.SELF, "Van Anna.", base_revision=0, by=cast.coach)
    client.force_login(cast.consultant)
    data = {"text": "Van Bram.", "base_revision": "1", "do": "merge"}
    assert "Van Anna.\n\nVan Bram.</textarea>" in text_of(client.post(box_url(canvas.case), data))
    assert stored(canvas).text == "Van Anna."


def test_own_second_window_is_named_as_such(cast, client):
    canvas = empty_canvas(cast)
    canvas_services.save_box(canvas, BoxKind.SELF, "Eerst.", base_revision=0, by=cast.coach)
    client.force_login(cast.coach)
    page = text_of(client.post(box_url(canvas.case), {"text": "Later.", "base_revision": "0"}))
    assert "Je hebt dit vak intussen zelf gewijzigd, in een ander venster." in page
    same = client.post(box_url(canvas.case), {"text": "Eerst.", "base_revision": "0"})
    assert same.status_code == 302


@pytest.mark.parametrize("extra", [{}, {"autosave": "1"}])
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_bsn_is_refused_and_the_typed_text_stays(cast, client, headers, extra):
    canvas = empty_canvas(cast)
    client.force_login(cast.coach)
    typed = {"text": "Zie 111222333.", "base_revision": "0", **extra}
    response = client.post(box_url(canvas.case), typed, headers=headers)
    page = text_of(response)
    assert response.status_code == 409
    assert "lijkt een burgerservicenummer" in page
    # An autosave answers with the state alone: the text was never taken out of the box.
    assert ("Zie 111222333.</textarea>" in page) is not bool(headers and extra)
    assert stored(canvas).text == ""


def test_too_long_or_broken_form_keeps_the_text(cast, client):
    canvas = empty_canvas(cast)
    client.force_login(cast.coach)
    response = client.post(box_url(canvas.case), {"text": "x" * 20_001, "base_revision": "0"})
    assert "x" * 20_001 in text_of(response)
    response = client.post(box_url(canvas.case), {"text": "Zonder basis."})
    assert "Zonder basis.</textarea>" in text_of(response)
    assert stored(canvas).text == ""


def test_closed_plan_opens_no_box_and_keeps_what_was_typed_in_time(cast, client):
    canvas = f.make_canvas(cast)
    f.agree(cast, f.to_breakthrough(cast, canvas))
    client.force_login(cast.coach)
    assert box_url(canvas.case) not in text_of(client.get(sheet(canvas.case)))
    assert client.get(box_url(canvas.case)).status_code == 409
    response = client.post(box_url(canvas.case), {"text": "Te laat.", "base_revision": "1"})
    assert response.status_code == 409
    assert "Het plan is vastgesteld." in text_of(response)
    assert "Te laat.</textarea>" in text_of(response)


def test_a_version_that_is_being_read_warns_and_is_not_autosaved(cast, client):
    canvas = f.make_canvas(cast)
    f.through_spar(cast, canvas)
    canvas_services.circulate(canvas, by=cast.coach)
    client.force_login(cast.coach)
    page = text_of(client.get(box_url(canvas.case), headers=HTMX))
    assert "Versie 1 ligt ter lezing." in page
    assert "autosave" not in page


def test_unknown_box_is_404(cast, client):
    case = empty_canvas(cast).case
    client.force_login(cast.coach)
    assert client.get(sheet(case) + "vak/kosten/").status_code == 404


def test_expired_login_leads_htmx_to_signing_in_and_back_to_the_sheet(cast, client):
    case = empty_canvas(cast).case
    headers = {**HTMX, "HX-Current-URL": f"http://testserver{sheet(case)}"}
    response = client.post(box_url(case), {"text": "Oma.", "base_revision": "0"}, headers=headers)
    assert response.status_code == 401
    assert response.headers["HX-Redirect"] == f"/aanmelden/?next=%2Fcasussen%2F{case.number}%2Fcanvas%2F"


# --- marks -----------------------------------------------------------------------------------------------------------
def marks_form(*rows, **extra):
    data = {"held_on": "2020-11-24", "story": "", "rij-TOTAL_FORMS": str(len(rows)), "rij-INITIAL_FORMS": "0"}
    for n, row in enumerate(rows):
        for name, value in zip(("role", "value", "absent_reason"), row, strict=True):
            data[f"rij-{n}-{name}"] = value
    return {**data, **extra}


def test_marks_at_the_canvas_are_recorded_per_role(cast, client):
    case = empty_canvas(cast).case
    url = reverse("canvas:baseline", args=[case.number])
    client.force_login(cast.consultant)
    assert client.get(url).status_code == 200
    data = marks_form(("moeder", "4,5", ""), ("dochter", "", "te jong voor een cijfer"), ("", "", ""))
    assert client.post(url, data).headers["Location"] == sheet(case)
    assert list(Mark.objects.values_list("role", "value", "absent_reason")) == [
        ("moeder", Decimal("4.5"), ""),
        ("dochter", None, "te jong voor een cijfer"),
    ]


def test_wrong_mark_keeps_what_was_typed(cast, client):
    case = empty_canvas(cast).case
    client.force_login(cast.consultant)
    response = client.post(reverse("canvas:baseline", args=[case.number]), marks_form(("moeder", "elf", "")))
    assert response.status_code == 200
    assert 'value="elf"' in text_of(response)
    assert not Mark.objects.exists()


def test_marks_lie_fixed_once_the_plan_is_agreed(cast, client):
    canvas = f.make_canvas(cast)
    f.agree(cast, f.to_breakthrough(cast, canvas))
    client.force_login(cast.coach)
    url = reverse("canvas:baseline", args=[canvas.case.number])
    assert client.get(url).status_code == 409
    response = client.post(url, marks_form(("moeder", "9", "")))
    assert response.status_code == 409
    assert 'value="9"' in text_of(response)


# --- counts ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_lines_and_versions(cast, client, django_assert_num_queries, rows):
    canvas = f.make_canvas(cast, costs=False)
    for n in range(rows):
        for scenario in ("threatened", "custom"):
            canvas_services.add_cost_line(
                canvas, scenario=scenario, description=f"regel {n}", payer="gemeente", amount=Decimal(1), by=cast.coach
            )
    meeting = f.make_meeting(cast, MeetingKind.SPAR)
    f.through_spar(cast, canvas, meeting)
    for n in range(rows):
        canvas_services.save_box(canvas, BoxKind.SELF, f"Tekst {n}.", base_revision=n + 1, by=cast.coach)
        canvas_services.circulate(canvas, by=cast.coach)
    client.force_login(cast.coach)
    with django_assert_num_queries(31):
        client.get(sheet(canvas.case))
    with django_assert_num_queries(11):
        client.get(box_url(canvas.case))


# --- in the browser --------------------------------------------------------------------------------------------------
def sign_in(client, page, live_server, user):
    client.force_login(user)
    session = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": session.key, "value": session.value, "url": live_server.url}])


# What is said of the box, also when it does not stand there long.
KEEP_STATES = """window.states = [];
new MutationObserver(() => states.push(document.querySelector("#stand-self").innerText))
  .observe(document.querySelector("#stand-self"), { childList: true, subtree: true });"""


@pytest.mark.django_db(transaction=True)
def test_typing_is_kept_saved_and_never_overwrites_a_colleague(client, live_server, page, browser_errors):
    cast = f.make_cast()
    canvas = empty_canvas(cast)
    sign_in(client, page, live_server, cast.consultant)
    page.goto(sheet(canvas.case))
    page.click("#schrijf-self")
    page.wait_for_selector("#tekst-self:focus")
    assert_accessible(page)
    page.evaluate(KEEP_STATES)
    page.keyboard.type("Oma past op.")
    page.wait_for_selector("#basis-self[value='1']", state="attached")
    assert page.evaluate("states")[0] == "nog niet opgeslagen"
    assert stored(canvas).text == "Oma past op."
    # A colleague writes in between; what is typed here is not lost and nothing of hers either.
    canvas_services.save_box(canvas, BoxKind.SELF, "Opa past op.", base_revision=1, by=cast.coach)
    page.keyboard.type(" Elke dag.")
    page.get_by_text("A. Vananna heeft dit vak intussen gewijzigd.", exact=False).wait_for()
    assert_accessible(page)
    assert page.input_value("#tekst-self") == "Oma past op. Elke dag."
    page.get_by_role("button", name="Samenvoegen").click()
    page.get_by_text("Dit zijn beide teksten in één.", exact=False).wait_for()
    page.get_by_role("button", name="Opslaan").click()
    page.wait_for_selector("#schrijf-self")
    assert stored(canvas).text == "Opa past op. Elke dag."
    assert page.evaluate("Object.keys(sessionStorage).filter(key => key.startsWith('maatwerk-draft/'))") == []
    browser_errors.clear()  # the browser reports the 409 of the conflict


@pytest.mark.django_db(transaction=True)
def test_text_that_was_refused_is_there_again_after_coming_back(client, live_server, page, browser_errors):
    cast = f.make_cast()
    canvas = empty_canvas(cast)
    sign_in(client, page, live_server, cast.consultant)
    page.goto(sheet(canvas.case))
    page.click("#schrijf-self")
    page.wait_for_selector("#tekst-self:focus")
    page.keyboard.type("Zie 111222333.")
    page.get_by_text("niet opgeslagen: ", exact=False).wait_for()
    page.goto(sheet(canvas.case))
    # It opens by itself, and is refused once more.
    page.get_by_text("niet opgeslagen: ", exact=False).wait_for()
    assert page.input_value("#tekst-self") == "Zie 111222333."
    page.get_by_role("button", name="Afmelden").click()
    page.get_by_text("Je tekst in Zelf doen is nog niet opgeslagen.", exact=False).wait_for()
    page.get_by_role("button", name="Afmelden").click()
    page.wait_for_url("**/aanmelden/")
    browser_errors.clear()  # the browser reports each 409
    assert page.evaluate("Object.keys(sessionStorage).filter(key => key.startsWith('maatwerk-draft/'))") == []
    assert stored(canvas).text == ""
