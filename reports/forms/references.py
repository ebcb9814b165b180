"""The forms of figures from elsewhere. They only clean; the rules are in the service."""

from crispy_forms.bootstrap import FormActions
from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Layout, Row, Submit
from django import forms
from django.urls import reverse_lazy
from django.utils.html import format_html

from budgets.forms import DateBox
from maatwerk.lib.fields import EuroInput
from maatwerk.lib.once import OnceForm

from ..enums import Unit
from ..models import ReferenceFigure


class NumberField(forms.DecimalField):
    """A number as it is typed here, with a comma: 7,5 or 120.000."""

    widget = EuroInput({"class": "mw-w-s"})

    def to_python(self, value):
        if isinstance(value, str):
            value = value.strip().replace(".", "").replace(",", ".")
        return super().to_python(value)

    def prepare_value(self, value):
        return f"{value.normalize():f}".replace(".", ",") if hasattr(value, "normalize") else value


class NewReferenceForm(OnceForm, forms.ModelForm):
    """A figure that is not there yet."""

    value = NumberField(
        label="Waarde", max_digits=14, decimal_places=2, error_messages={"invalid": "Vul een getal in, zoals 7,5."}
    )

    class Meta:
        model = ReferenceFigure
        fields = ("label", "key", "kind", "unit", "value", "n", "valid_from", "source")
        widgets = {"valid_from": DateBox(), "n": forms.NumberInput(attrs={"class": "mw-w-xs", "min": 1})}
        help_texts = {
            "label": "Zeg wat het telt en van wie: ‘Den Haag: gemiddeld rendement per gezin’.",
            "source": "Waar het cijfer staat: document, datum en bladzijde.",
            "valid_from": "Vanaf deze peildatum noemen rapporten deze waarde.",
            "n": "Op hoeveel gezinnen het cijfer rust, als dat bekend is.",
        }

    layout = ("label", "key", Row("kind", "unit"), Row("value", "n"), "valid_from", "source")
    unit_of_row = None
    LIMITS = {
        Unit.SHARE: (0, 100, "Een percentage ligt tussen 0 en 100."),
        Unit.MARK: (1, 10, "Een cijfer ligt tussen 1 en 10."),
    }

    def clean(self):
        cleaned = super().clean()
        unit, value = self.unit_of_row or cleaned.get("unit"), cleaned.get("value")
        low, high, sentence = self.LIMITS.get(unit, (None, None, ""))
        if sentence and value is not None and not low <= value <= high:
            self.add_error("value", sentence)
        return cleaned

    def _post_clean(self):
        """The rules between rows are in the service and in the database: the row is only added there."""

    @property
    def helper(self):
        helper = FormHelper(self)
        back = format_html(
            '<a class="nl-button nl-button--subtle" href="{}">Annuleren</a>', reverse_lazy("reports:references")
        )
        helper.layout = Layout("once", *self.layout, FormActions(Submit("save", "Vastleggen"), HTML(back)))
        return helper


class NewValueForm(NewReferenceForm):
    """A newer value of a figure: its name, kind and unit stay."""

    layout = ("label", Row("value", "n"), "valid_from", "source")

    class Meta(NewReferenceForm.Meta):
        fields = ("label", "value", "n", "valid_from", "source")

    def __init__(self, *args, unit, **kwargs):
        super().__init__(*args, **kwargs)
        self.unit_of_row = unit
