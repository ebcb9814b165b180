"""The filter above the register of outcomes. It holds nothing about people, so it may stand in an address."""

import datetime as dt

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms

from budgets.models import Fund
from canvas.enums import Outcome

WITHDRAWN = [("", "Alle"), ("nee", "Alleen wat nog staat"), ("ja", "Alleen ingetrokken akkoorden")]
ROUTES = [("", "Alle"), ("tafel", "Aan een doorbraaktafel"), ("spoed", "Met spoed")]


class RegisterFilter(forms.Form):
    jaar = forms.TypedChoiceField(label="Jaar", required=False, coerce=int, empty_value=None)
    uitkomst = forms.ChoiceField(label="Uitkomst", required=False, choices=[("", "Elke uitkomst"), *Outcome.choices])
    fonds = forms.ModelChoiceField(
        label="Fonds", required=False, queryset=Fund.objects.all(), to_field_name="slug", empty_label="Elk fonds"
    )
    route = forms.ChoiceField(label="Hoe", required=False, choices=ROUTES)
    ingetrokken = forms.ChoiceField(label="Ingetrokken", required=False, choices=WITHDRAWN)
    casus = forms.CharField(
        label="Casusnummer",
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"class": "mw-w-s", "autocomplete": "off"}),
    )

    def __init__(self, data, *, decisions):
        super().__init__(data)
        years = decisions.order_by().values_list("decided_on__year", flat=True).distinct()
        self.fields["jaar"].choices = [("", "Elk jaar"), *((year, str(year)) for year in sorted(years, reverse=True))]

    def narrow(self, decisions):
        """The decisions that were asked for; a field that can't be read narrows nothing and says so itself."""
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        for name, value in asked.items():
            decisions = getattr(self, f"_{name}")(decisions, value)
        return decisions

    @property
    def is_narrowed(self):
        """Whether anything was asked for."""
        return any(self.cleaned_data.values())

    def _jaar(self, decisions, year):
        return decisions.filter(decided_on__range=(dt.date(year, 1, 1), dt.date(year, 12, 31)))

    def _uitkomst(self, decisions, outcome):
        return decisions.filter(outcome=outcome)

    def _fonds(self, decisions, fund):
        return decisions.agreed().filter(version__fundings__fund=fund)

    def _route(self, decisions, route):
        return decisions.filter(item__meeting__urgent=route == "spoed")

    def _ingetrokken(self, decisions, withdrawn):
        return decisions.filter(withdrawal__isnull=withdrawn == "nee")

    def _casus(self, decisions, number):
        return decisions.filter(item__canvas__case__number=number.strip())

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.form_method, helper.form_class = "get", "mw-filter"
        helper.add_input(Submit("", "Toon", css_class="nl-button--secondary"))
        return helper
