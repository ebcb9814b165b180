"""The acts of one family around its canvas: betrokken partijen, articles of law, and conditions looked at again."""

from canvas import services as canvas_services
from maatwerk.demo.story.involved import ARTICLES, LOOKED_AT, PARTIES


def write_involved(acts):
    """Write into the script of these FamilyActs what the story tells of its family."""
    family, at = acts.family, acts.script.at
    if family.agreed_on and family.boxes:
        at(family.agreed_on, "11.10", lambda: _involved(acts), f"{family.key}: betrokken partijen en wetsartikelen")
    for look in LOOKED_AT.get(family.key, ()):
        at(look.on, "9.15", lambda look=look: _look(acts, look), f"{family.key}: voorwaarde opnieuw bekeken")


def _involved(acts):
    for party in PARTIES.get(acts.family.key, ()):
        canvas_services.add_party(
            acts.canvas,
            organisation=party.organisation,
            does=party.does,
            since=party.since,
            yearly_cost=party.yearly_cost,
            scheme=acts.cast.schemes.get(party.scheme),
            payer=party.payer,
            by=acts.consultant,
        )
    for name in ARTICLES.get(acts.family.key, ()):
        canvas_services.choose_article(acts.canvas, acts.cast.articles[name], by=acts.coach)


def _look(acts, look):
    line = acts.canvas.funding_lines.current().exclude(until_condition="").get()
    canvas_services.review_condition(
        line, outcome=look.outcome, reviewed_on=look.on, next_on=look.next_on, note=look.note, by=acts.consultant
    )
