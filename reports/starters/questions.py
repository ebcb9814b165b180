"""Answers to the raad: written questions, numbered, and what was asked in a raadsronde."""

from reports.enums import BlockKind

from . import passages
from .council import RAAD
from .heads import letter_head
from .writing import made

ARTICLE = "artikel 47 van het Reglement van Orde"
OPENING = "Hieronder vindt u de antwoorden op de vragen die uw fractie heeft gesteld op grond van {artikel}."
INFORMED = "Ik vertrouw erop dat u hiermee voldoende bent geïnformeerd."
CURRENT_WORK = (
    "De maatwerkeindbazen overleggen elke week over nieuwe casussen. Zij kijken samen, elk vanuit een eigen vak, wat "
    "met bestaande voorzieningen kan en waar maatwerk nodig is."
)
MOST_IS_REGULAR = (
    "Veel gezinnen kunnen worden geholpen met wat er al is, als iemand het geheel overziet. Daarom is er minder "
    "maatwerkbudget nodig dan het aantal gezinnen doet vermoeden."
)


def written(words, asked=()):
    """Schriftelijke vragen: those that were asked, or three as an example with answers that can be used at once."""
    head = letter_head(
        words,
        type_label="Schriftelijke vragen",
        title="Vragen over de <programma>",
        article=ARTICLE,
        addressee="Aan de fractie van [naam van de fractie]",
        salutation="Geachte leden van de fractie,",
        on_behalf_of_college=True,
    )
    return head, [
        *words.text(OPENING),
        *([made(BlockKind.QUESTION, question) for question in asked] or _examples(words)),
        *words.section("Toezeggingen", words.promises(passages.PROMISED)),
    ]


def _examples(words):
    return [
        *words.question(
            "[Vraag 1, in de woorden van de fractie. Bijvoorbeeld: hoe staat de aanpak ervoor?]",
            passages.results(words),
        ),
        *words.question("[Vraag 2. Bijvoorbeeld: hoe werkt de aanpak?]", passages.APPROACH),
        *words.question(
            "[Vraag 3. Bijvoorbeeld: wat kost de aanpak?]",
            *(passages.costs(words) or ("[Antwoord: er is nog geen raming vastgelegd.]",)),
        ),
    ]


def council_round(words):
    """Beantwoording raadsronde: inhoudelijk rendement, financieel rendement and kosten under a heading each."""
    head = letter_head(
        words,
        type_label="Beantwoording raadsronde",
        title="Beantwoording vraag over de <programma>",
        addressee=RAAD,
        salutation="Geachte raadsleden,",
    )
    return head, [
        *words.text(
            "In de raadsronde van [datum] is door [fractie] gevraagd: [neem hier de vraag over]. Met deze brief geef "
            "ik u daarop antwoord. De cijfers hebben <peildatum> als peildatum.",
            words.say(CURRENT_WORK, *passages.RESULTS),
        ),
        *content_section(words),
        *money_sections(words),
        *words.section("Toezeggingen", words.promises(passages.PROMISED)),
        *words.text(INFORMED),
    ]


def content_section(words, *examples):
    """Inhoudelijk rendement: what families say, or these examples."""
    return words.section(
        "Inhoudelijk rendement",
        words.text(
            words.say("Maatwerk moet een gezin vooruithelpen. Wij vragen gezinnen daarom zelf hoe het gaat."),
            words.items(*examples) if examples else "",
            *passages.marks(words),
        ),
    )


def money_sections(words):
    """Financieel rendement with its NB and what other cities report, and kosten."""
    compared = passages.comparison(words)
    return [
        *words.section(
            "Financieel rendement",
            words.text(
                passages.rendement(words) or NO_RENDEMENT,
                words.note("rendement_gemiddeld"),
                f"Andere gemeenten met een vergelijkbare aanpak noemen deze bedragen:\n{compared}" if compared else "",
            ),
        ),
        *words.section("Kosten", words.text(MOST_IS_REGULAR, *passages.costs(words))),
    ]


NO_RENDEMENT = (
    "Er zijn nog te weinig plannen met een kosten-batenanalyse om er bedragen over te noemen zonder dat die tot "
    "enkele gezinnen te herleiden zijn. Zodra dat wel kan, informeer ik u."
)
