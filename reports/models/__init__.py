"""Reports to the raad with what was filed, casusbeschrijvingen, toezeggingen, and figures from elsewhere."""

from .descriptions import CaseDescription
from .promises import Promise
from .publications import FiledBundle, FiledReport, Publication, Rendering
from .references import ReferenceFigure, ReferenceKind
from .removed import RemovedBlock
from .reports import Block, Picture, Report, ReportSignatory
from .sender import PHONE_LABELS, Filed, FiledPlan, Municipality, Signatory
from .watching import ReportPresence

__all__ = [
    "PHONE_LABELS",
    "Block",
    "CaseDescription",
    "Filed",
    "FiledBundle",
    "FiledPlan",
    "FiledReport",
    "Municipality",
    "Picture",
    "Promise",
    "Publication",
    "ReferenceFigure",
    "ReferenceKind",
    "RemovedBlock",
    "Rendering",
    "Report",
    "ReportPresence",
    "ReportSignatory",
    "Signatory",
]
