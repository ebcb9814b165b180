"""What the worker does about plans. A task only calls a service: the rules stand there."""

from procrastinate.contrib.django import app

from .services.reminders import write_reminders


# Every hour, because a worker that was down at the hour of the day skips it. What was written stays written once.
@app.periodic(cron="5 * * * *")
@app.task(name="canvas.remind", queueing_lock="canvas.remind")
def remind(timestamp):
    """Remind people of what waits."""
    write_reminders()
