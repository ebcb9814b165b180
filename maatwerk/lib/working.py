"""The worker: one process that does the background work of the queue until it is told to stop."""

from __future__ import annotations

import asyncio

from procrastinate.contrib.django import app, connector_params
from procrastinate.psycopg_connector import PsycopgConnector

from maatwerk.lib.health import waiting_migrations
from maatwerk.lib.jobs import HEARTBEAT, STALLED_AFTER
from maatwerk.lib.startup import StartupProblem

# Two, so that a slow mail server does not keep the upkeep of the queue waiting.
AT_ONCE = 2
# What is busy when the worker must stop gets this many seconds.
PATIENCE = 8


def work(*, until_done: bool = False) -> None:
    """Work until SIGINT or SIGTERM, or with `until_done` until nothing waits. Raises StartupProblem."""
    if waiting_migrations():
        raise StartupProblem("De database is niet bijgewerkt. Draai eerst manage.py migrate.")
    connector = PsycopgConnector(kwargs=connector_params(), min_size=1, max_size=4)
    with app.replace_connector(connector):
        asyncio.run(_work(until_done))


async def _work(until_done: bool) -> None:
    async with app.open_async():
        await app.run_worker_async(
            concurrency=AT_ONCE,
            wait=not until_done,
            listen_notify=not until_done,
            delete_jobs="successful",
            update_heartbeat_interval=HEARTBEAT,
            stalled_worker_timeout=STALLED_AFTER,
            shutdown_graceful_timeout=PATIENCE,
        )
