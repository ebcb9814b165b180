from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "maatwerk.audit"
    label = "audit"
    verbose_name = "Verantwoording"

    def ready(self):
        from maatwerk.people import logbook

        from .acting import attempt
        from .services import record

        logbook.hand_over(record=record, attempt=attempt)
