"""Budgetrapportage: what was geraamd, bijgesteld, gerealiseerd and verplicht, and what the year will cost."""

from budgets.enums import CostType
from budgets.models import Fund

from . import passages


def budget(words):
    """Head and blocks of a budgetrapportage over the year of the peildatum."""
    head = {
        "type_label": "Budgetrapportage",
        "title": "Budgetrapportage <programma> <jaar>",
        "subtitle": "Stand op <peildatum>",
    }
    if not words.known("raming_<jaar>"):
        return head, words.text(
            "Voor <jaar> is voor de <programma> geen raming vastgelegd. Er is dus niets te rapporteren over dit jaar.",
            *passages.costs(words),
        )
    return head, [
        *words.text(
            "Deze rapportage laat zien hoe het in <jaar> staat met het budget van de <programma>. Alle bedragen "
            "hebben <peildatum> als peildatum, tenzij er een andere datum bij staat."
        ),
        *words.figures(
            "Stand op "
            "<peildatum>", "bijgestelde_raming_<jaar>", "uitgaven_<jaar>", "verplicht_<jaar>", "beschikbaar_<jaar>",
            "prognose_<jaar>",
        ),
        *words.section(
            "Raming, uitgaven en verplichtingen",
            words.text(_year(words)),
            words.table("tabel_budget_<jaar>"),
            words.chart("grafiek_budget_<jaar>"),
        ),
        *words.section(
            "Uitgaven per kostensoort",
            words.text(_kinds(words)),
            words.table("tabel_uitgaven_<jaar>"),
        ),
        *words.section("Prognose", words.text(passages.forecast(words), *_forecasts(words))),
        *words.section("Eerdere jaren", words.text(*_earlier(words))),
        *words.section("Andere budgetten", words.text(_other_funds(words))),
    ]  # fmt: skip


def _year(words):
    return words.say(
        "Voor <jaar> is {raming_<jaar>} geraamd.",
        "Na begrotingswijzigingen is {bijgestelde_raming_<jaar>} beschikbaar gesteld."
        if _was_adjusted(words)
        else "De raming is niet bijgesteld.",
        "Tot en met <peildatum> is daarvan {uitgaven_<jaar>} uitgegeven.",
        "Voor {verplicht_<jaar>} liggen er verplichtingen die nog worden betaald.",
        "Vrij te besteden is nog {beschikbaar_<jaar>}.",
    )


def _was_adjusted(words):
    year = words.as_of.year
    raming, adjusted = (words.release.found.get(f"{name}_{year}") for name in ("raming", "bijgestelde_raming"))
    return bool(raming and adjusted and raming.value != adjusted.value)


def _kinds(words):
    spent = [kind for kind in CostType if words.known(f"uitgaven_<jaar>_{kind}")]
    if not spent:
        return ""
    return words.say(
        "Onder maatwerk valt wat voor gezinnen is betaald. De andere kostensoorten zijn nodig om het maatwerk te "
        "kunnen maken: tijd van medewerkers, training, begeleiding en communicatie.",
        "Aan maatwerk is {uitgaven_<jaar>_maatwerk} uitgegeven.",
    )


def _forecasts(words):
    lines = [
        f"{kind.label[0].upper()}{kind.label[1:]}: {{prognose_<jaar>_{kind}}} over het hele jaar, waarvan "
        f"{{uitgaven_<jaar>_{kind}}} is uitgegeven."
        for kind in CostType
    ]
    listed = words.items(*lines)
    yield words.say(
        "De prognose telt op wat is uitgegeven, wat is toegezegd en wat er volgens de budgetbeheerder nog komt. Zij "
        "trekt geen rechte lijn door: uitgaven aan maatwerk komen wanneer een gezin eraan toe is."
    )
    if listed:
        yield f"Per kostensoort:\n{listed}"


def _earlier(words):
    for year in reversed(words.money_years()):
        if year < words.as_of.year:
            yield words.say(
                f"In {year} was {{bijgestelde_raming_{year}}} beschikbaar en is {{uitgaven_{year}}} uitgegeven.",
                f"Er bleef {{beschikbaar_{year}}} over.",
            )


def _other_funds(words):
    main = words.municipality.fund_id if words.municipality else None
    lines = []
    for fund in Fund.objects.exclude(pk=main).order_by("name"):
        key = f"{fund.slug.replace('-', '_')}_<jaar>"
        lines.append(f"{fund.name}: {{raming_{key}}} geraamd, {{uitgaven_{key}}} uitgegeven tot en met <peildatum>.")
    listed = words.items(*lines)
    return f"Naast het budget van de aanpak zijn er budgetten van de teams zelf:\n{listed}" if listed else ""
