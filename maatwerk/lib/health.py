"""/livez and /readyz: for the machine that watches the app. No login, no detail, no matter which host name is asked.

A worker that is silent while work waits does not make the web unready: taking pages away would send nobody's mail. It
is told in the text of /readyz, to be watched for apart, and to the functioneel beheerder on mijn werk.

A middleware and not a view, so that neither the host check nor the redirect to https nor the session stands in front.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse

from maatwerk.lib.jobs import queue_state
from maatwerk.lib.startup import StartupProblem, connection_problem

logger = logging.getLogger(__name__)


class HealthMiddleware:
    """Answer the two health addresses, pass everything else on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == "/livez":
            return _answer(True)
        if request.path == "/readyz":
            return _readiness()
        return self.get_response(request)


def _readiness() -> HttpResponse:
    if not is_ready():
        return _answer(False)
    try:
        still = queue_state().stands_still
    except DatabaseError as exc:
        logger.error("readyz: %s", connection_problem(exc) or "de database geeft een fout")
        return _answer(False)
    if still:
        logger.warning("readyz: er wacht achtergrondwerk en de werker is stil; draait manage.py worker?")
    return _answer(True, "ok, maar de werker is stil\n" if still else "ok\n")


def is_ready() -> bool:
    """True when the database answers, is new enough (checked on connecting) and has every migration."""
    try:
        waiting = waiting_migrations()
    except (DatabaseError, StartupProblem) as exc:
        logger.error("readyz: %s", connection_problem(exc) or "de database geeft een fout")
        return False
    if waiting:
        logger.error("readyz: er wachten %s migraties; draai manage.py migrate", waiting)
    return not waiting


def waiting_migrations() -> int:
    """How many migrations the database still lacks. Raises DatabaseError or StartupProblem when it is away."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _answer(fine: bool, text: str = "ok\n") -> HttpResponse:
    text = text if fine else "niet gereed\n"
    headers = {"Cache-Control": "no-store", "Content-Length": str(len(text))}
    return HttpResponse(text, status=200 if fine else 503, content_type="text/plain", headers=headers)
