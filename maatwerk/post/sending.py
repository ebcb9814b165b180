"""One mail through Django's mail backend, and what an error proves about its delivery.

A server that says no (4xx or 5xx, also after the text: RFC 5321, 4.2.5) has not taken the mail. A line that breaks
while sending proves nothing.
"""

import contextlib
import logging
import smtplib

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from .enums import Error

logger = logging.getLogger(__name__)

CLOSING = "Dit bericht komt van Maatwerk. Antwoorden kan niet: dit adres wordt niet gelezen."


class NotDelivered(Exception):
    """The mail certainly did not go out. `again`: a later attempt may pass."""

    def __init__(self, error, *, again):
        super().__init__(error)
        self.error, self.again = error, again


class Unsure(Exception):
    """It may have gone out or not."""


def message_of(mail):
    """The message as it is sent: what waits, where, and nothing else."""
    text = "\n\n".join(["Beste collega,", mail.body, f"{settings.SITE_URL}{mail.path}", CLOSING])
    headers = {"Message-ID": mail.message_id, "Auto-Submitted": "auto-generated"}
    return EmailMessage(mail.subject, f"{text}\n", to=[mail.to_user.email], headers=headers)


def send(mail):
    """Send it now. Raises NotDelivered or Unsure; returns when the server took it."""
    try:
        message = message_of(mail)
        message.message()  # headers are judged here
        server = get_connection()
    except Exception as problem:
        logger.exception("mail %s kon niet worden opgesteld", mail.pk)
        raise NotDelivered(Error.FAULT, again=False) from problem
    try:
        server.open()
    except Exception as problem:
        raise NotDelivered(Error.UNREACHABLE, again=True) from problem
    try:
        server.send_messages([message])
    except Exception as problem:
        raise judged(problem) from problem
    finally:
        # The mail was taken; how the conversation ends does not matter.
        with contextlib.suppress(Exception):
            server.close()


def judged(problem):
    """The exception to raise for an error during the conversation."""
    code = getattr(problem, "smtp_code", None)
    if isinstance(problem, smtplib.SMTPRecipientsRefused):
        code = min((code for code, _ in problem.recipients.values()), default=None)
    if isinstance(code, int) and 400 <= code < 500:
        return NotDelivered(Error.POSTPONED, again=True)
    if isinstance(code, int) and 500 <= code < 600:
        return NotDelivered(Error.REFUSED, again=False)
    return Unsure()
