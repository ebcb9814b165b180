"""Organisations, teams and disciplines from which people are chosen."""

from django.db import IntegrityError, transaction

from maatwerk.lib.refusals import RuleBroken

from ..logbook import record
from ..models import Discipline, Organisation, Team
from ..permissions import check_can_administer


def _add(model, action, *, by, **fields):
    check_can_administer(by)
    try:
        with transaction.atomic():
            added = model.objects.create(**fields)
    except IntegrityError as error:
        raise RuleBroken("Deze naam staat al in de lijst.") from error
    record(action, added, by=by)
    return added


@transaction.atomic
def add_organisation(*, code, name, by):
    """Add an employer of maatwerkers. Raises RuleBroken when the abbreviation is taken."""
    return _add(Organisation, "organisation.added", by=by, code=code, name=name)


@transaction.atomic
def add_team(*, name, organisation, by):
    """Add a team of an organisation. Raises RuleBroken when the name is taken."""
    return _add(Team, "team.added", by=by, name=name, organisation=organisation)


@transaction.atomic
def add_discipline(*, name, by):
    """Add a discipline. Raises RuleBroken when the name is taken."""
    return _add(Discipline, "discipline.added", by=by, name=name)
