"""The casusbeschrijvingen of the demo: six published, one waits, one is a concept; only declared names in them."""

import re

from maatwerk.demo.story.all_families import FAMILIES
from maatwerk.demo.story.descriptions import DESCRIPTIONS
from maatwerk.demo.story.letters import PEILDATUM_2020
from maatwerk.demo.story.staff import BY_USERNAME
from maatwerk.lib.personal_data import NAME, detect

TEXTS = ("title", "situation", "perspective", "breakthrough", "learned")


def test_six_are_published_before_the_peildatum():
    assert sum(told.released_on is not None for told in DESCRIPTIONS) == 6
    assert all(told.released_on <= PEILDATUM_2020 for told in DESCRIPTIONS if told.released_on)


def test_the_second_reader_had_no_hand_in_it():
    families = {family.key: family for family in FAMILIES}
    for told in DESCRIPTIONS:
        family = families[told.family]
        assert told.written_by in (family.coach, family.consultant)
        assert told.released_by not in (family.coach, family.consultant)
        assert not told.released_by or told.released_by in BY_USERNAME


def test_only_invented_names_stand_in_them():
    for told in DESCRIPTIONS:
        invented = set(re.findall(r"\w+", told.names))
        for name in TEXTS:
            found = {finding.text for finding in detect(NAME, getattr(told, name))}
            assert {word for word in found if word not in invented} == set(), (told.title, name)


def test_they_are_told_in_other_words_than_the_canvas():
    canvases = [text for family in FAMILIES for text in family.final_boxes.values()]
    sentences = {sentence for text in canvases for sentence in re.split(r"(?<=[.!?])\s+", text) if len(sentence) > 40}
    for told in DESCRIPTIONS:
        for name in TEXTS:
            assert not sentences & set(re.split(r"(?<=[.!?])\s+", getattr(told, name))), told.title
