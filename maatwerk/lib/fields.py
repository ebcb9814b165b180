"""Form fields for Dutch input."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from maatwerk.lib.euro import format_amount, format_euro, format_euro_cents, parse_euro


class EuroInput(forms.TextInput):
    """A text box with the number keys on a telephone. Not type=number: that one cannot show 1.250,50."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "decimal", "autocomplete": "off", **(attrs or {})})


class EuroField(forms.Field):
    """An amount in euros; cleans to Decimal with two places, or None when empty and not required.

    `min_value` and `max_value` are in euros; by default an amount is zero or more and fits max_digits=12.
    """

    widget = EuroInput

    def __init__(
        self, *, min_value: Decimal | int | None = 0, max_value: Decimal | int = Decimal("9999999999.99"), **kwargs: Any
    ) -> None:
        self.min_value = min_value
        self.max_value = max_value
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Decimal | None:
        """Read what was typed. Raises ValidationError with the sentence that says how to write an amount."""
        if value in self.empty_values:
            return None
        if isinstance(value, Decimal | int):
            return Decimal(value)
        if not value.strip():
            return None
        try:
            return parse_euro(value)
        except ValueError as problem:
            raise ValidationError(str(problem), code="invalid") from None

    def validate(self, value: Decimal | None) -> None:
        """Required, and within the limits."""
        super().validate(value)
        if value is None:
            return
        if self.min_value is not None and value < self.min_value:
            raise ValidationError(f"Het bedrag mag niet lager zijn dan {_plain(self.min_value)}.", code="min_value")
        if value > self.max_value:
            raise ValidationError(f"Het bedrag mag niet hoger zijn dan {_plain(self.max_value)}.", code="max_value")

    def prepare_value(self, value: Any) -> Any:
        """Show a stored amount as it is typed here; show what was typed wrong unchanged."""
        return format_amount(value) if isinstance(value, Decimal) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare amounts, not their spelling."""
        try:
            return self.to_python(data) != self.to_python(initial)
        except ValidationError:
            return True


def _plain(amount: Decimal | int) -> str:
    return format_euro(amount) if amount == int(amount) else format_euro_cents(amount)
