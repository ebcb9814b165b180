"""The forms around a report: a new one, its head, its bijlagen, and the filter of the list. They only clean."""

from datetime import timedelta

from crispy_forms.bootstrap import FormActions
from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Fieldset, Layout, Row, Submit
from django import forms
from django.utils.html import format_html

from budgets.forms import DateBox, away
from maatwerk.lib import clock
from maatwerk.lib.dates import format_long
from maatwerk.lib.once import OnceForm
from maatwerk.lib.refusals import sentence_of

from ..asked import split_questions
from ..enums import LETTERS, ReportKind, ReportState
from ..models import Report, Signatory
from ..services import check_peildatum, concept_letters

ENCLOSED = [(kind.value, kind.label) for kind in ReportKind if kind not in LETTERS]
MOST_QUESTIONS = 99
NOBODY = (
    "Er is geen ondertekenaar in functie op {}. Voeg er onder Rapporten, Afzender een toe; "
    "tot die tijd blijft dit leeg."
)


def peildatum(day):
    """The day, or a sentence at its field when it is still to come."""
    if sentence := sentence_of(check_peildatum, day):
        raise forms.ValidationError(sentence)
    return day


def leave(url):
    """The way back from a form that saves itself."""
    return HTML(format_html('<a class="nl-button nl-button--subtle" href="{}">Terug naar het stuk</a>', url))


class NewReportForm(OnceForm):
    """What is made, on which figures, and to which letter it belongs."""

    kind = forms.ChoiceField(label="Wat maak je?", choices=ReportKind.choices, widget=forms.RadioSelect)
    bijlagen = forms.MultipleChoiceField(
        label="Maak meteen de bijlagen erbij",
        choices=ENCLOSED,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="De brief noemt ze, en alles gaat straks als één bundel naar de raad.",
    )
    questions = forms.CharField(
        label="De vragen van de fractie",
        required=False,
        max_length=60_000,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
        help_text="Plak ze allemaal, met hun nummers of met een lege regel ertussen. Elke vraag krijgt een eigen blok.",
    )
    as_of = forms.DateField(label="Peildatum", widget=DateBox, help_text="De cijfers zijn die van deze dag.")
    date = forms.DateField(label="Datum op het stuk", widget=DateBox)
    enclosed_with = forms.ModelChoiceField(
        Report.objects.none(),
        label="Bijlage bij",
        required=False,
        empty_label="Geen bijlage",
        help_text="Een brief in concept waarbij dit rapport hoort.",
    )

    def __init__(self, *args, back="", **kwargs):
        super().__init__(*args, **kwargs)
        self.back = back
        self.fields["enclosed_with"].queryset = concept_letters()

    def clean_as_of(self):
        return peildatum(self.cleaned_data["as_of"])

    def clean_questions(self):
        asked = split_questions(self.cleaned_data["questions"])
        if len(asked) > MOST_QUESTIONS:
            raise forms.ValidationError(f"Dit zijn {len(asked)} vragen; er passen er {MOST_QUESTIONS} in één brief.")
        return asked

    def clean(self):
        """What belongs to another kind than was chosen is left: the page shows it only beside its own kind."""
        cleaned = super().clean()
        kind = cleaned.get("kind")
        if kind != ReportKind.COUNCIL:
            cleaned["bijlagen"] = []
        if kind in LETTERS:
            cleaned["enclosed_with"] = None
        if kind != ReportKind.WRITTEN_QUESTIONS:
            cleaned["questions"] = []
        return cleaned

    @property
    def values(self):
        """What the service begins with."""
        return {name: self.cleaned_data[name] for name in self.fields if name != "once"}

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.layout = Layout(
            "once",
            "kind",
            Div("bijlagen", css_class="mw-new__letter"),
            Div("questions", css_class="mw-new__questions"),
            Row("as_of", "date"),
            Div("enclosed_with", css_class="mw-new__report"),
            FormActions(Submit("save", "Beginnen"), away(self.back)),
        )
        helper.form_class = "mw-new"
        return helper


class FilterForm(forms.Form):
    """Which reports the list shows."""

    soort = forms.ChoiceField(label="Soort", choices=[("", "Alle soorten"), *ReportKind.choices], required=False)
    stand = forms.ChoiceField(label="Stand", choices=[("", "Elke stand"), *ReportState.choices], required=False)

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.form_method, helper.form_class = "get", "mw-filter"
        helper.add_input(Submit("", "Filteren", css_class="nl-button--secondary"))
        return helper

    def narrowed(self, rows):
        """The rows that were asked for; a choice that can't be read does not count. `weggegooid` is asked for."""
        chosen = self.cleaned_data if self.is_valid() else {}
        rows = rows.filter(kind=chosen["soort"]) if chosen.get("soort") else rows
        return rows.filter(state=chosen["stand"]) if chosen.get("stand") else rows.kept()


HEAD = "hoofdformulier"
TITLE = ("title", "subtitle", "type_label", "as_of", "date")
LETTER_ONLY = (
    "article", "addressee", "salutation", "our_reference", "your_reference", "handled_by", "phone_label", "phone",
    "email", "closing", "on_behalf_of_college", "send_on", "other_enclosures",
)  # fmt: skip


class HeadForm(forms.ModelForm):
    """All that stands around the text. `base_revision` names the state that its writer started from."""

    base_revision = forms.IntegerField(widget=forms.HiddenInput)
    first = forms.ModelChoiceField(
        Signatory.objects.none(), label="Wie tekent", required=False, empty_label="Nog niet gekozen"
    )
    second = forms.ModelChoiceField(
        Signatory.objects.none(), label="Wie tekent als tweede", required=False, empty_label="Niemand"
    )

    class Meta:
        model = Report
        fields = (*TITLE, *LETTER_ONLY)
        widgets = {
            "as_of": DateBox(),
            "date": DateBox(),
            "send_on": DateBox(),
            "addressee": forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
            "other_enclosures": forms.NumberInput(attrs={"class": "mw-w-xs", "min": 0, "max": 99}),
            "phone": forms.TextInput(attrs={"class": "mw-w-s"}),
            "our_reference": forms.TextInput(attrs={"class": "mw-w-s"}),
            "your_reference": forms.TextInput(attrs={"class": "mw-w-s"}),
        }
        help_texts = {
            "as_of": "De cijfers in het stuk zijn die van deze dag.",
            "phone": "Leeg: het nummer van de gemeente.",
            "email": "Leeg: het adres van de gemeente.",
        }

    def __init__(self, *args, back="", **kwargs):
        super().__init__(*args, **kwargs)
        self.back = back
        if self.instance.is_letter:
            self.fields["phone_label"].label = "Hoe heet het nummer?"
        else:
            for name in LETTER_ONLY:
                del self.fields[name]
        everyone = Signatory.objects.all()
        for name in ("first", "second"):
            self.fields[name].queryset = everyone
        if not Signatory.objects.in_office(self.instance.date).exists():
            self.fields["first"].help_text = NOBODY.format(format_long(self.instance.date))
        for name, row in zip(("first", "second"), self.instance.signing.all(), strict=False):
            self.initial.setdefault(name, row.signatory_id)

    def saves_itself(self, helper, user, *, waits=False):
        """The helper of a form that static/js/autosave.js saves; with `waits` only once its writer chose."""
        helper.attrs = {
            "data-saves": f"{self.instance.pk}/hoofd",
            "data-who": user.pk,
            "data-label": "de gegevens",
            "data-back": self.back,
            "autocomplete": "off",
        }
        if self.is_bound:
            helper.attrs["data-unsaved"] = ""
        if waits:
            helper.attrs["data-waits"] = ""
        return helper

    def clean_as_of(self):
        return peildatum(self.cleaned_data["as_of"])

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("second") and cleaned.get("second") == cleaned.get("first"):
            self.add_error("second", "Deze persoon tekent al. Kies iemand anders, of niemand.")
        return cleaned

    def validate_constraints(self):
        """The database keeps its rules when the service saves; the state of a report is not in this form."""

    @property
    def values(self):
        """What the service saves: the fields of the head, and who signs in order."""
        names = [name for name in self.Meta.fields if name in self.fields]
        values = {name: self.cleaned_data[name] for name in names}
        signing = (self.cleaned_data["first"], self.cleaned_data["second"])
        return values | {"signatories": [signatory for signatory in signing if signatory]}

    @property
    def helper(self):
        helper = FormHelper(self)
        parts = ["base_revision", "title", "subtitle", "type_label", Row("as_of", "date")]
        signing = ["first", "second"]
        if "addressee" in self.fields:
            signing = ["closing", "on_behalf_of_college", *signing]
            parts += [
                Fieldset("Aan wie", "addressee", "salutation", "article"),
                Fieldset(
                    "Hoofd van de brief",
                    Row("our_reference", "your_reference"),
                    "handled_by",
                    Row("phone_label", "phone"),
                    "email",
                    "send_on",
                    "other_enclosures",
                ),
            ]
        parts.append(Fieldset("Ondertekening", *signing))
        helper.layout = Layout(*parts, FormActions(Submit("save", "Gegevens opslaan"), leave(self.back)))
        helper.form_id = HEAD
        return helper


class EncloseForm(OnceForm):
    """A report that goes along with a letter."""

    report = forms.ModelChoiceField(Report.objects.none(), label="Rapport in concept", empty_label="Kies een rapport")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["report"].queryset = Report.objects.can_be_enclosed()

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.layout = Layout(
            "once",
            "report",
            FormActions(Submit("do", "Als bijlage toevoegen", css_class="nl-button--secondary")),
        )
        return helper


class BeginEnclosureForm(OnceForm):
    """A new report that goes along with a letter, on its days."""

    kind = forms.ChoiceField(label="Welk rapport?", choices=ENCLOSED, widget=forms.RadioSelect)

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.layout = Layout("once", "kind", FormActions(Submit("begin", "Bijlage beginnen")))
        return helper


def new_initial():
    """The days that a new report begins with: the last day of the month before, and today."""
    today = clock.today()
    return {"as_of": today.replace(day=1) - timedelta(days=1), "date": today}
