"""The proposal for a raadsinformatiebrief, in sentences that carry live figures, and the letter as it is printed.

What can't be said about few families is left out; what is written is a proposal that the teammanager edits.
"""

from django.conf import settings

from cases.models import Theme
from maatwerk.lib.dates import format_long
from maatwerk.lib.refusals import RuleBroken
from reports.documents.letter import Letter as Printed

from .body import body_blocks
from .disclosure import published, withheld
from .figures import figures
from .figures.marks import SHORT
from .models import Letter, Municipality, Signatory

NO_SENDER = "De afzender is nog niet ingevuld. Vul onder Rapporten, Afzender de gegevens van de gemeente in."
NO_SIGNATORY = "Er is geen ondertekenaar in functie op {day}. Voeg er onder Rapporten, Afzender een toe."


def sender():
    """The municipality. Raises RuleBroken with what to do when it was not filled in yet."""
    municipality = Municipality.objects.select_related("fund").first()
    if municipality is None:
        raise RuleBroken(NO_SENDER)
    return municipality


def letter_figures(as_of):
    """The figures as letters name them: the fund of the programme needs no name."""
    municipality = Municipality.objects.select_related("fund").first()
    return figures(as_of, fund=municipality.fund if municipality else None)


def new_letter(as_of, *, date, by=None):
    """An unsaved letter with a proposal for everything. Raises RuleBroken without sender or signatory."""
    municipality = sender()
    signatory = Signatory.objects.in_office(date).first()
    if signatory is None:
        raise RuleBroken(NO_SIGNATORY.format(day=format_long(date)))
    return Letter(
        subject=f"Stand van de {settings.PROGRAMME_NAME} op {format_long(as_of)}",
        date=date,
        as_of=as_of,
        signatory=signatory,
        handled_by=by.display_name if by else "",
        email=by.email if by else "",
        phone_label=municipality.phone_label,
        body=proposal(letter_figures(as_of), as_of),
    )


SENDER = ("name", "return_address", "visit_address", "postal_address", "website", "fax", "phone", "email")


def snapshot(letter, found):
    """What a letter takes from elsewhere, as plain data: it is kept on the letter when it is sent."""
    municipality, texts = sender(), published(found)
    return {
        "sender": {name: getattr(municipality, name) for name in SENDER},
        "signatory": [letter.signatory.name, letter.signatory.office],
        "figures": {key: [texts[key], str(figure.value)] for key, figure in found.items()},
    }


def printed_letter(letter, *, mark=None):
    """The letter for the printer, or with `mark` for the screen. Raises RuleBroken when there is no sender.

    A sent letter is what it was when it was sent, whoever signs now and whatever the figures are.
    """
    found = letter_figures(letter.as_of)
    kept = letter.snapshot or snapshot(letter, found)
    head = kept["sender"]
    texts = {key: text for key, (text, _) in kept["figures"].items()}
    return Printed(
        municipality=head["name"],
        return_address=head["return_address"],
        visit_address=_lines(head["visit_address"]),
        postal_address=_lines(head["postal_address"]),
        website=head["website"],
        fax=head["fax"],
        phone_label=letter.phone_label,
        phone=letter.phone or head["phone"],
        email=letter.email or head["email"],
        addressee=_lines(letter.addressee),
        subject=letter.subject,
        date=letter.date,
        sent_on=letter.sent_on,
        enclosures=letter.enclosures,
        handled_by=letter.handled_by,
        our_reference=letter.our_reference,
        your_reference=letter.your_reference,
        salutation=letter.salutation,
        body=body_blocks(letter.body, found, texts, mark=mark),
        closing=letter.closing,
        signatories=(tuple(kept["signatory"]),),
        on_behalf_of_college=letter.on_behalf_of_college,
        type_label=letter.get_kind_display(),
    )


def _lines(text):
    return tuple(line.strip() for line in text.splitlines() if line.strip())


# --- the proposal ----------------------------------------------------------------------------------------------------
def proposal(found, as_of):
    """The body of a raadsinformatiebrief on this peildatum: own sentences, every number a live figure."""
    hidden = withheld(found)

    def known(key):
        return key in found and key not in hidden and bool(found[key].value)

    parts = [
        _opening(as_of),
        _approach(),
        *_results(found, known),
        *_marks(known),
        *_costs(found, as_of),
        *_lessons(as_of, known),
        _next(),
    ]
    return "\n\n".join(part for part in parts if part)


def _opening(as_of):
    return (
        f"Met deze brief informeren wij u over de stand van de {settings.PROGRAMME_NAME}. De cijfers hebben "
        f"{format_long(as_of)} als peildatum, tenzij er een andere datum bij staat."
    )


def _approach():
    return (
        "## Wat de aanpak is\n"
        "Sommige gezinnen lopen vast tussen regels die elk voor zich goed bedoeld zijn. In deze aanpak bepaalt het "
        "gezin samen met de eigen consulent en een maatwerkeindbaas waar het naartoe wil, en welke doorbraak daarvoor "
        "nodig is. Wat met een bestaande regeling kan, gebeurt met die regeling. Maatwerk is er voor wat niet past of "
        "te lang duurt. Een plan gaat pas door als minstens twee maatwerkeindbazen die niet bij het gezin betrokken "
        "zijn, akkoord geven."
    )


def _results(found, known):
    sentences = ["## Wat er is bereikt"]
    if known("besproken"):
        sentences.append("Tot nu toe zijn {besproken} casussen aan een tafel besproken.")
    if known("plannen"):
        sentences.append("Voor {plannen} gezinnen ligt er een vastgesteld maatwerkplan.")
    if known("uitgevoerd"):
        sentences.append("Bij {uitgevoerd} gezinnen is het plan uitgevoerd.")
    if known("regulier"):
        sentences.append(
            "In {regulier} casussen lukte het om het gezin alsnog met bestaande voorzieningen te helpen. "
            "Ook dat is winst: maatwerk was daar niet nodig."
        )
    if len(sentences) == 1:
        sentences.append("Het aantal plannen is nog te klein om er cijfers over te geven.")
    yield "\n".join([sentences[0], " ".join(sentences[1:])])
    if known("kbas"):
        yield (
            "Bij {kbas} plannen hoort een kosten-batenanalyse: een onderbouwde inschatting van de professionals. "
            "Zonder maatwerk zouden deze gezinnen in twaalf maanden naar verwachting {dreigend} aan hulp en "
            "ondersteuning kosten; met maatwerk is dat {maatwerk}. Het verwachte rendement is dus {rendement} over "
            "twaalf maanden: gemiddeld {rendement_gemiddeld} per gezin (afgerond, over {kbas} "
            "kosten-batenanalyses). Dit rendement is geen bedrag dat in de begroting vrijvalt: het zijn kosten die "
            "niet worden gemaakt, bij de gemeente en bij anderen."
        )
        if note := found["rendement_gemiddeld"].note:
            yield note


def _marks(known):
    shown = [key for key, _ in SHORT.values() if known(f"cijfer_{key}")]
    if not shown:
        return
    said = {
        "canvas": "Bij het maken van het plan gaven gezinsleden hun leven gemiddeld een {cijfer_canvas} "
        "({aantal_cijfers_canvas} cijfers).",
        "direct": "Direct na de inzet van het maatwerk was dat een {cijfer_direct} ({aantal_cijfers_direct} cijfers).",
        "6_maanden": "Zes maanden na de inzet was het een {cijfer_6_maanden} ({aantal_cijfers_6_maanden} cijfers).",
        "12_maanden": "Na twaalf maanden was het een {cijfer_12_maanden} ({aantal_cijfers_12_maanden} cijfers).",
    }
    silent = {
        "canvas": "bij het plan {geen_cijfer_canvas}",
        "direct": "direct na de inzet {geen_cijfer_direct}",
        "6_maanden": "na zes maanden {geen_cijfer_6_maanden}",
        "12_maanden": "na twaalf maanden {geen_cijfer_12_maanden}",
    }
    yield "## Hoe tevreden gezinnen zijn\n" + " ".join(said[key] for key in shown)
    yield (
        f"Het aantal gezinnen dat geen cijfer gaf: {'; '.join(silent[key] for key in shown)}. De groepen achter deze "
        "cijfers zijn niet even groot. Het verloop is daarom een aanwijzing en geen bewijs."
    )


def _costs(found, as_of):
    this, last = as_of.year, as_of.year - 1
    if f"raming_{this}" not in found and f"raming_{last}" not in found:
        return
    yield "## Wat de aanpak kost"
    if f"raming_{last}" in found:
        yield (
            f"In {last} was {{raming_{last}}} geraamd en is {{uitgaven_{last}}} uitgegeven. Dat zijn alle kosten van "
            "de aanpak samen, ook die van begeleiding en training."
        )
    if f"raming_{this}" in found:
        spent = found[f"uitgaven_{this}"]
        yield (
            f"Voor {this} is {{raming_{this}}} geraamd. Van {spent.period} is daarvan {{uitgaven_{this}}} uitgegeven; "
            f"voor {{verplicht_{this}}} zijn verplichtingen aangegaan die nog niet zijn betaald."
        )
        if spent.value:
            yield f"{{tabel_uitgaven_{this}}}"
        yield _forecast(found, this)


def _forecast(found, year):
    total, custom = found.get(f"prognose_{year}"), found.get(f"prognose_{year}_maatwerk")
    day = format_long((total or custom).as_of) if total or custom else ""
    if total and custom:
        return (
            f"Naar verwachting (peildatum {day}) komen de uitgaven over heel {year} uit op {{prognose_{year}}}, "
            f"waarvan {{prognose_{year}_maatwerk}} aan maatwerk."
        )
    if total:
        return f"Naar verwachting (peildatum {day}) komen de uitgaven over heel {year} uit op {{prognose_{year}}}."
    if custom:
        return (
            f"Naar verwachting (peildatum {day}) wordt over heel {year} {{prognose_{year}_maatwerk}} aan maatwerk "
            "uitgegeven."
        )
    return ""


def _lessons(as_of, known):
    names = list(Theme.objects.filter(leerpunten__moves__on__lte=as_of).distinct().values_list("name", flat=True))
    if not names:
        return
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} en {names[-1]}"
    word = "het thema" if len(names) == 1 else "de thema's"
    housing = " Bij {woonproblematiek} van de plannen speelt de woning een rol." if known("woonproblematiek") else ""
    yield (
        f"## Wat wij ervan leren\nElk plan laat zien waar regels en werkwijzen een gezin in de weg staan. Die "
        f"leerpunten gaan tot nu toe over {word} {listed}.{housing} Wij bespreken ze met uitvoering, beleid en "
        "partners, zodat een uitzondering van vandaag waar dat kan de gewone werkwijze van morgen wordt."
    )


def _next():
    return (
        "## Hoe het verder gaat\n"
        "Wij volgen de gezinnen tot twaalf maanden na de inzet van het maatwerk. Dan vragen wij hun opnieuw hoe het "
        "gaat en zetten wij de werkelijke kosten naast de verwachte. Over de uitkomsten informeren wij u opnieuw. Wij "
        "hopen dat u hiermee een goed beeld hebt van de aanpak en van wat die oplevert."
    )
