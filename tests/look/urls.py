"""Pages with every part of the look, for the tests and as an example. Never part of the app."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

from crispy_forms.bootstrap import FormActions, InlineRadios, PrependedText
from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Fieldset, Layout, Row, Submit
from django import forms
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.template import engines
from django.template.response import TemplateResponse
from django.urls import path

PAGES = Path(__file__).parent / "pages"
NAV = [
    ("Mijn werk", "/", False),
    ("Casussen", "/casussen/", True),
    ("Tafels", "/tafels/", False),
    ("Fondsen", "/fondsen/", False),
    ("Leerpunten", "/leerpunten/", False),
    ("Rapporten", "/rapporten/", False),
    ("Beheer", "/beheer/", False),
]
STEPS = [
    ("Aanmelding", "done"),
    ("Akkoord gezin", "done"),
    ("Canvas", "done"),
    ("Spar-tafel", "now"),
    ("Doorbraaktafel", "todo"),
    ("Uitvoering", "todo"),
    ("Nazorg", "todo"),
]
ROWS = [
    {
        "when": datetime(2020, 11, 24, 14, 3),
        "sentence": "Besproken aan de spar-tafel met drie disciplines.",
        "who": "A. Bakker",
    },
    {
        "when": date(2020, 11, 23),
        "sentence": "Canvas aangevuld: Doorbraak en Zelf doen.",
        "badge": "versie 3",
        "tone": "accent",
    },
    {"when": date(2020, 11, 10), "sentence": "Het gezin gaf akkoord; het canvas is gestart."},
]
SEGMENTS = [
    {"kind": "realised", "label": "Gerealiseerd", "amount": Decimal(126400), "x": 0, "width": 42.1},
    {"kind": "committed", "label": "Verplicht", "amount": Decimal(61300), "x": 42.1, "width": 20.4},
    {"kind": "expected", "label": "Verwacht", "amount": Decimal(31050), "x": 62.5, "width": 10.4},
    {"kind": "available", "label": "Beschikbaar", "amount": Decimal(81250), "x": 72.9, "width": 27.1},
]
FIGURES = [
    {"label": "Bijgestelde raming", "value": "€ 300.000", "note": "raadsbesluit 2019-114"},
    {"label": "Gerealiseerd", "value": "€ 126.400", "note": "42 betalingen", "url": "#x"},
    {"label": "Verplicht", "value": "€ 61.300", "note": "11 plannen"},
    {"label": "Beschikbaar", "value": "€ 81.250", "note": "peildatum 30 november 2020", "tone": "good"},
]


class IntakeForm(forms.Form):
    """One of every kind of field."""

    number = forms.CharField(label="Casusnummer", widget=forms.TextInput(attrs={"class": "mw-w-s"}))
    reported_on = forms.DateField(
        label="Wanneer is het gezin aangemeld?", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    amount = forms.DecimalField(
        label="Bedrag",
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        help_text="In euro's, bijvoorbeeld 1.250,50.",
    )
    source = forms.ChoiceField(
        label="Wie meldt aan?", choices=[("", "Kies"), ("igt", "Eigen team (IGT)"), ("ext", "Externe partner")]
    )
    ground = forms.ChoiceField(
        label="Waarom is maatwerk nodig?",
        choices=[("past", "Het past niet in bestaande regelingen"), ("traag", "Het duurt te lang")],
        widget=forms.RadioSelect,
        help_text="Eén van beide is genoeg.",
    )
    areas = forms.MultipleChoiceField(
        label="Op welke leefgebieden speelt het?",
        choices=[("wonen", "Wonen"), ("geld", "Geld"), ("jeugd", "Opvoeden en jeugd")],
        widget=forms.CheckboxSelectMultiple,
    )
    urgent = forms.ChoiceField(
        label="Kan het wachten tot de tafel?",
        choices=[("ja", "Ja"), ("nee", "Nee")],
        widget=forms.RadioSelect,
        required=False,
    )
    story = forms.CharField(
        label="Wat speelt er?",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Zonder namen. Schrijf ‘moeder’ of ‘dochter’.",
    )
    note = forms.CharField(label="Opmerking", required=False)
    agreed = forms.BooleanField(label="Het gezin weet van deze aanmelding")

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.layout = Layout(
            Fieldset("De aanmelding", Row("number", "reported_on"), "source", PrependedText("amount", "€")),
            Fieldset("Het gezin", "ground", "areas", InlineRadios("urgent"), "story", "note", "agreed"),
            FormActions(
                Submit("save", "Aanmelden"), HTML('<a class="nl-button nl-button--subtle" href="/">Annuleren</a>')
            ),
        )
        return helper


class SignInForm(forms.Form):
    username = forms.CharField(label="Gebruikersnaam", widget=forms.TextInput(attrs={"autocomplete": "username"}))
    password = forms.CharField(
        label="Wachtwoord", widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )


def context(request):
    return {
        "user": SimpleNamespace(is_authenticated=True),
        "nav_who": "J. de Wit",
        "nav_role": "maatwerkeindbaas · Werk en inkomen",
        "nav": NAV,
        "demo": True,
        "demo_note": "alle gezinnen, mensen en bedragen zijn verzonnen. Het is hier dinsdag 24 november 2020.",
        "crumbs": [("Casussen", "/casussen/")],
        "steps": STEPS,
        "tabs": [
            ("Overzicht", "#x", True),
            ("Canvas", "#x", False),
            ("Tafels", "#x", False, 2),
            ("Geld", "#x", False),
            ("Stappen", "#x", False),
            ("Metingen", "#x", False),
            ("Leerpunten", "#x", False),
        ],
        "rows": ROWS,
        "facts": [("Volwassenen", "2"), ("Kinderen", "3", "4, 8 en 15 jaar"), ("Team", "IGT Noordwest")],
        "segments": SEGMENTS,
        "figures": FIGURES,
        "page_obj": Paginator(range(120), 25).page(2),
        "body_class": request.GET.get("body", ""),
    }


@login_not_required
def page(request, name):
    values = context(request)
    if name == "form":
        values["form"] = IntakeForm(request.POST or None)
    text = (PAGES / f"{name}.html").read_text()
    return HttpResponse(engines["django"].from_string(text).render(values, request))


@login_not_required
def sign_in(request):
    accounts = [
        ("s.peters", "Consulent, IGT Noordwest"),
        ("j.dewit", "Maatwerkeindbaas, Werk en inkomen"),
        ("a.bakker", "Voorzitter van de doorbraaktafel"),
        ("k.smeets", "Budgetbeheerder"),
        ("m.hendriks", "Teammanager"),
    ]
    form = SignInForm(request.POST or None)
    return TemplateResponse(
        request,
        "people/sign_in.html",
        {"form": form, "demo_accounts": accounts, "demo_password": "maatwerk-2020", "demo": True},
    )


@login_not_required
def forbidden(request):
    raise PermissionDenied("Je begeleidt deze casus zelf. Vraag twee andere maatwerkeindbazen om akkoord.")


@login_not_required
def missing(request):
    raise Http404


@login_not_required
def part(request):
    """A refused act answers 409 with the part that says so."""
    sentence = f"Geweigerd na {request.POST['do']}."
    return HttpResponse(f'<p id="part" role="status" tabindex="-1" data-focus>{sentence}</p>', status=409)


@login_not_required
def broken(request):
    return TemplateResponse(request, "500.html", status=500)


urlpatterns = [
    path("", page, {"name": "parts"}),
    path("aanmelden/", sign_in),
    path("dicht/", forbidden),
    path("weg/", missing),
    path("stuk/", broken),
    path("part/", part),
    path("<slug:name>/", page),
]
