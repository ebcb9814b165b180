"""Everything that is done to a canvas or at a tafel under a rule, in the lock order case → canvas → fund."""

from .akkoord import decide, give_akkoord, recuse
from .circulate import circulate
from .editing import (
    StaleLine,
    StaleText,
    add_cost_line,
    add_funding_line,
    change_line,
    remove_line,
    review_costs,
    save_box,
    start_canvas,
)
from .offer import offer_for_spar
from .questions import answer_question, ask_question
from .tafel import (
    change_attendees,
    close_meeting,
    mark_discussed,
    mark_left,
    mark_present,
    move_item,
    open_meeting,
    plan_meeting,
    put_on_agenda,
    set_minutes,
    take_chair,
    take_off_agenda,
)

__all__ = [
    "StaleLine",
    "StaleText",
    "add_cost_line",
    "add_funding_line",
    "answer_question",
    "ask_question",
    "change_attendees",
    "change_line",
    "circulate",
    "close_meeting",
    "decide",
    "give_akkoord",
    "mark_discussed",
    "mark_left",
    "mark_present",
    "move_item",
    "offer_for_spar",
    "open_meeting",
    "plan_meeting",
    "put_on_agenda",
    "recuse",
    "remove_line",
    "review_costs",
    "save_box",
    "set_minutes",
    "start_canvas",
    "take_chair",
    "take_off_agenda",
]
