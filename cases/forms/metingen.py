"""The marks of a family: a row per family member, at most eight, by role and never by name."""

from django import forms

from .fields import DayField, MarkField

MAX_ROWS = 8
SPARE_ROWS = 2
PREFIX = "rij"
ROLES = (
    "moeder", "vader", "verzorger", "stiefouder", "opa of oma", "jeugdige", "dochter", "zoon", "dochter 2", "zoon 2",
    "dochter 3", "zoon 3", "jeugdige 2", "jeugdige 3", "ander gezinslid",
)  # fmt: skip
REASONS = (
    "was er niet bij",
    "wilde geen cijfer geven",
    "te jong voor een cijfer",
    "niet bereikt",
    "woont niet meer bij het gezin",
    "anders, zie het verhaal",
)


class MarkRow(forms.Form):
    role = forms.ChoiceField(label="Wie", required=False)
    value = MarkField(label="Cijfer", required=False)
    absent_reason = forms.ChoiceField(
        label="Of: waarom geen cijfer",
        required=False,
        choices=[("", "Er is een cijfer"), *((reason, reason) for reason in REASONS)],
    )

    def __init__(self, *args, roles=(), **kwargs):
        super().__init__(*args, **kwargs)
        # A role that was used before stays choosable, also when it is not in the list.
        known = [*ROLES, *(role for role in roles if role not in ROLES)]
        self.fields["role"].choices = [("", "Niemand"), *((role, role) for role in known)]

    def clean(self):
        cleaned = super().clean()
        role, value, reason = cleaned.get("role"), cleaned.get("value"), cleaned.get("absent_reason")
        if not role and (value is not None or reason):
            self.add_error("role", "Kies wie dit cijfer geeft.")
        if role and value is not None and reason:
            self.add_error("absent_reason", "Er staat ook een cijfer. Kies: een cijfer óf een reden.")
        if role and value is None and not reason and "value" not in self.errors:
            self.add_error("value", "Vul een cijfer in, of kies waarom er geen cijfer is.")
        return cleaned


class MarkRowsBase(forms.BaseFormSet):
    def clean(self):
        roles = [role for role, _, _ in self.rows()]
        for role in sorted({role for role in roles if roles.count(role) > 1}):
            raise forms.ValidationError(
                f"'{role}' staat er twee keer. Kies voor de tweede een andere, zoals dochter 2."
            )
        if not roles and not any(self.errors):
            raise forms.ValidationError("Vul voor minstens één gezinslid een cijfer in, of waarom er geen cijfer is.")

    def rows(self):
        """List of (role, mark or None, reason), as the service asks."""
        filled = [form.cleaned_data for form in self.forms if getattr(form, "cleaned_data", {}).get("role")]
        return [(row["role"], row.get("value"), row.get("absent_reason", "")) for row in filled]

    @property
    def has_room(self):
        return self.total_form_count() < MAX_ROWS


MarkRowSet = forms.formset_factory(
    MarkRow, formset=MarkRowsBase, extra=SPARE_ROWS, max_num=MAX_ROWS, absolute_max=MAX_ROWS, validate_max=True
)


def mark_rows(data=None, *, marks=(), roles=()):
    """The formset: `marks` (of Mark) fills it in, `roles` makes a row ready for each of these family members."""
    known = [mark.role for mark in marks] or list(roles)
    if data is not None:
        return MarkRowSet(data, prefix=PREFIX, form_kwargs={"roles": known})
    initial = [{"role": m.role, "value": _typed(m.value), "absent_reason": m.absent_reason} for m in marks]
    return _filled(initial or [{"role": role} for role in known], known, spare=SPARE_ROWS)


def one_row_more(data, *, roles=()):
    """The formset as it was typed, with an empty row below and nothing said about mistakes yet."""
    total = min(int(data.get(f"{PREFIX}-TOTAL_FORMS", "0") or 0), MAX_ROWS)
    names = ("role", "value", "absent_reason")
    typed = [{name: data.get(f"{PREFIX}-{row}-{name}", "") for name in names} for row in range(total)]
    return _filled(typed, list(roles), spare=1)


def _filled(initial, roles, *, spare):
    rows = MarkRowSet(initial=initial[:MAX_ROWS], prefix=PREFIX, form_kwargs={"roles": roles})
    rows.extra = spare
    return rows


def _typed(value):
    return "" if value is None else f"{value:f}".removesuffix(".0").replace(".", ",")


class MetingForm(forms.Form):
    held_on = DayField(label="Wanneer was het gesprek?")
    story = forms.CharField(
        label="Het verhaal",
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 6, "class": "mw-w-full"}),
        help_text="Wat vertelt het gezin over zijn leven nu? Geen namen, geen BSN, geen adres.",
    )
