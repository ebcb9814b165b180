from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "maatwerk.audit"
    label = "audit"
    verbose_name = "Verantwoording"
