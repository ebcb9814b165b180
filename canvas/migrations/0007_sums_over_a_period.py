from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("canvas", "0006_parts_of_the_canvas")]

    operations = []
