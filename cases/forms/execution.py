"""Forms of steps and execution."""

from crispy_forms.bootstrap import FieldWithButtons, FormActions, StrictButton
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms

from maatwerk.lib.once import OnceForm

from .fields import DayField


class StepForm(OnceForm):
    text = forms.CharField(
        label="Nieuwe stap",
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "mw-w-l"}),
        help_text="Eén handeling, zonder namen. Bijvoorbeeld: betalingsregeling treffen met de verhuurder.",
        error_messages={
            "required": "Schrijf wat er moet gebeuren.",
            "max_length": "Maak de stap korter: hoogstens 300 tekens. Splits hem zo nodig in tweeën.",
        },
    )

    @property
    def helper(self):
        helper = FormHelper(self)
        button = StrictButton(
            "Stap toevoegen", type="submit", name="do", value="add", css_class="nl-button nl-button--secondary"
        )
        helper.layout = Layout("once", FieldWithButtons("text", button))
        return helper


class DateForm(forms.Form):
    """One day and one button; the button says what is done (`do`), so that an old page can't do the next thing."""

    on = DayField(label="Dag")

    def __init__(self, *args, label, button, do, help_text="", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].label = label
        self.fields["on"].help_text = help_text
        self.button, self.do = button, do

    @property
    def helper(self):
        helper = FormHelper(self)
        button = StrictButton(
            self.button, type="submit", name="do", value=self.do, css_class="nl-button nl-button--primary"
        )
        helper.layout = Layout("on", FormActions(button))
        return helper
