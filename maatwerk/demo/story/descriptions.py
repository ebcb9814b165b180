"""The casusbeschrijvingen: the six stories of the tussenevaluatie in our own words, one that waits, one in the making.

The first names are the fictitious ones of the published evaluation. Places, schools and institutions are left out.
"""

from dataclasses import dataclass
from datetime import date

from maatwerk.demo.story.short import day


@dataclass(frozen=True)
class Description:
    """One story of the family with that key; without `family_agreed_on` a concept, without `released_on` it waits."""

    family: str
    title: str
    year: int
    names: str
    situation: str
    perspective: str
    breakthrough: str
    learned: str
    themes: tuple[str, ...]
    domains: tuple[str, ...]
    schemes: tuple[str, ...]
    written_by: str
    written_on: date
    family_agreed_on: date | None = None
    released_on: date | None = None
    released_by: str = ""


DESCRIPTIONS = (
    Description(
        family="moeder-zes",
        title="Een huis voor zeven",
        year=2020,
        names="Jenny",
        situation=(
            "Jenny vluchtte voor geweld naar een opvang. Toen haar kinderen bij haar kwamen, sliepen zij met zeven "
            "mensen in twee kamers. Na een paar maanden was de opvang niet meer nodig, maar een huis dat groot genoeg "
            "was, stond nergens leeg. De bemiddeling begon pas maanden later en rekende op nog een jaar wachten.\n\n"
            "Intussen hield Jenny een plek bezet die een ander harder nodig had."
        ),
        perspective=(
            "Een veilig huis met genoeg kamers. De kinderen blijven op hun eigen school en hoeven niet nog eens te "
            "verhuizen."
        ),
        breakthrough=(
            "We klopten bij de directie van de corporatie aan en bleven dat doen. In het voorjaar kwam een woning met "
            "zes slaapkamers vrij. De huur was hoger dan Jenny kon dragen. Uit de bijzondere bijstand krijgt zij "
            "daarom elke maand € 74 voor het verschil, en eenmalig € 1.354,33 voor vloer en gordijnen."
        ),
        learned=(
            "Voor grote gezinnen zijn er te weinig huizen, en de wachttijd in de opvang is duurder dan een toeslag op "
            "de huur."
        ),
        themes=("wonen",),
        domains=("wonen", "veiligheid", "opvoeding", "financien"),
        schemes=("Wmo 2015", "Bijzondere bijstand"),
        written_by="consulent",
        written_on=day("2020-10-06"),
        family_agreed_on=day("2020-10-20"),
        released_on=day("2020-11-05"),
        released_by="beleidsadviseur",
    ),
    Description(
        family="mantelzorgwoning",
        title="Ruimte in de tuin",
        year=2020,
        names="Frank, Anja, David",
        situation=(
            "Frank en Anja hebben een groot gezin. Frank werkt, Anja is thuis. Drie van hun zonen hebben veel zorg "
            "nodig. David woonde een tijd deels in een instelling; hij had zo’n heimwee dat het daar misliep, en kwam "
            "terug.\n\nHet huis is te klein. Wie boos of moe is, kan zich nergens terugtrekken. Verhuizen helpt niet: "
            "er is geen grotere woning, en in deze buurt kent iedereen de jongens."
        ),
        perspective=(
            "Het gezin blijft bij elkaar in de eigen buurt. Er is plek om tot rust te komen, zodat spanning weer zakt "
            "en er minder hulp van buiten nodig is."
        ),
        breakthrough=(
            "Naast het huis komt een verplaatsbare unit met twee rustige kamers. De vergunning, de tuin en het geld "
            "lagen op drie bureaus; één tafel bracht ze bij elkaar. De maatwerkeindbazen gaven akkoord. We volgen wat "
            "het met het gezin en met de zorg doet."
        ),
        learned="Het doel van de Jeugdwet haal je soms met stenen in plaats van met uren hulp.",
        themes=("wonen",),
        domains=("wonen", "opvoeding", "gezondheid"),
        schemes=("Jeugdwet", "Wmo 2015", "Besluit omgevingsrecht"),
        written_by="maatwerkeindbaas3",
        written_on=day("2020-10-07"),
        family_agreed_on=day("2020-10-22"),
        released_on=day("2020-11-05"),
        released_by="beleidsadviseur",
    ),
    Description(
        family="leerlingenvervoer-belgie",
        title="Elke dag naar school",
        year=2020,
        names="Chris",
        situation=(
            "Chris staat ingeschreven op een school voor speciaal onderwijs over de grens, maar zit thuis. Zijn moeder "
            "kan hem niet brengen: buiten is zij niet veilig. Alleen reizen kan hij om dezelfde reden niet. De school "
            "die dichterbij ligt, is door een oude ruzie geen optie.\n\nDe verordening vergoedt alleen vervoer naar de "
            "dichtstbijzijnde passende school. De wet die scholen een rol geeft bij vervoer, houdt op bij de grens."
        ),
        perspective=(
            "Chris gaat elke schooldag veilig heen en terug. Hij heeft weer een ritme, vrienden en iemand op school "
            "met wie hij kan praten."
        ),
        breakthrough=(
            "Er reed al een taxibus voor andere leerlingen. Chris mag mee. De rit valt buiten de verordening en wordt "
            "betaald uit het maatwerkbudget."
        ),
        learned="Een grens tussen twee landen staat niet in de verordening, wel in het leven van een kind.",
        themes=("leerlingenvervoer",),
        domains=("onderwijs", "veiligheid"),
        schemes=("Verordening leerlingenvervoer", "Wet passend onderwijs"),
        written_by="consulent2",
        written_on=day("2020-10-08"),
        family_agreed_on=day("2020-10-23"),
        released_on=day("2020-11-06"),
        released_by="maatwerkeindbaas2",
    ),
    Description(
        family="luiers",
        title="Een pak luiers te weinig",
        year=2019,
        names="Lisa, Tim",
        situation=(
            "Lisa werkt in de schoonmaak bij mensen thuis. Haar partner kan niet werken. Hun zoontje Tim gaat naar de "
            "opvang, maar daar staat een rekening open, ook voor luiers. Zonder betaling mag Tim pas terugkomen als "
            "hij zindelijk is.\n\nDe schulden van het gezin zijn groot. Van € 75 leefgeld per week kan er geen pak "
            "luiers af. Stopt de opvang, dan stopt ook het werk van Lisa."
        ),
        perspective="Tim speelt en leert op de opvang. Lisa houdt haar baan en haar eigen inkomen.",
        breakthrough=(
            "Bijzondere bijstand is er ook voor wie geen uitkering heeft. Daaruit zijn de achterstand en de luiers "
            "betaald. Lisa slaapt weer."
        ),
        learned="Een regeling die weinig wordt gebruikt, is er nog steeds. Kijk naar wat een gezin overhoudt.",
        themes=("financiele-problemen",),
        domains=("financien", "werk-en-inkomen", "opvoeding"),
        schemes=("Bijzondere bijstand", "Participatiewet"),
        written_by="maatwerkeindbaas",
        written_on=day("2020-09-29"),
        family_agreed_on=day("2020-10-13"),
        released_on=day("2020-11-05"),
        released_by="beleidsadviseur",
    ),
    Description(
        family="woninginrichting",
        title="Beginnen zonder lening",
        year=2020,
        names="Syria, Darius",
        situation=(
            "Syria vluchtte met haar zoontje Darius voor haar ex-partner. Eerst twijfelden hulpverleners of zij de "
            "opvoeding aankon. Zij nam alle hulp aan en die twijfel verdween.\n\nNa twee jaar opvang kregen zij een "
            "eigen huis. Het was leeg: geen bed, geen fornuis. Spaargeld was er niet, en een lening kon Syria niet "
            "terugbetalen."
        ),
        perspective="Syria en Darius wonen op zichzelf in een huis waarin zij slapen, koken en spelen, zonder schuld.",
        breakthrough=(
            "Het witgoed, de verf en de eerste huur komen uit de bijzondere bijstand. De rest van de inrichting "
            "betaalt het maatwerkbudget, als gift. Alleen al het verstrekken van een lening had de gemeente € 186 "
            "gekost."
        ),
        learned="Wie na geweld opnieuw begint, moet dat niet met een schuld doen. Reken ook mee wat een lening kost.",
        themes=("financiele-problemen",),
        domains=("wonen", "financien", "veiligheid"),
        schemes=("Bijzondere bijstand", "Participatiewet"),
        written_by="consulent5",
        written_on=day("2020-10-09"),
        family_agreed_on=day("2020-10-26"),
        released_on=day("2020-11-06"),
        released_by="maatwerkeindbaas2",
    ),
    Description(
        family="nieuwe-schulden",
        title="Niet opnieuw drie jaar",
        year=2020,
        names="Tim, Susan, Debby",
        situation=(
            "Tim en Susan wonen met hun dochter Debby in een huurhuis. Zij losten hun oude schulden netjes af. Toen "
            "ging de energieleverancier failliet, overleed oma en kwamen er rekeningen van artsen. Van hun "
            "uitkeringen, € 1.039 en € 993, bleef niets over.\n\nAls de regeling daardoor mislukt, begint alles "
            "opnieuw, drie jaar lang. De bel gaat niet meer open en de post blijft dicht. Debby merkt er alles van."
        ),
        perspective="Het gezin maakt de regeling af en legt daarna elke maand een klein bedrag opzij.",
        breakthrough=(
            "De nieuwe schulden zijn in één keer afgelost, nadat de kredietbank elke schuldeiser had gebeld. Zo bleef "
            "de lopende regeling overeind. Er is weer ruimte voor een buffer en voor de behandelaar."
        ),
        learned="Een schuldregeling rekent niet met pech. Tegenslag van buiten vraagt om een uitweg.",
        themes=("financiele-problemen",),
        domains=("financien", "gezondheid"),
        schemes=("Wet gemeentelijke schuldhulpverlening", "Wajong en WIA"),
        written_by="consulent6",
        written_on=day("2020-10-12"),
        family_agreed_on=day("2020-10-27"),
        released_on=day("2020-11-06"),
        released_by="maatwerkeindbaas2",
    ),
    Description(
        family="veilige-woonplek",
        title="Niet terug naar dat huis",
        year=2020,
        names="Sophie, Noortje",
        situation=(
            "Sophie was jaren van de drugs af en viel terug. Een vroegere dealer zette haar in haar eigen huis onder "
            "druk, ook toen haar dochter Noortje thuis was. Zij deed aangifte. Daarna werd het huis gesloten, en "
            "opvang die paste was er niet: de ene plek nam haar nog niet aan, de andere niet meer."
        ),
        perspective="Sophie woont veilig, met hulp in huis. Noortje woont bij haar en gaat elke dag naar school.",
        breakthrough=(
            "Een huis voor moeders en kinderen had plek, maar geen contract met de gemeente. Met een persoonsgebonden "
            "budget kan Sophie daar wonen; tot het is toegekend, betaalt het maatwerkbudget."
        ),
        learned="Beleid tegen drugs kan een kind zijn huis kosten. Weeg die twee tegen elkaar voordat de deur sluit.",
        themes=("wonen",),
        domains=("wonen", "veiligheid", "verslaving"),
        schemes=("Wmo 2015", "Jeugdwet"),
        written_by="consulent",
        written_on=day("2020-11-17"),
        family_agreed_on=day("2020-11-26"),
    ),
    Description(
        family="nachtdienst",
        title="Oppas als de bus niet rijdt",
        year=2020,
        names="Roos",
        situation="Roos krijgt een vast contract als zij nachten draait. Voor die uren is er geen opvangtoeslag.",
        perspective="Roos heeft vast werk. De kinderen slapen op één vertrouwde plek.",
        breakthrough="Een gastouder in de buurt vangt de werknachten op, tot Roos overdag kan werken.",
        learned="",
        themes=(),
        domains=("werk-en-inkomen", "opvoeding"),
        schemes=("Wet kinderopvang",),
        written_by="maatwerkeindbaas",
        written_on=day("2020-11-24"),
    ),
)
