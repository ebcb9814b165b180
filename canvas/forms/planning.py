"""Planning a tafel: when and where, who is invited, moving it and calling it off. Forms only clean."""

import datetime as dt

from crispy_forms.bootstrap import FormActions
from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Fieldset, Layout, Row, Submit
from django import forms
from django.db.models import Exists, OuterRef

from maatwerk.lib import clock
from maatwerk.lib.dates import next_tuesday
from maatwerk.lib.once import OnceForm
from maatwerk.people.enums import Role
from maatwerk.people.models import Mandate, User

from ..enums import MeetingKind
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


class WhenForm(forms.Form):
    """When and where a tafel is."""

    on = forms.DateField(
        label="Datum",
        help_text="De tafels zijn op dinsdag.",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "mw-w-s"}),
        error_messages={"required": "Kies een dag.", "invalid": "Schrijf de dag als 24-11-2020, of kies hem."},
    )
    starts_at = TimeField("Begint om")
    ends_at = TimeField("Eindigt om")
    place = forms.CharField(label="Plaats", max_length=120, error_messages={"required": "Schrijf op waar de tafel is."})
    layout = Fieldset("Wanneer en waar", "on", Row("starts_at", "ends_at"), "place")


class MoveForm(WhenForm):
    """Another day, time or place for a tafel that was planned by hand."""

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.form_tag = False
        helper.layout = Layout(self.layout)
        return helper


class MeetingForm(WhenForm, OnceForm):
    """A new tafel of one kind; date and times are those of the werkafspraken."""

    attendees = PeopleField(label="Wie nodig je uit?")

    def __init__(self, *args, kind, invited=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.kind = MeetingKind(kind)
        start, end = TIMES[self.kind]
        self.fields["on"].initial = day = next_tuesday(clock.today())
        self.fields["starts_at"].initial, self.fields["ends_at"].initial = start, end
        self.fields["place"].initial = PLACE
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
            self.layout,
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
