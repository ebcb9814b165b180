"""Reports composed from blocks, what is kept of them, toezeggingen, and figures from elsewhere."""

import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from maatwerk.lib.append_only import append_only_sql

DIGEST = """
ALTER TABLE reports_filedreport ADD CONSTRAINT reports_filedreport_digest
  CHECK (sha256 = encode(sha256(pdf), 'hex'));
"""
DIGEST_REVERSE = "ALTER TABLE reports_filedreport DROP CONSTRAINT reports_filedreport_digest;"


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0003_casusbeschrijvingen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Publication",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("content", models.JSONField(verbose_name="inhoud")),
                ("figures", models.JSONField(verbose_name="cijfers")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256 van de inhoud")),
                ("published_at", models.DateTimeField(verbose_name="vastgelegd op")),
            ],
            options={
                "verbose_name": "vastgelegd rapport",
                "verbose_name_plural": "vastgelegde rapporten",
            },
        ),
        migrations.CreateModel(
            name="FiledReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("pdf", models.BinaryField(verbose_name="pdf")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("filed_at", models.DateTimeField(verbose_name="opgeborgen op")),
                (
                    "publication",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="filed",
                        to="reports.publication",
                        verbose_name="inhoud",
                    ),
                ),
            ],
            options={
                "verbose_name": "opgeborgen rapport",
                "verbose_name_plural": "opgeborgen rapporten",
            },
        ),
        migrations.CreateModel(
            name="ReferenceFigure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    models.CharField(
                        help_text="Zoals den_haag_rendement.",
                        max_length=60,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A[a-z][a-z0-9_]*\\Z",
                                "Gebruik kleine letters, cijfers en lage streepjes, zoals den_haag.",
                            )
                        ],
                        verbose_name="naam in teksten",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("vergelijking", "Andere gemeente"), ("context", "Achtergrond")],
                        max_length=16,
                        verbose_name="soort",
                    ),
                ),
                ("label", models.CharField(max_length=160, verbose_name="wat het is")),
                ("value", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="waarde")),
                (
                    "unit",
                    models.CharField(
                        choices=[("aantal", "aantal"), ("euro", "euro"), ("cijfer", "cijfer"), ("procent", "procent")],
                        max_length=10,
                        verbose_name="eenheid",
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="geldt vanaf")),
                ("source", models.CharField(max_length=300, verbose_name="bron")),
                ("n", models.PositiveIntegerField(blank=True, null=True, verbose_name="aantal gezinnen")),
            ],
            options={
                "verbose_name": "cijfer van elders",
                "verbose_name_plural": "cijfers van elders",
                "ordering": ["kind", "label", "-valid_from"],
                "constraints": [
                    models.UniqueConstraint(fields=("key", "valid_from"), name="reports_referencefigure_once"),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True), name="reports_referencefigure_source"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("raadsinformatiebrief", "Raadsinformatiebrief"),
                            ("schriftelijke-vragen", "Beantwoording schriftelijke vragen"),
                            ("raadsronde", "Beantwoording raadsronde"),
                            ("tussenevaluatie", "Tussenevaluatie"),
                            ("eindevaluatie", "Eindevaluatie"),
                            ("oplegger", "Oplegger"),
                            ("budgetrapportage", "Budgetrapportage"),
                        ],
                        max_length=24,
                        verbose_name="soort",
                    ),
                ),
                (
                    "type_label",
                    models.CharField(
                        help_text="Zoals Raadsinformatiebrief of Schriftelijke vragen.",
                        max_length=80,
                        verbose_name="aanduiding onder aan de pagina",
                    ),
                ),
                ("title", models.CharField(max_length=160, verbose_name="onderwerp")),
                ("subtitle", models.CharField(blank=True, max_length=160, verbose_name="ondertitel")),
                ("date", models.DateField(verbose_name="datum")),
                ("as_of", models.DateField(verbose_name="peildatum")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("concept", "in concept"),
                            ("tweede-lezer", "bij de tweede lezer"),
                            ("vastgesteld", "vastgesteld"),
                            ("verzonden", "verzonden"),
                            ("vervangen", "vervangen"),
                            ("ingetrokken", "ingetrokken"),
                        ],
                        default="concept",
                        editable=False,
                        max_length=16,
                        verbose_name="stand",
                    ),
                ),
                (
                    "article",
                    models.CharField(
                        blank=True,
                        help_text="Zoals artikel 47 van het Reglement van Orde; mag leeg blijven.",
                        max_length=120,
                        verbose_name="artikel",
                    ),
                ),
                ("addressee", models.TextField(blank=True, verbose_name="geadresseerde")),
                ("our_reference", models.CharField(blank=True, max_length=40, verbose_name="onze referentie")),
                ("your_reference", models.CharField(blank=True, max_length=40, verbose_name="uw referentie")),
                ("handled_by", models.CharField(blank=True, max_length=120, verbose_name="behandeld door")),
                (
                    "phone_label",
                    models.CharField(
                        choices=[("TELEFOONNUMMER", "Telefoonnummer"), ("DOORKIESNUMMER", "Doorkiesnummer")],
                        default="TELEFOONNUMMER",
                        max_length=20,
                        verbose_name="hoe het nummer heet",
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="telefoonnummer")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mailadres")),
                ("salutation", models.CharField(blank=True, max_length=200, verbose_name="aanhef")),
                ("closing", models.CharField(blank=True, max_length=80, verbose_name="groet")),
                ("on_behalf_of_college", models.BooleanField(default=False, verbose_name="namens het college")),
                (
                    "send_on",
                    models.DateField(
                        blank=True,
                        help_text="Staat als 'Verzonden:' onder de datum. Zonder verzenddatum blijft die regel weg.",
                        null=True,
                        verbose_name="verzenddatum in de brief",
                    ),
                ),
                (
                    "other_enclosures",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="Bijlagen die niet in dit systeem zijn gemaakt.",
                        verbose_name="andere bijlagen",
                    ),
                ),
                ("enclosure_order", models.PositiveSmallIntegerField(default=0, verbose_name="plaats in de bundel")),
                ("made_at", models.DateTimeField(verbose_name="gemaakt op")),
                ("changed_at", models.DateTimeField(verbose_name="gewijzigd op")),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="wijziging")),
                (
                    "submitted_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="aan de tweede lezer op"),
                ),
                ("remark", models.TextField(blank=True, verbose_name="opmerking van de tweede lezer")),
                ("read_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="gelezen op")),
                (
                    "adopted_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="vastgesteld op"),
                ),
                ("sent_on", models.DateField(blank=True, editable=False, null=True, verbose_name="verzonden op")),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="ingetrokken op"),
                ),
                ("withdrawn_reason", models.CharField(blank=True, max_length=300, verbose_name="waarom ingetrokken")),
                (
                    "adopted_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                    "enclosed_with",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enclosures",
                        to="reports.report",
                        verbose_name="bijlage bij",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gemaakt door",
                    ),
                ),
                (
                    "read_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="reports.report",
                        verbose_name="vervangt",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("writers", models.ManyToManyField(editable=False, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "verbose_name": "rapport",
                "verbose_name_plural": "rapporten",
                "ordering": ["-date", "-pk"],
            },
        ),
        migrations.AddField(
            model_name="publication",
            name="report",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="publication",
                to="reports.report",
                verbose_name="rapport",
            ),
        ),
        migrations.CreateModel(
            name="Picture",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("data", models.BinaryField(verbose_name="gegevens")),
                ("content_type", models.CharField(max_length=20, verbose_name="soort")),
                ("width", models.PositiveIntegerField(verbose_name="breedte in pixels")),
                ("height", models.PositiveIntegerField(verbose_name="hoogte in pixels")),
                ("added_at", models.DateTimeField(verbose_name="toegevoegd op")),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pictures", to="reports.report"
                    ),
                ),
            ],
            options={
                "verbose_name": "afbeelding",
                "verbose_name_plural": "afbeeldingen",
            },
        ),
        migrations.CreateModel(
            name="ReportSignatory",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="plaats")),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="signing", to="reports.report"
                    ),
                ),
                (
                    "signatory",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reports.signatory"
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
            },
        ),
        migrations.AddField(
            model_name="report",
            name="signatories",
            field=models.ManyToManyField(
                related_name="+",
                through="reports.ReportSignatory",
                to="reports.signatory",
                verbose_name="ondertekenaars",
            ),
        ),
        migrations.CreateModel(
            name="Rendering",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("content", models.JSONField(null=True, verbose_name="inhoud")),
                ("digest", models.CharField(max_length=64, verbose_name="SHA-256 van de inhoud")),
                ("step", models.PositiveSmallIntegerField(default=0, verbose_name="stap")),
                ("steps", models.PositiveSmallIntegerField(default=7, verbose_name="stappen")),
                ("pdf", models.BinaryField(null=True, verbose_name="pdf")),
                ("problem", models.CharField(blank=True, max_length=300, verbose_name="wat er misging")),
                ("asked_at", models.DateTimeField(verbose_name="gevraagd op")),
                ("done_at", models.DateTimeField(null=True, verbose_name="klaar op")),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "publication",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rendering",
                        to="reports.publication",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="renderings", to="reports.report"
                    ),
                ),
            ],
            options={
                "verbose_name": "pdf in de maak",
                "verbose_name_plural": "pdf's in de maak",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("publication__isnull", True)),
                        fields=("report", "digest"),
                        name="reports_rendering_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Promise",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=300, verbose_name="wat is toegezegd")),
                ("due_on", models.DateField(verbose_name="uiterlijk op")),
                ("made_at", models.DateTimeField(verbose_name="vastgelegd op")),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="wijziging")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="afgedaan op")),
                ("done_note", models.CharField(blank=True, max_length=300, verbose_name="hoe het is afgedaan")),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="vastgelegd door",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="wie dit oppakt",
                    ),
                ),
                (
                    "done_in",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="promises_kept",
                        to="reports.report",
                        verbose_name="gemeld in",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="promises",
                        to="reports.report",
                        verbose_name="gedaan in",
                    ),
                ),
            ],
            options={
                "verbose_name": "toezegging",
                "verbose_name_plural": "toezeggingen",
                "ordering": ["due_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("done_by__isnull", True),
                                ("done_in__isnull", True),
                                ("done_note", ""),
                                ("done_on__isnull", True),
                            ),
                            models.Q(
                                ("done_by__isnull", False),
                                ("done_on__isnull", False),
                                models.Q(("done_note", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="reports_promise_done_with_note",
                        violation_error_message="Schrijf in een zin hoe de toezegging is afgedaan.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Block",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField(verbose_name="plaats")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("tekst", "Tekst"),
                            ("kop", "Kop"),
                            ("cijfers", "Kerncijfers"),
                            ("tabel", "Tabel"),
                            ("grafiek", "Grafiek"),
                            ("citaat", "Citaat"),
                            ("casusbeschrijving", "Casusbeschrijving"),
                            ("vraag", "Vraag en antwoord"),
                            ("canvas", "Maatwerkcanvas"),
                            ("tijdlijn", "Tijdlijn"),
                            ("afbeelding", "Afbeelding"),
                            ("ondertekening", "Ondertekening"),
                            ("nieuwe-pagina", "Nieuwe pagina"),
                        ],
                        max_length=20,
                        verbose_name="soort",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="tekst")),
                ("answer", models.TextField(blank=True, verbose_name="antwoord")),
                ("settings", models.JSONField(blank=True, default=dict, verbose_name="instellingen")),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="wijziging")),
                ("changed_at", models.DateTimeField(verbose_name="gewijzigd op")),
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
                    "story",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reports.casedescription",
                        verbose_name="verhaal",
                    ),
                ),
                (
                    "picture",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reports.picture",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="blocks", to="reports.report"
                    ),
                ),
            ],
            options={
                "verbose_name": "blok",
                "verbose_name_plural": "blokken",
                "ordering": ["position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("report", "position"),
                        name="reports_block_position",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind", "casusbeschrijving"), ("story__isnull", True), _connector="OR"),
                        name="reports_block_story_in_its_kind",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="reportsignatory",
            constraint=models.UniqueConstraint(fields=("report", "signatory"), name="reports_reportsignatory_once"),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("enclosed_with", models.F("pk")), _negated=True),
                    models.Q(("replaces", models.F("pk")), _negated=True),
                ),
                name="reports_report_not_itself",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("enclosed_with__isnull", True),
                    models.Q(
                        ("kind__in", ("raadsinformatiebrief", "schriftelijke-vragen", "raadsronde")), _negated=True
                    ),
                    _connector="OR",
                ),
                name="reports_report_letter_on_top",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("adopted_at__isnull", False),
                        ("adopted_by__isnull", False),
                        ("state__in", ("vastgesteld", "verzonden", "vervangen", "ingetrokken")),
                    ),
                    models.Q(
                        models.Q(
                            ("state__in", ("vastgesteld", "verzonden", "vervangen", "ingetrokken")), _negated=True
                        ),
                        ("adopted_at__isnull", True),
                        ("adopted_by__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="reports_report_adopted_both",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("adopted_at__isnull", True),
                    models.Q(("read_at__isnull", False), ("read_by__isnull", False)),
                    _connector="OR",
                ),
                name="reports_report_read_first",
                violation_error_message="Laat het rapport eerst lezen door een tweede lezer.",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("sent_by__isnull", True), ("sent_on__isnull", True)),
                    models.Q(("adopted_at__isnull", False), ("sent_by__isnull", False), ("sent_on__isnull", False)),
                    _connector="OR",
                ),
                name="reports_report_adopted_before_sent",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("withdrawn_at__isnull", True), ("withdrawn_by__isnull", True), ("withdrawn_reason", "")),
                    models.Q(
                        ("withdrawn_at__isnull", False),
                        ("withdrawn_by__isnull", False),
                        models.Q(("withdrawn_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="reports_report_withdrawn_with_reason",
                violation_error_message="Schrijf in een zin waarom het rapport wordt ingetrokken.",
            ),
        ),
        migrations.RunSQL(DIGEST, DIGEST_REVERSE),
        migrations.RunSQL(*append_only_sql("reports_publication")),
        migrations.RunSQL(*append_only_sql("reports_filedreport")),
    ]
