"""manage.py measure_hints: how well the hints on personal data do on the stored sentences."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from maatwerk.lib.personal_data.measure import LOWER, MEASURED, read, score, speed

FOLDER = Path(settings.BASE_DIR) / "tests" / "personal_data"
SETS = (("waarop is afgesteld", "sentences.txt"), ("apart gehouden", "held_out.txt"))
IN_A_BOX = 15  # sentences
LABELS = {
    "name": "naam met hoofdletter",
    LOWER: "naam zonder hoofdletter",
    "bsn": "BSN",
    "phone": "telefoon",
    "email": "e-mail",
    "iban": "IBAN",
    "address": "adres",
    "birth": "geboortedatum",
}


class Command(BaseCommand):
    """Print recall, precision and speed per kind."""

    help = "Meet de hints op persoonsgegevens op de opgeslagen zinnen: gevonden, terecht en tijd per 1.000 woorden."
    requires_system_checks = ()

    def add_arguments(self, parser):
        """Sentences of one's own, and the list of what went wrong."""
        parser.add_argument("--zinnen", type=Path, help="eigen bestand met gemerkte zinnen")
        parser.add_argument("--fouten", action="store_true", help="toon ook wat gemist of ten onrechte gemeld is")

    def handle(self, *args, **options):
        """Measure each set."""
        own = options["zinnen"]
        for label, path in [("eigen zinnen", own)] if own else [(label, FOLDER / name) for label, name in SETS]:
            if not path.exists():
                raise CommandError(f"Het bestand {path.name} met zinnen is er niet.")
            self._print(label, read(path), errors=options["fouten"])
        self.stdout.write("De hints waarschuwen; ze beloven niet dat een tekst zonder namen is.")

    def _print(self, label, sentences, *, errors):
        total = score(sentences)
        texts = [text for text, _ in sentences]
        # As long as the text of a box: that is what is looked at in one go.
        spent = speed(["\n".join(texts[at : at + IN_A_BOX]) for at in range(0, len(texts), IN_A_BOX)])
        words = sum(len(text.split()) for text, _ in sentences)
        self.stdout.write(f"\n{len(sentences)} zinnen, {label} ({words} woorden)")
        self.stdout.write(f"{'soort':<26}{'gemerkt':>8}{'gevonden':>10}{'terecht':>9}{'ms/1000 woorden':>17}")
        for kind in MEASURED:
            ms = "" if kind == LOWER else f"{spent[kind]:.2f}"
            recall = f"{total.recall(kind):.1%}" if total.marked[kind] else "-"
            said = total.right[kind] + total.false[kind]
            precision = f"{total.precision(kind):.1%}" if said else "-"
            self.stdout.write(f"{LABELS[kind]:<26}{total.marked[kind]:>8}{recall:>10}{precision:>9}{ms:>17}")
        self.stdout.write(f"{'samen':<26}{sum(total.marked.values()):>8}{'':>19}{spent['total']:>17.2f}")
        if errors:
            for what, rows in (("gemist", total.missed), ("onterecht", total.wrong)):
                for kind, fragment, text in rows:
                    self.stdout.write(f"  {what}: {LABELS[kind]} {fragment!r} in: {text}")
