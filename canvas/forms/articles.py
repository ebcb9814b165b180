"""Forms for articles of law: one of the list, and searching in it. They only clean."""

from crispy_forms.bootstrap import FormActions
from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Layout, Submit
from django import forms

from cases.forms.filters import FilterForm
from maatwerk.lib.once import OnceForm


def _text(label, length, rows=0, **kwargs):
    attrs = {"autocomplete": "off"}
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput(attrs=attrs)
    return forms.CharField(label=label, max_length=length, widget=widget, **kwargs)


class ArticleForm(OnceForm):
    """An article that gives room, in the words of the municipality, with the place where the law is read."""

    law = _text("Wet of regeling", 120, error_messages={"required": "Schrijf op welke wet of regeling het is."})
    number = _text(
        "Artikel",
        60,
        help_text="Zoals: artikel 18, eerste lid.",
        error_messages={"required": "Schrijf op welk artikel."},
    )
    purpose = _text(
        "Doel van de wet", 400, 2,
        help_text="In één zin: wat wil deze wet bereiken?",
        error_messages={"required": "Schrijf in een zin wat het doel van de wet is."},
    )  # fmt: skip
    room = _text(
        "Welke ruimte geeft het artikel?", 600, 4,
        help_text="In eigen woorden. De tekst van de wet staat bij de bron.",
        error_messages={"required": "Schrijf op welke ruimte het artikel geeft."},
    )  # fmt: skip
    source = _text(
        "Bron", 200,
        help_text="Waar staat het? Zoals: wetten.overheid.nl, Participatiewet, artikel 18.",
        error_messages={"required": "Schrijf op waar het artikel te vinden is."},
    )  # fmt: skip

    back, button = "", "Toevoegen"

    @property
    def article(self):
        """The fields of the article, as the service takes them."""
        return {name: value for name, value in self.cleaned_data.items() if name != "once"}

    @property
    def helper(self):
        helper = FormHelper(self)
        fields = [name for name in self.fields if name != "once"]
        back = HTML(f'<a class="nl-button nl-button--subtle" href="{self.back}">Terug</a>')
        helper.layout = Layout("once", *fields, FormActions(Submit("save", self.button), back))
        return helper


class ChangeArticleForm(ArticleForm):
    in_use = forms.BooleanField(
        label="Kan worden gekozen",
        required=False,
        help_text="Zonder vinkje verdwijnt het artikel uit de keuze. Plannen waar het is gekozen, houden het.",
    )

    button = "Opslaan"


class ArticleSearch(FilterForm):
    zoek = forms.CharField(
        label="Zoek in de artikelen",
        required=False,
        max_length=80,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "type": "search", "placeholder": "spoed, lening, vervoer"}
        ),
    )

    @property
    def text(self):
        """What was searched for."""
        return self.values.get("zoek", "").strip()
