"""Forms for the lists of the functioneel beheerder."""

from crispy_forms.bootstrap import FormActions
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms


class AddEntryForm(forms.Form):
    name = forms.CharField(
        label="Naam",
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Vul een naam in."},
    )

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.add_input(Submit("save", "Toevoegen"))
        return helper


class EntryForm(AddEntryForm):
    in_use = forms.BooleanField(
        label="Kan worden gekozen",
        required=False,
        help_text="Zonder vinkje verdwijnt deze naam uit de keuzelijsten. Bij eerdere casussen blijft zij staan.",
    )

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.layout = Layout("name", "in_use", FormActions(Submit("save", "Opslaan")))
        return helper
