from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("canvas", "0007_sums_over_a_period")]

    operations = []
