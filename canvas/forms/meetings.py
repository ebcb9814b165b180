"""Forms of a tafel and of what is said there. They only clean; the rules are in the services."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms

from cases.enums import Status
from maatwerk.lib.once import OnceForm

from ..enums import MAX_MINUTES, MIN_MINUTES, BoxKind


class MinutesField(forms.IntegerField):
    """Minutes for one case; the service says when it does not fit."""

    def __init__(self, **kwargs):
        super().__init__(
            label="Minuten",
            initial=MAX_MINUTES,
            widget=forms.NumberInput(attrs={"min": MIN_MINUTES, "max": MAX_MINUTES, "step": 5, "class": "mw-w-xs"}),
            error_messages={"required": "Vul de minuten in.", "invalid": "Vul de minuten in als een getal."},
            **kwargs,
        )


class AgendaForm(forms.Form):
    """Put a ready case on the agenda."""

    canvas = forms.IntegerField(widget=forms.HiddenInput)
    minutes = MinutesField()


class MinutesForm(forms.Form):
    """How long an item takes."""

    minutes = MinutesField()


class QuestionForm(OnceForm):
    """A question at the spar-tafel: about which box, and who finds it out."""

    text = forms.CharField(
        label="Vraag",
        help_text="Eén vraag per keer, zonder namen.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Schrijf de vraag op."},
    )
    box = forms.ChoiceField(
        label="Waarover gaat de vraag?",
        choices=[("", "Kies"), *BoxKind.choices, ("costs", "Kosten-batenanalyse")],
        error_messages={"required": "Kies waar de vraag over gaat."},
    )
    owner = forms.TypedChoiceField(
        label="Wie zoekt dit uit?",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wie dit uitzoekt."},
    )

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = [
            (case.consultant_id, f"{case.consultant} · consulent"),
            (case.coach_id, f"{case.coach} · maatwerkeindbaas"),
        ]
        self.people = {case.consultant_id: case.consultant, case.coach_id: case.coach}

    def clean_owner(self):
        return self.people[self.cleaned_data["owner"]]

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.form_tag = False
        helper.layout = Layout("once", "text", "box", "owner")
        return helper


class NotYetForm(OnceForm):
    """What someone at the table needs before she can agree."""

    reason = forms.CharField(
        label="Nog niet, want …",
        max_length=500,
        help_text="Wat is er nodig om akkoord te kunnen geven? Iedereen aan tafel leest dit. Geen namen.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": "Schrijf in een zin wat er nog nodig is.",
            "max_length": "Houd het kort: ten hoogste 500 tekens. De rest zeg je aan tafel.",
        },
    )

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.form_tag = False
        return helper


class ReasonForm(forms.Form):
    """Why an outcome other than akkoord is recorded."""

    reason = forms.CharField(
        label="Waarom?",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Schrijf in een zin waarom, of wat er moet worden aangevuld."},
    )

    def __init__(self, *args, label="", help_text="", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = label or self.fields["reason"].label
        self.fields["reason"].help_text = help_text

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.form_tag = False
        return helper


class Keys(forms.CharField):
    """`4,7,2`: keys of rows in an order."""

    def clean(self, value):
        found = super().clean(value).split(",")
        if not all(one.isdecimal() and len(one) < 18 for one in found):
            raise forms.ValidationError("Ververs de pagina en versleep opnieuw.")
        return [int(one) for one in found]


class OrderForm(forms.Form):
    """The order of an agenda, and the one that was on the page."""

    order = Keys()
    seen = Keys()


class WithdrawForm(forms.Form):
    """Why an akkoord is withdrawn, and whether the case goes back to be completed or stops."""

    stop = forms.TypedChoiceField(
        label="Hoe gaat het verder?",
        choices=[
            ("", "Het plan gaat terug en wordt aangevuld"),
            ("yes", "De casus stopt"),
        ],
        coerce=bool,
        empty_value=False,
        required=False,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label="Waarom wordt het akkoord ingetrokken?",
        max_length=1_000,
        help_text="De maatwerkeindbaas en de consulent lezen dit. Geen namen.",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Schrijf in een zin waarom het akkoord wordt ingetrokken."},
    )

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["stop"].initial = ""
        if case.status == Status.IN_EXECUTION:
            self.fields["stop"].choices = [("yes", "De casus stopt; het maatwerk is al ingezet")]
            self.fields["stop"].initial = "yes"

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.form_tag = False
        return helper
