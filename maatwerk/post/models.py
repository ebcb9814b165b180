"""The outbox: every mail that the app wants to send to a colleague, and what became of it.

A mail says that something waits and where; never what is written about a family. It goes out exactly once or is
listed as failed: a worker first takes it (`busy`, committed), then sends, then marks it sent. Whoever dies in between
leaves a mail of which nobody knows whether it arrived: `unsure`, for the beheerder to decide about.
"""

import hashlib

from django.conf import settings
from django.db import models
from django.db.models import Q

from .enums import NEEDS_ATTENTION, Error, Kind, State


class MailQuerySet(models.QuerySet):
    def for_list(self):
        """The latest first, with the people they are for."""
        return self.select_related("to_user").order_by("-created_at", "-pk")

    def in_state(self, *states):
        return self.filter(state__in=states)

    def needing_attention(self):
        return self.in_state(*NEEDS_ATTENTION)

    def left_behind(self, before):
        """Taken by a worker before this moment and never finished."""
        return self.in_state(State.BUSY).filter(claimed_at__lt=before)

    def overdue(self, before):
        """Waiting since before this moment: the job that should have sent it may be lost."""
        return self.in_state(State.WAITING).filter(due_at__lt=before)


class Mail(models.Model):
    """One mail to one colleague. The same `key` is the same mail, however often it is asked for."""

    no_delete = True

    to_user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="mails", verbose_name="aan")
    kind = models.CharField("soort", max_length=20, choices=Kind.choices)
    key = models.CharField("sleutel", max_length=120, unique=True)
    subject = models.CharField("onderwerp", max_length=120)
    body = models.TextField("tekst")
    path = models.CharField("verwijst naar", max_length=200)
    created_at = models.DateTimeField("gemaakt op")
    state = models.CharField("stand", max_length=10, choices=State.choices, default=State.WAITING)
    due_at = models.DateTimeField("aan de beurt op")
    attempts = models.PositiveSmallIntegerField("pogingen", default=0)
    claimed_at = models.DateTimeField("laatste poging", null=True, blank=True)
    sent_at = models.DateTimeField("verzonden op", null=True, blank=True)
    error = models.CharField("oorzaak", max_length=20, choices=Error.choices, blank=True)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name="opnieuw van"
    )

    objects = MailQuerySet.as_manager()

    class Meta:
        verbose_name = "mail"
        verbose_name_plural = "mails"
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="post_mail_latest"),
            models.Index(fields=["state", "due_at"], name="post_mail_open", condition=Q(state__in=["waiting", "busy"])),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="post_mail_state_known"),
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False) | ~Q(state="sent") & Q(sent_at__isnull=True),
                name="post_mail_sent_at",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["busy", "sent", "unsure"]) | Q(claimed_at__isnull=False, attempts__gt=0),
                name="post_mail_claimed",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["failed", "unsure"]) | ~Q(error=""), name="post_mail_says_why"
            ),
        ]

    def __str__(self):
        return f"mail {self.pk}"

    @property
    def message_id(self):
        """The same for the same key, so that a mail server and a reader see a second delivery for what it is."""
        host = settings.SITE_URL.partition("://")[2].partition(":")[0]
        return f"<{hashlib.sha256(self.key.encode()).hexdigest()[:32]}@{host}>"

    @property
    def needs_attention(self):
        return self.state in NEEDS_ATTENTION
