"""What the worker does about reports. A task only calls a service: the rules stand there.

The services are loaded with the first job: whoever only starts the app does not wait for them.
"""

from procrastinate.contrib.django import app


@app.task(name="reports.render")
def render(rendering_id):
    """Make one PDF."""
    from .services import renderings

    renderings.render(rendering_id)


@app.periodic(cron="10 4 * * *")
@app.task(name="reports.tidy", queueing_lock="reports.tidy")
def tidy(timestamp):
    """Clear away PDFs that nobody needs any more."""
    from .services import renderings

    renderings.tidy_renderings()
