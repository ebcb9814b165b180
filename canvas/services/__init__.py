"""Everything that is done to a canvas or at a tafel under a rule, in the lock order case → canvas → fund."""

from .agenda import move_item, order_agenda, put_on_agenda, set_minutes, take_off_agenda
from .akkoord import decide, give_akkoord, recuse, say_not_yet
from .articles import add_article, add_example_articles, change_article, choose_article, drop_article
from .boxes import StaleText, merged_with, save_box
from .calendar_key import link_calendar, unlink_calendar
from .circulate import circulate
from .conditions import review_condition
from .costs import add_cost_lines, change_horizon, duplicate_lines
from .editing import (
    StaleLine,
    add_cost_line,
    add_funding_line,
    change_line,
    remove_line,
    review_costs,
    start_canvas,
)
from .exports import log_costs_export, log_prices_export
from .hints import rule_no_personal_data
from .offer import offer_for_spar
from .parties import StaleParty, add_party, change_party, put_all_in_current, put_in_current, remove_party
from .placing import move_on, move_rest, place_on_next
from .planning import add_exception, cancel_meeting, move_meeting, plan_ahead, remove_exception, set_series
from .price_import import import_prices
from .prices import add_price_item, change_price_item, end_price, set_price
from .questions import answer_question, ask_question
from .tafel import (
    change_attendees,
    close_meeting,
    mark_discussed,
    mark_left,
    mark_present,
    open_meeting,
    plan_meeting,
    take_chair,
)
from .urgent import close_expired_urgent, request_urgent
from .withdrawal import withdraw_decision

__all__ = [
    "StaleLine",
    "StaleParty",
    "StaleText",
    "add_article",
    "add_cost_line",
    "add_cost_lines",
    "add_example_articles",
    "add_exception",
    "add_funding_line",
    "add_party",
    "add_price_item",
    "answer_question",
    "ask_question",
    "cancel_meeting",
    "change_article",
    "change_attendees",
    "change_horizon",
    "change_line",
    "change_party",
    "change_price_item",
    "choose_article",
    "circulate",
    "close_expired_urgent",
    "close_meeting",
    "decide",
    "drop_article",
    "duplicate_lines",
    "end_price",
    "give_akkoord",
    "import_prices",
    "link_calendar",
    "log_costs_export",
    "log_prices_export",
    "mark_discussed",
    "mark_left",
    "mark_present",
    "merged_with",
    "move_item",
    "move_meeting",
    "move_on",
    "move_rest",
    "offer_for_spar",
    "open_meeting",
    "order_agenda",
    "place_on_next",
    "plan_ahead",
    "plan_meeting",
    "put_all_in_current",
    "put_in_current",
    "put_on_agenda",
    "recuse",
    "remove_exception",
    "remove_line",
    "remove_party",
    "request_urgent",
    "review_condition",
    "review_costs",
    "rule_no_personal_data",
    "save_box",
    "say_not_yet",
    "set_minutes",
    "set_price",
    "set_series",
    "start_canvas",
    "take_chair",
    "take_off_agenda",
    "unlink_calendar",
    "withdraw_decision",
]
