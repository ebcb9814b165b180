"""Workers as processes and connections of their own: two at one mail, and kill -9 in the middle of one."""

import contextvars
import datetime as dt
import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core import mail as django_mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from maatwerk.lib import clock
from maatwerk.lib.jobs import enqueue, queue_state
from maatwerk.lib.postgres.config import APP_ROLE
from maatwerk.lib.postgres.server import ensure_running
from maatwerk.post import services
from maatwerk.post.enums import Kind, State
from maatwerk.post.models import Mail
from tests.jobs import run_jobs, take_job, waiting_jobs
from tests.post.smtp import mail_server

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).resolve().parents[2]


def ask(user, key):
    return services.send_mail_to(
        user, Kind.VERSION_TO_READ, key=key, subject="Er wacht iets", lines=["Lees het."], path="/", by=None
    )


def side_by_side(*calls):
    """Let the calls go at the same moment, each on a connection of its own."""
    barrier = threading.Barrier(len(calls))

    def go(call):
        try:
            connection.ensure_connection()
            barrier.wait()
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        going = [pool.submit(contextvars.copy_context().run, go, call) for call in calls]
        return [done.result() for done in going]


def test_two_workers_at_one_mail_send_it_once(cast):
    for number in range(10):
        asked = ask(cast.eye1, f"mail-{number}")
        came = side_by_side(*[lambda asked=asked: services.deliver(asked.pk)] * 3)
        assert sorted(came, key=str) == [None, None, State.SENT]
    assert len(django_mail.outbox) == 10


class SlowBackend(EmailBackend):
    """Holds the first mail until another worker had its turn."""

    sending, other_was_here = threading.Event(), threading.Event()

    def send_messages(self, messages):
        self.sending.set()
        assert self.other_was_here.wait(20)
        return super().send_messages(messages)


def test_mail_that_is_being_sent_is_left_alone(cast, settings):
    settings.EMAIL_BACKEND = "tests.post.test_workers.SlowBackend"
    asked = ask(cast.eye1, "een")

    def second():
        assert SlowBackend.sending.wait(20)
        try:
            return services.deliver(asked.pk)
        finally:
            SlowBackend.other_was_here.set()

    assert side_by_side(lambda: services.deliver(asked.pk), second) == [State.SENT, None]
    assert len(django_mail.outbox) == 1


def test_same_mail_asked_for_twice_in_the_same_moment_is_one(cast):
    for number in range(5):
        first, second = side_by_side(*[lambda number=number: ask(cast.eye1, f"zelfde-{number}")] * 2)
        assert first == second
    assert (Mail.objects.count(), len(waiting_jobs())) == (5, 5)
    run_jobs()
    assert len(django_mail.outbox) == 5


def test_nothing_is_sent_before_the_commit(cast):
    with transaction.atomic():
        asked = ask(cast.eye1, "een")
        (other,) = side_by_side(lambda: (services.deliver(asked.pk), take_job()))
        assert other == (None, None)
        transaction.set_rollback(True)
    assert run_jobs() == []


# --- kill -9 ---------------------------------------------------------------------------------------------------------
@pytest.fixture
def worker():
    """`worker(url, "--until-done")` starts `manage.py worker` on this test's database, as the app role."""
    server = ensure_running(Path(connection.settings_dict["VAR_DIR"]))
    name = connection.settings_dict["NAME"]
    known = {key: value for key, value in os.environ.items() if not key.startswith(("DATABASE_", "DJANGO_ALLOW"))}
    database = f"postgres://{APP_ROLE}:{server.passwords[APP_ROLE]}@/{name}?host={server.host}"
    started = []

    def start(url, *arguments):
        environment = {**known, "DATABASE_URL": database, "EMAIL_URL": url}
        command = [sys.executable, "manage.py", "worker", *arguments]
        started.append(subprocess.Popen(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


def grow_old():
    """Let it be an hour later for the workers that were seen."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = last_heartbeat - interval '1 hour'")


def take_and_die(mail):
    """As a worker that took the job of this mail and died before it began; it was last seen an hour ago."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT procrastinate_register_worker_v1()")
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s WHERE queueing_lock = %s",
            [cursor.fetchone()[0], f"mail-{mail.pk}"],
        )
    grow_old()


@pytest.fixture
def real_time():
    """The workers of these tests live today; a mail of 2020 would be long overdue to them."""
    with clock.at(dt.datetime.now(dt.UTC)):
        yield


def test_killed_worker_loses_nothing_and_doubles_nothing(cast, worker, real_time):
    """One mail is killed on its way, one lay in the hands of a dead worker that had not begun, one waits."""
    with mail_server() as server:
        server.answers.clear()
        on_its_way = ask(cast.eye1, "onderweg")
        first = worker(server.url)
        assert server.came_in.wait(30)
        assert queue_state().is_running
        first.send_signal(signal.SIGKILL)
        first.wait()
        server.answers.set()
        assert Mail.objects.get(pk=on_its_way.pk).state == State.BUSY

        grow_old()
        assert not queue_state().is_running
        not_begun = ask(cast.eye2, "niet begonnen")
        take_and_die(not_begun)
        waits = ask(cast.eye3, "wacht")
        stuck = ProcrastinateJob.objects.filter(status="doing", task_name="post.deliver")
        assert {job.args["mail_id"] for job in stuck} == {on_its_way.pk, not_begun.pk}
        enqueue("queue.rescue", queueing_lock="rescue-by-test", timestamp=0)
        # Twice: the rescue may put them back after the first one's last look.
        for _ in range(2):
            assert worker(server.url, "--until-done").wait(60) == 0

        states = {mail.key: mail.state for mail in Mail.objects.all()}
        assert states == {"onderweg": State.BUSY, "niet begonnen": State.SENT, "wacht": State.SENT}
        with clock.at(clock.now() + dt.timedelta(hours=1)):
            services.sweep()
        on_its_way.refresh_from_db()
        assert on_its_way.state == State.UNSURE
        assert sorted(server.taken) == sorted(mail.message_id for mail in (on_its_way, not_begun, waits))
    assert not stuck.all().exists()
