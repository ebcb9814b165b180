"""Who reads figures, who makes letters. Case content is in neither."""

from maatwerk.lib.refusals import NotAllowed, RuleBroken
from maatwerk.people.enums import Role

READERS = (Role.MANAGER, Role.POLICY_ADVISER, Role.CHAIR, Role.BUDGET_KEEPER)


def check_can_see_figures(user):
    """The figures of the programme, without cases."""
    if not user.has_role(*READERS):
        raise NotAllowed("De cijfers zijn er voor teammanager, beleidsadviseur, voorzitter en budgetbeheerder.")


def check_can_read_letters(user):
    """Letters that are being written are for who makes them and for the beleidsadviseur."""
    if not user.has_role(Role.MANAGER, Role.POLICY_ADVISER):
        raise NotAllowed("De brieven zijn er voor de teammanager en de beleidsadviseur.")


def check_can_make_letters(user):
    """The teammanager makes the letters to the raad."""
    if not user.has_role(Role.MANAGER):
        raise NotAllowed("Een brief aan de raad maakt de teammanager.")


def check_can_edit_letter(user, letter):
    """A letter is written until it is sent; what was sent stays as it is."""
    check_can_make_letters(user)
    if letter.sent_on:
        raise RuleBroken("Deze brief is verzonden en blijft zoals hij is. Maak een nieuwe brief.")


def check_can_set_sender(user):
    """What stands in the head of the letters is kept by who makes them, or by the functioneel beheerder."""
    if not user.has_role(Role.MANAGER, Role.ADMINISTRATOR):
        raise NotAllowed("De afzender en de ondertekenaars houdt de teammanager of de functioneel beheerder bij.")
