"""The voorzitter puts a whole agenda in order: dragged, or moved with keys; what others changed is not overruled."""

import datetime as dt

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import expect

from canvas import services
from canvas.enums import MeetingKind
from maatwerk.audit.models import Event
from maatwerk.lib import clock
from maatwerk.lib.refusals import NotAllowed, RuleBroken
from tests import factories as f

STALE = "De agenda is intussen gewijzigd"


def make_world(when):
    """A spar-tafel of tomorrow with three cases on it."""
    with clock.at(when):
        cast = f.make_cast()
        cast.meeting = services.plan_meeting(
            kind=MeetingKind.SPAR, on=clock.today() + dt.timedelta(days=1), starts_at=dt.time(13), ends_at=dt.time(15),
            place="Zaal 2", attendees=[cast.eye1], by=cast.chair,
        )  # fmt: skip
        for _ in range(3):
            canvas = f.make_canvas(cast, costs=False)
            services.offer_for_spar(canvas, by=cast.coach)
            services.put_on_agenda(cast.meeting, canvas, by=cast.chair)
    return cast


@pytest.fixture
def cast(db):
    with clock.at(f.TUESDAY):
        yield make_world(f.TUESDAY)


def keys(cast):
    return list(cast.meeting.items.order_by("position").values_list("pk", flat=True))


def numbers(cast):
    return [
        number[-1] for number in cast.meeting.items.order_by("position").values_list("canvas__case__number", flat=True)
    ]


def test_the_whole_order_is_set_at_once_and_logged(cast):
    one, two, three = keys(cast)
    services.order_agenda(cast.meeting, order=[three, one, two], seen=[one, two, three], by=cast.chair)
    assert (numbers(cast), Event.objects.filter(action="agenda.ordered").count()) == (["3", "1", "2"], 1)
    f.flush_deferred()
    # The same order again is no act.
    services.order_agenda(cast.meeting, order=[three, one, two], seen=[three, one, two], by=cast.chair)
    assert Event.objects.filter(action="agenda.ordered").count() == 1


def test_an_order_that_others_changed_meanwhile_is_refused(cast):
    one, two, three = keys(cast)
    services.move_item(cast.meeting.items.get(pk=three), up=True, by=cast.chair)
    with pytest.raises(RuleBroken, match=STALE):
        services.order_agenda(cast.meeting, order=[two, one, three], seen=[one, two, three], by=cast.chair)
    assert numbers(cast) == ["1", "3", "2"]


def test_no_case_falls_off_and_none_of_another_tafel_comes_on(cast):
    one, two, three = keys(cast)
    for order in ([one, two], [one, two, two], [one, two, three, 99]):
        with pytest.raises(RuleBroken, match="staat elke casus één keer"):
            services.order_agenda(cast.meeting, order=order, seen=[one, two, three], by=cast.chair)


def test_only_the_voorzitter_of_this_tafel_orders_it(cast):
    now = keys(cast)
    for person in (cast.coach, cast.eye1, cast.admin):
        with pytest.raises(NotAllowed):
            services.order_agenda(cast.meeting, order=now[::-1], seen=now, by=person)


def test_a_stale_page_is_told_so_and_a_spoiled_form_changes_nothing(client, cast):
    client.force_login(cast.chair)
    url = reverse("canvas:order_agenda", args=[cast.meeting.pk])
    one, two, three = keys(cast)
    sent = {"order": f"{three},{two},{one}", "seen": f"{one},{two},{three}", "moved": three}
    assert client.post(url, sent).url == f"{cast.meeting.get_absolute_url()}#versleep-{three}"
    again = client.post(url, sent)
    assert (again.status_code, STALE in again.content.decode()) == (409, True)
    assert Event.objects.filter(action="agenda.order", result="refused").count() == 1
    for spoiled in ({}, {"order": "1,x", "seen": ""}, {"order": "9" * 40, "seen": "1"}):
        assert client.post(url, spoiled).status_code == 302
    assert numbers(cast) == ["3", "2", "1"]


@pytest.mark.django_db(transaction=True)
def test_dragged_with_the_mouse_and_moved_with_keys(client, page, live_server, browser_errors):
    cast = make_world(clock.now())
    client.force_login(cast.chair)
    session = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": session.key, "value": session.value, "url": live_server.url}])
    page.goto(cast.meeting.get_absolute_url())
    grips = page.locator("[data-grip]")
    first, last = grips.nth(0).bounding_box(), page.locator("#agenda > li").nth(2).bounding_box()
    page.mouse.move(first["x"] + 10, first["y"] + 10)
    page.mouse.down()
    page.mouse.move(first["x"] + 10, last["y"] + last["height"] - 4, steps=8)
    with page.expect_navigation():
        page.mouse.up()
    assert numbers(cast) == ["2", "3", "1"]
    # The grip has the focus again; the space bar takes it up, the arrows move it, Escape puts it back.
    expect(page.locator("#agenda > li").nth(2).locator("[data-grip]")).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#slepen-nieuws")).to_contain_text("op plek 2 van 3")
    page.keyboard.press("Escape")
    expect(page.locator("#slepen-nieuws")).to_contain_text("staat weer op plek 3 van 3")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    with page.expect_navigation():
        page.keyboard.press("Space")
    assert numbers(cast) == ["1", "2", "3"]
    # Someone else moved a case meanwhile, in another window: nothing is overwritten.
    services.move_item(cast.meeting.items.order_by("position").last(), up=True, by=cast.chair)
    page.locator("[data-grip]").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    expect(page.get_by_role("main")).to_contain_text(STALE)
    assert numbers(cast) == ["1", "3", "2"]
    assert [error for error in browser_errors if "409" not in error] == []
    browser_errors.clear()
