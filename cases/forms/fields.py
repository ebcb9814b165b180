"""Fields that several case forms share."""

import re
from decimal import Decimal

from django import forms

from maatwerk.lib import clock

_MARK = re.compile(r"(?P<whole>\d{1,2})(?:[.,](?P<half>[05]))?")
UNREADABLE = "Schrijf een cijfer van 1 tot en met 10, met halven: 6, 6,5 of 7."


class DayField(forms.DateField):
    """A day, today unless said otherwise; the browser does not offer a day that is still to come."""

    def __init__(self, *, label, required=True, **kwargs):
        kwargs.setdefault("initial", clock.today)
        super().__init__(
            label=label,
            required=required,
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            error_messages={
                "required": "Kies een dag.",
                "invalid": "Schrijf de dag als 24-11-2020, of kies hem in de kalender.",
            },
            **kwargs,
        )


class MarkField(forms.Field):
    """A mark from 1 to 10 with halves; reads `7,5`, `7.5` and `7`, cleans to Decimal or None."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "mw-w-xs"})

    def to_python(self, value):
        if value in self.empty_values or not str(value).strip():
            return None
        found = _MARK.fullmatch(str(value).strip())
        mark = Decimal(f"{found['whole']}.{found['half'] or 0}") if found else None
        if mark is None or not 1 <= mark <= 10:
            raise forms.ValidationError(UNREADABLE, code="invalid")
        return mark


class PersonChoiceField(forms.ModelChoiceField):
    """Colleagues by name, with what they are skilled in."""

    def label_from_instance(self, person):
        return f"{person.display_name} · {person.discipline}" if person.discipline_id else person.display_name


def sentence_case(enum):
    """The choices of an enum as they stand on a form: with a capital."""
    return [(member.value, member.label[0].upper() + member.label[1:]) for member in enum]
