"""The form for one line of the bekostiging: a regular regeling, or a fonds with its ground. It only cleans."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Field, Layout
from django import forms

from budgets.models import Fund
from cases.models import Scheme

from ..enums import FundingGround, FundingSource
from ..models import FundingLine
from .lines import LineForm


def _part(*fields, **attrs):
    """Fields that belong together, with the room of one field around them."""
    return Div(*fields, css_class="utrecht-form-fieldset", **attrs)


class FundingLineForm(LineForm):
    source = forms.ChoiceField(
        label="Waar komt het geld vandaan?", choices=FundingSource.choices, widget=forms.RadioSelect
    )
    scheme = forms.ModelChoiceField(
        Scheme.objects.none(),
        label="Welke regeling betaalt dit?",
        empty_label="Kies een regeling",
        error_messages={"required": "Kies de regeling die dit betaalt."},
    )
    fund = forms.ModelChoiceField(
        Fund.objects.all(),
        label="Uit welk fonds?",
        empty_label="Kies een fonds",
        error_messages={"required": "Kies het fonds."},
    )
    ground = forms.ChoiceField(
        label="Waarom uit het fonds?",
        choices=FundingGround.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies de reden: regulier niet mogelijk, of te traag."},
    )
    tried = forms.CharField(
        label="Wat is regulier geprobeerd?",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Welke regeling is gevraagd, en wat was het antwoord?",
        error_messages={"required": "Schrijf op wat er regulier is geprobeerd."},
    )
    until_condition = forms.CharField(
        label="Zolang …",
        required=False,
        max_length=200,
        help_text="Stopt de betaling eerder? Schrijf de voorwaarde: zolang er geen urgentie is voor een woning.",
    )
    review_on = forms.DateField(
        label="Opnieuw bekijken op",
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": "Schrijf de dag als 24-11-2020, of kies hem in de kalender."},
    )

    # What belongs to the other choice is not asked for, and dropped.
    OTHERS = {FundingSource.REGULAR: ("fund", "ground", "tried"), FundingSource.FUND: ("scheme",)}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.OTHERS.get(self.data.get(self.add_prefix("source")), ()):
            self.fields[name].required = False

    def clean(self):
        """A regeling, or a fonds with its ground and what was tried; a condition comes with a review date."""
        cleaned = super().clean()
        for name in self.OTHERS.get(cleaned.get("source"), ()):
            cleaned[name] = None if name in ("fund", "scheme") else ""
        if cleaned.get("until_condition") and not cleaned.get("review_on") and "review_on" not in self.errors:
            self.add_error("review_on", "Kies een datum waarop de voorwaarde opnieuw wordt bekeken.")
        return cleaned

    # What the twelve-month amount and the fonds depend on.
    COUNTED = ("source", "fund", "amount", "frequency", "months", "starts_on", "ends_on")

    def line_so_far(self, canvas):
        """The line as far as it was typed, unsaved: enough to reckon with; None while it can't be reckoned with."""
        values = {name: self.cleaned_data.get(name) for name in self.COUNTED} if self.is_bound else {}
        if not values.get("amount") or not values["frequency"] or set(self.errors) & set(self.COUNTED[2:]):
            return None
        return FundingLine(canvas=canvas, **values)

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.form_id = "bekostigingsregel"
        helper.form_action = self.action
        helper.layout = Layout(
            "once",
            "seen_at",
            Field("source", data_switch=""),
            _part("scheme", data_when="regular"),
            _part("fund", "ground", "tried", data_when="fund"),
            "description",
            _part(self._amount_row()),
            "until_condition",
            "review_on",
            self._actions(),
        )
        return helper
