"""Jobs in tests: nothing runs by itself; `run_jobs()` does what waits, in this process and on this connection."""

from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob


def waiting_jobs():
    """(task, arguments) of every job that waits, the oldest first."""
    return list(ProcrastinateJob.objects.filter(status="todo").order_by("pk").values_list("task_name", "args"))


def run_jobs():
    """Do every job whose turn it is, also those that these add; returns their names. Jobs with `async` are not done."""
    app.perform_import_paths()
    done = []
    while job := take_job():
        app.tasks[job.task_name].func(**job.args)
        with connection.cursor() as cursor:
            cursor.execute("SELECT procrastinate_finish_job_v1(%s, 'succeeded', true)", [job.pk])
        done.append(job.task_name)
    return done


def take_job():
    """Take the next job as a worker does, or None when none waits its turn."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM procrastinate_fetch_job_v2(NULL, NULL)")
        number = cursor.fetchone()[0]
    return number and ProcrastinateJob.objects.get(pk=number)
