"""Forms for the text of a box and for the answer to a question. They only clean."""

from crispy_forms.helper import FormHelper
from django import forms

from cases.forms.fields import DayField


class BoxForm(forms.Form):
    """The text of one box and the revision that its writer started from."""

    text = forms.CharField(required=False, strip=False, max_length=20_000)
    base_revision = forms.IntegerField(widget=forms.HiddenInput)


class AnswerForm(forms.Form):
    """The answer to one question of the spar-tafel."""

    answer = forms.CharField(
        label="Antwoord",
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 4, "class": "mw-w-full"}),
        error_messages={"required": "Schrijf het antwoord op. Hoeft de vraag niet meer? Zet dan dat erbij, en waarom."},
    )


class BaselineForm(forms.Form):
    """When the family gave its marks at the canvas, and what it told."""

    held_on = DayField(label="Wanneer gaf het gezin deze cijfers?")
    story = forms.CharField(
        label="Wat vertelde het gezin erbij?",
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "mw-w-full"}),
        help_text="Geen namen, geen BSN, geen adres.",
    )

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.form_tag = False
        return helper
