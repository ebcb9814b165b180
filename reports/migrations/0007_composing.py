"""Blocks that were taken out of a report and can be put back."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

KINDS = [
    ("tekst", "Tekst"), ("kop", "Kop"), ("cijfers", "Kerncijfers"), ("tabel", "Tabel"), ("grafiek", "Grafiek"),
    ("citaat", "Citaat"), ("casusbeschrijving", "Casusbeschrijving"), ("vraag", "Vraag en antwoord"),
    ("canvas", "Maatwerkcanvas"), ("tijdlijn", "Tijdlijn"), ("afbeelding", "Afbeelding"),
    ("ondertekening", "Ondertekening"), ("nieuwe-pagina", "Nieuwe pagina"),
]  # fmt: skip


def key(model, **options):
    return models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=model, **options)


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0006_references"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="RemovedBlock",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("block_id_was", models.BigIntegerField(verbose_name="nummer van het blok")),
                ("position", models.PositiveIntegerField(verbose_name="plaats")),
                ("kind", models.CharField(choices=KINDS, max_length=20, verbose_name="soort")),
                ("text", models.TextField(blank=True, verbose_name="tekst")),
                ("answer", models.TextField(blank=True, verbose_name="antwoord")),
                ("settings", models.JSONField(blank=True, default=dict, verbose_name="instellingen")),
                ("revision", models.PositiveIntegerField(verbose_name="wijziging")),
                ("removed_at", models.DateTimeField(verbose_name="verwijderd op")),
                ("picture", key("reports.picture", blank=True, null=True)),
                ("removed_by", key(settings.AUTH_USER_MODEL)),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="removed_blocks", to="reports.report"
                    ),
                ),
                ("story", key("reports.casedescription", blank=True, null=True)),
            ],
            options={
                "verbose_name": "verwijderd blok",
                "verbose_name_plural": "verwijderde blokken",
                "ordering": ["-removed_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("report", "block_id_was"), name="reports_removedblock_once")
                ],
            },
        ),
    ]
