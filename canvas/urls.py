"""Addresses of a case with its canvas, and of the tafels (canvas/meeting_urls.py)."""

from django.urls import path

from .meeting_urls import meeting_patterns
from .party_urls import party_patterns
from .price_urls import price_patterns
from .tafel_urls import tafel_patterns
from .views import (
    boxes,
    canvas,
    case,
    compare,
    cost_tools,
    costs,
    costs_excel,
    funding,
    hints,
    history,
    live,
    urgent,
    versions,
)

app_name = "canvas"

case_patterns = [
    path("casussen/<str:number>/", case.overview, name="case"),
    path("casussen/<str:number>/canvas/", canvas.detail, name="detail"),
    path("casussen/<str:number>/canvas/stand/", live.state, name="state"),
    path("casussen/<str:number>/canvas/vak/<str:kind>/", boxes.box, name="box"),
    path("casussen/<str:number>/canvas/tevredenheid/", canvas.baseline, name="baseline"),
    path("casussen/<str:number>/canvas/kosten/", costs.costs, name="costs"),
    path("casussen/<str:number>/canvas/kosten/<int:pk>/", costs.cost_line, name="cost_line"),
    path("casussen/<str:number>/canvas/kosten/excel/", costs_excel.costs_excel, name="costs_excel"),
    path(
        "casussen/<str:number>/canvas/versies/<int:version_number>/kosten/excel/",
        costs_excel.costs_excel,
        name="costs_excel",
    ),
    path("casussen/<str:number>/canvas/kosten/rekenen/", cost_tools.reckon, name="reckon"),
    path("casussen/<str:number>/canvas/kosten/kopieren/", cost_tools.copy, name="copy_costs"),
    path("casussen/<str:number>/canvas/kosten/twaalf-maanden/", cost_tools.horizon, name="horizon"),
    path("casussen/<str:number>/canvas/kosten/plakken/", cost_tools.paste, name="paste_costs"),
    path("casussen/<str:number>/canvas/toetsen/", costs.review, name="review"),
    path("casussen/<str:number>/canvas/bekostiging/", funding.funding, name="funding"),
    path("casussen/<str:number>/canvas/bekostiging/<int:pk>/", funding.funding_line, name="funding_line"),
    path("casussen/<str:number>/canvas/aanmelden/", versions.offer, name="offer"),
    path("casussen/<str:number>/canvas/rondsturen/", versions.circulate, name="circulate"),
    path("casussen/<str:number>/canvas/vak/<str:kind>/hints/", hints.box_hints, name="hints"),
    path("casussen/<str:number>/canvas/hints/", hints.rulings, name="rule_hint"),
    path("casussen/<str:number>/canvas/vak/<str:kind>/geschiedenis/", history.history, name="history"),
    path("casussen/<str:number>/canvas/geschiedenis/", history.writers, name="writers"),
    path("casussen/<str:number>/canvas/vergelijk/", compare.compare, name="compare"),
    path("casussen/<str:number>/canvas/versies/", versions.version_list, name="versions"),
    path("casussen/<str:number>/canvas/versies/<int:version_number>/", versions.version, name="version"),
    path("casussen/<str:number>/spoed/", urgent.urgent, name="urgent"),
    path("casussen/<str:number>/tafels/", case.meetings, name="case_meetings"),
    path("casussen/<str:number>/tafels/vragen/<int:pk>/", case.answer, name="answer"),
]

urlpatterns = [*case_patterns, *meeting_patterns, *party_patterns, *price_patterns, *tafel_patterns]
