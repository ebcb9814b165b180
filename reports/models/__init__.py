"""Reports to the raad with what was filed, casusbeschrijvingen, toezeggingen, and figures from elsewhere."""

from .descriptions import CaseDescription
from .letters import PHONE_LABELS, Filed, FiledLetter, FiledPlan, Letter, Municipality, Signatory
from .promises import Promise
from .references import ReferenceFigure, ReferenceKind
from .removed import RemovedBlock
from .reports import Block, FiledBundle, FiledReport, Picture, Publication, Rendering, Report, ReportSignatory

__all__ = [
    "PHONE_LABELS",
    "Block",
    "CaseDescription",
    "Filed",
    "FiledBundle",
    "FiledLetter",
    "FiledPlan",
    "FiledReport",
    "Letter",
    "Municipality",
    "Picture",
    "Promise",
    "Publication",
    "ReferenceFigure",
    "ReferenceKind",
    "RemovedBlock",
    "Rendering",
    "Report",
    "ReportSignatory",
    "Signatory",
]
