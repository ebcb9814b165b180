"""A letter with its enclosures in one PDF is kept as it was made, like each of them."""

import django.db.models.deletion
from django.db import migrations, models

from maatwerk.lib.append_only import append_only_sql

DIGEST = """
ALTER TABLE reports_filedbundle ADD CONSTRAINT reports_filedbundle_digest
  CHECK (sha256 = encode(sha256(pdf), 'hex'));

CREATE FUNCTION reports_filedbundle_published() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM reports_publication WHERE report_id = NEW.report_id) THEN
    RAISE EXCEPTION 'only a published letter has a filed bundle'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_filedbundle_published';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reports_filedbundle_published BEFORE INSERT ON reports_filedbundle
  FOR EACH ROW EXECUTE FUNCTION reports_filedbundle_published();
"""
DIGEST_REVERSE = """
DROP TRIGGER reports_filedbundle_published ON reports_filedbundle;
DROP FUNCTION reports_filedbundle_published();
ALTER TABLE reports_filedbundle DROP CONSTRAINT reports_filedbundle_digest;
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0007_composing")]

    operations = [
        migrations.CreateModel(
            name="FiledBundle",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("pdf", models.BinaryField(verbose_name="pdf")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("filed_at", models.DateTimeField(verbose_name="opgeborgen op")),
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="filed_bundle",
                        to="reports.report",
                        verbose_name="brief",
                    ),
                ),
            ],
            options={
                "verbose_name": "opgeborgen bundel",
                "verbose_name_plural": "opgeborgen bundels",
            },
        ),
        migrations.RunSQL(DIGEST, DIGEST_REVERSE),
        migrations.RunSQL(*append_only_sql("reports_filedbundle")),
    ]
