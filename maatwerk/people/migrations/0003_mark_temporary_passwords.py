"""Know which passwords were given out by the functioneel beheerder and still have to be replaced."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_count_failed_sign_ins"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="password_is_temporary",
            field=models.BooleanField(default=False, verbose_name="wachtwoord is tijdelijk"),
        ),
    ]
