"""Everything that is done to a case under a rule. Each function locks, checks, writes and records the event."""

from .aftercare import close_case, hold_meting, record_baseline
from .execution import add_step, complete_step, mark_executed, move_step, remove_step, reopen_step, start_execution
from .intake import (
    give_family_akkoord,
    record_conversation,
    record_viewing,
    register_case,
    stop_case,
    withdraw_family_akkoord,
)
from .lessons import link_lesson, move_lesson, signal_lesson
from .lists import add_to_list, change_list_entry
from .status import change_status, lock_case

__all__ = [
    "add_step",
    "add_to_list",
    "change_list_entry",
    "change_status",
    "close_case",
    "complete_step",
    "give_family_akkoord",
    "hold_meting",
    "link_lesson",
    "lock_case",
    "mark_executed",
    "move_lesson",
    "move_step",
    "record_baseline",
    "record_conversation",
    "record_viewing",
    "register_case",
    "remove_step",
    "reopen_step",
    "signal_lesson",
    "start_execution",
    "stop_case",
    "withdraw_family_akkoord",
]
