"""The forms of a casusbeschrijving."""

from crispy_forms.bootstrap import FormActions
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Fieldset, Layout, Submit
from django import forms

from budgets.forms import DateBox, PageForm, away
from cases.models import Case, LifeDomain, Scheme, Theme
from maatwerk.lib import clock
from maatwerk.lib.once import OnceForm

from ..models import CaseDescription

LONG = 10_000


def _text(rows):
    return forms.Textarea(attrs={"rows": rows, "class": "mw-w-full", "maxlength": LONG})


class DescriptionForm(forms.ModelForm):
    """The text and what it is about. `base_revision` names the state that the writer started from."""

    base_revision = forms.IntegerField(widget=forms.HiddenInput, initial=0)

    class Meta:
        model = CaseDescription
        fields = (
            "title",
            "year",
            "names",
            "situation",
            "perspective",
            "breakthrough",
            "learned",
            "themes",
            "domains",
            "schemes",
        )
        widgets = {
            "year": forms.NumberInput(attrs={"class": "mw-w-xs"}),
            "situation": _text(10),
            "perspective": _text(5),
            "breakthrough": _text(7),
            "learned": _text(4),
            "themes": forms.CheckboxSelectMultiple,
            "domains": forms.CheckboxSelectMultiple,
            "schemes": forms.CheckboxSelectMultiple,
        }
        labels = {
            "situation": "Wat speelde er?",
            "perspective": "Waar wilde het gezin heen?",
            "learned": "Wat leerden we?",
        }
        help_texts = {
            "title": "Waar gaat het over, zonder dat het gezin te herkennen is.",
            "names": "Met een komma ertussen. Verzin ze; gebruik nooit de echte naam.",
            "situation": "Laat weg wat een gezin herkenbaar maakt: een straat, een school, een zeldzame ziekte, het "
            "precieze aantal kinderen.",
            "breakthrough": "Wat is er gebeurd dat eerst niet kon?",
        }

    def __init__(self, *args, back="", **kwargs):
        super().__init__(*args, **kwargs)
        self.back = back
        for name, model in (("themes", Theme), ("domains", LifeDomain), ("schemes", Scheme)):
            self.fields[name].queryset = model.objects.in_use()
        for name in ("situation", "perspective", "breakthrough", "learned"):
            self.fields[name].max_length = LONG
            self.fields[name].validators.append(_not_too_long)

    @property
    def values(self):
        """What belongs to the text, without what only the form needs."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}

    @property
    def helper(self):
        helper = FormHelper(self)
        hidden = [name for name in ("once", "base_revision") if name in self.fields]
        first = [name for name in ("case",) if name in self.fields]
        helper.layout = Layout(
            *hidden,
            *first,
            "title",
            "year",
            "names",
            Fieldset("Het verhaal", "situation", "perspective", "breakthrough", "learned"),
            Fieldset("Waar het over gaat", Div("themes", "domains", "schemes", css_class="mw-cols mw-cols--3")),
            FormActions(Submit("save", "Tekst opslaan"), away(self.back)),
        )
        return helper


def _not_too_long(text):
    if len(text) > LONG:
        raise forms.ValidationError(f"Deze tekst is langer dan {LONG:,} tekens. Maak hem korter.".replace(",", "."))


class NewDescriptionForm(OnceForm, DescriptionForm):
    """A casusbeschrijving that does not exist yet."""

    class Meta(DescriptionForm.Meta):
        pass

    case = forms.ModelChoiceField(
        label="Over welke casus?",
        queryset=Case.objects.none(),
        required=False,
        empty_label="Een casus die niet in dit systeem staat",
        help_text="Alleen wie de casus mag inzien, ziet het nummer.",
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["case"].queryset = Case.objects.of_member(user).order_by("-number")


class FamilyForm(PageForm):
    """The day on which the family agreed with this text."""

    submit_label = "Akkoord gezin vastleggen"
    seen_revision = forms.IntegerField(widget=forms.HiddenInput)
    agreed_on = forms.DateField(label="Akkoord gezin op", widget=DateBox, initial=clock.today)


RELEASE, RETURN = "release", "return"


class ReadingForm(forms.Form):
    """What the second reader decides: publish, or give back with what must change."""

    seen_revision = forms.IntegerField(widget=forms.HiddenInput)
    verdict = forms.ChoiceField(
        label="Wat vind je?",
        widget=forms.RadioSelect,
        choices=[
            (RELEASE, "Niemand is te herkennen; de tekst mag naar buiten"),
            (RETURN, "Nog niet: er moet iets anders"),
        ],
        error_messages={"required": "Kies of de tekst naar buiten mag."},
    )
    remark = forms.CharField(
        label="Wat moet er anders?",
        required=False,
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 4, "class": "mw-w-full"}),
        help_text="Noem het detail waaraan een gezin te herkennen is, zonder het hier te herhalen als dat niet hoeft.",
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("verdict") == RETURN and not cleaned.get("remark"):
            self.add_error("remark", "Schrijf in een zin wat er anders moet.")
        return cleaned

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.add_input(Submit("save", "Vastleggen"))
        return helper


class WithdrawForm(forms.Form):
    """Why a casusbeschrijving is withdrawn."""

    reason = forms.CharField(
        label="Waarom trek je haar in?",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3, "class": "mw-w-full"}),
        error_messages={"required": "Schrijf in een zin waarom de casusbeschrijving wordt ingetrokken."},
    )

    def __init__(self, *args, back="", **kwargs):
        super().__init__(*args, **kwargs)
        self.back = back

    @property
    def helper(self):
        helper = FormHelper(self)
        button = Submit("save", "Casusbeschrijving intrekken", css_class="nl-button--negative")
        helper.layout = Layout("reason", FormActions(button, away(self.back)))
        return helper
