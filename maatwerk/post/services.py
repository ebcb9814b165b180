"""Mails from asking to sent. Asking is part of the caller's transaction; sending is the worker's (tasks.py)."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import F

from maatwerk.audit.services import record
from maatwerk.lib import clock
from maatwerk.lib.jobs import enqueue
from maatwerk.lib.refusals import RuleBroken
from maatwerk.people.permissions import check_can_administer

from .enums import NEEDS_ATTENTION, Error, State
from .models import Mail
from .sending import NotDelivered, Unsure, send

DELIVER = "post.deliver"
# Seconds before the second, third … attempt after an error that proves that nothing went out: a day in all.
PAUSES = (60, 5 * 60, 30 * 60, 3 * 3600, 20 * 3600)
# Longer than any conversation with a mail server takes: whoever took a mail before this is dead.
LOST_AFTER = timedelta(minutes=10)
# A mail whose turn came this long ago has lost its job.
OVERDUE_AFTER = timedelta(minutes=5)


@transaction.atomic
def send_mail_to(user, kind, *, key, subject, lines, path, by, case=None):
    """Put a mail in the outbox and its job on the queue, both in the running transaction; returns the mail.

    `lines` say that something waits, never what is written; `path` is where. The same `key` is the same mail: asking
    again changes nothing. `case` only names the chain of the log.
    """
    if known := Mail.objects.filter(key=key).first():
        return known
    now = clock.now()
    mail = Mail(to_user=user, kind=kind, key=key, subject=subject, body="\n\n".join(lines), path=path)
    mail.created_at = mail.due_at = now
    try:
        with transaction.atomic():
            mail.save(force_insert=True)
    except IntegrityError:
        # Someone else asked for it in the same moment.
        return Mail.objects.get(key=key)
    _queue(mail)
    record("mail.queued", mail, by=by, case=case, user=user.pk, kind=kind)
    return mail


def deliver(mail_id):
    """Send one mail if it waits; what happens to it is in its row. Returns its state, or None when it did not wait.

    Three steps, each safe by itself: take it, send it, mark it. Two workers can't take the same mail.
    """
    mail = _claim(mail_id)
    if mail is None:
        return None
    try:
        send(mail)
    except NotDelivered as problem:
        return _not_delivered(mail, problem)
    except Unsure:
        return _finish(mail, State.UNSURE, error=Error.UNCERTAIN)
    return _finish(mail, State.SENT, sent_at=clock.now())


def _claim(mail_id):
    """The mail, now ours, or None. Committed before anything is sent: `durable` refuses to run inside a transaction."""
    with transaction.atomic(durable=True):
        waiting = Mail.objects.filter(pk=mail_id, state=State.WAITING)
        if not waiting.update(state=State.BUSY, claimed_at=clock.now(), attempts=F("attempts") + 1, error=""):
            return None
        mail = Mail.objects.select_related("to_user").get(pk=mail_id)
    if not mail.to_user.is_active:
        _finish(mail, State.LAPSED, error=Error.NO_ACCOUNT)
    elif not mail.to_user.email:
        _finish(mail, State.FAILED, error=Error.NO_ADDRESS)
    else:
        return mail
    return None


def _not_delivered(mail, problem):
    """Try again later, or give up and list it."""
    if not problem.again or mail.attempts > len(PAUSES):
        return _finish(mail, State.FAILED, error=problem.error)
    pause = PAUSES[mail.attempts - 1]
    with transaction.atomic():
        due_at = clock.now() + timedelta(seconds=pause)
        if _mine(mail, State.BUSY).update(state=State.WAITING, error=problem.error, due_at=due_at):
            _queue(mail, after=pause)
    return State.WAITING


@transaction.atomic
def _finish(mail, state, **fields):
    """Write down how it ended. Nothing happens when it was taken out of our hands meanwhile."""
    # Who was only slow, and was given up for dead, still tells that it went out.
    states = [State.BUSY, State.UNSURE] if state == State.SENT else [State.BUSY]
    if _mine(mail, *states).update(state=state, **{"error": "", **fields}):
        data = {"error": fields["error"]} if "error" in fields else {}
        record(f"mail.{state}", mail, by=None, user=mail.to_user_id, **data)
    return state


def _mine(mail, *states):
    """The row as long as it is this attempt's: `attempts` tells the attempts apart."""
    return Mail.objects.filter(pk=mail.pk, attempts=mail.attempts, state__in=states)


def _queue(mail, after=None):
    return enqueue(DELIVER, queueing_lock=f"mail-{mail.pk}", after=after, mail_id=mail.pk)


def sweep():
    """What a worker that died left behind: a mail in its hands is listed as unsure, one without a job gets one."""
    now = clock.now()
    for mail in Mail.objects.left_behind(now - LOST_AFTER):
        _finish(mail, State.UNSURE, error=Error.UNCERTAIN)
    for mail in Mail.objects.overdue(now - OVERDUE_AFTER):
        _queue(mail)


def _lock_for_attention(mail, by):
    check_can_administer(by)
    mail = Mail.objects.select_for_update(of=("self",), no_key=True).select_related("to_user").get(pk=mail.pk)
    if mail.state not in NEEDS_ATTENTION:
        raise RuleBroken(f"Deze mail vraagt niets meer: zij is {mail.get_state_display()}. Ververs de pagina.")
    return mail


@transaction.atomic
def resend(mail, *, by):
    """Send a failed or unsure mail again, as a new mail; the old one lapses. Raises RuleBroken when that was done.

    The beheerder decides this: an unsure mail may have arrived, and then her colleague gets it twice.
    """
    mail = _lock_for_attention(mail, by)
    if not mail.to_user.is_active:
        raise RuleBroken(f"{mail.to_user} kan niet meer aanmelden. Laat deze mail vervallen.")
    if not mail.to_user.email:
        raise RuleBroken(f"Van {mail.to_user} is geen e-mailadres bekend. Vul dat eerst in bij het account.")
    _lapse(mail)
    again = Mail.objects.create(
        to_user=mail.to_user, kind=mail.kind, key=f"again-{mail.pk}", subject=mail.subject, body=mail.body,
        path=mail.path, created_at=clock.now(), due_at=clock.now(), replaces=mail,
    )  # fmt: skip
    _queue(again)
    record("mail.resent", again, by=by, user=mail.to_user_id, before=mail.pk)
    return again


@transaction.atomic
def let_lapse(mail, *, by):
    """A failed or unsure mail that nobody needs any more."""
    mail = _lock_for_attention(mail, by)
    _lapse(mail)
    record("mail.lapsed", mail, by=by, user=mail.to_user_id)
    return mail


def _lapse(mail):
    mail.state = State.LAPSED
    mail.save(update_fields=["state"])
