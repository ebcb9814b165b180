"""kill -9 of the web processes in the middle of a meeting: what was acknowledged is there, and nothing is there twice.

Five people act at once over HTTP on a served app; after a seeded number of answers a worker, or the whole server, is
killed and comes back. Who got no answer sends the same again, as someone at a table would.
"""

import datetime as dt
import http.client
import os
import random
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.parse
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from budgets.models import Mutation
from canvas import services
from canvas.enums import BoxKind
from canvas.models import Akkoord, Box, CanvasEdit, Decision, NotYet
from maatwerk.audit.models import Event
from maatwerk.lib import clock
from maatwerk.lib.postgres.config import APP_ROLE
from maatwerk.lib.postgres.server import ensure_running
from tests import factories as f
from tests.canvas.copies import copies_of
from tests.canvas.tafel_setup import tuesday_tables

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
ROOT = Path(__file__).resolve().parents[2]
CASES, TEXTS = 14, 24
FIRST = "Tekst voor Zelf doen."
TOKEN = "a" * 32
PATIENCE = 120


class Web:
    """gunicorn on this test's database, as the app role; it can be killed and started again on the same port."""

    def __init__(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        server = ensure_running(Path(connection.settings_dict["VAR_DIR"]))
        name, password = connection.settings_dict["NAME"], server.passwords[APP_ROLE]
        known = {key: value for key, value in os.environ.items() if not key.startswith(("DATABASE_", "DJANGO_ALLOW"))}
        self.environment = {**known, "DATABASE_URL": f"postgres://{APP_ROLE}:{password}@/{name}?host={server.host}"}
        self.process = None

    def start(self):
        command = [
            sys.executable, "-m", "gunicorn", "maatwerk.wsgi", "--bind", f"127.0.0.1:{self.port}", "--workers", "2",
            "--worker-class", "gthread", "--threads", "4", "--preload", "--log-level", "error", "--no-control-socket",
        ]  # fmt: skip
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=self.environment, stdin=subprocess.DEVNULL, start_new_session=True
        )
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with suppress(OSError, http.client.HTTPException):
                if self.ask("GET", "/readyz")[0] == 200:
                    return
            assert self.process.poll() is None, "gunicorn stopped"
            time.sleep(0.1)
        pytest.fail("the server did not come up")

    def kill_worker(self, chance):
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        os.kill(int(chance.choice(children)), signal.SIGKILL)

    def kill_all(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def ask(self, method, path, body=None, headers=()):
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            line.request(method, path, body, dict(headers))
            answer = line.getresponse()
            return answer.status, answer.read().decode()
        finally:
            line.close()


@pytest.fixture
def web():
    web = Web()
    web.start()
    yield web
    with suppress(ProcessLookupError):
        web.kill_all()


class Person:
    """Someone with a session of her own. `post` returns (status, page), or None when no answer came."""

    def __init__(self, web, user):
        client = Client()
        client.force_login(user)
        cookies = {settings.SESSION_COOKIE_NAME: client.cookies[settings.SESSION_COOKIE_NAME].value}
        cookies[settings.CSRF_COOKIE_NAME] = TOKEN
        self.web = web
        self.headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
            "Content-Type": "application/x-www-form-urlencoded",
        }

    def post(self, path, **fields):
        try:
            return self.web.ask(
                "POST", path, urllib.parse.urlencode({**fields, "csrfmiddlewaretoken": TOKEN}), self.headers
            )
        except (OSError, http.client.HTTPException):
            time.sleep(0.1)
            return None


class Meeting:
    """The acts of everyone, and what was acknowledged."""

    def __init__(self, web, table, plans, drafts):
        self.web, self.table, self.plans, self.drafts = web, table, plans, drafts
        self.acknowledged, self.unanswered, self.said = [], Counter(), threading.Event()
        boxes = Box.objects.filter(kind=BoxKind.SELF, canvas__in=[draft.canvas for draft in drafts])
        self.bases = dict(boxes.values_list("canvas_id", "revision"))
        self.until = time.monotonic() + PATIENCE

    def insist(self, what, send):
        """Send until there is an answer that counts; True when it was acknowledged, False when it was there already."""
        while time.monotonic() < self.until:
            answer = send()
            if answer is None:
                self.unanswered[what[0]] += 1
            elif answer[0] < 400:
                self.acknowledged.append(what)
                return True
            elif "al vastgelegd" in answer[1]:
                return False
            else:
                # 409 while the akkoorden are not there yet; anything else is a mistake of this test or of the app.
                assert (answer[0], "nodig van" in answer[1]) == (409, True), (
                    what,
                    re.findall(r">([^<>]{30,})<", answer[1]),
                )
                time.sleep(0.05)
        raise AssertionError(f"no way on for {what}")

    def address(self, name, item, *more):
        return reverse(f"canvas:{name}", args=[item.meeting_id, item.pk, *more])

    def agrees(self, user, person):
        for plan in self.plans:
            values = {"seen_hash": plan.item.version.hash}
            what = ("akkoord", plan.item.pk, user.pk)
            self.insist(
                what, lambda plan=plan, values=values: person.post(self.address("akkoord", plan.item), **values)
            )

    def hesitates(self, user, person):
        for number, plan in enumerate(self.plans):
            values = {"reason": f"Eerst offerte {number}.", "once": f"{number:032d}"}
            answer = person.post(self.address("not_yet", plan.item), **values)
            while answer is None and not self.said.is_set() and time.monotonic() < self.until:
                self.unanswered["nog niet"] += 1
                answer = person.post(self.address("not_yet", plan.item), **values)
            if answer and answer[0] == 302:
                self.acknowledged.append(("nog niet", plan.item.pk, user.pk))
                self.said.set()
            assert answer is None or answer[0] in (302, 403, 409), answer

    def decides(self, user, person):
        assert self.said.wait(PATIENCE)  # after an outcome nobody says "nog niet" any more
        for plan in self.plans:
            values = {"version": plan.item.version_id}
            address = self.address("decide", plan.item, "agreed")
            what = ("uitkomst", plan.item.pk, user.pk)
            self.insist(what, lambda address=address, values=values: person.post(address, **values))

    def writes(self, user, person):
        revisions, before = Counter(), {}
        for number in range(TEXTS):
            draft = self.drafts[number % len(self.drafts)]
            address = reverse("canvas:box", args=[draft.case.number, BoxKind.SELF])
            text = f"Zin {number}."
            values = {
                "text": text,
                "base_revision": self.bases[draft.canvas.pk] + revisions[draft.canvas.pk],
                "follows": before.get(draft.canvas.pk, FIRST),
            }
            what = ("tekst", draft.canvas.pk, text)
            self.insist(what, lambda address=address, values=values: person.post(address, **values))
            revisions[draft.canvas.pk] += 1
            before[draft.canvas.pk] = text


def test_web_killed_at_random_moments_keeps_what_it_acknowledged(web):
    with clock.at(dt.datetime.now(dt.UTC)):
        cast = f.make_cast()
        table = tuesday_tables(cast)
        draft = f.make_canvas(cast, fund=f.make_fund(cast), amount=1_000)
        plan = f.make_canvas(cast, fund=draft.funding_lines.get().fund, amount=1_000)
        f.through_spar(cast, plan, table.spar)
        services.circulate(plan, by=cast.coach)
        item = services.put_on_agenda(table.breakthrough, plan, by=cast.chair, minutes=5)
        plans = copies_of(SimpleNamespace(case=plan.case, canvas=plan, item=item), CASES)
        drafts = copies_of(SimpleNamespace(case=draft.case, canvas=draft, item=None), 3)
    meeting, chance = Meeting(web, table, plans, drafts), random.Random(20)
    acts = (
        (meeting.agrees, cast.eye1), (meeting.agrees, cast.eye2), (meeting.hesitates, cast.eye3),
        (meeting.decides, cast.chair), (meeting.writes, cast.consultant),
    )  # fmt: skip
    people = [(act, user, Person(web, user)) for act, user in acts]
    with ThreadPoolExecutor(len(people)) as pool:
        going = [pool.submit(act, user, person) for act, user, person in people]
        for number, answers in enumerate((5, 14, 25, 36, 48, 60)):
            while len(meeting.acknowledged) < answers and not all(one.done() for one in going):
                time.sleep(0.01)
            time.sleep(chance.uniform(0, 0.06))
            if number % 2:
                web.kill_all()
                web.start()
            else:
                web.kill_worker(chance)
        for one in going:
            one.result()
    assert_all_is_there(meeting, cast)


def assert_all_is_there(meeting, cast):
    assert sum(meeting.unanswered.values()) > 0, "no act was killed on its way"
    by_kind = {
        kind: {what[1:] for what in meeting.acknowledged if what[0] == kind} for kind, *_ in meeting.acknowledged
    }
    akkoorden = list(
        Akkoord.objects.filter(item__in=[plan.item for plan in meeting.plans]).values_list("item_id", "given_by_id")
    )
    assert by_kind["akkoord"] <= set(akkoorden)
    assert len(akkoorden) == len(set(akkoorden)) == 2 * CASES
    hesitations = Counter(NotYet.objects.values_list("item_id", "said_by_id"))
    assert by_kind["nog niet"] <= set(hesitations)
    assert set(hesitations.values()) == {1}
    decided = list(Decision.objects.values_list("item_id", flat=True))
    assert sorted(decided) == sorted(plan.item.pk for plan in meeting.plans)
    commitments = Mutation.objects.commitments().values_list("case_id", "amount")
    assert sorted(commitments) == sorted((plan.case.pk, 1_000) for plan in meeting.plans)
    texts = Counter(
        CanvasEdit.objects.filter(part=BoxKind.SELF, text__startswith="Zin ").values_list("canvas_id", "text")
    )
    assert by_kind["tekst"] <= set(texts)
    assert (len(texts), set(texts.values())) == (TEXTS, {1})
    events = Counter(Event.objects.exclude(actor_id=None).values_list("action", flat=True))
    told = {action: events[action] for action in ("akkoord.given", "not_yet.said", "decision.recorded")}
    assert told == {"akkoord.given": 2 * CASES, "not_yet.said": len(hesitations), "decision.recorded": CASES}
    call_command("check_integrity")
