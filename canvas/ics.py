"""Tafels as a calendar (RFC 5545): which tafel, where and when. Nothing about a case leaves the app this way."""

import datetime as dt
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from icalendar import Calendar, Event

from maatwerk.lib import clock

from .models import Attendee, Meeting

# A calendar keeps what was, and needs only a little of it again.
KEPT = dt.timedelta(days=60)


def feed_of(user):
    """The tafels that someone is invited to or chairs, from two months ago on, also those that were cancelled."""
    invited = Attendee.objects.filter(meeting=OuterRef("pk"), user=user)
    return (
        Meeting.objects.filter(Q(Exists(invited)) | Q(chair=user), urgent=False, on__gte=clock.today() - KEPT)
        .order_by("on", "starts_at")
        .distinct()
    )


def calendar_of(meetings):
    """The bytes of a calendar with these tafels, in the time of Amsterdam."""
    calendar = Calendar()
    calendar.add("prodid", "-//Maatwerk//Tafels//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Tafels maatwerk")
    for meeting in meetings:
        calendar.add_component(_event(meeting))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _event(meeting):
    event = Event()
    # The same tafel keeps its uid: a change or a cancellation replaces what a calendar holds.
    event.add("uid", f"tafel-{meeting.pk}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", clock.now().astimezone(dt.UTC))
    event.add("summary", meeting.get_kind_display().capitalize())
    event.add("location", meeting.place)
    event.add("dtstart", dt.datetime.combine(meeting.on, meeting.starts_at, clock.AMSTERDAM))
    event.add("dtend", dt.datetime.combine(meeting.on, meeting.ends_at, clock.AMSTERDAM))
    event.add("status", "CANCELLED" if meeting.cancelled_at else "CONFIRMED")
    event.add("class", "PRIVATE")
    return event
