"""Who has a concept open to write in it, so that two do not write in one block unawares."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0011_discarding"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ReportPresence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("window", models.CharField(max_length=36, verbose_name="venster")),
                ("box", models.CharField(blank=True, max_length=12, verbose_name="vak")),
                ("seen_at", models.DateTimeField(verbose_name="gezien om")),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="presences",
                        to="reports.report",
                        verbose_name="rapport",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="wie",
                    ),
                ),
            ],
            options={
                "verbose_name": "aanwezigheid in een rapport",
                "verbose_name_plural": "aanwezigheid in rapporten",
                "constraints": [
                    models.UniqueConstraint(fields=("report", "user", "window"), name="reports_presence_once")
                ],
            },
        ),
    ]
