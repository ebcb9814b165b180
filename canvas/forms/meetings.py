"""Forms of the tafels. They only clean; the rules are in the services."""

import datetime as dt

from crispy_forms.bootstrap import FormActions
from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Fieldset, Layout, Row, Submit
from django import forms
from django.db.models import Exists, OuterRef

from cases.enums import Status
from maatwerk.lib import clock
from maatwerk.lib.dates import next_tuesday
from maatwerk.lib.once import OnceForm
from maatwerk.people.enums import Role
from maatwerk.people.models import Mandate, User

from ..enums import MAX_MINUTES, MIN_MINUTES, BoxKind, MeetingKind
from ..services.tafel import possible_attendees

TIMES = {
    MeetingKind.SPAR: (dt.time(13, 0), dt.time(14, 30)),
    MeetingKind.BREAKTHROUGH: (dt.time(15, 0), dt.time(16, 30)),
}
PLACE = "Inspiratieruimte"
NO_DISCIPLINE = "Zonder discipline"


def people_choices(day):
    """Who can be invited, grouped by discipline; the label warns for a maatwerkeindbaas without mandate on `day`."""
    running = Mandate.objects.running(day).filter(user=OuterRef("pk"))
    people = possible_attendees().annotate(mandated=Exists(running)).order_by("discipline__name", "surname", "initials")
    groups = {}
    for person in people:
        groups.setdefault(str(person.discipline or NO_DISCIPLINE), []).append((person.pk, _label(person)))
    return list(groups.items())


def _label(person):
    if Role.COACH not in person.roles:
        return f"{person.display_name} · consulent"
    return person.display_name if person.mandated else f"{person.display_name} · let op: geen lopend mandaat"


class PeopleField(forms.TypedMultipleChoiceField):
    """Colleagues as checkboxes, cleaned to a list of users."""

    def __init__(self, **kwargs):
        super().__init__(coerce=int, widget=forms.CheckboxSelectMultiple, required=False, **kwargs)

    def clean(self, value):
        return list(User.objects.filter(pk__in=super().clean(value)))


class TimeField(forms.TimeField):
    """A time as a clock shows it."""

    def __init__(self, label):
        super().__init__(
            label=label,
            widget=forms.TimeInput(format="%H:%M", attrs={"type": "time", "class": "mw-w-xs"}),
            error_messages={"required": "Vul een tijd in.", "invalid": "Schrijf de tijd als 13:00."},
        )


class MeetingForm(OnceForm):
    """A new tafel of one kind; date and times are those of the werkafspraken."""

    on = forms.DateField(
        label="Datum",
        help_text="De tafels zijn op dinsdag.",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "mw-w-s"}),
        error_messages={"required": "Kies een dag.", "invalid": "Schrijf de dag als 24-11-2020, of kies hem."},
    )
    starts_at = TimeField("Begint om")
    ends_at = TimeField("Eindigt om")
    place = forms.CharField(
        label="Plaats", max_length=120, initial=PLACE, error_messages={"required": "Schrijf op waar de tafel is."}
    )
    attendees = PeopleField(label="Wie nodig je uit?")

    def __init__(self, *args, kind, invited=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.kind = MeetingKind(kind)
        start, end = TIMES[self.kind]
        self.fields["on"].initial = day = next_tuesday(clock.today())
        self.fields["starts_at"].initial, self.fields["ends_at"].initial = start, end
        self.fields["attendees"].initial = list(invited)
        self.fields["attendees"].choices = people_choices(day)
        self.fields["attendees"].help_text = (
            "Uit zoveel mogelijk verschillende disciplines; drie naast de maatwerkeindbaas van de casus is de afspraak."
            if self.kind == MeetingKind.SPAR
            else "Voor elke casus zijn twee maatwerkeindbazen nodig die er niet bij betrokken zijn."
        )

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.layout = Layout(
            "once",
            Fieldset("Wanneer en waar", "on", Row("starts_at", "ends_at"), "place"),
            "attendees",
            FormActions(
                Submit("save", f"{self.kind.label.capitalize()} plannen"),
                HTML('<a class="nl-button nl-button--subtle" href="{% url "canvas:meetings" %}">Annuleren</a>'),
            ),
        )
        return helper


class AttendeesForm(forms.Form):
    """Who is invited to a tafel that was planned."""

    attendees = PeopleField(label="Wie nodig je uit?")

    def __init__(self, *args, meeting, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["attendees"].choices = people_choices(meeting.on)
        self.fields["attendees"].initial = list(meeting.attendees.values_list("user_id", flat=True))
        self.fields["attendees"].help_text = "Wie er al was, blijft op de lijst staan."
        self.back = meeting.get_absolute_url()

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.layout = Layout(
            "attendees",
            FormActions(
                Submit("save", "Uitnodigingen opslaan"),
                HTML(f'<a class="nl-button nl-button--subtle" href="{self.back}">Annuleren</a>'),
            ),
        )
        return helper


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


class CancelForm(forms.Form):
    """Why a tafel does not take place."""

    reason = forms.CharField(
        label="Waarom gaat de tafel niet door?",
        max_length=120,
        help_text="Dit staat bij de tafel. Geen namen.",
        widget=forms.TextInput(attrs={"class": "mw-w-l"}),
        error_messages={
            "required": "Schrijf op waarom de tafel niet doorgaat.",
            "max_length": "Houd het kort: ten hoogste 120 tekens.",
        },
    )

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.form_tag = False
        return helper


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
