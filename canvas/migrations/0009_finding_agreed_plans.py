from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("canvas", "0008_prices_stay")]

    operations = []
