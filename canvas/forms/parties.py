"""The form for a betrokken partij. It only cleans."""

import datetime as dt
from decimal import Decimal

from crispy_forms.bootstrap import FormActions, PrependedText
from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Layout, Row, Submit
from django import forms
from django.db.models import Q

from cases.models import Scheme
from maatwerk.lib import clock
from maatwerk.lib.fields import EuroField, EuroInput
from maatwerk.lib.once import OnceForm

from .seen import SeenField

FIRST_DAY = dt.date(1950, 1, 1)


class PartyForm(OnceForm):
    """Which organisation, what it does, since when, and what that costs a year. Roles, no names of people."""

    seen_at = SeenField()
    organisation = forms.CharField(
        label="Organisatie",
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="De organisatie of de rol, zonder namen: thuisbegeleiding, school, deurwaarder.",
        error_messages={"required": "Schrijf op welke organisatie het is."},
    )
    does = forms.CharField(
        label="Wat doet zij in dit gezin?",
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Schrijf op wat deze organisatie in het gezin doet."},
    )
    since = forms.DateField(
        label="Sinds",
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "mw-w-s"}),
        help_text="Weet je alleen het jaar? Kies dan 1 januari.",
        error_messages={"invalid": "Schrijf de dag als 24-11-2020, of kies hem in de kalender."},
    )
    yearly_cost = EuroField(
        label="Kosten per jaar",
        required=False,
        max_value=Decimal("9999999.99"),
        widget=EuroInput(attrs={"class": "mw-w-s"}),
        help_text="Wat de inzet in dit gezin kost. Weet je het niet, laat het dan leeg.",
    )
    payer = forms.CharField(
        label="Wie betaalt",
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"list": "betalers", "autocomplete": "off"}),
    )
    scheme = forms.ModelChoiceField(Scheme.objects.none(), label="Regeling of wet", required=False, empty_label="Geen")

    def __init__(self, *args, button, cancel="", **kwargs):
        super().__init__(*args, **kwargs)
        self.button, self.cancel = button, cancel
        chosen = self.initial.get("scheme")
        self.fields["scheme"].queryset = Scheme.objects.filter(Q(in_use=True) | Q(pk=getattr(chosen, "pk", chosen)))

    def clean_since(self):
        """A day in the past that a person can mean."""
        since = self.cleaned_data["since"]
        if since and since > clock.today():
            raise forms.ValidationError("Vul een dag in tot en met vandaag.")
        if since and since < FIRST_DAY:
            raise forms.ValidationError("Vul een dag in vanaf 1950.")
        return since

    def clean(self):
        """An amount comes with who pays it, or it can't be counted in Huidig."""
        cleaned = super().clean()
        if cleaned.get("yearly_cost") and "payer" not in self.errors and not cleaned.get("payer"):
            self.add_error("payer", "Vul in wie dit betaalt: de gemeente, de zorgverzekeraar, een corporatie …")
        return cleaned

    @property
    def party(self):
        """The fields of the party, as the service takes them."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("once", "seen_at")}

    @property
    def helper(self):
        helper = FormHelper(self)
        buttons = [Submit("save", self.button)]
        if self.cancel:
            buttons.append(HTML(f'<a class="nl-button nl-button--subtle" href="{self.cancel}">Terug</a>'))
        helper.layout = Layout(
            "once", "seen_at", "organisation", "does", Row(PrependedText("yearly_cost", "€"), "payer"),
            Row("since", "scheme"), FormActions(*buttons),
        )  # fmt: skip
        return helper
