"""Filters above lists: forms that only narrow a QuerySet. What can't be read is left out."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms

from maatwerk.people.models import Team

from ..enums import LessonLevel, LessonStatus, Status
from ..models import Scheme, Theme

OPEN, ALL = "lopend", "alle"


class FilterForm(forms.Form):
    """A GET form on one line."""

    @property
    def values(self):
        """What was chosen; a field that was filled in wrong counts as empty."""
        return self.cleaned_data if self.is_valid() else {}

    @property
    def is_used(self):
        return any(self.values.values())

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.form_method = "get"
        helper.form_class = "mw-filter"
        helper.add_input(Submit("", "Toon", css_class="nl-button--secondary"))
        return helper


class CaseFilter(FilterForm):
    nummer = forms.CharField(
        label="Zoek op nummer",
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"class": "mw-w-s", "autocomplete": "off", "placeholder": "2020-014"}),
    )
    toon = forms.ChoiceField(
        label="Welke",
        required=False,
        choices=[(OPEN, "Alleen lopende"), (ALL, "Alle"), ("Per stand", Status.choices)],
    )
    team = forms.ModelChoiceField(label="Team", required=False, queryset=Team.objects.all(), empty_label="Alle teams")

    def narrow(self, cases):
        """The cases that were asked for; without a choice those that are open."""
        values = self.values
        shown = values.get("toon") or OPEN
        if values.get("nummer"):
            # Who types a number wants that case, whatever its state.
            shown = ALL if shown == OPEN else shown
            cases = cases.numbered_like(values["nummer"])
        if shown == OPEN:
            cases = cases.open()
        elif shown != ALL:
            cases = cases.in_status(shown)
        return cases.of_team(values["team"]) if values.get("team") else cases


class LessonFilter(FilterForm):
    zoek = forms.CharField(
        label="Zoek",
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"class": "mw-w-s", "autocomplete": "off"}),
    )
    theme = forms.ModelChoiceField(
        label="Thema", required=False, queryset=Theme.objects.all(), empty_label="Alle thema's"
    )
    level = forms.ChoiceField(label="Niveau", required=False, choices=[("", "Alle niveaus"), *LessonLevel.choices])
    status = forms.ChoiceField(label="Stand", required=False, choices=[("", "Elke stand"), *LessonStatus.choices])
    scheme = forms.ModelChoiceField(
        label="Regeling", required=False, queryset=Scheme.objects.all(), empty_label="Elke regeling"
    )

    def narrow(self, lessons):
        """The leerpunten that were asked for."""
        values = dict(self.values)
        text = values.pop("zoek", "")
        lessons = lessons.on(**values)
        return lessons.about(text) if text else lessons
