"""The roles of rules.md (Who). One person may hold several; there are no group accounts."""

from django.db.models import TextChoices


class Role(TextChoices):
    COACH = "coach", "maatwerkeindbaas"
    CONSULTANT = "consultant", "consulent"
    CHAIR = "chair", "voorzitter"
    BUDGET_KEEPER = "budget_keeper", "budgetbeheerder"
    MANAGER = "manager", "teammanager"
    POLICY_ADVISER = "policy_adviser", "beleidsadviseur"
    ADMINISTRATOR = "administrator", "functioneel beheerder"
