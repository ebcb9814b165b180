"""The forms of the budgetbeheerder. They only clean; the rules are in services.py and in the database.

Every form that books carries a hidden key, so that a double click or a reload books once (budgets.models.Mutation.key).
"""

import uuid
from decimal import Decimal

from crispy_forms.bootstrap import FormActions, PrependedText
from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Layout, Submit
from django import forms
from django.utils.html import format_html

from maatwerk.lib import clock
from maatwerk.lib.bsn import find_bsn
from maatwerk.lib.fields import EuroField, EuroInput
from maatwerk.lib.once import OnceForm

from .enums import CostType, Kind, Law

CENT = Decimal("0.01")
NO_FAMILY = "Zonder gegevens over een gezin: het casusnummer staat er al bij als dat nodig is."


class DateBox(forms.DateInput):
    """A day, with the picker of the browser."""

    def __init__(self, **attrs):
        super().__init__(format="%Y-%m-%d", attrs={"type": "date", "class": "mw-w-s", **attrs})


def amount_field(label="Bedrag", *, min_value=CENT, **kwargs):
    """An amount above zero, in euro with cents."""
    return EuroField(label=label, min_value=min_value, widget=EuroInput({"class": "mw-w-s"}), **kwargs)


def cost_type_field(**kwargs):
    """The kostensoort, which every published figure names."""
    return forms.ChoiceField(label="Kostensoort", choices=[("", "Kies"), *CostType.choices], **kwargs)


def away(url):
    """The way back beside the button."""
    return HTML(format_html('<a class="nl-button nl-button--subtle" href="{}">Annuleren</a>', url))


class PageForm(forms.Form):
    """A form that is the whole page: its fields in order, one button, and the way back."""

    submit_label = "Boeken"

    def __init__(self, *args, back="", **kwargs):
        super().__init__(*args, **kwargs)
        self.back = back

    @property
    def helper(self):
        helper = FormHelper(self)
        fields = [PrependedText(name, "€") if isinstance(f, EuroField) else name for name, f in self.fields.items()]
        helper.layout = Layout(*fields, FormActions(Submit("save", self.submit_label), away(self.back)))
        return helper


class BookingForm(PageForm):
    """What every row of the ledger asks: how much, when and why."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    amount = amount_field()
    on = forms.DateField(label="Datum", widget=DateBox, initial=clock.today)
    description = forms.CharField(label="Omschrijving", max_length=200, help_text=NO_FAMILY)

    def clean_key(self):
        """The key as it stands in the ledger; keys of the app itself (akkoord, correctie) can't be imitated."""
        return f"boeking:{self.cleaned_data['key']}"

    def clean_description(self):
        """No BSN is stored anywhere."""
        text = self.cleaned_data["description"]
        if find_bsn(text):
            raise forms.ValidationError("Hier staat een getal dat op een BSN lijkt. Haal het weg.")
        return text


class DecisionForm(BookingForm):
    """A booking that follows a decision of the raad."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["description"].label = "Besluit"
        self.fields["description"].help_text = "Bijvoorbeeld: raadsbesluit 12 november 2019, nummer 114."
        self.fields["on"].label = "Datum van het besluit"


class OpenYearForm(DecisionForm):
    """Open a fund's year with its raming."""

    submit_label = "Jaar openen"
    field_order = ["key", "year", "amount", "on", "description"]
    year = forms.IntegerField(label="Jaar", widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "mw-w-xs"}))
    amount = amount_field("Raming")

    def clean_year(self):
        """From the first year of the programme to the year after next."""
        year = self.cleaned_data["year"]
        last = clock.today().year + 2
        if not 2018 <= year <= last:
            raise forms.ValidationError(f"Kies een jaar van 2018 tot en met {last}.")
        return year


class ChangeForm(DecisionForm):
    """A begrotingswijziging; lower with a minus."""

    amount = amount_field(min_value=None, help_text="Met een min ervoor als de raming lager wordt: -25.000.")

    def clean_amount(self):
        """Zero changes nothing."""
        amount = self.cleaned_data["amount"]
        if not amount:
            raise forms.ValidationError("Vul een bedrag in dat niet nul is.")
        return amount


class CarryOverForm(DecisionForm):
    """An overheveling: out of this year, into another year of the same fund."""

    field_order = ["key", "to_year", "amount", "on", "description"]
    to_year = forms.ModelChoiceField(label="Naar welk jaar?", queryset=None, empty_label="Kies")

    def __init__(self, *args, years, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to_year"].queryset = years
        self.fields["to_year"].label_from_instance = lambda year: str(year.year)


class CostForm(BookingForm):
    """A verplichting or betaling that belongs to no family."""

    field_order = ["key", "cost_type", "amount", "on", "description"]
    cost_type = cost_type_field()


class CorrectForm(PageForm):
    """Why a row is reversed. The amount is that of the row."""

    submit_label = "Terugdraaien"
    reason = forms.CharField(label="Reden", max_length=200, help_text=NO_FAMILY)

    def clean_reason(self):
        """No BSN is stored anywhere."""
        text = self.cleaned_data["reason"]
        if find_bsn(text):
            raise forms.ValidationError("Hier staat een getal dat op een BSN lijkt. Haal het weg.")
        return text


class ForecastForm(OnceForm, PageForm):
    """What a year will end at. Entered by hand, never a straight line."""

    submit_label = "Prognose vastleggen"
    field_order = ["once", "cost_type", "amount", "as_of", "note"]
    cost_type = forms.ChoiceField(label="Kostensoort", choices=[("", "alles samen"), *CostType.choices], required=False)
    amount = amount_field("Verwacht voor het hele jaar", min_value=0)
    as_of = forms.DateField(label="Peildatum", widget=DateBox, initial=clock.today)
    note = forms.CharField(
        label="Waarop rust deze verwachting?",
        max_length=300,
        help_text="Bijvoorbeeld: openstaande verplichtingen en drie plannen die nog dit jaar aan de tafel komen.",
    )


class EarmarkForm(OnceForm, PageForm):
    """Set apart an amount from one law."""

    submit_label = "Oormerk vastleggen"
    field_order = ["once", "law", "amount", "decided_on"]
    law = forms.ChoiceField(label="Uit welke wet?", choices=Law.choices, widget=forms.RadioSelect)
    amount = amount_field()
    decided_on = forms.DateField(label="Besluit van", widget=DateBox, initial=clock.today)


class AsOfForm(forms.Form):
    """The peildatum above a page of figures; left out it is today."""

    peildatum = forms.DateField(label="Peildatum", required=False, widget=DateBox)

    @classmethod
    def of(cls, request, default=None):
        """The form as this address asks for it; without a day it proposes `default`, or today."""
        data = request.GET.copy()
        data.setdefault("peildatum", (default or clock.today()).isoformat())
        return cls(data)

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.form_method, helper.form_class, helper.disable_csrf = "get", "mw-filter", True
        helper.layout = Layout(*self.fields, Submit("", "Toon", css_class="nl-button--secondary"))
        return helper

    @property
    def as_of(self):
        """The chosen day, or today when it can't be read."""
        chosen = self.cleaned_data.get("peildatum") if self.is_valid() else None
        return chosen or clock.today()


class LedgerFilter(AsOfForm):
    """Which rows of the ledger to show; the peildatum of the page goes along."""

    peildatum = forms.DateField(required=False, widget=forms.HiddenInput)
    soort = forms.ChoiceField(label="Soort", required=False, choices=[("", "alle soorten"), *Kind.choices])
    kostensoort = forms.ChoiceField(
        label="Kostensoort", required=False, choices=[("", "alle kostensoorten"), *CostType.choices]
    )

    def filters(self):
        """Keyword arguments for Mutation.objects.filter."""
        data = self.cleaned_data if self.is_valid() else {}
        names = {"soort": "kind", "kostensoort": "cost_type"}
        return {field: data[name] for name, field in names.items() if data.get(name)}
