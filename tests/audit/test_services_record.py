"""Every public service function writes an event, by itself or through the service that it calls (house style 13)."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SERVICES = sorted(
    path
    for pattern in ("*/services.py", "*/services/*.py", "maatwerk/*/services.py")
    for path in ROOT.glob(pattern)
    if path.name != "__init__.py" and ".venv" not in path.parts
)
# Reading and locking: these change nothing.
READS = {
    "lock_case",
    "lock_canvas",
    "lock_meeting",
    "lock_meetings",
    "lock_cases_of",
    "check_minutes",
    "check_room",
    "free_minutes",
    "is_touched",
    "digest_of",
    # Their callers record: a file is logged where it is filed, a change where it is made.
    "redrawn",
    "check_peildatum",
    "lock_report",
    "touch",
    "report_stamp",
    "concept_letters",
    "user_of_key",
    "next_number",
    "check_doelgroep",
    "check_no_bsn",
    "metings_window",
    "is_missed",
    "obstacles_to_close",
    "missing_to_circulate",
    "missing_in",
    "missing_to_offer",
    "warnings_to_circulate",
    "version_content",
    "spar_warnings",
    "possible_attendees",
    "possible_chairs",
    "possible_eyes",
    "not_enough",
    "check_fields",
    "lock_letter",
    "lock_description",
    "origin",
    "text_at",
    "merged_with",
}


def _calls(function):
    return {
        node.func.id for node in ast.walk(function) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }


def _functions():
    return {
        function.name: (path, function)
        for path in SERVICES
        for function in ast.parse(path.read_text()).body
        if isinstance(function, ast.FunctionDef)
    }


FUNCTIONS = _functions()


def _records(name, seen=frozenset()):
    if name in ("record", "record_refusal"):
        return True
    if name not in FUNCTIONS or name in seen:
        return False
    return any(_records(called, seen | {name}) for called in _calls(FUNCTIONS[name][1]))


@pytest.mark.parametrize("name", [name for name in FUNCTIONS if not name.startswith("_") and name not in READS])
def test_service_records_an_event(name):
    assert _records(name), f"{FUNCTIONS[name][0].relative_to(ROOT)}:{name} writes no audit event"


@pytest.mark.parametrize("name", [name for name in FUNCTIONS if not name.startswith("_")])
def test_service_says_what_it_does(name):
    assert ast.get_docstring(FUNCTIONS[name][1]), f"{name} has no docstring"


def test_services_do_not_take_a_request():
    assert [name for name, (_, function) in FUNCTIONS.items() if "request" in {a.arg for a in function.args.args}] == []
