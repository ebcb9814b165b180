"""A mail can be an invitation for a tafel."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("post", "0002_sent_stays_sent")]

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
                ],
                max_length=20,
                verbose_name="soort",
            ),
        ),
    ]
