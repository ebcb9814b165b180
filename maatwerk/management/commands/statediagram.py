"""`manage.py statediagram`: the states of a case as a mermaid diagram; --write puts it in the README."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cases.enums import TRANSITIONS, Status

START, END = "<!-- statediagram -->", "<!-- /statediagram -->"


def diagram():
    """The mermaid text, drawn from the one table of transitions."""
    lines = ["```mermaid", "stateDiagram-v2", f"    [*] --> {Status.REGISTERED.value}"]
    lines += [f"    {status.value}: {status.label}" for status in Status]
    for status, arrows in TRANSITIONS.items():
        for target, (roles, _) in arrows.items():
            who = " of ".join(role.label for role in roles)
            lines.append(f"    {status.value} --> {target.value}: {who}")
        if not arrows:
            lines.append(f"    {status.value} --> [*]")
    return "\n".join([*lines, "```"])


class Command(BaseCommand):
    help = "Toon het statusdiagram van een casus, of zet het met --write in de README."

    def add_arguments(self, parser):
        parser.add_argument("--write", action="store_true")

    def handle(self, *, write, **options):
        if not write:
            self.stdout.write(diagram())
            return
        readme = Path(settings.BASE_DIR) / "README.md"
        text = readme.read_text()
        if START not in text or END not in text:
            raise CommandError(f"README.md mist {START} … {END}.")
        before, rest = text.split(START, 1)
        after = rest.split(END, 1)[1]
        readme.write_text(f"{before}{START}\n{diagram()}\n{END}{after}")
