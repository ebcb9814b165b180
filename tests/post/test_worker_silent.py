"""A worker that is silent while work waits: told by /readyz without taking the pages away, and to the beheerder."""

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from maatwerk.lib.jobs import SILENT_AFTER, queue_state
from maatwerk.post import services
from maatwerk.post.enums import Error, Kind, State
from maatwerk.post.models import Mail
from tests import factories as f
from tests.post.test_outbox_page import make, see_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return f.make_cast()


def ask_mail(cast):
    services.send_mail_to(cast.eye1, Kind.PLAN_WAITS, key="een", subject="x", lines=["y"], path="/", by=None)


def readyz():
    answer = Client().get("/readyz")
    return answer.status_code, answer.content.decode()


def work(client, user):
    client.force_login(user)
    return client.get(reverse("reports:work"))


@pytest.mark.parametrize(
    ("seen", "waits", "said"),
    [
        (None, False, "ok\n"),
        (None, True, "ok, maar de werker is stil\n"),
        (SILENT_AFTER - 20, True, "ok\n"),
        (SILENT_AFTER + 20, True, "ok, maar de werker is stil\n"),
        (SILENT_AFTER + 20, False, "ok\n"),
    ],
)
def test_readyz_stays_ready_and_says_that_the_worker_is_silent(cast, caplog, seen, waits, said):
    if seen is not None:
        see_worker(seen)
    if waits:
        ask_mail(cast)
    assert readyz() == (200, said)
    assert ("de werker is stil" in caplog.text) == (said != "ok\n")


def test_work_that_is_planned_for_later_does_not_wait(cast):
    ask_mail(cast)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = now() + interval '1 hour'")
    assert not queue_state().stands_still


def test_beheerder_sees_a_silent_worker_and_failed_mails_on_mijn_werk(client, cast):
    assert "Alle mails gaan de deur uit." in work(client, cast.admin).content.decode()
    ask_mail(cast)
    Mail.objects.all().update(state=State.BUSY, claimed_at="2020-11-24T12:00Z", attempts=1)
    Mail.objects.all().update(state=State.FAILED, error=Error.REFUSED)
    page = work(client, cast.admin).content.decode()
    assert "De werker is stil" in page
    assert "1 mail is niet verstuurd" in page
    assert "Het achtergrondwerk staat stil" in page
    assert reverse("post:outbox") in page


def test_others_see_nothing_of_it(client, cast):
    ask_mail(cast)
    for person in (cast.coach, cast.chair, cast.manager):
        assert "De werker is stil" not in work(client, person).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_mijn_werk_asks_the_same_for_one_and_three_mails(client, cast, django_assert_num_queries, count):
    for number in range(count):
        make(cast, str(number), State.FAILED)
    client.force_login(cast.admin)
    with django_assert_num_queries(10):
        client.get(reverse("reports:work"))
