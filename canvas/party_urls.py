"""Addresses of the betrokken partijen, of Legitimiteit with its list of articles, and of conditions."""

from django.urls import path

from .views import articles, conditions, parties

CANVAS = "casussen/<str:number>/canvas/"

party_patterns = [
    path(f"{CANVAS}partijen/", parties.parties, name="parties"),
    path(f"{CANVAS}partijen/huidig/", parties.all_in_current, name="all_parties_in_current"),
    path(f"{CANVAS}partijen/<int:pk>/", parties.party, name="party"),
    path(f"{CANVAS}partijen/<int:pk>/huidig/", parties.in_current, name="party_in_current"),
    path(f"{CANVAS}legitimiteit/", articles.legitimacy, name="legitimacy"),
    path(f"{CANVAS}bekostiging/<int:pk>/voorwaarde/", conditions.condition, name="condition"),
    path("wetsartikelen/", articles.articles, name="articles"),
    path("wetsartikelen/nieuw/", articles.new_article, name="new_article"),
    path("wetsartikelen/voorbeeld/", articles.example_articles, name="example_articles"),
    path("wetsartikelen/<int:pk>/", articles.article, name="article"),
]
