"""Reading articles of law: what a plan leans on, and the list to choose from, per law."""

import re
from itertools import groupby

from django.db.models import Q

from .models import ChosenArticle, LegalArticle


def articles_of(canvas):
    """The chosen articles of a canvas as it is now, per law; one query."""
    return list(ChosenArticle.objects.current().filter(canvas=canvas).order_by("law", "pk"))


def articles_of_content(content):
    """The chosen articles of a frozen version; versions from before the list have none."""
    names = ("law", "number", "purpose", "room", "source")
    return [ChosenArticle(**{name: row.get(name, "") for name in names}) for row in content.get("articles", [])]


def articles_about(text, *, all_of_them=False):
    """LegalArticles in use that hold every word of `text` somewhere; `all_of_them` also those that are switched off."""
    found = LegalArticle.objects.all() if all_of_them else LegalArticle.objects.filter(in_use=True)
    for word in text.split():
        found = found.filter(
            Q(law__icontains=word) | Q(number__icontains=word) | Q(purpose__icontains=word) | Q(room__icontains=word)
        )
    return found


def per_law(articles):
    """[(law, its articles)] on alphabet, and in a law by number: artikel 9 stands before artikel 16."""

    def by_number(article):
        return article.law.casefold(), [int(digits) for digits in re.findall(r"\d+", article.number)], article.number

    ordered = sorted(articles, key=by_number)
    return [(law, list(group)) for law, group in groupby(ordered, key=lambda article: article.law)]
