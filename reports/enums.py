"""The kinds of figure and report, where a report stands, and the blocks it is made of."""

from enum import StrEnum

from django.db.models import TextChoices


class Unit(StrEnum):
    """What a figure counts."""

    COUNT = "aantal"
    EURO = "euro"
    MARK = "cijfer"
    SHARE = "procent"


class ReportKind(TextChoices):
    """What the municipality makes out of its figures (rules.md, Documents)."""

    COUNCIL = "raadsinformatiebrief", "Raadsinformatiebrief"
    WRITTEN_QUESTIONS = "schriftelijke-vragen", "Beantwoording schriftelijke vragen"
    COUNCIL_ROUND = "raadsronde", "Beantwoording raadsronde"
    INTERIM = "tussenevaluatie", "Tussenevaluatie"
    FINAL = "eindevaluatie", "Eindevaluatie"
    OVERVIEW = "oplegger", "Oplegger"
    BUDGET = "budgetrapportage", "Budgetrapportage"


# With a head, a salutation and who signs; the others are reports, which can be an enclosure of a letter.
LETTERS = (ReportKind.COUNCIL, ReportKind.WRITTEN_QUESTIONS, ReportKind.COUNCIL_ROUND)
# With a cover and a generated table of contents.
BOOKS = (ReportKind.INTERIM, ReportKind.FINAL)


class ReportState(TextChoices):
    """From the first word to the archive. From `ADOPTED` on nothing in it changes any more, nor in `DISCARDED`."""

    CONCEPT = "concept", "in concept"
    READING = "tweede-lezer", "bij de tweede lezer"
    ADOPTED = "vastgesteld", "vastgesteld"
    SENT = "verzonden", "verzonden"
    REPLACED = "vervangen", "vervangen"
    WITHDRAWN = "ingetrokken", "ingetrokken"
    DISCARDED = "weggegooid", "weggegooid"


FROZEN = (ReportState.ADOPTED, ReportState.SENT, ReportState.REPLACED, ReportState.WITHDRAWN)


class BlockKind(TextChoices):
    """What a report is composed of."""

    TEXT = "tekst", "Tekst"
    HEADING = "kop", "Kop"
    FIGURES = "cijfers", "Kerncijfers"
    TABLE = "tabel", "Tabel"
    CHART = "grafiek", "Grafiek"
    QUOTE = "citaat", "Citaat"
    STORY = "casusbeschrijving", "Casusbeschrijving"
    QUESTION = "vraag", "Vraag en antwoord"
    CANVAS = "canvas", "Maatwerkcanvas"
    TIMELINE = "tijdlijn", "Tijdlijn"
    PICTURE = "afbeelding", "Afbeelding"
    PROMISES = "toezeggingen", "Toezeggingen"
    SIGNATURE = "ondertekening", "Ondertekening"
    PAGE_BREAK = "nieuwe-pagina", "Nieuwe pagina"
