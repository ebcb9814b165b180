"""Casusbeschrijvingen for publication: agreed by the family, released by a second reader, then kept as they are."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


# The function also runs for a row that is only now made: nothing is born released by one of its own writers.
KEPT = """
CREATE FUNCTION reports_description_kept() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  withdrawing text[] := ARRAY['withdrawn_at', 'withdrawn_by_id', 'withdrawn_reason', 'words'];
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.withdrawn_at IS NOT NULL
       OR OLD.released_at IS NOT NULL AND to_jsonb(NEW) - withdrawing <> to_jsonb(OLD) - withdrawing THEN
      RAISE EXCEPTION 'a released description stays as it is'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_description_stays';
    END IF;
    -- The family agreed to the text as it was.
    IF (NEW.title, NEW.names, NEW.situation, NEW.perspective, NEW.breakthrough, NEW.learned)
       IS DISTINCT FROM (OLD.title, OLD.names, OLD.situation, OLD.perspective, OLD.breakthrough, OLD.learned) THEN
      NEW.family_agreed_on := NULL;
      NEW.family_asked_by_id := NULL;
    END IF;
  END IF;
  IF NEW.released_by_id IS NOT NULL AND (TG_OP = 'INSERT' OR OLD.released_by_id IS NULL) AND EXISTS (
    SELECT 1 FROM cases_case WHERE id = NEW.case_id AND NEW.released_by_id IN (coach_id, consultant_id)
  ) THEN
    RAISE EXCEPTION 'a second reader has no part in the case'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_description_second_reader';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reports_description_kept BEFORE INSERT OR UPDATE ON reports_casedescription
  FOR EACH ROW EXECUTE FUNCTION reports_description_kept();

CREATE FUNCTION reports_description_lists_kept() RETURNS trigger LANGUAGE plpgsql
  SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM reports_casedescription WHERE released_at IS NOT NULL
             AND id IN (CASE WHEN TG_OP <> 'DELETE' THEN NEW.casedescription_id END,
                        CASE WHEN TG_OP <> 'INSERT' THEN OLD.casedescription_id END)) THEN
    RAISE EXCEPTION 'a released description stays as it is'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_description_stays';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER reports_description_lists_kept BEFORE INSERT OR UPDATE OR DELETE ON reports_casedescription_themes
  FOR EACH ROW EXECUTE FUNCTION reports_description_lists_kept();
CREATE TRIGGER reports_description_lists_kept BEFORE INSERT OR UPDATE OR DELETE ON reports_casedescription_domains
  FOR EACH ROW EXECUTE FUNCTION reports_description_lists_kept();
CREATE TRIGGER reports_description_lists_kept BEFORE INSERT OR UPDATE OR DELETE ON reports_casedescription_schemes
  FOR EACH ROW EXECUTE FUNCTION reports_description_lists_kept();
"""
KEPT_REVERSE = """
DROP TRIGGER reports_description_lists_kept ON reports_casedescription_schemes;
DROP TRIGGER reports_description_lists_kept ON reports_casedescription_domains;
DROP TRIGGER reports_description_lists_kept ON reports_casedescription_themes;
DROP FUNCTION reports_description_lists_kept();
DROP TRIGGER reports_description_kept ON reports_casedescription;
DROP FUNCTION reports_description_kept();
"""

# No field of the model, as on canvas_canvasversion: only reports/search.py reads it.
WORDS = """
ALTER TABLE reports_casedescription ADD COLUMN words tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('pg_catalog.dutch'::regconfig,
    left(title || ' ' || perspective || ' ' || breakthrough, 40000)), 'A')
  || setweight(to_tsvector('pg_catalog.dutch'::regconfig, left(situation, 40000)), 'B')
  || setweight(to_tsvector('pg_catalog.dutch'::regconfig, left(learned, 40000)), 'C')
) STORED;
CREATE INDEX reports_casedescription_words ON reports_casedescription USING gin (words);
"""
WORDS_REVERSE = """
DROP INDEX reports_casedescription_words;
ALTER TABLE reports_casedescription DROP COLUMN words;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0002_doelgroep_and_numbers"),
        ("reports", "0002_filed_and_sent"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseDescription",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=120, verbose_name="titel")),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        help_text="Het jaar waarin dit speelde.",
                        validators=[
                            django.core.validators.MinValueValidator(2018),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="jaar",
                    ),
                ),
                ("names", models.CharField(blank=True, max_length=200, verbose_name="verzonnen voornamen")),
                ("situation", models.TextField(verbose_name="situatie")),
                ("perspective", models.TextField(verbose_name="perspectief")),
                ("breakthrough", models.TextField(verbose_name="doorbraak")),
                ("learned", models.TextField(blank=True, verbose_name="wat leerden we")),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="wijziging")),
                ("written_at", models.DateTimeField(verbose_name="geschreven op")),
                ("changed_at", models.DateTimeField(verbose_name="gewijzigd op")),
                ("family_agreed_on", models.DateField(blank=True, null=True, verbose_name="akkoord gezin op")),
                ("remark", models.TextField(blank=True, verbose_name="opmerking van de tweede lezer")),
                ("released_at", models.DateTimeField(blank=True, null=True, verbose_name="vrijgegeven op")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="ingetrokken op")),
                ("withdrawn_reason", models.CharField(blank=True, max_length=300, verbose_name="waarom ingetrokken")),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="descriptions",
                        to="cases.case",
                        verbose_name="casus",
                    ),
                ),
                (
                    "changed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gewijzigd door",
                    ),
                ),
                (
                    "domains",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="cases.lifedomain", verbose_name="leefgebieden"
                    ),
                ),
                (
                    "family_asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gevraagd door",
                    ),
                ),
                (
                    "released_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="vrijgegeven door",
                    ),
                ),
                (
                    "schemes",
                    models.ManyToManyField(blank=True, related_name="+", to="cases.scheme", verbose_name="regelingen"),
                ),
                (
                    "themes",
                    models.ManyToManyField(blank=True, related_name="+", to="cases.theme", verbose_name="thema's"),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ingetrokken door",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="geschreven door",
                    ),
                ),
            ],
            options={
                "verbose_name": "casusbeschrijving",
                "verbose_name_plural": "casusbeschrijvingen",
                "ordering": ["-year", "title", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("family_agreed_on__isnull", True), ("family_asked_by__isnull", True)),
                            models.Q(("family_agreed_on__isnull", False), ("family_asked_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="reports_description_family_both",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("released_at__isnull", True), ("released_by__isnull", True)),
                            models.Q(
                                ("family_agreed_on__isnull", False),
                                ("released_at__isnull", False),
                                ("released_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="reports_description_family_agreed",
                        violation_error_message="Vraag eerst het gezin om akkoord op deze tekst.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("released_by__isnull", True),
                            models.Q(
                                models.Q(("released_by", models.F("written_by")), _negated=True),
                                models.Q(("released_by", models.F("changed_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="reports_description_second_reader",
                        violation_error_message="Een tweede lezer geeft de tekst vrij, niet wie eraan schreef.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("withdrawn_at__isnull", True), ("withdrawn_by__isnull", True), ("withdrawn_reason", "")
                            ),
                            models.Q(
                                ("withdrawn_at__isnull", False),
                                ("withdrawn_by__isnull", False),
                                models.Q(("withdrawn_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="reports_description_withdrawn_with_reason",
                        violation_error_message="Schrijf in een zin waarom de casusbeschrijving wordt ingetrokken.",
                    ),
                ],
            },
        ),
        migrations.RunSQL(KEPT, KEPT_REVERSE),
        migrations.RunSQL(WORDS, WORDS_REVERSE),
    ]
