from django.apps import AppConfig


class CanvasConfig(AppConfig):
    name = "canvas"
    label = "canvas"
    verbose_name = "Canvassen en tafels"

    def ready(self):
        from budgets import access as budget_access
        from cases.access import reader_filters
        from maatwerk.lib.refusals import register_constraint_sentences

        from .access import on_agenda_of_attended_tafel
        from .funding import agreed_lines
        from .sentences import SENTENCES

        if on_agenda_of_attended_tafel not in reader_filters:
            reader_filters.append(on_agenda_of_attended_tafel)
        if agreed_lines not in budget_access.agreed_lines:
            budget_access.agreed_lines.append(agreed_lines)
        register_constraint_sentences(SENTENCES)
