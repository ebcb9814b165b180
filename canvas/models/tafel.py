"""The spar-tafel and the doorbraaktafel: who is there, what is discussed, and the questions that stay open."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from maatwerk.lib import clock
from maatwerk.lib.dates import format_day

from ..enums import MAX_MINUTES, URGENT_HOURS, BoxKind, MeetingKind
from .plan import Canvas
from .version import CanvasVersion

USER = settings.AUTH_USER_MODEL


class MeetingQuerySet(models.QuerySet):
    def upcoming(self, on=None):
        return self.to_come(on).filter(cancelled_at__isnull=True)

    def to_come(self, on=None):
        """From today on, also those that were cancelled: the list says so."""
        return self.filter(on__gte=on or clock.today(), closed_at__isnull=True).order_by("on", "starts_at")

    def past(self):
        return self.filter(Q(on__lt=clock.today()) | Q(closed_at__isnull=False)).order_by("-on", "-starts_at")

    def regular(self):
        """Tafels at which people sit down: not the urgent requests, nor what was cancelled."""
        return self.filter(urgent=False, cancelled_at__isnull=True)

    def not_begun(self):
        """Regular tafels that can still change: not opened, not closed, not over."""
        return self.regular().upcoming().filter(opened_at__isnull=True)

    def breakthrough(self):
        return self.filter(kind=MeetingKind.BREAKTHROUGH)

    def for_list(self):
        return self.select_related("chair").annotate(
            item_count=models.Count("items", distinct=True), minute_sum=models.Sum("items__minutes")
        )


class Meeting(models.Model):
    """One tafel on one day. It is opened and closed by its voorzitter; akkoorden are given only in between."""

    kind = models.CharField("soort", max_length=12, choices=MeetingKind.choices)
    on = models.DateField("datum")
    starts_at = models.TimeField("begint om")
    ends_at = models.TimeField("eindigt om")
    place = models.CharField("plaats", max_length=120)
    chair = models.ForeignKey(USER, models.PROTECT, related_name="chaired_meetings", verbose_name="voorzitter")
    opened_at = models.DateTimeField("geopend op", null=True, blank=True)
    closed_at = models.DateTimeField("gesloten op", null=True, blank=True)
    # The urgent route: two others decide within 24 hours, without sitting down together (rules.md 7). `on` is then the
    # day of the deadline.
    urgent = models.BooleanField("spoed", default=False)
    deadline = models.DateTimeField("uiterlijk", null=True, blank=True)
    urgent_reason = models.CharField("waarom spoed", max_length=300, blank=True)
    series = models.ForeignKey(
        "canvas.MeetingSeries", models.PROTECT, null=True, blank=True, related_name="meetings", verbose_name="reeks"
    )
    cancelled_at = models.DateTimeField("afgezegd op", null=True, blank=True)
    cancelled_reason = models.CharField("waarom afgezegd", max_length=120, blank=True)
    # Counted by the database at each change of day, time, place or being cancelled; calendars read it (RFC 5545).
    sequence = models.PositiveIntegerField("wijziging", default=0, editable=False)

    objects = MeetingQuerySet.as_manager()
    no_delete = True

    class Meta:
        ordering = ["-on", "-starts_at"]
        verbose_name = "tafel"
        verbose_name_plural = "tafels"
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "on", "starts_at"],
                condition=Q(urgent=False),
                name="canvas_meeting_once",
                violation_error_message="Op dit tijdstip staat al zo'n tafel gepland.",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="canvas_meeting_times",
                violation_error_message="De tafel eindigt later dan zij begint. Pas de tijd aan.",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(opened_at__isnull=False, closed_at__gte=F("opened_at")),
                name="canvas_meeting_open_before_close",
            ),
            models.CheckConstraint(
                condition=Q(urgent=False, deadline__isnull=True, urgent_reason="")
                | Q(
                    urgent=True,
                    kind=MeetingKind.BREAKTHROUGH,
                    opened_at__isnull=False,
                    deadline__gt=F("opened_at"),
                    deadline__lte=F("opened_at") + URGENT_HOURS,
                )
                & ~Q(urgent_reason=""),
                name="canvas_meeting_urgent",
                violation_error_message="Spoed duurt ten hoogste 24 uur en heeft een reden.",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True, cancelled_reason="")
                | Q(cancelled_at__isnull=False, opened_at__isnull=True, urgent=False) & ~Q(cancelled_reason=""),
                name="canvas_meeting_cancelled",
                violation_error_message="Deze tafel gaat niet door.",
            ),
        ]

    def __str__(self):
        return f"{self.label} van {self.on:%d-%m-%Y}"

    def get_absolute_url(self):
        return reverse("canvas:meeting", args=[self.pk])

    @property
    def label(self):
        """`spar-tafel`, `doorbraaktafel` or `spoed`."""
        return "spoed" if self.urgent else self.get_kind_display()

    @property
    def when(self):
        """`dinsdag 24 november, 15.00 uur`, or until when with spoed."""
        if self.urgent:
            deadline = self.deadline.astimezone(clock.AMSTERDAM)
            return f"uiterlijk {format_day(deadline)}, {deadline:%H.%M} uur"
        return f"{format_day(self.on)}, {self.starts_at:%H.%M} uur"

    @property
    def is_open(self):
        return self.opened_at is not None and self.closed_at is None

    @property
    def is_expired(self):
        """Whether the 24 hours of an urgent request are over."""
        return self.urgent and clock.now() > self.deadline

    @property
    def is_breakthrough(self):
        return self.kind == MeetingKind.BREAKTHROUGH

    @property
    def minutes_available(self):
        start, end = self.starts_at, self.ends_at
        return (end.hour * 60 + end.minute) - (start.hour * 60 + start.minute)


class Attendee(models.Model):
    """Someone invited to a tafel. She attends from the moment she is there until she leaves."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendees", verbose_name="tafel")
    user = models.ForeignKey(USER, models.PROTECT, related_name="attendances", verbose_name="deelnemer")
    present_from = models.DateTimeField("aanwezig vanaf", null=True, blank=True)
    present_until = models.DateTimeField("aanwezig tot", null=True, blank=True)

    class Meta:
        ordering = ["user__surname"]
        verbose_name = "deelnemer"
        verbose_name_plural = "deelnemers"
        constraints = [
            models.UniqueConstraint(fields=["meeting", "user"], name="canvas_attendee_once"),
            models.CheckConstraint(
                condition=Q(present_until__isnull=True)
                | Q(present_from__isnull=False, present_until__gte=F("present_from")),
                name="canvas_attendee_times",
            ),
        ]

    @property
    def is_present(self):
        return self.present_from is not None and self.present_until is None


class AgendaItemQuerySet(models.QuerySet):
    def movable_to(self, meeting):
        """Items of other tafels of this kind that have not begun, the nearest first: they can be pulled here."""
        others = Meeting.objects.not_begun().filter(kind=meeting.kind).exclude(pk=meeting.pk)
        if meeting.urgent:
            return self.none()
        items = self.filter(meeting__in=others, decision__isnull=True, discussed_at__isnull=True)
        return items.select_related("meeting", "canvas__case").order_by("meeting__on", "meeting__starts_at", "position")

    def visible_to(self, user):
        """Items that the user meets: of her own cases, of a tafel that she was invited to, or that she chairs."""
        return self.filter(
            Q(canvas__case__coach=user)
            | Q(canvas__case__consultant=user)
            | Q(meeting__chair=user)
            | models.Exists(Attendee.objects.filter(meeting=models.OuterRef("meeting"), user=user))
        )

    def for_case(self, canvas):
        """Every time this canvas was or will be discussed, newest first, with its questions and akkoorden."""
        return (
            self.filter(canvas=canvas)
            .select_related("meeting__chair", "version", "decision__withdrawal")
            .defer("version__content")
            .prefetch_related(
                models.Prefetch("questions", Question.objects.select_related("asked_by", "owner", "answered_by")),
                "akkoorden__given_by",
            )
            .order_by("-meeting__on", "-meeting__starts_at")
        )


class AgendaItem(models.Model):
    """One case on the agenda of one tafel, at most half an hour. At a doorbraaktafel it is about one version."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items", verbose_name="tafel")
    canvas = models.ForeignKey(Canvas, models.PROTECT, related_name="agenda_items", verbose_name="canvas")
    version = models.ForeignKey(
        CanvasVersion, models.PROTECT, null=True, blank=True, related_name="agenda_items", verbose_name="versie"
    )
    position = models.PositiveSmallIntegerField("volgorde")
    minutes = models.PositiveSmallIntegerField(
        "minuten", default=MAX_MINUTES, validators=[MinValueValidator(5), MaxValueValidator(MAX_MINUTES)]
    )
    discussed_at = models.DateTimeField("besproken op", null=True, blank=True)

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        verbose_name = "agendapunt"
        verbose_name_plural = "agendapunten"
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "canvas"],
                name="canvas_agendaitem_once",
                violation_error_message="Deze casus staat al op de agenda.",
            ),
            models.UniqueConstraint(
                fields=["meeting", "position"],
                name="canvas_agendaitem_order",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=Q(minutes__gte=5, minutes__lte=MAX_MINUTES),
                name="canvas_agendaitem_minutes",
                violation_error_message="Een casus krijgt ten hoogste 30 minuten. Kies 5 tot 30 minuten.",
            ),
        ]

    def get_absolute_url(self):
        return reverse("canvas:item", args=[self.meeting_id, self.pk])


class QuestionQuerySet(models.QuerySet):
    def for_item(self, item):
        """The questions asked at one item, in the order of asking, with the people in them."""
        return self.filter(item=item).select_related("asked_by", "owner", "answered_by").order_by("pk")

    def open(self):
        return self.filter(answered_at__isnull=True)


class Question(models.Model):
    """A question asked at a spar-tafel about one box; it has an owner and is due a week later."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="questions", verbose_name="agendapunt")
    box = models.CharField("over", max_length=12, choices=[*BoxKind.choices, ("costs", "Kosten-batenanalyse")])
    text = models.TextField("vraag")
    asked_by = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name="gesteld door")
    asked_at = models.DateTimeField("gesteld op")
    owner = models.ForeignKey(USER, models.PROTECT, related_name="questions", verbose_name="wie zoekt dit uit")
    due_on = models.DateField("antwoord vóór")
    answer = models.TextField("antwoord", blank=True)
    answered_by = models.ForeignKey(
        USER, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="beantwoord door"
    )
    answered_at = models.DateTimeField("beantwoord op", null=True, blank=True)

    objects = QuestionQuerySet.as_manager()
    no_delete = True

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = "vraag"
        verbose_name_plural = "vragen"
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True, answer="")
                | Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer=""),
                name="canvas_question_answered_whole",
            )
        ]
