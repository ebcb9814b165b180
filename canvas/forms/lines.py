"""What the forms for a cost line and a bekostiging line share, and the form for a cost line. They only clean."""

from datetime import datetime
from decimal import Decimal

from crispy_forms.bootstrap import FormActions, InlineRadios, PrependedText
from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Layout, Row, Submit
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q

from cases.models import Scheme
from maatwerk.lib.fields import EuroField, EuroInput
from maatwerk.lib.once import OnceForm

from ..enums import Frequency, Scenario

NO_NAMES = "Zonder namen, adres of BSN."


class LineForm(OnceForm):
    """What both kinds of line share: omschrijving, bedrag, hoe vaak, hoe lang."""

    # What the editor saw, so that a newer change is never overwritten.
    seen_at = forms.CharField(required=False, widget=forms.HiddenInput)
    description = forms.CharField(
        label="Omschrijving",
        max_length=200,
        help_text=NO_NAMES,
        error_messages={"required": "Schrijf waar het geld voor is."},
    )
    amount = EuroField(
        label="Bedrag",
        min_value=Decimal("0.01"),
        max_value=Decimal("9999999.99"),
        widget=EuroInput(attrs={"class": "mw-w-s"}),
        error_messages={"required": "Vul een bedrag in, zoals 1.250 of 1.250,50."},
    )
    frequency = forms.ChoiceField(label="Hoe vaak", choices=Frequency.choices, initial=Frequency.MONTH)
    months = forms.DecimalField(
        label="Aantal maanden",
        required=False,
        localize=True,
        min_value=Decimal("0.25"),
        max_value=12,
        max_digits=4,
        decimal_places=2,
        widget=forms.TextInput(
            attrs={"inputmode": "decimal", "class": "mw-w-xs", "autocomplete": "off", "placeholder": "12"}
        ),
        error_messages={
            "invalid": "Schrijf een aantal maanden zoals 6 of 2,5.",
            "max_value": "De kosten tellen over 12 maanden: vul 12 maanden of minder in.",
            "min_value": "Vul minstens een week in: 0,25.",
        },
    )

    def __init__(self, *args, button, action="", cancel="", **kwargs):
        super().__init__(*args, **kwargs)
        self.button, self.action, self.cancel = button, action, cancel
        chosen = self.initial.get("scheme")
        self.fields["scheme"].queryset = Scheme.objects.filter(Q(in_use=True) | Q(pk=getattr(chosen, "pk", chosen)))

    def clean_seen_at(self):
        """The moment that was sent along, or None for a new line."""
        sent = self.cleaned_data["seen_at"]
        try:
            return datetime.fromisoformat(sent) if sent else None
        except ValueError:
            raise ValidationError("Ververs de pagina en probeer het opnieuw.") from None

    def clean(self):
        """An eenmalig amount has no months."""
        cleaned = super().clean()
        if cleaned.get("frequency") == Frequency.ONCE:
            cleaned["months"] = None
        return cleaned

    @property
    def line(self):
        """The fields of the line, as the service takes them."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("once", "seen_at")}

    def _amount_row(self):
        return Row(PrependedText("amount", "€"), "frequency", "months")

    def _actions(self):
        buttons = [Submit("save", self.button)]
        if self.cancel:
            buttons.append(HTML(f'<a class="nl-button nl-button--subtle" href="{self.cancel}">Terug</a>'))
        return FormActions(*buttons)


class CostLineForm(LineForm):
    scenario = forms.ChoiceField(
        label="Bij welk scenario hoort deze regel?", choices=Scenario.choices, widget=forms.RadioSelect
    )
    scheme = forms.ModelChoiceField(Scheme.objects.none(), label="Regeling of wet", required=False, empty_label="Geen")
    payer = forms.CharField(
        label="Wie betaalt",
        max_length=120,
        widget=forms.TextInput(attrs={"list": "betalers", "autocomplete": "off"}),
        error_messages={"required": "Vul in wie dit betaalt: de gemeente, de zorgverzekeraar, een corporatie …"},
    )
    basis = forms.CharField(
        label="Onderbouwing",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Waarom is dit een eerlijke schatting?",
    )
    source = forms.CharField(
        label="Bron", required=False, max_length=200, help_text="Offerte, kostenkaart, beschikking."
    )

    field_order = ["scenario", "description", "scheme", "payer", "amount", "frequency", "months", "basis", "source"]

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.form_action = self.action
        helper.layout = Layout(
            "once", "seen_at", InlineRadios("scenario"), "description", Row("payer", "scheme"), self._amount_row(),
            "basis", "source", self._actions(),
        )  # fmt: skip
        return helper
