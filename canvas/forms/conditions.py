"""The form with which a condition is looked at again. It only cleans."""

from crispy_forms.bootstrap import FormActions
from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Field, Layout, Submit
from django import forms

from cases.forms.fields import DayField
from maatwerk.lib.once import OnceForm

from ..enums import ReviewOutcome


class ConditionForm(OnceForm):
    """Does the payment run on, or does it stop, and when is it looked at next."""

    reviewed_on = DayField(label="Wanneer is het bekeken?")
    outcome = forms.ChoiceField(
        label="Geldt de voorwaarde nog?",
        choices=[
            (ReviewOutcome.CONTINUES, "Ja, de betaling loopt door"),
            (ReviewOutcome.ENDS, "Nee, de betaling stopt"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies of de betaling doorloopt of stopt."},
    )
    next_on = DayField(label="Wanneer kijk je opnieuw?", initial=None)
    note = forms.CharField(
        label="Toelichting",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Wat bleek er? Zonder namen, adres of BSN.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # What stops is not looked at again.
        self.fields["next_on"].required = self.data.get(self.add_prefix("outcome")) != ReviewOutcome.ENDS

    def clean(self):
        """What runs on is looked at again on a later day; what stops is not."""
        cleaned = super().clean()
        if cleaned.get("outcome") == ReviewOutcome.ENDS:
            cleaned["next_on"] = None
        elif cleaned.get("next_on") and cleaned.get("reviewed_on") and cleaned["next_on"] <= cleaned["reviewed_on"]:
            self.add_error("next_on", "Kies een latere dag om opnieuw te kijken.")
        return cleaned

    @property
    def review(self):
        """The fields of the review, as the service takes them."""
        return {name: value for name, value in self.cleaned_data.items() if name != "once"}

    back = ""

    @property
    def helper(self):
        helper = FormHelper(self)
        back = HTML(f'<a class="nl-button nl-button--subtle" href="{self.back}">Terug</a>')
        helper.layout = Layout(
            "once",
            Field("outcome", data_switch=""),
            Div("next_on", css_class="utrecht-form-fieldset", data_when=ReviewOutcome.CONTINUES.value),
            "reviewed_on",
            "note",
            FormActions(Submit("save", "Vastleggen"), back),
        )
        return helper
