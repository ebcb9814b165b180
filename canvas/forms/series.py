"""Forms of the weekly rhythm of the tafels. They only clean; the rules are in services/planning.py."""

from crispy_forms.bootstrap import FormActions
from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Fieldset, Layout, Row, Submit
from django import forms

from maatwerk.lib import clock
from maatwerk.lib.dates import TUESDAY, WEEKDAYS
from maatwerk.people.enums import Role
from maatwerk.people.models import User

from ..enums import MOST_WEEKS_AHEAD, MeetingKind
from .planning import PLACE, TIMES, PeopleField, TimeField, people_choices

FIELDS = ("weekday", "starts_at", "ends_at", "place", "chair", "weeks_ahead", "in_use")


class SeriesForm(forms.Form):
    """On which day and at what time one kind of tafel is, and who is invited every time."""

    weekday = forms.TypedChoiceField(
        label="Dag", choices=list(enumerate(WEEKDAYS, start=1)), coerce=int, initial=TUESDAY + 1
    )
    starts_at = TimeField("Begint om")
    ends_at = TimeField("Eindigt om")
    place = forms.CharField(
        label="Plaats", max_length=120, initial=PLACE, error_messages={"required": "Schrijf op waar de tafel is."}
    )
    chair = forms.TypedChoiceField(
        label="Voorzitter",
        coerce=int,
        help_text="Kan zij een keer niet? Een andere voorzitter neemt die ene tafel over op de pagina van de tafel.",
        error_messages={"required": "Kies een voorzitter.", "invalid_choice": "Kies iemand uit de lijst."},
    )
    weeks_ahead = forms.IntegerField(
        label="Hoeveel weken vooruit?",
        min_value=1,
        max_value=MOST_WEEKS_AHEAD,
        initial=6,
        widget=forms.NumberInput(attrs={"class": "mw-w-xs"}),
        error_messages={
            "required": "Vul een aantal weken in.",
            "invalid": "Vul een aantal weken in.",
            "min_value": "Plan minstens één week vooruit.",
            "max_value": f"Plan ten hoogste {MOST_WEEKS_AHEAD} weken vooruit.",
        },
    )
    in_use = forms.BooleanField(
        label="Plan deze tafel elke week",
        required=False,
        initial=True,
        help_text="Zet je dit uit, dan blijft staan wat gepland is.",
    )
    members = PeopleField(label="Wie is er elke keer uitgenodigd?")

    def __init__(self, *args, kind, series=None, **kwargs):
        if series:
            kwargs["initial"] = {name: getattr(series, name) for name in FIELDS} | {"chair": series.chair_id}
        super().__init__(*args, **kwargs)
        self.kind = MeetingKind(kind)
        if not series:
            self.fields["starts_at"].initial, self.fields["ends_at"].initial = TIMES[self.kind]
        chairs = User.objects.with_role(Role.CHAIR).order_by("surname", "initials")
        self.people = {user.pk: user for user in chairs}
        if series:  # who lost the role since then is shown, and refused by the service
            self.people.setdefault(series.chair_id, series.chair)
        self.fields["chair"].choices = [("", "Kies een voorzitter"), *self.people.items()]
        self.fields["members"].choices = people_choices(clock.today())
        self.fields["members"].initial = list(series.members.values_list("pk", flat=True)) if series else []
        self.fields["members"].help_text = "Per tafel kun je daarna nog iemand toevoegen of weghalen."

    def clean_chair(self):
        return self.people[self.cleaned_data["chair"]]

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.layout = Layout(
            Fieldset("Wanneer en waar", "weekday", Row("starts_at", "ends_at"), "place", "weeks_ahead", "in_use"),
            Fieldset("Wie", "chair", "members"),
            FormActions(
                Submit("save", "Reeks opslaan"),
                HTML('<a class="nl-button nl-button--subtle" href="{{ back }}">Annuleren</a>'),
            ),
        )
        return helper


class ExceptionForm(forms.Form):
    """A day on which the tafel is skipped."""

    on = forms.DateField(
        label="Datum",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "mw-w-s"}),
        error_messages={"required": "Kies een dag.", "invalid": "Schrijf de dag als 22-12-2020, of kies hem."},
    )
    reason = forms.CharField(
        label="Waarom niet?",
        max_length=120,
        help_text="Dit staat in de lijst van tafels, bijvoorbeeld: kerstreces.",
        widget=forms.TextInput(attrs={"class": "mw-w-m"}),
        error_messages={"required": "Schrijf op waarom de tafel niet doorgaat."},
    )

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.form_action = self.action
        helper.add_input(Submit("skip", "Dag overslaan", css_class="nl-button--secondary"))
        return helper

    def __init__(self, *args, action="", **kwargs):
        super().__init__(*args, prefix="dag", **kwargs)
        self.action = action
