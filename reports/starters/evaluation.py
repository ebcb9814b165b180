"""Tussenevaluatie and eindevaluatie: a book of chapters, from the voorwoord to the bijlage with the method."""

from django.utils.text import slugify

from reports.enums import BlockKind

from . import goals, passages
from .council import LEARN
from .writing import made

MOTTO = "Het gezin werkt mee aan de oplossing"


def interim(words):
    """Head and blocks of a tussenevaluatie."""
    head = {"type_label": "Tussenevaluatie", "title": "Tussenevaluatie <programma>", "subtitle": MOTTO}
    return head, [
        *foreword(words, "deze tussenevaluatie"),
        *introduction(words, "Deze tussenevaluatie"),
        *aims(words),
        *main_results(words),
        *family_results(words),
        *municipality_results(words),
        *costs(words),
        *_next_steps(words),
        *method(words),
    ]


def final(words):
    """Head and blocks of an eindevaluatie: also what came of it after twelve months, lessons and conclusions."""
    head = {"type_label": "Eindevaluatie", "title": "Eindevaluatie <programma>", "subtitle": MOTTO}
    return head, [
        *foreword(words, "deze eindevaluatie"),
        *introduction(words, "Deze eindevaluatie"),
        *aims(words),
        *main_results(words),
        *family_results(words),
        *_after_a_year(words),
        *municipality_results(words),
        *costs(words),
        *_lessons(words),
        *_conclusions(words),
        *method(words),
    ]


def chapter(words, title, *blocks, own_page=True, **how):
    """A numbered chapter on a page of its own."""
    under = [block for group in blocks for block in group]
    return [*words.heading(title, numbered=True, own_page=own_page, **how), *under]


def sub(words, title, *blocks, level=2, numbered=False):
    """A heading inside a chapter, with what stands under it."""
    return words.section(title, *blocks, level=level, numbered=numbered)


def foreword(words, this):
    """Voorwoord, signed by the wethouder."""
    return chapter(
        words,
        "Voorwoord",
        words.text(
            "Wie in één jaar bij acht loketten moet aankloppen, heeft geen probleem met loketten maar met overleven. "
            "In de <programma> draaien wij het om. Een collega gaat bij een gezin op de bank zitten en vraagt: hoe "
            "gaat het met u, wat wilt u veranderen, en wat kunt u daar zelf aan doen? Daarna zoeken wij met elkaar "
            "naar wat er nodig is, ook als geen regeling daarin voorziet.",
            words.say(
                "Met {plannen} gezinnen is zo een maatwerkplan gemaakt.",
                "Bij {uitgevoerd} gezinnen is het uitgevoerd.",
                "Gezinnen geven hun leven direct na de inzet gemiddeld een {cijfer_direct}; bij het maken van het "
                "plan was dat een {cijfer_canvas}.",
                "Ook in geld helpt het: wij verwachten in twaalf maanden {rendement} minder kosten dan zonder "
                "maatwerk.",
            ),
            "Makkelijk is het niet. Onze maatwerkeindbazen hebben het mandaat om zelf te beslissen, en dat vraagt "
            "lef: van hen, en van collega’s en partners die gewend zijn aan vaste regels. Zij leerden het door het te "
            "doen, met de kredietbank, de woningcorporaties en de jeugdhulp naast zich. Daar ben ik trots op.",
            f"In {this} leest u wat er is bereikt, wat het kost en wat wij ervan leren. De verhalen zijn van echte "
            "gezinnen. "
            "Zij gingen akkoord met publicatie en kregen een andere naam.",
        ),
        words.signature(),
    )


def introduction(words, this):
    """Inleiding: why, for how many, and what the evaluation covers."""
    return chapter(
        words,
        "Inleiding",
        words.text(
            goals.MANY_DESKS,
            words.say(
                "In Nederland zijn er ongeveer {gezinnen_hoge_kosten} gezinnen die de samenleving per jaar "
                "{hoge_kosten_gezin} of meer kosten.",
                "In <gemeente> gaat het naar schatting om {vastgelopen_laag} tot {vastgelopen_hoog} gezinnen.",
                "Het coalitieakkoord stelt zich ten doel deze gezinnen met maatwerk beter en goedkoper te helpen, te "
                "beginnen met {ambitie_gezinnen} gezinnen.",
            ),
            goals.METHOD,
            f"{this} beschrijft de doelen, de resultaten, de leerpunten en de kosten. De cijfers hebben <peildatum> "
            "als "
            "peildatum, tenzij er een andere datum bij staat. Aantallen onder de vijf noemen wij niet.",
        ),
    )


def aims(words):
    """Doelen: the main goal, and what it should bring families and the municipality."""
    return chapter(
        words,
        "Doelen",
        sub(words, "Hoofddoel", words.text(goals.MAIN_GOAL)),
        sub(words, "Doelen voor gezinnen", words.text(words.items(*goals.FOR_FAMILIES))),
        sub(words, "Doelen voor de gemeente", words.text(words.items(*goals.FOR_MUNICIPALITY))),
    )


def main_results(words):
    """Resultaten hoofddoel: better and at lower costs, beside what other cities report."""
    return chapter(
        words,
        "Resultaten hoofddoel",
        words.text(passages.results(words)),
        words.figures("Stand op <peildatum>", "plannen", "uitgevoerd", "kbas", "rendement_gemiddeld"),
        words.chart("grafiek_trechter"),
        sub(
            words,
            "Wat het in geld betekent",
            words.text(
                passages.rendement(words),
                "Van elk plan uit het maatwerkbudget is een kosten-batenanalyse gemaakt. Die vergelijkt over twaalf "
                "maanden drie situaties: zoals het nu is, zoals het zonder hulp dreigt te gaan, en met maatwerk.",
            ),
            words.chart("grafiek_scenarios"),
            words.chart("grafiek_rendement"),
            words.text(words.note("rendement_gemiddeld")),
        ),
        sub(words, "Wat andere gemeenten zien", _elsewhere(words)),
        words.text(goals.NO_CURE_ALL),
    )


def _elsewhere(words):
    table = words.table("tabel_vergelijking")
    compared = passages.comparison(words)
    if not table and not compared:
        return []
    intro = "Andere gemeenten met een vergelijkbare aanpak zetten het rendement ook af tegen wat er dreigde."
    return [*words.text(intro), *(table or words.text(compared))]


def family_results(words):
    """Resultaten voor gezinnen: what they say themselves, at which moment."""
    told = passages.marks(words)
    return chapter(
        words,
        "Resultaten voor gezinnen",
        words.text(goals.MONITORING, *told),
        words.chart("grafiek_tevredenheid") or words.table("tabel_tevredenheid"),
        [] if told else words.text("Er zijn nog te weinig cijfers om er een gemiddelde van te geven."),
        words.text(
            "Achter elk cijfer zit een gesprek. Gezinnen vertellen over rust in huis, over kinderen die weer naar "
            "school gaan en over post die zij weer openmaken. Zij vertellen ook wat niet is gelukt. In het hoofdstuk "
            "over de gemeente staan verhalen van gezinnen die daarmee akkoord gingen."
            if passages.stories(words.as_of)
            else "Achter elk cijfer zit een gesprek. Gezinnen vertellen daarin ook wat niet is gelukt."
        ),
    )


def municipality_results(words):
    """Resultaten voor de gemeente: 6.1 per theme its leerpunten and stories, 6.2 the organisation."""
    return chapter(
        words,
        "Resultaten voor de gemeente",
        words.heading("Systeemleren", level=2, numbered=True),
        words.text(
            words.say(
                LEARN,
                "Tot en met <peildatum> zijn {leerpunten} leerpunten vastgelegd.",
                "Bij {leerpunten_aangepast} daarvan is de werkwijze of het beleid aangepast.",
            )
        ),
        words.chart("grafiek_themas") or words.table("tabel_themas"),
        *_themes(words),
        words.heading("Verandering in de organisatie en daarbuiten", level=2, numbered=True),
        words.text(
            "De maatwerkeindbazen zijn opgeleid in de doorbraakmethode en worden daarin gecoacht. Zij hebben het "
            "mandaat om maatwerk te maken en daar budget voor in te zetten. Hun collega’s leren mee aan de "
            "keukentafel en aan de doorbraaktafel.",
            "Wat helpt om de verandering vast te houden:\n"
            + words.items(
                "Casussen bespreken in de teams en in de nieuwsbrief, ook als iets niet lukte.",
                "Integraal werken opnemen in de gewone training van medewerkers.",
                "Met beleid per thema het gesprek voeren over wat anders kan, en dat bij het management brengen.",
                "Met partners na afloop van een casus terugkijken.",
            ),
            "Wat maatwerkeindbazen daarbij nodig hebben:\n"
            + words.items(
                "Training in een ander gesprek: het gezin neemt geen aanbod af, het werkt mee aan de oplossing.",
                "Rugdekking van management en bestuur. Maatwerk hoeft niet extra te worden verantwoord.",
                "Steun als een gesprek met beslissers buiten de gemeente nodig is.",
            ),
        ),
    )


def _themes(words):
    lessons, stories = passages.lessons(words.as_of), passages.stories(words.as_of)
    themes = {story: list(story.themes.all()) for story in stories}
    for theme, points in lessons.items():
        told = [story for story in stories if theme in themes[story][:1]]
        yield words.heading(theme.name, level=3)
        yield words.text(
            words.say(
                f"Dit thema speelt in {{thema_{slugify(theme.name).replace('-', '_')}}} casussen.",
                "Bij {woonproblematiek} van de plannen hoort wonen tot de leefgebieden."
                if theme.name == "Wonen"
                else "",
            ),
            "Wat de casussen laten zien:\n" + words.items(*(_point(title, stand) for title, stand in points)),
        )
        for story in told:
            yield words.story(story)
    for story in stories:
        if not set(themes[story][:1]) & set(lessons):
            yield words.story(story)


STANDINGS = {
    "gesignaleerd": "Gesignaleerd door de maatwerkeindbazen.",
    "gedeeld SZMH": "Gedeeld met collega’s in de uitvoering.",
    "besproken B&O": "Besproken met beleid.",
    "MT Sociaal": "Ligt bij het management.",
    "aangepast": "De werkwijze is aangepast.",
    "niet aangepast": "Besproken; de regel blijft zoals hij is.",
}


def _point(title, stand):
    end = "" if title.endswith(("?", "!", ".")) else "."
    return f"{title}{end} {STANDINGS.get(stand, f'Stand: {stand}.')}"


def costs(words):
    """Kosten van de aanpak: per year, per kostensoort, and what is expected."""
    told = passages.costs(words)
    return chapter(
        words,
        "Kosten van de aanpak",
        words.text(*(told or ("Er is nog geen raming vastgelegd.",))),
        *(words.table(f"tabel_uitgaven_{year}") for year in words.money_years()),
        words.chart("grafiek_budget_<jaar>"),
        words.text(
            "Veel van wat in de plannen staat, wordt uit gewone regelingen betaald. Dat staat in de begroting van die "
            "regelingen en niet in deze bedragen."
        ),
        own_page=False,
    )


def _next_steps(words):
    return chapter(
        words,
        "Vervolg",
        words.text(
            "Wij blijven de gezinnen volgen tot twaalf maanden na de inzet. Dan leggen wij de werkelijke kosten naast "
            "de verwachte en vragen wij opnieuw hoe het gaat. Daarover krijgt de raad een eindevaluatie.",
            "Om de aanpak te houden zijn twee dingen nodig: een klein budget dat niet aan één wet vastzit, en het "
            "mandaat om erover te beslissen dicht bij het gezin. Zo dragen wij bij aan een sociaal domein zonder "
            "schotten.",
        ),
        sub(words, "Toezeggingen", words.promises(passages.PROMISED)),
        own_page=False,
    )


def _after_a_year(words):
    expected = words.table("tabel_rendement")
    told = words.say(
        "Twaalf maanden na de inzet gaven gezinsleden hun leven gemiddeld een {cijfer_12_maanden}.",
        "Dat gemiddelde rust op {aantal_cijfers_12_maanden} cijfers.",
        "Bij het maken van het plan was dat een {cijfer_canvas}.",
    )
    return chapter(
        words,
        "Effect na twaalf maanden",
        words.text(
            told
            or "Er zijn nog te weinig gezinnen die twaalf maanden na de inzet een cijfer gaven om er een gemiddelde "
            "van te geven.",
            "Na twaalf maanden leggen wij de werkelijke kosten van hulp en ondersteuning naast de kosten die wij "
            "vooraf verwachtten. Zo wordt zichtbaar of de hulp die een gezin gebruikt ook echt is veranderd.",
            passages.paid_after_a_year(words),
            "In de tabel staat wat wij vooraf verwachtten." if expected else "",
        ),
        expected,
    )


def _lessons(words):
    adapted, kept = [], []
    for points in passages.lessons(words.as_of).values():
        adapted += [title for title, stand in points if stand == "aangepast"]
        kept += [title for title, stand in points if stand == "niet aangepast"]
    return chapter(
        words,
        "Wat wij leerden",
        words.text(
            "De casussen leverden leerpunten op over wonen, geld, vervoer en samenwerking. Een leerpunt is pas iets "
            "waard als er iets mee gebeurt.",
            "Waar de werkwijze is aangepast:\n" + words.items(*adapted) if adapted else "",
            "Waar de regel is gebleven zoals hij was:\n" + words.items(*kept) if kept else "",
        ),
    )


def _conclusions(words):
    return chapter(
        words,
        "Conclusies",
        words.text(
            words.say(
                "De aanpak bereikte {plannen} gezinnen met een plan.",
                "In {regulier} andere casussen was een gewone voorziening genoeg, toen iemand het geheel overzag.",
            ),
            words.say(
                "Over twaalf maanden is het verwachte rendement {rendement}. Dat is gemiddeld {rendement_gemiddeld} "
                "per gezin, naar beneden afgerond."
            ),
            "Maatwerk werkt als drie dingen samengaan: een gezin dat zelf zegt waar het naartoe wil, een professional "
            "die mag beslissen, en een klein budget zonder schotten. Wij bevelen aan deze drie te behouden in de "
            "gewone werkwijze, en elk jaar met de raad te bespreken welke uitzonderingen regel zijn geworden.",
        ),
        sub(words, "Toezeggingen", words.promises(passages.PROMISED)),
        own_page=False,
    )


def method(words):
    """Bijlage 1: for whom, how, and the canvas."""
    return [
        *words.heading("Werkwijze en kenmerken van de gezinnen", appendix=True, own_page=True),
        *sub(
            words,
            "Gezinnen",
            words.text(
                goals.TARGET_GROUP,
                goals.FOUND,
                goals.TRAITS,
                words.say("Bij {woonproblematiek} van de plannen hoort wonen tot de leefgebieden waarop het vastliep."),
            ),
        ),
        *sub(
            words,
            "Werkwijze",
            words.text(goals.MANDATE, goals.CANVAS),
            [made(BlockKind.CANVAS, "Het maatwerkcanvas")],
        ),
        *sub(words, "Werkafspraken", words.text(words.items(*goals.AGREEMENTS))),
    ]
