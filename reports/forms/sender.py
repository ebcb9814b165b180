"""The forms around letters. They only clean; the rules are in services.py."""

from crispy_forms.bootstrap import FormActions
from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Fieldset, Layout, Row, Submit
from django import forms
from django.utils.html import format_html

from budgets.forms import DateBox
from maatwerk.lib import clock
from maatwerk.lib.once import OnceForm

from ..models import Letter, Municipality, Signatory


def away(url):
    """The way back beside the button."""
    return HTML(format_html('<a class="nl-button nl-button--subtle" href="{}">Annuleren</a>', url))


class LetterForm(forms.ModelForm):
    """Everything that is typed in a letter. `base_revision` names the state that the writer started from."""

    base_revision = forms.IntegerField(widget=forms.HiddenInput, initial=0)

    class Meta:
        model = Letter
        fields = (
            "subject",
            "as_of",
            "date",
            "body",
            "our_reference",
            "your_reference",
            "handled_by",
            "phone_label",
            "phone",
            "email",
            "enclosures",
            "addressee",
            "salutation",
            "closing",
            "signatory",
            "on_behalf_of_college",
        )
        widgets = {
            "as_of": DateBox(),
            "date": DateBox(),
            "body": forms.Textarea(attrs={"rows": 34, "class": "mw-w-full", "spellcheck": "true"}),
            "addressee": forms.Textarea(attrs={"rows": 2}),
            "enclosures": forms.NumberInput(attrs={"class": "mw-w-xs", "min": 0}),
            "phone": forms.TextInput(attrs={"class": "mw-w-s"}),
            "our_reference": forms.TextInput(attrs={"class": "mw-w-s"}),
            "your_reference": forms.TextInput(attrs={"class": "mw-w-s"}),
        }
        help_texts = {
            "as_of": "De cijfers in de tekst zijn die van deze dag.",
            "body": "Een woord tussen accolades is een levend cijfer. Een lege regel begint een alinea, ## een kop, "
            "- een opsomming.",
            "phone": "Leeg: het nummer van de gemeente.",
            "email": "Leeg: het adres van de gemeente.",
        }

    def __init__(self, *args, back="", **kwargs):
        super().__init__(*args, **kwargs)
        self.back = back
        self.fields["phone_label"].label = "Hoe heet het nummer?"

    @property
    def letter_fields(self):
        """What belongs to the letter, without what only the form needs."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}

    @property
    def helper(self):
        helper = FormHelper(self)
        head = ("our_reference", "your_reference", "handled_by", Row("phone_label", "phone"), "email", "enclosures")
        helper.layout = Layout(
            *(name for name in ("once", "base_revision") if name in self.fields),
            "subject",
            Row("as_of", "date"),
            "body",
            Fieldset("Hoofd van de brief", "addressee", "salutation", *head),
            Fieldset("Ondertekening", "closing", "signatory", "on_behalf_of_college"),
            FormActions(Submit("save", "Brief opslaan"), away(self.back)),
        )
        return helper


class NewLetterForm(OnceForm, LetterForm):
    """A letter that does not exist yet."""

    class Meta(LetterForm.Meta):
        pass


class SendForm(forms.Form):
    """The day on which a letter was sent."""

    sent_on = forms.DateField(label="Verzonden op", widget=DateBox, initial=clock.today)
    base_revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, back="", **kwargs):
        super().__init__(*args, **kwargs)
        self.back = back

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.layout = Layout(
            "base_revision", "sent_on", FormActions(Submit("save", "Verzending vastleggen"), away(self.back))
        )
        return helper


class SenderForm(forms.ModelForm):
    """What stands in the head of every letter."""

    class Meta:
        model = Municipality
        fields = (
            "name",
            "return_address",
            "visit_address",
            "postal_address",
            "phone_label",
            "phone",
            "fax",
            "email",
            "website",
            "fund",
        )
        widgets = {
            "visit_address": forms.Textarea(attrs={"rows": 2}),
            "postal_address": forms.Textarea(attrs={"rows": 2}),
        }

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.add_input(Submit("save", "Afzender opslaan"))
        return helper


class SignatoryForm(forms.ModelForm):
    """Who signs, with office and term."""

    class Meta:
        model = Signatory
        fields = ("name", "office", "starts_on", "ends_on")
        widgets = {"starts_on": DateBox(), "ends_on": DateBox()}
        help_texts = {
            "name": "Zoals het onder de brief staat: A.B. van Loenen.",
            "office": "Bijvoorbeeld: wethouder Sociale Zaken.",
        }

    def __init__(self, *args, back="", **kwargs):
        super().__init__(*args, **kwargs)
        self.back = back

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.layout = Layout(
            "name", "office", Row("starts_on", "ends_on"), FormActions(Submit("save", "Opslaan"), away(self.back))
        )
        return helper
