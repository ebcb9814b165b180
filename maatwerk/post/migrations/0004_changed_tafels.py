"""A mail can say that a tafel was moved or cancelled."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("post", "0003_invitations")]

    operations = [
        migrations.AlterField(
            model_name="mail",
            name="kind",
            field=models.CharField(
                choices=[
                    ("version", "canvas om te lezen"),
                    ("question", "vraag wacht op antwoord"),
                    ("plan", "plan wacht op de volgende stap"),
                    ("invited", "uitnodiging voor een tafel"),
                    ("changed", "tafel verplaatst of afgezegd"),
                ],
                max_length=20,
                verbose_name="soort",
            ),
        ),
    ]
