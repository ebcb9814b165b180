"""Forms for the text of a box and for the answer to a question. They only clean."""

from crispy_forms.helper import FormHelper
from django import forms

from cases.forms.fields import DayField
from maatwerk.lib.text import clean_text

MAX_TEXT = 20_000


class BoxText(forms.CharField):
    """The text of a box, cleaned before it is measured: a newline counts once, whatever the browser sends."""

    def to_python(self, value):
        return clean_text(super().to_python(value))

    def validate(self, value):
        super().validate(value)
        if len(value) > MAX_TEXT:
            raise forms.ValidationError(
                f"In een vak passen {_thousands(MAX_TEXT)} tekens; dit zijn er {_thousands(len(value))}. "
                "Kort de tekst in; wat je typte staat er nog."
            )


def _thousands(number):
    return f"{number:,}".replace(",", ".")


class BoxForm(forms.Form):
    """The text of one box and the revision that its writer started from.

    `follows`: the text that was sent before without an answer. `merge_base`: what both texts of a conflict came from.
    """

    text = BoxText(required=False, strip=False)
    base_revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    merge_base = forms.IntegerField(required=False, min_value=0)
    follows = BoxText(required=False, strip=False)

    def clean_follows(self):
        """None when there was no earlier text; an empty one is a text as well."""
        return self.cleaned_data["follows"] if "follows" in self.data else None


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
