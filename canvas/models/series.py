"""The rhythm of the tafels: on which day and at what time they are, when they are skipped, and who links an agenda."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from maatwerk.lib.dates import WEEKDAYS

from ..enums import MOST_WEEKS_AHEAD, MeetingKind

USER = settings.AUTH_USER_MODEL


class MeetingSeries(models.Model):
    """One kind of tafel that returns every week. The tafels of the next weeks are planned from it."""

    kind = models.CharField("soort", max_length=12, choices=MeetingKind.choices, unique=True)
    weekday = models.PositiveSmallIntegerField("dag", choices=list(enumerate(WEEKDAYS, start=1)))
    starts_at = models.TimeField("begint om")
    ends_at = models.TimeField("eindigt om")
    place = models.CharField("plaats", max_length=120)
    chair = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name="voorzitter")
    weeks_ahead = models.PositiveSmallIntegerField("weken vooruit", default=6)
    in_use = models.BooleanField("in gebruik", default=True)
    members = models.ManyToManyField(USER, related_name="+", blank=True, verbose_name="elke keer uitgenodigd")

    class Meta:
        ordering = ["starts_at"]
        verbose_name = "reeks"
        verbose_name_plural = "reeksen"
        constraints = [
            models.CheckConstraint(
                condition=Q(weekday__gte=1, weekday__lte=7),
                name="canvas_series_weekday",
                violation_error_message="Kies een dag van de week.",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="canvas_series_times",
                violation_error_message="De tafel eindigt later dan zij begint. Pas de tijd aan.",
            ),
            models.CheckConstraint(
                condition=Q(weeks_ahead__gte=1, weeks_ahead__lte=MOST_WEEKS_AHEAD),
                name="canvas_series_weeks",
                violation_error_message=f"Plan 1 tot {MOST_WEEKS_AHEAD} weken vooruit.",
            ),
        ]

    def __str__(self):
        return f"elke {self.get_weekday_display()} een {self.get_kind_display()}"


class SeriesException(models.Model):
    """A day on which the tafel of a series does not take place, such as in the kerstreces."""

    series = models.ForeignKey(MeetingSeries, models.CASCADE, related_name="exceptions", verbose_name="reeks")
    on = models.DateField("datum")
    reason = models.CharField("reden", max_length=120)

    class Meta:
        ordering = ["on"]
        verbose_name = "uitzondering"
        verbose_name_plural = "uitzonderingen"
        constraints = [
            models.UniqueConstraint(
                fields=["series", "on"],
                name="canvas_seriesexception_once",
                violation_error_message="Deze dag staat al in de lijst.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="canvas_seriesexception_reason",
                violation_error_message="Schrijf op waarom de tafel niet doorgaat.",
            ),
        ]

    def __str__(self):
        return f"{self.on:%d-%m-%Y}: {self.reason}"


class CalendarKey(models.Model):
    """The address under which someone's own calendar reads her tafels. Only a digest is kept; renewing revokes it."""

    user = models.OneToOneField(USER, models.CASCADE, related_name="calendar_key", verbose_name="van")
    digest = models.CharField("kenmerk van de sleutel", max_length=64, unique=True)
    made_at = models.DateTimeField("gemaakt op")

    class Meta:
        verbose_name = "agendakoppeling"
        verbose_name_plural = "agendakoppelingen"

    def __str__(self):
        return f"agendakoppeling {self.pk}"
