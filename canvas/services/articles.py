"""Articles of law that give room: the list of the municipality, and what a plan leans on, copied from it."""

from django.db import IntegrityError, transaction

from maatwerk.audit.services import record
from maatwerk.lib import clock
from maatwerk.lib.refusals import RuleBroken, database_sentence
from maatwerk.people.permissions import check_can_administer

from ..example_articles import EXAMPLES
from ..models import ChosenArticle, LegalArticle
from ..permissions import check_can_edit
from .editing import lock_canvas

COPIED = ("law", "number", "purpose", "room", "source")


@transaction.atomic
def choose_article(canvas, article, *, by):
    """Put an article of the list with this plan, as it reads now: a later change of the list changes nothing here.

    One that was chosen already is returned. Raises RuleBroken for an article that is no longer in use.
    """
    canvas = lock_canvas(canvas)
    check_can_edit(by, canvas)
    chosen = canvas.articles.current().filter(article=article).first()
    if chosen:
        return chosen
    article = LegalArticle.objects.get(pk=article.pk)
    if not article.in_use:
        raise RuleBroken("Dit artikel staat niet meer in de lijst. Ververs de pagina en kies een ander.")
    copied = {name: getattr(article, name) for name in COPIED}
    chosen = ChosenArticle(canvas=canvas, article=article, edited_by=by, edited_at=clock.now(), **copied)
    _save(chosen)
    record("article.chosen", chosen, by=by, case=canvas.case, article=article.pk)
    return chosen


@transaction.atomic
def drop_article(chosen, *, by):
    """Take a chosen article out of the plan; one that is gone already stays gone."""
    canvas = lock_canvas(chosen.canvas)
    check_can_edit(by, canvas)
    chosen = ChosenArticle.objects.get(pk=chosen.pk)
    if chosen.removed:
        return chosen
    chosen.take_out(by=by)
    record("article.dropped", chosen, by=by, case=canvas.case, article=chosen.article_id)
    return chosen


@transaction.atomic
def add_article(*, by, **fields):
    """Add an article to the list: law, number, purpose of the law, the room it gives, and the source."""
    check_can_administer(by)
    article = LegalArticle(**fields)
    _save(article)
    record("list.added", article, by=by, name=str(article))
    return article


@transaction.atomic
def change_article(article, *, by, **fields):
    """Change an article of the list, or switch it off; plans that chose it keep what they copied."""
    check_can_administer(by)
    article = LegalArticle.objects.select_for_update().get(pk=article.pk)
    if all(getattr(article, name) == value for name, value in fields.items()):
        return article
    for name, value in fields.items():
        setattr(article, name, value)
    _save(article)
    record("list.changed", article, by=by, name=str(article), in_use=article.in_use)
    return article


@transaction.atomic
def add_example_articles(*, by):
    """Fill the empty list with an example, in our own words, to be read and changed; returns how many were added.

    Raises RuleBroken when there is something in the list.
    """
    check_can_administer(by)
    if LegalArticle.objects.exists():
        raise RuleBroken("Er staan al artikelen in de lijst. De voorbeeldlijst is er om mee te beginnen.")
    articles = [LegalArticle(**example) for example in EXAMPLES]
    try:
        with transaction.atomic():
            articles = LegalArticle.objects.bulk_create(articles)
    except IntegrityError as error:
        raise RuleBroken(database_sentence(error)) from error
    record("list.added", articles[0], by=by, name=f"voorbeeldlijst van {len(articles)} wetsartikelen")
    return len(articles)


def _save(row):
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise RuleBroken(database_sentence(error)) from error
