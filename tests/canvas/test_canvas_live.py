"""What an open canvas asks every two seconds, who is where, and saves that arrive late, twice or too long."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.signals import template_rendered
from django.urls import reverse

from canvas import services as canvas_services
from canvas.enums import BoxKind
from canvas.live import be_here
from canvas.models import Box, Canvas, CanvasEdit, Presence
from maatwerk.audit.models import Event
from maatwerk.lib import clock
from tests import factories as f

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
HERE, THERE, TABLET = "aaaaaaaaaaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbbbbbbbbbb", "cccccccccccccccccccccccc"


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


@pytest.fixture
def canvas(cast):
    return f.make_canvas(cast)


def ask(client, canvas, etag="", *, window=HERE, box=""):
    url = reverse("canvas:state", args=[canvas.case.number])
    return client.get(url, {"venster": window, "vak": box}, headers={**HTMX, "If-None-Match": etag})


def text_of(response):
    return response.content.decode()


def box_url(canvas, kind=BoxKind.SELF):
    return reverse("canvas:box", args=[canvas.case.number, kind])


def stored(canvas, kind=BoxKind.SELF):
    return Box.objects.get(canvas=canvas, kind=kind)


def write(canvas, text, by, kind=BoxKind.SELF):
    return canvas_services.save_box(canvas, kind, text, base_revision=stored(canvas, kind).revision, by=by)


@pytest.fixture
def rendered():
    names = []

    def note(template, **kwargs):
        names.append(template.name)

    template_rendered.connect(note)
    yield names
    template_rendered.disconnect(note)


# --- the poll --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("edits", [1, 30])
def test_unchanged_poll_is_304_in_four_queries_without_a_template(
    cast, canvas, client, django_assert_num_queries, rendered, edits
):
    for n in range(edits):
        write(canvas, f"Tekst {n}.", cast.coach)
    client.force_login(cast.coach)
    etag = ask(client, canvas).headers["ETag"]
    rendered.clear()
    with django_assert_num_queries(4):  # session, person, canvas and who is here
        response = ask(client, canvas, etag)
    assert (response.status_code, response.content, rendered) == (304, b"", [])
    assert response.headers["ETag"] == etag


def test_poll_tells_what_a_colleague_saved_and_nothing_of_who_only_looks(cast, canvas, client):
    client.force_login(cast.coach)
    etag = ask(client, canvas).headers["ETag"]
    write(canvas, "Oma past op <b>.", cast.consultant)
    response = ask(client, canvas, etag)
    page = text_of(response)
    assert response.status_code == 200
    assert response.headers["ETag"] != etag
    assert "Oma past op &lt;b&gt;." in page
    assert 'data-when="om 15.00 uur" data-time="15:00" data-by="B. Vanbram"' in page
    assert 'id="onder-het-blad"' in page
    assert 'id="vak-kba"' in page
    assert ask(client, canvas, response.headers["ETag"]).status_code == 304


def test_page_knows_its_stand_so_that_the_first_poll_tells_who_is_here_only(cast, canvas, client, rendered):
    client.force_login(cast.coach)
    page = client.get(reverse("canvas:detail", args=[canvas.case.number]))
    assert f'data-stand="{page.context["stand"]}"' in text_of(page)
    rendered.clear()
    response = ask(client, canvas, f'"{page.context["stand"]}-"')
    assert response.status_code == 200
    assert "vak-kba" not in text_of(response)
    assert rendered == ["canvas/live.html", "canvas/presence.html"]


@pytest.mark.parametrize("change", ["marks", "costs", "offered", "circulated", "horizon"])
def test_poll_notices_what_is_not_text(cast, canvas, client, change):
    client.force_login(cast.coach)
    etag = ask(client, canvas).headers["ETag"]
    if change == "marks":
        from cases.services import record_baseline

        record_baseline(canvas.case, marks=[("moeder", 5, "")], held_on=clock.today(), by=cast.coach)
    elif change == "costs":
        canvas_services.remove_line(canvas.cost_lines.first(), by=cast.coach)
    elif change == "offered":
        canvas_services.offer_for_spar(canvas, by=cast.coach)
    elif change == "circulated":
        f.through_spar(cast, canvas)
        canvas_services.circulate(canvas, by=cast.coach)
    else:
        Canvas.objects.filter(pk=canvas.pk).update(horizon_from=clock.today() + timedelta(days=1))
    assert ask(client, canvas, etag).status_code == 200


def test_poll_is_for_who_may_read_the_canvas(cast, canvas, client):
    assert ask(client, canvas).status_code == 401
    for who in (cast.stranger, cast.keeper, cast.manager, cast.chair, cast.admin):
        client.force_login(who)
        assert ask(client, canvas).status_code == 404
    assert not Presence.objects.exists()


def test_agreed_plan_is_not_asked_for(cast, canvas, client):
    f.agree(cast, f.to_breakthrough(cast, canvas))
    client.force_login(cast.coach)
    assert "data-poll" not in text_of(client.get(reverse("canvas:detail", args=[canvas.case.number])))
    response = ask(client, canvas)
    assert (response.status_code, response.headers["HX-Trigger"]) == (204, "canvas-dicht")


def test_poll_is_no_visit(cast, canvas, client):
    client.force_login(cast.coach)
    before = Event.objects.count()
    etag = ask(client, canvas).headers["ETag"]
    ask(client, canvas, etag)
    ask(client, canvas, "")
    assert Event.objects.count() == before


# --- who is here -----------------------------------------------------------------------------------------------------
def test_others_see_who_is_here_and_in_which_box(cast, canvas, client):
    be_here(canvas, cast.consultant, window=THERE, box="self")
    client.force_login(cast.coach)
    response = ask(client, canvas)
    assert "B. Vanbram schrijft in Zelf doen" in text_of(response)
    assert '<span id="aanwezig-self" hx-swap-oob="innerHTML"><span class="mw-presence">B. Vanbram schrijft' in text_of(
        response
    )
    be_here(canvas, cast.consultant, window=THERE)
    response = ask(client, canvas, response.headers["ETag"])
    assert response.status_code == 200
    assert "B. Vanbram leest mee" in text_of(response)


def test_reader_only_reads_along(cast, canvas):
    f.through_spar(cast, canvas, f.make_meeting(cast, "spar"))
    assert be_here(canvas, cast.coach, window=HERE) == []
    be_here(canvas, cast.eye1, window=THERE, box="self")
    assert [person.sentence for person in be_here(canvas, cast.coach, window=HERE)] == ["C. Vancarla leest mee"]


def test_own_second_window_is_told_apart(cast, canvas):
    be_here(canvas, cast.coach, window=THERE, box="self")
    assert [person.sentence for person in be_here(canvas, cast.coach, window=HERE)] == [
        "jij, in een ander venster, in Zelf doen"
    ]


def test_presence_is_written_when_it_changes_and_gone_when_nothing_is_heard(cast, canvas, django_assert_num_queries):
    with clock.at(f.TUESDAY):
        be_here(canvas, cast.coach, window=HERE)
        be_here(canvas, cast.consultant, window=THERE, box="self")
    with clock.at(f.TUESDAY + timedelta(seconds=9)), django_assert_num_queries(1):
        assert len(be_here(canvas, cast.coach, window=HERE)) == 1
    with clock.at(f.TUESDAY + timedelta(seconds=9)), django_assert_num_queries(3):  # read, clean up, write
        be_here(canvas, cast.coach, window=HERE, box="support")
    with clock.at(f.TUESDAY + timedelta(seconds=20)), django_assert_num_queries(3):
        be_here(canvas, cast.coach, window=HERE, box="support")
    with clock.at(f.TUESDAY + timedelta(seconds=26)):
        assert be_here(canvas, cast.coach, window=HERE, box="support") == []
        be_here(canvas, cast.coach, window=HERE)
    assert list(Presence.objects.values_list("user", "box")) == [(cast.coach.pk, "")]


def test_windows_of_one_person_are_limited_and_a_made_up_name_is_not_kept(cast, canvas):
    for n in range(15):
        be_here(canvas, cast.coach, window=f"{n:024x}")
    for window in ("", "x" * 40, "<script>alert(1)</script>"):
        be_here(canvas, cast.consultant, window=window)
    assert Presence.objects.filter(user=cast.coach).count() == 10
    assert not Presence.objects.filter(user=cast.consultant).exists()
    assert be_here(canvas, cast.coach, window=HERE, box="kosten")[0].box == ""


# --- saves that come late, twice or together -------------------------------------------------------------------------
def post(client, canvas, text, base, **more):
    return client.post(box_url(canvas), {"text": text, "base_revision": base, **more}, headers=HTMX)


@pytest.mark.parametrize("edits", [1, 300])
def test_autosave_costs_the_same_however_long_the_history(cast, canvas, client, django_assert_num_queries, edits):
    with connection.cursor() as cursor:
        cursor.execute(
            f"DO $$ BEGIN FOR n IN 1..{edits} LOOP UPDATE canvas_box SET text = 'Tekst ' || n, revision = revision + 1 "
            f"WHERE canvas_id = {canvas.pk} AND kind = 'self'; END LOOP; END $$"
        )
    assert CanvasEdit.objects.filter(canvas=canvas, part="self").count() == edits + 1
    client.force_login(cast.coach)
    with django_assert_num_queries(16):
        response = post(client, canvas, "Oma past op.", edits + 1, autosave="1")
    assert response.status_code == 200
    assert stored(canvas).text == "Oma past op."


def test_save_whose_answer_was_lost_is_no_conflict(cast, canvas, client):
    """The first save arrived, its answer did not: what was typed on starts from it."""
    client.force_login(cast.coach)
    post(client, canvas, "Oma past", 1, autosave="1")
    assert post(client, canvas, "Oma past op.", 1, autosave="1").status_code == 409
    assert post(client, canvas, "Oma past op.", 1, autosave="1", follows="Oma past").status_code == 200
    # It excuses nobody else's text.
    write(canvas, "Opa past op.", cast.consultant)
    assert post(client, canvas, "Oma.", 2, autosave="1", follows="Opa past op.").status_code == 409
    assert stored(canvas).text == "Opa past op."


def test_unmodified_text_of_an_old_window_changes_nothing(cast, canvas, client):
    write(canvas, "Nieuw.", cast.consultant)
    client.force_login(cast.coach)
    response = post(client, canvas, "Tekst voor Zelf doen.", 1)
    assert response.status_code == 200
    assert "Nieuw." in text_of(response)
    assert stored(canvas).text == "Nieuw."


def test_texts_that_touch_different_lines_can_be_merged(cast, canvas, client):
    write(canvas, "Oma past op.\n\nOpa kookt.", cast.coach)
    write(canvas, "Oma past elke dag op.\n\nOpa kookt.", cast.consultant)
    client.force_login(cast.coach)
    mine = "Oma past op.\n\nOpa kookt op zondag."
    page = text_of(post(client, canvas, mine, 2))
    assert "Samenvoegen kan zonder dat er iets wegvalt." in page
    assert 'name="merge_base" value="2"' in page
    merged = text_of(post(client, canvas, mine, 3, do="merge", merge_base="2"))
    assert "Oma past elke dag op.\n\nOpa kookt op zondag.</textarea>" in merged
    # Where both wrote the same sentence, both stay.
    page = text_of(post(client, canvas, "Oma past zelden op.\n\nOpa kookt.", 2))
    assert "zonder dat er iets wegvalt" not in page
    merged = text_of(post(client, canvas, "Oma past zelden op.\n\nOpa kookt.", 3, do="merge", merge_base="2"))
    assert "Oma past elke dag op.\n\nOpa kookt.\n\nOma past zelden op.\n\nOpa kookt.</textarea>" in merged


def test_autosave_never_outdates_a_version_that_was_circulated_meanwhile(cast, canvas, client):
    f.through_spar(cast, canvas)
    canvas_services.circulate(canvas, by=cast.consultant)
    client.force_login(cast.coach)
    response = post(client, canvas, "Nog iets.", 1, autosave="1")
    page = text_of(response)
    assert response.status_code == 409
    assert "Daarom is wat je typte nog niet opgeslagen." in page
    assert "Nog iets.</textarea>" in page
    assert "hx-trigger" not in page
    assert stored(canvas).text == "Tekst voor Zelf doen."
    assert post(client, canvas, "Nog iets.", 1).status_code == 200


# --- what people type ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("extra", [{}, {"autosave": "1"}])
def test_100_000_characters_are_refused_at_the_box(cast, canvas, client, extra):
    client.force_login(cast.coach)
    response = post(client, canvas, "é" * 100_000, 1, **extra)
    assert response.status_code == 422
    sentence = "In een vak passen 20.000 tekens; dit zijn er 100.000. Kort de tekst in; wat je typte staat er nog."
    assert sentence in text_of(response)
    assert ("é" * 100_000 in text_of(response)) is not bool(extra)
    assert stored(canvas).text == "Tekst voor Zelf doen."


def test_a_newline_counts_once(cast, canvas, client):
    client.force_login(cast.coach)
    assert post(client, canvas, "x" + "\r\n" * 19_998 + "x", 1).status_code == 200


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("Samen 👩‍👧 verder", "Samen 👩‍👧 verder", "Samen 👩‍👧 verder"),
        ("مرحبا بالجميع", "مرحبا بالجميع", '<p dir="auto">مرحبا بالجميع</p>'),
        ("een\x00twee\x0b", "eentwee", "eentwee"),
        ("- oma\r\n- opa", "- oma\n- opa", '<ul><li dir="auto">oma</li><li dir="auto">opa</li></ul>'),
    ],
)
def test_whatever_is_typed_is_text(cast, canvas, client, typed, kept, shown):
    client.force_login(cast.coach)
    response = post(client, canvas, typed, 1)
    assert response.status_code == 200
    assert stored(canvas).text == kept
    assert shown in text_of(response)
    assert "<script>alert" not in text_of(response)
    assert "<script>alert" not in text_of(ask(client, canvas))
