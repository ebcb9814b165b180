"""`manage.py check_integrity`: is everything still as it was written?"""

from django.core.management.base import BaseCommand

from maatwerk.audit.integrity import newest_hash
from reports.integrity import problems


class Command(BaseCommand):
    """One Dutch line per problem and exit code 1, or 'Alles klopt' with the newest hash of the log."""

    help = "Controleert log, boekingen, bevroren versies, akkoorden en opgeborgen PDF's."
    requires_system_checks = ()

    def handle(self, *args, **options):
        found = 0
        for line in problems():
            self.stdout.write(line)
            found += 1
        if found:
            count = "1 probleem" if found == 1 else f"{found} problemen"
            self.stderr.write(f"Er klopt iets niet: {count} gevonden.")
            raise SystemExit(1)
        self.stdout.write("Alles klopt.")
        self.stdout.write(f"Hash van het log, om buiten de database te bewaren: {newest_hash()}")
