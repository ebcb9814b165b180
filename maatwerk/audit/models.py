"""The audit log: what was done, to what, with which result, from where, by whom and when (BIO 8.15.01).

Rows are only added. Events of one case form a hash chain of their own, kept by a database trigger, so that a
changed or removed row is found by `manage.py check_integrity`. There are no foreign keys: the log never blocks,
follows or dies with what it describes. It holds ids, field names and amounts, never text about a family.
"""

from django.db import models
from django.db.models import Q

from maatwerk.lib.append_only import AppendOnly, AppendOnlyQuerySet


class Result(models.TextChoices):
    DONE = "done", "gelukt"
    REFUSED = "refused", "geweigerd"


class Origin(models.TextChoices):
    WEB = "web", "scherm"
    COMMAND = "command", "opdracht"


class EventQuerySet(AppendOnlyQuerySet):
    def of_case(self, case_number):
        return self.filter(chain=case_number)

    def general(self):
        """Everything that is not about one case."""
        return self.filter(chain="")

    def starting_with(self, *starts):
        """Events whose action begins with one of these words."""
        condition = Q()
        for start in starts:
            condition |= Q(action__startswith=start)
        return self.filter(condition)

    def by(self, user):
        return self.filter(actor_id=user.pk)

    def with_result(self, result):
        return self.filter(result=result)

    def between(self, first, last):
        """Events from the day `first` up to and including `last`; None leaves that side open."""
        events = self.filter(at__date__gte=first) if first else self
        return events.filter(at__date__lte=last) if last else events

    def views(self):
        return self.filter(action__in=["case.viewed", "canvas.viewed", "canvas.downloaded"])

    def story(self):
        """What happened, without who looked and who was mailed: the timeline of a case."""
        return self.filter(result=Result.DONE).exclude(
            action__in=["case.viewed", "canvas.viewed", "canvas.downloaded", "box.saved", "mail.queued"]
        )


class Event(AppendOnly):
    """One line of the log. `chain` is the case number, or '' for everything that is not about one case."""

    action = models.CharField("actie", max_length=60)
    object_type = models.CharField("soort object", max_length=40)
    object_id = models.CharField("object", max_length=60)
    result = models.CharField("resultaat", max_length=10, choices=Result.choices, default=Result.DONE)
    origin = models.CharField("oorsprong", max_length=10, choices=Origin.choices)
    actor_id = models.BigIntegerField("actor", null=True)
    at = models.DateTimeField("tijdstip", db_index=True)
    data = models.JSONField("gegevens", default=dict)
    chain = models.CharField("keten", max_length=20, blank=True)
    seq = models.BigIntegerField("volgnummer", default=0)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, blank=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["chain", "seq"]
        verbose_name = "gebeurtenis"
        verbose_name_plural = "gebeurtenissen"
        constraints = [
            models.UniqueConstraint(fields=["chain", "seq"], name="audit_event_chain_seq"),
            models.CheckConstraint(condition=Q(seq__gt=0), name="audit_event_seq_positive"),
        ]

    def __str__(self):
        return f"{self.chain}#{self.seq} {self.action}"
