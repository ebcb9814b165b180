"""What is posted about a hint. The forms only clean."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms

from maatwerk.lib.bsn import bsn_spans

from ..enums import BoxKind, HintKind


class HintTextForm(forms.Form):
    """The text in which hints are looked for; a very long one is read as far as a box is long."""

    text = forms.CharField(required=False, strip=False, max_length=200_000)


class RulingForm(forms.Form):
    """One fragment that is no personal data, and where to go from there.

    From the page of a box without JavaScript the whole text comes along (`do=no_bsn`); its numbers are meant then.
    """

    kind = forms.ChoiceField(choices=HintKind.choices)
    fragment = forms.CharField(max_length=300, required=False)
    text = forms.CharField(required=False, strip=False, max_length=200_000)
    box = forms.ChoiceField(choices=[("", ""), *BoxKind.choices], required=False)

    def fragments(self):
        """What is ruled on: the fragment, or each number in the text that can be a BSN."""
        if fragment := self.cleaned_data["fragment"]:
            return [fragment]
        text = self.cleaned_data["text"]
        return [text[start:end] for start, end in bsn_spans(text)]


class NoBsnForm(forms.Form):
    """A number that looks like a BSN and is none, to say so before it is written in a line."""

    kind = forms.CharField(widget=forms.HiddenInput, initial=HintKind.BSN)
    fragment = forms.CharField(
        label="Welk nummer is geen burgerservicenummer?",
        help_text="Bijvoorbeeld een polisnummer. Wij bewaren het nummer niet, alleen dat je dit aangaf.",
        max_length=40,
        widget=forms.TextInput(attrs={"class": "mw-w-s", "inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": "Vul het nummer in."},
    )

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.add_input(Submit("save", "Dit is geen BSN", css_class="nl-button--secondary"))
        return helper

    def clean_fragment(self):
        """Only a number of which it is asked; the rest needs no ruling."""
        number = self.cleaned_data["fragment"]
        if not bsn_spans(f"bsn {number}"):
            raise forms.ValidationError("Dit nummer lijkt niet op een burgerservicenummer. Je kunt het gewoon opslaan.")
        return number
