"""What the forms for a cost line (forms/costs.py) and a bekostiging line (forms/funding.py) share. They only clean."""

from datetime import datetime
from decimal import Decimal

from crispy_forms.bootstrap import FormActions, PrependedText
from crispy_forms.layout import HTML, Div, Row, Submit
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q

from cases.models import Scheme
from maatwerk.lib.fields import EuroField, EuroInput
from maatwerk.lib.once import OnceForm

from ..enums import Frequency

NO_NAMES = "Zonder namen, adres of BSN."
MAX_AMOUNT = Decimal("9999999.99")

# As people write a day, and as the calendar of the browser sends it.
DAY_FORMATS = ["%Y-%m-%d", "%d-%m-%Y", "%d-%m-%y", "%d/%m/%Y", "%d.%m.%Y"]


class DayField(forms.DateField):
    """A day from the calendar, or typed as 24-11-2020."""

    def __init__(self, **kwargs):
        messages = {"invalid": "Schrijf de dag als 24-11-2020, of kies hem in de kalender."}
        super().__init__(
            input_formats=DAY_FORMATS,
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            error_messages={**messages, **kwargs.pop("error_messages", {})},
            **kwargs,
        )


class NumberField(forms.DecimalField):
    """A number with a Dutch comma, in a small box."""

    def __init__(self, **kwargs):
        attrs = {"inputmode": "decimal", "class": "mw-w-xs", "autocomplete": "off"}
        super().__init__(localize=True, widget=forms.TextInput(attrs=attrs), **kwargs)


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
        max_value=MAX_AMOUNT,
        widget=EuroInput(attrs={"class": "mw-w-s"}),
        error_messages={"required": "Vul een bedrag in, zoals 1.250 of 1.250,50."},
    )
    frequency = forms.ChoiceField(
        label="Hoe vaak",
        choices=Frequency.choices,
        initial=Frequency.MONTH,
        error_messages={"invalid_choice": "Schrijf eenmalig, per week, per maand of per jaar."},
    )
    months = NumberField(
        label="Aantal maanden",
        required=False,
        min_value=Decimal("0.25"),
        max_value=12,
        max_digits=4,
        decimal_places=2,
        error_messages={
            "invalid": "Schrijf een aantal maanden zoals 6 of 2,5.",
            "max_value": "De kosten tellen over 12 maanden: vul 12 maanden of minder in.",
            "min_value": "Vul minstens een week in: 0,25.",
        },
    )
    # Instead of a number of months. An open end is the end of the twelve months; eenmalig has its day in the first.
    starts_on = DayField(label="Van", required=False)
    ends_on = DayField(label="Tot en met", required=False)

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
        """A number of months or a period, not both, that ends after it begins; an eenmalig amount has at most a day."""
        cleaned = super().clean()
        if cleaned.get("frequency") == Frequency.ONCE:
            cleaned["months"] = cleaned["ends_on"] = None
            return cleaned
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", "De periode eindigt voordat zij begint. Pas een van de twee dagen aan.")
        if cleaned.get("months") and (starts_on or ends_on):
            self.add_error("months", "Vul een aantal maanden in, of een periode van en tot en met; niet allebei.")
        return cleaned

    @property
    def line(self):
        """The fields of the line, as the service takes them."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("once", "seen_at")}

    def _amount_row(self):
        return Div(
            Row(PrependedText("amount", "€"), "frequency", "months"), Row("starts_on", "ends_on"), css_class="mw-stack"
        )

    def _actions(self):
        buttons = [Submit("save", self.button)]
        if self.cancel:
            buttons.append(HTML(f'<a class="nl-button nl-button--subtle" href="{self.cancel}">Terug</a>'))
        return FormActions(*buttons)
