"""When the database is away: one sentence for the visitor (503) and one line in the log, instead of a traceback."""

from __future__ import annotations

import logging
import sys

from django.http import HttpRequest, HttpResponse
from django.template import TemplateDoesNotExist, loader
from django.views import defaults

from maatwerk.lib.startup import connection_problem

SENTENCE = (
    "Maatwerk kan de gegevens nu niet bereiken. Probeer het over een paar minuten opnieuw; er gaat niets verloren."
)


def server_error(request: HttpRequest) -> HttpResponse:
    """handler500: 503 when the database cannot be reached, else the ordinary page (templates/500.html)."""
    problem = sys.exc_info()[1]
    if problem is None or not connection_problem(problem):
        return defaults.server_error(request)
    try:
        text, kind = loader.get_template("503.html").render({"sentence": SENTENCE}), "text/html"
    except TemplateDoesNotExist:
        text, kind = SENTENCE, "text/plain"
    response = HttpResponse(text, status=503, content_type=f"{kind}; charset=utf-8")
    response.headers["Retry-After"] = "60"
    return response


class PlainConnectionProblems(logging.Filter):
    """Takes the traceback from a log record that only says that the database is away."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always keeps the record."""
        problem = record.exc_info[1] if record.exc_info else None
        sentence = connection_problem(problem) if problem is not None else ""
        if sentence:
            record.msg, record.args = sentence, ()
            record.exc_info = record.exc_text = None
        return True
