"""Filing a plan right after its akkoord. Imported while the apps start, so everything heavy is imported later."""

import logging

logger = logging.getLogger(__name__)


def file_after_akkoord(decision):
    """File the plan; a PDF that can't be made now is made at its first download."""
    from .pdf.errors import PdfError
    from .services import file_plan

    try:
        file_plan(decision.version, by=decision.decided_by)
    except PdfError as problem:
        logger.warning("Plan of version %s is filed later: %s", decision.version_id, problem)
