"""A letter is a report: what was being written goes along as a concept, and the old tables go.

A letter that was sent can't go along as a sent report, because nobody read it second. There is none outside a demo:
this program was never in use. Where one is found all the same, nothing is changed and the sentence says what to do.
"""

import re

from django.db import migrations

SENT = (
    "Er staat een verzonden brief in deze database. Bewaar de PDF ervan en zet de demo opnieuw op, of neem contact op "
    "met de beheerder."
)
HEADING = "## "
TABLE = re.compile(r"^\{(tabel_\w+)\}$")
SAME = (
    "date", "as_of", "addressee", "our_reference", "your_reference", "handled_by", "phone_label", "phone", "email",
    "salutation", "closing", "on_behalf_of_college", "made_by_id", "made_at", "changed_by_id", "changed_at",
)  # fmt: skip
DROP = """
DROP FUNCTION reports_letter_sent_stays();
DROP FUNCTION reports_filedletter_sent();
"""


def blocks_of(body):
    """Pairs of kind and text, with settings, of the blocks that a letter's text becomes."""
    for part in (part.strip() for part in re.split(r"\n\s*\n", body.replace("\r\n", "\n"))):
        if table := TABLE.match(part):
            yield "tabel", "", {"key": table[1]}
        elif part.startswith(HEADING):
            title, _, rest = part.removeprefix(HEADING).partition("\n")
            yield "kop", title.strip(), {"level": 1}
            if rest.strip():
                yield "tekst", rest.strip(), {}
        elif part:
            yield "tekst", part, {}


def letters_to_reports(apps, schema_editor):
    Letter, Report = apps.get_model("reports", "Letter"), apps.get_model("reports", "Report")
    Block, Signing = apps.get_model("reports", "Block"), apps.get_model("reports", "ReportSignatory")
    if Letter.objects.filter(sent_on__isnull=False).exists():
        raise RuntimeError(SENT)
    for letter in Letter.objects.order_by("pk"):
        report = Report.objects.create(
            kind="raadsinformatiebrief", type_label="Raadsinformatiebrief", title=letter.subject,
            other_enclosures=letter.enclosures, **{name: getattr(letter, name) for name in SAME},
        )  # fmt: skip
        Signing.objects.create(report=report, signatory_id=letter.signatory_id)
        for position, (kind, text, settings) in enumerate(blocks_of(letter.body), start=1):
            Block.objects.create(
                report=report, position=position, kind=kind, text=text, settings=settings,
                changed_by_id=letter.changed_by_id, changed_at=letter.changed_at,
            )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("reports", "0009_filed_bundles")]

    operations = [
        migrations.RunPython(letters_to_reports, migrations.RunPython.noop),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.DeleteModel(name="FiledLetter"),
        migrations.DeleteModel(name="Letter"),
        migrations.RunSQL(DROP, migrations.RunSQL.noop),
    ]
