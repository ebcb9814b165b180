"""Mails from asking to sent: with the transaction, once per key, and nothing proven is nothing repeated."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail as django_mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import IntegrityError, connection, transaction

from maatwerk.audit.models import Event
from maatwerk.lib import clock
from maatwerk.lib.refusals import NotAllowed, RuleBroken, constraint_name
from maatwerk.post import services
from maatwerk.post.enums import TRANSITIONS, Error, Kind, State
from maatwerk.post.models import Mail
from tests.jobs import run_jobs, waiting_jobs

pytestmark = pytest.mark.django_db


def ask(user, key="sleutel", **words):
    values = {"subject": "Er wacht iets", "lines": ["Er wacht iets op je."], "path": "/tafels/", "by": None, **words}
    return services.send_mail_to(user, Kind.VERSION_TO_READ, key=key, **values)


def actions():
    return list(Event.objects.starting_with("mail.").order_by("seq").values_list("action", flat=True))


class FailingBackend(EmailBackend):
    """Fails with what `failure` holds, at opening or while sending."""

    failure, at_opening, tried = None, False, 0

    def open(self):
        if self.at_opening:
            self._fail()
        return True

    def send_messages(self, messages):
        self._fail()
        return super().send_messages(messages)

    def _fail(self):
        type(self).tried += 1
        if self.failure:
            raise self.failure


@pytest.fixture
def failing(settings):
    """`failing(error)` lets sending fail; `failing(error, at_opening=True)` before the server was reached."""

    def choose(error, *, at_opening=False):
        FailingBackend.failure, FailingBackend.at_opening, FailingBackend.tried = error, at_opening, 0
        settings.EMAIL_BACKEND = "tests.post.test_outbox.FailingBackend"
        return FailingBackend

    return choose


# --- asking ----------------------------------------------------------------------------------------------------------
def test_asked_mail_is_sent_by_its_job_and_says_only_that_something_waits(cast, settings):
    settings.SITE_URL = "https://maatwerk.example.nl"
    asked = ask(cast.eye1, by=cast.coach)
    assert waiting_jobs() == [("post.deliver", {"mail_id": asked.pk})]
    assert run_jobs() == ["post.deliver"]
    asked.refresh_from_db()
    assert (asked.state, asked.attempts, asked.sent_at, asked.error) == (State.SENT, 1, clock.now(), "")
    (message,) = django_mail.outbox
    assert (message.to, message.subject) == (["carla@example.nl"], "Er wacht iets")
    assert message.body == (
        "Beste collega,\n\nEr wacht iets op je.\n\nhttps://maatwerk.example.nl/tafels/\n\n"
        "Dit bericht komt van Maatwerk. Antwoorden kan niet: dit adres wordt niet gelezen.\n"
    )
    assert message.message()["Message-ID"] == asked.message_id
    assert asked.message_id.endswith("@maatwerk.example.nl>")
    assert actions() == ["mail.queued", "mail.sent"]


def test_what_is_rolled_back_was_never_asked(cast):
    with transaction.atomic():
        ask(cast.eye1)
        assert len(waiting_jobs()) == 1
        transaction.set_rollback(True)
    assert (Mail.objects.count(), waiting_jobs(), actions()) == (0, [], [])


def test_same_key_is_the_same_mail(cast):
    first = ask(cast.eye1)
    assert ask(cast.eye1, subject="Iets anders") == first
    run_jobs()
    assert ask(cast.eye1) == first
    assert (run_jobs(), len(django_mail.outbox), Mail.objects.count()) == ([], 1, 1)
    assert services.deliver(first.pk) is None
    assert len(django_mail.outbox) == 1


# --- what an error proves --------------------------------------------------------------------------------------------
NOTHING_WENT_OUT = [
    (ConnectionRefusedError(), True, Error.UNREACHABLE),
    (TimeoutError(), True, Error.UNREACHABLE),
    (smtplib.SMTPAuthenticationError(535, b"nee"), True, Error.UNREACHABLE),
    (smtplib.SMTPSenderRefused(451, b"later", "a@example.nl"), False, Error.POSTPONED),
    (smtplib.SMTPRecipientsRefused({"x": (450, b"later")}), False, Error.POSTPONED),
    (smtplib.SMTPDataError(451, b"later"), False, Error.POSTPONED),
]


@pytest.mark.parametrize(("error", "at_opening", "cause"), NOTHING_WENT_OUT)
def test_proven_failure_is_tried_again_with_growing_pauses_and_then_listed(cast, failing, error, at_opening, cause):
    server = failing(error, at_opening=at_opening)
    asked = ask(cast.eye1)
    moment = clock.now()
    for number, pause in enumerate(services.PAUSES, start=1):
        with clock.at(moment):
            assert services.deliver(asked.pk) == State.WAITING
        asked.refresh_from_db()
        moment += timedelta(seconds=pause)
        assert (asked.attempts, asked.error, asked.due_at) == (number, cause, moment)
    assert services.deliver(asked.pk) == State.FAILED
    assert services.deliver(asked.pk) is None
    asked.refresh_from_db()
    assert (asked.state, asked.error) == (State.FAILED, cause)
    assert (server.tried, django_mail.outbox) == (len(services.PAUSES) + 1, [])
    assert actions() == ["mail.queued", "mail.failed"]


def test_second_attempt_waits_its_time_in_the_queue(cast, failing):
    failing(ConnectionRefusedError(), at_opening=True)
    ask(cast.eye1)
    assert run_jobs() == ["post.deliver"]
    assert len(waiting_jobs()) == 1
    assert run_jobs() == []


@pytest.mark.parametrize(
    "error", [smtplib.SMTPRecipientsRefused({"x": (550, b"nee")}), smtplib.SMTPDataError(554, b"nee")]
)
def test_refused_mail_is_listed_at_once(cast, failing, error):
    failing(error)
    asked = ask(cast.eye1)
    assert services.deliver(asked.pk) == State.FAILED
    assert Mail.objects.get().error == Error.REFUSED


@pytest.mark.parametrize("error", [smtplib.SMTPServerDisconnected(), TimeoutError(), ConnectionResetError()])
def test_broken_line_while_sending_proves_nothing_and_is_not_repeated(cast, failing, error):
    server = failing(error)
    asked = ask(cast.eye1)
    assert services.deliver(asked.pk) == State.UNSURE
    assert services.deliver(asked.pk) is None
    services.sweep()
    run_jobs()
    assert server.tried == 1
    assert actions()[-1] == "mail.unsure"


def test_nobody_to_mail_is_said(cast):
    cast.eye1.email = ""
    cast.eye1.save(update_fields=["email"])
    cast.eye2.is_active = False
    cast.eye2.save(update_fields=["is_active"])
    ask(cast.eye1, "een"), ask(cast.eye2, "twee")
    run_jobs()
    assert list(Mail.objects.order_by("pk").values_list("state", "error")) == [
        (State.FAILED, Error.NO_ADDRESS),
        (State.LAPSED, Error.NO_ACCOUNT),
    ]
    assert django_mail.outbox == []


# --- what a dead worker leaves ---------------------------------------------------------------------------------------
def claimed(mail):
    Mail.objects.filter(pk=mail.pk).update(state=State.BUSY, attempts=1, claimed_at=clock.now())


def test_mail_in_the_hands_of_a_dead_worker_is_listed_and_not_sent_again(cast):
    asked = ask(cast.eye1)
    claimed(asked)
    services.sweep()
    asked.refresh_from_db()
    assert asked.state == State.BUSY
    with clock.at(clock.now() + services.LOST_AFTER + timedelta(seconds=1)):
        services.sweep()
    asked.refresh_from_db()
    assert (asked.state, asked.error) == (State.UNSURE, Error.UNCERTAIN)
    run_jobs()
    assert django_mail.outbox == []


def test_slow_worker_that_was_given_up_still_tells_that_it_went_out(cast):
    asked = ask(cast.eye1)
    claimed(asked)
    asked.refresh_from_db()
    with clock.at(clock.now() + timedelta(hours=1)):
        services.sweep()
        assert services._finish(asked, State.SENT, sent_at=clock.now()) == State.SENT
    asked.refresh_from_db()
    assert (asked.state, asked.error) == (State.SENT, "")


def test_mail_whose_job_was_lost_gets_a_new_one(cast):
    asked = ask(cast.eye1)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    services.sweep()
    assert waiting_jobs() == []
    with clock.at(clock.now() + timedelta(hours=1)):
        services.sweep()
        services.sweep()
    assert waiting_jobs() == [("post.deliver", {"mail_id": asked.pk})]


# --- the beheerder ---------------------------------------------------------------------------------------------------
@pytest.fixture
def unsure(cast, failing, settings):
    failing(smtplib.SMTPServerDisconnected())
    asked = ask(cast.eye1)
    services.deliver(asked.pk)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    asked.refresh_from_db()
    return asked


def test_beheerder_sends_again_once_as_a_new_mail(cast, unsure):
    again = services.resend(unsure, by=cast.admin)
    with pytest.raises(RuleBroken, match="vraagt niets meer"):
        services.resend(unsure, by=cast.admin)
    run_jobs()
    again.refresh_from_db(), unsure.refresh_from_db()
    assert (again.state, again.replaces, unsure.state) == (State.SENT, unsure, State.LAPSED)
    assert again.message_id != unsure.message_id
    assert (again.subject, again.body, again.path) == (unsure.subject, unsure.body, unsure.path)
    assert len(django_mail.outbox) == 1
    assert actions()[-2:] == ["mail.resent", "mail.sent"]


def test_beheerder_lets_a_mail_lapse(cast, unsure):
    assert services.let_lapse(unsure, by=cast.admin).state == State.LAPSED
    assert actions()[-1] == "mail.lapsed"


@pytest.mark.parametrize("act", [services.resend, services.let_lapse])
def test_only_the_beheerder_decides_about_failed_mails(cast, unsure, act):
    for person in (cast.coach, cast.chair, cast.eye1):
        with pytest.raises(NotAllowed):
            act(unsure, by=person)


def test_resending_needs_someone_to_send_to(cast, unsure):
    cast.eye1.email = ""
    cast.eye1.save(update_fields=["email"])
    with pytest.raises(RuleBroken, match="geen e-mailadres"):
        services.resend(unsure, by=cast.admin)
    cast.eye1.is_active = False
    cast.eye1.save(update_fields=["is_active"])
    with pytest.raises(RuleBroken, match="niet meer aanmelden"):
        services.resend(unsure, by=cast.admin)


# --- what the database holds -----------------------------------------------------------------------------------------
def fields_in(state):
    """The least that a row in this state needs."""
    tried = {} if state == State.WAITING else {"attempts": 1, "claimed_at": clock.now()}
    return {
        "state": state,
        **tried,
        "sent_at": clock.now() if state == State.SENT else None,
        "error": Error.UNCERTAIN if state in (State.FAILED, State.UNSURE) else "",
    }


def broken(act):
    """The name of the rule that the database keeps against this, or ''."""
    try:
        with transaction.atomic():
            act()
    except IntegrityError as error:
        return constraint_name(error)
    return ""


@pytest.mark.parametrize("old", State.values)
def test_database_lets_a_mail_move_on_only(cast, old):
    values = {"to_user": cast.eye1, "kind": Kind.PLAN_WAITS, "created_at": clock.now(), "due_at": clock.now()}
    for number, new in enumerate(State.values):
        row = Mail.objects.create(**values, key=f"{old}-{number}", **fields_in(old))
        allowed = new == old or new in TRANSITIONS[old]
        change = {**fields_in(new), "attempts": max(row.attempts, 1), "claimed_at": clock.now()}
        if new == old:
            change = {"state": old}
        verdict = broken(lambda row=row, change=change: Mail.objects.filter(pk=row.pk).update(**change))
        assert verdict == ("" if allowed else "post_mail_moves_on"), f"{old} > {new}"


def test_database_keeps_what_was_asked_for_and_what_was_sent(cast):
    asked = ask(cast.eye1)
    rows = Mail.objects.filter(pk=asked.pk)
    for change in ({"subject": "x"}, {"body": "x"}, {"path": "/"}, {"key": "x"}, {"to_user": cast.eye2}):
        assert broken(lambda change=change: rows.update(**change)) == "post_mail_stays"
    run_jobs()
    for change in ({"sent_at": clock.now() + timedelta(1)}, {"attempts": 0}, {"state": State.WAITING, "sent_at": None}):
        assert broken(lambda change=change: rows.update(**change)) == "post_mail_moves_on"


def test_database_wants_the_reason_and_the_moment(cast):
    asked = ask(cast.eye1)
    rows = Mail.objects.filter(pk=asked.pk)
    assert broken(lambda: rows.update(state=State.BUSY)) == "post_mail_claimed"
    claimed(asked)
    assert broken(lambda: rows.update(state=State.SENT)) == "post_mail_sent_at"
    assert broken(lambda: rows.update(sent_at=clock.now())) == "post_mail_sent_at"
    assert broken(lambda: rows.update(state=State.FAILED)) == "post_mail_says_why"


def test_key_of_another_mail_is_refused(cast):
    asked = ask(cast.eye1)
    copy = {"to_user": asked.to_user, "kind": asked.kind, "created_at": asked.created_at, "due_at": asked.due_at}
    assert broken(lambda: Mail.objects.create(**copy, key=asked.key)) == "post_mail_key_key"
