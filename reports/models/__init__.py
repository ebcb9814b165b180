"""Letters to the raad with what was filed, and the casusbeschrijvingen for publication."""

from .descriptions import CaseDescription
from .letters import PHONE_LABELS, Filed, FiledLetter, FiledPlan, Letter, Municipality, Signatory

__all__ = [
    "PHONE_LABELS",
    "CaseDescription",
    "Filed",
    "FiledLetter",
    "FiledPlan",
    "Letter",
    "Municipality",
    "Signatory",
]
