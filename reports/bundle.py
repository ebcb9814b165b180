"""A letter with its enclosures: they are read, adopted, sent, withdrawn and replaced as one."""

from .models import Report

BY = ("changed_by", "submitted_by", "read_by", "adopted_by", "sent_by", "withdrawn_by", "discarded_by")
RELATED = ("enclosed_with", *BY)


def bundle_of(report, *, lock=False):
    """[letter, *enclosures] as they are now, whichever of them is asked for; a report alone is a bundle of one.

    With `lock` each is locked until the end of the transaction, the letter first.
    """
    rows = Report.objects.all()
    if lock:
        rows = rows.select_for_update(of=("self",), no_key=True)
    rows = rows.select_related(*RELATED)
    top = rows.get(pk=report.enclosed_with_id or report.pk)
    return [top, *rows.filter(enclosed_with=top).order_by("enclosure_order", "pk")]


def asked_of(members, report):
    """The report that was asked for, as it stands in its bundle."""
    return next(member for member in members if member.pk == report.pk)
