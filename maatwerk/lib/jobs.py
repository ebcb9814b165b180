"""The queue of background work: putting a job on it within the running transaction, and how the queue is doing.

The queue is procrastinate's, in the same database: what is rolled back was never enqueued. The worker
(`manage.py worker`) hears of a new job by LISTEN, so neither may go through PgBouncer in transaction mode.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from procrastinate import exceptions, tasks
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.manager import JobManager

# Not the app's own manager: inside a worker that one writes on a connection, and so in a transaction, of its own.
_manager = JobManager(DjangoConnector())

# The worker says every ten seconds that it lives; after three silences its jobs are given to another.
HEARTBEAT = 10
STALLED_AFTER = 30
# So long may nobody have been seen while work waits; a worker that is started again needs less.
SILENT_AFTER = 120


def enqueue(name: str, *, queueing_lock: str, after: int | None = None, **arguments: Any) -> bool:
    """Have the worker do the task `name`, `after` so many seconds, if the running transaction is committed.

    False, and nothing added, while a job with the same `queueing_lock` waits its turn.
    """
    later = {} if after is None else {"schedule_in": {"seconds": after}}
    job = tasks.configure_task(name=name, job_manager=_manager, queueing_lock=queueing_lock, **later)
    try:
        with transaction.atomic():
            job.defer(**arguments)
    except exceptions.AlreadyEnqueued:
        return False
    return True


@dataclass(frozen=True)
class QueueState:
    """`silent_for`: seconds since a worker was last seen, None for never. The other two count jobs."""

    silent_for: int | None
    waiting: int
    failed: int

    @property
    def is_running(self) -> bool:
        """Whether a worker was seen lately."""
        return self.silent_for is not None and self.silent_for <= STALLED_AFTER

    @property
    def stands_still(self) -> bool:
        """Whether work waits while no worker was seen for too long."""
        return self.waiting > 0 and (self.silent_for is None or self.silent_for > SILENT_AFTER)


def queue_state() -> QueueState:
    """How the queue is doing, in one query. The time is the database's: this is about machines, not about the story."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT floor(extract(epoch FROM now() - max(last_heartbeat)))::int FROM procrastinate_workers),"
            " count(*) FILTER (WHERE status IN ('todo', 'doing') AND coalesce(scheduled_at, now()) <= now()),"
            " count(*) FILTER (WHERE status IN ('failed', 'aborted')) FROM procrastinate_jobs"
        )
        silent_for, waiting, failed = cursor.fetchone()
    return QueueState(None if silent_for is None else max(0, silent_for), waiting, failed)
