"""The raadsinformatiebrief that is being written on 1 December 2020."""

from maatwerk.demo.story import letters as story
from maatwerk.lib import clock
from reports.letters import new_letter
from reports.services import create_letter


def load_letters(cast):
    """Let the teammanager make the letter with its proposed text."""
    brief = story.COUNCIL_LETTER
    manager = cast.users[brief.handled_by]
    with clock.at(story.PEILDATUM_2020):
        letter = new_letter(story.PEILDATUM_2020, date=brief.dated_on, by=manager)
        letter.subject = brief.subject
        letter.our_reference = brief.our_reference
        letter.enclosures = len(brief.enclosures)
        create_letter(letter, by=manager)
