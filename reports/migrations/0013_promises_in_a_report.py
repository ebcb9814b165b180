"""A block that tells what was promised to the raad, and how it stands."""

from django.db import migrations, models

KINDS = [
    ("tekst", "Tekst"), ("kop", "Kop"), ("cijfers", "Kerncijfers"), ("tabel", "Tabel"), ("grafiek", "Grafiek"),
    ("citaat", "Citaat"), ("casusbeschrijving", "Casusbeschrijving"), ("vraag", "Vraag en antwoord"),
    ("canvas", "Maatwerkcanvas"), ("tijdlijn", "Tijdlijn"), ("afbeelding", "Afbeelding"),
    ("toezeggingen", "Toezeggingen"), ("ondertekening", "Ondertekening"), ("nieuwe-pagina", "Nieuwe pagina"),
]  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("reports", "0012_presence")]

    operations = [
        migrations.AlterField(
            model_name=name, name="kind",
            field=models.CharField("soort", choices=KINDS, max_length=20),
        )
        for name in ("block", "removedblock")
    ]  # fmt: skip
