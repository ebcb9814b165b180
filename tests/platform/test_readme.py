"""The README tells the truth: its diagram is drawn from the code and its commands exist."""

import re
from pathlib import Path

from django.core.management import get_commands

from maatwerk.management.commands.statediagram import END, START, diagram

README = (Path(__file__).parents[2] / "README.md").read_text()


def test_state_diagram_is_that_of_the_code():
    assert README.split(START)[1].split(END)[0].strip() == diagram()


def test_commands_of_the_readme_exist():
    named = set(re.findall(r"manage\.py ([a-z_]+)", README))
    assert named - set(get_commands()) == set()


def test_pictures_of_the_readme_exist():
    pictures = re.findall(r"!\[[^]]+\]\(([^)]+)\)", README)
    assert len(pictures) == 2
    assert [name for name in pictures if not (Path(__file__).parents[2] / name).is_file()] == []
