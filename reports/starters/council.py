"""The raadsinformatiebrief: a letter that tells all by itself, or a short one that points at its bijlagen."""

from . import passages
from .heads import letter_head

RAAD = "Aan de dames en heren,\nleden van de gemeenteraad"
HOPE = "Ik hoop dat u hiermee een goed beeld hebt van wat de aanpak tot nu toe brengt."
LEARN = (
    "Elk plan laat zien waar regels en werkwijzen een gezin in de weg staan. Die leerpunten bespreken wij met "
    "uitvoering, beleid en partners, zodat een uitzondering van vandaag waar dat kan de gewone werkwijze van morgen "
    "wordt."
)


def letter(words, enclosures=()):
    """Head and blocks of a raadsinformatiebrief."""
    head = letter_head(
        words,
        type_label="Raadsinformatiebrief",
        title="Stand van de <programma> op <peildatum>",
        addressee=RAAD,
        salutation="Geachte raadsleden,",
    )
    return head, (_with_enclosures(words, enclosures) if enclosures else _by_itself(words))


def _with_enclosures(words, enclosures):
    count = "een document" if len(enclosures) == 1 else f"{SMALL.get(len(enclosures), len(enclosures))} documenten"
    names = passages.listed([f"‘{title}’" for title in enclosures])
    return words.text(
        words.say(
            "Met deze brief bied ik u een tussenstand van de <programma> aan.",
            "Tot en met <peildatum> maakten {plannen} gezinnen samen met ons een maatwerkplan.",
            "Bij {uitgevoerd} gezinnen is dat plan uitgevoerd.",
        ),
        f"Bij deze brief horen {count}: {names}. Daarin leest u wat de aanpak inhoudt, wat zij voor gezinnen en voor "
        "onze "
        "organisatie betekent en wat zij kost.",
        "Over de {kbas} plannen met een kosten-batenanalyse verwachten wij in twaalf maanden {rendement} minder "
        "kosten dan zonder maatwerk. Dat is gemiddeld {rendement_gemiddeld} per gezin, naar beneden afgerond. "
        + passages.NO_FREE_MONEY,
        "Wij volgen de gezinnen tot twaalf maanden na de inzet van het maatwerk en informeren u opnieuw over de "
        "uitkomsten.",
        HOPE,
    )


SMALL = {2: "twee", 3: "drie", 4: "vier", 5: "vijf"}


def _by_itself(words):
    year = words.as_of.year
    return [
        *words.text(
            "Met deze brief informeer ik u over de stand van de <programma>. De cijfers hebben <peildatum> als "
            "peildatum, tenzij er een andere datum bij staat."
        ),
        *words.section("Wat de aanpak is", words.text(passages.APPROACH)),
        *words.section(
            "Wat er is bereikt",
            words.text(passages.results(words), passages.rendement(words), words.note("rendement_gemiddeld")),
        ),
        *words.section("Hoe tevreden gezinnen zijn", words.text(*passages.marks(words))),
        *words.section("Wat de aanpak kost", words.text(*passages.costs(words)), words.table(f"tabel_uitgaven_{year}")),
        *words.section("Wat wij ervan leren", _learned(words)),
        *words.section("Toezeggingen", words.promises(passages.PROMISED)),
        *words.section(
            "Hoe het verder gaat",
            words.text(
                "Wij volgen de gezinnen tot twaalf maanden na de inzet van het maatwerk. Dan vragen wij hun opnieuw "
                "hoe het gaat en leggen wij de werkelijke kosten naast de verwachte. Over de uitkomsten informeer ik "
                "u opnieuw.",
                HOPE,
            ),
        ),
    ]


def _learned(words):
    themes = [theme.name for theme in passages.lessons(words.as_of)]
    if not themes:
        return []
    word = "het thema" if len(themes) == 1 else "de thema’s"
    return words.text(
        words.say(
            f"{LEARN} De leerpunten gaan tot nu toe over {word} {passages.listed(themes)}.",
            "Bij {woonproblematiek} van de plannen speelt de woning een rol.",
        )
    )
