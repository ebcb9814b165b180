"""What the worker does about mails. A task only calls a service: the rules stand there."""

from procrastinate.contrib.django import app

from . import services


@app.task(name=services.DELIVER)
def deliver(mail_id):
    """Send one mail."""
    services.deliver(mail_id)


@app.periodic(cron="* * * * *")
@app.task(name="post.sweep", queueing_lock="post.sweep")
def sweep(timestamp):
    """List what was left behind."""
    services.sweep()
