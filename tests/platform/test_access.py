"""Login is the default: every address asks for it, except this short list."""

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

PUBLIC = {"aanmelden/"}

EXAMPLES = {"int": "1", "str": "x", "slug": "x", "uuid": "00000000-0000-0000-0000-000000000000", "path": "x"}


def patterns(resolver, prefix=""):
    for entry in resolver.url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from patterns(entry, route)
        elif isinstance(entry, URLPattern):
            yield route, entry


ROUTES = dict(patterns(get_resolver()))


def example(route: str, entry: URLPattern) -> str:
    """An address that fits the route."""
    for name, converter in entry.pattern.converters.items():
        kind = type(converter).__name__.removesuffix("Converter").lower()
        text = EXAMPLES.get(kind) or getattr(converter, "example", "x")
        route = route.replace(f"<{kind}:{name}>", text).replace(f"<{name}>", text)
    return "/" + route


def test_only_the_short_list_is_public():
    assert {route for route, entry in ROUTES.items() if not getattr(entry.callback, "login_required", True)} == PUBLIC


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("route", sorted(set(ROUTES) - PUBLIC))
def test_stranger_is_sent_to_the_login_page(client, db, route, method):
    address = example(route, ROUTES[route])
    assert "<" not in address, "give the converter an `example`"
    response = getattr(client, method)(address)
    assert response.status_code == 302
    assert response["Location"].startswith("/aanmelden/?")
