"""The weekly rhythm with which the demo goes on where the story stops."""

from canvas import services
from canvas.enums import MeetingKind
from canvas.models import MeetingSeries
from maatwerk.demo.story import tafels as story

STARTS = {MeetingKind.SPAR: story.SPAR_START, MeetingKind.BREAKTHROUGH: story.DOORBRAAK_START}


def set_rhythm(cast):
    """Both tafels every Tuesday by video, except in the kerstreces; the first is a week after the story."""
    people = [cast.users[username] for username in story.REGULARS]
    for kind, start in STARTS.items():
        services.set_series(
            kind,
            weekday=story.TUESDAY,
            starts_at=start,
            ends_at=start.replace(hour=start.hour + story.HOURS),
            place=story.ONLINE,
            chair=cast.chair,
            weeks_ahead=6,
            in_use=True,
            members=people,
            by=cast.chair,
        )
    for series in MeetingSeries.objects.all():
        for day, reason in story.SKIPPED.items():
            services.add_exception(series, on=day, reason=reason, by=cast.chair)
