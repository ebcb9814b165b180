"""What the worker does about plans. A task only calls a service: the rules stand there."""

from procrastinate.contrib.django import app

from .services.planning import plan_ahead
from .services.reminders import write_reminders
from .services.urgent import close_expired_urgent


# Every hour, because a worker that was down at the hour of the day skips it. What was written stays written once.
@app.periodic(cron="5 * * * *")
@app.task(name="canvas.remind", queueing_lock="canvas.remind")
def remind(timestamp):
    """Remind people of what waits."""
    write_reminders()


@app.periodic(cron="* * * * *")
@app.task(name="canvas.close_expired_urgent", queueing_lock="canvas.close_expired_urgent")
def close_expired(timestamp):
    """Close the urgent requests whose 24 hours are over."""
    close_expired_urgent()


# Every hour for the same reason. It also gives a place to what became ready without one.
@app.periodic(cron="10 * * * *")
@app.task(name="canvas.plan_ahead", queueing_lock="canvas.plan_ahead")
def plan(timestamp):
    """Plan the tafels of the next weeks."""
    plan_ahead()
