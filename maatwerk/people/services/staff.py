"""Accounts: made, changed and closed by the functioneel beheerder. Nobody is removed: names stay under old work."""

import secrets

from django.contrib.auth import password_validation, update_session_auth_hash
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from maatwerk.lib.refusals import RuleBroken

from ..enums import Role
from ..logbook import record
from ..models import User
from ..permissions import check_can_administer

# Without letters and figures that look alike.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
# What is wrong with a password, by the code of Django's validators (their own Dutch is formal, and partly English).
WEAK = {
    "password_too_short": "Kies een wachtwoord van minstens twaalf tekens.",
    "password_too_similar": "Kies een wachtwoord dat minder op je naam of gebruikersnaam lijkt.",
    "password_too_common": "Dit wachtwoord wordt veel gebruikt en is snel te raden. Kies een ander.",
    "password_entirely_numeric": "Gebruik in je wachtwoord ook letters.",
}
SAME_USERNAME = "Deze gebruikersnaam bestaat al. Kies een andere."


def temporary_password():
    """Sixteen signs in four groups, easy to read out over the telephone."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(4))


@transaction.atomic
def create_person(*, by, **fields):
    """Make an account; returns (user, temporary password). The password is shown once and kept nowhere in clear."""
    check_can_administer(by)
    password = temporary_password()
    try:
        with transaction.atomic():
            user = User.objects.create_user(password=password, password_is_temporary=True, **fields)
    except IntegrityError as error:
        raise RuleBroken(SAME_USERNAME) from error
    record("person.created", user, by=by, roles=list(user.roles))
    return user, password


@transaction.atomic
def change_person(user, *, by, **fields):
    """Change an account. Raises RuleBroken when the administrator would shut himself out.

    Roles end at once. What someone did in a role stays as it was.
    """
    check_can_administer(by)
    user = User.objects.select_for_update().get(pk=user.pk)
    changed = sorted(name for name, value in fields.items() if getattr(user, name) != value)
    for name in changed:
        setattr(user, name, fields[name])
    if user.pk == by.pk and not user.has_role(Role.ADMINISTRATOR):
        raise RuleBroken("Je kunt je eigen toegang tot het beheer niet weghalen. Vraag dat een andere beheerder.")
    if not changed:
        return user
    try:
        with transaction.atomic():
            user.save(update_fields=changed)
    except IntegrityError as error:
        raise RuleBroken(SAME_USERNAME) from error
    record("person.changed", user, by=by, fields=changed, roles=list(user.roles), is_active=user.is_active)
    return user


@transaction.atomic
def renew_password(user, *, by):
    """Give someone a new temporary password and return it; whoever was signed in with the old one no longer is."""
    check_can_administer(by)
    user = User.objects.select_for_update().get(pk=user.pk)
    password = temporary_password()
    user.set_password(password)
    user.password_is_temporary = True
    user.save(update_fields=["password", "password_is_temporary"])
    record("person.password_renewed", user, by=by)
    return password


@transaction.atomic
def choose_password(request, *, old, new):
    """Someone chooses a password of his own. Raises RuleBroken when the old one is wrong or the new one too weak."""
    user = User.objects.select_for_update().get(pk=request.user.pk)
    if not user.check_password(old):
        raise RuleBroken("Je huidige wachtwoord klopt niet. Typ het opnieuw.")
    if old == new:
        raise RuleBroken("Kies een ander wachtwoord dan je nu hebt.")
    try:
        password_validation.validate_password(new, user)
    except ValidationError as weak:
        raise RuleBroken(" ".join(WEAK.get(error.code, str(error.message)) for error in weak.error_list)) from weak
    user.set_password(new)
    user.password_is_temporary = False
    user.save(update_fields=["password", "password_is_temporary"])
    record("person.password_chosen", user, by=user)
    # This session goes on; every other one ends.
    update_session_auth_hash(request, user)
    return user
