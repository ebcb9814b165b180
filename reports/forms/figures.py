"""The peildatum above the figures."""

from django import forms

from budgets.forms import AsOfForm
from maatwerk.lib import clock


class FiguresForm(AsOfForm):
    """A day on which the figures are asked; what still has to happen has no figure."""

    def clean_peildatum(self):
        day = self.cleaned_data["peildatum"]
        if day and day > clock.today():
            raise forms.ValidationError("Deze dag moet nog komen. Kies vandaag of een eerdere dag.")
        return day
