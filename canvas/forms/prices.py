"""Forms of the kostenkaart. They only clean."""

from django import forms

from cases.forms.filters import FilterForm


class PriceFilter(FilterForm):
    zoek = forms.CharField(
        label="Zoek",
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"class": "mw-w-s", "autocomplete": "off", "placeholder": "begeleiding"}),
    )
    volgorde = forms.ChoiceField(
        label="Volgorde", required=False, choices=[("", "Per regeling"), ("naam", "Op alfabet")]
    )
    toon = forms.ChoiceField(label="Welke", required=False, choices=[("", "In gebruik"), ("alle", "Ook wat uit staat")])

    def narrow(self, items):
        """The items that were asked for; without a choice those in use."""
        values = self.values
        items = items if values.get("toon") else items.in_use()
        return items.about(values["zoek"]) if values.get("zoek") else items

    @property
    def by_name(self):
        """One list on alphabet, instead of one per regeling."""
        return self.values.get("volgorde") == "naam"
