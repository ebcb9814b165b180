"""The learning register of the demonstration: from one family's snag to a changed rule, or not (yet)."""

from maatwerk.demo.story.shapes import Leerpunt
from maatwerk.demo.story.short import day


def _route(*stops: tuple[str, str]):
    return tuple((status, day(on)) for status, on in stops)


LEERPUNTEN = (
    Leerpunt(
        "grote-woningen",
        "wonen",
        "beleid",
        "Grote huurwoningen zijn er bijna niet, of te duur",
        "Een groot gezin wacht langer dan een jaar in de opvang of blijft te krap wonen. Een aanvulling op de huur "
        "is per gezin geregeld; een afspraak met de corporaties over huurprijzen van grote woningen ontbreekt.",
        "Huisvestingswet 2014",
        "beleidsadviseur",
        _route(
            ("gesignaleerd", "2019-07-16"),
            ("gedeeld SZMH", "2019-11-28"),
            ("besproken B&O", "2020-06-25"),
            ("MT Sociaal", "2020-10-08"),
        ),
        ("moeder-zes", "tijdelijke-woonplek", "woningruil"),
    ),
    Leerpunt(
        "papieren-bemiddeling",
        "wonen",
        "uitvoering",
        "Wie vluchtte heeft haar papieren niet bij zich",
        "De woonbemiddeling vraagt stukken die thuis bij de ex-partner liggen. Daardoor begint het zoeken maanden "
        "later.",
        "Huisvestingswet 2014",
        "maatwerkeindbaas5",
        _route(
            ("gesignaleerd", "2019-12-05"),
            ("gedeeld SZMH", "2020-02-13"),
            ("besproken B&O", "2020-05-14"),
            ("aangepast", "2020-09-17"),
        ),
        ("moeder-zes", "woninginrichting"),
    ),
    Leerpunt(
        "schuld-bij-corporatie",
        "wonen",
        "samenwerking keten",
        "Eerst aflossen, dan pas bemiddelen",
        "Een corporatie zoekt pas een huis als een oude schuld is betaald. In de tussentijd betaalt de gemeente "
        "elke maand een veelvoud aan opvang.",
        "Geen regeling",
        "maatwerkeindbaas5",
        _route(
            ("gesignaleerd", "2020-02-18"),
            ("gedeeld SZMH", "2020-06-11"),
            ("besproken B&O", "2020-09-24"),
        ),
        ("opvang-achterstand", "eerste-eigen-huis"),
    ),
    Leerpunt(
        "vergunning-unit",
        "wonen",
        "uitvoering",
        "Woning passend maken: wie beslist over wat?",
        "Voor een trap of een unit zijn vier afdelingen nodig die elkaar niet kennen. Eén adres voor zulke vragen "
        "scheelt een half jaar.",
        "Besluit omgevingsrecht",
        "maatwerkeindbaas3",
        _route(("gesignaleerd", "2019-10-08"), ("gedeeld SZMH", "2020-09-10")),
        ("mantelzorgwoning", "vaste-trap"),
    ),
    Leerpunt(
        "damocles-en-jeugd",
        "wonen",
        "beleid",
        "Een huis sluiten en een kind beschermen botsen",
        "Na een sluiting kan een gezin jaren niet huren bij een corporatie, ook als de ouder onder dwang handelde. "
        "Dat maakt thuis opgroeien onmogelijk.",
        "Damoclesbeleid (artikel 13b Opiumwet)",
        "beleidsadviseur",
        _route(
            ("gesignaleerd", "2020-06-30"),
            ("gedeeld SZMH", "2020-09-10"),
            ("besproken B&O", "2020-11-05"),
        ),
        ("veilige-woonplek",),
    ),
    Leerpunt(
        "tussen-wal-en-schip",
        "wonen",
        "samenwerking keten",
        "De ene opvang wil gevaar, de andere juist niet",
        "De doelgroepen van de opvangplekken zijn los van elkaar ingekocht. Een ouder met kind past soms nergens.",
        "Wmo 2015",
        "beleidsadviseur",
        _route(
            ("gesignaleerd", "2019-06-18"),
            ("gedeeld SZMH", "2019-11-28"),
            ("besproken B&O", "2020-06-25"),
            ("MT Sociaal", "2020-10-08"),
        ),
        ("samen-wonen", "tijdelijke-woonplek", "veilige-woonplek"),
    ),
    Leerpunt(
        "een-overleg",
        "wonen",
        "uitvoering",
        "Veel hulpverleners, geen gedeeld beeld",
        "Elke partij beslist op het deel van het verhaal dat zij kent. Eén overleg met het gezin erbij voorkomt "
        "dubbel werk en verkeerde besluiten.",
        "Geen regeling",
        "maatwerkeindbaas",
        _route(("gesignaleerd", "2019-07-09"), ("gedeeld SZMH", "2020-02-13"), ("aangepast", "2020-09-03")),
        ("een-plan-voor-drie", "veilige-woonplek", "safehouse", "nachtrust"),
    ),
    Leerpunt(
        "vervoer-over-de-grens",
        "leerlingenvervoer",
        "beleid",
        "De passende school kan over de grens staan",
        "De verordening kijkt naar de dichtstbijzijnde passende school in Nederland. Wie daar niet terechtkan, "
        "heeft geen recht op vervoer.",
        "Verordening leerlingenvervoer",
        "beleidsadviseur",
        _route(
            ("gesignaleerd", "2020-01-28"),
            ("gedeeld SZMH", "2020-03-05"),
            ("besproken B&O", "2020-06-25"),
            ("niet aangepast", "2020-10-29"),
        ),
        ("leerlingenvervoer-belgie",),
    ),
    Leerpunt(
        "vervoer-zonder-adres",
        "leerlingenvervoer",
        "beleid",
        "Geen vast adres, geen schoolbus",
        "Zonder woonadres is er geen aanspraak op vervoer. Aanpassen raakt de kosten van het hele vervoer en vraagt "
        "eerst onderzoek.",
        "Verordening leerlingenvervoer",
        "beleidsadviseur",
        _route(("gesignaleerd", "2019-08-27"), ("gedeeld SZMH", "2019-11-28"), ("besproken B&O", "2020-06-25")),
        ("schooltaxi-zonder-adres",),
    ),
    Leerpunt(
        "schuld-buiten-schuld",
        "financiele-problemen",
        "beleid",
        "Een schuldregeling kan niet tegen pech",
        "Nieuwe schulden door een sterfgeval, een faillissement of zorgkosten laten een regeling mislukken, ook als "
        "niemand er iets aan kon doen.",
        "Wet gemeentelijke schuldhulpverlening",
        "maatwerkeindbaas4",
        _route(
            ("gesignaleerd", "2019-06-11"),
            ("gedeeld SZMH", "2020-02-13"),
            ("besproken B&O", "2020-09-24"),
        ),
        ("nieuwe-schulden", "medische-schuld", "medicatie"),
    ),
    Leerpunt(
        "lening-inrichting",
        "financiele-problemen",
        "uitvoering",
        "Een lening verstrekken kost ook geld",
        "De gemeente betaalt € 186 per lening voor inrichting. Wie niet kan aflossen, is met een gift beter en "
        "goedkoper geholpen.",
        "Bijzondere bijstand",
        "maatwerkeindbaas7",
        _route(
            ("gesignaleerd", "2020-01-14"),
            ("gedeeld SZMH", "2020-03-05"),
            ("besproken B&O", "2020-06-25"),
            ("MT Sociaal", "2020-11-12"),
        ),
        ("woninginrichting",),
    ),
    Leerpunt(
        "bijstand-voor-werkenden",
        "financiele-problemen",
        "uitvoering",
        "Bijzondere bijstand is er ook voor wie werkt",
        "Collega's weten niet altijd dat ook mensen zonder uitkering er aanspraak op hebben. De werkinstructie is "
        "aangevuld.",
        "Bijzondere bijstand",
        "maatwerkeindbaas",
        _route(("gesignaleerd", "2019-06-04"), ("gedeeld SZMH", "2019-09-12"), ("aangepast", "2020-01-30")),
        ("luiers",),
    ),
    Leerpunt(
        "beslagvrije-voet",
        "financiele-problemen",
        "samenwerking keten",
        "De beslagvrije voet klopt zelden in één keer",
        "Elke schuldeiser rekent met andere gegevens. Het gezin komt onder het minimum terwijl de correctie maanden "
        "duurt.",
        "Wet gemeentelijke schuldhulpverlening",
        "maatwerkeindbaas10",
        _route(("gesignaleerd", "2019-05-14"), ("gedeeld SZMH", "2019-09-12"), ("besproken B&O", "2020-02-27")),
        ("vaste-lasten", "terugvordering", "wachttijd-schuldhulp", "loonbeslag"),
    ),
    Leerpunt(
        "volgorde-van-aanvragen",
        "financiele-problemen",
        "uitvoering",
        "Vier regelingen, vier keer hetzelfde formulier",
        "Regelingen zijn er genoeg. Dat zij na elkaar, achteraf en met dezelfde bewijsstukken moeten worden "
        "aangevraagd, maakt ze onbereikbaar.",
        "Meedoenregelingen minima",
        "maatwerkeindbaas6",
        _route(("gesignaleerd", "2019-05-21"), ("gedeeld SZMH", "2019-11-28")),
        ("wasmachine", "lege-winkel", "opvang-op-indicatie", "terugvordering", "brugklas"),
    ),
    Leerpunt(
        "achttien-min-plus",
        "wonen",
        "beleid",
        "De achttiende verjaardag als uitzettingsdatum",
        "Jeugdhulp kan langer doorlopen, maar niemand vraagt het op tijd aan.",
        "Jeugdwet",
        "maatwerkeindbaas6",
        _route(
            ("gesignaleerd", "2020-09-01"),
        ),
        ("achttien-en-verder",),
    ),
    Leerpunt(
        "gesprek-kinderwens",
        "nu-niet-zwanger",
        "uitvoering",
        "Niemand vroeg naar de kinderwens",
        "Een open gesprek over wel of niet zwanger willen worden hoort bij het eerste keukentafelgesprek. Twee "
        "collega’s kunnen daarbij helpen, samen met de GGD.",
        "Geen regeling",
        "maatwerkeindbaas3",
        _route(("gesignaleerd", "2019-11-12"), ("gedeeld SZMH", "2020-10-01"), ("aangepast", "2020-11-19")),
        ("baby-op-komst", "jong-gezin"),
    ),
)
