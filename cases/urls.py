"""Addresses of cases and leerpunten. Those of one case stand under its number; canvas and budgets add theirs there."""

from django.urls import path

from .views import cases, execution, history, intake, lessons, lists, metingen

app_name = "cases"

urlpatterns = [
    path("casussen/", cases.case_list, name="list"),
    path("casussen/nieuw/", cases.register, name="register"),
    path("casussen/<str:number>/gesprekken/", intake.conversations, name="conversations"),
    path("casussen/<str:number>/akkoord-gezin/", intake.family_akkoord, name="family_akkoord"),
    path(
        "casussen/<str:number>/akkoord-gezin/intrekken/",
        intake.withdraw_family_akkoord,
        name="withdraw_family_akkoord",
    ),
    path("casussen/<str:number>/stoppen/", intake.stop, name="stop"),
    path("casussen/<str:number>/uitvoering/", execution.execution, name="execution"),
    path("casussen/<str:number>/stappen/", execution.steps, name="steps"),
    path("casussen/<str:number>/metingen/", metingen.metingen, name="metingen"),
    path("casussen/<str:number>/metingen/<str:moment>/", metingen.meting, name="meting"),
    path("casussen/<str:number>/leerpunten/", lessons.case_lessons, name="case_lessons"),
    path("casussen/<str:number>/leerpunten/koppelen/", lessons.link_lesson, name="link_lesson"),
    path("casussen/<str:number>/tijdlijn/", history.timeline, name="timeline"),
    path("casussen/<str:number>/geopend/", history.viewers, name="viewers"),
    path("leerpunten/", lessons.lessons, name="lessons"),
    path("leerpunten/nieuw/", lessons.new_lesson, name="new_lesson"),
    path("leerpunten/<int:pk>/", lessons.lesson, name="lesson"),
    path("beheer/lijsten/", lists.lists, name="lists"),
    path("beheer/lijsten/<str:kind>/", lists.one_list, name="list_entries"),
    path("beheer/lijsten/<str:kind>/<int:pk>/", lists.entry, name="list_entry"),
]
