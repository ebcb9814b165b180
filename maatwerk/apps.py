"""The project's own app: template tags, commands, the rights after a migrate and the start-up checks."""

from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate


class MaatwerkConfig(AppConfig):
    """Wires what belongs to no single app."""

    name = "maatwerk"
    label = "maatwerk"
    verbose_name = "Maatwerk"

    def ready(self) -> None:
        """Connect the handlers once."""
        from maatwerk.lib import checks as own_checks
        from maatwerk.lib import clock
        from maatwerk.lib.grants import after_migrate
        from maatwerk.lib.postgres.config import refuse_old_server

        if not settings.PRODUCTION:
            from maatwerk.demo.clock import offset

            clock.offset_source = offset
        post_migrate.connect(after_migrate, dispatch_uid="maatwerk.grants")
        connection_created.connect(refuse_old_server, dispatch_uid="maatwerk.server_version")
        checks.register(own_checks.two_roles, checks.Tags.security, deploy=True)
