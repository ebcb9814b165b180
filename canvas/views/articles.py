"""Legitimiteit: the articles on which a plan leans, chosen from the list of the municipality, and that list itself."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases.views.respond import respond
from maatwerk.audit.acting import attempt
from maatwerk.lib.htmx import page_or_part
from maatwerk.lib.once import already_done, mark_done
from maatwerk.lib.refusals import sentence_of
from maatwerk.people.permissions import check_can_administer

from .. import services
from ..articles import articles_about, articles_of, per_law
from ..enums import BoxKind
from ..forms.articles import ArticleForm, ArticleSearch, ChangeArticleForm
from ..getters import get_canvas, get_own_canvas
from ..models import ChosenArticle, LegalArticle
from ..permissions import check_can_edit, check_can_see_articles
from ..sheet import SheetBox

FIELDS = ("law", "number", "purpose", "room", "source", "in_use")


@require_http_methods(["GET", "POST"])
def legitimacy(request, number):
    """The chosen articles with the argument of the plan, and for its writers the list to choose from."""
    if request.method == "POST":
        return _choose_or_drop(request, get_own_canvas(request, number))
    canvas = get_canvas(request, number, viewed="" if request.headers.get("HX-Request") else "canvas.viewed")
    closed = sentence_of(check_can_edit, request.user, canvas)
    chosen = articles_of(canvas)
    search = ArticleSearch(request.GET)
    context = {
        "case": canvas.case,
        "canvas": canvas,
        "can_edit": not closed,
        "closed": closed if canvas.case.is_member(request.user) else "",
        "chosen": chosen,
        "box": SheetBox(BoxKind.LEGITIMACY, canvas.boxes.get(kind=BoxKind.LEGITIMACY).text),
        "search": search,
        "laws": [] if closed else per_law(articles_about(search.text)),
        "chosen_pks": {article.article_id for article in chosen},
    }
    return page_or_part(request, page="canvas/legitimacy.html", part="canvas/article_choice.html", context=context)


def _choose_or_drop(request, canvas):
    """The list says which article; `do=drop` takes a chosen one out."""
    pk = request.POST.get("article", "")
    pk = int(pk) if pk.isdecimal() else 0
    if request.POST.get("do") == "drop":
        subject = get_object_or_404(ChosenArticle, canvas=canvas, pk=pk)
        with attempt(request, "article.drop", subject, case=canvas.case) as act:
            services.drop_article(subject, by=request.user)
        said = f"{subject.law}, {subject.number} is weggehaald."
    else:
        subject = get_object_or_404(LegalArticle, pk=pk)
        with attempt(request, "article.choose", canvas, case=canvas.case) as act:
            services.choose_article(canvas, subject, by=request.user)
        said = f"{subject} staat bij dit plan."
    if act.done:
        messages.success(request, said)
    return redirect("canvas:legitimacy", canvas.case.number)


@require_GET
def articles(request):
    """The list, per law; the functioneel beheerder keeps it, who writes canvases reads it."""
    check_can_see_articles(request.user)
    keeps = not sentence_of(check_can_administer, request.user)
    search = ArticleSearch(request.GET)
    context = {
        "search": search,
        "laws": per_law(articles_about(search.text, all_of_them=keeps)),
        "keeps": keeps,
        "is_empty": not LegalArticle.objects.exists(),
    }
    return respond(request, "canvas/articles.html", context)


@require_http_methods(["GET", "POST"])
def new_article(request):
    """Add an article to the list."""
    check_can_administer(request.user)
    form, act = ArticleForm(request.POST or None), None
    form.back = reverse("canvas:articles")
    if form.is_bound and already_done(request, form):
        return redirect("canvas:articles")
    if form.is_valid():
        with attempt(request, "list.add", request.user, form=form) as act:
            article = services.add_article(**form.article, by=request.user)
        if act.done:
            mark_done(request, form)
            messages.success(request, f"{article} staat in de lijst.")
            return redirect("canvas:articles")
    return respond(request, "canvas/article.html", {"form": form}, act)


@require_http_methods(["GET", "POST"])
def article(request, pk):
    """Change an article of the list, or switch it off."""
    check_can_administer(request.user)
    subject = get_object_or_404(LegalArticle, pk=pk)
    form, act = ChangeArticleForm(request.POST or None, initial={name: getattr(subject, name) for name in FIELDS}), None
    form.back = reverse("canvas:articles")
    if form.is_valid():
        with attempt(request, "list.change", subject, form=form) as act:
            services.change_article(subject, **form.article, by=request.user)
        if act.done:
            messages.success(request, "Opgeslagen.")
            return redirect("canvas:articles")
    return respond(request, "canvas/article.html", {"form": form, "article": subject}, act)


@require_POST
def example_articles(request):
    """Begin the empty list with an example."""
    check_can_administer(request.user)
    with attempt(request, "list.add", request.user) as act:
        number = services.add_example_articles(by=request.user)
    if act.done:
        messages.success(request, f"Er staan {number} artikelen in de lijst. Lees ze na voordat er mee wordt gewerkt.")
    return redirect("canvas:articles")
