"""Forms of sign-in and beheer. They only clean; rules are in the services."""

from crispy_forms.bootstrap import FormActions
from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Fieldset, Layout, Row, Submit
from django import forms

from maatwerk.lib import clock
from maatwerk.lib.once import OnceForm

from .enums import Role
from .models import Discipline, Organisation, Team, User


class SignInForm(forms.Form):
    username = forms.CharField(
        label="Gebruikersnaam",
        max_length=60,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false", "class": "mw-w-full"}
        ),
        error_messages={"required": "Vul je gebruikersnaam in."},
    )
    password = forms.CharField(
        label="Wachtwoord",
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "class": "mw-w-full"}),
        error_messages={"required": "Vul je wachtwoord in."},
    )

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.form_tag = False
        return helper


class PasswordForm(forms.Form):
    old = forms.CharField(
        label="Huidig wachtwoord",
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "class": "mw-w-m"}),
        error_messages={"required": "Vul je huidige wachtwoord in."},
    )
    new = forms.CharField(
        label="Nieuw wachtwoord",
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "class": "mw-w-m"}),
        help_text="Minstens twaalf tekens. Een korte zin werkt goed.",
        error_messages={"required": "Kies een nieuw wachtwoord."},
    )
    again = forms.CharField(
        label="Nieuw wachtwoord, nog een keer",
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "class": "mw-w-m"}),
        error_messages={"required": "Typ het nieuwe wachtwoord nog een keer."},
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("again") and cleaned.get("new") != cleaned["again"]:
            self.add_error("again", "De twee nieuwe wachtwoorden zijn niet gelijk. Typ ze opnieuw.")
        return cleaned

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.add_input(Submit("save", "Wachtwoord wijzigen"))
        return helper


class PeopleFilter(forms.Form):
    """The filter above the list of colleagues."""

    # No search by name: what is typed would stand in the address, and addresses stand in logs.
    team = forms.ModelChoiceField(label="Team", required=False, queryset=Team.objects.all(), empty_label="Alle teams")
    rol = forms.ChoiceField(label="Rol", required=False, choices=[("", "Alle rollen"), *Role.choices])
    toon = forms.ChoiceField(
        label="Wie", required=False, choices=[("", "Wie kan aanmelden"), ("alle", "Iedereen, ook van vroeger")]
    )

    def narrow(self, people):
        """The people who were asked for; without a choice those who can sign in."""
        values = self.cleaned_data if self.is_valid() else {}
        if not values.get("toon"):
            people = people.active()
        if values.get("rol"):
            people = people.in_role(values["rol"])
        return people.of_team(values["team"]) if values.get("team") else people

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.form_method = "get"
        helper.form_class = "mw-filter"
        helper.add_input(Submit("", "Toon", css_class="nl-button--secondary"))
        return helper


class PersonForm(forms.ModelForm):
    """An account. Never saved here: the service does that, with its rules and its event."""

    roles = forms.MultipleChoiceField(
        label="Rollen",
        choices=Role.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Iemand kan meer rollen hebben. Een maatwerkeindbaas heeft ook een mandaat nodig.",
    )

    class Meta:
        model = User
        fields = (
            "initials", "first_name", "prefix", "surname", "username", "email", "organisation", "team", "discipline",
            "roles", "is_active",
        )  # fmt: skip
        widgets = {
            "username": forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false", "class": "mw-w-m"}),
            "initials": forms.TextInput(attrs={"class": "mw-w-xs"}),
            "prefix": forms.TextInput(attrs={"class": "mw-w-xs"}),
        }
        help_texts = {
            "is_active": "Zonder vinkje kan deze collega niet meer aanmelden. De naam blijft onder eerder werk staan.",
            "username": "Persoonlijk: van één collega, nooit van een groep.",
        }
        error_messages = {
            "initials": {"required": "Vul de voorletters in."},
            "surname": {"required": "Vul de achternaam in."},
            "username": {"required": "Kies een gebruikersnaam."},
        }

    def __init__(self, *args, button, **kwargs):
        super().__init__(*args, **kwargs)
        self.button = button
        for name in ("organisation", "team", "discipline"):
            self.fields[name].empty_label = "Geen"

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.layout = Layout(
            Fieldset("Wie", Row("initials", "first_name"), Row("prefix", "surname"), "username", "email"),
            Fieldset("Waar", "organisation", "team", "discipline"),
            Fieldset("Wat mag deze collega", "roles", "is_active"),
            FormActions(Submit("save", self.button), BACK_TO_PEOPLE),
        )
        return helper


BACK_TO_PEOPLE = HTML('<a class="nl-button nl-button--subtle" href="{% url \'people:people\' %}">Annuleren</a>')


def _day(label, *, required=True, help_text=""):
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": "Kies een dag.", "invalid": "Schrijf de dag als 24-11-2020."},
    )


class MandateForm(OnceForm):
    starts_on = _day("Vanaf")
    ends_on = _day("Tot en met", required=False, help_text="Leeg: tot het mandaat wordt beëindigd.")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["starts_on"].initial = clock.today

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.layout = Layout(
            "once",
            "starts_on",
            "ends_on",
            FormActions(Submit("give", "Mandaat geven", css_class="nl-button--secondary")),
        )
        return helper


class EndMandateForm(forms.Form):
    ends_on = _day("Laatste dag", help_text="Tot en met deze dag geeft de collega nog akkoord.")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ends_on"].initial = clock.today

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.add_input(Submit("end", "Mandaat beëindigen", css_class="nl-button--negative"))
        return helper


class _AddForm(forms.ModelForm):
    """One line with a button; the name must be new."""

    button = "Toevoegen"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.error_messages["required"] = "Vul dit in."
        if "organisation" in self.fields:
            self.fields["organisation"].empty_label = "Kies een organisatie"

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.add_input(Submit(f"add-{self.prefix}", self.button, css_class="nl-button--secondary"))
        return helper


class OrganisationForm(_AddForm):
    button = "Organisatie toevoegen"

    class Meta:
        model = Organisation
        fields = ("code", "name")


class TeamForm(_AddForm):
    button = "Team toevoegen"

    class Meta:
        model = Team
        fields = ("name", "organisation")


class DisciplineForm(_AddForm):
    button = "Discipline toevoegen"

    class Meta:
        model = Discipline
        fields = ("name",)
