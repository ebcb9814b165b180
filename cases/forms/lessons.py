"""Forms of leerpunten."""

import re

from crispy_forms.bootstrap import FormActions
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout, Submit
from django import forms

from maatwerk.lib.once import OnceForm
from maatwerk.people.models import User

from ..enums import LessonLevel, LessonStatus
from ..models import Case, Leerpunt, Scheme, Theme
from .fields import PersonChoiceField, sentence_case

_NUMBER = re.compile(r"\d{4}-\d{3,}")


class LessonForm(OnceForm):
    title = forms.CharField(
        label="Titel",
        max_length=140,
        help_text="In één zin, bijvoorbeeld: wachttijd voor urgentie is langer dan de opvang duurt.",
        error_messages={"required": "Geef het leerpunt een titel."},
    )
    hindrance = forms.CharField(
        label="Wat staat in de weg?",
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Beschrijf de regel of werkwijze die niet helpt. Schrijf niets waaraan een gezin te herkennen is.",
        error_messages={"required": "Schrijf welke regel of werkwijze in de weg staat."},
    )
    theme = forms.ModelChoiceField(
        label="Thema",
        queryset=Theme.objects.none(),
        empty_label="Kies een thema",
        error_messages={"required": "Kies een thema."},
    )
    level = forms.ChoiceField(
        label="Op welk niveau moet er iets veranderen?",
        choices=sentence_case(LessonLevel),
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een niveau."},
    )
    scheme = forms.ModelChoiceField(
        label="Regeling", queryset=Scheme.objects.none(), required=False, empty_label="Geen regeling"
    )
    owner = PersonChoiceField(
        label="Eigenaar",
        queryset=User.objects.none(),
        help_text="Wie houdt in de gaten dat dit verder komt?",
        error_messages={"required": "Kies een eigenaar."},
    )
    numbers = forms.CharField(
        label="Casussen waarin dit speelt",
        required=False,
        max_length=300,
        help_text="De nummers, met een komma ertussen. Alleen casussen die met je gedeeld zijn.",
    )

    def __init__(self, *args, user, case=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.user, self.case = user, case
        self.fields["theme"].queryset = Theme.objects.in_use()
        self.fields["scheme"].queryset = Scheme.objects.in_use()
        self.fields["owner"].queryset = User.objects.active().select_related("discipline")
        self.fields["owner"].initial = user.pk
        if case:
            del self.fields["numbers"]

    def clean_numbers(self):
        text = self.cleaned_data["numbers"]
        typed = [part.strip() for part in re.split(r"[,;\s]+", text) if part.strip()]
        if wrong := [number for number in typed if not _NUMBER.fullmatch(number)]:
            raise forms.ValidationError(f"'{wrong[0]}' is geen casusnummer. Schrijf het als 2020-014.")
        found = {case.number: case for case in Case.objects.visible_to(self.user).filter(number__in=typed)}
        if missing := [number for number in typed if number not in found]:
            raise forms.ValidationError(f"Casus {missing[0]} is niet met je gedeeld. Haal het nummer weg.")
        return list(found.values())

    @property
    def values(self):
        """What the service asks for."""
        values = {name: value for name, value in self.cleaned_data.items() if name not in ("once", "numbers")}
        values["cases"] = [self.case] if self.case else self.cleaned_data["numbers"]
        return values

    @property
    def helper(self):
        helper = FormHelper(self)
        fields = [name for name in self.fields if name != "once"]
        helper.layout = Layout("once", Div(*fields), FormActions(Submit("save", "Leerpunt signaleren")))
        return helper


class LinkLessonForm(forms.Form):
    lesson = forms.ModelChoiceField(
        label="Bestaand leerpunt",
        queryset=Leerpunt.objects.none(),
        empty_label="Kies een leerpunt",
        widget=forms.Select(attrs={"class": "mw-w-full"}),
        error_messages={"required": "Kies een leerpunt uit de lijst."},
    )

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, prefix="bestaand", **kwargs)
        self.fields["lesson"].queryset = Leerpunt.objects.exclude(cases=case).select_related("theme")
        self.fields["lesson"].label_from_instance = lambda lesson: f"{lesson.theme}: {lesson.title}"

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.form_tag = False
        return helper


class MoveLessonForm(forms.Form):
    status = forms.ChoiceField(
        label="Volgende stap", widget=forms.RadioSelect, error_messages={"required": "Kies de volgende stap."}
    )
    note = forms.CharField(
        label="Toelichting",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wat is er besproken of besloten? Bij 'niet aangepast': waarom niet.",
    )

    def __init__(self, *args, lesson, **kwargs):
        super().__init__(*args, **kwargs)
        route = list(LessonStatus)
        self.fields["status"].choices = sentence_case(route[route.index(LessonStatus(lesson.status)) + 1 :])

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.add_input(Submit("move", "Stap vastleggen"))
        return helper
