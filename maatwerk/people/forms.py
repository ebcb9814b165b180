"""Forms of sign-in and beheer. They only clean; rules are in the services."""

from crispy_forms.helper import FormHelper
from django import forms


class SignInForm(forms.Form):
    username = forms.CharField(
        label="Gebruikersnaam",
        max_length=60,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false", "class": "mw-w-full"}
        ),
        error_messages={"required": "Vul je gebruikersnaam in."},
    )
    password = forms.CharField(
        label="Wachtwoord",
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "class": "mw-w-full"}),
        error_messages={"required": "Vul je wachtwoord in."},
    )

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.form_tag = False
        return helper
