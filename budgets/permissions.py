"""Who may touch money. The budgetbeheerder sees case number and amount, never canvas text."""

from maatwerk.lib.refusals import NotAllowed
from maatwerk.people.enums import Role

READERS = (Role.BUDGET_KEEPER, Role.MANAGER, Role.CHAIR, Role.COACH, Role.CONSULTANT, Role.POLICY_ADVISER)


def check_can_see_funds(user):
    """Everyone in the work sees what the funds hold; the functioneel beheerder does not need to."""
    if not user.has_role(*READERS):
        raise NotAllowed("De fondsen zijn er voor wie met casussen of met het geld werkt.")


def check_can_see_ledger(user):
    """The rows of the ledger, with case numbers, are for the budgetbeheerder and the teammanager."""
    if not user.has_role(Role.BUDGET_KEEPER, Role.MANAGER):
        raise NotAllowed("De boekingen per casus zijn er voor de budgetbeheerder en de teammanager.")


def check_can_book(user):
    """Only the budgetbeheerder allocates, pays, releases and corrects."""
    if not user.has_role(Role.BUDGET_KEEPER):
        raise NotAllowed("Boeken doet de budgetbeheerder.")
