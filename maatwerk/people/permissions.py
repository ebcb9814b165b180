"""Who may change accounts, mandates and lists."""

from maatwerk.lib.refusals import NotAllowed

from .enums import Role


def check_can_administer(user):
    """People, mandates and lists are kept by the functioneel beheerder, who sees no case content."""
    if not user.has_role(Role.ADMINISTRATOR):
        raise NotAllowed("Dit doet de functioneel beheerder. Geef door wat er moet veranderen.")
