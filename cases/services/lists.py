"""The lists that the functioneel beheerder keeps: leefgebieden, regelingen and thema's. Nothing is removed."""

from django.db import IntegrityError, transaction

from maatwerk.audit.services import record
from maatwerk.lib.refusals import RuleBroken
from maatwerk.people.permissions import check_can_administer

TAKEN = "Deze naam staat al in de lijst."


@transaction.atomic
def add_to_list(model, *, name, by):
    """Add a name to one of the lists (a NamedList model). Raises RuleBroken when it is there already."""
    check_can_administer(by)
    try:
        with transaction.atomic():
            entry = model.objects.create(name=name)
    except IntegrityError as error:
        raise RuleBroken(TAKEN) from error
    record("list.added", entry, by=by, name=name)
    return entry


@transaction.atomic
def change_list_entry(entry, *, name, in_use, by):
    """Rename an entry, or switch it off: it stays with old cases, but can't be chosen any more."""
    check_can_administer(by)
    entry = type(entry).objects.select_for_update().get(pk=entry.pk)
    if (entry.name, entry.in_use) == (name, in_use):
        return entry
    entry.name, entry.in_use = name, in_use
    try:
        with transaction.atomic():
            entry.save(update_fields=["name", "in_use"])
    except IntegrityError as error:
        raise RuleBroken(TAKEN) from error
    record("list.changed", entry, by=by, name=name, in_use=in_use)
    return entry
