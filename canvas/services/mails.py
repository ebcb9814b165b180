"""Mails about a plan: who must read a version for the doorbraaktafel. A link and a day; nothing that was written."""

from django.db import transaction
from django.urls import reverse

from maatwerk.lib import clock
from maatwerk.post.enums import Kind
from maatwerk.post.services import send_mail_to

from ..access import readers_of
from ..hooks import is_quiet
from ..models import AgendaItem

SUBJECT = "Er staat een canvas voor je klaar"


@transaction.atomic
def tell_readers(version, *, by):
    """Mail everyone who must read this version for a doorbraaktafel to come, each once, however often this is called.

    Those are the invited maatwerkeindbazen who may read it: not who takes no part in the item, not the people of the
    case and not who wrote in the version. Call it as the last of the transaction.
    """
    item = (
        AgendaItem.objects.filter(
            version=version, decision__isnull=True, meeting__closed_at__isnull=True, meeting__on__gte=clock.today()
        )
        .select_related("meeting", "canvas__case")
        .first()
    )
    if item is None or is_quiet():
        return []
    case, meeting = item.canvas.case, item.meeting
    involved = {case.coach_id, case.consultant_id, *version.editors.values_list("user_id", flat=True)}
    readers = readers_of(case).filter(attendances__meeting=meeting).exclude(pk__in=involved)
    said = f"Lees het vóór de doorbraaktafel van {meeting.when}."
    if meeting.urgent:
        said = f"Er is met spoed om je akkoord gevraagd, {meeting.when}."
    return [
        send_mail_to(
            reader,
            Kind.VERSION_TO_READ,
            key=f"version-{version.pk}-{reader.pk}",
            subject=SUBJECT,
            lines=[f"Er staat een canvas voor je klaar. {said}"],
            path=reverse("canvas:version", args=[case.number, version.number]),
            by=by,
            case=case,
        )
        for reader in readers
    ]
