"""What the worker does about reports. A task only calls a service: the rules stand there.

The services are loaded with the first job: whoever only starts the app does not wait for them.
"""

from datetime import timedelta

from django.db.models import Q
from procrastinate.contrib.django import app

from maatwerk.lib import clock

KEPT = timedelta(days=1)


@app.task(name="reports.render")
def render(rendering_id):
    """Make one PDF."""
    from .services import renderings

    renderings.render(rendering_id)


@app.periodic(cron="10 4 * * *")
@app.task(name="reports.tidy", queueing_lock="reports.tidy")
def tidy(timestamp):
    """Clear away PDFs that nobody needs any more: of concepts of a day ago, and what was filed long since."""
    tidy_renderings()


def tidy_renderings():
    """Returns how many rows went. No event: what is filed stays, and a concept can be asked for again."""
    from .models import Rendering

    old = Rendering.objects.filter(asked_at__lt=clock.now() - KEPT)
    return old.filter(Q(publication=None) | Q(done_at__isnull=False)).delete()[0]
