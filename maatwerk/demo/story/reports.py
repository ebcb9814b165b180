"""What went to the raad in 2019 and what is about to go: two answers to written questions, an answer to a raadsronde,
and the raadsinformatiebrief of 3 December 2020 with its bijlagen.

Facts are those of the published letters; every sentence is our own, and so are the names of fracties and raadsleden.
A number of the programme is a field, such as `{plannen}`. A sentence with a field that can't be told is left out.
"""

from dataclasses import dataclass, field
from datetime import date

from maatwerk.demo.story.short import day


@dataclass(frozen=True)
class Question:
    """A question of the raad with the paragraphs of its answer; `same_as` is the number of an earlier question."""

    text: str
    answer: tuple[str, ...] = ()
    same_as: int | None = None


@dataclass(frozen=True)
class Section:
    """A heading with its paragraphs and the tables under it; without title it has no heading. `quote` stands last."""

    title: str
    paragraphs: tuple[str, ...]
    tables: tuple[str, ...] = ()
    quote: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Answer:
    """A letter with answers, made, read, adopted and sent on its date, with the figures of `as_of`."""

    kind: str
    title: str
    dated: date
    as_of: date
    our_reference: str
    addressee: tuple[str, ...]
    salutation: str
    opening: tuple[Section, ...]
    questions: tuple[Question, ...] = ()
    sections: tuple[Section, ...] = ()
    type_label: str = ""
    article: str = ""
    on_behalf_of_college: bool = False


@dataclass(frozen=True)
class Promised:
    """What was promised, in which answer (its date), how it ended, and in which letter (its date) the raad reads so."""

    text: str
    made_in: date
    due_on: date
    done_on: date | None = None
    done_note: str = ""
    told_in: date | None = None


@dataclass(frozen=True)
class Reference:
    """A figure from elsewhere, with where it was found."""

    key: str
    kind: str
    label: str
    value: int
    unit: str
    valid_from: date
    source: str
    n: int | None = None


@dataclass(frozen=True)
class Bundle:
    """The letter of 3 December 2020; `added` holds paragraphs for a chapter of the tussenevaluatie, by its heading."""

    subject: str
    dated: date
    as_of: date
    our_reference: str
    paragraphs: tuple[str, ...]
    added: dict[str, tuple[str, ...]]
    timeline: tuple[str, ...] = field(default=())


RVO = "artikel 47 van het Reglement van Orde"
INFORMED = "Ik hoop u hiermee voldoende te hebben geïnformeerd."
ASKED_UNDER = (
    Section("", ("Hieronder vindt u de antwoorden op de vragen die uw fractie heeft gesteld op grond van {artikel}.",)),
)

EMERGENCY_FUND = Answer(
    kind="schriftelijke-vragen",
    title="Vragen ex art. 47 RvO over een noodbudget",
    dated=day("2019-04-15"),
    as_of=day("2019-04-15"),
    our_reference="2019.10606",
    addressee=("Aan de fractie Bruggen Slaan", "de heer T.W. Zandhoven en mevrouw L. Overgaauw"),
    salutation="Geachte heer Zandhoven en mevrouw Overgaauw,",
    type_label="Vragen ex art. 47 RvO",
    article=RVO,
    on_behalf_of_college=True,
    opening=(
        *ASKED_UNDER,
        Section(
            "",
            (
                "Uw vragen gaan over proeven elders in het land, zoals de City Deal en het traject ‘Eenvoudig "
                "maatwerk’. Gemeenten werken daarin met een budget waarmee zij kwetsbare mensen snel kunnen helpen.",
            ),
        ),
    ),
    questions=(
        Question(
            "Kent het college dit traject?",
            (
                "Ja. Wij volgen het en hebben ons onlangs aangesloten bij een netwerk waarin gemeenten hun ervaringen "
                "met deze manier van werken delen.",
            ),
        ),
        Question(
            "Zo ja, hoe kijkt het college ernaar? Zou onze stad er iets aan hebben?",
            (
                "Wij denken van wel. |In het coalitieakkoord staat de ambitie om {ambitie_gezinnen} kwetsbare "
                "gezinnen uit Maastricht met maatwerk te helpen: de 50 gezinnen-aanpak. |Daarmee willen wij twee "
                "dingen. Gezinnen krijgen weer perspectief en maken met ons een doorbraak. En wij leren, samen met "
                "partners, waar onze eigen regels en werkwijzen niet helpen of elkaar in de weg zitten.",
                "De raad heeft hiervoor een jaarlijks maatwerkbudget gereserveerd. Voor 2019 is dat {raming_2019}.",
                "Tien consulenten van Sociale Zaken Maastricht Heuvelland (SZMH) en Kredietbank Limburg zijn kort "
                "geleden begonnen. Zij kunnen dit geld gebruiken voor een doorbraak, als zij die in een maatwerkplan "
                "onderbouwen. Andere gemeenten merkten dat de meeste doorbraken met gewone middelen te betalen zijn. "
                "Wij zetten het maatwerkbudget daarom in als dat niet kan of te langzaam gaat.",
                "De eerste ervaringen verwachten wij vóór de zomer van 2019. Wij zullen uw raad daarover informeren.",
                "Er zijn nog twee budgetten voor maatwerk. De sociale teams hebben een werkbudget, voor 2019 "
                "{raming_werkbudget_sociale_teams_2019}. Het is er voor acute knelpunten van bewoners die tussen "
                "wetten en regelingen vallen en anders te laat hulp krijgen. Een probleem klein houden vraagt soms om "
                "een onorthodoxe oplossing.",
                "Daarnaast hebben de sociale teams en Team Jeugd samen een werkbudget armoede jeugd, voor 2019 "
                "{raming_werkbudget_armoede_jeugd_2019}. Dat wordt gebruikt voor de ontwikkeling van een kind. Anders "
                "dan bij het eerste werkbudget vragen wij er geen tegenprestatie voor.",
            ),
        ),
        Question(
            "Zo nee, wil het college zich erin verdiepen en nagaan wat er in onze stad mogelijk is?",
            same_as=2,
        ),
    ),
)

ELEVEN_QUESTIONS = Answer(
    kind="schriftelijke-vragen",
    title="Vragen ex art. 47 RvO over de 50 gezinnen-aanpak",
    dated=day("2019-08-20"),
    as_of=day("2019-08-20"),
    our_reference="2019.23517",
    addressee=("Aan de fractie Stad van Morgen", "de heer Q. Terhorst"),
    salutation="Geachte heer Terhorst,",
    type_label="Vragen ex art. 47 RvO",
    article=RVO,
    opening=ASKED_UNDER,
    questions=(
        Question(
            "Sinds wanneer loopt de proef met de 50 gezinnen-aanpak?",
            (
                "Op 27 november 2018 was de aftrap, met collega’s en met partners van buiten de gemeente. Eind 2018 "
                "zochten wij ook de medewerkers die de aanpak dragen. Hun training door het Instituut voor Publieke "
                "Waarden (IPW) begon in februari 2019.",
            ),
        ),
        Question(
            "Welke gezinnen komen ervoor in aanmerking? Wij vragen niet naar namen, wel naar het soort casus.",
            (
                "Het gaat om gezinnen met problemen op meer leefgebieden tegelijk, waarvoor de gewone oplossingen "
                "niet genoeg bleken. |De ambitie is om {ambitie_gezinnen} gezinnen te helpen. |De consulenten droegen "
                "zelf gezinnen aan, en wij keken daarnaast naar de gegevens in onze systemen.",
            ),
        ),
        Question(
            "Welke hulpverleners zitten in het panel, en wie leidt het?",
            (
                "Er is geen panel van hulpverleners. Acht medewerkers van SZMH en twee van Kredietbank Limburg zijn "
                "binnen hun eigen organisatie opgeleid tot maatwerkexpert. Zij helpen collega’s om goed onderbouwd "
                "maatwerk te maken volgens de methode van het IPW.",
            ),
        ),
        Question(
            "Hoe gaat de proef in zijn werk?",
            (
                "Zie ook het antwoord op vraag 1 en vraag 3. Ervaren begeleiders van het IPW coachen de "
                "maatwerkexperts bij het toepassen van de methode. Wie zo werkt, brengt eerst alle problemen in beeld "
                "en bepaalt samen met het gezin waar het naartoe wil. Dat vraagt van professionals een andere "
                "houding, en dus tijd.",
                "Op 16 september praten wij uw raad in een informatiebijeenkomst bij over de aanpak en de eerste "
                "ervaringen.",
            ),
        ),
        Question(
            "Welke rol heeft Kredietbank Limburg?",
            ("Kredietbank Limburg deed vanaf het begin mee. Twee van haar consulenten zijn voor de aanpak opgeleid.",),
        ),
        Question(
            "Welke rol heeft de Wmo?",
            (
                "Heeft een gezin een voorziening uit de Wmo nodig, dan komt die er en sluit de Wmo-consulent aan. "
                "Voor de Jeugdwet en de Participatiewet geldt hetzelfde. Wat een gezin gewoon nodig heeft, kan "
                "starten of doorlopen.",
            ),
        ),
        Question(
            "Hoe vaak is er een keukentafelgesprek met een gezin?",
            (
                "Zo vaak als nodig is om samen te begrijpen wat er speelt en te bepalen waar het gezin naartoe wil. "
                "Er is bewust geen norm: onze consulenten leren juist om maatwerk te leveren.",
            ),
        ),
        Question(
            "Is er genoeg formatie voor de proef?",
            (
                "Ja. Elke maatwerkexpert is structureel acht uur per week vrijgemaakt om collega’s te coachen en te "
                "helpen. Ook zijn zij in hun organisatie ambassadeur van maatwerk.",
                "De tien maatwerkexperts werken zelf niet in het gezin. Dat doet de eigen contactpersoon van het "
                "gezin bij SZMH of Kredietbank Limburg; de maatwerkexpert helpt waar dat nodig is.",
            ),
        ),
        Question(
            "Worden de problemen van een gezin na elkaar aangepakt, of allemaal tegelijk?",
            (
                "Stap voor stap. Eerst bepaalt het gezin met ons waar het naartoe wil. Dan kijken wij wat daarvoor "
                "als eerste nodig is. Dat pakken wij op, en daarna volgt de rest. Wat het zwaarst weegt, gaat voor.",
            ),
        ),
        Question(
            "Hoe wordt de proef gevolgd?",
            (
                "Voorlopig volgt het IPW de aanpak; het pakt de eerste casussen samen met de medewerkers van SZMH en "
                "Kredietbank Limburg op. Intussen begint er een landelijk onderzoek naar de resultaten van zulke "
                "aanpakken. Maastricht heeft zich daarvoor aangemeld.",
            ),
        ),
        Question(
            "Hoe vaak komt het panel bij elkaar?",
            (
                "Zie het antwoord op vraag 3: een panel is er niet. De tien opgeleide maatwerkexperts komen vanaf het "
                "najaar elke week bijeen om de plannen van collega’s te bespreken en verder te helpen.",
            ),
        ),
    ),
    sections=(Section("", (INFORMED,)),),
)

WHAT_DOES_IT_COST = Answer(
    kind="raadsronde",
    title="Beantwoording vraag over de kosten van de 50 gezinnen-aanpak",
    dated=day("2019-12-12"),
    as_of=day("2019-12-12"),
    our_reference="2019.37153",
    addressee=("Aan de raadsleden en burgerraadsleden",),
    salutation="Geachte raadsleden en burgerraadsleden,",
    opening=(
        Section(
            "",
            (
                "In de raadsronde van 19 november 2019 besprak u het beleidskader armoede en schuldhulpverlening. De "
                "fractie Bruggen Slaan stelde daarbij een vraag over de 50 gezinnen-aanpak. Hieronder vindt u het "
                "schriftelijke antwoord.",
            ),
            quote=("Wat kost de 50 gezinnen-aanpak?", "fractie Bruggen Slaan, raadsronde van 19 november 2019"),
        ),
        Section(
            "",
            (
                "Medewerkers van SZMH en Kredietbank Limburg worden sinds begin 2019 door het Instituut voor Publieke "
                "Waarden (IPW) getraind in de doorbraakmethode.",
                "Deze groep komt nu elke week bij elkaar om over nieuwe casussen te sparren of over de inzet van "
                "maatwerk te beslissen. Omdat er verschillende vakgebieden aan tafel zitten, lukt het vaak om een "
                "doorbraak te bedenken en om zo veel mogelijk met gewone voorzieningen op te lossen.",
                "Tot en met 12 december 2019 zijn {besproken} casussen besproken. "
                "Veel gezinnen konden alsnog met bestaande voorzieningen worden geholpen. "
                "|In {plannen} casussen kon dat niet; daar is met het gezin een maatwerkplan uitgewerkt.",
            ),
        ),
    ),
    sections=(
        Section(
            "Inhoudelijk rendement",
            (
                "Enkele voorbeelden van wat maatwerk voor een gezin betekent:",
                "- Een dreigende huisuitzetting gaat niet door. De vaste lasten worden aangevuld tot de schuldhulp "
                "loopt en de beslagvrije voet klopt.\n"
                "- Een moeder kan blijven werken, doordat een achterstand bij de kinderopvang is betaald en er luiers "
                "zijn voor een kind dat door ziekte meer nodig heeft.\n"
                "- Een vader zoekt weer werk, nu een schuld voor medische zorg is afgelost.\n"
                "- Kinderen die uit huis waren geplaatst, wonen weer bij hun moeder, in een huis met begeleiding.\n"
                "- Kinderen hoeven niet uit huis, doordat een tijdelijke woonplek wordt betaald.",
            ),
        ),
        Section(
            "Financieel rendement",
            (
                "Van {kbas} plannen is samen met het IPW een kosten-batenanalyse gemaakt. |Het verwachte rendement is "
                "samen {rendement}: het verschil tussen wat er zonder maatwerk dreigde en de kosten met maatwerk, "
                "gerekend over een jaar. |Gemiddeld is dat {rendement_gemiddeld} per casus, naar beneden afgerond.",
                "NB: het aantal casussen is in deze beginfase klein. Dit bedrag zegt daarom nog te weinig over de "
                "rest van de aanpak. |Amersfoort noemt een rendement van {amersfoort_rendement} ten opzichte van wat "
                "er dreigde, Den Haag {den_haag_rendement}. |Bovendien kwamen de zwaarste casussen waarschijnlijk als "
                "eerste naar boven.",
            ),
            tables=("tabel_vergelijking",),
        ),
        Section(
            "Kosten",
            (
                "De aanpak is dit jaar begonnen. Er ging daarom veel tijd naar training en coaching van medewerkers. "
                "|Zoals het IPW al verwachtte, kunnen veel gezinnen met gewone voorzieningen worden geholpen. Er is "
                "dus weinig maatwerkbudget nodig voor een doorbraak.",
                "Dat ziet u terug in de uitgaven. |Aan maatwerk en facilitaire zaken is tot en met 12 december 2019 "
                "{uitgaven_2019_maatwerk_en_facilitair} uitgegeven.",
                "Eind 2020 bied ik u een tussenevaluatie van de aanpak aan.",
                INFORMED,
            ),
        ),
    ),
)

ANSWERS = (EMERGENCY_FUND, ELEVEN_QUESTIONS, WHAT_DOES_IT_COST)

COUNCIL_BUNDLE = Bundle(
    subject="Tussenevaluatie 50 gezinnen-aanpak",
    dated=day("2020-12-03"),
    as_of=day("2020-11-30"),
    our_reference="2020-33291",
    paragraphs=(
        "In 2019 begonnen wij met de 50 gezinnen-aanpak. De methode komt van het Instituut voor Publieke Waarden "
        "(IPW) en wordt op meer plaatsen in het land gebruikt. |In Maastricht maakten inmiddels {plannen} gezinnen "
        "samen met ons een maatwerkplan. |Bij {uitgevoerd} van hen is dat plan uitgevoerd.",
        "Met deze tussenevaluatie informeer ik u over de aanpak en over wat die tot nu toe brengt. Bij deze brief "
        "horen twee documenten: de tussenevaluatie en een oplegger. Op de oplegger ziet u in één oogopslag wat de "
        "aanpak is en wat de resultaten zijn.",
        "Over {kbas} plannen met een kosten-batenanalyse verwachten wij in twaalf maanden {rendement} minder kosten "
        "dan zonder maatwerk, gemiddeld {rendement_gemiddeld} per gezin (naar beneden afgerond). |Het zijn kosten die "
        "de gemeente en anderen niet hoeven te maken; in de begroting valt dit bedrag niet vrij.",
        "Vanaf 2021 wordt deze manier van werken een vast onderdeel van Sociale Zaken Maastricht Heuvelland. Zo komt "
        "er voor steeds meer inwoners aandacht voor maatwerk, met goede gevolgen voor hen en voor de kosten. Wij "
        "blijven de aanpak volgen. Eind 2021 bied ik u een eindevaluatie aan, met de totale kosten en met wat de "
        "aanpak doet met het zorggebruik van de gezinnen.",
        "De lokale omroep besteedde eind november aandacht aan de aanpak. In die uitzending, die nog terug te kijken "
        "is, ziet u wat maatwerk voor een gezin betekent.",
        "Ik vertrouw erop dat u hiermee voldoende bent geïnformeerd.",
    ),
    added={
        "Inleiding": (
            "De aanpak loopt van begin 2019 tot eind 2021. In Den Haag, Utrecht, Amersfoort en Almelo voert het IPW "
            "de aanpak uit; wij kozen ervoor om dat met eigen consulenten en met medewerkers van Kredietbank Limburg "
            "te doen.",
        ),
        "Verandering in de organisatie en daarbuiten": (
            "In 2019 zijn tien maatwerkeindbazen opgeleid: acht van SZMH en twee van Kredietbank Limburg. De groep "
            "wisselde dat jaar door de reorganisatie, en dat kostte tijd. Inmiddels kennen zij hun rol goed.",
        ),
        "Vervolg": (
            "Vanaf 2021 is een apart budget niet meer nodig. In de reguliere budgetten voor Wmo, Participatiewet en "
            "Jeugdwet wordt een bedrag voor maatwerk geoormerkt. |Voor 2021 is dat samen {raming_2021}.",
            "De begeleiding door het IPW maakt plaats voor een doorbraak-tool, waarmee maatwerkeindbazen hun plannen "
            "maken. De aanpak komt in het trainingsprogramma, zodat alle medewerkers ermee kunnen leren werken. Het "
            "teammanagement van SZMH neemt het volgen en bijsturen over.",
        ),
    },
    timeline=(
        "juni 2018: het coalitieakkoord noemt de ambitie",
        "begin 2019: de maatwerkeindbazen worden opgeleid",
        "november 2020: tussenevaluatie, {plannen} gezinnen met een plan",
        "eind 2021: eindevaluatie",
    ),
)

PROMISES = (
    Promised(
        "De raad informeren over de eerste ervaringen met de aanpak",
        made_in=day("2019-04-15"),
        due_on=day("2019-09-30"),
        done_on=day("2019-09-16"),
        done_note="Verteld in de informatiebijeenkomst van 16 september 2019.",
    ),
    Promised(
        "Een informatiebijeenkomst over de aanpak en de eerste ervaringen",
        made_in=day("2019-08-20"),
        due_on=day("2019-09-16"),
        done_on=day("2019-09-16"),
        done_note="Gehouden op 16 september 2019.",
    ),
    Promised(
        "Een tussenevaluatie van de aanpak aanbieden",
        made_in=day("2019-12-12"),
        due_on=day("2020-12-31"),
        done_on=day("2020-12-01"),
        done_note="De tussenevaluatie gaat met deze brief mee.",
        told_in=day("2020-12-03"),
    ),
    Promised(
        "Een eindevaluatie aanbieden, met de totale kosten en de effecten op het zorggebruik van de gezinnen",
        made_in=day("2020-12-03"),
        due_on=day("2021-12-31"),
    ),
)

BENCHMARK, CONTEXT = "vergelijking", "achtergrond"
STATED_2019 = "Opgave van de gemeente zelf, 2019"
ESTIMATE = "Landelijke schatting"
IN_AMERSFOORT, IN_DEN_HAAG = (f"{city}: gemiddeld rendement per gezin" for city in ("Amersfoort", "Den Haag"))

REFERENCES = (
    Reference("amersfoort_rendement", BENCHMARK, IN_AMERSFOORT, 15_000, "euro", day("2019-01-01"), STATED_2019),
    Reference("den_haag_rendement", BENCHMARK, IN_DEN_HAAG, 22_000, "euro", day("2019-01-01"), STATED_2019),
    Reference(
        "den_haag_rendement",
        BENCHMARK,
        IN_DEN_HAAG,
        22_000,
        "euro",
        day("2020-10-22"),
        "Binnenlands Bestuur, 22 oktober 2020: drie miljoen euro over 136 huishoudens, afgerond",
        n=136,
    ),
    Reference(
        "ambitie_gezinnen",
        CONTEXT,
        "Gezinnen die met maatwerk worden geholpen (ambitie)",
        50,
        "aantal",
        day("2018-06-01"),
        "Coalitieakkoord 2018",
    ),
    Reference(
        "hoge_kosten_gezin",
        CONTEXT,
        "Kosten per jaar vanaf waar een gezin tot de duurste groep hoort",
        100_000,
        "euro",
        day("2018-06-01"),
        ESTIMATE,
    ),
    Reference(
        "gezinnen_hoge_kosten",
        CONTEXT,
        "Gezinnen in Nederland in de duurste groep",
        100_000,
        "aantal",
        day("2018-06-01"),
        ESTIMATE,
    ),
    Reference(
        "vastgelopen_laag",
        CONTEXT,
        "Vastgelopen gezinnen in de gemeente, lage schatting",
        300,
        "aantal",
        day("2018-06-01"),
        "Schatting van de gemeente",
    ),
    Reference(
        "vastgelopen_hoog",
        CONTEXT,
        "Vastgelopen gezinnen in de gemeente, hoge schatting",
        400,
        "aantal",
        day("2018-06-01"),
        "Schatting van de gemeente",
    ),
    Reference(
        "schulden_kosten_gezin",
        CONTEXT,
        "Kosten per jaar van een gezin met problematische schulden",
        10_000,
        "euro",
        day("2018-06-01"),
        "Nibud",
    ),
)
