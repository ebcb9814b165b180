"""The filter above the log."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms

from maatwerk.people.models import User

from .models import Result
from .words import GROUPS, STARTS


class LogFilter(forms.Form):
    soort = forms.ChoiceField(label="Waarover", required=False, choices=[("", "Alles"), *GROUPS.items()])
    wie = forms.ModelChoiceField(label="Wie", required=False, queryset=User.objects.all(), empty_label="Iedereen")
    resultaat = forms.ChoiceField(label="Resultaat", required=False, choices=[("", "Alles"), *Result.choices])
    vanaf = forms.DateField(label="Vanaf", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    tot = forms.DateField(label="Tot en met", required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def narrow(self, events):
        """The events that were asked for."""
        values = self.cleaned_data if self.is_valid() else {}
        if values.get("soort"):
            events = events.starting_with(*STARTS[values["soort"]])
        if values.get("wie"):
            events = events.by(values["wie"])
        if values.get("resultaat"):
            events = events.with_result(values["resultaat"])
        return events.between(values.get("vanaf"), values.get("tot"))

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.form_method = "get"
        helper.form_class = "mw-filter"
        helper.add_input(Submit("", "Toon", css_class="nl-button--secondary"))
        return helper
