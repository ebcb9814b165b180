"""Mails about a plan or a tafel: who must read a version, who is invited. A link and a day, no text of a plan."""

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


@transaction.atomic
def tell_invited(invited, *, by):
    """Mail who is invited, one mail per person however many tafels; `invited` is {user: [tafels]}.

    Whoever invites herself needs no mail. Call it as the last of the transaction.
    """
    if is_quiet():
        return []
    mails = []
    for user, meetings in sorted(invited.items(), key=lambda pair: pair[0].pk):
        to_come = sorted((one for one in meetings if one.on >= clock.today()), key=lambda one: (one.on, one.starts_at))
        if to_come and user != by:
            mails.append(_invite(user, to_come[0], len(to_come), by=by))
    return mails


def _invite(user, first, count, *, by):
    said = f"{first.label} van {first.when}, {first.place}"
    several = count > 1
    return send_mail_to(
        user,
        Kind.INVITED,
        key=f"invited-{first.pk}-{user.pk}",
        subject="Je bent uitgenodigd aan tafel",
        lines=[
            f"Je bent uitgenodigd voor {count} tafels. De eerste is de {said}."
            if several
            else f"Je bent uitgenodigd voor de {said}."
        ],
        path=reverse("canvas:meetings") if several else first.get_absolute_url(),
        by=by,
    )


@transaction.atomic
def tell_changed(meetings, said, *, by):
    """Mail who sits at these tafels that they changed: one mail per person for one act, however many tafels.

    `said` turns the first of her tafels and their number into the sentence. The voorzitter is told as well; whoever
    did it is not. What is over is not mentioned. Call it as the last of the transaction.
    """
    if is_quiet():
        return []
    of_person = {}
    for meeting in sorted(meetings, key=lambda one: (one.on, one.starts_at)):
        if meeting.on >= clock.today():
            people = [attendee.user for attendee in meeting.attendees.select_related("user")]
            for user in {*people, meeting.chair} - {by}:
                of_person.setdefault(user, []).append(meeting)
    return [_change(user, *of_person[user], said=said, by=by) for user in sorted(of_person, key=lambda one: one.pk)]


def _change(user, first, *others, said, by):
    # The database counts the changes of a tafel, so a next one is another mail and the same act is the same mail.
    first.refresh_from_db(fields=["sequence"])
    return send_mail_to(
        user,
        Kind.TAFEL_CHANGED,
        key=f"changed-{first.pk}-{first.sequence}-{user.pk}",
        subject="Er is iets gewijzigd aan een tafel",
        lines=[said(first, 1 + len(others))],
        path=reverse("canvas:meetings") if others else first.get_absolute_url(),
        by=by,
    )
