"""Turns the story into acts with a moment, so that they can be played in the order in which they happened."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(order=True)
class Act:
    """Something somebody did: when, in which order when moments are equal, and the call that does it."""

    when: dt.datetime
    order: int
    play: Callable = field(compare=False)
    what: str = field(compare=False, default="")


class Script:
    """Collects acts; `at` takes a day and a time as people say it: 13.30."""

    def __init__(self):
        self.acts = []

    def at(self, day, clock_time, play, what):
        hour, minute = clock_time.split(".")
        moment = dt.datetime.combine(day, dt.time(int(hour), int(minute)))
        self.acts.append(Act(moment, len(self.acts), play, what))

    def in_order(self):
        return sorted(self.acts)
