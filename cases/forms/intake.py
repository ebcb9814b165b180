"""Forms from aanmelding to akkoord gezin, and for stopping."""

from crispy_forms.bootstrap import FormActions, InlineRadios
from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Fieldset, Layout, Row, Submit
from django import forms

from maatwerk.lib.once import OnceForm
from maatwerk.people.enums import Role
from maatwerk.people.models import Team, User

from ..enums import Ground, ReferralSource, Status
from ..models import LifeDomain
from .fields import DayField, PersonChoiceField, sentence_case

CANCEL = HTML('<a class="nl-button nl-button--subtle" href="{% url \'cases:list\' %}">Annuleren</a>')
_NUMBER = {"inputmode": "numeric", "autocomplete": "off", "class": "mw-w-xs"}


class RegisterForm(OnceForm):
    """The aanmelding; each missing part of the doelgroep comes back at its own field."""

    adults = forms.IntegerField(
        label="Aantal volwassenen",
        min_value=1,
        max_value=30,
        widget=forms.TextInput(attrs=_NUMBER),
        error_messages={
            "required": "Vul in hoeveel volwassenen er zijn.",
            "invalid": "Schrijf een getal, bijvoorbeeld 2.",
            "min_value": "Een gezin in deze aanpak telt minstens één volwassene.",
            "max_value": "Controleer het aantal: meer dan 30 volwassenen kan niet.",
        },
    )
    children = forms.IntegerField(
        label="Aantal kinderen",
        min_value=1,
        max_value=30,
        widget=forms.TextInput(attrs=_NUMBER),
        error_messages={
            "required": "Vul in hoeveel kinderen er zijn.",
            "invalid": "Schrijf een getal, bijvoorbeeld 3.",
            "min_value": "Een gezin in deze aanpak telt minstens één kind.",
            "max_value": "Controleer het aantal: meer dan 30 kinderen kan niet.",
        },
    )
    in_municipality = forms.TypedChoiceField(
        label="Woont het gezin in Maastricht?",
        choices=[("ja", "Ja"), ("nee", "Nee")],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies ja of nee."},
    )
    domains = forms.ModelMultipleChoiceField(
        label="Op welke leefgebieden loopt het vast?",
        queryset=LifeDomain.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text="Kies er minstens twee.",
        error_messages={
            "required": "Kies minstens twee leefgebieden: de aanpak is er voor gezinnen met meerdere problemen."
        },
    )
    ground = forms.ChoiceField(
        label="Waarom lukt het niet via de gewone weg?",
        choices=sentence_case(Ground),
        widget=forms.RadioSelect,
        error_messages={"required": "Kies waarom de gewone weg niet werkt. Werkt die wel, ga dan die weg."},
    )
    source = forms.ChoiceField(
        label="Waar komt de aanmelding vandaan?",
        choices=sentence_case(ReferralSource),
        widget=forms.RadioSelect,
        error_messages={"required": "Kies waar de aanmelding vandaan komt."},
    )
    consultant = PersonChoiceField(
        label="Consulent",
        queryset=User.objects.none(),
        empty_label="Kies een collega",
        help_text="De vaste contactpersoon van het gezin; voert het plan uit.",
        error_messages={"required": "Kies de consulent van dit gezin."},
    )
    coach = PersonChoiceField(
        label="Maatwerkeindbaas",
        queryset=User.objects.none(),
        empty_label="Kies een collega",
        help_text="Begeleidt de consulent en maakt mee aan het canvas. Hier staat alleen wie een lopend mandaat heeft.",
        error_messages={
            "required": "Kies de maatwerkeindbaas die meedenkt.",
            "invalid_choice": "Deze maatwerkeindbaas heeft geen lopend mandaat. Kies een andere collega.",
        },
    )
    team = forms.ModelChoiceField(
        label="Team",
        queryset=Team.objects.all(),
        empty_label="Kies een team",
        error_messages={"required": "Kies het team van deze casus."},
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["domains"].queryset = LifeDomain.objects.in_use()
        self.fields["coach"].queryset = User.objects.mandated().select_related("discipline")
        self.fields["consultant"].queryset = User.objects.with_role(Role.CONSULTANT).select_related("discipline")
        self.fields["team"].initial = user.team_id
        # Someone with both roles fills in one of the two people himself.
        if user.has_role(Role.CONSULTANT):
            self.fields["consultant"].initial = user.pk
        elif user.has_role(Role.COACH):
            self.fields["coach"].initial = user.pk

    def clean_in_municipality(self):
        if self.cleaned_data["in_municipality"] != "ja":
            raise forms.ValidationError(
                "De aanpak is er voor gezinnen die in Maastricht wonen. Verwijs dit gezin naar de eigen gemeente."
            )
        return True

    def clean_domains(self):
        domains = self.cleaned_data["domains"]
        if len(domains) < 2:
            raise forms.ValidationError(
                "Kies minstens twee leefgebieden: met één probleem past het gezin bij de gewone hulp."
            )
        return domains

    def clean(self):
        cleaned = super().clean()
        coach, consultant = cleaned.get("coach"), cleaned.get("consultant")
        if coach and coach == consultant:
            self.add_error("coach", "Kies twee verschillende collega's als maatwerkeindbaas en consulent.")
        return cleaned

    @property
    def values(self):
        """What the service asks for."""
        return {name: value for name, value in self.cleaned_data.items() if name != "once"}

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.layout = Layout(
            "once",
            Fieldset("Het gezin", Row("adults", "children"), InlineRadios("in_municipality"), "domains", "ground"),
            Fieldset("De aanmelding", "source", "consultant", "coach", "team"),
            FormActions(Submit("save", "Gezin aanmelden"), CANCEL),
        )
        return helper


class ConversationForm(OnceForm):
    held_on = DayField(label="Wanneer was het gesprek?")
    note = forms.CharField(
        label="Wat kwam er op tafel?",
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 7, "class": "mw-w-full"}),
        help_text="Schrijf zo dat het gezin het mag meelezen. Geen namen, geen BSN, geen adres.",
    )

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.add_input(Submit("save", "Gesprek vastleggen"))
        return helper


class FamilyAkkoordForm(forms.Form):
    given_on = DayField(label="Op welke dag gaf het gezin akkoord?")

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.add_input(Submit("save", "Akkoord van het gezin vastleggen"))
        return helper


STOP_TEXTS = {
    Status.REGULAR: "Regulier opgepakt: het lukt toch via de gewone weg. Dat telt als een goed resultaat.",
    Status.FAMILY_DECLINED: "Gezin niet akkoord: het gezin wil (nu) niet verder met deze aanpak.",
    Status.WITHDRAWN: "Ingetrokken: er is een andere reden, bijvoorbeeld een verhuizing naar een andere gemeente.",
}


class StopForm(forms.Form):
    status = forms.ChoiceField(
        label="Waarom stopt de casus?",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies waarom de casus stopt."},
    )
    reason = forms.CharField(
        label="Reden",
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Eén of twee zinnen, zonder namen. Bijvoorbeeld: de bijzondere bijstand is alsnog toegekend.",
        error_messages={"required": "Schrijf in een zin waarom de casus stopt."},
    )

    def __init__(self, *args, allowed, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = [
            (status.value, STOP_TEXTS[status]) for status in STOP_TEXTS if status in allowed
        ]

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.form_tag = False
        return helper
