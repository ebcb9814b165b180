"""Everything that is done to a canvas or at a tafel under a rule, in the lock order case → canvas → fund."""

from .akkoord import decide, give_akkoord, recuse, say_not_yet
from .articles import add_article, add_example_articles, change_article, choose_article, drop_article
from .boxes import StaleText, merged_with, save_box
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
from .price_import import import_prices
from .prices import add_price_item, change_price_item, end_price, set_price
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
    "add_funding_line",
    "add_party",
    "add_price_item",
    "answer_question",
    "ask_question",
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
    "log_costs_export",
    "log_prices_export",
    "mark_discussed",
    "mark_left",
    "mark_present",
    "merged_with",
    "move_item",
    "offer_for_spar",
    "open_meeting",
    "plan_meeting",
    "put_all_in_current",
    "put_in_current",
    "put_on_agenda",
    "recuse",
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
    "start_canvas",
    "take_chair",
    "take_off_agenda",
    "withdraw_decision",
]
