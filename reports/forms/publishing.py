"""The forms of a report on its way to the raad, and of toezeggingen. They only clean; the rules are in the services."""

from django import forms

from budgets.forms import DateBox, PageForm
from maatwerk.lib import clock
from maatwerk.lib.dates import format_long
from maatwerk.lib.once import OnceForm
from maatwerk.people.models import User

from ..models import Report

APPROVE, RETURN = "akkoord", "terug"


class SubmitForm(PageForm):
    """Bring a concept to the second reader, as its writer saw it."""

    submit_label = "Voorleggen"
    base_revision = forms.CharField(widget=forms.HiddenInput, max_length=100)


class AdoptForm(SubmitForm):
    """Adopt what the second reader approved."""

    submit_label = "Vaststellen"


class ReplaceForm(PageForm):
    """Begin the successor."""

    submit_label = "Vervangend stuk beginnen"


class SentForm(PageForm):
    """The day on which the raad got it."""

    submit_label = "Verzending vastleggen"
    sent_on = forms.DateField(label="Verzonden op", widget=DateBox, initial=clock.today)


class WithdrawReportForm(PageForm):
    """Why a report is withdrawn."""

    submit_label = "Intrekken"
    reason = forms.CharField(
        label="Waarom trek je het in?",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3, "class": "mw-w-full"}),
        help_text="Wie het stuk later opent, leest deze zin.",
        error_messages={"required": "Schrijf in een zin waarom het stuk wordt ingetrokken."},
    )


class DiscardForm(PageForm):
    """Throw a concept away, and with a letter perhaps its bijlagen."""

    submit_label = "Concept weggooien"
    with_enclosures = forms.BooleanField(
        label="Ook de bijlagen weggooien",
        required=False,
        help_text="Laat je dit leeg, dan blijven de bijlagen bestaan als losse stukken in concept.",
    )

    def __init__(self, *args, enclosures=True, **kwargs):
        super().__init__(*args, **kwargs)
        if not enclosures:
            del self.fields["with_enclosures"]

    @property
    def helper(self):
        helper = super().helper
        helper.layout[-1][0].field_classes += " nl-button--negative"
        return helper


class SecondReaderForm(PageForm):
    """What the second reader thinks of it."""

    submit_label = "Vastleggen"
    base_revision = forms.CharField(widget=forms.HiddenInput, max_length=100)
    verdict = forms.ChoiceField(
        label="Wat vind je?",
        widget=forms.RadioSelect,
        choices=[(APPROVE, "Goed zo: het kan worden vastgesteld"), (RETURN, "Nog niet: er moet iets anders")],
        error_messages={"required": "Kies of het stuk kan worden vastgesteld."},
    )
    remark = forms.CharField(
        label="Wat moet er anders?",
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4, "class": "mw-w-full"}),
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("verdict") == RETURN and not cleaned.get("remark", "").strip():
            self.add_error("remark", "Schrijf in een zin wat er anders moet.")
        return cleaned


# --- toezeggingen ----------------------------------------------------------------------------------------------------
class ReportField(forms.ModelChoiceField):
    """One of the letters and reports, with what tells two of the same title apart."""

    def __init__(self, **options):
        super().__init__(queryset=Report.objects.none(), required=False, **options)

    def label_from_instance(self, obj):
        return f"{obj} ({obj.get_kind_display().lower()}, {format_long(obj.date)}, {obj.get_state_display()})"

    @staticmethod
    def choices_of(form):
        """The reports that a promise can stand in: not what was thrown away, and a bijlage by its letter."""
        form.fields["report"].queryset = Report.objects.kept().filter(enclosed_with=None).order_by("-date", "-pk")


class PromiseForm(PageForm):
    """What was promised, by when, and who picks it up."""

    submit_label = "Toezegging opslaan"
    text = forms.CharField(
        label="Wat is toegezegd?",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "class": "mw-w-full"}),
        help_text="In de woorden van de brief of van het antwoord in de raad.",
    )
    due_on = forms.DateField(label="Uiterlijk op", widget=DateBox)
    owner = forms.ModelChoiceField(label="Wie pakt dit op?", queryset=User.objects.none(), empty_label="Kies iemand")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = User.objects.filter(is_active=True).order_by("surname", "initials")


class NewPromiseForm(OnceForm, PromiseForm):
    """A promise that is not noted yet; in which report it was made, or none."""

    report = ReportField(label="In welk stuk?", empty_label="Niet in een stuk: in een vergadering gedaan")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        ReportField.choices_of(self)


class ChangePromiseForm(PromiseForm):
    """Text and day stay when the letter is adopted: only who picks it up can change then."""

    base_revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, fixed=False, **kwargs):
        super().__init__(*args, **kwargs)
        if fixed:
            del self.fields["text"], self.fields["due_on"]


class KeepPromiseForm(PageForm):
    """How a promise ended, and in which report the raad was told."""

    submit_label = "Afdoen"
    done_on = forms.DateField(label="Afgedaan op", widget=DateBox, initial=clock.today)
    note = forms.CharField(
        label="Hoe is het afgedaan?",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3, "class": "mw-w-full"}),
        error_messages={"required": "Schrijf in een zin hoe de toezegging is afgedaan."},
    )
    report = ReportField(label="In welk stuk staat dat?", empty_label="Nog niet aan de raad gemeld")
    base_revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        ReportField.choices_of(self)
