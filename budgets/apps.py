from django.apps import AppConfig


class BudgetsConfig(AppConfig):
    name = "budgets"
    label = "budgets"
    verbose_name = "Fondsen"

    def ready(self):
        from cases.access import closing_obstacles
        from maatwerk.lib.refusals import register_constraint_sentences

        from .obstacles import open_commitments
        from .sentences import SENTENCES

        if open_commitments not in closing_obstacles:
            closing_obstacles.append(open_commitments)
        register_constraint_sentences(SENTENCES)
