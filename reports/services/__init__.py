"""Everything that is done under a rule with letters, filed plans and casusbeschrijvingen."""

from .descriptions import (
    StaleDescription,
    record_family_agreement,
    release_description,
    return_description,
    save_description,
    withdraw_description,
    write_description,
)
from .letters import (
    StaleLetter,
    check_fields,
    create_letter,
    file_plan,
    letter_bytes,
    lock_letter,
    plan_bytes,
    save_letter,
    save_sender,
    send_letter,
)

__all__ = [
    "StaleDescription",
    "StaleLetter",
    "check_fields",
    "create_letter",
    "file_plan",
    "letter_bytes",
    "lock_letter",
    "plan_bytes",
    "record_family_agreement",
    "release_description",
    "return_description",
    "save_description",
    "save_letter",
    "save_sender",
    "send_letter",
    "withdraw_description",
    "write_description",
]
