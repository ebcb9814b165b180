"""A casusbeschrijving on its way: written, agreed by the family, read by a second reader, published or withdrawn."""

from django.db import IntegrityError, transaction

from cases.models import FamilyAkkoord
from maatwerk.audit.services import record
from maatwerk.lib import clock
from maatwerk.lib.bsn import find_bsn
from maatwerk.lib.dates import as_date
from maatwerk.lib.refusals import RuleBroken, database_sentence

from ..models import CaseDescription
from ..permissions import (
    check_can_change_description,
    check_can_describe_case,
    check_can_read_description,
    check_can_record_family_agreement,
    check_can_withdraw_description,
)

LISTS = ("themes", "domains", "schemes")
TEXTS = ("title", "situation", "perspective", "breakthrough", "learned", "names")


class StaleDescription(RuleBroken):
    """Someone changed this text in the meantime; `.description` is the newer one, nothing was overwritten."""

    def __init__(self, description):
        super().__init__(
            f"{description.changed_by} heeft deze tekst intussen gewijzigd. Jouw tekst staat hieronder nog; vergelijk "
            "hem met de nieuwste tekst en sla dan opnieuw op."
        )
        self.description = description


def lock_description(description):
    """Lock a casusbeschrijving until the end of the transaction and return it as it is now."""
    rows = CaseDescription.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("case", "written_by", "changed_by").get(pk=description.pk)


def _check_no_bsn(fields):
    if any(find_bsn(fields.get(name, "")) for name in TEXTS):
        raise RuleBroken("Er staat een nummer in dat een burgerservicenummer lijkt. Haal het weg.")


def _store(description, fields):
    """Save what was typed; the lists that go with it are set afterwards."""
    lists = {name: fields.pop(name) for name in LISTS if name in fields}
    _check_no_bsn(fields)
    for name, value in fields.items():
        setattr(description, name, value)
    _save(description)
    for name, chosen in lists.items():
        getattr(description, name).set(chosen)


def _save(description, **options):
    try:
        with transaction.atomic():
            description.save(**options)
    except IntegrityError as error:
        raise RuleBroken(database_sentence(error)) from error


@transaction.atomic
def write_description(*, case=None, by, **fields):
    """Start a casusbeschrijving of a case of one's own, or of one from before this system. Returns it."""
    check_can_describe_case(by, case)
    now = clock.now()
    description = CaseDescription(case=case, written_by=by, written_at=now, changed_by=by, changed_at=now)
    _store(description, fields)
    record("description.written", description, by=by)
    return description


@transaction.atomic
def save_description(description, *, base_revision, by, **fields):
    """Change the text of a casusbeschrijving that is not released; the family is asked again after a change of text.

    Raises StaleDescription when someone else saved since `base_revision`.
    """
    description = lock_description(description)
    check_can_change_description(by, description)
    if description.revision != base_revision:
        raise StaleDescription(description)
    description.revision += 1
    description.changed_by, description.changed_at = by, clock.now()
    description.remark = ""
    _store(description, fields)
    description.refresh_from_db()  # the database took the akkoord away when the text changed
    record("description.changed", description, by=by, family_agreed=description.family_agreed_on is not None)
    return description


@transaction.atomic
def record_family_agreement(description, *, agreed_on, seen_revision, by):
    """Note that the family agreed with this text, and who asked: `by`. It then lies with the second reader."""
    description = lock_description(description)
    check_can_record_family_agreement(by, description)
    _check_unchanged(description, seen_revision)
    if not as_date(description.written_at) <= agreed_on <= clock.today():
        raise RuleBroken("Kies de dag waarop het gezin akkoord gaf: nadat de tekst er was en niet later dan vandaag.")
    description.family_agreed_on, description.family_asked_by = agreed_on, by
    _save(description, update_fields=["family_agreed_on", "family_asked_by"])
    record("description.family_agreed", description, by=by, agreed_on=agreed_on)
    return description


@transaction.atomic
def release_description(description, *, seen_revision, by):
    """The second reader publishes the text that she read (`seen_revision`): nobody in it can be recognised.

    Raises NotAllowed for who wrote in it, RuleBroken when the family did not agree to this text.
    """
    description = lock_description(description)
    check_can_read_description(by, description)
    _check_unchanged(description, seen_revision)
    # The family may have stopped with the whole approach since it agreed to this story.
    if FamilyAkkoord.objects.filter(case=description.case_id, withdrawn_on__isnull=False).exists():
        raise RuleBroken("Het gezin heeft zijn akkoord ingetrokken. Deze casusbeschrijving wordt niet gepubliceerd.")
    description.released_at, description.released_by = clock.now(), by
    description.remark = ""
    _save(description, update_fields=["released_at", "released_by", "remark"])
    record("description.released", description, by=by)
    return description


@transaction.atomic
def return_description(description, *, remark, seen_revision, by):
    """The second reader gives the text back with what must change, such as a detail that gives a family away."""
    description = lock_description(description)
    check_can_read_description(by, description)
    _check_unchanged(description, seen_revision)
    description.remark = remark
    description.family_agreed_on = description.family_asked_by = None
    _save(description, update_fields=["remark", "family_agreed_on", "family_asked_by"])
    record("description.returned", description, by=by)
    return description


@transaction.atomic
def withdraw_description(description, *, reason, by):
    """Take a casusbeschrijving out of sight, published or not; it does not come back."""
    description = lock_description(description)
    check_can_withdraw_description(by, description)
    description.withdrawn_at, description.withdrawn_by, description.withdrawn_reason = clock.now(), by, reason
    _save(description, update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    record("description.withdrawn", description, by=by)
    return description


def _check_unchanged(description, seen_revision):
    if description.revision != seen_revision:
        raise RuleBroken("De tekst is gewijzigd terwijl je las. Lees hem opnieuw.")
