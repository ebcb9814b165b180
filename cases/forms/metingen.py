"""The marks of a family: a row per family member, at most eight, by role and never by name."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
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


class RowChoice(forms.ChoiceField):
    """May stay empty; whether that is right depends on the rest of the row, so it isn't called 'niet verplicht'."""

    def validate(self, value):
        if value:
            super().validate(value)


class RowMark(MarkField):
    """As above, for the mark."""

    def validate(self, value):
        pass


class MarkRow(forms.Form):
    role = RowChoice(label="Wie")
    value = RowMark(label="Cijfer")
    absent_reason = RowChoice(
        label="Of: waarom geen cijfer",
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

    @property
    def helper(self):
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        row = Fieldset(
            "Gezinslid {{ forloop.counter }}", "role", "value", "absent_reason", template="cases/mark_row.html"
        )
        helper.layout = Layout(row)
        return helper


MarkRowSet = forms.formset_factory(
    MarkRow, formset=MarkRowsBase, extra=SPARE_ROWS, max_num=MAX_ROWS, absolute_max=MAX_ROWS, validate_max=True
)


def mark_rows(data=None, *, marks=(), roles=()):
    """The formset: `marks` (of Mark) fills it in, `roles` makes a row ready for each of these family members.

    With the button `more` in the data it comes back as it was typed, with an empty row below and nothing said about
    mistakes yet.
    """
    known = [mark.role for mark in marks] or list(roles)
    if data is None:
        initial = [{"role": m.role, "value": _typed(m.value), "absent_reason": m.absent_reason} for m in marks]
        return _filled(initial or [{"role": role} for role in known], known, spare=SPARE_ROWS)
    if "more" not in data:
        return MarkRowSet(data, prefix=PREFIX, form_kwargs={"roles": known})
    sent = str(data.get(f"{PREFIX}-TOTAL_FORMS", ""))
    names = ("role", "value", "absent_reason")
    typed = [
        {name: data.get(f"{PREFIX}-{row}-{name}", "") for name in names}
        for row in range(min(int(sent) if sent.isdecimal() else 0, MAX_ROWS))
    ]
    rows = _filled(typed, known, spare=1)
    # One goes on where the new row begins.
    rows.forms[-1].fields["role"].widget.attrs["data-focus"] = ""
    return rows


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
