"""Login is the default: every address asks for it, except this short list."""

import re

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

# A calendar program can't sign in; the address of its feed holds a key.
PUBLIC = {"aanmelden/", "tafels/agenda.ics"}

# Per kind of converter; a new kind needs an example here.
EXAMPLES = {"int": "1", "str": "x", "slug": "x", "uuid": "00000000-0000-0000-0000-000000000000", "path": "x"}


def patterns(resolver, prefix=""):
    for entry in resolver.url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from patterns(entry, route)
        elif isinstance(entry, URLPattern):
            yield route, entry


ROUTES = dict(patterns(get_resolver()))


def example(route: str) -> str:
    """An address that fits the route."""
    return "/" + re.sub(r"<(?:(\w+):)?\w+>", lambda found: EXAMPLES[found[1] or "str"], route)


def test_only_the_short_list_is_public():
    assert {route for route, entry in ROUTES.items() if not getattr(entry.callback, "login_required", True)} == PUBLIC


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("route", sorted(set(ROUTES) - PUBLIC))
def test_stranger_is_sent_to_the_login_page(client, db, route, method):
    response = getattr(client, method)(example(route))
    assert response.status_code == 302
    assert response["Location"].startswith("/aanmelden/?")
