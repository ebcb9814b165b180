"""The oplegger: what the programme is and what it brought, at one glance."""

from . import passages

START = "Maatwerkeindbazen worden opgeleid en gaan met gezinnen en consulenten aan de slag."
AIM = (
    "Met een maatwerkaanpak helpen wij gezinnen die vastlopen beter en goedkoper. De manier van werken moet zich als "
    "een olievlek verspreiden."
)


def overview(words):
    """Head and blocks of an oplegger."""
    head = {"type_label": "Oplegger", "title": "De <programma> in één oogopslag", "subtitle": "Stand op <peildatum>"}
    return head, [
        *words.figures(
            "Waarom deze aanpak", "hoge_kosten_gezin", "vastgelopen_laag", "vastgelopen_hoog", "schulden_kosten_gezin"
        ),
        *words.section(
            "De <programma>",
            words.text(
                words.say(
                    "Het coalitieakkoord wil {ambitie_gezinnen} gezinnen die vastlopen met maatwerk beter en "
                    "goedkoper helpen. De manier van werken moet zich daarna als een olievlek verspreiden."
                )
                or AIM,
            ),
        ),
        *words.section("De start", words.text(START)),
        *words.figures(
            "Stand op <peildatum>",
            "plannen",
            "uitgevoerd",
            "regulier",
            "rendement_gemiddeld",
            "rendement",
            "cijfer_direct",
        ),
        *words.section(
            "Waar wij naartoe werken",
            words.text(
                words.items(
                    "{ambitie_gezinnen} gezinnen zijn met maatwerk geholpen.",
                    "De organisatie weet hoe zij maatwerk maakt, en doet het.",
                )
            ),
        ),
        *timeline(words),
        *words.section(
            "Resultaten voor gezinnen",
            words.text(*passages.marks(words)),
            words.chart("grafiek_tevredenheid"),
        ),
        *words.section("Hindernissen die wij het meest tegenkomen", words.text(hindrances(words))),
        *_casus(words),
    ]


def timeline(words):
    """From the first year with a raming until a year after the peildatum."""
    years = words.money_years()
    first = years[0] if years else words.as_of.year
    return words.timeline(
        "Tijdlijn",
        f"begin {first}: start van de aanpak en opleiding van de maatwerkeindbazen",
        "<peildatum>: {plannen} gezinnen met een plan",
        f"eind {words.as_of.year + 1}: eindevaluatie",
    )


def hindrances(words, *, each=2):
    """A numbered list of the themes with the most leerpunten, each with a few of them."""
    lines = [
        f"{n}. {theme.name}: {'; '.join(title[0].lower() + title[1:] for title, _ in points[:each])}"
        for n, (theme, points) in enumerate(passages.lessons(words.as_of).items(), start=1)
    ]
    return "\n".join(lines)


def _casus(words):
    told = passages.stories(words.as_of)
    if not told:
        return []
    return [*words.heading("Een casus"), *words.story(told[0])]
