"""Tafels that return every week, days on which they are skipped, and agenda items that go along to another tafel."""

from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from maatwerk.lib.sql import changed, function_of

urgent = import_module("canvas.migrations.0013_urgent_route")
tafel = import_module("canvas.migrations.0004_tafels_stay").TAFEL

OLD_STAYS = urgent.NEW_STAYS
NEW_STAYS = changed(
    OLD_STAYS,
    "  RETURN NEW;",
    """  -- An item was put on the tafel under a share lock on its row, so what is committed later is seen here.
  IF NEW.cancelled_at IS NOT NULL AND EXISTS (SELECT 1 FROM canvas_agendaitem WHERE meeting_id = NEW.id) THEN
    PERFORM canvas_refuse('canvas_meeting_cancelled_empty');
  END IF;
  IF (NEW.kind, NEW."on", NEW.starts_at, NEW.ends_at, NEW.place, NEW.cancelled_at)
     IS DISTINCT FROM (OLD.kind, OLD."on", OLD.starts_at, OLD.ends_at, OLD.place, OLD.cancelled_at) THEN
    NEW.sequence := OLD.sequence + 1;
  END IF;
  RETURN NEW;""",
)
OLD_ITEM = function_of(tafel, "canvas_agendaitem_check")
NEW_ITEM = changed(
    OLD_ITEM,
    "  m canvas_meeting;\n",
    "  m canvas_meeting;\n  old_m canvas_meeting;\n",
)
NEW_ITEM = changed(
    NEW_ITEM,
    "(NEW.meeting_id, NEW.canvas_id) IS DISTINCT FROM (OLD.meeting_id, OLD.canvas_id)",
    "NEW.canvas_id <> OLD.canvas_id",
)
NEW_ITEM = changed(
    NEW_ITEM,
    "  IF TG_OP = 'UPDATE' AND NEW.version_id IS NOT DISTINCT FROM OLD.version_id THEN RETURN NEW; END IF;\n",
    """  IF TG_OP = 'UPDATE' AND NEW.meeting_id = OLD.meeting_id AND NEW.version_id IS NOT DISTINCT FROM OLD.version_id THEN
    RETURN NEW;
  END IF;
""",
)
NEW_ITEM = changed(
    NEW_ITEM,
    "  SELECT * INTO v FROM canvas_canvasversion WHERE id = NEW.version_id;\n",
    """  IF m.cancelled_at IS NOT NULL THEN PERFORM canvas_refuse('canvas_agendaitem_cancelled'); END IF;
  IF TG_OP = 'UPDATE' AND NEW.meeting_id <> OLD.meeting_id THEN
    -- An item goes along to another tafel of its kind as long as nothing was said about it; who takes no part in it
    -- goes along with it.
    PERFORM canvas_lock_item(OLD.id);
    SELECT * INTO old_m FROM canvas_meeting WHERE id = OLD.meeting_id FOR SHARE;
    IF old_m.kind <> m.kind OR old_m.urgent OR m.urgent OR old_m.closed_at IS NOT NULL OR m.closed_at IS NOT NULL
       OR NEW.version_id IS DISTINCT FROM OLD.version_id OR OLD.discussed_at IS NOT NULL
       OR NEW.discussed_at IS NOT NULL
       OR EXISTS (SELECT 1 FROM canvas_question WHERE item_id = OLD.id)
       OR EXISTS (SELECT 1 FROM canvas_akkoord WHERE item_id = OLD.id)
       OR EXISTS (SELECT 1 FROM canvas_notyet WHERE item_id = OLD.id)
       OR EXISTS (SELECT 1 FROM canvas_decision WHERE item_id = OLD.id) THEN
      PERFORM canvas_refuse('canvas_agendaitem_stays');
    END IF;
    RETURN NEW;
  END IF;
  SELECT * INTO v FROM canvas_canvasversion WHERE id = NEW.version_id;
""",
)


class Migration(migrations.Migration):
    dependencies = [
        ("canvas", "0013_urgent_route"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="MeetingSeries",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("spar", "spar-tafel"), ("breakthrough", "doorbraaktafel")],
                        max_length=12,
                        unique=True,
                        verbose_name="soort",
                    ),
                ),
                (
                    "weekday",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "maandag"),
                            (2, "dinsdag"),
                            (3, "woensdag"),
                            (4, "donderdag"),
                            (5, "vrijdag"),
                            (6, "zaterdag"),
                            (7, "zondag"),
                        ],
                        verbose_name="dag",
                    ),
                ),
                ("starts_at", models.TimeField(verbose_name="begint om")),
                ("ends_at", models.TimeField(verbose_name="eindigt om")),
                ("place", models.CharField(max_length=120, verbose_name="plaats")),
                ("weeks_ahead", models.PositiveSmallIntegerField(default=6, verbose_name="weken vooruit")),
                ("in_use", models.BooleanField(default=True, verbose_name="in gebruik")),
                (
                    "chair",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="voorzitter",
                    ),
                ),
                (
                    "members",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="elke keer uitgenodigd",
                    ),
                ),
            ],
            options={
                "verbose_name": "reeks",
                "verbose_name_plural": "reeksen",
                "ordering": ["starts_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("weekday__gte", 1), ("weekday__lte", 7)),
                        name="canvas_series_weekday",
                        violation_error_message="Kies een dag van de week.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="canvas_series_times",
                        violation_error_message="De tafel eindigt later dan zij begint. Pas de tijd aan.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("weeks_ahead__gte", 1), ("weeks_ahead__lte", 26)),
                        name="canvas_series_weeks",
                        violation_error_message="Plan 1 tot 26 weken vooruit.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SeriesException",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(verbose_name="datum")),
                ("reason", models.CharField(max_length=120, verbose_name="reden")),
                (
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="exceptions",
                        to="canvas.meetingseries",
                        verbose_name="reeks",
                    ),
                ),
            ],
            options={
                "verbose_name": "uitzondering",
                "verbose_name_plural": "uitzonderingen",
                "ordering": ["on"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("series", "on"),
                        name="canvas_seriesexception_once",
                        violation_error_message="Deze dag staat al in de lijst.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="canvas_seriesexception_reason",
                        violation_error_message="Schrijf op waarom de tafel niet doorgaat.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CalendarKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64, unique=True, verbose_name="kenmerk van de sleutel")),
                ("made_at", models.DateTimeField(verbose_name="gemaakt op")),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calendar_key",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="van",
                    ),
                ),
            ],
            options={"verbose_name": "agendakoppeling", "verbose_name_plural": "agendakoppelingen"},
        ),
        migrations.AddField(
            model_name="meeting",
            name="series",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="meetings",
                to="canvas.meetingseries",
                verbose_name="reeks",
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="cancelled_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="afgezegd op"),
        ),
        migrations.AddField(
            model_name="meeting",
            name="cancelled_reason",
            field=models.CharField(blank=True, max_length=120, verbose_name="waarom afgezegd"),
        ),
        migrations.AddField(
            model_name="meeting",
            name="sequence",
            field=models.PositiveIntegerField(default=0, editable=False, verbose_name="wijziging"),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("cancelled_at__isnull", True), ("cancelled_reason", "")),
                    models.Q(
                        ("cancelled_at__isnull", False),
                        ("opened_at__isnull", True),
                        ("urgent", False),
                        models.Q(("cancelled_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="canvas_meeting_cancelled",
                violation_error_message="Deze tafel gaat niet door.",
            ),
        ),
        migrations.RunSQL(NEW_STAYS + NEW_ITEM, OLD_STAYS + OLD_ITEM),
    ]
