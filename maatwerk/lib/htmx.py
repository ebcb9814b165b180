"""htmx enhances the same URL: the view builds the whole page, or one part of it when htmx asks (house style 12)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.cache import patch_vary_headers


def is_htmx(request: HttpRequest) -> bool:
    """True when htmx asked for this page."""
    return request.headers.get("HX-Request") == "true"


def page_or_part(
    request: HttpRequest, *, page: str, part: str, context: dict[str, Any], status: int = 200
) -> TemplateResponse:
    """The template `part` for htmx, the template `page` for everyone else."""
    response = TemplateResponse(request, part if is_htmx(request) else page, context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


class ExpiredLoginMiddleware:
    """When the sign-in has run out, htmx opens the sign-in page instead of showing it inside a part of this one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not is_htmx(request) or response.status_code != 302 or request.user.is_authenticated:
            return response
        if urlsplit(response.headers["Location"]).path != settings.LOGIN_URL:
            return response
        # Back to the page that the person was on, not to the part that was asked for.
        back = urlsplit(request.headers.get("HX-Current-URL", "")).path or "/"
        target = f"{settings.LOGIN_URL}?{urlencode({'next': back})}"
        return HttpResponse(status=401, headers={"HX-Redirect": target})
