"""The forms of the reports. They only clean; the rules are in the services."""

from .descriptions import DescriptionForm, FamilyForm, NewDescriptionForm, ReadingForm, WithdrawForm
from .letters import LetterForm, NewLetterForm, SenderForm, SendForm, SignatoryForm
from .register import RegisterFilter
from .search import SearchForm

__all__ = [
    "DescriptionForm",
    "FamilyForm",
    "LetterForm",
    "NewDescriptionForm",
    "NewLetterForm",
    "ReadingForm",
    "RegisterFilter",
    "SearchForm",
    "SendForm",
    "SenderForm",
    "SignatoryForm",
    "WithdrawForm",
]
