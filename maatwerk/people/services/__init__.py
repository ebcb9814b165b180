"""Everything that is done with accounts and mandates. Each function checks, writes and records the event."""

from .mandates import end_mandate, give_mandate
from .sign_in import sign_in, sign_out
from .staff import change_person, choose_password, create_person, renew_password
from .teams import add_discipline, add_organisation, add_team

__all__ = [
    "add_discipline",
    "add_organisation",
    "add_team",
    "change_person",
    "choose_password",
    "create_person",
    "end_mandate",
    "give_mandate",
    "renew_password",
    "sign_in",
    "sign_out",
]
