"""The metingen of one case beside each other: a row per family role, a column per moment."""

from dataclasses import dataclass

from maatwerk.lib import clock

from .enums import Moment
from .models import Meting
from .services.aftercare import is_missed, metings_window


@dataclass(frozen=True)
class Column:
    """One moment. `state` is not_planned, planned, open (may be held now), held or missed."""

    moment: Moment
    meting: object | None
    state: str
    first: object = None
    last: object = None

    @property
    def label(self):
        return self.moment.label

    @property
    def marks(self):
        return list(self.meting.marks.all()) if self.meting else []

    @property
    def answered(self):
        """How many gave a mark, of how many who were asked: non-response stays in sight (rules.md 11)."""
        return sum(mark.value is not None for mark in self.marks), len(self.marks)


STATES = {
    "not_planned": ("nog niet gepland", "neutral"),
    "planned": ("gepland", "neutral"),
    "open": ("nu te houden", "accent"),
    "held": ("gehouden", "good"),
    "missed": ("gemist", "warn"),
}


def overview(case):
    """`columns`: the four moments; `rows`: per role its mark at each moment (Mark or None); the window in weeks."""
    found = {meting.moment: meting for meting in case.metingen.select_related("recorded_by").prefetch_related("marks")}
    columns = [_column(moment, found.get(moment)) for moment in Moment]
    roles = dict.fromkeys(mark.role for column in columns for mark in column.marks)
    rows = [
        (role, [next((mark for mark in column.marks if mark.role == role), None) for column in columns])
        for role in roles
    ]
    weeks = {"weeks_before": Meting.WINDOW_BEFORE // 7, "weeks_after": Meting.WINDOW_AFTER // 7}
    return {"columns": columns, "rows": rows, **weeks}


def _column(moment, meting):
    if meting is None:
        return Column(moment, None, "not_planned")
    if meting.held_on:
        return Column(moment, meting, "held")
    if moment == Moment.CANVAS:
        return Column(moment, meting, "open")
    first, last = metings_window(meting)
    if is_missed(meting):
        state = "missed"
    else:
        state = "open" if first <= clock.today() else "planned"
    return Column(moment, meting, state, first, last)
