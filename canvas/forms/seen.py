"""What an editor saw: the moment of the last change, sent along so that a newer change is never overwritten."""

from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError


class SeenField(forms.CharField):
    """A hidden moment in ISO form; cleans to a datetime, or None for something new."""

    def __init__(self):
        super().__init__(required=False, widget=forms.HiddenInput)

    def clean(self, value):
        """The moment that was sent along. Raises ValidationError when it does not read."""
        sent = super().clean(value)
        try:
            return datetime.fromisoformat(sent) if sent else None
        except ValueError:
            raise ValidationError("Ververs de pagina en probeer het opnieuw.") from None
