"""Upkeep of the queue itself: jobs of a worker that died are given to another, and old ones are cleared away."""

import contextlib

from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException, UniqueViolation
from procrastinate.jobs import Status

from maatwerk.lib.jobs import STALLED_AFTER

MOST_ATTEMPTS = 5
KEPT_HOURS = 30 * 24


# Only a queueing_lock: with a lock, a rescuer that died would keep the next one from starting.
@app.periodic(cron="* * * * *")
@app.task(name="queue.rescue", queueing_lock="queue.rescue", pass_context=True)
async def rescue(context, timestamp):
    """Give the jobs of dead workers another turn; a job that was left five times is listed as failed."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_AFTER):
        # Its worker may have been slow only, and be done with it by now.
        with contextlib.suppress(ConnectorException):
            if job.attempts + 1 >= MOST_ATTEMPTS:
                await manager.finish_job(job, status=Status.FAILED, delete_job=False)
            else:
                await _another_turn(manager, job)


async def _another_turn(manager, job):
    try:
        await manager.retry_job(job)
    except UniqueViolation:
        # The same work already waits its turn (queueing_lock): this one is not needed any more.
        await manager.finish_job(job, status=Status.FAILED, delete_job=True)


@app.periodic(cron="40 3 * * *")
@app.task(name="queue.tidy", queueing_lock="queue.tidy", pass_context=True)
async def tidy(context, timestamp):
    """Clear away what ended a month ago; what went well is gone at once."""
    await context.app.job_manager.delete_old_jobs(
        nb_hours=KEPT_HOURS, include_failed=True, include_cancelled=True, include_aborted=True
    )
