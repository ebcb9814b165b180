"""What a tafel needs now, said to one person: the button for who must act, else whom it waits for."""

import datetime as dt
from itertools import groupby

from django.urls import reverse

from maatwerk.lib import clock
from maatwerk.lib.dates import MONTHS, format_day


def weeks_of(meetings):
    """[(name of the week, its tafels)] of tafels in the order of the calendar, as `for_list` read them."""
    by_week = groupby(meetings, key=lambda meeting: meeting.on - dt.timedelta(days=meeting.on.weekday()))
    return [(_week(monday), list(found)) for monday, found in by_week]


def _week(monday):
    today = clock.today()
    this = today - dt.timedelta(days=today.weekday())
    near = {this: "Deze week", this + dt.timedelta(weeks=1): "Volgende week"}
    return near.get(monday) or f"Week van {monday.day} {MONTHS[monday.month - 1]}"


def need_of(meeting, rows, attendees, user):
    """Parameters of 'Nu nodig' for the page of a tafel; `rows` is its agenda as `user` sees it."""
    if meeting.cancelled_at:
        return {"lead": f"Deze tafel gaat niet door: {meeting.cancelled_reason}.", "tone": "done"}
    if meeting.closed_at:
        closed = meeting.closed_at.astimezone(clock.AMSTERDAM)
        return {"lead": f"Deze tafel is gesloten om {closed:%H.%M} uur.", "tone": "done"}
    chairs = meeting.chair_id == user.pk
    if not meeting.opened_at:
        return _before(meeting, rows, chairs)
    return _now_for_chair(meeting, rows) if chairs else _now_for_attendee(meeting, rows, attendees, user)


def _before(meeting, rows, chairs):
    day = format_day(meeting.on)
    if meeting.on < clock.today():
        lead = f"Deze tafel was op {day} en is niet geopend."
        todo = "Haal de casussen van de agenda; daarna kunnen ze op een volgende tafel."
        return {"lead": lead, "sub": todo if chairs and rows else ""}
    if not chairs:
        lead = f"De tafel begint {day} om {meeting.starts_at:%H.%M} uur."
        return {"lead": lead, "waiting": f"Wacht op de voorzitter, {meeting.chair}."}
    if not rows:
        return {"lead": "Zet casussen op de agenda.", "sub": "Wat klaar is om te plannen, staat onder de agenda."}
    if meeting.on > clock.today() and (short := sum(row.short_of_people for row in rows)):
        cases = "één casus" if short == 1 else f"{short} casussen"
        return {"lead": f"Nodig meer collega's uit: voor {cases} zijn het er te weinig.",
                "action_url": reverse("canvas:attendees", args=[meeting.pk]), "action_label": "Uitnodigen"}  # fmt: skip
    if meeting.on == clock.today():
        return {"lead": "Open de tafel als iedereen er is.", "sub": "Daarna kan er akkoord worden gegeven."
                if meeting.is_breakthrough else "", **_post(meeting, "open", "Tafel openen")}  # fmt: skip
    return {"lead": f"De agenda staat. Open de tafel {day}.", "tone": "done"}


def _now_for_chair(meeting, rows):
    row = _current(rows)
    if meeting.is_expired:
        return {"lead": "De 24 uur zijn om.", "sub": "Sluit de spoed; daarna kan de casus op een doorbraaktafel.",
                **_post(meeting, "close", "Spoed sluiten")}  # fmt: skip
    if row is None:
        lead = "Alle casussen zijn behandeld. Sluit de tafel." if rows else "Er staat niets op de agenda."
        return {"lead": lead, "sub": "Wie meelas, kan de casussen daarna niet meer openen.",
                **_post(meeting, "close", "Tafel sluiten")}  # fmt: skip
    return {**_lead(row), "action_url": row.item.get_absolute_url(), "action_label": f"Naar casus {row.facts.case}"}


def _now_for_attendee(meeting, rows, attendees, user):
    mine = next((one for one in attendees if one.user_id == user.pk), None)
    if mine and not mine.is_present and not mine.present_until and not meeting.urgent:
        url = reverse("canvas:presence", args=[meeting.pk])
        return {"lead": "De tafel is geopend. Meld dat je er bent.", "post_url": url, "post_label": "Ik ben er",
                "post_name": "do", "post_value": "present"}  # fmt: skip
    row = _current(rows)
    if row is None or row.recused or not row.opens:
        return {"lead": "De tafel is bezig.", "waiting": f"Voorzitter is {meeting.chair}."}
    return {**_lead(row), "action_url": row.item.get_absolute_url(), "action_label": f"Naar casus {row.facts.case}"}


def _current(rows):
    return next((row for row in rows if row.state == "now"), None)


def _lead(row):
    return {"lead": f"Aan de beurt: casus {row.facts.case}, {row.starts:%H.%M}–{row.ends:%H.%M} uur."}


def _post(meeting, do, label):
    url = reverse("canvas:course", args=[meeting.pk])
    return {"post_url": url, "post_name": "do", "post_value": do, "post_label": label}
