"""Filing what may never change again: plan and kosten-batenanalyse of an akkoord."""

import hashlib

from django.db import IntegrityError, transaction

from canvas.models import Decision
from maatwerk.audit.services import record
from maatwerk.lib import clock

from ..canvas_sheets import sheet_of_version
from ..models import FiledPlan
from ..pdf.canvas_sheets import canvas_pdf
from ..pdf.engine import UA_AND_ARCHIVE


def plan_bytes(version):
    """The PDF of a frozen version: the filed bytes of an agreed plan, else one made now."""
    if Decision.objects.agreed().filter(version=version).exists():
        return bytes(file_plan(version).pdf)
    return canvas_pdf(sheet_of_version(version))


def file_plan(version, *, by=None):
    """File plan and kosten-batenanalyse of an agreed version once and return the FiledPlan (rules.md 9).

    Done right after the akkoord, or at the first download when that failed. Raises PdfError when no PDF can be made.
    """
    if filed := FiledPlan.objects.filter(version=version).first():
        return filed
    pdf = canvas_pdf(sheet_of_version(version), variant=UA_AND_ARCHIVE)
    try:
        with transaction.atomic():
            filed = FiledPlan.objects.create(version=version, **_filing(pdf))
            record("plan.filed", version, by=by, case=version.canvas.case, sha256=filed.sha256)
    except IntegrityError:
        # Two first downloads in the same instant: the other one's bytes are the filed ones.
        return FiledPlan.objects.get(version=version)
    return filed


def _filing(pdf):
    return {"pdf": pdf, "sha256": hashlib.sha256(pdf).hexdigest(), "filed_at": clock.now()}
