"""What stands in a box beside its text: `{% load canvas_extras %}`."""

from django import template

from ..articles import articles_of
from ..funding import condition
from ..parties import parties_of

register = template.Library()

register.filter("condition", condition)


@register.simple_tag(takes_context=True)
def box_parties(context):
    """Number and cost of the betrokken partijen: of the sheet that is drawn, or asked when one box stands alone."""
    return context["sheet"].parties if "sheet" in context else parties_of(context["canvas"])


@register.simple_tag(takes_context=True)
def box_articles(context):
    """The chosen articles: of the sheet that is drawn, or asked when one box stands alone."""
    return context["sheet"].articles if "sheet" in context else articles_of(context["canvas"])


@register.filter
def asked_words(questions):
    """`3 vragen van de spar-tafel, 1 wacht op antwoord`."""
    waiting = sum(question.answered_at is None for question in questions)
    said = f"{len(questions)} {'vraag' if len(questions) == 1 else 'vragen'} van de spar-tafel"
    if not waiting:
        return f"{said}, beantwoord"
    return f"{said}, {waiting} {'wacht' if waiting == 1 else 'wachten'} op antwoord"
