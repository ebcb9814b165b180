"""Signed in for at most eight hours, and at most half an hour without doing anything (OWASP ASVS 5.0, chapter V7).

What a page asks for by itself is not someone who does something: a view marked `asked_by_the_page` does not count.
Real seconds on purpose, not the project's own clock: the demo may move that one.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest, HttpResponse

STARTED = "_session_started"
SEEN = "_session_seen"
# Writing the session on every click costs a row update; a minute is precise enough for half an hour.
WRITE_EVERY_SECONDS = 60


def asked_by_the_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Mark a view that open pages ask for every few seconds: it keeps no session alive. The outermost decorator."""
    view.asked_by_the_page = True  # type: ignore[attr-defined]
    return view


class SessionLimitMiddleware:
    """Sign out when a limit has passed; the login middleware then asks to sign in again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            self._check(request, time.time())
        return self.get_response(request)

    def _check(self, request: HttpRequest, now: float) -> None:
        session = request.session
        started = session.get(STARTED)
        seen = session.get(SEEN)
        if started is None or seen is None:
            session[STARTED] = session[SEEN] = now
            return
        too_long = now - started > settings.SESSION_ABSOLUTE_LIMIT.total_seconds()
        too_idle = now - seen > settings.SESSION_IDLE_LIMIT.total_seconds()
        if too_long or too_idle:
            auth.logout(request)

    def process_view(self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any) -> None:
        """Note that someone is still here, unless her page asked by itself."""
        if not request.user.is_authenticated or getattr(view, "asked_by_the_page", False):
            return
        now = time.time()
        if now - request.session[SEEN] > WRITE_EVERY_SECONDS:
            request.session[SEEN] = now
