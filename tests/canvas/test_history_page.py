"""Who wrote what and when; an earlier text comes back as a new edit and newer text is never overwritten."""

import datetime as dt

import pytest
from django.urls import reverse

from canvas import services as canvas_services
from canvas.enums import BoxKind
from canvas.history import entries_of
from canvas.models import CanvasEdit
from maatwerk.audit.models import Event
from maatwerk.lib import clock
from tests import factories as f

pytestmark = pytest.mark.django_db
KIND = BoxKind.PERSPECTIVE
FIRST = "Tekst voor Perspectief."


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


@pytest.fixture
def canvas(cast):
    return f.make_canvas(cast)


def url(canvas, kind=KIND, name="history"):
    return reverse(f"canvas:{name}", args=[canvas.case.number, *([kind] if name == "history" else [])])


def page_of(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def box_of(canvas):
    return canvas.boxes.get(kind=KIND)


def write(canvas, text, *, by, minutes):
    """`by` saves a text so many minutes after the first."""
    with clock.at(f.TUESDAY + dt.timedelta(minutes=minutes)):
        return canvas_services.save_box(canvas, KIND, text, base_revision=box_of(canvas).revision, by=by)


def test_autosaves_of_one_writer_within_ten_minutes_are_one_entry(cast, canvas):
    for minutes, text, by in (
        (1, "Een plek", cast.coach),
        (4, "Een veilige plek", cast.coach),
        (12, "Een veilige plek om te wonen", cast.coach),  # ten minutes have passed
        (13, "Een plek om te wonen", cast.consultant),
        (14, "Een plek om samen te wonen", cast.coach),
    ):
        write(canvas, text, by=by, minutes=minutes)
    told = [(entry.editor_id, entry.times, entry.ended.minute) for entry in entries_of(canvas, KIND)]
    assert told == [
        (cast.coach.pk, 1, 14),
        (cast.consultant.pk, 1, 13),
        (cast.coach.pk, 1, 12),
        (cast.coach.pk, 2, 4),
        (cast.consultant.pk, 1, 0),
    ]


def test_a_circulated_version_ends_an_entry(cast, canvas):
    f.through_spar(cast, canvas)
    write(canvas, "Een plek", by=cast.coach, minutes=1)
    canvas_services.circulate(canvas, by=cast.coach)
    write(canvas, "Een veilige plek", by=cast.coach, minutes=2)
    assert [entry.times for entry in entries_of(canvas, KIND)] == [1, 1, 1]


def test_page_shows_each_difference_with_its_writer(cast, client, canvas):
    write(canvas, "Tekst voor een beter Perspectief.", by=cast.coach, minutes=20)
    client.force_login(cast.coach)
    page = page_of(client, url(canvas))
    assert "<b>A. Vananna</b>" in page
    assert "een beter " in page
    assert "15.20&nbsp;uur" in page
    assert "<b>B. Vanbram</b>" in page
    assert "Zet deze tekst terug" in page
    assert Event.objects.filter(action="canvas.viewed", actor_id=cast.coach.pk).count() == 1


def test_last_change_is_undone_as_a_new_edit_and_can_be_undone_again(cast, client, canvas):
    write(canvas, "Iets anders.", by=cast.coach, minutes=20)
    client.force_login(cast.consultant)
    last = entries_of(canvas, KIND)[0]
    data = {"revision": last.before, "base_revision": box_of(canvas).revision}
    assert client.post(url(canvas), data).headers["Location"] == url(canvas)
    box = box_of(canvas)
    assert (box.text, box.edited_by, box.revision) == (FIRST, cast.consultant, 3)
    entries = entries_of(canvas, KIND)
    assert [entry.put_back for entry in entries] == [True, False, False]
    assert CanvasEdit.objects.filter(canvas=canvas, part=KIND).count() == 3
    assert "zette een eerdere tekst terug" in page_of(client, url(canvas))
    client.post(url(canvas), {"revision": entries[0].before, "base_revision": 3})
    assert box_of(canvas).text == "Iets anders."


def test_first_text_is_undone_to_an_empty_box(cast, client, canvas):
    client.force_login(cast.coach)
    client.post(url(canvas), {"revision": 0, "base_revision": 1})
    assert box_of(canvas).text == ""


def test_newer_text_of_another_is_not_overwritten(cast, client, canvas):
    write(canvas, "Van mij.", by=cast.coach, minutes=20)
    seen = box_of(canvas).revision
    write(canvas, "Net van jou.", by=cast.consultant, minutes=21)
    client.force_login(cast.coach)
    response = client.post(url(canvas), {"revision": 0, "base_revision": seen})
    assert response.status_code == 409
    page = response.content.decode()
    assert "B. Vanbram heeft dit vak intussen gewijzigd. Er is niets teruggezet." in page
    assert box_of(canvas).text == "Net van jou."
    assert "Net van jou." in page


@pytest.mark.parametrize("data", [{}, {"revision": "x", "base_revision": 1}, {"revision": -1, "base_revision": 1}])
def test_nonsense_puts_nothing_back(cast, client, canvas, data):
    client.force_login(cast.coach)
    assert client.post(url(canvas), data).status_code == 409
    assert box_of(canvas).text == FIRST


def test_text_of_another_box_or_canvas_can_not_be_put_here(cast, client, canvas):
    client.force_login(cast.coach)
    other = CanvasEdit.objects.get(canvas=canvas, part=BoxKind.SELF)
    assert client.post(url(canvas), {"revision": other.revision, "base_revision": 1}).status_code == 404
    assert page_of(client, url(canvas, "niets"), 404)
    assert box_of(canvas).text == FIRST


def test_agreed_plan_is_read_and_not_changed(cast, client, canvas):
    f.agree(cast, f.to_breakthrough(cast, canvas))
    client.force_login(cast.coach)
    page = page_of(client, url(canvas))
    assert "Het plan is vastgesteld. De tekst en de bedragen liggen vast." in page
    assert "Zet deze tekst terug" not in page
    assert client.post(url(canvas), {"revision": 0, "base_revision": 1}).status_code == 409
    assert box_of(canvas).text == FIRST


def test_whole_canvas_tells_about_lines_too(cast, client, canvas):
    client.force_login(cast.coach)
    page = page_of(client, url(canvas, name="writers"))
    assert "Kosten <span" in page
    assert "3 keer opgeslagen" in page
    assert url(canvas) in page


def test_only_members(cast, client, canvas):
    f.to_breakthrough(cast, canvas)
    for address in (url(canvas), url(canvas, name="writers")):
        client.logout()
        assert client.get(address).status_code == 302
        for who, status in ((cast.eye1, 403), (cast.stranger, 404), (cast.manager, 404), (cast.chair, 404)):
            client.force_login(who)
            assert client.get(address).status_code == status
    client.force_login(cast.eye1)
    assert client.post(url(canvas), {"revision": 0, "base_revision": 1}).status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow(cast, client, canvas, django_assert_num_queries, rows):
    for n in range(rows):
        write(canvas, f"Tekst {n}.", by=(cast.coach, cast.consultant)[n % 2], minutes=20 + n)
    client.force_login(cast.coach)
    with django_assert_num_queries(16):
        client.get(url(canvas))
    with django_assert_num_queries(11):
        client.get(url(canvas, name="writers"))
