"""The form of one block. What is written stands in the page, what is set beside it; both are one form."""

import re

from django import forms

from maatwerk.lib.merging import merged_or_both
from maatwerk.lib.text import clean_text

from ..charts import charts
from ..enums import BlockKind
from ..models import CaseDescription
from ..tables import tables

FORM = "blokformulier"  # the id of the form: fields beside the page belong to it
KEY = re.compile(r"[a-z0-9_]+")
LEVELS = ((1, "Hoofdstuk"), (2, "Paragraaf"), (3, "Tussenkop"))
STORY_PARTS = (
    ("situation", "Situatieschets"),
    ("perspective", "Perspectief"),
    ("breakthrough", "Doorbraak"),
    ("learned", "Wat leren we hiervan?"),
)
PLAIN = "Een lege regel begint een alinea, ‘- ’ een opsomming. Een woord tussen accolades is een levend cijfer."


class Text(forms.CharField):
    """Text as it was typed, cleaned before it is measured."""

    def __init__(self, label, *, rows=8, **kwargs):
        widget = forms.Textarea(attrs={"rows": rows, "dir": "auto", "class": "mw-w-full", "spellcheck": "true"})
        super().__init__(label=label, required=False, strip=False, widget=widget, **kwargs)

    def to_python(self, value):
        return clean_text(super().to_python(value))


class Base(forms.CharField):
    """A text as it was when its writer began."""

    def __init__(self, **kwargs):
        super().__init__(required=False, strip=False, widget=forms.HiddenInput, **kwargs)


def _plain(text):
    return clean_text(text or "").strip()


def line(label, **kwargs):
    """One line of text."""
    widget = forms.TextInput(attrs={"dir": "auto", "class": "mw-w-full"})
    return forms.CharField(label=label, required=False, max_length=300, widget=widget, **kwargs)


class BlockForm(forms.Form):
    """The fields of one block of a report. `main` are written in the page, `side` are set beside it."""

    base_revision = forms.IntegerField(widget=forms.HiddenInput)
    main, side = (), ()
    takes = ("text", "keys")  # in which of them a figure can be put

    def __init__(self, *args, block, preview, **kwargs):
        self.block, self.preview = block, preview
        kwargs["initial"] = {"base_revision": block.revision, **self.begin(block)} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        # What the writer started from: with it her text and a newer one of someone else go together.
        for name in self.texts:
            self.fields[f"base_{name}"] = Base(initial=getattr(block, name))
        self.prepare()
        for name, field in self.fields.items():
            field.widget.attrs["form"] = FORM
            if name in self.takes:
                field.widget.attrs["data-insert-here"] = ""

    def begin(self, block):
        """What the fields begin with."""
        return {"text": block.text, "answer": block.answer, **block.settings}

    def prepare(self):
        """Choices that depend on the report."""

    def settings(self):
        """The settings as they are stored: all that is no text and no choice of a story or a picture."""
        own = ("text", "answer", "story", "upload")
        return {name: self.cleaned_data[name] for name in (*self.main, *self.side) if name not in own}

    @property
    def values(self):
        """What the service saves."""
        values = {name: self.cleaned_data[name] for name in ("text", "answer", "story") if name in self.fields}
        return values | {"settings": self.settings()}

    @property
    def texts(self):
        """The fields of running text that this block has."""
        return [name for name in ("text", "answer") if name in self.fields]

    def merged_with(self, newer):
        """({field: text}, clean): her texts and those of the block as it is now, which started from the same."""
        merged, clean = {}, True
        for name in self.texts:
            between = "\n\n" if isinstance(self.fields[name].widget, forms.Textarea) else " "
            texts = (_plain(one) for one in (self[f"base_{name}"].value(), self[name].value(), getattr(newer, name)))
            merged[name], together = merged_or_both(*texts, between=between)
            clean = clean and together
        return merged, clean

    @property
    def origin_fields(self):
        """The hidden fields that say what the writing started from."""
        return [self[name] for name in ("base_revision", *(f"base_{name}" for name in self.texts))]

    @property
    def upload_sent(self):
        """A picture that was sent along, or None."""
        return self.cleaned_data.get("upload")

    @property
    def takes_figures(self):
        """Whether a figure can be put in somewhere."""
        return any(name in self.takes for name in self.main)

    @property
    def main_fields(self):
        return [self[name] for name in self.main]

    @property
    def side_fields(self):
        return [self[name] for name in self.side]


class TextForm(BlockForm):
    text = Text("Tekst", rows=10, help_text=PLAIN)
    main = ("text",)


class HeadingForm(BlockForm):
    text = line("Kop")
    level = forms.TypedChoiceField(label="Wat voor kop", choices=LEVELS, coerce=int)
    numbered = forms.BooleanField(label="Met een nummer", required=False)
    appendix = forms.BooleanField(label="Begin van een bijlage", required=False)
    own_page = forms.BooleanField(label="Op een nieuwe pagina", required=False)
    main, side = ("text",), ("level", "numbered", "appendix", "own_page")


class FiguresForm(BlockForm):
    text = line("Titel boven de cijfers", help_text="Mag leeg blijven.")
    keys = Text("Kerncijfers", rows=5, help_text="Eén naam per regel. Voeg ze in uit de lijst met cijfers.")
    main = ("keys", "text")

    def begin(self, block):
        return {"text": block.text, "keys": "\n".join(block.settings.get("keys", ()))}

    def settings(self):
        return {"keys": KEY.findall(self.cleaned_data["keys"].lower())}


class ExhibitForm(BlockForm):
    key = forms.ChoiceField(required=False)
    main = ("key",)
    empty, of = "", None

    def prepare(self):
        known = self.of(self.preview.release)
        chosen = self.block.settings.get("key", "")
        gone = [(chosen, f"{chosen} (is er op deze peildatum niet)")] if chosen and chosen not in known else []
        self.fields["key"].choices = [("", self.empty), *known.items(), *gone]
        self.fields["key"].label = self.block.get_kind_display()


class TableForm(ExhibitForm):
    empty, of = "Kies een tabel", staticmethod(tables)


class ChartForm(ExhibitForm):
    empty, of = "Kies een grafiek", staticmethod(charts)


class QuoteForm(BlockForm):
    text = Text("Citaat", rows=4)
    source = line("Wie dit zei", help_text="Een rol, geen naam: ‘een moeder’.")
    main, side = ("text",), ("source",)


class StoryForm(BlockForm):
    story = forms.ModelChoiceField(
        CaseDescription.objects.none(),
        label="Casusbeschrijving",
        required=False,
        empty_label="Kies een verhaal",
        help_text="Alleen verhalen die zijn gepubliceerd: het gezin gaf akkoord en een tweede lezer las mee.",
    )
    parts = forms.MultipleChoiceField(
        label="Wat ervan in het stuk komt", choices=STORY_PARTS, required=False, widget=forms.CheckboxSelectMultiple
    )
    main, side = ("story",), ("parts",)

    def begin(self, block):
        parts = block.settings.get("parts") or [name for name, _ in STORY_PARTS]
        return {"story": block.story_id, "parts": parts}

    def prepare(self):
        self.fields["story"].queryset = CaseDescription.objects.published().order_by("title")


class QuestionForm(BlockForm):
    text = Text("Vraag", rows=4, help_text="De vraag zoals de raad hem stelde.")
    answer = Text("Antwoord", rows=10, help_text=PLAIN)
    same_as = forms.TypedChoiceField(label="Zie ook het antwoord op", required=False, coerce=int, empty_value=None)
    main, side = ("text", "answer"), ("same_as",)
    takes = ("answer",)  # a question is the raad's own

    def prepare(self):
        choices, number = [("", "Geen andere vraag")], 0
        for row in self.preview.rows:
            if row.block.pk == self.block.pk:
                break
            if row.block.kind == BlockKind.QUESTION:
                number += 1
                choices.append((row.block.pk, f"Vraag {number}: {row.label}"))
        self.fields["same_as"].choices = choices


class CanvasForm(BlockForm):
    text = line("Titel boven het lege canvas")
    main = ("text",)


class TimelineForm(BlockForm):
    text = Text(
        "Tijdlijn", rows=6, help_text="Per regel wanneer, een dubbele punt, en wat: ‘maart 2019: eerste tafel’."
    )
    title = line("Titel")
    main, side = ("text",), ("title",)


class PictureForm(BlockForm):
    text = line("Bijschrift")
    upload = forms.FileField(
        label="Afbeelding",
        required=False,
        help_text="PNG of JPEG, hoogstens 5 MB. Kies een bestand en druk op Opslaan.",
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp,image/gif"}),
    )
    alt = line("Wat erop te zien is", help_text="Voor wie de afbeelding niet kan zien.")
    width = forms.ChoiceField(
        label="Breedte", choices=(("heel", "Hele breedte"), ("half", "Halve breedte")), widget=forms.RadioSelect
    )
    main, side = ("upload", "alt", "text"), ("width",)

    def begin(self, block):
        return {"width": "heel"} | super().begin(block)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("upload") and not cleaned.get("alt", "").strip():
            self.add_error("alt", "Schrijf in een zin wat erop te zien is. Kies de afbeelding daarna opnieuw.")
        return cleaned


class PromisesForm(BlockForm):
    text = line("Zin boven de toezeggingen", help_text="Mag leeg blijven. De toezeggingen komen er vanzelf onder.")
    main = ("text",)


class SignatureForm(BlockForm):
    text = line("Zin boven de ondertekening", help_text="Mag leeg blijven.")
    main = ("text",)


class EmptyForm(BlockForm):
    pass


FORMS = {
    BlockKind.TEXT: TextForm,
    BlockKind.HEADING: HeadingForm,
    BlockKind.FIGURES: FiguresForm,
    BlockKind.TABLE: TableForm,
    BlockKind.CHART: ChartForm,
    BlockKind.QUOTE: QuoteForm,
    BlockKind.STORY: StoryForm,
    BlockKind.QUESTION: QuestionForm,
    BlockKind.CANVAS: CanvasForm,
    BlockKind.TIMELINE: TimelineForm,
    BlockKind.PICTURE: PictureForm,
    BlockKind.PROMISES: PromisesForm,
    BlockKind.SIGNATURE: SignatureForm,
    BlockKind.PAGE_BREAK: EmptyForm,
}


def block_form(*args, block, preview, **kwargs):
    """The form of this block's kind."""
    return FORMS[BlockKind(block.kind)](*args, block=block, preview=preview, **kwargs)
