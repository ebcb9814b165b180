"""The head of the letters, who signs, and the raadsinformatiebrief that is being written on 1 December 2020."""

from maatwerk.demo.story import letters as story
from maatwerk.lib import clock
from reports.letters import new_letter
from reports.models import Municipality, Signatory
from reports.services import create_letter


def load_letters(cast):
    """Store municipality and wethouder, and let the teammanager make the letter with its proposed text."""
    head, office, brief = story.MUNICIPALITY, story.WETHOUDER, story.COUNCIL_LETTER
    Municipality.objects.create(
        name=head.name.removeprefix("Gemeente "),
        return_address=head.return_address,
        visit_address="\n".join(head.visiting_address),
        postal_address="\n".join(head.postal_address),
        phone_label=head.phone_label.upper(),
        phone=head.phone,
        fax="" if head.fax == "--" else head.fax,
        email=head.email,
        fund=cast.funds["maatwerkbudget"],
    )
    name = " ".join(part for part in (office.initials, f"({office.first_name})", office.prefix, office.surname) if part)
    signatory = Signatory.objects.create(name=name, office=office.title, starts_on=office.since, ends_on=office.until)
    manager = cast.users[brief.handled_by]
    with clock.at(story.PEILDATUM_2020):
        letter = new_letter(story.PEILDATUM_2020, date=brief.dated_on, by=manager)
        letter.subject = brief.subject
        letter.our_reference = brief.our_reference
        letter.enclosures = len(brief.enclosures)
        letter.signatory = signatory
        create_letter(letter, by=manager)
