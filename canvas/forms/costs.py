"""Forms of the kosten-batenanalyse: one line, its twelve months, a copy, and many lines from a spreadsheet.

They only clean.
"""

from decimal import ROUND_HALF_UP, Decimal

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.core.exceptions import ValidationError

from cases.models import Scheme
from maatwerk.lib.euro import format_euro_cents
from maatwerk.lib.fields import EuroField
from maatwerk.lib.once import OnceForm

from ..enums import Scenario
from ..models import Price
from ..pasting import MAX_ROWS
from .lines import MAX_AMOUNT, DayField, LineForm, NumberField

CENT = Decimal("0.01")


class CostLineForm(LineForm):
    """One line of a scenario. What is seldom needed (`seldom`) folds away."""

    scenario = forms.ChoiceField(
        label="Scenario",
        choices=Scenario.choices,
        error_messages={"invalid_choice": "Schrijf Huidig, Dreigend of Maatwerk."},
    )
    scheme = forms.ModelChoiceField(
        Scheme.objects.none(),
        label="Regeling of wet",
        required=False,
        empty_label="Geen",
        error_messages={"invalid_choice": "Deze regeling staat niet in de lijst."},
    )
    payer = forms.CharField(
        label="Wie betaalt",
        max_length=120,
        widget=forms.TextInput(attrs={"list": "betalers", "autocomplete": "off"}),
        error_messages={"required": "Vul in wie dit betaalt: de gemeente, de zorgverzekeraar, een corporatie …"},
    )
    basis = forms.CharField(label="Onderbouwing", required=False, max_length=300)
    source = forms.CharField(label="Bron", required=False, max_length=200)
    low = EuroField(label="Laag", required=False, max_value=MAX_AMOUNT)
    high = EuroField(label="Hoog", required=False, max_value=MAX_AMOUNT)
    is_residence = forms.BooleanField(label="Dit is een plek om te wonen of te verblijven", required=False)
    price = forms.ModelChoiceField(Price.objects.all(), required=False, widget=forms.HiddenInput)
    rate = EuroField(label="Tarief", required=False, min_value=CENT, max_value=MAX_AMOUNT)
    rate_unit = forms.CharField(
        label="Eenheid", required=False, max_length=20, widget=forms.TextInput(attrs={"placeholder": "per uur"})
    )
    quantity = NumberField(
        label="Aantal",
        required=False,
        min_value=CENT,
        max_digits=8,
        decimal_places=2,
        error_messages={"invalid": "Schrijf een aantal zoals 12 of 2,5.", "min_value": "Vul een aantal boven nul in."},
    )

    seldom = (
        "months", "starts_on", "ends_on", "low", "high", "rate", "rate_unit", "quantity", "is_residence",
    )  # fmt: skip
    SHARED = (
        "description", "amount", "frequency", "scheme", "payer", "basis", "source", *seldom, "price",
    )  # fmt: skip

    COUNTED = ("scenario", "amount", "frequency", "months", "starts_on", "ends_on", "low", "high", "is_residence")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("description", "payer"):
            self.fields[name].help_text = ""
        # With a rate and a quantity the amount follows; then it may stay empty.
        if self.data.get(self.add_prefix("rate")) and self.data.get(self.add_prefix("quantity")):
            self.fields["amount"].required = False

    @property
    def is_unfolded(self):
        """Whether something seldom is filled in or wrong, so that it must be in sight."""
        return any(self.errors.get(name) or self[name].value() for name in self.seldom)

    def clean(self):
        """A range lies round the amount; a rate comes with its unit and quantity, and makes the amount."""
        cleaned = super().clean()
        self._clean_rate(cleaned)
        self._clean_range(cleaned)
        return cleaned

    def _clean_rate(self, cleaned):
        given = [name for name in ("rate", "rate_unit", "quantity") if cleaned.get(name)]
        if not given or {"rate", "rate_unit", "quantity"} & self.errors.keys():
            cleaned.update(price=None, rate_unit=cleaned.get("rate_unit") or "")
            return
        for name, sentence in (
            ("rate", "Vul ook het tarief in."),
            ("rate_unit", "Vul ook de eenheid in, zoals per uur."),
            ("quantity", "Vul ook het aantal in."),
        ):
            if name not in given:
                self.add_error(name, sentence)
        if len(given) < 3 or "amount" in self.errors:
            return
        product = (cleaned["rate"] * cleaned["quantity"]).quantize(CENT, ROUND_HALF_UP)
        typed = cleaned.get("amount")
        if product > MAX_AMOUNT or product < CENT:
            self.add_error("quantity", f"Tarief maal aantal komt op {format_euro_cents(product)}. Klopt het aantal?")
        elif typed is None or (self.initial.get("rate") and "amount" not in self.changed_data):
            cleaned["amount"] = product
        elif typed != product:
            self.add_error(
                "amount", f"Tarief maal aantal is {format_euro_cents(product)}. Laat het bedrag leeg, of pas het aan."
            )

    def _clean_range(self, cleaned):
        low, high, amount = (cleaned.get(name) for name in ("low", "high", "amount"))
        if (low is None and high is None) or amount is None or {"low", "high", "amount"} & self.errors.keys():
            return
        # One end left open: the amount itself is that end.
        cleaned["low"], cleaned["high"] = amount if low is None else low, amount if high is None else high
        if cleaned["low"] > amount:
            self.add_error("low", "Laag mag niet hoger zijn dan het bedrag.")
        if cleaned["high"] < amount:
            self.add_error("high", "Hoog mag niet lager zijn dan het bedrag.")

    @property
    def countable(self):
        """The cleaned fields that decide what this line counts for, or None while one of them is wrong or missing."""
        self.full_clean()
        if self.errors.keys() & set(self.COUNTED) or self.cleaned_data.get("amount") is None:
            return None
        payer = self.cleaned_data.get("payer") or self.data.get(self.add_prefix("payer"), "").strip()
        return {**{name: self.cleaned_data.get(name) for name in self.COUNTED}, "payer": payer}


class HorizonForm(forms.Form):
    """On which day the twelve months begin."""

    horizon_from = DayField(label="De twaalf maanden beginnen op", error_messages={"required": "Kies een dag."})

    def __init__(self, *args, action, **kwargs):
        super().__init__(*args, **kwargs)
        self.action = action

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.form_action = self.action
        helper.form_class = "mw-filter"
        helper.add_input(Submit("save", "Wijzigen", css_class="nl-button--secondary"))
        return helper


class CopyForm(OnceForm):
    """One line, or all lines of a scenario, to another scenario: `12:custom` or `current:custom`."""

    copy = forms.CharField(widget=forms.HiddenInput)

    def clean_copy(self):
        """(number of the line or name of a scenario, the scenario to copy to)."""
        what, _, to = self.cleaned_data["copy"].partition(":")
        if to not in Scenario or not (what in Scenario or (what.isdecimal() and len(what) < 19)):
            raise ValidationError("Ververs de pagina en probeer het opnieuw.")
        return what, Scenario(to)


class PasteForm(OnceForm):
    """Rows copied from a spreadsheet."""

    scenario = forms.ChoiceField(
        label="Bij welk scenario horen deze regels?",
        choices=Scenario.choices,
        help_text="Heeft het rekenblad een kolom Scenario, dan telt die kolom.",
    )
    text = forms.CharField(
        label="Regels uit het rekenblad",
        max_length=100_000,
        strip=False,
        help_text=(
            "Kopieer de cellen en plak ze hier. Staan er kolomkoppen boven, dan mag de volgorde vrij zijn. Zonder "
            "koppen: omschrijving, wie betaalt, bedrag, hoe vaak, aantal maanden, onderbouwing, bron."
        ),
        widget=forms.Textarea(attrs={"rows": 8, "class": "mw-w-full", "spellcheck": "false"}),
        error_messages={
            "required": "Plak hier de cellen uit je rekenblad.",
            "max_length": f"Dit is te veel in één keer. Plak hooguit {MAX_ROWS} regels.",
        },
    )
