"""The page of the beheerder: what was sent and what was not, and whether the worker lives."""

import pytest
from django.db import connection
from django.urls import reverse

from maatwerk.audit.models import Event, Result
from maatwerk.lib import clock
from maatwerk.post import services
from maatwerk.post.enums import Error, Kind, State
from maatwerk.post.models import Mail
from tests import factories as f
from tests.jobs import waiting_jobs

pytestmark = pytest.mark.django_db
PAGE = "/beheer/post/"


@pytest.fixture
def as_admin(client, cast):
    client.force_login(cast.admin)
    return client


def make(cast, key, state=State.WAITING, **fields):
    tried = {} if state == State.WAITING else {"attempts": 1, "claimed_at": clock.now()}
    needs = {"error": Error.UNREACHABLE} if state in (State.FAILED, State.UNSURE) else {}
    sent = {"sent_at": clock.now()} if state == State.SENT else {}
    values = {
        "to_user": cast.eye1,
        "kind": Kind.VERSION_TO_READ,
        "subject": "Er staat een canvas voor je klaar",
        "body": "Lees het.",
        "path": "/casussen/2020-014/",
        "created_at": clock.now(),
        "due_at": clock.now(),
    }
    return Mail.objects.create(key=key, state=state, **{**values, **tried, **needs, **sent, **fields})


def see_worker(seconds_ago):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - make_interval(secs => %s))",
            [seconds_ago],
        )


def shown(response):
    return " ".join(response.content.decode().split())


def test_empty_outbox_says_what_will_come(as_admin):
    page = shown(as_admin.get(PAGE))
    assert "De app heeft nog geen mails verstuurd." in page
    assert "nog niet gezien" in page
    assert "De werker draait niet" in page


def test_page_shows_how_each_mail_stands_and_never_what_it_is_about(as_admin, cast):
    for state in State:
        make(cast, state, state)
    page = shown(as_admin.get(PAGE))
    for state in State:
        assert state.label in page
    assert "mailserver niet bereikbaar" in page
    assert str(cast.eye1) in page
    assert "2020-014" not in page
    assert page.count(">Opnieuw</button>") == 2
    assert page.count(">Laat vervallen</button>") == 2


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(7, "7 seconden geleden gezien"), (1, "1 seconde geleden gezien"), (3600, "3600 seconden geleden gezien")],
)
def test_page_says_when_the_worker_was_seen(as_admin, seconds, words):
    see_worker(9000)
    see_worker(seconds)
    page = shown(as_admin.get(PAGE))
    assert words in page
    assert ("De werker draait niet" in page) == (seconds > 30)


def test_jobs_are_counted(as_admin, cast):
    services.send_mail_to(cast.eye1, Kind.PLAN_WAITS, key="een", subject="x", lines=["y"], path="/", by=None)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status) VALUES ('default', 'x', 'failed')"
        )
    queue = as_admin.get(PAGE).context["queue"]
    assert (queue.waiting, queue.failed) == (1, 1)


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("", {"a", "b", "c", "d"}),
        ("?stand=aandacht", {"b", "c"}),
        ("?stand=sent", {"d"}),
        ("?soort=plan", {"a"}),
        ("?stand=onzin", {"a", "b", "c", "d"}),
    ],
)
def test_filter(as_admin, cast, query, keys):
    make(cast, "a", kind=Kind.PLAN_WAITS)
    make(cast, "b", State.FAILED)
    make(cast, "c", State.UNSURE)
    make(cast, "d", State.SENT)
    assert {mail.key for mail in as_admin.get(PAGE + query).context["page_obj"]} == keys


def test_filter_without_a_hit_can_be_cleared(as_admin, cast):
    assert "Geen mails bij dit filter." in shown(as_admin.get(f"{PAGE}?stand=busy"))


@pytest.mark.parametrize("rows", [1, 3])
def test_page_costs_the_same_for_any_number_of_mails(as_admin, cast, django_assert_num_queries, rows):
    for number in range(rows):
        make(cast, f"mail-{number}", State.FAILED)
    as_admin.get(PAGE)  # the session notes the beginning of this visit once
    with django_assert_num_queries(6):
        as_admin.get(PAGE)


def test_long_outbox_is_paged(as_admin, cast):
    Mail.objects.bulk_create(
        Mail(to_user=cast.eye1, kind=Kind.PLAN_WAITS, key=str(number), created_at=clock.now(), due_at=clock.now())
        for number in range(51)
    )
    assert "1–50 van 51" in shown(as_admin.get(PAGE))
    assert len(as_admin.get(f"{PAGE}?page=2").context["page_obj"].object_list) == 1


def test_failed_mail_is_sent_again_once(as_admin, cast):
    failed = make(cast, "mislukt", State.FAILED)
    cast.eye1.email = "carla@example.nl"
    cast.eye1.save(update_fields=["email"])
    address = reverse("post:resend", args=[failed.pk])
    assert "wordt opnieuw verstuurd" in shown(as_admin.post(address, follow=True))
    assert "vraagt niets meer" in shown(as_admin.post(address, follow=True))
    assert Mail.objects.filter(replaces=failed).count() == 1
    assert len(waiting_jobs()) == 1
    results = Event.objects.starting_with("mail.").values_list("action", "result", "actor_id").order_by("seq")
    assert list(results) == [
        ("mail.resent", Result.DONE, cast.admin.pk),
        ("mail.resend", Result.REFUSED, cast.admin.pk),
    ]


def test_failed_mail_can_lapse(as_admin, cast):
    failed = make(cast, "mislukt", State.FAILED)
    assert "is vervallen" in shown(as_admin.post(reverse("post:let_lapse", args=[failed.pk]), follow=True))
    failed.refresh_from_db()
    assert failed.state == State.LAPSED


@pytest.mark.parametrize("name", ["post:resend", "post:let_lapse"])
def test_others_do_nothing_to_a_mail(client, cast, name):
    failed = make(cast, "mislukt", State.FAILED)
    for person in (cast.coach, cast.chair, cast.manager):
        client.force_login(person)
        assert client.get(PAGE).status_code == 403
        assert client.post(reverse(name, args=[failed.pk])).status_code == 403
    client.force_login(cast.admin)
    assert client.post(reverse(name, args=[failed.pk + 1])).status_code == 404
    failed.refresh_from_db()
    assert failed.state == State.FAILED


def test_log_tells_that_the_app_sent_it(as_admin, cast):
    cast.eye1.email = "carla@example.nl"
    cast.eye1.save(update_fields=["email"])
    asked = services.send_mail_to(cast.eye1, Kind.PLAN_WAITS, key="een", subject="x", lines=["y"], path="/", by=None)
    services.deliver(asked.pk)
    page = shown(as_admin.get("/beheer/logboek/?soort=mail"))
    assert "verstuurde een mail" in page
    assert ">de app<" in page


def test_admin_page_leads_to_the_outbox(as_admin):
    assert f'href="{PAGE}"' in shown(as_admin.get("/beheer/"))


def test_mail_about_a_case_stays_out_of_its_timeline(cast):
    case = f.make_case(cast)
    before = list(Event.objects.of_case(case.number).story())
    services.send_mail_to(cast.eye1, Kind.PLAN_WAITS, key="een", subject="x", lines=["y"], path="/", by=None, case=case)
    assert list(Event.objects.of_case(case.number).story()) == before
    assert Event.objects.of_case(case.number).order_by("seq").last().action == "mail.queued"
