"""The forms of the reports. They only clean; the rules are in the services."""

from .descriptions import DescriptionForm, FamilyForm, NewDescriptionForm, ReadingForm, WithdrawForm
from .register import RegisterFilter
from .search import SearchForm
from .sender import SenderForm, SignatoryForm

__all__ = [
    "DescriptionForm",
    "FamilyForm",
    "NewDescriptionForm",
    "ReadingForm",
    "RegisterFilter",
    "SearchForm",
    "SenderForm",
    "SignatoryForm",
    "WithdrawForm",
]
