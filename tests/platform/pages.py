"""A few bare pages, to test what surrounds every page of the app."""

from django.contrib.auth.decorators import login_not_required
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.urls import path
from psycopg import OperationalError as DriverError

from maatwerk.lib.sessions import asked_by_the_page

PAGE = """<!doctype html><html lang="nl"><head><title>Proef</title></head>
<body><main><h1>Proef</h1>{}</main></body></html>"""


def private(request: HttpRequest) -> HttpResponse:
    return HttpResponse(PAGE.format("<p>Voor collega's.</p>"))


@asked_by_the_page
def poll(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=204)


@login_not_required
def public(request: HttpRequest) -> HttpResponse:
    return HttpResponse(PAGE.format("<p>Voor iedereen.</p>"))


@login_not_required
def inline_script(request: HttpRequest) -> HttpResponse:
    return HttpResponse(PAGE.format("<script>document.title = 'kan niet'</script>"))


@login_not_required
def inaccessible(request: HttpRequest) -> HttpResponse:
    return HttpResponse(PAGE.format('<input type="text">'))


@login_not_required
def database_away(request: HttpRequest) -> HttpResponse:
    raise OperationalError from DriverError("connection refused")


@login_not_required
def fault(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a fault of our own")


@login_not_required
def icon(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=204)


urlpatterns = [
    path("favicon.ico", icon),
    path("prive/", private),
    path("nu/", poll),
    path("aanmelden/", public),
    path("script/", inline_script),
    path("ontoegankelijk/", inaccessible),
    path("weg/", database_away),
    path("fout/", fault),
]
handler500 = "maatwerk.lib.errors.server_error"
