"""The canvas and its versions, and the tafels at which it is discussed and agreed."""

from .akkoord import Akkoord, Decision, Recusal
from .plan import Box, Canvas, CanvasEdit, CostLine, FundingLine
from .tafel import AgendaItem, Attendee, Meeting, Question
from .version import CanvasVersion, VersionEditor, VersionFunding

__all__ = [
    "AgendaItem",
    "Akkoord",
    "Attendee",
    "Box",
    "Canvas",
    "CanvasEdit",
    "CanvasVersion",
    "CostLine",
    "Decision",
    "FundingLine",
    "Meeting",
    "Question",
    "Recusal",
    "VersionEditor",
    "VersionFunding",
]
