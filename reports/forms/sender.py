"""The forms around the sender of letters. They only clean; the rules are in the services."""

from crispy_forms.bootstrap import FormActions
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Row, Submit
from django import forms

from budgets.forms import DateBox, away

from ..models import Municipality, Signatory


class SenderForm(forms.ModelForm):
    """What stands in the head of every letter."""

    class Meta:
        model = Municipality
        fields = (
            "name",
            "return_address",
            "visit_address",
            "postal_address",
            "phone_label",
            "phone",
            "fax",
            "email",
            "website",
            "fund",
        )
        widgets = {
            "visit_address": forms.Textarea(attrs={"rows": 2}),
            "postal_address": forms.Textarea(attrs={"rows": 2}),
        }

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.add_input(Submit("save", "Afzender opslaan"))
        return helper


class SignatoryForm(forms.ModelForm):
    """Who signs, with office and term."""

    class Meta:
        model = Signatory
        fields = ("name", "office", "starts_on", "ends_on")
        widgets = {"starts_on": DateBox(), "ends_on": DateBox()}
        help_texts = {
            "name": "Zoals het onder de brief staat: A.B. van Loenen.",
            "office": "Bijvoorbeeld: wethouder Sociale Zaken.",
        }

    def __init__(self, *args, back="", **kwargs):
        super().__init__(*args, **kwargs)
        self.back = back

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.layout = Layout(
            "name", "office", Row("starts_on", "ends_on"), FormActions(Submit("save", "Opslaan"), away(self.back))
        )
        return helper
