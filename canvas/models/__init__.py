"""The canvas and its versions, and the tafels at which it is discussed and agreed."""

from .akkoord import Akkoord, Decision, DecisionWithdrawal, NotYet, Recusal
from .conditions import ConditionReview
from .lines import ChosenArticle, CostLine, FundingLine, Party
from .lists import LegalArticle, Price, PriceItem
from .plan import Box, Canvas, CanvasEdit
from .series import CalendarKey, MeetingSeries, SeriesException
from .tafel import AgendaItem, Attendee, Meeting, Question
from .version import CanvasVersion, VersionEditor, VersionFunding
from .watching import HintRuling, Presence

__all__ = [
    "AgendaItem",
    "Akkoord",
    "Attendee",
    "Box",
    "CalendarKey",
    "Canvas",
    "CanvasEdit",
    "CanvasVersion",
    "ChosenArticle",
    "ConditionReview",
    "CostLine",
    "Decision",
    "DecisionWithdrawal",
    "FundingLine",
    "HintRuling",
    "LegalArticle",
    "Meeting",
    "MeetingSeries",
    "NotYet",
    "Party",
    "Presence",
    "Price",
    "PriceItem",
    "Question",
    "Recusal",
    "SeriesException",
    "VersionEditor",
    "VersionFunding",
]
