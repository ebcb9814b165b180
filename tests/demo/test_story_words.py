"""The story of the demonstration names nobody, says nothing twice and uses the words of the lists."""

import re
from collections import Counter
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from itertools import pairwise

import pytest

from canvas.example_articles import EXAMPLES
from maatwerk.demo.story import all_families as story
from maatwerk.demo.story import lists
from maatwerk.demo.story.involved import ARTICLES, LOOKED_AT, PARTIES
from maatwerk.demo.story.ledger import ENTRIES
from maatwerk.demo.story.leerpunten import LEERPUNTEN
from maatwerk.demo.story.letters import PEILDATUM_2020
from maatwerk.demo.story.shapes import BOXES
from maatwerk.demo.story.staff import BY_USERNAME, COACHES, STAFF


def texts_of(thing):
    """Every string inside a story object, however deep."""
    if isinstance(thing, str):
        yield thing
    elif is_dataclass(thing):
        for each in fields(thing):
            yield from texts_of(getattr(thing, each.name))
    elif isinstance(thing, dict):
        for value in thing.values():
            yield from texts_of(value)
    elif isinstance(thing, tuple):
        for value in thing:
            yield from texts_of(value)


def ids(thing):
    return getattr(thing, "key", None) or str(thing)


each_family = pytest.mark.parametrize("family", story.FAMILIES, ids=ids)


def test_ten_maatwerkeindbazen_eight_of_szmh_and_two_of_kbl():
    assert Counter(person.organisation for person in COACHES) == {"SZMH": 8, "KBL": 2}
    assert sum(not person.has_mandate(PEILDATUM_2020) for person in COACHES) == 1
    assert min(start for person in COACHES for start, _ in person.mandates) == date(2019, 3, 1)


def test_chair_has_no_mandate():
    assert not BY_USERNAME["voorzitter"].mandates


def test_staff_belong_to_known_teams_and_disciplines():
    for person in STAFF:
        assert person.organisation in lists.ORGANISATIONS
        assert not person.team or lists.TEAMS[person.team] == person.organisation
        assert not person.discipline or person.discipline in lists.DISCIPLINES
    assert len(BY_USERNAME) == len(STAFF)


# Publication names and other frequent first names; the canvas knows only "moeder", "de oudste zoon (11)" and the like.
FIRST_NAMES = [
    "Jenny",
    "Frank",
    "Anja",
    "Jasper",
    "Camiel",
    "David",
    "Chris",
    "Lisa",
    "Tim",
    "Syria",
    "Darius",
    "Susan",
    "Debby",
    "Sophie",
    "Noortje",
    "Jan",
    "Piet",
    "Kees",
    "Anna",
    "Emma",
    "Sara",
    "Fatima",
    "Mohammed",
    "Ahmed",
    "Ali",
    "Maria",
    "Peter",
    "Johan",
    "Linda",
    "Sandra",
    "Kevin",
    "Daan",
    "Sem",
    "Noah",
    "Julia",
    "Mila",
    "Eva",
]
INSTITUTIONS = ["Mondriaan", "Koraal", "Servatius", "Xonar", "Talententuin", "Radar", "Envida"]


def told_words():
    for family in story.FAMILIES:
        people = {family.coach, family.consultant}
        for text in texts_of(family):
            if text not in people and text not in BY_USERNAME:
                yield family.key, text
    for key, things in (*PARTIES.items(), *LOOKED_AT.items()):
        for thing in things:
            for text in texts_of(thing):
                yield key, text
    for point in LEERPUNTEN:
        for text in texts_of(point):
            yield point.key, text
    for entry in ENTRIES:
        yield "ledger", entry.description


def test_nobody_is_named():
    names = {person.surname for person in STAFF} | {person.first_name for person in STAFF}
    forbidden = re.compile(r"\b(" + "|".join(sorted(names | set(FIRST_NAMES) | set(INSTITUTIONS))) + r")\b")
    assert [(key, text) for key, text in told_words() if forbidden.search(text)] == []


def test_no_address_number_or_mail_is_told():
    private = re.compile(r"\b\d{4} ?[A-Z]{2}\b|\b\d{9}\b|@|\b06[- ]?\d{8}\b|\bNL\d{2}[A-Z]{4}")
    assert [(key, text) for key, text in told_words() if private.search(text)] == []


def test_no_two_canvases_say_the_same():
    texts = Counter(text for family in story.FAMILIES for text in family.final_boxes.values())
    assert [text for text, times in texts.items() if times > 1] == []


@each_family
def test_canvas_boxes_are_known_and_filled(family):
    assert set(family.boxes) <= set(BOXES)
    assert all(text.strip() for text in family.boxes.values())
    assert not family.boxes or family.agreed_on
    if family.circulated_on:
        assert set(family.boxes) == set(BOXES)


@pytest.mark.parametrize("family", story.PUBLISHED, ids=ids)
def test_published_canvases_have_sentences_in_every_box(family):
    for box, text in family.final_boxes.items():
        assert 1 <= len(re.findall(r"[.!?](?=\s|$)", text)) <= 16, box
    assert family.questions
    assert family.leerpunten
    assert family.parties


@each_family
def test_lines_use_the_lists_and_fit_their_fields(family):
    for line in family.lines:
        assert line.scheme in lists.REGELINGEN
        assert line.payer in lists.PAYERS
        assert line.amount > 0
        assert line.basis
        assert line.source
        assert max(len(line.description), len(line.basis), len(line.source)) <= 200
    for funding in family.fundings:
        assert not funding.scheme or funding.scheme in lists.REGELINGEN
        assert funding.amount > 0
        assert max(len(funding.description), len(funding.tried), len(funding.until_condition)) <= 200
        assert not funding.until_condition or funding.review_on
    assert all(len(step.text) <= 300 for step in family.steps)
    assert all(len(meting.absent_reason) <= 200 for meting in family.metingen)


@pytest.mark.parametrize("key", PARTIES)
def test_parties_and_articles_use_the_lists_and_know_the_family(key):
    family = next(family for family in story.FAMILIES if family.key == key)
    parties = PARTIES[key]
    assert 3 <= len({party.organisation for party in parties}) <= 12
    assert {name.casefold() for name in family.parties} <= {party.organisation.casefold() for party in parties}
    for party in parties:
        assert not party.scheme or party.scheme in lists.REGELINGEN
        assert not party.payer or party.payer in lists.PAYERS
        assert party.payer or not party.yearly_cost
        assert party.since is None or party.since <= family.agreed_on
    assert set(ARTICLES[key]) <= {f"{example['law']}, {example['number']}" for example in EXAMPLES}


def test_published_families_have_parties_and_articles():
    told = {family.key for family in story.PUBLISHED}
    assert told <= set(PARTIES)
    assert set(PARTIES) == set(ARTICLES)


def test_parties_of_casus_1_cost_what_huidig_counts():
    costs = [party.yearly_cost for party in PARTIES["veilige-woonplek"] if party.yearly_cost]
    assert sum(costs) == 20_000


@pytest.mark.parametrize("key", LOOKED_AT)
def test_conditions_are_looked_at_in_time_and_in_order(key):
    family = next(family for family in story.FAMILIES if family.key == key)
    (condition,) = [funding for funding in family.fundings if funding.until_condition]
    looks = LOOKED_AT[key]
    due = [condition.review_on, *(look.next_on for look in looks)]
    assert all(family.doorbraak_on < look.on for look in looks)
    assert all(look.on <= day + timedelta(days=7) for look, day in zip(looks, due, strict=False))
    assert [look.outcome for look in looks] == ["continues"] * (len(looks) - 1) + ["ends"]
    assert all((look.outcome == "continues") == (look.next_on is not None) for look in looks)


def test_leerpunten_and_families_point_at_each_other():
    linked = {(point.key, key) for point in LEERPUNTEN for key in point.families}
    told = {(key, family.key) for family in story.FAMILIES for key in family.leerpunten}
    assert linked == told


@pytest.mark.parametrize("point", LEERPUNTEN, ids=ids)
def test_leerpunt_moves_forward_on_its_route(point):
    stops = [lists.ROUTE.index(status) for status, _ in point.route]
    days = [day for _, day in point.route]
    assert stops[0] == 0
    assert all(earlier < later for earlier, later in pairwise(stops))
    assert all(earlier < later for earlier, later in pairwise(days))
    assert days[-1] <= PEILDATUM_2020
    assert point.theme in lists.THEMES
    assert point.level in lists.LEVELS
    assert point.scheme in lists.REGELINGEN
    assert point.owner in BY_USERNAME
    assert len(point.title) <= 140


def test_every_theme_has_a_leerpunt():
    assert {point.theme for point in LEERPUNTEN} == set(lists.THEMES)
