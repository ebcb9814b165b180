"""Count failed sign-ins per username (as a keyed hash), shared by all workers."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="SignInFailures",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=64, unique=True, verbose_name="sleutel")),
                ("count", models.PositiveSmallIntegerField(default=0, verbose_name="aantal")),
                ("since", models.DateTimeField(verbose_name="sinds")),
                ("locked_until", models.DateTimeField(blank=True, null=True, verbose_name="gesloten tot")),
            ],
            options={
                "verbose_name": "mislukte aanmeldingen",
                "verbose_name_plural": "mislukte aanmeldingen",
            },
        ),
    ]
