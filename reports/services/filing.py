"""Filing what may never change again, and the plan with its kosten-batenanalyse at the akkoord."""

import hashlib

from django.db import IntegrityError, transaction

from canvas.models import Decision
from maatwerk.audit.services import record
from maatwerk.lib import clock

from ..canvas_sheets import sheet_of_version
from ..models import FiledPlan
from ..pdf.canvas_sheets import canvas_pdf
from ..pdf.engine import UA_AND_ARCHIVE


def file_once(model, make, *, action, subject, by, case=None, **of):
    """The row of `model` (a Filed) for `of`; the bytes are those of `make()` when it is not there yet.

    Two who make it in the same instant file one: the other one's bytes are the filed ones.
    """
    if filed := model.objects.filter(**of).first():
        return filed
    pdf = make()
    try:
        with transaction.atomic():
            filed = model.objects.create(**of, **_filing(pdf))
            record(action, subject, by=by, case=case, sha256=filed.sha256)
    except IntegrityError:
        return model.objects.get(**of)
    return filed


def plan_bytes(version):
    """The PDF of a frozen version: the filed bytes of an agreed plan, else one made now."""
    if Decision.objects.agreed().filter(version=version).exists():
        return bytes(file_plan(version).pdf)
    return canvas_pdf(sheet_of_version(version))


def file_plan(version, *, by=None):
    """File plan and kosten-batenanalyse of an agreed version once and return the FiledPlan (rules.md 9).

    Done right after the akkoord, or at the first download when that failed. Raises PdfError when no PDF can be made.
    """

    def make():
        return canvas_pdf(sheet_of_version(version), variant=UA_AND_ARCHIVE)

    return file_once(
        FiledPlan, make, action="plan.filed", subject=version, by=by, case=version.canvas.case, version=version
    )


def _filing(pdf):
    return {"pdf": pdf, "sha256": hashlib.sha256(pdf).hexdigest(), "filed_at": clock.now()}
