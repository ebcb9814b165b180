"""Which two states of the canvas are laid beside each other."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms


class CompareForm(forms.Form):
    """Two of the `choices` (key, label), newest first; what is not asked for is the newest and the one before."""

    van = forms.ChoiceField(label="Vergelijk", required=False, error_messages={"invalid_choice": "Kies een versie."})
    naar = forms.ChoiceField(label="met", required=False, error_messages={"invalid_choice": "Kies een versie."})

    def __init__(self, data, *, choices):
        # What the address leaves out is filled in, so that the form shows what is compared.
        chosen = {name: data.get(name, "") for name in ("van", "naar")}
        chosen["naar"] = chosen["naar"] or next((key for key, _ in choices if key != chosen["van"]), "")
        chosen["van"] = chosen["van"] or next((key for key, _ in _after(choices, chosen["naar"])), "")
        super().__init__(chosen)
        for name in ("van", "naar"):
            self.fields[name].choices = choices

    def clean(self):
        """Comparing something with itself is a slip of the hand."""
        cleaned = super().clean()
        if cleaned.get("van") and cleaned.get("van") == cleaned.get("naar"):
            self.add_error("naar", "Kies twee verschillende versies.")
        return cleaned

    @property
    def keys(self):
        """The two keys."""
        return [self.cleaned_data["van"], self.cleaned_data["naar"]]

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.form_method = "get"
        helper.form_class = "mw-filter"
        helper.disable_csrf = True
        helper.add_input(Submit("", "Vergelijk", css_class="nl-button--secondary"))
        return helper


def _after(choices, key):
    keys = [found for found, _ in choices]
    start = keys.index(key) + 1 if key in keys else 0
    return choices[start:] or choices[:1]


class PutBackForm(forms.Form):
    """Which edit's text comes back (0: empty), and the revision of the box that the person looked at."""

    revision = forms.IntegerField(min_value=0)
    base_revision = forms.IntegerField(min_value=0)
