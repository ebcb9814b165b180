"""The form of 'vind wat eerder werkte'."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Row, Submit
from django import forms

from cases.models import LifeDomain, Scheme


class SearchForm(forms.Form):
    """Words, regeling and leefgebied. It posts: what someone looks for may hold a name, and an address is kept."""

    words = forms.CharField(
        label="Woorden",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"class": "mw-w-l", "autocomplete": "off", "type": "search"}),
        help_text="Een woord vindt ook wat ermee begint: huur vindt huurachterstand. Tussen aanhalingstekens precies "
        "zo; met een min ervoor juist niet.",
    )
    scheme = forms.ModelChoiceField(
        label="Regeling", required=False, queryset=Scheme.objects.all(), empty_label="Elke regeling"
    )
    domain = forms.ModelChoiceField(
        label="Leefgebied", required=False, queryset=LifeDomain.objects.all(), empty_label="Elk leefgebied"
    )

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not any(cleaned.values()):
            raise forms.ValidationError("Vul een woord in, of kies een regeling of een leefgebied.")
        return cleaned

    @property
    def kept(self):
        """What is remembered of this search: words, and the keys of the choices."""
        values = self.cleaned_data
        return {name: getattr(value, "pk", value) or "" for name, value in values.items()}

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.layout = Layout("words", Row("scheme", "domain"))
        helper.add_input(Submit("search", "Zoeken"))
        return helper
