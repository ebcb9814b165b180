"""Forms of the kostenkaart. They only clean."""

from decimal import Decimal

from crispy_forms.bootstrap import FormActions, PrependedText
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Row, Submit
from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Q

from cases.forms.filters import FilterForm
from cases.models import Scheme
from maatwerk.lib.fields import EuroField, EuroInput
from maatwerk.lib.once import OnceForm, new_token
from maatwerk.lib.refusals import RuleBroken

from ..enums import PriceUnit
from ..prices import FIRST_DAY, HIGHEST_PRICE, LAST_DAY
from ..spreadsheets.price_rows import only_known_columns
from ..spreadsheets.reading import MAX_BYTES, TOO_BIG, read_table

TOO_LONG = "Maak dit korter: er passen %(limit_value)d tekens."


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


def _day(label, **kwargs):
    return forms.DateField(
        label=label,
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "mw-w-s"}),
        validators=[
            MinValueValidator(FIRST_DAY, "Vul een dag in vanaf het jaar 2000."),
            MaxValueValidator(LAST_DAY, "Vul een dag in vóór het jaar 2100."),
        ],
        **{
            "error_messages": {
                "required": "Vul een dag in.",
                "invalid": "Schrijf de dag als 24-11-2020, of kies hem in de kalender.",
            },
            **kwargs,
        },
    )


class PriceForm(OnceForm):
    """A price with its source and its period."""

    amount = EuroField(
        label="Prijs",
        min_value=Decimal("0.01"),
        max_value=HIGHEST_PRICE,
        widget=EuroInput(attrs={"class": "mw-w-s"}),
        error_messages={"required": "Vul een prijs in, zoals 75 of 62,50."},
    )
    source = forms.CharField(
        label="Bron",
        max_length=180,
        help_text="Waar komt deze prijs vandaan? Bijvoorbeeld: raamcontract 2020, perceel 2.",
        error_messages={"required": "Schrijf op waar deze prijs vandaan komt.", "max_length": TOO_LONG},
    )
    fictitious = forms.BooleanField(
        label="Fictief",
        required=False,
        help_text="Een voorbeeldprijs. Bij elke regel die hem overneemt, staat dat erbij.",
    )
    valid_from = _day("Geldig vanaf")
    valid_until = _day("Geldig tot en met", required=False)

    PRICE = ("amount", "source", "fictitious", "valid_from", "valid_until")

    def clean(self):
        """The last day is not before the first."""
        cleaned = super().clean()
        first, last = cleaned.get("valid_from"), cleaned.get("valid_until")
        if first and last and last < first:
            self.add_error("valid_until", "De prijs eindigt voordat hij begint. Pas een van de twee dagen aan.")
        return cleaned

    @property
    def price(self):
        """The price, as the service takes it."""
        return {name: self.cleaned_data[name] for name in self.PRICE}

    def _price_rows(self):
        return PrependedText("amount", "€"), "source", Row("valid_from", "valid_until"), "fictitious"

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.layout = Layout("once", *self._price_rows(), FormActions(Submit("save", "Prijs vastleggen")))
        return helper


class ItemForm(forms.Form):
    """What has a price; its unit is chosen once."""

    name = forms.CharField(
        label="Post",
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Vul in waarvoor de prijs geldt.", "max_length": TOO_LONG},
    )
    scheme = forms.ModelChoiceField(Scheme.objects.none(), label="Regeling of wet", required=False, empty_label="Geen")
    payer = forms.CharField(
        label="Wie betaalt",
        required=False,
        max_length=120,
        help_text="Wie dit meestal betaalt. Bij een kostenregel kan het anders worden ingevuld.",
        error_messages={"max_length": TOO_LONG},
    )
    is_residence = forms.BooleanField(
        label="Een plek om te wonen of te verblijven",
        required=False,
        help_text="Twee woonplekken in dezelfde periode geven bij de kosten een waarschuwing.",
    )
    in_use = forms.BooleanField(
        label="Kan worden gekozen",
        required=False,
        help_text="Zonder vinkje verdwijnt deze post uit de keuzelijst. Bij eerdere kosten blijft hij staan.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        chosen = self.initial.get("scheme")
        self.fields["scheme"].queryset = Scheme.objects.filter(Q(in_use=True) | Q(pk=getattr(chosen, "pk", chosen)))

    @property
    def helper(self):
        helper = FormHelper(self)
        fields = ("name", "scheme", "payer", "is_residence", "in_use")
        helper.layout = Layout(*fields, FormActions(Submit("save", "Opslaan")))
        return helper


class NewItemForm(PriceForm, ItemForm):
    unit = forms.ChoiceField(
        label="Eenheid",
        choices=[("", "Kies een eenheid"), *PriceUnit.choices],
        help_text="De eenheid ligt daarna vast.",
        error_messages={"required": "Kies een eenheid."},
    )
    in_use = None

    field_order = ["name", "unit", "scheme", "payer", "is_residence"]  # then the price, as on the page
    ITEM = ("name", "unit", "scheme", "payer", "is_residence")

    @property
    def item(self):
        """The item, as the service takes it."""
        return {name: self.cleaned_data[name] for name in self.ITEM}

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.layout = Layout(
            "once", "name", Row("unit", "scheme"), "payer", "is_residence", *self._price_rows(),
            FormActions(Submit("save", "Op de kostenkaart zetten")),
        )  # fmt: skip
        return helper


class EndPriceForm(forms.Form):
    valid_until = _day("Geldig tot en met", help_text="De laatste dag waarop deze prijs geldt.")

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.layout = Layout("valid_until", FormActions(Submit("save", "Prijs beëindigen")))
        return helper


class UploadForm(forms.Form):
    """A file with prices. Cleaned to the table that is in it (canvas.spreadsheets.reading)."""

    file = forms.FileField(
        label="Bestand",
        help_text="CSV of Excel (.xlsx), ten hoogste 2 MB en 2.000 rijen.",
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
        error_messages={"required": "Kies een bestand.", "empty": "Dit bestand is leeg."},
    )

    def clean_file(self):
        """The rows of the file as text."""
        upload = self.cleaned_data["file"]
        if upload.size > MAX_BYTES:
            raise ValidationError(TOO_BIG)
        try:
            return read_table(upload.read())
        except RuleBroken as refusal:
            raise ValidationError(refusal.sentence) from None

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.layout = Layout("file", FormActions(Submit("save", "Bekijk wat er verandert")))
        return helper


class ApplyForm(OnceForm):
    """What was shown, sent along signed, so that the same rows are read in and no others."""

    payload = forms.CharField(widget=forms.HiddenInput)
    HOURS = 4

    @classmethod
    def about(cls, table, plan, user):
        """A new form that carries this table and the fingerprint of its plan, for this user."""
        payload = signing.dumps([only_known_columns(table), plan.fingerprint], salt=cls._salt(user), compress=True)
        return cls(initial={"payload": payload, "once": new_token()})

    @staticmethod
    def _salt(user):
        return f"kostenkaart:{user.pk}"

    def opened(self, user):
        """(table, fingerprint) of what was shown to this user; raises RuleBroken when it can't be read (any more)."""
        try:
            return signing.loads(self.data.get("payload", ""), salt=self._salt(user), max_age=self.HOURS * 3600)
        except signing.BadSignature:
            raise RuleBroken("Dit is te lang geleden. Kies het bestand nog een keer.") from None

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.layout = Layout("once", "payload", FormActions(Submit("apply", "Lees dit in")))
        return helper
