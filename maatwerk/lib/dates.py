"""Days and moments in Dutch. A moment (datetime) is first brought to the time of Amsterdam."""

from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta

from maatwerk.lib import clock

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
TUESDAY = 1


def as_date(moment: date | datetime) -> date:
    """The day in Amsterdam."""
    if not isinstance(moment, datetime):
        return moment
    return moment.date() if moment.tzinfo is None else moment.astimezone(clock.AMSTERDAM).date()


def format_long(moment: date | datetime) -> str:
    """`15 april 2019`: in running text and in letters."""
    day = as_date(moment)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def format_day(moment: date | datetime) -> str:
    """`dinsdag 24 november`, and with the year when that is not the present one."""
    day = as_date(moment)
    text = f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
    return text if day.year == clock.today().year else f"{text} {day.year}"


def format_moment(moment: datetime) -> str:
    """`om 14.03 uur` for today, `op dinsdag 24 november om 14.03 uur` for another day."""
    local = moment.astimezone(clock.AMSTERDAM)
    time = f"om {local:%H.%M} uur"
    return time if local.date() == clock.today() else f"op {format_day(moment)} {time}"


def format_num(moment: date | datetime) -> str:
    """`15-04-2019`: in tables and for 'verzonden'."""
    return f"{as_date(moment):%d-%m-%Y}"


def format_ago(moment: date | datetime) -> str:
    """How far a day lies from today: `vandaag`, `gisteren`, `3 dagen geleden`, `over 2 dagen`, `over 3 maanden`."""
    days = (as_date(moment) - clock.today()).days
    near = {0: "vandaag", -1: "gisteren", 1: "morgen"}
    if days in near:
        return near[days]
    size = _size(abs(days))
    return f"over {size}" if days > 0 else f"{size} geleden"


def _size(days: int) -> str:
    """In days up to two weeks, then weeks, from two months on months, from two years on years; rounded down."""
    if days < 14:
        return f"{days} dagen"
    if days < 61:
        return f"{days // 7} weken"
    if days < 730:
        return f"{int(days / 30.44)} maanden"
    return f"{int(days / 365.25)} jaar"


def next_tuesday(day: date) -> date:
    """The first Tuesday after `day`; never the day itself. Both tafels are on a Tuesday."""
    return day + timedelta(days=(TUESDAY - day.weekday() - 1) % 7 + 1)


def months_later(day: date, months: int) -> date:
    """The same day so many months on; a day that does not exist becomes the last of its month (31 → 30 June)."""
    index = day.month - 1 + months
    year, month = day.year + index // 12, index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
