"""What stands above every page of a case: the steps on its way, its tabs and with whom it is shared."""

from django.urls import reverse

from cases.enums import EXITS, Status

from .access import readers_of
from .case_facts import family_akkoord_of, open_questions, prepare

STEPS = ("Aanmelding", "Akkoord gezin", "Canvas", "Spar-tafel", "Doorbraaktafel", "Uitvoering", "Nazorg")
POSITION = {
    Status.REGISTERED: 0,
    Status.IN_CONVERSATION: 1,
    Status.CONCEPT: 2,
    Status.SPAR_TABLE: 3,
    Status.CIRCULATED: 4,
    Status.BREAKTHROUGH_TABLE: 4,
    Status.SUPPLEMENT: 4,
    Status.AGREED: 5,
    Status.IN_EXECUTION: 5,
    Status.EXECUTED: 6,
    Status.AFTERCARE: 6,
    Status.CLOSED: len(STEPS),
}
# (key, label, url name, who sees it): readers read along at a tafel, members work in the case.
TABS = (
    ("overzicht", "Overzicht", "canvas:case", "readers"),
    ("canvas", "Canvas", "canvas:detail", "readers"),
    ("tafels", "Tafels", "canvas:case_meetings", "readers"),
    ("geld", "Geld", "budgets:case_money", "readers"),
    ("stappen", "Stappen", "cases:steps", "members"),
    ("metingen", "Metingen", "cases:metingen", "members"),
    ("leerpunten", "Leerpunten", "cases:case_lessons", "members"),
    ("tijdlijn", "Tijdlijn", "cases:timeline", "members"),
)


def stepper(case):
    """The main line of the state diagram as (label, state), state done, now, todo or stopped."""
    prepare([case])
    stopped = case.status in EXITS
    here = _stopped_at(case) if stopped else POSITION[Status(case.status)]
    if case.status == Status.IN_CONVERSATION and family_akkoord_of(case):
        here = 2
    at = "stopped" if stopped else "now"
    return [(label, "done" if n < here else at if n == here else "todo") for n, label in enumerate(STEPS)]


def _stopped_at(case):
    """How far a case had come when it left the way."""
    canvas = getattr(case, "canvas", None)
    if canvas:
        meetings = [item.meeting for item in canvas.agenda_items.all()]
        if any(meeting.is_breakthrough for meeting in meetings):
            return 4
        return 3 if meetings else 2
    return 1 if case.conversations.all() else 0


def tabs(case, user, current):
    """The tabs that `user` may open, as (label, url, is current, count)."""
    waiting = len(open_questions(case))
    return [
        (label, reverse(name, args=[case.number]), key == current, waiting if key == "tafels" and waiting else None)
        for key, label, name, who in TABS
        if who == "readers" or case.is_member(user)
    ]


def shared_with(case):
    """Everyone who may read this case now: its two members and the readers of a tafel."""
    members = [case.consultant, case.coach]
    return members + [reader for reader in readers_of(case) if reader not in members]
