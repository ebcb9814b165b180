"""The kinds of letter."""

from django.db.models import TextChoices


class LetterKind(TextChoices):
    COUNCIL = "raadsinformatiebrief", "Raadsinformatiebrief"
