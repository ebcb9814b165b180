"""A form in which "nog niet, want …" was typed makes one row, whatever the number of windows it is sent from."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("canvas", "0014_tafels_plan_themselves")]

    operations = [
        migrations.AddField(
            model_name="notyet",
            name="once",
            field=models.CharField(
                blank=True, db_default="", default="", editable=False, max_length=32, verbose_name="formulier"
            ),
        ),
        migrations.AddConstraint(
            model_name="notyet",
            constraint=models.UniqueConstraint(
                condition=models.Q(("once", ""), _negated=True),
                fields=("said_by", "once"),
                name="canvas_notyet_once",
                violation_error_message="Dit formulier is al verstuurd. Ververs de pagina.",
            ),
        ),
    ]
