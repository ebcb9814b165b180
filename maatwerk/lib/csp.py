"""Headers that every answer carries: the content security policy, the permissions policy and the cache rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from django.conf import settings
from django.http import HttpRequest, HttpResponse

HEADER = "Content-Security-Policy"


def build_policy(directives: Mapping[str, Sequence[str] | str]) -> str:
    """The header's text for a dict in the shape of Django 6's SECURE_CSP."""
    parts = []
    for name, sources in directives.items():
        value = sources if isinstance(sources, str) else " ".join(sources)
        parts.append(f"{name} {value}".strip())
    return "; ".join(parts)


class SecurityHeadersMiddleware:
    """Add the headers. Pages of a signed-in person are never kept by a browser or a proxy."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.policy = build_policy(settings.SECURE_CSP)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault(HEADER, self.policy)
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        user = getattr(request, "user", None)
        if user is not None and user.is_authenticated:
            response.headers["Cache-Control"] = "no-store"
        return response
