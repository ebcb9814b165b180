"""A letter with its enclosures is made in the background with its progress in sight, as a single report is."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reports", "0013_promises_in_a_report")]

    operations = [
        migrations.AddField(
            model_name="rendering",
            name="is_bundle",
            field=models.BooleanField(default=False, verbose_name="met de bijlagen"),
        ),
    ]
