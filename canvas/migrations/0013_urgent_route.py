"""The urgent route: an open doorbraaktafel of its own for at most 24 hours, under the same rules of the six eyes."""

from importlib import import_module

import datetime
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

from maatwerk.lib.sql import changed, function_of


six_eyes = import_module("canvas.migrations.0003_six_eyes").SIX_EYES
not_yet = import_module("canvas.migrations.0011_not_yet").NOT_YET
tafel = import_module("canvas.migrations.0004_tafels_stay").TAFEL


OLD_AKKOORD = function_of(six_eyes, "canvas_akkoord_check")
ON_THE_DAY = """
     OR (NEW.given_at AT TIME ZONE 'Europe/Amsterdam')::date <> m."on" THEN"""
NEW_AKKOORD = changed(
    OLD_AKKOORD,
    ON_THE_DAY,
    """
     OR (NOT m.urgent AND (NEW.given_at AT TIME ZONE 'Europe/Amsterdam')::date <> m."on") THEN""",
)
NEW_AKKOORD = changed(
    NEW_AKKOORD,
    "  IF NOT canvas_at_breakthrough",
    """  IF m.urgent AND NEW.given_at > m.deadline THEN PERFORM canvas_refuse('canvas_akkoord_deadline'); END IF;
  IF NOT canvas_at_breakthrough""",
)
OLD_NOT_YET = function_of(not_yet, "canvas_notyet_check")
NEW_NOT_YET = changed(
    OLD_NOT_YET,
    "  IF NOT canvas_at_breakthrough",
    """  IF m.urgent AND NEW.said_at > m.deadline THEN PERFORM canvas_refuse('canvas_akkoord_deadline'); END IF;
  IF NOT canvas_at_breakthrough""",
)
OLD_STAYS = function_of(tafel, "canvas_meeting_stays")
NEW_STAYS = changed(
    OLD_STAYS,
    """(NEW.kind, NEW."on", NEW.chair_id, NEW.opened_at)
       IS DISTINCT FROM (OLD.kind, OLD."on", OLD.chair_id, OLD.opened_at)""",
    """(NEW.kind, NEW."on", NEW.chair_id, NEW.opened_at, NEW.urgent, NEW.deadline)
       IS DISTINCT FROM (OLD.kind, OLD."on", OLD.chair_id, OLD.opened_at, OLD.urgent, OLD.deadline)""",
)


class Migration(migrations.Migration):
    dependencies = [
        ("canvas", "0012_withdrawn_decisions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="meeting",
            name="canvas_meeting_once",
        ),
        migrations.AddField(
            model_name="meeting",
            name="deadline",
            field=models.DateTimeField(blank=True, null=True, verbose_name="uiterlijk"),
        ),
        migrations.AddField(
            model_name="meeting",
            name="urgent",
            field=models.BooleanField(default=False, verbose_name="spoed"),
        ),
        migrations.AddField(
            model_name="meeting",
            name="urgent_reason",
            field=models.CharField(blank=True, max_length=300, verbose_name="waarom spoed"),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.UniqueConstraint(
                condition=models.Q(("urgent", False)),
                fields=("kind", "on", "starts_at"),
                name="canvas_meeting_once",
                violation_error_message="Op dit tijdstip staat al zo'n tafel gepland.",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("deadline__isnull", True), ("urgent", False), ("urgent_reason", "")),
                    models.Q(
                        ("deadline__gt", models.F("opened_at")),
                        (
                            "deadline__lte",
                            django.db.models.expressions.CombinedExpression(
                                models.F("opened_at"), "+", models.Value(datetime.timedelta(days=1))
                            ),
                        ),
                        ("kind", "breakthrough"),
                        ("opened_at__isnull", False),
                        ("urgent", True),
                        models.Q(("urgent_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="canvas_meeting_urgent",
                violation_error_message="Spoed duurt ten hoogste 24 uur en heeft een reden.",
            ),
        ),
        migrations.RunSQL(NEW_AKKOORD + NEW_NOT_YET + NEW_STAYS, OLD_AKKOORD + OLD_NOT_YET + OLD_STAYS),
    ]
