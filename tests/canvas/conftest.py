"""Windows of several people on the live server."""

import pytest
from django.conf import settings
from django.test import Client

from tests.browser import listened, new_context
from tests.canvas.live import CAUSED


@pytest.fixture
def screen(browser, live_server, browser_errors):
    """`screen(user)` is a window of this person's own, signed in."""
    contexts = []

    def opened(user=None, *, url=live_server.url, **options):
        context = new_context(browser, url, **options)
        contexts.append(context)
        if user:
            client = Client()
            client.force_login(user)
            cookie = client.cookies[settings.SESSION_COOKIE_NAME]
            context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": url}])
        return heard(context.new_page())

    def heard(page):
        return listened(page, browser_errors, caused=CAUSED)

    opened.heard = heard
    yield opened
    for context in contexts:
        context.close()
