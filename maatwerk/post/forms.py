"""The filter above the outbox."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms

from .enums import Kind, State

ATTENTION = "aandacht"


class OutboxFilter(forms.Form):
    stand = forms.ChoiceField(
        label="Stand",
        required=False,
        choices=[("", "Alles"), (ATTENTION, "vraagt aandacht"), *State.choices],
    )
    soort = forms.ChoiceField(label="Waarover", required=False, choices=[("", "Alles"), *Kind.choices])

    def narrow(self, mails):
        """The mails that were asked for."""
        values = self.cleaned_data if self.is_valid() else {}
        if values.get("stand") == ATTENTION:
            mails = mails.needing_attention()
        elif values.get("stand"):
            mails = mails.in_state(values["stand"])
        if values.get("soort"):
            mails = mails.filter(kind=values["soort"])
        return mails

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.form_method = "get"
        helper.form_class = "mw-filter"
        helper.add_input(Submit("", "Toon", css_class="nl-button--secondary"))
        return helper
